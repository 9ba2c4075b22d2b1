//! `/settings/leads`: from when a lead is hot, and what became of those that were.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::DeskArrange;
use switchboard::leads::{self, BackTest, CannotSet, Currency, Settings};
use switchboard::say;
use switchboard::text::Locale;

use crate::ui::{Column, DataTable, Panel, Select, SubmitButton, TextField};
use crate::{Form, Problem, Sheet, access, locale, notice, page, paths, settings};

/// `/settings/leads`
pub fn settings_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(DeskArrange).await?;
        let now = leads::settings(&mut tx).await?;
        let tested = leads::back_test(&mut tx, &now).await?;
        let locale = locale();
        let body = view! {
            <div class="page page-form stack">
                {settings::sections(paths::LEAD_SETTINGS)}
                <Panel title=say!(locale, "leads-thresholds")>{form(now, locale)}</Panel>
                {back_test(tested, locale)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "leads-title"), body))
    })
}

fn form(now: Settings, locale: Locale) -> impl IntoView {
    let currencies = Currency::ALL.iter().map(|it| (it.to_string(), it.to_string())).collect();
    view! {
        <Form door=SetSettings::PATH class="form">
            <TextField name="hot_from" kind="number" label=say!(locale, "leads-hot-from") hint=say!(locale, "leads-thresholds-hint") value=now.hot_from.to_string() min="2" max="100" inputmode="numeric" required=true/>
            <TextField name="warm_from" kind="number" label=say!(locale, "leads-warm-from") value=now.warm_from.to_string() min="1" max="99" inputmode="numeric" required=true/>
            <Select name="currency" label=say!(locale, "leads-currency") options=currencies value=now.currency.to_string()/>
            <div class="form-actions"><SubmitButton>{say!(locale, "leads-save")}</SubmitButton></div>
        </Form>
    }
}

/// How often leads that the rules took for hot, warm or cold did buy.
fn back_test(tested: Vec<BackTest>, locale: Locale) -> impl IntoView {
    let columns = vec![
        Column::new(say!(locale, "leads-score")),
        Column::new(say!(locale, "leads-status-converted")).number(),
        Column::new(say!(locale, "leads-status-lost")).number(),
        Column::new(say!(locale, "leads-converted-share")).number(),
    ];
    let rows = tested
        .into_iter()
        .map(|it| {
            let ended = it.converted + it.lost;
            let share = (ended > 0).then(|| say!(locale, "leads-percent", share = it.converted * 100 / ended));
            view! {
                <tr>
                    <th scope="row">{locale.say(&format!("leads-level-{}", it.level), &[])}</th>
                    <td class="n">{it.converted}</td>
                    <td class="n">{it.lost}</td>
                    <td class="n">{share.unwrap_or_else(|| "–".to_owned())}</td>
                </tr>
            }
        })
        .collect_view();
    let title = say!(locale, "leads-back-test");
    let caption = title.clone();
    view! {
        <Panel title=title flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel>
        <p class="hint">{say!(locale, "leads-back-test-hint")}</p>
    }
}

/// Sets from when a lead is warm and hot, and the currency.
#[server(endpoint = "leads/set-settings")]
pub async fn set_settings(hot_from: i32, warm_from: i32, currency: Currency) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    leads::set_settings(tx, &Settings { hot_from, warm_from, currency }).await.map_err(|cannot| match cannot {
        CannotSet::OutOfOrder => Problem::invalid("warm_from", say!(locale(), "leads-cannot-thresholds")),
        CannotSet::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "saved"));
    Ok(())
}
