//! What one is looking at in the numbers: it stands in the address.

use std::ops::Range;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use switchboard::analytics::{Dimension, Metric, NO_TEAM, NO_TOPIC, NOBODY, PERIODS, Period, Place, Slice};
use switchboard::ids::{ChannelId, LabelId, MemberId, TeamId, TopicId};
use switchboard::text::Zone;
use time::OffsetDateTime;

use crate::{encode, paths};

/// Stands in an address for nobody, for no team, and for no topic.
pub const NONE: &str = "none";
/// Stands in an address for conversations in which the assistant said something,
pub const WITH: &str = "with";
/// and for the others.
pub const WITHOUT: &str = "without";

/// What one is looking at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Looking {
    days: Option<String>,
    from: Option<String>,
    to: Option<String>,
    channel: Option<String>,
    agent: Option<String>,
    team: Option<String>,
    assistant: Option<String>,
    topic: Option<String>,
    kind: Option<String>,
    label: Option<String>,
    by: Option<String>,
    metric: Option<String>,
    after: Option<String>,
    date: Option<String>,
    hour: Option<String>,
}

impl Looking {
    /// What the address of this page says.
    pub fn here() -> Self {
        let query = use_query_map().get_untracked();
        let [days, from, to, by, metric, after, date, hour] =
            ["days", "from", "to", "by", "metric", "after", "date", "hour"].map(|name| query.get(name));
        let [channel, agent, team, assistant, topic, kind, label] =
            ["channel", "agent", "team", "assistant", "topic", "kind", "label"].map(|name| query.get(name));
        Self { days, from, to, channel, agent, team, assistant, topic, kind, label, by, metric, after, date, hour }
    }

    /// The period, in days: the shortest where the address says none of ours.
    pub fn days(&self) -> u16 {
        let asked = self.days.as_deref().and_then(|it| it.parse().ok());
        asked.filter(|it| PERIODS.contains(it)).unwrap_or(PERIODS[0])
    }

    /// The range from one date to another, where the address names one.
    pub fn range(&self, zone: &Zone) -> Option<Period> {
        Period::between(self.from.as_deref()?, self.to.as_deref()?, zone)
    }

    /// The days that are asked for: a range, or the last ones.
    pub fn period(&self, zone: &Zone, now: OffsetDateTime) -> Period {
        self.range(zone).unwrap_or_else(|| Period::last(self.days(), zone, now))
    }

    /// The channel; `None` is every one.
    pub fn channel(&self) -> Option<ChannelId> {
        self.channel.as_deref().and_then(|it| it.parse().ok())
    }

    /// Which conversations are counted.
    pub fn slice(&self) -> Slice {
        let agent = match self.agent.as_deref() {
            Some(NONE) => Some(NOBODY),
            agent => agent.and_then(|it| it.parse::<MemberId>().ok()),
        };
        let team = match self.team.as_deref() {
            Some(NONE) => Some(NO_TEAM),
            team => team.and_then(|it| it.parse::<TeamId>().ok()),
        };
        let assistant = match self.assistant.as_deref() {
            Some(WITH) => Some(true),
            Some(WITHOUT) => Some(false),
            _ => None,
        };
        let topic = match self.topic.as_deref() {
            Some(NONE) => Some(NO_TOPIC),
            topic => topic.and_then(|it| it.parse::<TopicId>().ok()),
        };
        let kind = self.kind.as_deref().and_then(|it| it.parse().ok());
        let label = self.label.as_deref().and_then(|it| it.parse::<LabelId>().ok());
        Slice { channel: self.channel(), agent, team, assistant, topic, kind, label }
    }

    /// By what the numbers stand apart.
    pub fn by(&self) -> Dimension {
        self.by.as_deref().and_then(|it| it.parse().ok()).unwrap_or(Dimension::Channel)
    }

    /// Which figure one looks behind.
    pub fn metric(&self) -> Option<Metric> {
        self.metric.as_deref()?.parse().ok()
    }

    /// Where the list goes on.
    pub fn after(&self) -> Option<Place> {
        self.after.as_deref()?.parse().ok()
    }

    /// The day whose hours are shown: today where the address says none.
    pub fn day(&self, zone: &Zone, now: OffsetDateTime) -> Period {
        let asked = self.date.as_deref().and_then(|it| Period::between(it, it, zone));
        asked.unwrap_or_else(|| Period::last(1, zone, now))
    }

