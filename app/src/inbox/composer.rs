//! Where an agent writes; or, in its place, why they cannot, or the act they prepare.

use islands::{Keeper, KeeperWords};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::escalations::KnownReason;
use switchboard::files::File;
use switchboard::ids::DraftId;
use switchboard::inbox::{Author, Body, Draft, Entry, Handler, Line, Proposal, Writing};
use switchboard::saved_replies::SavedReply;
use switchboard::say;
use switchboard::text::Locale;

use super::address::{Act, Looking, conversation};
use super::blocking;
use super::doors::{Decide, Escalate, KeepDraft, Snooze, Write};
use super::files::{FilePicker, OnTheirWay, Waiting};
use super::moved::{DiscardForm, Moved};
use super::reader::{Reader, contact_name};
use super::regrouping::{self, Choices};
use crate::saved_replies::Insert;
use crate::ui::{
    Badge, BadgeTone, LinkButton, Menu, MenuButton, Select, Size, SubmitButton, TextArea, TextField, Variant,
};
use crate::{Filled, Form, filled, paths};

/// The foot of a conversation.
#[component]
pub fn Dock(
    /// The conversation.
    line: Line,
    /// What the reader was writing.
    draft: Draft,
    /// What the team answers again and again.
    saved: Vec<SavedReply>,
    /// Their files that go along.
    waiting: Vec<File>,
    /// For what people can be called, while the reader does that.
    reasons: Vec<KnownReason>,
    /// What was said meanwhile, where that kept their words from being sent.
    newer: Vec<Entry>,
    /// The proposed reply that is being edited.
    edited: Option<Proposal>,
    /// The message that the reply quotes.
    quoted: Option<Entry>,
    /// What the conversation could be merged with, and split at.
    choices: Choices,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let shown = if !reader.may(Right::InboxReply) {
        locked(say!(locale, "inbox-locked-role"), None)
    } else if let Some(into) = line.merged_into_id {
        let open = view! { <a class="link" href=conversation(into)>{say!(locale, "inbox-merged-open")}</a> };
        locked(say!(locale, "inbox-locked-merged"), Some(open.into_any()))
    } else if line.is_blocked {
        locked(say!(locale, "inbox-locked-blocked"), Some(blocking::way_out(&line, locale)))
    } else if let Some(act) = looking.act {
        match act {
            Act::Escalate => escalate(&line, reasons, &looking, &reader),
            Act::Snooze => snooze(&line, &looking, &reader),
            Act::Merge => regrouping::merge(&line, choices, back(&line, &looking), &reader),
            Act::Split => regrouping::split(choices, back(&line, &looking), &reader),
        }
    } else if let Some(proposal) = edited {
        edit(&line, proposal, &looking, &reader)
    } else {
        let draft = match looking.draft {
            Some(gone) => rescued(gone, draft),
            None => draft,
        };
        let quote = quoted.map(|it| quote(it, &line, &looking, &reader));
        composer(&line, draft, saved, waiting, newer, quote, &reader)
    };
    view! { <div class="composer-dock" id="write">{shown}</div> }
}

/// The composer cannot be used, and why.
fn locked(reason: String, way_out: Option<AnyView>) -> AnyView {
    view! { <div class="composer composer-locked"><p>{reason}</p> {way_out}</div> }.into_any()
}

fn this(line: &Line) -> Vec<(&'static str, String)> {
    vec![("conversation", line.id.to_string())]
}

