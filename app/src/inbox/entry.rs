//! One entry of the thread. The four kinds of author are told apart without colour: the
//! customer by round initials, the assistant by a rounded square and "AI", an agent by
//! round initials and a name, what happened by a small node without a name.

use leptos::prelude::*;
use switchboard::access::Right;
use switchboard::ids::MessageId;
use switchboard::inbox::{Author, Delivery, Entry, Kind, Quoted, Run, Source};
use switchboard::{say, text};

use super::address;
use super::delivered::delivered;
use super::files::Files;
use super::happening::Happened;
use super::judged::{Changed, Thumbs, helped};
use super::reader::Reader;
use super::words::{as_written, marked, paragraphs};
use crate::paths;
use crate::ui::{
    Avatar, AvatarKind, Badge, BadgeTone, Confidence, Fact, Facts, Fold, Icon, IconSize, Time, confidence_in_words,
};

/// An entry of the thread.
#[component]
pub fn ThreadEntry(
    /// The entry.
    entry: Entry,
    /// The cord beside it.
    class: String,
    /// The customer's name.
    contact: String,
    /// The customer's language.
    language: Option<String>,
    /// Who reads.
    reader: Reader,
    /// Where it is quoted in the composer.
    #[prop(optional, into)]
    quote: String,
    /// The newest answer of the assistant's: a key opens what it rests on.
    #[prop(optional)]
    newest_answer: bool,
    /// The customer's newest message: a key quotes it.
    #[prop(optional)]
    newest_question: bool,
) -> AnyView {
    match entry.kind {
        Kind::Event => view! { <Happened entry=entry class=class reader=reader/> }.into_any(),
        Kind::Note => note(entry, class, &reader),
        Kind::Message => {
            let keys = Keys { why: newest_answer, quote: newest_question };
            message(entry, class, contact, language, &reader, quote, keys)
        }
    }
}

/// Which of the page's keys lead to this entry while no other has the focus.
struct Keys {
    /// `V`
    why: bool,
    /// `Q`
    quote: bool,
}

fn name_of(entry: &Entry, contact: &str, reader: &Reader) -> String {
    match entry.author {
        Author::Contact => contact.to_owned(),
        Author::Ai => say!(reader.locale, "inbox-assistant"),
        Author::Staff | Author::System if entry.member_id.is_some() && entry.member_id == reader.me => {
            say!(reader.locale, "inbox-you")
        }
        Author::Staff | Author::System => {
            entry.member_name.clone().unwrap_or_else(|| say!(reader.locale, "inbox-staff"))
        }
    }
}

fn moment(entry: &Entry, reader: &Reader) -> impl IntoView + use<> {
    view! { <Time at=entry.sent_at shown=reader.clock(entry.sent_at) full=reader.full(entry.sent_at) class="entry-time"/> }
}

fn note(entry: Entry, class: String, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let name = entry.member_name.clone().unwrap_or_else(|| say!(locale, "inbox-staff"));
    view! {
        <li class=class id=format!("m-{}", entry.id) tabindex="-1" data-entry="">
            <div class="node"><Avatar name=name/></div>
            <article class="entry">
                <div class="note">
                    <header class="entry-head">
                        <h2 class="entry-name">{name_of(&entry, "", reader)}</h2>
                        <span class="note-mark"><Icon name="lock" size=IconSize::Small/> {say!(locale, "inbox-note")}</span>
                        {moment(&entry, reader)}
                    </header>
                    <div class="msg">{marked(&entry.body, &entry.mentions, locale)}</div>
                    <Files files=entry.files.clone() reader=reader.clone()/>
                </div>
            </article>
        </li>
    }
    .into_any()
}

