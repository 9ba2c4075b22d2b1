//! What a customer wants.

crate::words! {
    /// What a customer wants, the weightier below the lighter.
    pub enum Intent {
        /// Something that is none of these. Only people say so.
        Other = "other",
        /// To know something.
        Question = "question",
        /// To buy, or to hear of what they bought.
        Order = "order",
        /// To send something back, or to have their money.
        Return = "return",
        /// To say that something is wrong.
        Complaint = "complaint",
    }
}

impl Intent {
    /// What gives way to this one. A conversation is about the weightiest thing that was said in it, so the order in
    /// which messages come makes no difference (`R-17`).
    pub fn lighter(self) -> &'static [Self] {
        &Self::ALL[..self as usize]
    }
}
