//! Making a lead of a customer, from what they said.

use crate::access::LeadsWork;
use crate::inbox;
use crate::leads::captured::said;
use crate::leads::store::{self, fields, origin, scores, steps, writes};
use crate::leads::{Captured, CapturedBy, Field, Found, Intent, Step, read, score, settings};
use crate::prelude::*;
use crate::team::{self, Email};
use crate::tenancy::Actor;
use crate::text::{Country, Zone, phone};

/// Why nobody became a lead.
#[derive(Debug, thiserror::Error)]
pub enum CannotCapture {
    /// No such conversation that the actor can see.
    #[error("conversation not found")]
    Gone,
    /// A line cannot be read: which.
    #[error("{} cannot be read", .0.word())]
    Unreadable(Field),
    /// Of somebody who has not written, a name is known, or a company.
    #[error("a lead has a name")]
    Nameless,
    /// Somebody else works on the customer's lead, and the actor does not see it.
    #[error("somebody else works on it")]
    OfSomebodyElse,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What is written of a lead by hand, or corrected in what was read; empty lines say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// Each field with its text.
    pub lines: Vec<(Field, String)>,
}

/// The country in which the workspace's numbers are dialled.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn country(tx: &mut Tx<impl Permission>) -> Result<Country, Fault> {
    let workspace = team::workspace(tx).await?;
    Ok(Country::of(&Zone::named_or_utc(workspace.time_zone.as_str()), workspace.language))
}

/// Makes a lead of the customer of a conversation, with what was read in it and what `lines` say instead. A customer who
/// is an open lead stays the same one: the conversation feeds it, and what was not known is added.
///
/// # Errors
/// [`CannotCapture`].
pub async fn capture(
    mut tx: Tx<LeadsWork>,
    conversation: ConversationId,
    lines: &Lines,
) -> Result<LeadId, CannotCapture> {
    let line = inbox::find(&mut tx, conversation).await?.ok_or(CannotCapture::Gone)?;
    let country = country(&mut tx).await?;
    let lines = readable(lines, country)?;
    let thread = inbox::thread(&mut tx, conversation, None).await?;
    let captured = read(&said(&thread.entries), country);
    let by = if captured.intent().is_some_and(Intent::may_buy) { CapturedBy::Assistant } else { CapturedBy::Agent };
    let by = if matches!(tx.actor(), Actor::Key { .. }) { CapturedBy::Api } else { by };
    let from =
        Origin { contact: line.contact_id, channel: Some(line.channel_id), conversation: Some(conversation), by };
    let lead = keep(&mut tx, &from, &captured, &lines).await?;
    Ok(tx.commit().await.map(|()| lead)?)
}

/// Makes a lead of somebody who has not written yet, of what `lines` say.
///
/// # Errors
/// [`CannotCapture`].
pub async fn add(mut tx: Tx<LeadsWork>, lines: &Lines) -> Result<LeadId, CannotCapture> {
    let country = country(&mut tx).await?;
    let lines = readable(lines, country)?;
    let said = |field: Field| lines.iter().find(|it| it.0 == field).map(|it| it.1.clone());
    if said(Field::Name).is_none() && said(Field::Company).is_none() {
        return Err(CannotCapture::Nameless);
    }
    let known = inbox::steps::Known {
        name: said(Field::Name).or_else(|| said(Field::Company)),
        email: said(Field::Email),
        phone: said(Field::Phone),
    };
    let contact = inbox::steps::add_contact(&mut tx, &known).await?;
    let by = if matches!(tx.actor(), Actor::Key { .. }) { CapturedBy::Api } else { CapturedBy::Agent };
    let from = Origin { contact, channel: None, conversation: None, by };
    let lead = keep(&mut tx, &from, &Captured::default(), &lines).await?;
    Ok(tx.commit().await.map(|()| lead)?)
}

/// Where a lead comes from.
struct Origin {
    contact: ContactId,
    channel: Option<ChannelId>,
    conversation: Option<ConversationId>,
    by: CapturedBy,
}

async fn keep(
    tx: &mut Tx<LeadsWork>,
    from: &Origin,
    captured: &Captured,
    lines: &[(Field, String)],
) -> Result<LeadId, CannotCapture> {
    let mut open = store::hold_open(tx, from.contact).await?;
    let begun = if open.is_none() { begin(tx, from).await? } else { None };
    if open.is_none() && begun.is_none() {
        // Somebody made one of them at the same moment.
        open = store::hold_open(tx, from.contact).await?;
    }
    let lead = match (begun, &open) {
        (Some(lead), _) => lead,
        (None, Some(open)) => store::hold(tx, open.id).await?.ok_or(CannotCapture::OfSomebodyElse)?.id,
        (None, None) => return Err(CannotCapture::OfSomebodyElse),
    };
    let known = if open.is_some() { fields::fields(tx, lead).await? } else { Vec::new() };
    // What a person wrote down is not replaced by what a machine reads.
    let by_hand = |field: Field| known.iter().any(|it| it.known() == Some(field) && it.member_name.is_some());
    for found in captured.0.iter().filter(|it| !by_hand(it.field)) {
        keep_found(tx, lead, found).await?;
    }
    for (field, value) in lines.iter().filter(|(field, value)| captured.value(*field) != Some(value.as_str())) {
        fields::keep_written(tx, lead, field.word(), value).await?;
        writes::set_field(tx, lead, *field, Some(value)).await?;
    }
    fill_in(tx, from.contact, lead).await?;
    if let Some(conversation) = from.conversation
        && origin::attach(tx, lead, conversation).await?
        && open.is_some()
    {
        steps::add(tx, lead, &Step::Attached).await?;
    }
    rescore(tx, lead, from.contact).await?;
    let event = if open.is_some() { Event::LeadChanged { lead } } else { Event::LeadCaptured { lead } };
    tx.record(event).await?;
    Ok(lead)
}

