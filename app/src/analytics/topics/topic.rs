//! `/analytics/topics/:topic`

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use switchboard::access::{InboxRead, Right};
use switchboard::analytics::{self, Metric, Sample, TopicGap, TopicLine, TopicsOf, share};
use switchboard::ids::TopicId;
use switchboard::topics::{self, Part, Topic};
use switchboard::{say, text};

use super::forms::{Keywords, Likeness, Merging, Naming, Policy, Splitting, merged};
use super::list::{HERE, MEASURED, policy, trend, weakness};
use super::numbers::percent;
use super::picture::columns;
use crate::analytics::looking::Looking;
use crate::analytics::page::{definitions, metric, periods, sections};
use crate::inbox::{Reader, contact_name, conversation_address};
use crate::ui::{Column, DataTable, Empty, Fold, LinkButton, Panel, Size, Tile, Tiles, Time};
use crate::{Sheet, access, page, paths};

/// One topic.
pub fn topic_page() -> impl IntoView {
    let topic = use_params_map().with_untracked(|params| params.get("topic")).unwrap_or_default();
    let looking = Looking::here();
    page(async move {
        let id: TopicId = topic.parse().map_err(|_| access::not_found())?;
        let reader = Reader::here();
        let mut tx = access::require(InboxRead).await?;
        let found = topics::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let of = analytics::topics(&mut tx, looking.days(), &reader.zone, looking.channel()).await?;
        let samples = analytics::samples(&mut tx, id, looking.days(), &reader.zone, looking.channel()).await?;
        let gaps = match tx.may(Right::KnowledgeWrite) {
            true => analytics::gaps_of_topic(&mut tx, id).await?,
            false => Vec::new(),
        };
        let (others, parts) = match tx.may(Right::DeskArrange) {
            true => (topics::list(&mut tx).await?, topics::parts(&mut tx, id).await?),
            false => (Vec::new(), Vec::new()),
        };
        access::hand_on(tx);
        let title = found.label.clone();
        let line = of.topics.iter().find(|it| it.id == id).cloned();
        let here = format!("{HERE}/{id}");
        let body = view! {
            <div class="page stack">
                {sections(HERE, &reader)}
                {periods(&here, &looking, &reader)}
                <div data-live="topic" class="stack">
                    {line.clone().map(|it| figures(&it, &of, &reader))}
                    {line.clone().map(|it| lacking(&it, gaps, &reader))}
                    {line.map(|it| days(&it, &of, &looking, &reader))}
                    {written(samples, &reader)}
                </div>
                {changing(found, others, parts, &reader)}
                {definitions(&MEASURED, &reader)}
                <p>
                    <a class="link" href=looking.with_days(HERE, looking.days())>{say!(reader.locale, "topics-back")}</a>
                </p>
            </div>
        };
        Ok(Sheet::new(title, body))
    })
}

fn figures(it: &TopicLine, of: &TopicsOf, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let part = percent(share(it.messages, of.messages), locale);
    let cost = say!(
        locale,
        "topics-cost-of",
        cost = text::money_micros(it.cost_micros, locale),
        share = percent(share(it.cost_micros, of.cost_micros), locale)
    );
    let [messages, of_all, answered, costs] = MEASURED.map(|it| metric(it, reader));
    let (count, resolution, hot) = (it.messages.to_string(), percent(it.resolution(), locale), it.is_weak());
    view! {
        <Tiles label=it.label.clone()>
            <Tile label=messages figure=count/>
            <Tile label=of_all figure=part/>
            <Tile label=answered figure=resolution hot=hot/>
            <Tile label=costs figure=cost/>
        </Tiles>
        <p class="hint">{trend(it, reader)} {policy(it.policy, reader)}</p>
    }
}

