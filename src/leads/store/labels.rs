//! The statements of labels on leads.

use crate::prelude::*;

/// The labels of a lead; 50 at most. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn labels(tx: &mut Tx<impl Permission>, lead: LeadId) -> Result<Vec<LabelId>, Fault> {
    const LABELS: &str = "
        select label_id from lead_labels where tenant_id = $1 and lead_id = $2 order by put_at, label_id limit 50";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(LABELS).bind(tenant).bind(lead).fetch_all(tx.db()).await?)
}

/// Puts a label on a lead; false where no such label is in use.
pub async fn put(tx: &mut Tx<impl Permission>, lead: LeadId, label: LabelId) -> Result<bool, Fault> {
    const PUT: &str = "
        insert into lead_labels (tenant_id, lead_id, label_id, put_at)
        select tenant_id, $2, id, $4 from labels where tenant_id = $1 and id = $3 and removed_at is null
        on conflict (tenant_id, lead_id, label_id) do update set put_at = lead_labels.put_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    let put = sqlx::query(PUT).bind(tenant).bind(lead).bind(label).bind(now).execute(tx.db()).await?;
    Ok(put.rows_affected() == 1)
}

pub async fn take(tx: &mut Tx<impl Permission>, lead: LeadId, label: LabelId) -> Result<(), Fault> {
    const TAKE: &str = "delete from lead_labels where tenant_id = $1 and lead_id = $2 and label_id = $3";

    let tenant = tx.tenant();
    sqlx::query(TAKE).bind(tenant).bind(lead).bind(label).execute(tx.db()).await?;
    Ok(())
}
