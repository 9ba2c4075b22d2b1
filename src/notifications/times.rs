//! When somebody may be told: quiet hours, and the moments of the digest. Pure; by the workspace's clock.

use std::ops::Range;

use time::OffsetDateTime;

use crate::text::Zone;

/// Minutes of a day without a change of clocks.
const DAY: i16 = 24 * 60;
/// So many quiet times in a row touch each other at most: a weekend, and the nights around it.
const IN_A_ROW: usize = 8;

type Date = jiff::civil::Date;

/// A time of the day by the clock on the wall: `22:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minute(i16);

impl Minute {
    /// So many minutes after midnight; `None` where the day is over by then.
    pub fn new(minutes: i16) -> Option<Self> {
        (0..DAY).contains(&minutes).then_some(Self(minutes))
    }

    /// Reads what a browser's field for a time holds: `22:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (i16, i16) = (hour.parse().ok()?, minute.parse().ok()?);
        let fits = (0..24).contains(&hour) && (0..60).contains(&minute);
        fits.then(|| Self(hour * 60 + minute))
    }

    /// The minutes since midnight.
    pub const fn minutes(self) -> i16 {
        self.0
    }

    fn on(self, day: Date, zone: &Zone) -> Option<OffsetDateTime> {
        zone.moment(day.at((self.0 / 60) as i8, (self.0 % 60) as i8, 0, 0))
    }
}

impl std::fmt::Display for Minute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

crate::words! {
    /// The nights on which somebody is not to be disturbed.
    pub enum Nights {
        /// Every one.
        Every = "every",
        /// Those that begin on a day from Monday to Friday.
        Working = "working",
        /// Every one, and the whole of Saturday and Sunday.
        AndWeekends = "and_weekends",
    }
}

/// Hours in which somebody is not to be disturbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: Minute,
    to: Minute,
    nights: Nights,
}

impl Quiet {
    /// From one time to another, over midnight where that comes first. `None` where the two are the same.
    pub fn new(from: Minute, to: Minute, nights: Nights) -> Option<Self> {
        (from != to).then_some(Self { from, to, nights })
    }

    /// From when on.
    pub const fn from(&self) -> Minute {
        self.from
    }

    /// Until when.
    pub const fn to(&self) -> Minute {
        self.to
    }

    /// On which nights.
    pub const fn nights(&self) -> Nights {
        self.nights
    }

    /// Until when it is quiet; `None` where it is not.
    pub fn until(&self, now: OffsetDateTime, zone: &Zone) -> Option<OffsetDateTime> {
        let mut end = now;
        for _ in 0..IN_A_ROW {
            let today = zone.local(end).date();
            let days = [today.yesterday().ok(), Some(today)];
            let quiet =
                days.into_iter().flatten().flat_map(|day| self.beginning_on(day, zone)).find(|it| it.contains(&end));
            match quiet {
                Some(it) => end = it.end,
                None => break,
            }
        }
        (end > now).then_some(end)
    }

    /// The quiet times that begin on a day, as moments.
    fn beginning_on(&self, day: Date, zone: &Zone) -> impl Iterator<Item = Range<OffsetDateTime>> {
        // Saturday and Sunday.
        let is_weekend = day.weekday().to_monday_one_offset() > 5;
        let night = (!is_weekend || self.nights != Nights::Working).then(|| {
            let last = if self.from.0 < self.to.0 { day } else { day.tomorrow().ok()? };
            Some(self.from.on(day, zone)?..self.to.on(last, zone)?)
        });
        let whole = (is_weekend && self.nights == Nights::AndWeekends)
            .then(|| Some(Minute(0).on(day, zone)?..Minute(0).on(day.tomorrow().ok()?, zone)?));
        [night, whole].into_iter().flatten().flatten()
    }
}

crate::words! {
    /// How often somebody is written to, where there is something to write.
    pub enum Digest {
        /// Never.
        Off = "off",
        /// At the full hour.
        Hourly = "hourly",
        /// Once a day.
        Daily = "daily",
    }
}

/// When somebody is told what waits for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// How often they are written to.
    pub digest: Digest,
    /// At which hour of the day, where it is once a day.
    pub hour: i8,
    /// When they are not to be disturbed.
    pub quiet: Option<Quiet>,
}

impl Default for Times {
    /// No letters, and no quiet hours; should there be letters once a day, at eight.
    fn default() -> Self {
        Self { digest: Digest::Off, hour: 8, quiet: None }
    }
}

impl Times {
    /// Until when the member is not to be disturbed; `None` where they may be.
    pub fn quiet_until(&self, now: OffsetDateTime, zone: &Zone) -> Option<OffsetDateTime> {
        self.quiet.and_then(|it| it.until(now, zone))
    }

    /// When that is written which waits since `since`, asked at `now`: a moment that is past is now, and one in
    /// quiet hours is their end. `None` where nothing ever is.
    pub fn writes(&self, since: OffsetDateTime, now: OffsetDateTime, zone: &Zone) -> Option<OffsetDateTime> {
        let moment = self.next(since, zone)?.max(now);
        Some(self.quiet_until(moment, zone).unwrap_or(moment))
    }

    /// The first moment of the digest after another.
    fn next(&self, after: OffsetDateTime, zone: &Zone) -> Option<OffsetDateTime> {
        match self.digest {
            Digest::Off => None,
            Digest::Hourly => {
                // By the minutes that the clock shows, not by its hours: one may come twice, or not at all.
                let shown = zone.local(after);
                let past = i64::from(shown.minute()) * 60 + i64::from(shown.second());
                Some(after.replace_nanosecond(0).ok()? + time::Duration::seconds(3_600 - past))
            }
            Digest::Daily => {
                let today = zone.local(after).date();
                let days = [Some(today), today.tomorrow().ok()];
                let moment = |day: Date| Minute(i16::from(self.hour) * 60).on(day, zone);
                days.into_iter().flatten().filter_map(moment).find(|it| *it > after)
            }
        }
    }
}