fn message(
    entry: Entry,
    class: String,
    contact: String,
    language: Option<String>,
    reader: &Reader,
    quote: String,
    keys: Keys,
) -> AnyView {
    let locale = reader.locale;
    let is_ai = entry.author == Author::Ai;
    let name = name_of(&entry, &contact, reader);
    let quoted = entry.quoted.as_ref().map(|it| quoted(it, &contact, reader));
    let words = match entry.author {
        Author::Contact => paragraphs(&entry.body).into_any(),
        Author::Ai | Author::Staff | Author::System => marked(&entry.body, &[], locale),
    };
    let written = as_written(&entry.body, format!("written-{}", entry.id), locale);
    let written = written.filter(|_| entry.author != Author::Contact);
    // What can still be taken back cannot be answered.
    let may_quote = reader.may(Right::InboxReply) && entry.delivery != Some(Delivery::Queued);
    let quote = may_quote.then(|| {
        let key = keys.quote.then_some("Q");
        view! { <a class="entry-quote" href=quote aria-keyshortcuts=key data-key="Q">{say!(locale, "inbox-quote")}</a> }
    });
    let avatar = match entry.author {
        Author::Contact => contact,
        Author::Ai => name.clone(),
        Author::Staff | Author::System => entry.member_name.clone().unwrap_or_else(|| name.clone()),
    };
    let kind = if is_ai { AvatarKind::Ai } else { AvatarKind::Person };
    let confidence = entry.run.as_ref().filter(|_| is_ai).and_then(|it| it.confidence);
    let approved = entry.member_name.clone().filter(|_| is_ai);
    let edited = entry.run.as_ref().filter(|_| entry.author == Author::Staff).map(|run| {
        let by = entry.member_name.clone().unwrap_or_else(|| say!(locale, "inbox-staff"));
        (say!(locale, "inbox-drafted", name = by), run.made.edits().to_vec())
    });
    let (edited, pieces) = edited.unzip();
    let changed = pieces.filter(|it| !it.is_empty()).map(|pieces| {
        view! { <Changed pieces=pieces id=format!("changed-{}", entry.id) reader=reader.clone()/> }
    });
    let came = entry.came_at.map(|at| {
        let words = say!(locale, "inbox-came-late", span = text::span(at - entry.sent_at, locale));
        let both = say!(locale, "inbox-came-late-both", sent = reader.full(entry.sent_at), came = reader.full(at));
        let title = both.clone();
        view! {
            <span title=title>
                <Badge tone=BadgeTone::Line icon=Some("clock")>{words} <span class="sr-only">" "{both}</span></Badge>
            </span>
        }
    });
    // Only the customer's words are in the customer's language.
    let language = language.filter(|_| entry.author == Author::Contact);
    view! {
        <li class=class id=format!("m-{}", entry.id) tabindex="-1" data-entry="">
            <div class="node"><Avatar name=avatar kind=kind/></div>
            <article class="entry">
                <header class="entry-head">
                    <h2 class="entry-name">{name}</h2>
                    {is_ai.then(|| view! { <Badge tone=BadgeTone::Ai>{say!(locale, "inbox-ai")}</Badge> })}
                    {confidence.map(|value| view! { <Confidence value=value/> })}
                    {approved.map(|name| view! { <span class="entry-meta">{say!(locale, "inbox-approved-by", name = name)}</span> })}
                    {edited.map(|words| view! { <span class="entry-meta">{words}</span> })}
                    {came}
                    {moment(&entry, reader)}
                    {quote}
                </header>
                {quoted}
                <div class="msg" lang=language>{words}</div>
                {written}
                <Files files=entry.files.clone() reader=reader.clone()/>
                {changed}
                {entry.run.clone().map(|run| why(entry.id, run, reader, keys.why.then_some("V")))}
                {entry.delivery.map(|state| delivered(&entry, state, reader))}
            </article>
        </li>
    }
    .into_any()
}

/// The message that is answered word by word, above the answer; it leads to where it was said.
fn quoted(it: &Quoted, contact: &str, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let name = match it.author {
        Author::Contact => contact.to_owned(),
        Author::Ai => say!(locale, "inbox-assistant"),
        Author::Staff | Author::System => it.member_name.clone().unwrap_or_else(|| say!(locale, "inbox-staff")),
    };
    view! {
        <blockquote class="quoted">
            <a class="link" href=address::message(it.conversation, it.id, it.place)>{say!(locale, "inbox-quoted", name = name)}</a>
            <p dir="auto">{it.body.clone()}</p>
        </blockquote>
    }
    .into_any()
}

