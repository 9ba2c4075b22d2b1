//! The statements of whose customer a workspace is, and of what was heard of it.

pub(super) mod kept;

use super::Reading;
use crate::billing::stripe::Arrived;
use crate::prelude::*;

/// The customer of Stripe's that the workspace is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn customer(tx: &mut Tx<impl Permission>) -> Result<Option<String>, Fault> {
    const CUSTOMER: &str = "select customer_id from stripe_customers where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(CUSTOMER).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Makes a customer that of the workspace. False where it is another workspace's, or the workspace is another customer.
pub(super) async fn claim(tx: &mut Tx<impl Permission>, customer: &str) -> Result<bool, Fault> {
    const CLAIM: &str = "select system_claim_stripe_customer($1)";
    const KEEP: &str = "
        insert into stripe_customers (tenant_id, customer_id, created_at) values ($1, $2, $3)
        on conflict (tenant_id) do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let is_ours: bool = sqlx::query_scalar(CLAIM).bind(customer).fetch_one(tx.db()).await?;
    if is_ours {
        sqlx::query(KEEP).bind(tenant).bind(customer).bind(now).execute(tx.db()).await?;
    }
    Ok(is_ours)
}

const NOTE: &str = "
    insert into stripe_events (id, kind, customer_id, created_at, received_at) values ($1, $2, $3, $4, $5)
    on conflict do nothing";

/// Notes that something was told. False where it was told before.
pub(super) async fn note(tx: &mut Tx<impl Permission>, arrived: &Arrived<'_>) -> Result<bool, Fault> {
    let (now, Arrived { id, kind, created, customer }) = (tx.now(), *arrived);
    let note = sqlx::query(NOTE).bind(id).bind(kind).bind(customer).bind(created).bind(now);
    Ok(note.execute(tx.db()).await?.rows_affected() == 1)
}

/// The same of something that is about no workspace.
pub(super) async fn note_of_nobody(desk: &Desk, arrived: &Arrived<'_>) -> Result<(), Fault> {
    let Arrived { id, kind, created, customer } = *arrived;
    let note = sqlx::query(NOTE).bind(id).bind(kind).bind(customer).bind(created).bind(desk.now());
    note.execute(&desk.pools().work).await?;
    Ok(())
}

/// Numbers a reading that begins; `None` where the workspace is no customer.
pub(super) async fn begin(tx: &mut Tx<impl Permission>) -> Result<Option<Reading>, Fault> {
    const BEGIN: &str = "
        update stripe_customers set begun = begun + 1 where tenant_id = $1
        returning customer_id as customer, begun as number";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(BEGIN).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Holds the workspace's bills for what a reading found. False where a reading that began later was kept already.
pub(super) async fn takes(tx: &mut Tx<impl Permission>, reading: &Reading) -> Result<bool, Fault> {
    const TAKES: &str = "
        update stripe_customers set kept = $3, read_at = $4
        where tenant_id = $1 and customer_id = $2 and kept < $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let takes = sqlx::query(TAKES).bind(tenant).bind(&reading.customer).bind(reading.number).bind(now);
    Ok(takes.execute(tx.db()).await?.rows_affected() == 1)
}
