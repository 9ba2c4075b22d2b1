//! What people may do: apart from what the provider calls the subscription.

use time::Duration;

use super::SubscriptionStatus;
use crate::access::{Right, Rights};
use crate::prelude::*;

/// How long a failed payment takes nothing away.
const GRACE: Duration = Duration::days(14);
/// How long an ended workspace can still be read and exported.
const EXPORT: Duration = Duration::days(30);
/// How late the provider's word about the end of a trial may come.
const LATE: Duration = Duration::days(3);

/// What people may do in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Active,
    /// Everything, until then.
    Grace(OffsetDateTime),
    /// Read and export: until then, or until it is paid.
    ReadOnly(Option<OffsetDateTime>),
    /// Owners choose a plan, or export.
    Closed,
}

crate::words! {
    /// Why it is not active.
    pub enum Why {
        /// A payment failed, and is tried again.
        PastDue = "past_due",
        /// A payment failed, and is not tried again.
        Unpaid = "unpaid",
        /// A trial ended.
        Paused = "paused",
        /// The subscription ended.
        Canceled = "canceled",
        /// An operator stopped it.
        Frozen = "frozen",
    }
}

/// What a right is used for, as access asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// To come in and to see the frame.
    Entering,
    /// To see what is paid, and to pay.
    Paying,
    /// To do what the house must do whoever pays.
    Serving,
    /// To take what one has along.
    Taking,
    /// To look.
    Reading,
    /// To let customers and their systems write.
    Receiving,
    /// To let people and systems in, and to put them out.
    Guarding,
    /// Everything else.
    Changing,
}

/// What a right is used for.
pub const fn used_for(right: Right) -> Use {
    match right {
        Right::Belong => Use::Entering,
        Right::BillingRead | Right::BillingManage => Use::Paying,
        Right::Work => Use::Serving,
        // With the second, addresses are also brought in: that asks for `ContactsWrite` beside it.
        Right::LeadsExport | Right::ContactsManage => Use::Taking,
        Right::InboxRead
        | Right::ContactsRead
        | Right::LeadsRead
        | Right::KnowledgeRead
        | Right::AssistantRead
        | Right::ChannelsRead
        | Right::KeysRead
        | Right::TeamRead
        | Right::AuditRead
        | Right::ApiRead => Use::Reading,
        Right::VisitorWrite | Right::ApiMessages => Use::Receiving,
        Right::TeamManage | Right::KeysManage => Use::Guarding,
        Right::InboxReply
        | Right::InboxAssign
        | Right::ContactsWrite
        | Right::DeskArrange
        | Right::EscalationsWork
        | Right::LeadsWork
        | Right::KnowledgeWrite
        | Right::AssistantTune
        | Right::AssistantPublish
        | Right::AssistantKeys
        | Right::ChannelsLook
        | Right::ChannelsConnect
        | Right::WorkspaceManage => Use::Changing,
    }
}

impl Access {
    /// Whether somebody with these rights may use one of them.
    pub const fn lets(self, right: Right, of: Rights) -> bool {
        match (self, used_for(right)) {
            (Self::Active | Self::Grace(_), _) => true,
            (_, Use::Entering | Use::Paying | Use::Serving) => true,
            (Self::ReadOnly(_), Use::Taking | Use::Reading | Use::Receiving | Use::Guarding) => true,
            (Self::ReadOnly(_), Use::Changing) => false,
            (Self::Closed, Use::Taking) => of.has(Right::BillingManage),
            (Self::Closed, Use::Reading | Use::Receiving | Use::Guarding | Use::Changing) => false,
        }
    }

    /// Whether the assistant waits until somebody pays.
    pub const fn is_stopped(self) -> bool {
        matches!(self, Self::ReadOnly(_) | Self::Closed)
    }

    /// As messages and addresses name it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Grace(_) => "grace",
            Self::ReadOnly(_) => "read_only",
            Self::Closed => "closed",
        }
    }
}

