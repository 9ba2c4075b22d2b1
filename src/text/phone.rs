//! Telephone numbers, as people write them and as the world dials them.

use phonenumber::Mode;
use phonenumber::country::Id;

use super::{Locale, Zone};

/// The country in which a number without a prefix is dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country(Id);

/// Zones of countries from which people write to desks in English or French, where the zone says which.
const ZONES: &[(&str, Id)] = &[
    ("Europe/Paris", Id::FR),
    ("Europe/Brussels", Id::BE),
    ("Europe/Luxembourg", Id::LU),
    ("Europe/Zurich", Id::CH),
    ("Europe/Monaco", Id::MC),
    ("Europe/London", Id::GB),
    ("Europe/Dublin", Id::IE),
    ("Europe/Amsterdam", Id::NL),
    ("Europe/Berlin", Id::DE),
    ("Europe/Vienna", Id::AT),
    ("Europe/Rome", Id::IT),
    ("Europe/Madrid", Id::ES),
    ("Europe/Lisbon", Id::PT),
    ("Europe/Stockholm", Id::SE),
    ("Europe/Oslo", Id::NO),
    ("Europe/Copenhagen", Id::DK),
    ("Europe/Helsinki", Id::FI),
    ("Europe/Warsaw", Id::PL),
    ("Europe/Prague", Id::CZ),
    ("Europe/Athens", Id::GR),
    ("America/New_York", Id::US),
    ("America/Chicago", Id::US),
    ("America/Denver", Id::US),
    ("America/Los_Angeles", Id::US),
    ("America/Toronto", Id::CA),
    ("America/Montreal", Id::CA),
    ("America/Vancouver", Id::CA),
    ("Africa/Casablanca", Id::MA),
    ("Africa/Algiers", Id::DZ),
    ("Africa/Tunis", Id::TN),
    ("Africa/Dakar", Id::SN),
    ("Africa/Abidjan", Id::CI),
    ("Australia/Sydney", Id::AU),
    ("Australia/Melbourne", Id::AU),
    ("Pacific/Auckland", Id::NZ),
];

impl Country {
    /// The country of a workspace: its zone says it, or else its language.
    pub fn of(zone: &Zone, language: Locale) -> Self {
        let by_zone = ZONES.iter().find(|(name, _)| *name == zone.name()).map(|(_, id)| *id);
        Self(by_zone.unwrap_or(match language {
            Locale::Fr => Id::FR,
            Locale::En => Id::GB,
        }))
    }
}

/// Reads a number that somebody could be called by: `+33612345678`. `None` where the text is no such number, in full
/// or as it is dialled in `country`.
pub fn phone(text: &str, country: Country) -> Option<String> {
    let number = phonenumber::parse(Some(country.0), text).ok().filter(phonenumber::is_valid)?;
    Some(number.format().mode(Mode::E164).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(zone: &str, language: Locale) -> Country {
        Country::of(&Zone::named(zone).unwrap(), language)
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let paris = of("Europe/Paris", Locale::Fr);
        for text in ["06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678", "+33 (0)6 12 34 56 78"] {
            assert_eq!(phone(text, paris).as_deref(), Some("+33612345678"), "{text}");
        }
    }

    #[test]
    fn without_a_prefix_it_is_dialled_where_the_workspace_is() {
        assert_eq!(phone("020 7946 0958", of("Europe/London", Locale::En)).as_deref(), Some("+442079460958"));
        assert_eq!(phone("020 7946 0958", of("Europe/Paris", Locale::Fr)), None);
        assert_eq!(of("Asia/Tokyo", Locale::Fr), of("Europe/Paris", Locale::En), "the language, where the zone is far");
    }

    #[test]
    fn other_numbers_are_no_telephone_numbers() {
        let paris = of("Europe/Paris", Locale::Fr);
        for text in ["", "40", "2026-11-20", "4711 4711", "99 99 99 99 99 99 99", "call me"] {
            assert_eq!(phone(text, paris), None, "{text}");
        }
    }
}
