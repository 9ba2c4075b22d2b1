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
    /// The ways of looking at the inbox.
    pub enum View {
        /// What the reader has to answer: nobody's, their own, and drafts to decide on.
        ToAnswer = "to_answer",
        /// What the reader holds.
        Mine = "mine",
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
