//! The statements of segments.

use crate::contacts::Filter;
use crate::contacts::segments::{Segment, SegmentFor, SegmentOf};
use crate::prelude::*;
use crate::title::Title;

/// The segments that the reader looks through: their own, and everyone's.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn segments(tx: &mut Tx<impl Permission>, of: SegmentOf) -> Result<Vec<Segment>, Fault> {
    const SEGMENTS: &str = "
        select id, name, owner_id, audience, label_id, label_value, language, channel_id, company_id
        from segments
        where tenant_id = $1 and of = $2 and (audience = 'everyone' or owner_id = $3)
        order by lower(name), id limit 30";

    let (tenant, member) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(SEGMENTS).bind(tenant).bind(of).bind(member).fetch_all(tx.db()).await?)
}

pub async fn add(
    tx: &mut Tx<impl Permission>,
    owner: MemberId,
    name: &Title,
    whom: SegmentFor,
    of: SegmentOf,
    filter: &Filter,
) -> Result<SegmentId, Fault> {
    const ADD: &str = "
        insert into segments (tenant_id, id, name, owner_id, audience, of, label_id, label_value, language, channel_id,
                              company_id, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), SegmentId::new());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(name.as_str())
        .bind(owner)
        .bind(whom)
        .bind(of)
        .bind(filter.label)
        .bind(&filter.value)
        .bind(&filter.language)
        .bind(filter.channel)
        .bind(filter.company)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Whom a segment is for and whose it is, held until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: SegmentId) -> Result<Option<(SegmentFor, MemberId)>, Fault> {
    const HOLD: &str = "select audience, owner_id from segments where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

pub async fn remove(tx: &mut Tx<impl Permission>, id: SegmentId) -> Result<(), Fault> {
    const REMOVE: &str = "delete from segments where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(REMOVE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}
