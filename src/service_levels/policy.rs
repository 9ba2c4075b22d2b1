//! What is promised to whom.

use time::OffsetDateTime;

use super::{Priority, Target};
use crate::ids::*;

/// A policy in its newest version.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Policy {
    /// Which policy.
    pub id: PolicyId,
    /// Its version, from 1.
    pub version: i32,
    /// What it is called.
    pub name: String,
    /// For conversations of this priority; `None` is any.
    pub priority: Option<Priority>,
    /// By this channel; `None` is any.
    pub channel_id: Option<ChannelId>,
    /// With this label; `None` is with any or none.
    pub label_id: Option<LabelId>,
    /// Minutes of open time to the first response.
    pub first_response: Option<i32>,
    /// To each further one.
    pub next_response: Option<i32>,
    /// To the end.
    pub resolution: Option<i32>,
    /// When its first version was written.
    pub since: OffsetDateTime,
}

impl Policy {
    /// The minutes that it promises for a target.
    pub const fn minutes(&self, target: Target) -> Option<i32> {
        match target {
            Target::FirstResponse => self.first_response,
            Target::NextResponse => self.next_response,
            Target::Resolution => self.resolution,
            Target::Acceptance => None,
        }
    }
}

/// How a policy should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyText {
    /// What it is called.
    pub name: String,
    /// For conversations of this priority.
    pub priority: Option<Priority>,
    /// By this channel.
    pub channel: Option<ChannelId>,
    /// With this label.
    pub label: Option<LabelId>,
    /// Minutes to the first response.
    pub first_response: Option<i32>,
    /// To each further one.
    pub next_response: Option<i32>,
    /// To the end.
    pub resolution: Option<i32>,
}
