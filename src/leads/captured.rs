//! What a conversation says of a lead, and whether it is proposed as one.

use super::{Facts, Field, Intent, read};
use crate::ids::*;
use crate::inbox::{Author, Entry, Kind};
use crate::text::Country;

/// Something that a customer said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In which message.
    pub message: MessageId,
    /// Its words.
    pub body: String,
}

/// A field, with the words that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which field.
    pub field: Field,
    /// What it says: an address in small letters, a number as the world dials it.
    pub value: String,
    /// The customer's own words.
    pub words: String,
    /// The message in which they stand.
    pub message: MessageId,
}

/// What was read in a conversation, each field once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captured(pub Vec<Found>);

impl Captured {
    /// What a field says.
    pub fn value(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|it| it.field == field).map(|it| it.value.as_str())
    }

    /// What they want.
    pub fn intent(&self) -> Option<Intent> {
        self.value(Field::Intent)?.parse().ok()
    }

    /// As far as it counts for the score.
    pub fn facts(&self) -> Facts {
        Facts {
            intent: self.intent(),
            quantity: self.value(Field::Quantity).and_then(|it| it.parse().ok()),
            has_deadline: self.value(Field::Deadline).is_some(),
            email: self.value(Field::Email).map(str::to_owned),
            has_phone: self.value(Field::Phone).is_some(),
            ..Facts::default()
        }
    }
}

/// What is proposed beside a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What was read in it.
    pub captured: Captured,
    /// Whether its customer may buy, so that the assistant says so; otherwise only an agent makes a lead of them.
    pub is_suggested: bool,
    /// Up to which place of the thread it was read.
    pub seen: i64,
}

fn is_said(it: &Entry) -> bool {
    it.kind == Kind::Message && it.author == Author::Contact
}

/// What the customer's messages among `entries` say.
pub(super) fn said<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Said> {
    let by_customer = entries.into_iter().filter(|it| is_said(it));
    by_customer.map(|it| Said { message: it.id, body: it.body.clone() }).collect()
}

/// Reads a page of a thread, and says whether its customer should be a lead. Where somebody said that they are none, up
/// to `dismissed_to`, only what was said after it can propose them again.
pub fn proposal(entries: &[Entry], country: Country, dismissed_to: Option<i64>) -> Proposal {
    let captured = read(&said(entries), country);
    let may_buy = |it: &Captured| it.intent().is_some_and(Intent::may_buy);
    let is_suggested = match dismissed_to {
        Some(seen) => may_buy(&read(&said(entries.iter().filter(|it| it.seq > seen)), country)),
        None => may_buy(&captured),
    };
    let seen = entries.iter().filter(|it| is_said(it)).map(|it| it.seq).max().unwrap_or_default();
    Proposal { captured, is_suggested, seen }
}
