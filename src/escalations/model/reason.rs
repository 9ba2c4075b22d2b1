//! Why a person is needed.

use serde::{Deserialize, Serialize};

use crate::ids::ReasonId;
use crate::words::UnknownWord;

/// Why a person is needed: one of the reasons that every workspace has, or one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Reason {
    /// Too involved for the assistant.
    ComplexIssue,
    /// They want their money back.
    RefundRequest,
    /// They are somebody special.
    Vip,
    /// They are unhappy.
    Complaint,
    /// The assistant found nothing to answer from.
    NoEvidence,
    /// They asked for a person.
    CustomerAsked,
    /// A promised time has passed.
    SlaBreach,
    /// One of the workspace's own.
    Own(ReasonId),
}

impl Reason {
    /// Those that every workspace has.
    pub const USUAL: &'static [Self] = &[
        Self::ComplexIssue,
        Self::RefundRequest,
        Self::Vip,
        Self::Complaint,
        Self::NoEvidence,
        Self::CustomerAsked,
        Self::SlaBreach,
    ];

    /// The word of a usual reason.
    pub const fn usual_word(self) -> Option<&'static str> {
        Some(match self {
            Self::ComplexIssue => "complex_issue",
            Self::RefundRequest => "refund_request",
            Self::Vip => "vip",
            Self::Complaint => "complaint",
            Self::NoEvidence => "no_evidence",
            Self::CustomerAsked => "customer_asked",
            Self::SlaBreach => "sla_breach",
            Self::Own(_) => return None,
        })
    }

    /// Whether it can be switched off. Whatever the machine calls people for falls back on the one that cannot.
    pub fn can_be_off(self) -> bool {
        self != Self::ComplexIssue
    }
}

/// As the database, addresses and JSON have it: a word, or the id of one's own.
impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.usual_word(), self) {
            (Some(word), _) => f.write_str(word),
            (None, Self::Own(id)) => id.fmt(f),
            (None, _) => Ok(()),
        }
    }
}

impl std::str::FromStr for Reason {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let usual = Self::USUAL.iter().copied().find(|it| it.usual_word() == Some(text));
        let own = || text.parse().ok().map(Self::Own);
        usual.or_else(own).ok_or(UnknownWord { kind: "Reason" })
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.to_string()
    }
}

impl TryFrom<String> for Reason {
    type Error = UnknownWord;

    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod in_the_database {
    use sqlx::encode::IsNull;
    use sqlx::error::BoxDynError;
    use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef};
    use sqlx::{Decode, Encode, Postgres, Type};

    use super::Reason;

    impl Type<Postgres> for Reason {
        fn type_info() -> PgTypeInfo {
            <str as Type<Postgres>>::type_info()
        }

        fn compatible(ty: &PgTypeInfo) -> bool {
            <str as Type<Postgres>>::compatible(ty)
        }
    }

    impl<'r> Decode<'r, Postgres> for Reason {
        fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
            Ok(<&str as Decode<Postgres>>::decode(value)?.parse()?)
        }
    }

    impl Encode<'_, Postgres> for Reason {
        fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
            <String as Encode<Postgres>>::encode_by_ref(&self.to_string(), buffer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_read_as_it_was_written() {
        let own = Reason::Own(ReasonId::new());
        for reason in Reason::USUAL.iter().copied().chain([own]) {
            assert_eq!(reason.to_string().parse(), Ok(reason));
        }
        assert!("because".parse::<Reason>().is_err());
    }
}
