//! A contact with all that hangs on them.

use super::contacts;
use crate::companies::Note;
use crate::contacts::{Past, UNDONE_WITHIN, Whole};
use crate::inbox;
use crate::labels;
use crate::prelude::*;

/// A contact that opens to the reader, with all that hangs on them; also one that was merged, which has little left.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn whole(tx: &mut Tx<impl Permission>, id: ContactId) -> Result<Option<Whole>, Fault> {
    const NOTES: &str = "
        select n.id, n.body, u.name as author, n.created_at
        from contact_notes n
        join members m on m.tenant_id = n.tenant_id and m.id = n.member_id
        join users u on u.id = m.user_id
        where n.tenant_id = $1 and n.contact_id = $2
        order by n.id desc limit 50";
    const MERGES: &str = "
        select g.id, p.name, p.email, g.made_at
        from contact_merges g
        join contacts p on p.tenant_id = g.tenant_id and p.id = g.merged_id
        where g.tenant_id = $1 and g.survivor_id = $2 and g.made_at > $3
        order by g.made_at desc limit 20";

    let Some(contact) = contacts::card(tx, id).await? else { return Ok(None) };
    let (tenant, sight, since) = (tx.tenant(), tx.sight(), tx.now() - UNDONE_WITHIN);
    let mut notes: Vec<Note> = sqlx::query_as(NOTES).bind(tenant).bind(id).fetch_all(tx.db()).await?;
    if sight.is_masked {
        notes.iter_mut().for_each(|it| it.body = None);
    }
    let mut merges: Vec<Past> = sqlx::query_as(MERGES).bind(tenant).bind(id).bind(since).fetch_all(tx.db()).await?;
    for it in &mut merges {
        it.name = it.name.take().map(|it| sight.name(it));
        it.email = it.email.take().map(|it| sight.email(it));
    }
    Ok(Some(Whole {
        known_as: inbox::known_as(tx, id).await?,
        conversations: inbox::conversations_of(tx, id, None, 50).await?,
        labels: labels::of_contacts(tx, &[id]).await?.remove(&id).unwrap_or_default(),
        contact,
        notes,
        merges,
    }))
}