/// The box an agent answers from: a reply, or a note for colleagues.
fn composer(
    line: &Line,
    draft: Draft,
    saved: Vec<SavedReply>,
    waiting: Vec<File>,
    newer: Vec<Entry>,
    quote: Option<AnyView>,
    reader: &Reader,
) -> AnyView {
    let locale = reader.locale;
    if !line.channel_active {
        let open = view! {
            <a class="link" href=paths::here(&format!("/channels/{}", line.channel_id))>{say!(locale, "inbox-locked-open-channel")}</a>
        };
        return locked(
            say!(locale, "inbox-locked-paused", channel = line.channel_name.as_str()),
            Some(open.into_any()),
        );
    }
    // One number for one page: pressed twice, or sent again by the browser, it counts once.
    let press = uuid::Uuid::now_v7().to_string();
    let seen = line.last_seq;
    let takes = (line.handler != Handler::Staff).then(|| say!(locale, "inbox-takes-line"));
    let (conversation, agent) = (line.clone(), reader.clone());
    let keeper = KeeperWords {
        kept: say!(locale, "inbox-draft-kept"),
        not_kept: say!(locale, "inbox-draft-not-kept"),
        waits: say!(locale, "files-sent-after"),
    };
    view! {
        <Form door=Write::PATH hidden=this(line) class="composer" id="composer" keep=paths::here(KeepDraft::PATH) brings_files=true>
            <input type="hidden" name="seen" value=seen/>
            <input type="hidden" name="press" value=press/>
            <div class="composer-head">
                <Kinds kind=draft.kind locale=locale/>
                {takes.map(|words| view! { <span class="composer-rule max-lg:hidden">{words}</span> })}
                <Moved newer=newer line=conversation reader=agent/>
            </div>
            {quote}
            <TextArea name="body" label=say!(locale, "inbox-write") value=draft.body rows=3 maxlength=Body::LONGEST as u32/>
            <div data-live="files-waiting">
                <Waiting files=waiting locale=locale/>
            </div>
            <OnTheirWay locale=locale/>
            <div class="composer-tools">
                <FilePicker locale=locale/>
                {saved_menu(saved, locale)}
                <Keeper words=keeper/>
                <noscript>
                    <button type="submit" class="btn btn-quiet btn-sm" formaction=paths::here(KeepDraft::PATH)>{say!(locale, "inbox-keep-draft")}</button>
                </noscript>
                <span class="btn-split">
                    <SubmitButton kbd="Control+Enter">{say!(locale, "inbox-send")}</SubmitButton>
                    <Menu id="send-menu" label=say!(locale, "inbox-send-other") icon=Some("chevron-down") variant=Variant::Primary>
                        <MenuButton name="then" value="resolve" kbd="Control+Shift+Enter">{say!(locale, "inbox-send-resolve")}</MenuButton>
                        <MenuButton name="then" value="snooze">{say!(locale, "inbox-send-snooze")}</MenuButton>
                    </Menu>
                </span>
            </div>
        </Form>
        <DiscardForm conversation=line.id/>
    }
    .into_any()
}

/// The message that the reply quotes, above where it is written, and the way to quote nothing. What goes on stays in
/// the list that the agent came from.
fn quote(it: Entry, line: &Line, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let name = match it.author {
        Author::Contact => contact_name(line.contact_name.as_deref(), locale),
        Author::Ai => say!(locale, "inbox-assistant"),
        Author::Staff | Author::System => it.member_name.unwrap_or_else(|| say!(locale, "inbox-staff")),
    };
    view! {
        <input type="hidden" name="quote" value=it.id.to_string()/>
        <input type="hidden" name="list" value=looking.question()/>
        <blockquote class="quoted composer-quote">
            <p>
                {say!(locale, "inbox-quoting", name = name)} " "
                <a class="link" href=back(line, looking)>{say!(locale, "inbox-quote-drop")}</a>
            </p>
            <p dir="auto" class="quoted-words">{it.body}</p>
        </blockquote>
    }
    .into_any()
}

/// The saved replies. Choosing one takes the draft to the desk and back with the reply in it.
fn saved_menu(saved: Vec<SavedReply>, locale: Locale) -> Option<AnyView> {
    if saved.is_empty() {
        return None;
    }
    let door = paths::here(Insert::PATH);
    let entries = saved
        .into_iter()
        .map(|it| {
            view! {
                <MenuButton formaction=door.clone() name="saved" value=it.id.to_string() shortcode=it.shortcode.clone()>
                    {it.title}
                    <span class="menu-note">{format!("/{}", it.shortcode)}</span>
                </MenuButton>
            }
        })
        .collect_view();
    Some(
        view! {
            <Menu id="saved-menu" label=say!(locale, "inbox-saved") icon=Some("message-square") variant=Variant::Quiet size=Size::Small>
                {entries}
            </Menu>
        }
        .into_any(),
    )
}

