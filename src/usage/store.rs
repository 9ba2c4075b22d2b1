//! The statements of meters and their limits.

pub(super) mod hours;

use super::{AtLimit, Budget, Check, Meter, Metered, Month};
use crate::prelude::*;

/// The meters of a month.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn meters(tx: &mut Tx<impl Permission>, month: &Month) -> Result<Vec<Meter>, Fault> {
    const METERS: &str = "
        select m.meter as metered, coalesce(u.used, 0)::bigint as used, l.most,
               coalesce(l.at_limit, 'pause') as at_limit, coalesce(l.soft_percent, $4) as soft_percent
        from unnest(array['conversations', 'storage', 'spending']) with ordinality m (meter, place)
        left join usage_limits l on l.tenant_id = $1 and l.meter = m.meter
        cross join lateral (
            select case m.meter when 'conversations' then sum(h.events) else sum(h.amount) end as used
            from usage_hours h
            where h.tenant_id = $1
              and case m.meter
                      when 'storage' then h.kind in ('kept', 'gone')
                      when 'conversations' then h.kind = 'conversation' and h.from_at >= $2 and h.from_at < $3
                      else h.kind = 'run' and h.from_at >= $2 and h.from_at < $3
                  end) u
        order by m.place
        limit 3";

    let tenant = tx.tenant();
    let meters = sqlx::query_as(METERS).bind(tenant).bind(month.time.start).bind(month.time.end);
    Ok(meters.bind(super::SOFT_PERCENT).fetch_all(tx.db()).await?)
}

/// What the last comparison found; `None` where there was none yet.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn last_check(tx: &mut Tx<impl Permission>) -> Result<Option<Check>, Fault> {
    const LAST: &str = "select at, missing, wrong from usage_checks where tenant_id = $1 order by at desc limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LAST).bind(tenant).fetch_optional(tx.db()).await?)
}

/// How much of something the assistant may use before it pauses; `None` where it never does.
pub(super) async fn pauses_at(tx: &mut Tx<impl Permission>, metered: Metered) -> Result<Option<i64>, Fault> {
    const PAUSES_AT: &str = "
        select most from usage_limits
        where tenant_id = $1 and meter = $2 and at_limit = 'pause' and most is not null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(PAUSES_AT).bind(tenant).bind(metered).fetch_optional(tx.db()).await?)
}

/// The place of a conversation among those that began in a month; nought where it began in another.
pub(super) async fn place(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    month: &Month,
) -> Result<i64, Fault> {
    const PLACE: &str = "
        select count(*)
        from usage_events e
        join usage_events o on o.tenant_id = $1 and o.kind = 'conversation' and o.at >= $3 and o.at <= e.at
                           and (o.at, o.ref_id) <= (e.at, e.ref_id)
        where e.tenant_id = $1 and e.kind = 'conversation' and e.ref_id = $2 and e.at >= $3 and e.at < $4";

    let tenant = tx.tenant();
    let place = sqlx::query_scalar(PLACE).bind(tenant).bind(conversation).bind(month.time.start).bind(month.time.end);
    Ok(place.fetch_one(tx.db()).await?)
}

/// Keeps the budget, and that the assistant does the same at the limit of conversations.
pub(super) async fn put_budget(tx: &mut Tx<impl Permission>, budget: Budget) -> Result<(), Fault> {
    const PUT: &str = "
        insert into usage_limits (tenant_id, meter, most, at_limit, soft_percent, updated_at)
        values ($1, 'spending', $2, $3, $4, $5), ($1, 'conversations', null, $3, $6, $5)
        on conflict (tenant_id, meter) do update
        set most = case usage_limits.meter when 'spending' then excluded.most else usage_limits.most end,
            soft_percent = case usage_limits.meter when 'spending' then excluded.soft_percent
                                                   else usage_limits.soft_percent end,
            at_limit = excluded.at_limit, updated_at = excluded.updated_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    let Budget { most, soft_percent, at_limit } = budget;
    let put = sqlx::query(PUT).bind(tenant).bind(most).bind(at_limit).bind(soft_percent).bind(now);
    put.bind(super::SOFT_PERCENT).execute(tx.db()).await?;
    Ok(())
}

/// Keeps how much of something may be used; what happens there stays as it is.
pub(super) async fn put_most(tx: &mut Tx<impl Permission>, metered: Metered, most: Option<i64>) -> Result<(), Fault> {
    const PUT_MOST: &str = "
        insert into usage_limits (tenant_id, meter, most, at_limit, soft_percent, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, meter) do update set most = excluded.most, updated_at = excluded.updated_at
        where usage_limits.most is distinct from excluded.most";

    let (tenant, now) = (tx.tenant(), tx.now());
    let put = sqlx::query(PUT_MOST).bind(tenant).bind(metered).bind(most).bind(AtLimit::Pause);
    put.bind(super::SOFT_PERCENT).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Notes that a step of a meter is told in a month. False where it was told before.
pub(super) async fn note(
    tx: &mut Tx<impl Permission>,
    metered: Metered,
    percent: i16,
    month: &Month,
) -> Result<bool, Fault> {
    const NOTE: &str = "
        insert into usage_notices (tenant_id, meter, percent, month, told_at) values ($1, $2, $3, $4, $5)
        on conflict do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let note = sqlx::query(NOTE).bind(tenant).bind(metered).bind(percent).bind(month.first).bind(now);
    Ok(note.execute(tx.db()).await?.rows_affected() > 0)
}