/// Why the assistant answers too little of it, and what the knowledge lacks.
fn lacking(it: &TopicLine, gaps: Vec<TopicGap>, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let weakness = weakness(it, reader);
    if weakness.is_none() && gaps.is_empty() {
        return None;
    }
    let all = (!gaps.is_empty()).then(|| {
        view! { <a class="link" href=paths::knowledge_gaps()>{say!(locale, "topics-all-gaps")}</a> }
    });
    let rows = gaps
        .into_iter()
        .map(|gap| {
            let (address, question) = (paths::knowledge_gap(gap.id), gap.question.clone());
            view! {
                <li class="cluster">
                    <span>
                        <a class="link" href=address.clone()>{gap.question}</a>
                        " "
                        <span class="hint">{say!(locale, "topics-gap-asked", count = gap.asked)}</span>
                    </span>
                    <LinkButton href=address size=Size::Small>
                        {say!(locale, "gaps-fill")}
                        <span class="sr-only">" " {question}</span>
                    </LinkButton>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <Panel title=say!(locale, "topics-lacking") more=all.into_any()>
                <div class="stack stack-sm">{weakness} <ul class="stack stack-sm">{rows}</ul></div>
            </Panel>
        }
        .into_any(),
    )
}

fn days(it: &TopicLine, of: &TopicsOf, looking: &Looking, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let title = say!(locale, "topics-per-day", days = looking.days());
    let most = it.per_day.iter().copied().max().unwrap_or(1);
    let label = say!(locale, "topics-drawn", topic = it.label.as_str(), count = it.messages);
    let heads =
        vec![Column::new(say!(locale, "analytics-day")), Column::new(metric(Metric::TopicMessages, reader)).number()];
    let rows = of
        .dates
        .iter()
        .zip(&it.per_day)
        .map(|(date, count)| view! { <tr><th scope="row">{date.to_string()}</th><td class="n">{*count}</td></tr> })
        .collect_view();
    let picture = columns(label, &it.per_day, most);
    view! {
        <Panel title=title.clone()>
            <div class="topic-large">{picture}</div>
            <Fold title=say!(locale, "topics-as-table") id="topic-table">
                <DataTable caption=title columns=heads>{rows}</DataTable>
            </Fold>
        </Panel>
    }
}

/// What customers wrote, each with its conversation.
fn written(samples: Vec<Sample>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let caption = say!(locale, "topics-samples");
    if samples.is_empty() {
        let (title, text) = (say!(locale, "topics-no-samples"), say!(locale, "topics-no-samples-text"));
        return view! { <Panel title=caption><Empty title=title text=text action=().into_any() icon="inbox"/></Panel> }
            .into_any();
    }
    let heads = vec![
        Column::new(say!(locale, "topics-wrote")),
        Column::new(say!(locale, "escalations-contact")),
        Column::new(say!(locale, "topics-when")).wide_only(),
    ];
    let rows = samples
        .into_iter()
        .map(|it| {
            let who = contact_name(it.contact_name.as_deref(), locale);
            let begins: String = it.body.chars().take(200).collect();
            view! {
                <tr>
                    <th scope="row">
                        <a class="link" href=conversation_address(it.conversation_id)>{begins}</a>
                    </th>
                    <td>{who} " " <span class="hint">{it.channel_name}</span></td>
                    <td class="wide-only nowrap">
                        <Time at=it.sent_at shown=reader.short(it.sent_at) full=reader.full(it.sent_at)/>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Panel title=caption.clone() flush=true>
            <DataTable caption=caption columns=heads>{rows}</DataTable>
        </Panel>
    }
    .into_any()
}

/// What one can change, as far as the reader may.
fn changing(topic: Topic, others: Vec<Topic>, parts: Vec<Part>, reader: &Reader) -> impl IntoView + use<> {
    let may = reader.may(Right::DeskArrange);
    let others: Vec<Topic> = others.into_iter().filter(|it| it.id != topic.id).collect();
    let policy = reader.may(Right::AssistantPublish).then(|| view! { <Policy topic=topic.clone()/> });
    let like = topic.like_id.is_some() && may;
    let splits = topic.clone();
    view! {
        {policy}
        {like.then(|| view! { <Likeness topic=topic.clone()/> })}
        <Keywords topic=topic.clone() may=may/>
        {may.then(|| view! { <Naming topic=topic.clone()/> })}
        {merged(parts, reader)}
        {(may && !others.is_empty()).then(|| view! { <Merging topic=topic.clone() others=others/> })}
        {may.then(|| view! { <Splitting topic=splits/> })}
    }
}
