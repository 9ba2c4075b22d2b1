//! `/analytics/topics`

use leptos::prelude::*;
use switchboard::access::InboxRead;
use switchboard::analytics::{self, Metric, TopicLine, TopicsOf, WORTH_LOOKING, share};
use switchboard::channels::AssistantMode;
use switchboard::{channels, say, text};

use super::numbers::{arrow, change, percent};
use super::picture::{bar, columns};
use crate::analytics::looking::Looking;
use crate::analytics::page::{by_channel, definitions, metric, periods, sections};
use crate::inbox::Reader;
use crate::ui::{Badge, BadgeTone, Column, DataTable, Empty, Fold, LinkButton, Meter, Panel};
use crate::{Sheet, access, page};

/// Where the topics are.
pub(super) const HERE: &str = "/analytics/topics";

/// Pictures of the page.
const PICTURES: usize = 9;

/// What is measured here.
pub(super) const MEASURED: [Metric; 4] =
    [Metric::TopicMessages, Metric::TopicShare, Metric::TopicResolution, Metric::TopicCost];

/// The topics of a period.
pub fn topics_page() -> impl IntoView {
    let looking = Looking::here();
    page(async move {
        let reader = Reader::here();
        let mut tx = access::require(InboxRead).await?;
        let of = analytics::topics(&mut tx, looking.days(), &reader.zone, looking.channel()).await?;
        let channels = channels::list(&mut tx).await?;
        access::hand_on(tx);
        let locale = reader.locale;
        let file = looking.with_days("/analytics/topics.csv", looking.days());
        let download = view! {
            <LinkButton href=file icon=Some("download")>{say!(locale, "analytics-file")}</LinkButton>
        };
        let body = view! {
            <div class="page stack">
                {sections(HERE, &reader)}
                {periods(HERE, &looking, &reader)}
                {by_channel(HERE, channels, &looking, &reader)}
                <div data-live="topics" class="stack">{shown(&of, &looking, &reader)}</div>
                {definitions(&MEASURED, &reader)}
            </div>
        };
        Ok(Sheet::new(say!(locale, "topics-title"), body).actions(download))
    })
}

/// The topics, or what there has to be before there are any.
fn shown(of: &TopicsOf, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    if of.topics.is_empty() {
        let words = say!(locale, "topics-empty-meter", count = of.messages, of = WORTH_LOOKING);
        let used = u64::try_from(of.messages).unwrap_or_default();
        let limit = WORTH_LOOKING.unsigned_abs();
        let far = view! { <Meter label=say!(locale, "topics-messages") used=used.min(limit) limit=limit words=words/> };
        return view! {
            <Empty
                icon="message-circle"
                title=say!(locale, "topics-empty")
                text=say!(locale, "topics-empty-text", count = WORTH_LOOKING)
                action=far.into_any()
            />
        }
        .into_any();
    }
    let pictures: Vec<TopicLine> = of.topics.iter().take(PICTURES).cloned().collect();
    view! {
        {table(of, looking, reader)}
        {small_multiples(pictures, of, looking, reader)}
    }
    .into_any()
}

fn table(of: &TopicsOf, looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let caption = say!(locale, "topics-of-days", days = looking.days());
    let columns = vec![
        Column::new(say!(locale, "topics-topic")),
        Column::new(say!(locale, "topics-messages")).number(),
        Column::new(say!(locale, "topics-share")).number(),
        Column::new(say!(locale, "topics-trend")).number(),
        Column::new(metric(Metric::TopicResolution, reader)).number(),
        Column::new(metric(Metric::TopicCost, reader)).number().wide_only(),
        Column::new(say!(locale, "topics-cost-share")).number().wide_only(),
    ];
    let rows = of.topics.iter().map(|it| row(it, of, looking, reader)).collect_view();
    let other = of.other();
    let other = (other > 0).then(|| {
        let part = share(other, of.messages);
        view! {
            <tr>
                <th scope="row">{say!(locale, "topics-other")} {bar(part.unwrap_or_default())}</th>
                <td class="n">{other}</td>
                <td class="n">{percent(part, locale)}</td>
                <td class="n">"–"</td>
                <td class="n">"–"</td>
                <td class="n wide-only">"–"</td>
                <td class="n wide-only">"–"</td>
            </tr>
        }
    });
    view! {
        <Panel title=caption.clone() flush=true>
            <DataTable caption=caption columns=columns>{rows} {other}</DataTable>
        </Panel>
    }
}

