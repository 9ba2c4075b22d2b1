//! The statements of scores.

use super::steps::who;
use crate::leads::{Level, Scored, Signal};
use crate::prelude::*;

/// A score that a lead was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// 0 to 100.
    pub value: i32,
    /// In words, as the thresholds were then.
    pub level: Level,
    /// What it rests on.
    pub signals: Vec<Signal>,
    /// Why somebody set it; nothing where the rules did.
    pub because: Option<String>,
    /// Who set it, with the name they had.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
}

/// Keeps a score and shows it. `because` is why a person set it.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    lead: LeadId,
    scored: &Scored,
    because: Option<&str>,
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into lead_scores (tenant_id, id, lead_id, score, level, signals, because, member_id, member_name, scored_at)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9)";
    const SHOW: &str = "
        update leads set score = $3, level = $4, updated_at = $5 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (member, name) = if because.is_some() { who(tx) } else { (None, None) };
    let signals: Vec<&str> = scored.signals.iter().map(|it| it.word()).collect();
    sqlx::query(ADD)
        .bind(tenant)
        .bind(lead)
        .bind(scored.value)
        .bind(scored.level)
        .bind(signals)
        .bind(because)
        .bind(member)
        .bind(name)
        .bind(now)
        .execute(tx.db())
        .await?;
    sqlx::query(SHOW).bind(tenant).bind(lead).bind(scored.value).bind(scored.level).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Every score of a lead, the newest first; 50 at most. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn scores(tx: &mut Tx<impl Permission>, lead: LeadId) -> Result<Vec<Given>, Fault> {
    const SCORES: &str = "
        select score, level, signals, because, member_name, scored_at from lead_scores
        where tenant_id = $1 and lead_id = $2
        order by seq desc limit 50";

    #[derive(sqlx::FromRow)]
    struct Row {
        score: i32,
        level: Level,
        signals: Vec<String>,
        because: Option<String>,
        member_name: Option<String>,
        scored_at: OffsetDateTime,
    }

    let (tenant, is_masked) = (tx.tenant(), tx.sight().is_masked);
    let rows: Vec<Row> = sqlx::query_as(SCORES).bind(tenant).bind(lead).fetch_all(tx.db()).await?;
    let given = |it: Row| Given {
        value: it.score,
        level: it.level,
        signals: it.signals.iter().filter_map(|it| it.parse().ok()).collect(),
        because: it.because.map(|it| if is_masked { String::new() } else { it }),
        by: it.member_name,
        at: it.scored_at,
    };
    Ok(rows.into_iter().map(given).collect())
}
