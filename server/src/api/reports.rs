//! What a workspace has done, by the queries that the pages and their files read.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;
use switchboard::analytics::{self, COUNTED, Dimension, LONGEST, Metric, NO_TEAM, NO_TOPIC, NOBODY, Period, Slice};
use switchboard::ids::{MemberId, TeamId, TopicId};
use switchboard::text::Zone;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::Api;
use super::analytics::{Measured, measured};
use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{each, number, unknown};

/// What was counted; `null` where there is nothing to say.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct ReportFigures {
    /// Conversations that began.
    conversations: i64,
    /// Conversations that were resolved.
    resolved: i64,
    /// How long half of the first answers took at most, in minutes.
    first_response: Option<f64>,
    /// How long half of what was resolved took at most, in minutes.
    duration: Option<f64>,
    /// How long nine of ten of them took at most.
    duration_90: Option<f64>,
    /// How many of a hundred the assistant resolved alone.
    assistant_share: Option<f64>,
    /// What the assistant cost, in dollars.
    cost: f64,
}

impl From<&analytics::Figures> for ReportFigures {
    fn from(it: &analytics::Figures) -> Self {
        Self {
            conversations: it.conversations,
            resolved: it.resolved,
            first_response: it.first_response,
            duration: it.duration,
            duration_90: it.duration_90,
            assistant_share: it.assistant_share(),
            cost: it.of(Metric::Cost).unwrap_or_default(),
        }
    }
}

/// A day of a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportDay {
    /// Which, by the workspace's calendar.
    #[schema(format = Date, example = "2026-11-20")]
    date: String,
    /// Its first moment.
    #[schema(format = DateTime, example = "2026-11-20T00:00:00+01:00")]
    from: String,
    /// What was counted.
    #[serde(flatten)]
    figures: ReportFigures,
}

/// A part of a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportPart {
    /// The id of the channel, agent, team or topic; the word of a kind of run; `true` or `false` for with and without
    /// the assistant; `null` is nobody, no team and no topic.
    part: Option<String>,
    /// What was counted.
    #[serde(flatten)]
    figures: ReportFigures,
    /// How often the assistant was at work.
    runs: i64,
    /// Tokens that a model read and wrote.
    tokens: i64,
    /// How sure the assistant was on average, from 0 to 1.
    confidence: Option<f64>,
}

/// What happened in some days.
#[derive(Debug, Serialize, ToSchema)]
pub struct Report {
    /// The first day.
    #[schema(format = Date, example = "2026-11-14")]
    from: String,
    /// The last day.
    #[schema(format = Date, example = "2026-11-20")]
    to: String,
    /// Whose calendar it is.
    #[schema(example = "Europe/Paris")]
    time_zone: String,
    /// The days together.
    total: ReportFigures,
    /// As many days before them.
    before: ReportFigures,
    /// Each day, the oldest first.
    days: Vec<ReportDay>,
    /// Each part, the most conversations first; empty where none was asked for.
    parts: Vec<ReportPart>,
    /// What the numbers mean.
    metrics: Vec<Measured>,
}

/// What is asked for.
#[derive(Debug, Default, PartialEq)]
pub struct Asked {
    days: Option<u16>,
    from: Option<String>,
    by: Option<Dimension>,
    slice: Slice,
}

impl Asked {
    fn read(query: &str) -> Result<Self, Problem> {
        let mut asked = Self::default();
        each(query, |name, value| {
            let wrong = || Problem::Malformed(format!("`{name}` says nothing that is known"));
            match name {
                "days" => asked.days = u16::try_from(number(name, value, 1..=LONGEST as i64)?).ok(),
                "from" => asked.from = Some(value.to_owned()),
                "by" => asked.by = Some(value.parse().map_err(|_| wrong())?),
                "agent" if value == "none" => asked.slice.agent = Some(NOBODY),
                "agent" => asked.slice.agent = Some(value.parse::<MemberId>().map_err(|_| wrong())?),
                "team" if value == "none" => asked.slice.team = Some(NO_TEAM),
                "team" => asked.slice.team = Some(value.parse::<TeamId>().map_err(|_| wrong())?),
                "assistant" => asked.slice.assistant = Some(value.parse().map_err(|_| wrong())?),
                "topic" if value == "none" => asked.slice.topic = Some(NO_TOPIC),
                "topic" => asked.slice.topic = Some(value.parse::<TopicId>().map_err(|_| wrong())?),
                "kind" => asked.slice.kind = Some(value.parse().map_err(|_| wrong())?),
                _ => return Err(unknown(name)),
            }
            Ok(())
        })?;
        Ok(asked)
    }