fn row(it: &TopicLine, of: &TopicsOf, looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let part = share(it.messages, of.messages);
    let words = it.keywords.join(", ");
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=looking.with_days(&format!("{HERE}/{}", it.id), looking.days()) data-row="true">
                    {it.label.clone()}
                </a>
                {policy(it.policy, reader)}
                {bar(part.unwrap_or_default())}
                <p class="hint">{words}</p>
                {weakness(it, reader)}
                {likeness(it, reader)}
            </th>
            <td class="n">{it.messages}</td>
            <td class="n">{percent(part, locale)}</td>
            <td class="n nowrap">{trend(it, reader)}</td>
            <td class="n">{percent(it.resolution(), locale)}</td>
            <td class="n wide-only nowrap">{text::money_micros(it.cost_micros, locale)}</td>
            <td class="n wide-only">{percent(share(it.cost_micros, of.cost_micros), locale)}</td>
        </tr>
    }
}

/// An arrow, and in words what changed since the period before.
pub(super) fn trend(it: &TopicLine, reader: &Reader) -> impl IntoView + use<> {
    let words = change(it.messages, it.before, reader.locale);
    view! { <span aria-hidden="true">{arrow(it.messages, it.before)} " "</span> {words} }
}

/// What the assistant may do with the questions of a topic, where that is less than the channel's rule.
pub(super) fn policy(it: AssistantMode, reader: &Reader) -> Option<AnyView> {
    let words = match it {
        AssistantMode::Send => return None,
        AssistantMode::Draft => say!(reader.locale, "topics-policy-draft"),
        AssistantMode::Off => say!(reader.locale, "topics-policy-off"),
    };
    Some(view! { " " <Badge tone=BadgeTone::Line>{words}</Badge> }.into_any())
}

/// Why the assistant answers too few questions of a topic.
pub(super) fn weakness(it: &TopicLine, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let (reason, count) = it.reasons.first().filter(|_| it.is_weak())?;
    let why = locale.say(&format!("assistant-reason-{}", reason.word().replace('_', "-")), &[]);
    let words = say!(locale, "topics-weak", reason = why, count = *count, of = it.asked);
    Some(view! { <p><Badge tone=BadgeTone::Lamp icon=Some("triangle-alert")>{words}</Badge></p> }.into_any())
}

/// The topic that it may be the same as.
fn likeness(it: &TopicLine, reader: &Reader) -> Option<AnyView> {
    let (_, label) = it.like.as_ref()?;
    let words = say!(reader.locale, "topics-like", topic = label.as_str());
    Some(view! { <p class="hint">{words}</p> }.into_any())
}

/// The days of the largest topics, all drawn to the same height, and the same as a table.
fn small_multiples(
    pictures: Vec<TopicLine>,
    of: &TopicsOf,
    looking: &Looking,
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let title = say!(locale, "topics-per-day", days = looking.days());
    let most = pictures.iter().flat_map(|it| it.per_day.iter().copied()).max().unwrap_or(1);
    let drawn = pictures
        .iter()
        .map(|it| {
            let label = say!(locale, "topics-drawn", topic = it.label.as_str(), count = it.messages);
            view! {
                <li>
                    <p class="topic-name">{it.label.clone()} " " <span class="num">{it.messages}</span></p>
                    {columns(label, &it.per_day, most)}
                </li>
            }
        })
        .collect_view();
    let heads = std::iter::once(Column::new(say!(locale, "analytics-day")))
        .chain(pictures.iter().map(|it| Column::new(it.label.clone()).number()))
        .collect();
    let rows = of
        .dates
        .iter()
        .enumerate()
        .map(|(at, date)| {
            let cells = pictures
                .iter()
                .map(|it| view! { <td class="n">{it.per_day.get(at).copied().unwrap_or(0)}</td> })
                .collect_view();
            view! { <tr><th scope="row" class="nowrap">{date.to_string()}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <Panel title=title.clone()>
            <ul class="topic-pictures">{drawn}</ul>
            <Fold title=say!(locale, "topics-as-table") id="topics-table">
                <DataTable caption=title columns=heads>{rows}</DataTable>
            </Fold>
        </Panel>
    }
}
