//! What became of leads by the score that the rules gave them.

use super::settings::Settings;
use crate::leads::Level;
use crate::prelude::*;

/// Leads that have ended, which the rules took for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct BackTest {
    /// What they were taken for.
    pub level: Level,
    /// How many bought.
    pub converted: i64,
    /// How many did not.
    pub lost: i64,
}

/// Measures the rules with the workspace's thresholds against the leads that ended in the last year, the newest 5 000: by
/// the newest score that the rules gave, whatever a person set instead.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn back_test(tx: &mut Tx<impl Permission>, settings: &Settings) -> Result<Vec<BackTest>, Fault> {
    const ENDED: &str = "
        with ended as (
            select id, status from leads
            where tenant_id = $1 and status in ('converted', 'lost') and updated_at > $4
            order by updated_at desc limit 5000
        )
        select case when s.score >= $2 then 'hot' when s.score >= $3 then 'warm' else 'cold' end as level,
               count(*) filter (where e.status = 'converted') as converted,
               count(*) filter (where e.status = 'lost') as lost
        from ended e
        join lateral (
            select score from lead_scores
            where tenant_id = $1 and lead_id = e.id and because is null
            order by seq desc limit 1) s on true
        group by 1 order by 1 limit 3";

    let (tenant, since) = (tx.tenant(), tx.now() - time::Duration::days(365));
    let found: Vec<BackTest> = sqlx::query_as(ENDED)
        .bind(tenant)
        .bind(settings.hot_from)
        .bind(settings.warm_from)
        .bind(since)
        .fetch_all(tx.db())
        .await?;
    let of = |level: Level| {
        let nothing = BackTest { level, converted: 0, lost: 0 };
        found.iter().find(|it| it.level == level).copied().unwrap_or(nothing)
    };
    Ok(Level::ALL.iter().rev().map(|it| of(*it)).collect())
}
