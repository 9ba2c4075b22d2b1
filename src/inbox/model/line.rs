//! Who has the word in a conversation, and who has the line.

crate::words! {
    /// Where a conversation stands.
    pub enum Status {
        /// Somebody waits for an answer.
        Open = "open",
        /// The customer has the word.
        Waiting = "waiting",
        /// It comes back at a set time, or when the customer writes.
        Snoozed = "snoozed",
        /// Nobody waits.
        Resolved = "resolved",
    }
}

crate::words! {
    /// Who answers.
    pub enum Handler {
        /// The assistant.
        Ai = "ai",
        /// An agent: then the conversation has an assignee.
        Staff = "staff",
        /// Nobody yet: a person is needed.
        Nobody = "nobody",
    }
}

crate::words! {
    /// How long ago somebody wrote, at most.
    pub enum Within {
        /// A day.
        Day = "1d",
        /// A week.
        Week = "7d",
        /// A month.
        Month = "30d",
        /// A quarter of a year.
        Quarter = "90d",
    }
}

impl Within {
    /// The same in days.
    pub const fn days(self) -> i64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }
}

crate::words! {
    /// The languages that customers' conversations are told apart by.
    pub enum Language {
        /// English.
        English = "en",
        /// French.
        French = "fr",
    }
}

crate::words! {
    /// The ways of looking at the inbox.
    pub enum View {
        /// What the reader has to answer: nobody's, their own, and drafts to decide on.
        ToAnswer = "to_answer",
        /// What the reader holds.
        Mine = "mine",
        /// What needs somebody and is nobody's.
        Unassigned = "unassigned",
        /// Where the customer waits for an answer.
        WaitingForUs = "waiting_for_us",
        /// What was put off.
        Snoozed = "snoozed",
        /// Where people were called and are not done.
        Escalated = "escalated",
        /// Where a note calls the reader and somebody may still wait.
        Mentions = "mentions",
        /// What the assistant holds.
        Assistant = "assistant",
        /// Everything.
        All = "all",
        /// Where a proposed reply waits for a decision.
        Drafts = "drafts",
        /// Where an answer did not arrive, or may not have.
        Failed = "failed",
    }
}
