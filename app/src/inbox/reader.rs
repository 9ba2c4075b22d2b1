//! Who reads: their language, their clock, their rights.

use switchboard::access::Right;
use switchboard::ids::MemberId;
use switchboard::say;
use switchboard::text::{self, Locale, Zone};
use time::OffsetDateTime;

use crate::visit;

/// Whoever reads the page.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Their language.
    pub locale: Locale,
    /// The workspace's zone.
    pub zone: Zone,
    /// The present moment.
    pub now: OffsetDateTime,
    /// Their place in the workspace.
    pub me: Option<MemberId>,
    rights: switchboard::access::Rights,
}

impl Reader {
    /// The reader of this visit.
    pub fn here() -> Self {
        let visit = visit();
        let here = visit.here.as_ref();
        Self {
            locale: visit.locale,
            zone: here.map_or_else(|| Zone::named_or_utc("UTC"), |it| it.zone.clone()),
            now: visit.desk.now(),
            me: here.map(|it| it.member),
            rights: here.map(|it| it.rights()).unwrap_or_default(),
        }
    }

    /// A reader without rights, for a test that shows a part.
    #[cfg(test)]
    pub fn of(locale: Locale, zone: Zone, now: OffsetDateTime) -> Self {
        Self { locale, zone, now, me: None, rights: switchboard::access::Rights::default() }
    }

    /// Whether they have a right. What it hides, the desk refuses all the same.
    pub fn may(&self, right: Right) -> bool {
        self.rights.has(right)
    }

    /// A moment in a list: "8 min".
    pub fn short(&self, moment: OffsetDateTime) -> String {
        text::short(moment, self.now, &self.zone, self.locale)
    }

    /// A moment in full: "13 November 2025, 14:02".
    pub fn full(&self, moment: OffsetDateTime) -> String {
        text::full(moment, &self.zone, self.locale)
    }

    /// A moment by the clock: "14:02".
    pub fn clock(&self, moment: OffsetDateTime) -> String {
        text::time_of_day(moment, &self.zone)
    }

    /// A moment of the days around now: "14:02", "Mon 09:00".
    pub fn around(&self, moment: OffsetDateTime) -> String {
        text::around(moment, self.now, &self.zone, self.locale)
    }

    /// How long ago a moment is: "2 h 10 min".
    pub fn since(&self, moment: OffsetDateTime) -> String {
        text::span(self.now - moment, self.locale)
    }
}

/// A contact's name, or what stands for one.
pub fn contact_name(name: Option<&str>, locale: Locale) -> String {
    name.map_or_else(|| say!(locale, "inbox-nobody"), str::to_owned)
}
