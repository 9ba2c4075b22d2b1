//! The details of a conversation: who handles it, and who it is with.

use leptos::prelude::*;
use switchboard::assistant::Summary;
use switchboard::inbox::{ContactCard, Line, Suggestion};
use switchboard::labels::Label;
use switchboard::say;
use switchboard::service_levels::Timer;
use switchboard::text::Locale;

use super::address::{Looking, conversation};
use super::due::Service;
use super::intent::{correction, wanted};
use super::reader::{Reader, contact_name};
use super::row::{lamp_state, lamp_word};
use super::suggested;
use super::summary::SoFar;
use crate::paths;
use crate::ui::{Avatar, AvatarSize, Fact, Facts, Fold, LabelChip, Lamp, LinkButton, Size, Time, Variant};

/// The details pane.
#[component]
pub fn Details(
    /// The conversation.
    line: Line,
    /// The team that it was given to.
    team: Option<String>,
    /// Its labels.
    labels: Vec<Label>,
    /// Labels that may fit it.
    suggested: Vec<Suggestion>,
    /// With whom it is.
    contact: Option<ContactCard>,
    /// What was promised to the customer.
    timers: Vec<Timer>,
    /// What it is about so far.
    summary: Option<Summary>,
    /// The number of its newest message.
    newest: Option<i64>,
    /// The form that makes a lead of them, where nothing else offers it.
    lead: Option<AnyView>,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let name = contact_name(line.contact_name.as_deref(), locale);
    let close = looking.details.then(|| {
        let back = Looking { details: false, ..looking.clone() }.open(line.id);
        view! {
            <LinkButton href=back icon=Some("x") label=say!(locale, "inbox-close-details") variant=Variant::Quiet size=Size::Small kbd="D" class="details-close"/>
        }
    });
    let shown = name.clone();
    let title = match looking.details {
        true => view! { <h1 class="details-name">{shown}</h1> }.into_any(),
        false => view! { <h2 class="details-name">{shown}</h2> }.into_any(),
    };
    let service = view! { <Service id=line.id priority=line.priority timers=timers reader=reader.clone()/> };
    view! {
        <div class="details-head">
            <Avatar name=name size=AvatarSize::Large/>
            <div>
                {title}
                <p class="details-about">{line.channel_name.clone()}</p>
            </div>
            {close}
        </div>
        <div data-live="details">
            <SoFar line=line.clone() summary=summary newest=newest reader=reader.clone()/>
            {handling(line, team, labels, suggested, &looking, reader.clone())}
            {service}
            {lead}
            {contact.map(|contact| with(contact, &looking, reader))}
        </div>
    }
}

fn handling(
    line: Line,
    team: Option<String>,
    labels: Vec<Label>,
    proposed: Vec<Suggestion>,
    looking: &Looking,
    reader: Reader,
) -> AnyView {
    let locale = reader.locale;
    let holder =
        line.assignee_name.clone().unwrap_or_else(|| locale.say(&format!("inbox-handler-{}", line.handler), &[]));
    let status = lamp_word(&line, &reader);
    let waits = line.waiting_since.map(|since| {
        let (shown, full) = (reader.short(since), reader.full(since));
        view! { <Fact name=say!(locale, "inbox-since")><Time at=since shown=shown full=full/></Fact> }
    });
    let escalation = line.escalated.zip(line.escalation_id).map(|(reason, id)| {
        let word = reason.called(line.escalated_name.as_deref(), locale);
        view! {
            <Fact name=say!(locale, "inbox-escalation")>
                <a class="link" href=paths::escalation(id)>{word}</a>
            </Fact>
        }
    });
    let continues = line.previous_id.map(|before| {
        view! {
            <Fact name=say!(locale, "inbox-continues")>
                <a class="link" href=conversation(before)>{say!(locale, "inbox-continues-link")}</a>
            </Fact>
        }
    });
    let intent = wanted(&line, looking, &reader);
    let labels = (!labels.is_empty()).then(|| labelled(labels, looking, locale));
    view! {
        <Fold title=say!(locale, "inbox-handling") open=true>
            <Facts>
                <Fact name=say!(locale, "inbox-assignee")>{holder}</Fact>
                {team.map(|name| view! { <Fact name=say!(locale, "inbox-team")>{name}</Fact> })}
                <Fact name=say!(locale, "inbox-status")>{status}</Fact>
                {waits}
                {escalation}
                {continues}
                {intent}
                {labels}
                {suggested::chips(line.id, proposed, locale)}
            </Facts>
            {correction(&line, &reader)}
        </Fold>
    }
    .into_any()
}

/// Its labels; each leads to the conversations that have it.
fn labelled(labels: Vec<Label>, looking: &Looking, locale: Locale) -> impl IntoView + use<> {
    let chips = labels
        .into_iter()
        .map(|it| {
            let href = looking.with_label(it.id);
            view! { <li><a href=href><LabelChip name=it.name tone=it.tone/></a></li> }
        })
        .collect_view();
    view! { <Fact name=say!(locale, "inbox-labels")><ul class="labels">{chips}</ul></Fact> }
}

fn with(contact: ContactCard, looking: &Looking, reader: Reader) -> AnyView {
    let locale = reader.locale;
    let fact = |name: String, value: Option<String>| value.map(|it| view! { <Fact name=name>{it}</Fact> });
    let known_as = contact
        .known_as
        .into_iter()
        .map(|it| {
            view! {
                <li class="known-as">{it.external_id} " · " {it.channel_name}</li>
            }
        })
        .collect_view();
    let count = contact.others.len();
    let name = contact_name(contact.name.as_deref(), locale);
    let others = contact
        .others
        .into_iter()
        .map(|it| {
            let word = lamp_state(it.lamp()).word(locale);
            view! {
                <li>
                    <a class="other" href=looking.open(it.id)>
                        <Lamp state=lamp_state(it.lamp()) word=word/>
                        <span class="other-preview">{it.preview}</span>
                        <Time at=it.last_message_at shown=reader.short(it.last_message_at) full=reader.full(it.last_message_at)/>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <Fold title=say!(locale, "inbox-contact") open=true>
            <Facts>
                <Fact name=say!(locale, "inbox-contact-name")><a class="link" href=paths::contact(contact.id)>{name}</a></Fact>
                {fact(say!(locale, "inbox-contact-email"), contact.email)}
                {fact(say!(locale, "inbox-contact-phone"), contact.phone)}
                {fact(say!(locale, "inbox-contact-company"), contact.company)}
                {fact(say!(locale, "inbox-language"), contact.language.map(|it| language_word(&it, locale)))}
                <Fact name=say!(locale, "inbox-contact-since")>
                    <Time at=contact.created_at shown=reader.short(contact.created_at) full=reader.full(contact.created_at)/>
                </Fact>
                <Fact name=say!(locale, "inbox-contact-known-as")><ul>{known_as}</ul></Fact>
            </Facts>
        </Fold>
        <Fold title=say!(locale, "inbox-others") count=count>
            {if count == 0 { say!(locale, "inbox-others-none").into_any() } else { view! { <ul class="others">{others}</ul> }.into_any() }}
        </Fold>
    }
    .into_any()
}

/// A language in words; one that we have no word for stays as it came.
fn language_word(code: &str, locale: Locale) -> String {
    match code {
        "en" => say!(locale, "inbox-language-en"),
        "fr" => say!(locale, "inbox-language-fr"),
        other => other.to_owned(),
    }
}
