//! The statements of briefs.

use crate::escalations::{Brief, Writer};
use crate::prelude::*;

/// A brief, and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Written {
    /// What it says.
    #[sqlx(flatten)]
    pub brief: Brief,
    /// Who wrote it.
    pub writer: Writer,
    /// Who edited it last, with the name they had.
    pub editor_name: Option<String>,
    /// When.
    pub written_at: OffsetDateTime,
}

/// The brief of an escalation. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn brief(tx: &mut Tx<impl Permission>, escalation: EscalationId) -> Result<Option<Written>, Fault> {
    const BRIEF: &str = "
        select who, what, tried, promised, next, writer, editor_name, written_at
        from escalation_briefs where tenant_id = $1 and escalation_id = $2";

    let tenant = tx.tenant();
    let found: Option<Written> = sqlx::query_as(BRIEF).bind(tenant).bind(escalation).fetch_optional(tx.db()).await?;
    Ok(found.map(|mut it| {
        // Whoever may not know who the customer is reads it here neither.
        it.brief.who = tx.sight().name(it.brief.who);
        it
    }))
}

/// Writes a brief in place of whatever stood there. False where somebody edited it after `since`.
pub async fn write(
    tx: &mut Tx<impl Permission>,
    escalation: EscalationId,
    it: &Brief,
    writer: Writer,
    editor: Option<(MemberId, String)>,
    since: Option<OffsetDateTime>,
) -> Result<bool, Fault> {
    const WRITE: &str = "
        insert into escalation_briefs as b
            (tenant_id, escalation_id, who, what, tried, promised, next, writer, editor_id, editor_name, written_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (tenant_id, escalation_id) do update
        set who = excluded.who, what = excluded.what, tried = excluded.tried, promised = excluded.promised,
            next = excluded.next, writer = excluded.writer, editor_id = excluded.editor_id,
            editor_name = excluded.editor_name, written_at = excluded.written_at
        where $12::timestamptz is null or b.writer <> 'person' or b.written_at <= $12";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (editor_id, editor_name) = editor.unzip();
    let done = sqlx::query(WRITE)
        .bind(tenant)
        .bind(escalation)
        .bind(&it.who)
        .bind(&it.what)
        .bind(&it.tried)
        .bind(&it.promised)
        .bind(&it.next)
        .bind(writer)
        .bind(editor_id)
        .bind(editor_name)
        .bind(now)
        .bind(since)
        .execute(tx.db())
        .await?;
    Ok(done.rows_affected() == 1)
}
