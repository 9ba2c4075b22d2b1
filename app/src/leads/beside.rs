//! The lead beside a conversation: proposed with the words that speak for it, or there already.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::inbox::{Entry, Line};
use switchboard::leads::{self, Found, Given, Lead, Proposal, reason};
use switchboard::say;
use switchboard::tenancy::Tx;
use switchboard::text::{Country, Locale};

use super::doors::Capture;
use super::words::{field_value, field_word, intent_word, score_badge, status_badge};
use crate::inbox::Reader;
use crate::ui::{Badge, BadgeTone, Icon, IconSize, Size, SubmitButton, Variant};
use crate::{Form, Problem, paths, visit};

/// What is known of a conversation's customer as a lead.
pub struct Near {
    lead: Option<Lead>,
    /// Its newest score.
    score: Option<Given>,
    /// Whether this conversation feeds it.
    feeds: bool,
    proposal: Proposal,
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
        let here = visit().here.clone();
        let country = here.map(|it| Country::of(&it.zone, it.language));
        let proposal = country.map(|it| leads::proposal(entries, it));
        let proposal = proposal.unwrap_or(Proposal { captured: leads::Captured::default(), is_suggested: false });
        let lead = if tx.may(Right::LeadsRead) { leads::of_contact(tx, line.contact_id).await? } else { None };
        let (score, feeds) = match &lead {
            Some(lead) => {
                let feeds = leads::feeds(tx, lead.id, line.id).await?;
                (leads::scores(tx, lead.id).await?.into_iter().next(), feeds)
            }
            None => (None, false),
        };
        Ok(Self { lead, score, feeds, proposal })
    }
}

/// The lead, or the proposal; nothing where neither is there.
pub fn beside(near: Near, line: &Line, reader: &Reader) -> impl IntoView + use<> {
    let works = reader.may(Right::LeadsWork);
    let open = near.lead.as_ref().filter(|it| it.status.is_open() || near.feeds);
    let shown = match open {
        Some(lead) => Some(there(lead, &near, line, reader)),
        None if works && near.proposal.is_suggested => Some(proposed(&near, line, reader)),
        None => None,
    };
    view! { <div data-live="lead">{shown}</div> }
}

/// For a conversation in which nothing speaks for a lead: the key works all the same.
pub fn make(near: &Near, line: &Line, reader: &Reader) -> Option<AnyView> {
    let is_there = near.lead.as_ref().is_some_and(|it| it.status.is_open() || near.feeds);
    let offered = reader.may(Right::LeadsWork) && !is_there && !near.proposal.is_suggested;
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

fn there(lead: &Lead, near: &Near, line: &Line, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let why = near.score.as_ref().map(|it| match &it.because {
        Some(because) => because.clone(),
        None => reason(it.level, &it.signals, locale),
    });
    let words = match (near.feeds, lead.status.is_open()) {
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
            {why.map(|it| view! { <p>{it}</p> })}
        </section>
    }
    .into_any()
}

fn proposed(near: &Near, line: &Line, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let chip = near.proposal.captured.intent().map(|it| {
        view! { <Badge tone=BadgeTone::Ai>{intent_word(it, locale)}</Badge> }
    });
    let before = near.lead.as_ref().map(|it| {
        let there = paths::lead(it.id);
        view! { <a class="link" href=there>{say!(locale, "leads-earlier")}</a> }
    });
    let rows = near.proposal.captured.0.iter().map(|it| captured(it, locale)).collect_view();
    view! {
        <section class="lead-box" aria-label=say!(locale, "leads-suggested")>
            <div class="cluster">
                <Icon name="sparkle" size=IconSize::Small/>
                {say!(locale, "leads-suggested")}
                {chip}
                {before}
                {capture_form(line, say!(locale, "leads-create"), Variant::Default)}
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