/// How a workspace stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether this instance charges at all.
    pub is_charged: bool,
    /// What people may do.
    pub access: Access,
    /// Why that is not everything.
    pub why: Option<Why>,
    /// When a trial ends that goes on.
    pub trial_end: Option<OffsetDateTime>,
}

impl Standing {
    /// Where nobody is charged.
    pub const UNCHARGED: Self = Self { is_charged: false, access: Access::Active, why: None, trial_end: None };

    /// How a workspace stands that is charged, after what is written down of it.
    pub(super) fn of(facts: Option<Facts>, now: OffsetDateTime) -> Self {
        let paid = Self { is_charged: true, ..Self::UNCHARGED };
        let Some(facts) = facts else { return paid };
        let (access, why) = facts.access(now);
        let trial_end = facts.trial_end.filter(|end| facts.status == SubscriptionStatus::Trialing && *end > now);
        Self { access, why, trial_end, ..paid }
    }
}

/// What access follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Facts {
    pub status: SubscriptionStatus,
    pub changed_at: OffsetDateTime,
    pub trial_end: Option<OffsetDateTime>,
    pub ended_at: Option<OffsetDateTime>,
    pub is_frozen: bool,
}

impl Facts {
    fn access(self, now: OffsetDateTime) -> (Access, Option<Why>) {
        let (access, why) = match self.status {
            // What never began changes nothing: the workspace has the default plan.
            SubscriptionStatus::Active | SubscriptionStatus::Incomplete | SubscriptionStatus::IncompleteExpired => {
                (Access::Active, None)
            }
            SubscriptionStatus::Trialing if self.trial_end.is_some_and(|end| end + LATE <= now) => {
                (Access::ReadOnly(None), Some(Why::Paused))
            }
            SubscriptionStatus::Trialing => (Access::Active, None),
            SubscriptionStatus::PastDue => {
                let until = self.changed_at + GRACE;
                let access = if now < until { Access::Grace(until) } else { Access::ReadOnly(None) };
                (access, Some(Why::PastDue))
            }
            SubscriptionStatus::Unpaid => (Access::ReadOnly(None), Some(Why::Unpaid)),
            SubscriptionStatus::Paused => (Access::ReadOnly(None), Some(Why::Paused)),
            SubscriptionStatus::Canceled => {
                let until = self.ended_at.unwrap_or(self.changed_at) + EXPORT;
                let access = if now < until { Access::ReadOnly(Some(until)) } else { Access::Closed };
                (access, Some(Why::Canceled))
            }
        };
        // Nobody pays themselves out of what an operator stopped, and a closed workspace is not opened by it.
        match access {
            Access::Active | Access::Grace(_) if self.is_frozen => (Access::ReadOnly(None), Some(Why::Frozen)),
            _ => (access, why),
        }
    }
}

