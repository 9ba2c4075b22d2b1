//! Stripe's customers and what happened to them, across tenants.

use time::Duration;
use uuid::Uuid;

use crate::access::Work;
use crate::fault::Fault;
use crate::ids::*;
use crate::prelude::OffsetDateTime;
use crate::tenancy::{CannotBegin, Desk, Principal, Tx};

/// So many workspaces are read of anew in one turn.
const AT_ONCE: i32 = 100;
/// What was heard is forgotten after so long: Stripe itself repeats nothing that is older than a month.
const KEPT: Duration = Duration::days(60);

/// The workspace that a customer is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(super) async fn tenant_of(desk: &Desk, customer: &str) -> Result<Option<TenantId>, Fault> {
    const TENANT: &str = "select system_stripe_tenant($1)";

    Ok(sqlx::query_scalar(TENANT).bind(customer).fetch_one(&desk.pools().work).await?)
}

/// The workspaces that are customers after one, in the order of their ids.
pub(super) async fn customers(desk: &Desk, after: Uuid) -> Result<Vec<TenantId>, Fault> {
    const CUSTOMERS: &str = "select system_stripe_tenants($1, $2)";

    Ok(sqlx::query_scalar(CUSTOMERS).bind(after).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}

/// Takes the night's catching up on, where it is due, until a moment: nobody else does it meanwhile. Says until when
/// everything was seen before.
pub(super) async fn take_on(desk: &Desk, until: OffsetDateTime) -> Result<Option<Option<OffsetDateTime>>, Fault> {
    const TAKE_ON: &str = "update stripe_catch_ups set next_at = $2 where next_at <= $1 returning seen_until";

    Ok(sqlx::query_scalar(TAKE_ON).bind(desk.now()).bind(until).fetch_optional(&desk.pools().work).await?)
}

/// Everything until a moment was seen; the next look is at another. Forgets what is old.
pub(super) async fn caught_up(desk: &Desk, seen_until: OffsetDateTime, next_at: OffsetDateTime) -> Result<(), Fault> {
    const CAUGHT_UP: &str = "update stripe_catch_ups set seen_until = $1, next_at = $2";
    const FORGET: &str = "delete from stripe_events where received_at < $1";

    let pool = &desk.pools().work;
    sqlx::query(CAUGHT_UP).bind(seen_until).bind(next_at).execute(pool).await?;
    sqlx::query(FORGET).bind(desk.now() - KEPT).execute(pool).await?;
    Ok(())
}

/// A worker's transaction in a tenant.
pub(super) async fn begin(desk: &Desk, tenant: TenantId) -> Result<Tx<Work>, Fault> {
    desk.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
        CannotBegin::Fault(fault) => fault,
        CannotBegin::Denied(denied) => Fault::other(denied),
        CannotBegin::Stopped(stopped) => Fault::other(stopped),
    })
}
