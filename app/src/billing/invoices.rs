//! What the workspace was asked to pay.

use leptos::prelude::*;
use switchboard::billing::{Invoice, InvoiceStatus};
use switchboard::say;
use switchboard::text::{self, money};

use crate::inbox::Reader;
use crate::ui::{Badge, Column, DataTable, Panel};

/// The section "Invoices".
pub(super) fn panel(invoices: Vec<Invoice>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let title = say!(locale, "billing-invoices");
    if invoices.is_empty() {
        let none = view! { <p>{say!(locale, "billing-no-invoices")}</p> };
        return view! { <Panel title=title>{none}</Panel> }.into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "billing-invoice-number")),
        Column::new(say!(locale, "billing-invoice-date")),
        Column::new(say!(locale, "billing-invoice-amount")).number(),
        Column::new(say!(locale, "billing-invoice-status")),
        Column::new(say!(locale, "billing-invoice-file")),
    ];
    let rows = invoices.into_iter().map(|it| row(it, reader)).collect_view();
    view! { <Panel title=title.clone() flush=true><DataTable caption=title columns=columns>{rows}</DataTable></Panel> }
        .into_any()
}

fn row(it: Invoice, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let number = it.number.unwrap_or_else(|| say!(locale, "billing-invoice-unnumbered"));
    let named = match it.hosted_url {
        Some(url) => view! { <a href=url rel="noopener">{number.clone()}</a> }.into_any(),
        None => number.clone().into_any(),
    };
    let due = it.due_at.filter(|_| it.status == InvoiceStatus::Pending);
    let due = due.map(|at| format!(" {}", say!(locale, "billing-due", day = text::day(at, &reader.zone, locale))));
    let file = it.pdf_url.map(|url| {
        let spoken = say!(locale, "billing-invoice-pdf-of", number = number);
        view! { <a href=url rel="noopener" aria-label=spoken>"PDF"</a> }
    });
    view! {
        <tr>
            <th scope="row">{named}</th>
            <td>{text::day(it.issued_at, &reader.zone, locale)}</td>
            <td class="n">{money(it.total, &it.currency.to_uppercase(), locale)}</td>
            <td><Badge>{locale.say(&format!("billing-invoice-{}", it.status), &[])}</Badge>{due}</td>
            <td>{file}</td>
        </tr>
    }
}
