//! The nouns of billing: plans, subscriptions, invoices.

use crate::prelude::*;

crate::words! {
    /// What a plan is called.
    pub enum PlanCode {
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
    /// What a plan opens beyond what everybody has. What was made with it stays without it.
    pub enum Entitlement {
        /// Making service keys.
        Api = "api",
        /// Adding websites to what the assistant knows.
        Websites = "websites",
    }
}

crate::words! {
    /// How often a plan is paid.
    pub enum Every {
        /// Every month.
        Month = "month",
        /// Every year.
        Year = "year",
    }
}

crate::words! {
    /// The provider's word for a subscription. What people may do is [`Access`](super::Access).
    pub enum SubscriptionStatus {
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

impl SubscriptionStatus {
    /// Whether nothing comes after it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Canceled | Self::IncompleteExpired)
    }

    /// Whether the plan was never begun: the workspace has the default plan meanwhile.
    pub const fn never_began(self) -> bool {
        matches!(self, Self::Incomplete | Self::IncompleteExpired)
    }
}

crate::words! {
    /// Where an invoice stands.
    pub enum InvoiceStatus {
        /// Paid.
        Paid = "paid",
        /// To be paid.
        Pending = "pending",
        /// Given up.
        Failed = "failed",
        /// Taken back.
        Void = "void",
    }
}

/// The entitlements of a plan, as the database keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entitlements(pub Vec<Entitlement>);

impl TryFrom<Vec<String>> for Entitlements {
    type Error = crate::words::UnknownWord;

    fn try_from(words: Vec<String>) -> Result<Self, Self::Error> {
        words.iter().map(|it| it.parse()).collect::<Result<_, _>>().map(Self)
    }
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Plan {
    /// Which.
    pub id: PlanId,
    /// What it is called.
    pub code: PlanCode,
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
    #[sqlx(try_from = "Vec<String>")]
    pub entitlements: Entitlements,
    /// How long it is tried before it is paid.
    pub trial_days: i32,
    /// Whether it is shown to who chooses.
    pub is_visible: bool,
    /// Whether it is that of a workspace which chose none.
    pub is_default: bool,
    /// Stripe's price of a month.
    pub stripe_price_month: Option<String>,
    /// Stripe's price of a year.
    pub stripe_price_year: Option<String>,
}

impl Plan {
    /// What it costs, in cents; `None` is by agreement.
    pub const fn cents(&self, every: Every) -> Option<i64> {
        match every {
            Every::Month => self.monthly_cents,
            Every::Year => self.yearly_cents,
        }
    }

    /// What Stripe calls the price; `None` where nobody pays it there.
    pub fn stripe_price(&self, every: Every) -> Option<&str> {
        match every {
            Every::Month => self.stripe_price_month.as_deref(),
            Every::Year => self.stripe_price_year.as_deref(),
        }
    }

    /// Whether it costs nothing, however often.
    pub const fn is_free(&self, every: Every) -> bool {
        matches!(self.cents(every), Some(0))
    }

    /// Whether it opens something.
    pub fn opens(&self, what: Entitlement) -> bool {
        self.entitlements.0.contains(&what)
    }

    /// How much of something it allows.
    pub const fn most(&self, limit: Limit) -> Option<i64> {
        match limit {
            Limit::Conversations => self.most_conversations,
            Limit::Members => self.most_members,
            Limit::Channels => self.most_channels,
            Limit::Storage => self.most_storage_bytes,
        }
    }
}

crate::words! {
    /// What a plan limits.
    pub enum Limit {
        /// Conversations that begin in a month: the assistant pauses there.
        Conversations = "conversations",
        /// People of the team, and who is invited.
        Members = "members",
        /// Channels that are connected.
        Channels = "channels",
        /// Bytes that are kept: somebody is told there.
        Storage = "storage",
    }
}

/// What a workspace has chosen.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Subscription {
    /// What.
    pub plan_id: PlanId,
    /// How often it is paid.
    pub every: Every,
    /// The provider's word for it.
    pub status: SubscriptionStatus,
    /// What Stripe calls it; `None` where nobody pays there.
    pub stripe_id: Option<String>,
    /// When the time that is paid began.
    pub period_start: Option<OffsetDateTime>,
    /// When it ends.
    pub period_end: Option<OffsetDateTime>,
    /// When it is paid first.
    pub trial_end: Option<OffsetDateTime>,
    /// When it ends, where somebody wanted that.
    pub ends_at: Option<OffsetDateTime>,
    /// When it did.
    pub ended_at: Option<OffsetDateTime>,
    /// When its status became what it is.
    pub changed_at: OffsetDateTime,
    /// Since when an operator has stopped the workspace.
    pub frozen_at: Option<OffsetDateTime>,
    /// What people read of that.
    pub frozen_because: Option<String>,
}

impl Subscription {
    /// Whether it is paid at Stripe and goes on there until somebody ends it.
    pub fn is_paid_for(&self) -> bool {
        self.stripe_id.is_some() && !self.status.is_over()
    }
}

/// What a workspace was asked to pay.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invoice {
    /// Which.
    pub id: InvoiceId,
    /// What people call it.
    pub number: Option<String>,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Of ISO 4217, in small letters.
    pub currency: String,
    /// What it comes to, in cents.
    pub total: i64,
    /// Where it is read and paid.
    pub hosted_url: Option<String>,
    /// Its file.
    pub pdf_url: Option<String>,
    /// When it was written.
    pub issued_at: OffsetDateTime,
    /// When it is to be paid.
    pub due_at: Option<OffsetDateTime>,
}