/// Reply or note.
#[component]
fn Kinds(
    /// What the draft is.
    kind: Writing,
    /// The reader's language.
    locale: Locale,
) -> impl IntoView {
    let kind = Filled::here().typed("kind").and_then(|it| it.parse().ok()).unwrap_or(kind);
    let is_note = kind == Writing::Note;
    view! {
        <div class="seg" role="group" aria-label=say!(locale, "inbox-write")>
            <label><input type="radio" name="kind" value="reply" checked=!is_note aria-keyshortcuts="R"/> {say!(locale, "inbox-reply")}</label>
            <label><input type="radio" name="kind" value="note" checked=is_note aria-keyshortcuts="N"/> {say!(locale, "inbox-note")}</label>
        </div>
    }
}

/// A proposal that a colleague decided on while somebody edited it: it is gone, their words are not.
fn rescued(proposal: DraftId, draft: Draft) -> Draft {
    match filled(Decide::PATH, &editing(proposal)).typed("body") {
        Some(body) => Draft { kind: Writing::Reply, body, ..draft },
        None => draft,
    }
}

fn editing(proposal: DraftId) -> Vec<(&'static str, String)> {
    vec![("draft", proposal.to_string()), ("decision", "edit".to_owned())]
}

/// A proposed reply in the composer.
fn edit(line: &Line, proposal: Proposal, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let cancel = back(line, looking);
    let hidden = editing(proposal.id);
    view! {
        <Form door=Decide::PATH hidden=hidden class="composer">
            <div class="composer-head">
                <Badge tone=BadgeTone::Ai icon=Some("sparkle")>{say!(locale, "inbox-proposed")}</Badge>
            </div>
            <TextArea name="body" label=say!(locale, "inbox-write") value=proposal.body rows=3 maxlength=Body::LONGEST as u32 kbd="R"/>
            <div class="composer-tools">
                <LinkButton href=cancel size=Size::Small variant=Variant::Quiet kbd="Escape">{say!(locale, "inbox-cancel")}</LinkButton>
                <SubmitButton kbd="Control+Enter">{say!(locale, "inbox-proposed-send-edited")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// The same conversation, writing.
fn back(line: &Line, looking: &Looking) -> String {
    looking.open(line.id).split('#').next().map_or_else(|| conversation(line.id), str::to_owned)
}

/// Handing the conversation over: why, and what colleagues should know.
fn escalate(line: &Line, reasons: Vec<KnownReason>, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let (cancel, hidden) = (back(line, looking), this(line));
    let offered = reasons.into_iter().filter(|it| !it.is_off);
    let reasons = offered.map(|it| (it.reason.to_string(), it.reason.called(it.name.as_deref(), locale))).collect();
    view! {
        <Form door=Escalate::PATH hidden=hidden class="composer composer-act" label=say!(locale, "inbox-escalate-title")>
            <h2 class="panel-title">{say!(locale, "inbox-escalate-title")}</h2>
            <Select name="reason" label=say!(locale, "inbox-escalate-reason") options=reasons required=true/>
            <TextArea name="note" label=say!(locale, "inbox-escalate-note") hint=say!(locale, "inbox-escalate-hint") rows=3 maxlength=2000 optional=true/>
            <div class="composer-tools">
                <LinkButton href=cancel size=Size::Small variant=Variant::Quiet kbd="Escape">{say!(locale, "inbox-cancel")}</LinkButton>
                <SubmitButton>{say!(locale, "inbox-escalate-act")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// Choosing the moment at which the conversation comes back.
fn snooze(line: &Line, looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let (cancel, hidden) = (back(line, looking), this(line));
    view! {
        <Form door=Snooze::PATH hidden=hidden class="composer composer-act" label=say!(locale, "inbox-snooze")>
            <h2 class="panel-title">{say!(locale, "inbox-snooze")}</h2>
            <TextField name="until" label=say!(locale, "inbox-snooze-until") kind="datetime-local" required=true/>
            <div class="composer-tools">
                <LinkButton href=cancel size=Size::Small variant=Variant::Quiet kbd="Escape">{say!(locale, "inbox-cancel")}</LinkButton>
                <SubmitButton>{say!(locale, "inbox-snooze")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}
