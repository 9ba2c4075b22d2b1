//! The lamp of a conversation: who has the line, at a glance.

use super::{Handler, Status};

crate::words! {
    /// The shape and colour that stand for a conversation everywhere.
    pub enum Lamp {
        /// A person is needed.
        Calling = "calling",
        /// A person holds it.
        Person = "person",
        /// The assistant holds it.
        Assistant = "ai",
        /// It comes back later.
        Snoozed = "snoozed",
        /// It is done.
        Resolved = "resolved",
    }
}

impl Lamp {
    /// The lamp of a conversation.
    pub const fn of(status: Status, handler: Handler) -> Self {
        match (status, handler) {
            (Status::Resolved, _) => Self::Resolved,
            (Status::Snoozed, _) => Self::Snoozed,
            (Status::Open | Status::Waiting, Handler::Nobody) => Self::Calling,
            (Status::Open | Status::Waiting, Handler::Staff) => Self::Person,
            (Status::Open | Status::Waiting, Handler::Ai) => Self::Assistant,
        }
    }
}
