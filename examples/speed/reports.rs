//! `bench reports`: any report of two million messages, and what counting costs.

use std::time::{Duration, Instant};

use switchboard::access::Work;
use switchboard::analytics::{self, work};
use switchboard::tenancy::{Principal, Tx};
use time::OffsetDateTime;

use super::Result;
use super::data::{self, LARGE};
use super::figures::{Times, Verdict};
use super::load::Visitor;
use super::place::Place;
use super::product::Product;

/// How often each report is asked for.
const ASKED: usize = 20;
/// The longest that any may take, in milliseconds.
const LONGEST: f64 = 1_000.0;
/// How often a day is counted again.
const RECOUNTED: i64 = 10;

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let product = Product::start(place).await?;
    let (slug, _) = LARGE;
    let visitor = Visitor::sign_in(&product.origin, &data::email(slug, 0)).await?;
    let today = OffsetDateTime::now_utc().date();
    let (year, agent) = (today - time::Duration::days(365), member(place).await?);
    let topic = topic(place).await?;
    let reports = [
        ("analytics-7", "/analytics?days=7".to_owned()),
        ("analytics-30", "/analytics?days=30".to_owned()),
        ("analytics-90", "/analytics?days=90".to_owned()),
        ("analytics-366", format!("/analytics?from={year}&to={today}")),
        ("by-agent-90", "/analytics?days=90&by=agent".to_owned()),
        ("by-agent-366", format!("/analytics?from={year}&to={today}&by=agent")),
        ("of-an-agent-90", format!("/analytics?days=90&agent={agent}")),
        ("of-the-assistant-90", "/analytics?days=90&assistant=with".to_owned()),
        ("by-topic-90", "/analytics?days=90&by=topic".to_owned()),
        ("by-topic-366", format!("/analytics?from={year}&to={today}&by=topic")),
        ("of-a-topic-90", format!("/analytics?days=90&topic={topic}")),
        ("of-no-topic-90", "/analytics?days=90&topic=none".to_owned()),
        ("by-kind-90", "/analytics?days=90&by=kind".to_owned()),
        ("behind-a-topic-90", format!("/analytics/conversations?metric=conversations&days=90&topic={topic}")),
        ("file-366", format!("/analytics/days.csv?from={year}&to={today}")),
        ("behind-a-day", format!("/analytics/conversations?metric=conversations&from={today}&to={today}")),
        ("behind-90-days", "/analytics/conversations?metric=resolved&days=90".to_owned()),
        ("behind-the-share-90", "/analytics/conversations?metric=assistant_share&days=90".to_owned()),
        ("behind-first-answers-30", "/analytics/conversations?metric=first_response&days=30".to_owned()),
        ("behind-messages-30", "/analytics/conversations?metric=messages&days=30".to_owned()),
        ("assistant", "/analytics/ai".to_owned()),
        ("service-90", "/analytics/sla?days=90".to_owned()),
        ("usage", "/billing/usage".to_owned()),
        ("usage-file", "/billing/usage.csv".to_owned()),
    ];
    for (name, path) in reports {
        let address = format!("{}/w/{slug}{path}", product.origin);
        visitor.open(&address).await?;
        let mut times = Times::default();
        for _ in 0..ASKED {
            times.extend([visitor.open(&address).await?]);
        }
        verdict.at_most(&format!("{name}-p95-ms"), times.percentile(95), LONGEST);
    }
    let times = recounted(place).await?;
    println!("  a day counted again: {:.1} ms, 95 % {:.1} ms", times.percentile(50), times.percentile(95));
    verdict.at_most("recount-day-p95-ms", times.percentile(95), LONGEST);
    Ok(verdict)
}

/// Somebody who holds conversations of the largest workspace.
async fn member(place: &Place) -> Result<uuid::Uuid> {
    const MEMBER: &str = "
        select assignee_id from conversations
        where tenant_id = (select id from tenants where slug = $1) and assignee_id is not null limit 1";

    Ok(sqlx::query_scalar(MEMBER).bind(LARGE.0).fetch_one(&mut place.owner().await?).await?)
}

/// What customers of the largest workspace write about.
async fn topic(place: &Place) -> Result<uuid::Uuid> {
    const TOPIC: &str = "
        select id from topics where tenant_id = (select id from tenants where slug = $1) order by id limit 1";

    Ok(sqlx::query_scalar(TOPIC).bind(LARGE.0).fetch_one(&mut place.owner().await?).await?)
}

/// Counts days of the last month again.
async fn recounted(place: &Place) -> Result<Times> {
    let desk = place.desk();
    let tenant = data::owner_of(&desk, place, LARGE.0).await?.tenant;
    let mut all: Vec<Duration> = Vec::new();
    for ago in 1..=RECOUNTED {
        let mut tx: Tx<Work> = desk.begin(Principal::worker(tenant)).await?;
        let zone = analytics::zone(&mut tx).await?;
        let from = tx.now() - time::Duration::days(3 * ago);
        let began = Instant::now();
        work::recount(&mut tx, from..from + time::Duration::days(1), &zone).await?;
        tx.commit().await?;
        all.push(began.elapsed());
    }
    Ok(all.into_iter().collect())
}