/// What an answer rests on, and how the assistant came to it.
fn why(message: MessageId, run: Run, reader: &Reader, kbd: Option<&'static str>) -> AnyView {
    let locale = reader.locale;
    let cited: Vec<&Source> = run.sources.iter().filter(|it| it.cited).collect();
    let based_on = (!cited.is_empty()).then(|| {
        let titles = cited
            .into_iter()
            .map(|it| {
                let shown = view! { <Icon name="file-text" size=IconSize::Small/> {it.title.clone()} };
                match it.item_id {
                    Some(item) => {
                        view! { <a class="source" href=paths::citation(item, it.version, it.page)>{shown}</a> }
                            .into_any()
                    }
                    None => view! { <span class="source">{shown}</span> }.into_any(),
                }
            })
            .collect_view();
        view! { <p class="sources">{say!(locale, "inbox-based-on")} {titles}</p> }
    });
    let sources = run
        .sources
        .iter()
        .map(|it| {
            let score = say!(locale, "inbox-why-score", score = format!("{:.2}", it.score));
            let used = it.cited.then(|| view! { <Badge tone=BadgeTone::Ai>{say!(locale, "inbox-why-cited")}</Badge> });
            let version = it.version.map(|number| say!(locale, "gaps-version", number = number));
            let quote = it.quote.clone().map(|words| view! { <blockquote class="quote">{words}</blockquote> });
            let title = match it.item_id {
                Some(item) => {
                    view! { <a class="link" href=paths::citation(item, it.version, it.page)>{it.title.clone()}</a> }.into_any()
                }
                None => it.title.clone().into_any(),
            };
            view! { <li class="stack stack-sm"><p class="cluster">{title} {used} <span class="entry-meta">{version} " " {score}</span></p> {quote}</li> }
        })
        .collect_view();
    let model = format!("{} · {}", run.provider, run.model);
    let tokens = say!(locale, "inbox-why-tokens-value", in = run.tokens.0, out = run.tokens.1);
    let confidence = run.confidence.map(|it| confidence_in_words(it, locale)).unwrap_or_default();
    let threshold = run.threshold.map(|it| format!("{it:.2}")).unwrap_or_default();
    let (judged, opinion) = (run.id, run.made.opinion);
    view! {
        {based_on}
        <div class="why">
            <Fold title=say!(locale, "inbox-why") id=format!("why-{message}") kbd=kbd.map(str::to_owned)>
                {run.instruction_ignored.then(|| view! { <p class="why-ignored">{say!(locale, "inbox-why-ignored")}</p> })}
                <Facts>
                    <Fact name=say!(locale, "inbox-why-confidence")>{confidence}</Fact>
                    <Fact name=say!(locale, "inbox-why-threshold")>{threshold}</Fact>
                    <Fact name=say!(locale, "inbox-why-provider")>{model}</Fact>
                    <Fact name=say!(locale, "inbox-why-tokens")>{tokens}</Fact>
                    <Fact name=say!(locale, "inbox-why-cost")>{text::money_micros(run.cost_micros, locale)}</Fact>
                    <Fact name=say!(locale, "inbox-why-time")>{run.latency_ms.map(|it| format!("{it} ms"))}</Fact>
                </Facts>
                <ul class="stack stack-sm" aria-label=say!(locale, "inbox-why-looked")>{sources}</ul>
                <p><a class="link" href=paths::run(judged)>{say!(locale, "trace-open")}</a></p>
            </Fold>
            {helped(run.made.helped, locale)}
            <Thumbs run=judged place=message.to_string() opinion=opinion reader=reader.clone()/>
        </div>
    }
    .into_any()
}
