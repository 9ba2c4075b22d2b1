//! `/analytics/ai`

use leptos::prelude::*;
use switchboard::access::InboxRead;
use switchboard::analytics::{self, ALARM, Backlog, Dimension, Metric, OF_ASSISTANT, Waiting};
use switchboard::{say, text};

use super::asked::Names;
use super::figures::counted;
use super::hours::{by_hour, kinds_to_choose};
use super::looking::Looking;
use super::page::{definitions, metric, sections};
use super::tables::parted;
use super::tasks::acts;
use crate::inbox::{Reader, contact_name, conversation_address};
use crate::ui::{Badge, BadgeTone, Column, DataTable, Empty, Icon, Panel, Tile, Tiles, Time};
use crate::{Sheet, access, page, paths};

const HERE: &str = "/analytics/ai";

/// What waits for the assistant, the longest first, and an alarm when it waits too long; and the hours of a day.
pub fn assistant_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let reader = Reader::here();
        let mut tx = access::require(InboxRead).await?;
        let backlog = analytics::backlog(&mut tx, None).await?;
        let rows = analytics::waiting(&mut tx).await?;
        let day = looking.day(&reader.zone, tx.now());
        let hours = analytics::each(&mut tx, &day.hours(), &looking.slice()).await?;
        let kinds = analytics::by(&mut tx, &day, &looking.slice(), Dimension::Kind).await?;
        let names = Names::read(&mut tx).await?;
        let progress = analytics::progress(&mut tx).await?;
        drop(tx);
        let locale = reader.locale;
        let oldest = match backlog.oldest {
            Some(_) => text::span(backlog.oldest_for(reader.now), locale),
            None => "–".to_owned(),
        };
        let (many, long) = (metric(Metric::AssistantBacklog, &reader), metric(Metric::AssistantOldest, &reader));
        let hot = backlog.is_alarming(reader.now);
        let measured = [&[Metric::AssistantBacklog, Metric::AssistantOldest], OF_ASSISTANT, &[Metric::Tokens]].concat();
        let body = view! {
            <div class="page stack">
                {sections(HERE, &reader)}
                {alarm(&backlog, &reader, ())}
                <Tiles label=say!(locale, "analytics-ai")>
                    <Tile label=many figure=backlog.waiting.to_string() hot=hot/>
                    <Tile label=long figure=oldest hot=hot/>
                </Tiles>
                {list(rows, &reader)}
                {kinds_to_choose(HERE, &kinds, &names, &looking, &reader)}
                {by_hour(HERE, &hours, &day, &looking, &reader)}
                {parted(Dimension::Kind, &kinds, &names, &day, &looking, &reader)}
                {counted(progress.as_ref(), &day, &reader)}
                {definitions(&measured, &reader)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "analytics-ai"), body))
    })
}

/// The alarm for other pages, with the way to this one.
pub fn assistant_alarm(backlog: &Backlog, reader: &Reader) -> Option<AnyView> {
    let look = view! { <a class="link" href=paths::here(HERE)>{say!(reader.locale, "analytics-ai-look")}</a> };
    alarm(backlog, reader, look)
}

/// That the assistant does not keep up, and what to look at.
fn alarm(backlog: &Backlog, reader: &Reader, look: impl IntoView + 'static) -> Option<AnyView> {
    let locale = reader.locale;
    backlog.is_alarming(reader.now).then(|| {
        let words = say!(
            locale,
            "analytics-ai-alarm",
            count = backlog.waiting,
            span = text::span(backlog.oldest_for(reader.now), locale),
            limit = text::span(ALARM, locale)
        );
        view! {
            <div class="alarm" role="alert">
                <Icon name="triangle-alert"/>
                <p>{words} " " {look}</p>
            </div>
        }
        .into_any()
    })
}

fn list(rows: Vec<Waiting>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    if rows.is_empty() {
        return view! {
            <Empty
                icon="sparkle"
                title=say!(locale, "analytics-ai-empty")
                text=say!(locale, "analytics-ai-empty-text")
                action=().into_any()
            />
        }
        .into_any();
    }
    let caption = say!(locale, "analytics-ai-waiting");
    let columns = vec![
        Column::new(say!(locale, "escalations-contact")),
        Column::new(say!(locale, "escalations-gist")).wide_only(),
        Column::new(say!(locale, "escalations-waiting")),
        Column::new(say!(locale, "analytics-ai-state")),
        Column::new(say!(locale, "analytics-ai-acts")),
    ];
    let rows = rows.into_iter().map(|it| row(it, reader)).collect_view();
    view! { <Panel title=caption.clone() flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
        .into_any()
}

fn row(it: Waiting, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let tone = if reader.now - it.since > ALARM { BadgeTone::Danger } else { BadgeTone::Line };
    let state = match (it.is_answering, it.reason) {
        (true, _) => view! { <Badge tone=BadgeTone::Ai icon=Some("sparkle")>{say!(locale, "inbox-answering")}</Badge> }
            .into_any(),
        (false, Some(why)) => locale.say(&format!("assistant-reason-{}", why.word().replace('_', "-")), &[]).into_any(),
        (false, None) => view! { <Badge tone=tone>{say!(locale, "analytics-ai-untouched")}</Badge> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a class="whose" href=conversation_address(it.conversation_id)>
                    <Icon name="user"/>
                    <span>{contact_name(it.contact_name.as_deref(), locale)}</span>
                    <span class="entry-meta">{it.channel_name}</span>
                </a>
            </th>
            <td class="wide-only"><span class="gist">{it.preview}</span></td>
            <td class="nowrap"><Time at=it.since shown=reader.since(it.since) full=reader.full(it.since)/></td>
            <td>{state}</td>
            <td class="act">{acts(it.conversation_id, it.is_answering, reader)}</td>
        </tr>
    }
    .into_any()
}
