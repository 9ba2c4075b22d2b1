//! Why a file is not read.

/// Why a file gave no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.word())]
pub enum Unreadable {
    /// More than [`Limits::LARGEST`](crate::Limits::LARGEST) bytes.
    TooLarge,
    /// More than [`Limits::MOST_PAGES`](crate::Limits::MOST_PAGES) pages, slides or sheets.
    TooManyPages,
    /// Small outside, huge, crowded or endlessly nested inside.
    UnpacksTooFar,
    /// A password is needed.
    Locked,
    /// Read well, but there is no text in it: a scan, pictures, an empty file.
    NoText,
    /// Not what it says it is, or broken beyond reading.
    Damaged,
    /// None of the types that are read.
    UnknownType,
    /// Work that would not end in time.
    TookTooLong,
}

impl Unreadable {
    /// The reason as it is stored and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooManyPages => "too-many-pages",
            Self::UnpacksTooFar => "unpacks-too-far",
            Self::Locked => "locked",
            Self::NoText => "no-text",
            Self::Damaged => "damaged",
            Self::UnknownType => "unknown-type",
            Self::TookTooLong => "took-too-long",
        }
    }
}
