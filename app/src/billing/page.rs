//! `/billing`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::{BillingRead, Right};
use switchboard::billing::{self, Access, Every, Plan, Standing, Subscription, SubscriptionStatus};
use switchboard::say;

use super::words::{limit, name, price};
use super::{invoices, offers};
use crate::inbox::Reader;
use crate::ui::{Badge, Fact, Facts, LinkButton, Panel};
use crate::{Sheet, access, page, paths, till};

/// Which plan the workspace has, and what there is to choose.
pub fn billing_page() -> impl IntoView {
    let query = use_query_map();
    let asked = |name: &str| query.with_untracked(|it| it.get(name));
    let (each, stripe, waiting) =
        (asked("each").and_then(|it| it.parse::<Every>().ok()), asked("stripe"), asked("waiting"));
    page(async move {
        let reader = Reader::here();
        let locale = reader.locale;
        let title = say!(locale, "billing-title");
        let mut tx = access::require(BillingRead).await?;
        let standing = tx.standing();
        if !standing.is_charged {
            let body = view! {
                <div class="page stack">
                    <p>{say!(locale, "billing-off")}</p>
                    <p><a href=paths::here(paths::USAGE)>{say!(locale, "usage-title")}</a></p>
                </div>
            };
            return Ok(Sheet::new(title, body));
        }
        let plans = billing::plans(&mut tx).await?;
        let subscription = billing::subscription(&mut tx).await?;
        let billed = billing::invoices(&mut tx).await?;
        drop(tx);
        let has = billing::steps::current(plans.clone(), subscription.as_ref());
        let paid = subscription.as_ref().map(|it| it.every);
        let every = each.or(paid).unwrap_or(Every::Month);
        let body = view! {
            <div class="page stack">
                {till::news(stripe, waiting)}
                {current(has.as_ref(), subscription.as_ref(), standing, &reader)}
                {export(standing, &reader)}
                {offers::panel(&plans, has.as_ref(), subscription.as_ref(), every, &reader)}
                {invoices::panel(billed, &reader)}
            </div>
        };
        let usage = view! {
            <LinkButton href=paths::here(paths::USAGE) icon=Some("chart-no-axes-column")>
                {say!(locale, "usage-title")}
            </LinkButton>
        };
        Ok(Sheet::new(title, body).actions(usage))
    })
}

/// What the workspace has, how it stands, and what comes next.
fn current(
    has: Option<&Plan>,
    subscription: Option<&Subscription>,
    standing: Standing,
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let title = has.map_or_else(|| say!(locale, "billing-no-plan"), |it| name(it.code, locale));
    let every = subscription.map_or(Every::Month, |it| it.every);
    let costs = has.map(|it| price(it, every, locale));
    let status = match subscription {
        None => say!(locale, "billing-status-none"),
        Some(it) => locale.say(&format!("billing-status-{}", it.status), &[]),
    };
    let access = locale.say(&format!("billing-access-{}", standing.access.word()), &[]);
    let period = subscription
        .and_then(|it| it.period_start.zip(it.period_end))
        .map(|(start, end)| say!(locale, "billing-period", start = reader.full(start), end = reader.full(end)));
    let because = subscription.and_then(|it| it.frozen_because.clone());
    let limits = has.map(|plan| billing::Limit::ALL.iter().map(|it| limit(plan, *it, locale)).collect::<Vec<_>>());
    let next = next(subscription, standing, reader);
    let paid_for = subscription.filter(|it| it.is_paid_for() && reader.may(Right::BillingManage) && till::is_open());
    let buttons = paid_for.map(|it| till::buttons(it.ends_at.is_some()));
    view! {
        <Panel title=say!(locale, "billing-current", plan = title)>
            <Facts>
                {costs.map(|it| view! { <Fact name=say!(locale, "billing-price")>{it}</Fact> })}
                <Fact name=say!(locale, "billing-status")><Badge>{status}</Badge></Fact>
                <Fact name=say!(locale, "billing-access")>{access}</Fact>
                {period.map(|it| view! { <Fact name=say!(locale, "billing-paid-time")>{it}</Fact> })}
                {limits.map(|it| view! { <Fact name=say!(locale, "billing-includes")>{it.join(" · ")}</Fact> })}
                {because.map(|it| view! { <Fact name=say!(locale, "billing-frozen-because")>{it}</Fact> })}
            </Facts>
            <p>{next}</p>
            {buttons}
        </Panel>
    }
}

/// What comes next, and what to do about it.
fn next(subscription: Option<&Subscription>, standing: Standing, reader: &Reader) -> String {
    let locale = reader.locale;
    match standing.access {
        Access::Grace(until) => return say!(locale, "billing-next-grace", day = reader.full(until)),
        Access::ReadOnly(Some(until)) => return say!(locale, "billing-next-ended", day = reader.full(until)),
        Access::Closed => return say!(locale, "billing-next-closed"),
        Access::ReadOnly(None) if subscription.is_some_and(|it| it.frozen_at.is_some()) => {
            return say!(locale, "billing-next-frozen");
        }
        Access::ReadOnly(None) => return say!(locale, "billing-next-unpaid"),
        Access::Active => {}
    }
    let Some(it) = subscription else { return say!(locale, "billing-next-choose") };
    match (it.ends_at, standing.trial_end, it.period_end) {
        (Some(end), ..) => say!(locale, "billing-next-ends", day = reader.full(end)),
        (_, Some(end), _) => say!(locale, "billing-trial-until", day = reader.full(end)),
        (_, _, Some(end)) => say!(locale, "billing-next-renews", day = reader.full(end)),
        _ if it.status == SubscriptionStatus::Incomplete => say!(locale, "billing-next-incomplete"),
        _ => say!(locale, "billing-next-nothing"),
    }
}

/// What can be taken along, where nothing else is possible.
fn export(standing: Standing, reader: &Reader) -> Option<impl IntoView + use<>> {
    let lets = |right: Right| {
        let is_open = standing.access != Access::Closed || reader.may(Right::BillingManage);
        reader.may(right) && is_open
    };
    if !standing.access.is_stopped() {
        return None;
    }
    let locale = reader.locale;
    let files = [
        (Right::ContactsManage, "/contacts/export.csv", say!(locale, "billing-export-contacts")),
        (Right::ContactsManage, "/companies/export.csv", say!(locale, "billing-export-companies")),
        (Right::LeadsExport, "/leads/all.csv", say!(locale, "billing-export-leads")),
    ];
    let links = files
        .into_iter()
        .filter(|(right, ..)| lets(*right))
        .map(|(_, path, words)| {
            view! { <LinkButton href=paths::here(path) icon=Some("download")>{words}</LinkButton> }
        })
        .collect_view();
    Some(view! {
        <Panel title=say!(locale, "billing-export")>
            <p>{say!(locale, "billing-export-about")}</p>
            <div class="form-actions">{links}</div>
        </Panel>
    })
}
