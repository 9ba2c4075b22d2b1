//! What people think of what the assistant wrote.

crate::words! {
    /// What somebody thinks of a draft or an answer of the assistant's: good, or what is bad about it.
    pub enum Opinion {
        /// It was of use.
        Good = "good",
        /// It says what is not so.
        Wrong = "wrong",
        /// It says what the knowledge says, which is so no more.
        OutOfDate = "out_of_date",
        /// It leaves out what was asked.
        Incomplete = "incomplete",
        /// It says it as we would not.
        Tone = "tone",
        /// Something else is bad about it.
        Other = "other",
    }
}

crate::words! {
    /// What a customer says of an answer of the assistant's.
    pub enum Helped {
        /// Nothing so far.
        Unsaid = "unsaid",
        /// It helped.
        Yes = "yes",
        /// It did not.
        No = "no",
    }
}

impl Opinion {
    /// What one can find bad.
    pub const BAD: &'static [Self] = &[Self::Wrong, Self::OutOfDate, Self::Incomplete, Self::Tone, Self::Other];
}