/// The workspace's access does not let anybody do this now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the workspace is {}", .0.access.word())]
pub struct Stopped(pub Standing);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-20 09:00 UTC);

    fn facts(status: SubscriptionStatus, days_ago: i64) -> Facts {
        let changed_at = NOW - Duration::days(days_ago);
        Facts { status, changed_at, trial_end: None, ended_at: None, is_frozen: false }
    }

    fn access(status: SubscriptionStatus, days_ago: i64) -> Access {
        Standing::of(Some(facts(status, days_ago)), NOW).access
    }

    #[test]
    fn each_state_of_the_provider_has_its_access() {
        use SubscriptionStatus as It;
        for status in [It::Active, It::Trialing, It::Incomplete, It::IncompleteExpired] {
            assert_eq!(access(status, 400), Access::Active, "{status}");
        }
        for status in [It::Unpaid, It::Paused] {
            assert_eq!(access(status, 0), Access::ReadOnly(None), "{status}");
        }
        assert_eq!(Standing::of(None, NOW).access, Access::Active, "who chose nothing has the default plan");
    }

    #[test]
    fn a_failed_payment_takes_nothing_away_for_fourteen_days() {
        assert_eq!(access(SubscriptionStatus::PastDue, 0), Access::Grace(NOW + Duration::days(14)));
        assert_eq!(access(SubscriptionStatus::PastDue, 13), Access::Grace(NOW + Duration::days(1)));
        assert_eq!(access(SubscriptionStatus::PastDue, 14), Access::ReadOnly(None));
    }

    #[test]
    fn what_ended_can_be_exported_for_thirty_days_and_is_closed_then() {
        assert_eq!(access(SubscriptionStatus::Canceled, 29), Access::ReadOnly(Some(NOW + Duration::days(1))));
        assert_eq!(access(SubscriptionStatus::Canceled, 30), Access::Closed);
        let ended = Facts { ended_at: Some(NOW - Duration::days(31)), ..facts(SubscriptionStatus::Canceled, 0) };
        assert_eq!(Standing::of(Some(ended), NOW).access, Access::Closed, "from when it ended, not from when we knew");
    }

    #[test]
    fn a_trial_ends_by_itself_where_the_provider_says_nothing() {
        let trial =
            |days| Facts { trial_end: Some(NOW - Duration::days(days)), ..facts(SubscriptionStatus::Trialing, 20) };
        assert_eq!(Standing::of(Some(trial(-2)), NOW).trial_end, Some(NOW + Duration::days(2)));
        assert_eq!(Standing::of(Some(trial(2)), NOW).access, Access::Active, "its word may be on the way");
        let ended = Standing::of(Some(trial(3)), NOW);
        assert_eq!((ended.access, ended.why, ended.trial_end), (Access::ReadOnly(None), Some(Why::Paused), None));
    }

    #[test]
    fn what_an_operator_stopped_is_read_only_and_stays_closed_where_it_was() {
        let frozen = |it: Facts| Standing::of(Some(Facts { is_frozen: true, ..it }), NOW);
        let stopped = frozen(facts(SubscriptionStatus::Active, 0));
        assert_eq!((stopped.access, stopped.why), (Access::ReadOnly(None), Some(Why::Frozen)));
        assert_eq!(frozen(facts(SubscriptionStatus::Canceled, 40)).access, Access::Closed);
    }

    #[test]
    fn in_grace_everything_is_possible() {
        let all = Role::Owner.rights();
        for right in Right::ALL {
            assert!(Access::Active.lets(*right, all), "{}", right.name());
            assert!(Access::Grace(NOW).lets(*right, all), "{}", right.name());
        }
    }

    #[test]
    fn read_only_people_read_and_export_and_nobody_changes() {
        let owner = Role::Owner.rights();
        let lets = |right| Access::ReadOnly(None).lets(right, owner);
        for right in [Right::InboxRead, Right::LeadsExport, Right::AuditRead, Right::ApiRead, Right::BillingManage] {
            assert!(lets(right), "{}", right.name());
        }
        for right in [Right::VisitorWrite, Right::ApiMessages] {
            assert!(lets(right), "no customer's message is lost: {}", right.name());
        }
        assert!(lets(Right::TeamManage) && lets(Right::KeysManage), "whom one trusts no more is put out");
        for right in [Right::InboxReply, Right::KnowledgeWrite, Right::ContactsWrite, Right::WorkspaceManage] {
            assert!(!lets(right), "{}", right.name());
        }
    }

    #[test]
    fn closed_only_owners_pay_and_export() {
        let (owner, admin) = (Role::Owner.rights(), Role::Admin.rights());
        assert!(Access::Closed.lets(Right::BillingManage, owner));
        assert!(Access::Closed.lets(Right::LeadsExport, owner));
        assert!(!Access::Closed.lets(Right::LeadsExport, admin));
        for right in [Right::InboxRead, Right::VisitorWrite, Right::TeamManage, Right::InboxReply] {
            assert!(!Access::Closed.lets(right, owner), "{}", right.name());
        }
        assert!(Access::Closed.lets(Right::Work, Rights::of(&[Right::Work])), "what must be deleted is deleted");
    }
}
