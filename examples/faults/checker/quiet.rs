//! (d) to (f): a workspace that sleeps sleeps on, nobody holds a job too long, and no session
//! was left inside a transaction.

use std::collections::BTreeMap;
use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::{Findings, Wrong};
use crate::Result;
use crate::stage::Stage;

/// How each table of the sleeping workspace is: its rows, and their sum.
#[derive(Debug, PartialEq, Eq)]
pub struct Quiet(BTreeMap<String, (i64, String)>);

impl Quiet {
    /// How it is now. Not its reports, its use and the seals of its audit log: the worker makes them of what there is,
    /// of each workspace, by the clock.
    pub async fn of(stage: &Stage) -> Result<Self> {
        const TABLES: &str = "
            select table_name::text from information_schema.columns
            where table_schema = 'public' and column_name = 'tenant_id' and table_name not like 'report%'
              and table_name not in ('usage_hours', 'usage_states', 'audit_chains', 'audit_seals')
            order by 1";

        let mut all = BTreeMap::new();
        for table in sqlx::query_scalar::<_, String>(TABLES).fetch_all(&stage.owner).await? {
            let sum = format!(
                "select count(*), coalesce(md5(string_agg(md5(it::text), '' order by md5(it::text))), '') from {table} it where tenant_id = $1"
            );
            let tenant = stage.cast.idle.tenant;
            all.insert(table, sqlx::query_as(AssertSqlSafe(sum)).bind(tenant).fetch_one(&stage.owner).await?);
        }
        Ok(Self(all))
    }
}

/// Compares with how it was before.
pub async fn check(stage: &Stage, before: &Quiet, findings: &mut Findings) -> Result<()> {
    const LEASES: &str =
        "select id::text from jobs where state = 'running' and leased_until < now() - interval '5 seconds'";
    const OPEN: &str = "
        select pid || ': ' || left(query, 60) from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'
          and now() - state_change > interval '500 milliseconds'";

    let now = Quiet::of(stage).await?;
    for (table, was) in &before.0 {
        if now.0.get(table) != Some(was) {
            findings.add(Wrong::Disturbed, format!("{table} of the workspace that sleeps"));
        }
    }
    for lease in sqlx::query_scalar::<_, String>(LEASES).fetch_all(&stage.owner).await? {
        findings.add(Wrong::Lease, lease);
    }
    // Long enough that whoever is between two statements has gone on.
    tokio::time::sleep(Duration::from_millis(700)).await;
    for session in sqlx::query_scalar::<_, String>(OPEN).fetch_all(&stage.owner).await? {
        findings.add(Wrong::OpenTransaction, session);
    }
    Ok(())
}
