//! Replies that the assistant proposes, for a person to decide on.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::channels::AssistantMode;
use switchboard::inbox::{Line, Proposal, ProposalSource};
use switchboard::{say, text};

use super::address::Looking;
use super::doors::Decide;
use super::judged::{Thumbs, marked};
use super::reader::Reader;
use crate::ui::{
    Badge, BadgeTone, Confidence, Fold, Icon, IconSize, Kbd, LinkButton, Size, SubmitButton, Time, Variant,
};
use crate::{Form, paths};

/// The proposed replies, above the composer.
#[component]
pub fn Proposals(
    /// The conversation.
    line: Line,
    /// What the assistant proposes.
    proposals: Vec<Proposal>,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    // One proposal answers what was said last; of several each says what it answers.
    let several = proposals.len() > 1;
    // After the one in the composer comes the next, and after the last the first.
    let edited = proposals.iter().position(|it| looking.draft == Some(it.id));
    let next = proposals.iter().cycle().nth(edited.map_or(0, |it| it + 1)).map(|it| it.id);
    let shown = proposals
        .into_iter()
        .enumerate()
        // The one that is being edited stands in the composer.
        .filter(|(_, it)| looking.draft != Some(it.id))
        .map(|(place, it)| {
            let shown = Shown { place: place + 1, several, next: next == Some(it.id) };
            proposal(shown, it, &line, &looking, &reader)
        })
        .collect_view();
    let drafting = (line.is_answering && line.assistant_mode == AssistantMode::Draft).then(|| {
        view! { <p class="entry-meta"><Icon name="sparkle" size=IconSize::Small/> {say!(reader.locale, "inbox-drafting")}</p> }
    });
    view! { <div class="proposals" data-live="proposals">{drafting} {shown}</div> }
}

/// Where a proposal stands among the others.
struct Shown {
    /// Its number from 1, which is its key.
    place: usize,
    /// There are others.
    several: bool,
    /// It is the next to come into the composer.
    next: bool,
}

fn proposal(shown: Shown, it: Proposal, line: &Line, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let Shown { place, several, next } = shown;
    let this = |decision: &str| vec![("draft", it.id.to_string()), ("decision", decision.to_owned())];
    let acts = reader.may(Right::InboxReply).then(|| {
        view! {
            <div class="cluster">
                <Form door=Decide::PATH hidden=this("approve")>
                    <SubmitButton size=Size::Small>{say!(locale, "inbox-proposed-approve")}</SubmitButton>
                </Form>
                // An element names one key: the way to the next draft is marked around its link.
                <span data-next-draft=next.then_some("true")>
                    <LinkButton href=looking.edit(line.id, it.id) size=Size::Small kbd=place.to_string()>
                        {say!(locale, "inbox-proposed-edit")}
                    </LinkButton>
                </span>
                <Form door=Decide::PATH hidden=this("discard")>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>{say!(locale, "inbox-proposed-discard")}</SubmitButton>
                </Form>
            </div>
        }
    });
    let goal = it.goal.as_deref().map(|goal| {
        let words = locale.say(&format!("drafts-goal-{}", goal.replace('_', "-")), &[]);
        view! { {words} " · " }
    });
    let ignored =
        it.instruction_ignored.then(|| view! { <p class="why-ignored">{say!(locale, "inbox-why-ignored")}</p> });
    let question = several.then(|| {
        let asked: String = it.question.chars().take(120).collect();
        view! { <p class="entry-meta" dir="auto">{say!(locale, "drafts-answers", question = asked)}</p> }
    });
    view! {
        <article class="by-ai stack stack-sm">
            <h2 class="by-ai-head">
                <Badge tone=BadgeTone::Ai icon=Some("sparkle")>{say!(locale, "inbox-proposed")}</Badge>
                <span class="sr-only"><Kbd key=place.to_string()/></span>
                {it.confidence.map(|value| view! { <Confidence value=value/> })}
            </h2>
            {ignored}
            {question}
            <p class="proposal-text" dir="auto">{it.body.clone()}</p>
            <p class="entry-meta">
                {goal} {say!(locale, "inbox-proposed-cost", cost = text::money_micros(it.cost_micros, locale))}
                " · " <a class="link" href=paths::run(it.run_id)>{say!(locale, "trace-open")}</a>
            </p>
            {sources(&it, reader)}
            <div class="cluster">{acts} <Thumbs run=it.run_id place=it.id.to_string() opinion=it.opinion reader=reader.clone()/></div>
        </article>
    }
    .into_any()
}

/// What the proposal rests on: each source with its version, its date, and the words taken from it.
fn sources(it: &Proposal, reader: &Reader) -> Option<AnyView> {
    let sources = it.sources();
    if sources.is_empty() {
        return None;
    }
    let shown = sources.iter().map(|it| source(it, reader)).collect_view();
    let (title, id) = (say!(reader.locale, "drafts-sources"), format!("sources-{}", it.id));
    Some(
        view! {
            <div class="why">
                <Fold title=title count=sources.len() id=id>
                    <ul class="stack stack-sm">{shown}</ul>
                </Fold>
            </div>
        }
        .into_any(),
    )
}

fn source(it: &ProposalSource, reader: &Reader) -> AnyView {
    let title = match it.item_id {
        Some(item) => {
            view! { <a class="link" href=paths::citation(item, it.version, it.page)>{it.title.clone()}</a> }.into_any()
        }
        None => it.title.clone().into_any(),
    };
    let version = it.version.map(|number| say!(reader.locale, "drafts-version", number = number));
    let written = it.written_at.map(|at| view! { <Time at=at shown=reader.short(at) full=reader.full(at)/> });
    let words = match (&it.passage, &it.quote) {
        (Some(passage), Some(quote)) => Some(marked(passage, quote)),
        (None, Some(words)) | (Some(words), None) => Some(words.clone().into_any()),
        (None, None) => None,
    };
    let words = words.map(|it| view! { <blockquote class="quote" dir="auto">{it}</blockquote> });
    view! {
        <li class="stack stack-sm">
            <p class="cluster">{title} <span class="entry-meta">{version} " " {written}</span></p>
            {words}
        </li>
    }
    .into_any()
}
