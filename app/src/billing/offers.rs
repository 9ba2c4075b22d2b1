//! The plans side by side.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::Right;
use switchboard::billing::{Entitlement, Every, Limit, Plan, Subscription};
use switchboard::say;

use super::doors::ChoosePlan;
use super::words::{limit, name, price};
use crate::inbox::Reader;
use crate::ui::{Badge, Panel, Segmented, SubmitButton, Tab, Variant};
use crate::{Form, paths, till};

/// The section "Plans": by the month or by the year, as the address says.
pub(super) fn panel(
    plans: &[Plan],
    has: Option<&Plan>,
    subscription: Option<&Subscription>,
    every: Every,
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let paid = subscription.map(|it| it.every);
    let is_over = subscription.is_some_and(|it| it.status.is_over());
    let pays = subscription.is_some_and(Subscription::is_paid_for);
    let tab = |it: &Every| {
        let href = paths::here(&format!("{}?each={it}", paths::BILLING));
        Tab::new(href, locale.say(&format!("billing-each-{it}"), &[]), *it == every)
    };
    let tabs = Every::ALL.iter().map(tab).collect();
    let offers = plans
        .iter()
        .filter(|it| it.is_visible || has.is_some_and(|has| has.id == it.id))
        .map(|it| {
            let is_had = !is_over && has.is_some_and(|has| has.id == it.id);
            let same_time = it.is_free(every) || paid.is_none_or(|paid| paid == every);
            offer(it, has, every, (is_had, is_had && same_time, pays), reader)
        })
        .collect_view();
    view! {
        <h2>{say!(locale, "billing-plans")}</h2>
        <Segmented label=say!(locale, "billing-each") tabs=tabs/>
        <div class="plans">{offers}</div>
    }
}

fn offer(
    plan: &Plan,
    has: Option<&Plan>,
    every: Every,
    (is_had, is_same, pays): (bool, bool, bool),
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let name = name(plan.code, locale);
    let limits = Limit::ALL.iter().map(|it| view! { <li>{limit(plan, *it, locale)}</li> }).collect_view();
    let opens = Entitlement::ALL
        .iter()
        .filter(|it| plan.opens(**it))
        .map(|it| view! { <li>{locale.say(&format!("billing-opens-{it}"), &[])}</li> })
        .collect_view();
    // What would be missed, said before it is chosen.
    let missed = Entitlement::ALL
        .iter()
        .filter(|it| !plan.opens(**it) && has.is_some_and(|has| has.opens(**it)))
        .map(|it| view! { <li class="hint">{locale.say(&format!("billing-without-{it}"), &[])}</li> })
        .collect_view();
    let trial = (plan.trial_days > 0 && !plan.is_free(every))
        .then(|| view! { <li>{say!(locale, "billing-trial-days", days = plan.trial_days)}</li> });
    let choose = match plan.cents(every) {
        _ if is_same => view! { <Badge>{say!(locale, "billing-yours")}</Badge> }.into_any(),
        _ if !reader.may(Right::BillingManage) => ().into_any(),
        None => view! { <p class="hint">{say!(locale, "billing-write-operator")}</p> }.into_any(),
        Some(_) => choose(plan, name.clone(), (every, pays), reader),
    };
    let price = price(plan, every, locale);
    view! {
        <Panel title=name>
            <p class="plan-price">{price}</p>
            {(is_had && !is_same).then(|| view! { <p class="hint">{say!(locale, "billing-yours-otherwise")}</p> })}
            <ul class="plan-list">{limits}{opens}{missed}{trial}</ul>
            {choose}
        </Panel>
    }
}

/// The way to a plan. Where somebody takes money, it is theirs.
fn choose(plan: &Plan, name: String, (every, pays): (Every, bool), reader: &Reader) -> AnyView {
    if plan.stripe_price(every).is_some() && till::is_open() {
        return till::choose(&plan.id.to_string(), every.word(), pays).into_any();
    }
    let hidden = vec![("plan", plan.id.to_string()), ("every", every.to_string())];
    let words = say!(reader.locale, "billing-choose", plan = name);
    view! {
        <Form door=ChoosePlan::PATH hidden=hidden>
            <SubmitButton variant=Variant::Default>{words}</SubmitButton>
        </Form>
    }
    .into_any()
}
