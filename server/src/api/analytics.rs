//! The numbers of analytics, by the queries that the pages and their files read.

use axum::Json;
use serde::Serialize;
use switchboard::analytics::{self, Metric, Slice};
use switchboard::text::Locale;
use time::Duration;
use utoipa::ToSchema;

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::reports::ReportFigures;
use super::request::Period;

/// What a number means.
#[derive(Debug, Serialize, ToSchema)]
pub struct Measured {
    /// Its name in the answer.
    #[schema(example = "conversations")]
    metric: &'static str,
    /// In what it is measured: `count`, `minutes`, `percent` or `dollars`.
    #[schema(example = "count")]
    unit: &'static str,
    /// Where it is read.
    #[schema(example = "conversations.created_at")]
    source: &'static str,
    /// What is counted, in English.
    means: String,
}

/// What these numbers mean.
pub fn measured(metrics: &[Metric]) -> Vec<Measured> {
    let one = |it: &Metric| Measured {
        metric: it.word(),
        unit: it.unit().word(),
        source: it.source(),
        means: Locale::En.say(&format!("metric-{it}-means"), &[]),
    };
    metrics.iter().map(one).collect()
}

/// One day.
#[derive(Debug, Serialize, ToSchema)]
pub struct Day {
    /// Which, by the workspace's calendar.
    #[schema(format = Date, example = "2026-11-20")]
    date: String,
    /// What was counted.
    #[serde(flatten)]
    figures: ReportFigures,
}

/// Day by day.
#[derive(Debug, Serialize, ToSchema)]
pub struct Days {
    /// The days, today the last.
    days: Vec<Day>,
    /// What the numbers mean.
    metrics: Vec<Measured>,
}

/// Counts conversations day by day. A key of one channel counts that channel.
#[utoipa::path(
    get, path = "/api/v1/analytics/days", tag = "analytics",
    params(("days" = Option<i64>, Query, minimum = 1, maximum = 90, nullable = false, description = "So many days; 7 where it is left out")),
    responses(
        (status = 200, description = "Each day", body = Days),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn days(caller: Caller, Period(days): Period) -> Result<Json<Days>, Problem> {
    let mut tx = caller.reading().await?;
    let zone = analytics::zone(&mut tx).await?;
    let slice = Slice { channel: caller.channel(), ..Slice::default() };
    let period = analytics::Period::last(days, &zone, tx.now());
    let found = analytics::per_day(&mut tx, &period, &slice).await?;
    let day =
        |it: analytics::Day| Day { date: zone.local(it.from_at).date().to_string(), figures: (&it.figures).into() };
    let days = found.into_iter().map(day).collect();
    Ok(Json(Days { days, metrics: measured(analytics::COUNTED) }))
}

/// How escalations of one reason went.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfReason {
    /// The reason: a word of ours, or the workspace's own.
    #[schema(example = "refund_request")]
    reason: String,
    /// What people read.
    name: String,
    /// How many there were.
    raised: i64,
    /// The mean time until somebody accepted, in open minutes.
    time_to_accept: Option<f64>,
    /// The mean time until they were settled, in open minutes.
    time_to_resolve: Option<f64>,
}

/// How promises were kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct Service {
    /// First responses in time.
    first_response_met: i64,
    /// First responses that were late, or are.
    first_response_missed: i64,
    /// Escalations by reason, the most frequent first.
    reasons: Vec<OfReason>,
    /// What the numbers mean.
    metrics: Vec<Measured>,
}

/// Counts how promises were kept. A key of one channel counts that channel.
#[utoipa::path(
    get, path = "/api/v1/analytics/service", tag = "analytics",
    params(("days" = Option<i64>, Query, minimum = 1, maximum = 90, nullable = false, description = "So many days up to now; 7 where it is left out")),
    responses(
        (status = 200, description = "What became of the promises", body = Service),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn service(caller: Caller, Period(days): Period) -> Result<Json<Service>, Problem> {
    let mut tx = caller.reading().await?;
    let since = tx.now() - Duration::days(days.into());
    let found = analytics::service(&mut tx, since, caller.channel()).await?;
    let reason = |it: analytics::ReasonTimes| OfReason {
        reason: it.reason.to_string(),
        name: it.reason.called(it.name.as_deref(), Locale::En),
        raised: it.raised,
        time_to_accept: it.minutes_to_accept,
        time_to_resolve: it.minutes_to_resolve,
    };
    let metrics = [Metric::FirstResponseMet, Metric::FirstResponseMissed, Metric::TimeToAccept, Metric::TimeToResolve];
    Ok(Json(Service {
        first_response_met: found.met,
        first_response_missed: found.missed,
        reasons: found.reasons.into_iter().map(reason).collect(),
        metrics: measured(&metrics),
    }))
}

/// A label.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfLabel {
    /// What it says.
    #[schema(example = "Delivery")]
    label: String,
    /// Conversations of the period that have it.
    labelled: i64,
}

/// The labels of a period.
#[derive(Debug, Serialize, ToSchema)]
pub struct Labels {
    /// The labels that conversations have, the most frequent first; at most 100.
    labels: Vec<OfLabel>,
    /// What the numbers mean.
    metrics: Vec<Measured>,
}

/// Counts conversations by label. A key of one channel counts that channel.
#[utoipa::path(
    get, path = "/api/v1/analytics/labels", tag = "analytics",
    params(("days" = Option<i64>, Query, minimum = 1, maximum = 90, nullable = false, description = "So many days, today the last; 7 where it is left out")),
    responses(
        (status = 200, description = "Each label", body = Labels),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn labels(caller: Caller, Period(days): Period) -> Result<Json<Labels>, Problem> {
    let mut tx = caller.reading().await?;
    let zone = analytics::zone(&mut tx).await?;
    let slice = Slice { channel: caller.channel(), ..Slice::default() };
    let period = analytics::Period::last(days, &zone, tx.now());
    let found = analytics::by_label(&mut tx, &period, &slice).await?;
    let labels = found.into_iter().map(|it| OfLabel { label: it.name, labelled: it.conversations }).collect();
    Ok(Json(Labels { labels, metrics: measured(&[Metric::Labelled]) }))
}

/// What waits for the assistant now.
#[derive(Debug, Serialize, ToSchema)]
pub struct Backlog {
    /// Customers who wait for it.
    assistant_backlog: i64,
    /// How long the first of them has waited, in minutes; 0 where nobody waits.
    assistant_oldest: i64,
    /// Whether that is longer than it should ever be.
    alarm: bool,
    /// What the numbers mean.
    metrics: Vec<Measured>,
}

/// Says what waits for the assistant. A key of one channel sees that channel.
#[utoipa::path(
    get, path = "/api/v1/analytics/assistant", tag = "analytics",
    responses(
        (status = 200, description = "What waits", body = Backlog),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn assistant(caller: Caller) -> Result<Json<Backlog>, Problem> {
    let mut tx = caller.reading().await?;
    let found = analytics::backlog(&mut tx, caller.channel()).await?;
    Ok(Json(Backlog {
        assistant_backlog: found.waiting,
        assistant_oldest: found.oldest_for(tx.now()).whole_minutes(),
        alarm: found.is_alarming(tx.now()),
        metrics: measured(&[Metric::AssistantBacklog, Metric::AssistantOldest]),
    }))
}
