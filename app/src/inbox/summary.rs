//! What the conversation is about so far, in the details: by whom, up to which message, and how to have a newer one.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::assistant::{Summary, SummaryState};
use switchboard::inbox::{Line, ThreadCursor};
use switchboard::say;

use super::address;
use super::reader::Reader;
use super::regrouping_doors::Summarise;
use super::words::paragraphs;
use crate::Form;
use crate::ui::{Badge, BadgeTone, Icon, IconSize, Size, SubmitButton, Variant};

/// The summary of a conversation, and the button that makes one.
#[component]
pub fn SoFar(
    /// The conversation.
    line: Line,
    /// What there is.
    summary: Option<Summary>,
    /// The number of its newest message.
    newest: Option<i64>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let state = summary.as_ref().map(|it| it.state);
    let made = summary.as_ref().filter(|it| !it.body.is_empty()).map(|it| made(it, &line, newest, &reader));
    let failed = summary.as_ref().filter(|it| it.state == SummaryState::Failed).map(|it| {
        let why = it.reason.map(|why| locale.say(&format!("assistant-reason-{}", why.word().replace('_', "-")), &[]));
        view! { <p>{say!(locale, "inbox-summary-failed")} " " {why}</p> }
    });
    let (words, has_one) = match made.is_some() {
        true => (say!(locale, "inbox-summary-again"), true),
        false => (say!(locale, "inbox-summary-make"), false),
    };
    let ask = (reader.may(Right::InboxReply) && state != Some(SummaryState::Asked)).then(|| {
        view! {
            <Form door=Summarise::PATH hidden=vec![("conversation", line.id.to_string())]>
                <SubmitButton size=Size::Small variant=Variant::Default icon=has_one.then_some("refresh-cw")>{words}</SubmitButton>
            </Form>
        }
    });
    let asked = (state == Some(SummaryState::Asked))
        .then(|| view! { <p role="status">{say!(locale, "inbox-summary-asked")}</p> });
    view! {
        <section class="by-ai summary" aria-label=say!(locale, "inbox-summary")>
            <h2 class="by-ai-head"><Icon name="sparkle" size=IconSize::Small/> {say!(locale, "inbox-summary")}</h2>
            {made}
            {failed}
            {asked}
            {ask}
        </section>
    }
}

fn made(it: &Summary, line: &Line, newest: Option<i64>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let upto = it.upto.message.zip(it.upto.seq).zip(it.upto.at).map(|((message, seq), at)| {
        let href = address::message(line.id, message, ThreadCursor { at, seq });
        view! { <a class="link" href=href>{say!(locale, "inbox-summary-upto", when = reader.full(at))}</a> }
    });
    let is_stale = it.upto.seq < newest;
    let stale = is_stale.then(|| view! { <Badge tone=BadgeTone::Lamp>{say!(locale, "inbox-summary-stale")}</Badge> });
    view! {
        <div class="summary-text">{paragraphs(&it.body)}</div>
        <p class="entry-meta cluster">{upto} {stale} {it.model.clone()}</p>
    }
    .into_any()
}
