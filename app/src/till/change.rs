//! `/billing/change`: what another plan will cost, before anything is changed.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::access::BillingManage;
use switchboard::billing::till::{CannotPay, Preview};
use switchboard::say;
use switchboard::text::{Locale, money};

use super::doors::ChangePlan;
use super::problems;
use crate::ui::{Column, DataTable, LinkButton, Panel, SubmitButton};
use crate::{Form, Problem, Sheet, access, locale, page, paths};

/// The next bill with another plan, and the button that changes to it.
pub fn change_page() -> impl IntoView {
    let (plan, every) =
        use_query_map().with_untracked(|it| (it.get("plan").unwrap_or_default(), it.get("every").unwrap_or_default()));
    page(async move {
        let tx = access::require(BillingManage).await?;
        let locale = locale();
        let title = say!(locale, "till-change");
        let previewed = match (problems::till(), problems::wanted(&plan, &every)) {
            (Ok(till), Ok(wanted)) => till.preview(tx.under()?, wanted).await,
            _ => Err(CannotPay::NoSuchPlan),
        };
        let body = match previewed {
            Ok(preview) => shown(&preview, plan, every, locale).into_any(),
            Err(cannot) => match problems::problem(cannot) {
                Problem::Invalid { sentence, .. } => refused(sentence, locale).into_any(),
                problem => return Err(problem),
            },
        };
        Ok(Sheet::new(title, view! { <div class="page stack">{body}</div> }))
    })
}

fn shown(preview: &Preview, plan: String, every: String, locale: Locale) -> impl IntoView + use<> {
    let invoice = &preview.invoice;
    let currency = invoice.currency.to_uppercase();
    let amount = |minor: i64| match minor < 0 {
        true => format!("−{}", money(-minor, &currency, locale)),
        false => money(minor, &currency, locale),
    };
    let rows = invoice
        .lines
        .data
        .iter()
        .map(|line| {
            let (what, much) = (line.description.clone().unwrap_or_default(), amount(line.amount));
            view! { <tr><th scope="row">{what}</th><td class="n">{much}</td></tr> }
        })
        .collect_view();
    let due = say!(locale, "till-next-invoice", amount = amount(invoice.amount_due));
    let columns = vec![Column::new(say!(locale, "till-line")), Column::new(say!(locale, "till-amount")).number()];
    let title = say!(locale, "till-preview");
    let hidden = vec![("plan", plan), ("every", every), ("from", preview.from.unix_timestamp().to_string())];
    view! {
        <Panel title=title.clone() flush=true>
            <DataTable caption=title columns=columns>{rows}</DataTable>
        </Panel>
        <p><strong>{due}</strong></p>
        <p>{say!(locale, "till-preview-about")}</p>
        <Form door=ChangePlan::PATH hidden=hidden>
            <div class="form-actions">
                <SubmitButton>{say!(locale, "till-confirm")}</SubmitButton>
                <LinkButton href=paths::here(paths::BILLING)>{say!(locale, "till-back")}</LinkButton>
            </div>
        </Form>
    }
}

fn refused(sentence: String, locale: Locale) -> impl IntoView + use<> {
    view! {
        <p role="alert">{sentence}</p>
        <p><LinkButton href=paths::here(paths::BILLING)>{say!(locale, "till-back")}</LinkButton></p>
    }
}
