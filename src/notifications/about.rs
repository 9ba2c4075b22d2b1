//! What a notification is about.

use crate::service_levels::Target;

crate::words! {
    /// What is to be known of a conversation.
    pub enum About {
        /// Its first answer is late.
        FirstResponse = "first_response",
        /// A further answer is late.
        NextResponse = "next_response",
        /// Its end is late.
        Resolution = "resolution",
        /// Nobody accepts its escalation.
        Acceptance = "acceptance",
        /// A note calls for the reader.
        Mention = "mention",
        /// The reader, or their team, was given its escalation.
        Given = "given",
        /// The reader was given it.
        Assigned = "assigned",
        /// Its customer writes again, and the reader holds it.
        Reply = "reply",
        /// It is about no conversation, but about what the workspace uses: a meter has reached a step.
        Usage = "usage",
    }
}

impl About {
    /// The promise that was not kept, where it is about one.
    pub const fn promise(self) -> Option<Target> {
        match self {
            Self::FirstResponse => Some(Target::FirstResponse),
            Self::NextResponse => Some(Target::NextResponse),
            Self::Resolution => Some(Target::Resolution),
            Self::Acceptance => Some(Target::Acceptance),
            Self::Mention | Self::Given | Self::Assigned | Self::Reply | Self::Usage => None,
        }
    }
}

impl From<Target> for About {
    fn from(target: Target) -> Self {
        match target {
            Target::FirstResponse => Self::FirstResponse,
            Target::NextResponse => Self::NextResponse,
            Target::Resolution => Self::Resolution,
            Target::Acceptance => Self::Acceptance,
        }
    }
}