    fn period(&self, zone: &Zone, now: OffsetDateTime) -> Result<Period, Problem> {
        let days = self.days.unwrap_or(7);
        let Some(from) = &self.from else { return Ok(Period::last(days, zone, now)) };
        Period::since(from, days, zone).ok_or_else(|| Problem::Malformed("`from` must be a date".to_owned()))
    }
}

impl FromRequestParts<Api> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Problem> {
        Self::read(parts.uri.query().unwrap_or_default())
    }
}

/// Counts what happened in some days, and in as many before them. A key of one channel counts that channel.
#[utoipa::path(
    get, path = "/api/v1/analytics/report", tag = "analytics",
    params(
        ("days" = Option<i64>, Query, minimum = 1, maximum = 366, nullable = false, description = "So many days; 7 where nothing is said"),
        ("from" = Option<String>, Query, format = Date, nullable = false, description = "The first day; where it is left out, today is the last"),
        ("by" = Option<String>, Query, nullable = false, pattern = "^(channel|agent|team|assistant|topic|kind)$", description = "`channel`, `agent`, `team`, `assistant`, `topic` or `kind`: the kind of run, of which only runs are counted"),
        ("agent" = Option<String>, Query, nullable = false, pattern = "^(none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$", description = "Only what this member holds; `none` is what nobody does"),
        ("team" = Option<String>, Query, nullable = false, pattern = "^(none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$", description = "Only what was given to this team; `none` is to no team"),
        ("assistant" = Option<bool>, Query, nullable = false, description = "Only where the assistant said something, or only where it did not"),
        ("topic" = Option<String>, Query, nullable = false, pattern = "^(none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$", description = "Only what is about this topic; `none` is what is about none"),
        ("kind" = Option<String>, Query, nullable = false, pattern = "^(classify|score|reply|order|summary|brief|embed|topic)$", description = "Of the runs, only those of this kind"),
    ),
    responses(
        (status = 200, description = "What was counted", body = Report),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn report(caller: Caller, asked: Asked) -> Result<Json<Report>, Problem> {
    let mut tx = caller.reading().await?;
    let zone = analytics::zone(&mut tx).await?;
    let period = asked.period(&zone, tx.now())?;
    let slice = Slice { channel: caller.channel(), ..asked.slice };
    let days = analytics::per_day(&mut tx, &period, &slice).await?;
    let (total, before) = analytics::compared(&mut tx, &period, &period.before(&zone), &slice).await?;
    let parts = match asked.by {
        Some(by) => analytics::by(&mut tx, &period, &slice, by).await?,
        None => Vec::new(),
    };
    let day = |it: &analytics::Day| ReportDay {
        date: zone.local(it.from_at).date().to_string(),
        from: zone.iso(it.from_at),
        figures: (&it.figures).into(),
    };
    let part = |it: analytics::Part| ReportPart {
        figures: (&it.figures).into(),
        runs: it.figures.runs,
        tokens: it.figures.tokens(),
        confidence: it.figures.confidence,
        part: it.key,
    };
    Ok(Json(Report {
        from: period.first_date(),
        to: period.last_date(),
        time_zone: zone.name().to_owned(),
        total: (&total).into(),
        before: (&before).into(),
        days: days.iter().map(day).collect(),
        parts: parts.into_iter().map(part).collect(),
        metrics: measured(&[COUNTED, &[Metric::Runs, Metric::Tokens, Metric::Confidence]].concat()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_read_and_nothing_else() {
        let asked = Asked::read("days=30&by=team&agent=none&assistant=true").unwrap();
        assert_eq!((asked.days, asked.by, asked.slice.agent), (Some(30), Some(Dimension::Team), Some(NOBODY)));
        let about = Asked::read("by=kind&topic=none&kind=reply").unwrap();
        assert_eq!((about.by, about.slice.topic), (Some(Dimension::Kind), Some(NO_TOPIC)));
        let wrong = "days=0 days=367 by=hour agent=x team= topic=x kind=x assistant=1 zone=x by=team&by=team";
        for query in wrong.split(' ') {
            assert!(matches!(Asked::read(query), Err(Problem::Malformed(_))), "{query}");
        }
        let zone = Zone::named_or_utc("Europe/Paris");
        let period = |query: &str| Asked::read(query).and_then(|it| it.period(&zone, OffsetDateTime::UNIX_EPOCH));
        let three = period("from=2026-11-01&days=3").unwrap();
        assert_eq!((three.first_date(), three.last_date()), ("2026-11-01".to_owned(), "2026-11-03".to_owned()));
        for query in ["from=soon", "from=", "from=-004800-01-01"] {
            assert!(matches!(period(query), Err(Problem::Malformed(_))), "{query}");
        }
    }
}
