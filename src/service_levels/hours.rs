//! When people are there.

use std::fmt::Write as _;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::text::Zone;

/// Minutes of a day without a change of clocks.
const DAY: u16 = 24 * 60;
/// Intervals of one day, at most.
const INTERVALS: usize = 6;
/// Holidays, at most.
const HOLIDAYS: usize = 200;

/// A day of the calendar.
pub type Date = jiff::civil::Date;

/// An interval of one day, in minutes of the wall clock: `09:00-12:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// From this minute of the day on.
    pub from: u16,
    /// Up to this one; 1 440 is midnight.
    pub to: u16,
}

/// When the doors are open, Monday first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Week(pub [Vec<Opening>; 7]);

/// A day on which nobody is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Which day.
    #[serde(with = "as_text")]
    pub date: Date,
    /// What it is called.
    pub name: String,
}

/// The business hours of a workspace, in its zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Whose wall clock they are read by.
    pub zone: Zone,
    /// The usual week.
    pub week: Week,
    /// The days that are not usual.
    pub holidays: Vec<Holiday>,
}

/// What hours are not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadHours {
    /// Not `09:00-12:30, 13:30-18:00`.
    #[error("not intervals like 09:00-12:30, 13:30-18:00")]
    NotIntervals,
    /// Too many, too late, or one in another.
    #[error("intervals overlap, or are not in order")]
    Disorder,
    /// Not `2026-12-25 Christmas`.
    #[error("not a day like 2026-12-25 Christmas")]
    NotAHoliday,
    /// Never open at all.
    #[error("the week has no open hour")]
    NeverOpen,
}

impl Opening {
    /// Reads the intervals of one day: `09:00-12:30, 13:30-18:00`, or nothing.
    ///
    /// # Errors
    /// [`BadHours`].
    pub fn parse_day(text: &str) -> Result<Vec<Self>, BadHours> {
        let parts = text.split([',', ';']).map(str::trim).filter(|it| !it.is_empty());
        let openings: Vec<Self> = parts.map(Self::parse).collect::<Option<_>>().ok_or(BadHours::NotIntervals)?;
        let in_order = openings.windows(2).all(|pair| pair[0].to <= pair[1].from);
        let forward = openings.iter().all(|it| it.from < it.to);
        if openings.len() > INTERVALS || !in_order || !forward {
            return Err(BadHours::Disorder);
        }
        Ok(openings)
    }

    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(['-', '–'])?;
        Some(Self { from: minute(from.trim())?, to: minute(to.trim())? })
    }

    /// The same as text.
    pub fn write_day(openings: &[Self]) -> String {
        let mut text = String::new();
        for it in openings {
            let comma = if text.is_empty() { "" } else { ", " };
            let (from, to) = (it.from, it.to);
            let _ = write!(text, "{comma}{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60);
        }
        text
    }
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let is_number = |it: &str| !it.is_empty() && it.len() <= 2 && it.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let all = hour * 60 + minute;
    (minute < 60 && all <= DAY).then_some(all)
}

impl Week {
    /// Whether there is an open hour at all.
    pub fn is_ever_open(&self) -> bool {
        self.0.iter().any(|day| !day.is_empty())
    }
}

impl Holiday {
    /// Reads holidays, one a line: `2026-12-25 Christmas`.
    ///
    /// # Errors
    /// [`BadHours::NotAHoliday`].
    pub fn parse_all(text: &str) -> Result<Vec<Self>, BadHours> {
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        let mut holidays: Vec<Self> = lines.map(Self::parse).collect::<Option<_>>().ok_or(BadHours::NotAHoliday)?;
        if holidays.len() > HOLIDAYS {
            return Err(BadHours::NotAHoliday);
        }
        holidays.sort_by_key(|it| it.date);
        Ok(holidays)
    }

    fn parse(line: &str) -> Option<Self> {
        let (date, name) = line.split_once(char::is_whitespace)?;
        let date: Date = date.parse().ok()?;
        let name = name.trim();
        let fits =
            (1..=80).contains(&name.chars().count()) && !name.contains('\0') && (2000..3000).contains(&date.year());
        fits.then(|| Self { date, name: name.to_owned() })
    }
}

impl Hours {
    /// Hours that never end, for a workspace that has said nothing.
    pub fn always(zone: Zone) -> Self {
        Self { zone, week: Week(std::array::from_fn(|_| vec![Opening { from: 0, to: DAY }])), holidays: Vec::new() }
    }

    /// The open intervals of one day, as moments. On the day on which clocks change an interval
    /// is as long as the clock makes it.
    pub fn open_on(&self, day: Date) -> Vec<Range<OffsetDateTime>> {
        if self.holiday(day).is_some() {
            return Vec::new();
        }
        let openings = &self.week.0[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())];
        let moment = |minute: u16| match minute {
            DAY => self.zone.moment(day.tomorrow().ok()?.at(0, 0, 0, 0)),
            _ => self.zone.moment(day.at((minute / 60) as i8, (minute % 60) as i8, 0, 0)),
        };
        let range = |it: &Opening| Some(moment(it.from)?..moment(it.to)?);
        // Where clocks go forward, an interval may have nothing left.
        openings.iter().filter_map(range).filter(|it| it.start < it.end).collect()
    }

    /// The name of the holiday that a day is.
    pub fn holiday(&self, day: Date) -> Option<&str> {
        self.holidays.iter().find(|it| it.date == day).map(|it| it.name.as_str())
    }
}

/// A date in JSON, as people write it.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(date: &super::Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(date)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<super::Date, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}
