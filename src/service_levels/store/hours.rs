//! The statements of business hours.

use sqlx::types::Json;

use super::{Holiday, Hours, Week};
use crate::prelude::*;
use crate::text::Zone;

/// The newest hours with their version, read in the workspace's zone of today.
pub async fn newest(tx: &mut Tx<impl Permission>) -> Result<Option<(i32, Hours)>, Fault> {
    const NEWEST: &str = "
        select h.version, h.week, h.holidays, t.time_zone
        from service_hours h join tenants t on t.id = h.tenant_id
        where h.tenant_id = $1 order by h.version desc limit 1";

    type Row = (i32, Json<Week>, Json<Vec<Holiday>>, String);
    let tenant = tx.tenant();
    let row: Option<Row> = sqlx::query_as(NEWEST).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(row.map(|(version, Json(week), Json(holidays), zone)| {
        (version, Hours { zone: Zone::named_or_utc(&zone), week, holidays })
    }))
}

/// Adds a version.
pub async fn add(tx: &mut Tx<impl Permission>, week: &Week, holidays: &[Holiday]) -> Result<(), Fault> {
    // Two who save at once wait for each other at their workspace's row.
    const TURN: &str = "select id from tenants where id = $1 for no key update";
    const ADD: &str = "
        insert into service_hours (tenant_id, version, week, holidays, created_at)
        select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from service_hours where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(TURN).bind(tenant).execute(tx.db()).await?;
    sqlx::query(ADD).bind(tenant).bind(Json(week)).bind(Json(holidays)).bind(now).execute(tx.db()).await?;
    Ok(())
}
