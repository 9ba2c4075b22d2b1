//! The statements of what was captured of a lead.

use super::steps::who;
use crate::leads::{Field, Found};
use crate::prelude::*;

/// A field of a lead.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// Its name: one of [`Field`], or an attribute of this lead's own.
    pub field: String,
    /// What it says; hidden from viewers where it is personal.
    pub value: String,
    /// The customer's words that it came from; `None` where a person wrote it down, and for viewers.
    pub words: Option<String>,
    /// The conversation in which they said so.
    pub conversation_id: Option<ConversationId>,
    /// The message in which they stand, where it is still there.
    pub message_id: Option<MessageId>,
    /// Who wrote it down, with the name they had.
    pub member_name: Option<String>,
    /// When it was captured.
    pub captured_at: OffsetDateTime,
}

impl Kept {
    /// Which field it is; nothing for an attribute of its own.
    pub fn known(&self) -> Option<Field> {
        self.field.parse().ok()
    }
}

const KEEP: &str = "
    insert into lead_fields (tenant_id, id, lead_id, field, value, words, message_id, member_name, captured_at)
    values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8)
    on conflict (tenant_id, lead_id, field)
    do update set value = excluded.value, words = excluded.words, message_id = excluded.message_id,
                  member_name = excluded.member_name, captured_at = excluded.captured_at";

/// Keeps what was read in a message.
pub async fn keep_found(tx: &mut Tx<impl Permission>, lead: LeadId, found: &Found) -> Result<(), Fault> {
    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(lead)
        .bind(found.field.word())
        .bind(&found.value)
        .bind(&found.words)
        .bind(found.message)
        .bind(None::<String>)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Keeps what a person, or another system, wrote down.
pub async fn keep_written(tx: &mut Tx<impl Permission>, lead: LeadId, field: &str, value: &str) -> Result<(), Fault> {
    let (tenant, now, (_, name)) = (tx.tenant(), tx.now(), who(tx));
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(lead)
        .bind(field)
        .bind(value)
        .bind(None::<String>)
        .bind(None::<MessageId>)
        .bind(name)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

pub async fn forget(tx: &mut Tx<impl Permission>, lead: LeadId, field: &str) -> Result<(), Fault> {
    const FORGET: &str = "delete from lead_fields where tenant_id = $1 and lead_id = $2 and field = $3";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).bind(lead).bind(field).execute(tx.db()).await?;
    Ok(())
}

/// What was captured of a lead, by name; 100 at most. Ask first whether the actor sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn fields(tx: &mut Tx<impl Permission>, lead: LeadId) -> Result<Vec<Kept>, Fault> {
    const FIELDS: &str = "
        select f.field, f.value, f.words, m.conversation_id, f.message_id, f.member_name, f.captured_at
        from lead_fields f
        left join messages m on m.tenant_id = f.tenant_id and m.id = f.message_id
        where f.tenant_id = $1 and f.lead_id = $2
        order by f.field limit 100";

    let (tenant, sight) = (tx.tenant(), tx.sight());
    let mut found: Vec<Kept> = sqlx::query_as(FIELDS).bind(tenant).bind(lead).fetch_all(tx.db()).await?;
    for it in found.iter_mut().filter(|_| sight.is_masked) {
        let value = std::mem::take(&mut it.value);
        it.words = None;
        it.value = match it.known() {
            Some(Field::Intent | Field::Quantity | Field::Deadline) => value,
            Some(Field::Email) => sight.email(value),
            Some(Field::Name | Field::Company) => sight.name(value),
            Some(Field::Phone) | None => sight.number(value),
        };
    }
    Ok(found)
}
