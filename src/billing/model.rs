//! The nouns of billing: plans, subscriptions, invoices.

use crate::prelude::*;

crate::words! {
    /// What a plan is called.
    pub enum PlanSlug {
        /// Costs nothing.
        Free = "free",
        /// For a small team.
        Basic = "basic",
        /// For a team that automates.
        Pro = "pro",
        /// By agreement.
        Enterprise = "enterprise",
    }
}

crate::words! {
    /// What a plan opens beyond what everybody has. What was made with it stays readable without it.
    pub enum Entitlement {
        /// Making service keys.
        Api = "api",
        /// Reading websites as knowledge.
        Websites = "websites",
        /// Taking leads away as a file.
        LeadsExport = "leads_export",
    }
}

crate::words! {
    /// How often a plan is paid.
    pub enum Each {
        /// Every month.
        Month = "month",
        /// Every year.
        Year = "year",
    }
}

crate::words! {
    /// The provider's word for a subscription. What people may do is [`Access`](super::Access).
    pub enum State {
        /// The first payment was not made yet.
        Incomplete = "incomplete",
        /// The first payment was not made in time: it never began.
        IncompleteExpired = "incomplete_expired",
        /// Used, and paid for later.
        Trialing = "trialing",
        /// Paid.
        Active = "active",
        /// A payment failed, and is tried again.
        PastDue = "past_due",
        /// Ended.
        Canceled = "canceled",
        /// A payment failed, and is not tried again.
        Unpaid = "unpaid",
        /// A trial ended without a way to pay.
        Paused = "paused",
    }
}

crate::words! {
    /// Where an invoice stands.
    pub enum InvoiceState {
        /// Being written.
        Draft = "draft",
        /// To be paid.
        Open = "open",
        /// Paid.
        Paid = "paid",
        /// Given up.
        Uncollectible = "uncollectible",
        /// Taken back.
        Void = "void",
    }
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Plan {
    /// Which.
    pub id: PlanId,
    /// What it is called.
    pub slug: PlanSlug,
    /// What it costs in a month, in cents; `None` is by agreement.
    pub monthly_cents: Option<i64>,
    /// What it costs in a year, in cents; `None` is by agreement.
    pub yearly_cents: Option<i64>,
    /// Of ISO 4217, in small letters.
    pub currency: String,
    /// Conversations that may begin in a month; `None` is no limit, here and below.
    pub most_conversations: Option<i64>,
    /// People of the team.
    pub most_members: Option<i64>,
    /// Channels that are connected.
    pub most_channels: Option<i64>,
    /// Bytes of the files that are kept.
    pub most_storage_bytes: Option<i64>,
    /// What it opens.
    pub entitlements: Vec<Entitlement>,
    /// How long it is tried before it is paid.
    pub trial_days: i32,
    /// Whether it is shown to who chooses.
    pub is_visible: bool,
    /// Whether it is that of a workspace which chose none.
    pub is_default: bool,
    /// The provider's price for a month.
    pub provider_price_monthly: Option<String>,
    /// The provider's price for a year.
    pub provider_price_yearly: Option<String>,
}

impl Plan {
    /// What it costs, in cents; `None` is by agreement.
    pub const fn cents(&self, each: Each) -> Option<i64> {
        match each {
            Each::Month => self.monthly_cents,
            Each::Year => self.yearly_cents,
        }
    }

    /// The provider's price.
    pub fn provider_price(&self, each: Each) -> Option<&str> {
        match each {
            Each::Month => self.provider_price_monthly.as_deref(),
            Each::Year => self.provider_price_yearly.as_deref(),
        }
    }

    /// Whether it opens something.
    pub fn opens(&self, what: Entitlement) -> bool {
        self.entitlements.contains(&what)
    }
}

/// What a workspace has chosen.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Subscription {
    /// What.
    pub plan_id: PlanId,
    /// The provider's word for it.
    pub state: State,
    /// How often it is paid.
    pub each: Each,
    /// When the time that is paid began.
    pub period_start: Option<OffsetDateTime>,
    /// When it ends.
    pub period_end: Option<OffsetDateTime>,
    /// When it is paid first.
    pub trial_end: Option<OffsetDateTime>,
    /// Whether it ends with what is paid.
    pub cancel_at_period_end: bool,
    /// When it ends, where that is agreed.
    pub cancel_at: Option<OffsetDateTime>,
    /// What the provider calls the workspace; `None` where nobody pays through one.
    pub provider_customer_id: Option<String>,
    /// What the provider calls this.
    pub provider_subscription_id: Option<String>,
    /// When its state became what it is.
    pub changed_at: OffsetDateTime,
    /// Since when an operator has stopped the workspace.
    pub frozen_at: Option<OffsetDateTime>,
    /// What people read of that.
    pub frozen_because: Option<String>,
}

impl Subscription {
    /// When it ends, if somebody wanted that.
    pub fn ends_at(&self) -> Option<OffsetDateTime> {
        self.cancel_at.or(self.period_end.filter(|_| self.cancel_at_period_end))
    }
}

/// What a workspace was asked to pay.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invoice {
    /// Which.
    pub id: InvoiceId,
    /// What the provider calls it.
    pub provider_invoice_id: Option<String>,
    /// What people call it; a draft has none.
    pub number: Option<String>,
    /// Where it stands.
    pub state: InvoiceState,
    /// How much, in cents.
    pub amount_cents: i64,
    /// Of ISO 4217, in small letters.
    pub currency: String,
    /// Where it is paid and read.
    pub hosted_url: Option<String>,
    /// Its file.
    pub pdf_url: Option<String>,
    /// When it was written.
    pub issued_at: OffsetDateTime,
    /// When it is to be paid.
    pub due_at: Option<OffsetDateTime>,
}
