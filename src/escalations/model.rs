//! The nouns of escalations, here and in the browser.

crate::words! {
    /// Why a person is needed.
    pub enum Reason {
        /// Too involved for the assistant.
        ComplexIssue = "complex_issue",
        /// They want their money back.
        RefundRequest = "refund_request",
        /// They are somebody special.
        Vip = "vip",
        /// They are unhappy.
        Complaint = "complaint",
        /// The assistant found nothing to answer from.
        NoEvidence = "no_evidence",
        /// They asked for a person.
        CustomerAsked = "customer_asked",
        /// A promised time has passed.
        SlaBreach = "sla_breach",
    }
}

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
