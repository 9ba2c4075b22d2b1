//! The nouns of service levels, here and in the browser.

crate::words! {
    /// What is promised.
    pub enum Target {
        /// The first answer to a customer who wrote.
        FirstResponse = "first_response",
        /// Each further answer.
        NextResponse = "next_response",
        /// The end of the conversation.
        Resolution = "resolution",
        /// That somebody accepts an escalation.
        Acceptance = "acceptance",
    }
}

crate::words! {
    /// How urgent a conversation is.
    pub enum Priority {
        /// It can wait.
        Low = "low",
        /// As usual.
        Normal = "normal",
        /// Before others.
        High = "high",
        /// Before everything.
        Urgent = "urgent",
    }
}

crate::words! {
    /// How a conversation stands with what was promised.
    pub enum SlaState {
        /// Due within the hour.
        Breaching = "breaching",
        /// The due time has passed.
        Breached = "breached",
    }
}

crate::words! {
    /// A step of the ladder: who is told when a promise was not kept.
    pub enum Rung {
        /// The agent who holds the conversation.
        Assignee = "assignee",
        /// The managers; where there are none, whoever administers.
        Managers = "managers",
        /// Everybody who answers.
        Team = "team",
        /// An escalation is raised.
        Record = "record",
        /// A mail to the workspace's fallback address.
        Fallback = "fallback",
    }
}