    /// The month whose use is shown, as the date of one of its days: this one where the address says none.
    pub fn month(&self, zone: &Zone, now: OffsetDateTime) -> Period {
        Period::month(self.day(zone, now).whole().start, zone)
    }

    /// The hour whose conversations are listed, by the second in which it begins.
    pub fn hour(&self, zone: &Zone) -> Option<Range<OffsetDateTime>> {
        let start = self.hour.as_deref()?.parse().ok()?;
        let start = OffsetDateTime::from_unix_timestamp(start).ok()?;
        Period::last(1, zone, start).hours().into_iter().find(|it| it.start == start)
    }

    /// What was chosen of a field, as it stands in the address.
    pub fn chosen(&self, name: &str) -> Option<String> {
        self.pairs().into_iter().find(|(it, _)| *it == name).map(|(_, value)| value.to_owned())
    }

    fn pairs(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("days", &self.days),
            ("from", &self.from),
            ("to", &self.to),
            ("channel", &self.channel),
            ("agent", &self.agent),
            ("team", &self.team),
            ("assistant", &self.assistant),
            ("topic", &self.topic),
            ("kind", &self.kind),
            ("label", &self.label),
            ("by", &self.by),
            ("metric", &self.metric),
            ("after", &self.after),
            ("date", &self.date),
            ("hour", &self.hour),
        ];
        let said = all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        said.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The address of `page` with what one is looking at, but for these, which are said anew.
    pub fn at(&self, page: &str, anew: &[(&'static str, &str)]) -> String {
        let kept = self.pairs().into_iter().filter(|(name, _)| anew.iter().all(|it| it.0 != *name));
        let said = kept.chain(anew.iter().copied()).filter(|(_, value)| !value.is_empty());
        let query: Vec<_> = said.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        paths::here(&format!("{page}{mark}{}", query.join("&")))
    }

    /// The address of `page` with another period.
    pub fn with_days(&self, page: &str, days: u16) -> String {
        self.at(page, &[("days", &days.to_string()), ("from", ""), ("to", ""), ("after", ""), ("metric", "")])
    }

    /// The address of the conversations behind a figure of these days, and of this part of them.
    pub fn behind(&self, metric: Metric, first: &str, last: &str, part: &[(&'static str, &str)]) -> String {
        let days = [("days", ""), ("by", ""), ("after", ""), ("date", ""), ("hour", "")];
        let these = [("metric", metric.word()), ("from", first), ("to", last)];
        let said = days.iter().filter(|it| part.iter().all(|other| other.0 != it.0)).chain(&these).chain(part);
        self.at("/analytics/conversations", &said.copied().collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::assistant::RunKind;

    fn asked(query: &str) -> Looking {
        let pairs: Vec<(String, String)> =
            query.split('&').filter_map(|it| it.split_once('=')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
        let of = |name: &str| pairs.iter().find(|it| it.0 == name).map(|it| it.1.clone());
        Looking {
            days: of("days"),
            from: of("from"),
            to: of("to"),
            agent: of("agent"),
            assistant: of("assistant"),
            topic: of("topic"),
            kind: of("kind"),
            ..Looking::default()
        }
    }

    #[test]
    fn what_an_address_does_not_say_is_usual() {
        let zone = Zone::named_or_utc("Europe/Paris");
        let now = time::macros::datetime!(2026-11-20 09:00 UTC);
        assert_eq!(asked("days=8").period(&zone, now), Period::last(7, &zone, now));
        assert_eq!(asked("days=30").period(&zone, now).days.len(), 30);
        let range = asked("from=2026-11-01&to=2026-11-03&days=30").period(&zone, now);
        assert_eq!((range.first_date().as_str(), range.days.len()), ("2026-11-01", 3));
        assert_eq!(asked("from=2026-11-03&to=2026-11-01").period(&zone, now).days.len(), 7);
    }

    #[test]
    fn nobody_is_somebody_to_look_for() {
        assert_eq!(asked("agent=none").slice().agent, Some(NOBODY));
        assert_eq!(asked("agent=x&assistant=maybe").slice(), Slice::default());
        assert_eq!(asked("assistant=without").slice().assistant, Some(false));
        assert_eq!(asked("topic=none&kind=lunch").slice(), Slice { topic: Some(NO_TOPIC), ..Slice::default() });
        assert_eq!(asked("kind=reply").slice().kind, Some(RunKind::Reply));
    }
}
