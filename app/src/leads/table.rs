//! The table of leads, and what one can do with the chosen ones.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::leads::{Lead, Settings, Sort};
use switchboard::say;
use switchboard::text::money;

use super::address::Looking;
use super::doors::MoveMany;
use super::words::{intent_word, lead_name, score_badge, status_badge, statuses};
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, Panel, Select, Size, SortOrder, SubmitButton, TextField, Time, Variant};
use crate::{Form, paths};

/// The form that the boxes of the rows belong to.
const FORM: &str = "chosen-leads";

/// The leads of a page.
#[component]
pub fn Table(
    /// The leads, in order.
    rows: Vec<Lead>,
    /// The currency.
    settings: Settings,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let works = reader.may(Right::LeadsWork);
    let by = |column: Column, sort: Sort| {
        let order = (looking.sort == sort).then_some(SortOrder::Descending);
        column.sorted(looking.sorted(sort).list(), order)
    };
    let mut columns = vec![
        Column::new(say!(locale, "leads-lead")),
        by(Column::new(say!(locale, "leads-score")), Sort::Score).wide_only(),
        Column::new(say!(locale, "leads-status")).wide_only(),
        Column::new(say!(locale, "leads-intent")).wide_only(),
        by(Column::new(say!(locale, "leads-value")).number(), Sort::Value),
        Column::new(say!(locale, "leads-owner")).wide_only(),
        by(Column::new(say!(locale, "leads-changed")), Sort::Newest).wide_only(),
    ];
    if works {
        columns.insert(0, Column::new(say!(locale, "leads-choose")).silent());
    }
    let bar = works.then(|| chosen_bar(&looking, &reader));
    let rows = rows.into_iter().map(|it| row(it, works, &settings, &reader)).collect_view();
    view! {
        <Panel flush=true>
            {bar}
            <DataTable caption=say!(locale, "leads-title") columns=columns>{rows}</DataTable>
        </Panel>
    }
}

/// What one can do with the chosen leads.
fn chosen_bar(looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let hidden = vec![("list", looking.question())];
    view! {
        <Form door=MoveMany::PATH hidden=hidden id=FORM class="lead-move table-bar" label=say!(locale, "leads-chosen")>
            <Select name="to" id="chosen-to" label=say!(locale, "leads-chosen-to") options=statuses(locale)/>
            <div class="lead-because">
                <TextField name="because" id="chosen-because" label=say!(locale, "leads-because") maxlength=500/>
            </div>
            <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-move")}</SubmitButton>
        </Form>
    }
}

fn row(it: Lead, works: bool, settings: &Settings, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let name = lead_name(&it, locale);
    let choose = works.then(|| {
        let words = say!(locale, "leads-choose-one", name = name.as_str());
        view! {
            <td>
                <label class="row-choose">
                    <input type="checkbox" class="check" name="chosen[]" value=it.id.to_string() form=FORM aria-label=words/>
                </label>
            </td>
        }
    });
    let company = it.company.clone().filter(|company| *company != name);
    let value = it.value_minor.map(|minor| money(minor, settings.currency.word(), locale));
    let owner = it.owner_name.clone().unwrap_or_else(|| say!(locale, "leads-nobody"));
    let changed = it.updated_at;
    let score = || score_badge(it.level, it.score, locale);
    let status = || status_badge(it.status, locale);
    view! {
        <tr id=format!("lead-{}", it.id)>
            {choose}
            <th scope="row">
                <a href=paths::lead(it.id) data-row="true" id=format!("row-{}", it.id)>{name}</a>
                {company.map(|it| view! { " " <span class="entry-meta">{it}</span> })}
                <span class="narrow-only">{score()} {status()}</span>
            </th>
            <td class="wide-only">{score()}</td>
            <td class="wide-only">{status()}</td>
            <td class="wide-only">{it.intent.map(|it| intent_word(it, locale))}</td>
            <td class="n">{value}</td>
            <td class="wide-only">{owner}</td>
            <td class="wide-only nowrap"><Time at=changed shown=reader.short(changed) full=reader.full(changed)/></td>
        </tr>
    }
    .into_any()
}
