//! By which two contacts are the same person without anybody looking: what a provider has proven, and nothing else.
//!
//! A provider attests an identifier where nobody could send under another's: the telephone network knows whose number
//! it connects. A mail's sender can be written by anybody; what visitors of a widget or another system say of
//! themselves is a claim; accounts of social networks are attested, but name nobody outside of that network.

use crate::channels::Kind;

/// Something that a provider has proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attested {
    /// A telephone number, its digits with the country's.
    Phone(String),
}

impl Attested {
    /// How providers spell it.
    pub fn spellings(&self) -> [String; 2] {
        let Self::Phone(digits) = self;
        [digits.clone(), format!("+{digits}")]
    }
}

/// What the provider of a channel attests by what it calls somebody.
pub fn attested(kind: Kind, external_id: &str) -> Option<Attested> {
    match kind {
        Kind::Whatsapp | Kind::Sms => {
            let digits: String = external_id.chars().filter(char::is_ascii_digit).collect();
            (8..=15).contains(&digits.len()).then_some(Attested::Phone(digits))
        }
        Kind::Widget
        | Kind::Instagram
        | Kind::Messenger
        | Kind::Email
        | Kind::Crisp
        | Kind::Tidio
        | Kind::Api
        | Kind::Legacy => None,
    }
}

/// Whether two contacts, each as channels know them, are one person by what providers attest.
pub fn are_one<'a>(
    one: impl IntoIterator<Item = (Kind, &'a str)>,
    other: impl IntoIterator<Item = (Kind, &'a str)>,
) -> bool {
    let proven: Vec<Attested> = one.into_iter().filter_map(|(kind, id)| attested(kind, id)).collect();
    other.into_iter().filter_map(|(kind, id)| attested(kind, id)).any(|it| proven.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_provider_attests_makes_two_one() {
        let number = "+33 6 12 34 56 78";
        for (one, other, expected) in [
            ((Kind::Whatsapp, number), (Kind::Sms, "33612345678"), true),
            ((Kind::Whatsapp, number), (Kind::Whatsapp, "33612345679"), false),
            ((Kind::Whatsapp, number), (Kind::Widget, number), false),
            ((Kind::Email, "sophie@example.org"), (Kind::Email, "sophie@example.org"), false),
            ((Kind::Instagram, "1784"), (Kind::Messenger, "1784"), false),
            ((Kind::Api, "4711"), (Kind::Api, "4711"), false),
            ((Kind::Sms, "12345"), (Kind::Sms, "12345"), false),
        ] {
            assert_eq!(are_one([one], [other]), expected, "{one:?} {other:?}");
        }
        assert!(!are_one([], [(Kind::Sms, number)]));
    }

    #[test]
    fn no_channel_that_can_be_connected_today_attests_anything() {
        for kind in [Kind::Widget, Kind::Api] {
            assert_eq!(attested(kind, "33612345678"), None);
        }
    }
}
