//! The lead beside a conversation: proposed with the words that speak for it, or there already.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::inbox::{Entry, Line};
use switchboard::leads::{self, Found, Proposal, Standing, reason};
use switchboard::say;
use switchboard::tenancy::Tx;
use switchboard::text::{Country, Locale};

use super::doors::{Capture, Dismiss};
use super::words::{field_value, field_word, intent_word, score_badge, status_badge};
use crate::inbox::Reader;
use crate::ui::{Badge, BadgeTone, Icon, IconSize, Size, SubmitButton, Variant};
use crate::{Form, Problem, paths, visit};

/// What is known of a conversation's customer as a lead.
pub struct Near {
    lead: Option<Standing>,
    /// What speaks for one, where they are none and the reader could make them one.
    proposal: Option<Proposal>,
}

impl Near {
    /// What is known of the customer of a conversation, and what a page of its thread says.
    ///
    /// # Errors
    /// A [`Problem`] when the database refuses.
    pub async fn load(
        tx: &mut Tx<switchboard::access::InboxRead>,
        line: &Line,
        entries: &[Entry],
    ) -> Result<Self, Problem> {
        let leads::Near { lead, dismissed_to } = match tx.may(Right::LeadsRead) {
            true => leads::near(tx, line.contact_id, line.id).await?,
            false => leads::Near::default(),
        };
        let is_there = lead.as_ref().is_some_and(Standing::is_of_conversation);
        // Words are read only where a proposal can come of it.
        let here = visit().here.clone().filter(|_| tx.may(Right::LeadsWork) && !is_there);
        let proposal = here.map(|it| leads::proposal(entries, Country::of(&it.zone, it.language), dismissed_to));
        Ok(Self { lead, proposal: proposal.filter(|it| it.is_suggested) })
    }

    /// The lead that the conversation is about.
    fn there(&self) -> Option<&Standing> {
        self.lead.as_ref().filter(|it| it.is_of_conversation())
    }
}

/// The lead, or the proposal; nothing where neither is there.
pub fn beside(near: Near, line: &Line, reader: &Reader) -> impl IntoView + use<> {
    let shown = match (near.there(), &near.proposal) {
        (Some(lead), _) => Some(there(lead, line, reader)),
        (None, Some(proposal)) => Some(proposed(proposal, near.lead.as_ref(), line, reader)),
        (None, None) => None,
    };
    view! { <div data-live="lead">{shown}</div> }
}

/// For a conversation in which nothing speaks for a lead: the key works all the same.
pub fn make(near: &Near, line: &Line, reader: &Reader) -> Option<AnyView> {
    let offered = reader.may(Right::LeadsWork) && near.there().is_none() && near.proposal.is_none();
    offered.then(|| capture_form(line, say!(reader.locale, "leads-make"), Variant::Quiet))
}

fn capture_form(line: &Line, words: String, variant: Variant) -> AnyView {
    let hidden = vec![("conversation", line.id.to_string())];
    view! {
        <Form door=Capture::PATH hidden=hidden>
            <SubmitButton size=Size::Small variant=variant icon=Some("target") kbd="Shift+L">{words}</SubmitButton>
        </Form>
    }
    .into_any()
}

fn there(lead: &Standing, line: &Line, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let why = lead.because.clone().unwrap_or_else(|| reason(lead.level, &lead.signals, locale));
    let words = match (lead.feeds, lead.status.is_open()) {
        (true, true) => None,
        (false, true) => Some(say!(locale, "leads-attach")),
        // What ended stays as it ended: from now on they are another lead.
        (_, false) => Some(say!(locale, "leads-make")),
    };
    let add = words.filter(|_| reader.may(Right::LeadsWork)).map(|it| capture_form(line, it, Variant::Default));
    view! {
        <section class="lead-box" aria-label=say!(locale, "leads-lead")>
            <div class="cluster">
                <Icon name="target" size=IconSize::Small/>
                <a class="link" href=paths::lead(lead.id)>{say!(locale, "leads-lead")}</a>
                {status_badge(lead.status, locale)}
                {score_badge(lead.level, lead.score, locale)}
                {add}
            </div>
            {(!why.is_empty()).then(|| view! { <p>{why}</p> })}
        </section>
    }
    .into_any()
}

fn proposed(proposal: &Proposal, earlier: Option<&Standing>, line: &Line, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let chip = proposal.captured.intent().map(|it| {
        view! { <Badge tone=BadgeTone::Ai>{intent_word(it, locale)}</Badge> }
    });
    let before = earlier.map(|it| {
        let there = paths::lead(it.id);
        view! { <a class="link" href=there>{say!(locale, "leads-earlier")}</a> }
    });
    let dismissal = vec![
        ("conversation", line.id.to_string()),
        ("seen", proposal.seen.to_string()),
        ("dismissed", true.to_string()),
    ];
    let rows = proposal.captured.0.iter().map(|it| captured(it, locale)).collect_view();
    view! {
        <section class="lead-box" aria-label=say!(locale, "leads-suggested")>
            <div class="cluster">
                <Icon name="sparkle" size=IconSize::Small/>
                {say!(locale, "leads-suggested")}
                {chip}
                {before}
                {capture_form(line, say!(locale, "leads-create"), Variant::Default)}
                <Form door=Dismiss::PATH hidden=dismissal>
                    <SubmitButton size=Size::Small variant=Variant::Quiet icon=Some("x")>{say!(locale, "leads-dismiss")}</SubmitButton>
                </Form>
            </div>
            <div class="lead-captured" role="region" tabindex="0" aria-label=say!(locale, "leads-captured")>
                <dl>{rows}</dl>
            </div>
        </section>
    }
    .into_any()
}

fn captured(it: &Found, locale: Locale) -> impl IntoView + use<> {
    let value = field_value(it.field.word(), &it.value, locale);
    let words = say!(locale, "leads-words", words = it.words.as_str());
    view! {
        <div>
            <dt>{field_word(it.field.word(), locale)}</dt>
            <dd>{value} " " <span class="lead-words">{words}</span></dd>
        </div>
    }
}
