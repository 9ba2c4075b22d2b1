//! What one asks of the queue, and a page of what it answers.

use time::OffsetDateTime;

use super::{Escalation, Reason, Status};
use crate::ids::*;
use crate::service_levels::Priority;

/// Which escalations. The default is everything that is not resolved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only the reader's own.
    pub mine: bool,
    /// Of this status; `None` is all that are not resolved.
    pub status: Option<Status>,
    /// Without a status: the resolved ones too.
    pub settled_too: bool,
    /// With this reason.
    pub reason: Option<Reason>,
    /// By this channel.
    pub channel: Option<ChannelId>,
    /// Of a conversation that is this urgent.
    pub priority: Option<Priority>,
    /// Of a conversation that this team was given.
    pub team: Option<TeamId>,
}

impl Filter {
    /// The groups that it lists, in their order.
    pub(super) fn groups(&self) -> Vec<Status> {
        match self.status {
            Some(status) => vec![status],
            None if self.settled_too => Status::ALL.to_vec(),
            None => vec![Status::Pending, Status::InProgress],
        }
    }
}

/// Where a page of the queue ends: the next begins behind this escalation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The group in which it stands.
    pub status: Status,
    /// Since when.
    pub at: OffsetDateTime,
    /// Which escalation.
    pub id: EscalationId,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The escalations.
    pub rows: Vec<Escalation>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}