/// A new lead; none where its customer is an open one by now.
async fn begin(tx: &mut Tx<LeadsWork>, from: &Origin) -> Result<Option<LeadId>, Fault> {
    let (_, name) = steps::who(tx);
    let new = writes::New { contact: from.contact, channel: from.channel, by: from.by, by_name: name.as_deref() };
    let lead = writes::add(tx, &new).await?;
    if let Some(lead) = lead {
        steps::add(tx, lead, &Step::Captured { by: from.by }).await?;
    }
    Ok(lead)
}

async fn keep_found(tx: &mut Tx<LeadsWork>, lead: LeadId, found: &Found) -> Result<(), Fault> {
    fields::keep_found(tx, lead, found).await?;
    writes::set_field(tx, lead, found.field, Some(&found.value)).await
}

/// What is known of the customer goes to the lead, and the other way round, where one of them does not know it.
async fn fill_in(tx: &mut Tx<LeadsWork>, contact: ContactId, lead: LeadId) -> Result<(), Fault> {
    let kept = fields::fields(tx, lead).await?;
    let value = |field: Field| kept.iter().find(|it| it.known() == Some(field)).map(|it| it.value.clone());
    let said = inbox::steps::Known { name: value(Field::Name), email: value(Field::Email), phone: value(Field::Phone) };
    let known = inbox::steps::fill_in(tx, contact, &said).await?;
    let lines = [
        (Field::Name, said.name, known.name),
        (Field::Email, said.email, known.email),
        (Field::Phone, said.phone, known.phone),
    ];
    for (field, said, known) in lines {
        if let (None, Some(known)) = (said, known) {
            writes::set_field(tx, lead, field, Some(&known)).await?;
        }
    }
    Ok(())
}

/// Scores a lead by the rules, unless a person set its score; keeps it where it is another than before.
pub(super) async fn rescore(tx: &mut Tx<LeadsWork>, lead: LeadId, contact: ContactId) -> Result<(), Fault> {
    let newest = scores::scores(tx, lead).await?.into_iter().next();
    if newest.as_ref().is_some_and(|it| it.because.is_some()) {
        return Ok(());
    }
    let scored = by_rules(tx, lead, contact).await?;
    if newest.is_none_or(|it| (it.value, it.level, it.signals) != (scored.value, scored.level, scored.signals.clone()))
    {
        scores::add(tx, lead, &scored, None).await?;
    }
    Ok(())
}

/// What the rules say of a lead.
pub(super) async fn by_rules(
    tx: &mut Tx<LeadsWork>,
    lead: LeadId,
    contact: ContactId,
) -> Result<crate::leads::Scored, Fault> {
    let kept = fields::fields(tx, lead).await?;
    let found = kept.iter().filter_map(|it| {
        let message = it.message_id.unwrap_or(MessageId(uuid::Uuid::nil()));
        Some(Found { field: it.known()?, value: it.value.clone(), words: String::new(), message })
    });
    let mut facts = Captured(found.collect()).facts();
    if facts.email.is_none() || !facts.has_phone {
        let it = store::find(tx, lead).await?;
        facts.email = facts.email.or_else(|| it.as_ref()?.email.clone());
        facts.has_phone |= it.is_some_and(|it| it.phone.is_some());
    }
    facts.bought_before = origin::bought_before(tx, contact, lead).await?;
    let settings = settings(tx).await?;
    Ok(score(&facts, &settings))
}

/// Reads what was written by hand: addresses and numbers as what they are.
fn readable(lines: &Lines, country: Country) -> Result<Vec<(Field, String)>, CannotCapture> {
    let written = lines.lines.iter().filter(|(_, text)| !text.trim().is_empty());
    written
        .map(|(field, text)| {
            let value = line(*field, text, country);
            value.map(|it| (*field, it)).ok_or(CannotCapture::Unreadable(*field))
        })
        .collect()
}

/// Longest line of a lead, in characters.
const LONGEST: usize = 200;

/// What a line says.
pub(super) fn line(field: Field, text: &str, country: Country) -> Option<String> {
    let text = text.trim();
    if text.chars().any(char::is_control) || text.chars().count() > LONGEST {
        return None;
    }
    match field {
        Field::Email => Email::parse(text).ok().map(|it| it.as_str().to_owned()),
        Field::Phone => phone(text, country),
        Field::Intent => text.parse::<Intent>().ok().map(|it| it.word().to_owned()),
        Field::Quantity => text.parse::<u32>().ok().map(|it| it.to_string()),
        Field::Name | Field::Company | Field::Deadline => Some(text.to_owned()),
    }
}
