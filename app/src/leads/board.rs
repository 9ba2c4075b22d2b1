//! The board: a column for each place where leads stand.

use islands::{Cards, CardsWords};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::leads::{Column, Lead, Settings};
use switchboard::say;
use switchboard::text::money;

use super::address::Looking;
use super::doors::MoveTo;
use super::words::{intent_word, lead_name, score_badge, status_word, statuses};
use crate::inbox::Reader;
use crate::ui::{Select, Size, SubmitButton, TextField, Variant};
use crate::{Form, paths};

/// The columns, each with how many it has and what they are worth.
#[component]
pub fn Board(
    /// The columns, in order.
    columns: Vec<Column>,
    /// The currency.
    settings: Settings,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let works = reader.may(Right::LeadsWork);
    let shown = columns.into_iter().map(|it| column(it, &settings, &looking, &reader)).collect_view();
    let how = works.then(|| {
        let words = CardsWords {
            lifted: say!(locale, "leads-lifted", name = "{}"),
            over: say!(locale, "leads-over", status = "{}"),
            dropped: say!(locale, "leads-put-back"),
            because: say!(locale, "leads-say-why"),
        };
        view! {
            <p class="hint" id="board-how">{say!(locale, "leads-board-how")}</p>
            <Cards words=words/>
        }
    });
    view! {
        {how}
        <div class="board-cols board-leads" role="group" aria-label=say!(locale, "leads-board")>{shown}</div>
    }
}

fn column(it: Column, settings: &Settings, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let Column { counts, cards } = it;
    let title = status_word(counts.status, locale);
    let id = format!("column-{}", counts.status);
    let more = usize::try_from(counts.leads).unwrap_or_default().saturating_sub(cards.len());
    let more = (more > 0).then(|| {
        let mut all = looking.shown(false);
        all.filter.status = Some(counts.status);
        view! { <a class="link" href=all.list()>{say!(locale, "leads-more", count = more)}</a> }
    });
    let worth = (counts.worth > 0).then(|| money(counts.worth, settings.currency.word(), locale));
    let cards = cards.into_iter().map(|it| card(it, settings, reader)).collect_view();
    let (called, labelled_by) = (title.clone(), id.clone());
    view! {
        <section class="board-col" data-column=counts.status.to_string() data-title=called aria-labelledby=labelled_by>
            <div class="board-head">
                <h2 id=id>{title} " " <span class="num">{counts.leads}</span></h2>
                <span>{worth}</span>
            </div>
            <ul class="stack stack-sm">{cards}</ul>
            {more}
        </section>
    }
    .into_any()
}

fn card(it: Lead, settings: &Settings, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let name = lead_name(&it, locale);
    let value = it.value_minor.map(|minor| money(minor, settings.currency.word(), locale));
    let works = reader.may(Right::LeadsWork);
    let company = it.company.clone().filter(|company| *company != name);
    let said: Vec<String> =
        [it.intent.map(|it| intent_word(it, locale)), value, company].into_iter().flatten().collect();
    let form = works.then(|| mover(&it, &name, reader));
    view! {
        <li class="board-card" id=format!("lead-{}", it.id) draggable=works.then_some("true") data-card=it.status.to_string()>
            <a href=paths::lead(it.id) data-row="true" id=format!("row-{}", it.id) aria-describedby=works.then_some("board-how")>
                {name}
            </a>
            <div class="board-facts">
                {score_badge(it.level, it.score, locale)}
                <span>{said.join(" · ")}</span>
            </div>
            {form}
        </li>
    }
    .into_any()
}

/// Moves a card without dragging it.
pub fn mover(it: &Lead, name: &str, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let hidden = vec![("lead", it.id.to_string())];
    let (to, because) = (format!("to-{}", it.id), format!("because-{}", it.id));
    let (whose, now, why) = (format!(" {name}"), it.status.to_string(), it.lost_because.clone());
    let label = say!(locale, "leads-move-where", name = name);
    view! {
        <div role="group" aria-label=label>
            <Form door=MoveTo::PATH hidden=hidden class="lead-move">
                <Select name="to" id=to label=say!(locale, "leads-status") options=statuses(locale) value=now/>
                <SubmitButton size=Size::Small variant=Variant::Default>
                    {say!(locale, "leads-move")}
                    <span class="sr-only">{whose}</span>
                </SubmitButton>
                <div class="lead-because">
                    <TextField name="because" id=because label=say!(locale, "leads-because") value=why maxlength=500/>
                </div>
            </Form>
        </div>
    }
}
