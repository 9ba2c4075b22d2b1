//! The nouns of escalations, here and in the browser.

mod brief;
mod reason;
mod step;

pub use brief::{Brief, Writer};
pub use reason::Reason;
pub use step::Step;

crate::words! {
    /// Where an escalation stands.
    pub enum Status {
        /// Nobody has taken it.
        Pending = "pending",
        /// Somebody is on it.
        InProgress = "in_progress",
        /// It is settled.
        Resolved = "resolved",
    }
}

crate::words! {
    /// Who asked for a person.
    pub enum RaisedBy {
        /// The assistant.
        Assistant = "assistant",
        /// An agent.
        Agent = "agent",
        /// The customer.
        Contact = "contact",
        /// Nobody: a promise was not kept.
        Rule = "rule",
    }
}

crate::words! {
    /// How an escalation ended.
    pub enum Outcome {
        /// The customer has what they needed.
        Solved = "solved",
        /// They got their money back.
        Refunded = "refunded",
        /// They were told no.
        Declined = "declined",
        /// They did not answer any more.
        NoAnswer = "no_answer",
        /// It is about the same as another one.
        Duplicate = "duplicate",
        /// The whole conversation was resolved.
        Closed = "closed",
        /// The assistant has the conversation again.
        Returned = "returned",
        /// It was handed on to somebody else.
        HandedOn = "handed_on",
    }
}

impl Outcome {
    /// Those that a person chooses from; the others follow from what they do.
    pub const CHOSEN: &'static [Self] =
        &[Self::Solved, Self::Refunded, Self::Declined, Self::NoAnswer, Self::Duplicate];
}
