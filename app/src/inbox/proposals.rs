//! Replies that the assistant proposes, for a person to decide on.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::inbox::{Line, Proposal};
use switchboard::{say, text};

use super::address::Looking;
use super::doors::Decide;
use super::reader::Reader;
use crate::Form;
use crate::ui::{Badge, BadgeTone, Confidence, Kbd, LinkButton, Size, SubmitButton, Variant};

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
    let shown = proposals
        .into_iter()
        .enumerate()
        // The one that is being edited stands in the composer.
        .filter(|(_, it)| looking.draft != Some(it.id))
        .map(|(place, it)| proposal(place + 1, it, &line, &looking, &reader))
        .collect_view();
    view! { <div class="proposals" data-live="proposals">{shown}</div> }
}

fn proposal(place: usize, it: Proposal, line: &Line, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let this = |decision: &str| vec![("draft", it.id.to_string()), ("decision", decision.to_owned())];
    let sources = it.sources.len();
    let acts = reader.may(Right::InboxReply).then(|| {
        view! {
            <div class="cluster">
                <Form door=Decide::PATH hidden=this("approve")>
                    <SubmitButton size=Size::Small>{say!(locale, "inbox-proposed-approve")}</SubmitButton>
                </Form>
                <LinkButton href=looking.edit(line.id, it.id) size=Size::Small kbd=place.to_string()>
                    {say!(locale, "inbox-proposed-edit")}
                </LinkButton>
                <Form door=Decide::PATH hidden=this("discard")>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>{say!(locale, "inbox-proposed-discard")}</SubmitButton>
                </Form>
            </div>
        }
    });
    view! {
        <article class="by-ai stack stack-sm">
            <h2 class="by-ai-head">
                <Badge tone=BadgeTone::Ai icon=Some("sparkle")>{say!(locale, "inbox-proposed")}</Badge>
                <span class="sr-only"><Kbd key=place.to_string()/></span>
                {it.confidence.map(|value| view! { <Confidence value=value/> })}
            </h2>
            <p class="proposal-text" dir="auto">{it.body.clone()}</p>
            <p class="entry-meta" title=it.sources.join(", ")>
                {say!(locale, "inbox-proposed-sources", count = sources)} " · "
                {say!(locale, "inbox-proposed-cost", cost = text::money_micros(it.cost_micros, locale))}
            </p>
            {acts}
        </article>
    }
    .into_any()
}
