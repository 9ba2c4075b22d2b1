//! What Stripe's answers are read into.

use serde::Deserialize;
use time::OffsetDateTime;
use time::serde::timestamp;

use crate::billing::SubscriptionStatus;

/// Somebody who pays.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Customer {
    /// Its id: `cus_…`.
    pub id: String,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Page<T> {
    /// What is on it.
    pub data: Vec<T>,
    /// Whether more follows.
    #[serde(default)]
    pub has_more: bool,
}

/// How far somebody is who was sent to buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    /// They may still buy.
    Open,
    /// They bought.
    Complete,
    /// They did not in time.
    Expired,
}

/// Somebody's way through Stripe's page for buying.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Session {
    /// Its id: `cs_…`.
    pub id: String,
    /// Whose.
    pub customer: Option<String>,
    /// How far they are.
    pub status: Option<SessionState>,
    /// Where they buy; nothing once they have.
    pub url: Option<String>,
    /// What they bought.
    pub subscription: Option<String>,
}

/// An open door to Stripe's page for customers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PortalSession {
    /// Where it is.
    pub url: String,
}

/// A subscription, as Stripe has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Subscription {
    /// Its id: `sub_…`.
    pub id: String,
    /// Whose.
    pub customer: String,
    /// One of eight states.
    pub status: SubscriptionStatus,
    /// When it began to be.
    #[serde(with = "timestamp")]
    pub created: OffsetDateTime,
    /// Whether it ends with the time that is paid for.
    #[serde(default)]
    pub cancel_at_period_end: bool,
    /// When it is going to end, where that is known.
    #[serde(default, with = "timestamp::option")]
    pub cancel_at: Option<OffsetDateTime>,
    /// When it ended.
    #[serde(default, with = "timestamp::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// When the free time ends or ended.
    #[serde(default, with = "timestamp::option")]
    pub trial_end: Option<OffsetDateTime>,
    /// What is paid for.
    items: Page<Item>,
}

/// What a subscription pays for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Item {
    /// Its id: `si_…`.
    pub id: String,
    /// At which price.
    pub price: Price,
    /// From when on it is paid for.
    #[serde(with = "timestamp")]
    pub current_period_start: OffsetDateTime,
    /// And until when.
    #[serde(with = "timestamp")]
    pub current_period_end: OffsetDateTime,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Price {
    /// Its id: `price_…`.
    pub id: String,
}

impl Subscription {
    /// What it pays for: the plan. We sell one at a time, so there is one.
    pub fn item(&self) -> Option<&Item> {
        self.items.data.first()
    }

    /// When it ends, where it will: said as a moment, or as the end of what is paid for.
    pub fn ends_at(&self) -> Option<OffsetDateTime> {
        let period_end = self.item().filter(|_| self.cancel_at_period_end).map(|it| it.current_period_end);
        self.cancel_at.or(period_end)
    }

    /// Which of several counts for a workspace: one that is not over, and of those the newest.
    pub fn newest_that_lives(all: &[Self]) -> Option<&Self> {
        all.iter().max_by_key(|it| (!it.status.is_over(), it.created, &it.id))
    }
}

/// A bill, or the preview of one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Invoice {
    /// Its id: `in_…`; a preview has one that leads nowhere.
    #[serde(default)]
    pub id: String,
    /// Whose.
    pub customer: Option<String>,
    /// Its number, once it is final.
    #[serde(default)]
    pub number: Option<String>,
    /// Stripe's word for its state: `draft`, `open`, `paid`, `uncollectible`, `void`.
    pub status: Option<String>,
    /// The currency: three letters in lower case.
    pub currency: String,
    /// Everything, in the smallest unit of the currency.
    pub total: i64,
    /// What is to be paid of it.
    pub amount_due: i64,
    /// What was paid of it.
    #[serde(default)]
    pub amount_paid: i64,
    /// When it was made.
    #[serde(with = "timestamp")]
    pub created: OffsetDateTime,
    /// Stripe's page of it.
    #[serde(default)]
    pub hosted_invoice_url: Option<String>,
    /// What it is for.
    pub lines: Lines,
}

/// The first lines of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lines {
    /// Them.
    pub data: Vec<Line>,
}

/// A line of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    /// What it is for, in Stripe's words.
    #[serde(default)]
    pub description: Option<String>,
    /// How much, below nought for what is given back.
    pub amount: i64,
}

/// Something that happened at Stripe.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Event {
    /// Its id: `evt_…`.
    pub id: String,
    /// What.
    #[serde(rename = "type")]
    pub kind: String,
    /// When.
    #[serde(with = "timestamp")]
    pub created: OffsetDateTime,
    /// With what.
    data: Data,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Data {
    object: Object,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Object {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    object: Option<String>,
    #[serde(default)]
    customer: Option<serde_json::Value>,
}

impl Event {
    /// Reads what came in, once its signature was found to be right.
    ///
    /// # Errors
    /// Where it is no event.
    pub fn read(body: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(body)
    }

    /// What of it is kept: which it is and whom it is about. What it says of them is asked again.
    pub fn arrived(&self) -> Arrived<'_> {
        let object = &self.data.object;
        let customer = match object.object.as_deref() {
            Some("customer") => object.id.as_deref(),
            _ => object.customer.as_ref().and_then(|it| it.as_str().or_else(|| it["id"].as_str())),
        };
        Arrived { id: &self.id, kind: &self.kind, created: self.created, customer }
    }
}

/// What is kept of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived<'a> {
    /// Its id, which comes once.
    pub id: &'a str,
    /// What happened.
    pub kind: &'a str,
    /// When.
    pub created: OffsetDateTime,
    /// The customer it is about, where it is about one.
    pub customer: Option<&'a str>,
}
