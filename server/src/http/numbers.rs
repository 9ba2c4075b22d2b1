//! The numbers of analytics as files. Who took them out is written down.

use std::sync::Arc;

use app::analytics::{Looking, Names, csv, hours_csv, labels_csv, parts_csv, reasons_csv, topics_csv, usage_csv};
use app::visits::Visit;
use axum::extract::{Extension, Query};
use switchboard::access::{BillingRead, InboxRead};
use switchboard::analytics::{self, Slice};
use time::Duration;

use super::tables::{File, enter, numbers};

/// `GET /analytics/days.csv`: the days that the page shows, by the same query.
pub async fn days(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let period = looking.period(&zone, tx.now());
    let days = analytics::per_day(&mut tx, &period, &looking.slice()).await?;
    numbers(tx, "days", days.len(), "conversations.csv", csv(&days, &zone)).await
}

/// `GET /analytics/parts.csv`: the channels, agents, teams, topics or kinds of run that the page shows, by the same
/// query.
pub async fn parts(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let period = looking.period(&zone, tx.now());
    let parts = analytics::by(&mut tx, &period, &looking.slice(), looking.by()).await?;
    let names = Names::read(&mut tx).await?;
    let name = format!("by-{}.csv", looking.by());
    numbers(tx, looking.by().word(), parts.len(), &name, parts_csv(&parts, looking.by(), &names, visit.locale)).await
}

/// `GET /analytics/hours.csv`: the assistant's hours that its page shows, by the same query.
pub async fn hours(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let day = looking.day(&zone, tx.now());
    let hours = analytics::each(&mut tx, &day.hours(), &looking.slice()).await?;
    numbers(tx, "hours", hours.len(), "assistant.csv", hours_csv(&hours, &zone)).await
}

/// `GET /billing/usage.csv`: the days of the month that the page shows, by the same query.
pub async fn usage(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<BillingRead>(&visit).await?;
    let month = looking.month(&zone, tx.now());
    let days = analytics::per_day(&mut tx, &month, &Slice::default()).await?;
    numbers(tx, "usage", days.len(), "usage.csv", usage_csv(&days, &zone)).await
}

/// `GET /analytics/labels.csv`: the labels that the page shows, by the same query.
pub async fn labels(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let period = looking.period(&zone, tx.now());
    let labels = analytics::by_label(&mut tx, &period, &looking.slice()).await?;
    numbers(tx, "labels", labels.len(), "labels.csv", labels_csv(&labels)).await
}

/// `GET /analytics/reasons.csv`: the escalations that the page shows, by the same query.
pub async fn reasons(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, _) = enter::<InboxRead>(&visit).await?;
    let since = tx.now() - Duration::days(looking.days().into());
    let found = analytics::service(&mut tx, since, looking.channel()).await?;
    let body = reasons_csv(&found.reasons, visit.locale);
    numbers(tx, "escalations", found.reasons.len(), "escalations.csv", body).await
}

/// `GET /analytics/topics.csv`: the topics that the page shows, day by day, by the same query.
pub async fn topics(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let of = analytics::topics(&mut tx, looking.days(), &zone, looking.channel()).await?;
    numbers(tx, "topics", of.topics.len(), "topics.csv", topics_csv(&of)).await
}
