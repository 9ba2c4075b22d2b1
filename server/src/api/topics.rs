//! The topics of what customers write, by the query that the page and its file read.

use axum::Json;
use serde::Serialize;
use switchboard::analytics::{self, Metric, share};
use switchboard::ids::TopicId;
use utoipa::ToSchema;

use super::analytics::{Measured, measured};
use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::Period;

/// Messages about a topic on a day.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayOfTopic {
    /// Which, by the workspace's calendar.
    #[schema(format = Date, example = "2026-11-20")]
    date: String,
    /// So many.
    messages: i64,
}

/// Why the assistant did not answer questions of a topic.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonOfTopic {
    /// In a word of ours.
    #[schema(example = "no_evidence")]
    reason: &'static str,
    /// How many.
    questions: i64,
}

/// A topic in a period.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicInPeriod {
    /// Its id, the same on every day.
    #[schema(value_type = Uuid)]
    id: TopicId,
    /// What people call it.
    #[schema(example = "Livraison et délais")]
    label: String,
    /// Its words, best first.
    keywords: Vec<String>,
    /// What the assistant may do with its questions, at most: `send`, `draft` or `off`.
    #[schema(pattern = "^(send|draft|off)$", example = "send")]
    policy: &'static str,
    /// Messages of the period.
    topic_messages: i64,
    /// Messages of the period of the same length before.
    before: i64,
    /// Of all messages of the period, in percent.
    topic_share: Option<f64>,
    /// Of its questions, those that the assistant answered, in percent; `null` where it was asked none.
    topic_resolution: Option<f64>,
    /// Questions that the assistant was to answer.
    questions: i64,
    /// Why it did not answer the others, the most frequent reason first.
    reasons: Vec<ReasonOfTopic>,
    /// What its answers cost, in dollars.
    topic_cost: f64,
    /// The days of the period on which customers wrote about it.
    days: Vec<DayOfTopic>,
}

/// The topics of a period.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicsInPeriod {
    /// Those of which customers write most first.
    topics: Vec<TopicInPeriod>,
    /// Messages of customers on the days that were looked at.
    messages: i64,
    /// Of these, those of no topic.
    other: i64,
    /// What the numbers mean.
    metrics: Vec<Measured>,
}

/// Says what customers write about. A key of one channel counts that channel.
#[utoipa::path(
    get, path = "/api/v1/analytics/topics", tag = "analytics",
    params(("days" = Option<i64>, Query, minimum = 1, maximum = 90, nullable = false, description = "So many days, today the last; 7 where it is left out")),
    responses(
        (status = 200, description = "Each topic", body = TopicsInPeriod),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn topics(caller: Caller, Period(days): Period) -> Result<Json<TopicsInPeriod>, Problem> {
    let mut tx = caller.reading().await?;
    let zone = analytics::zone(&mut tx).await?;
    let found = analytics::topics(&mut tx, days, &zone, caller.channel()).await?;
    let (other, messages) = (found.other(), found.messages);
    let topic = |it: analytics::TopicLine| TopicInPeriod {
        topic_share: share(it.messages, messages).map(|it| it * 100.0),
        topic_resolution: it.resolution().map(|it| it * 100.0),
        topic_cost: it.cost_micros as f64 / 1_000_000.0,
        reasons: it.reasons.iter().map(|(why, many)| ReasonOfTopic { reason: why.word(), questions: *many }).collect(),
        days: found
            .dates
            .iter()
            .zip(&it.per_day)
            .filter(|(_, messages)| **messages > 0)
            .map(|(date, messages)| DayOfTopic { date: date.to_string(), messages: *messages })
            .collect(),
        id: it.id,
        label: it.label,
        keywords: it.keywords,
        policy: it.policy.word(),
        topic_messages: it.messages,
        before: it.before,
        questions: it.asked,
    };
    let topics = found.topics.iter().cloned().map(topic).collect();
    let metrics = [Metric::TopicMessages, Metric::TopicShare, Metric::TopicResolution, Metric::TopicCost];
    Ok(Json(TopicsInPeriod { topics, messages, other, metrics: measured(&metrics) }))
}
