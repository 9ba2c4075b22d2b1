//! Who of the team may hold a conversation.

use crate::access::{Right, Role};
use crate::inbox::Named;
use crate::prelude::*;

/// A member who can answer: active, and with the right to.
pub async fn who_answers(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Option<Named>, Fault> {
    const WHO_ANSWERS: &str = "
        select u.name from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and m.id = $2 and m.disabled_at is null
          and member_may(m.tenant_id, m.id, m.role, m.custom_role_id, $3, $4, $5)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let name: Option<String> = sqlx::query_scalar(WHO_ANSWERS)
        .bind(tenant)
        .bind(id)
        .bind(Right::InboxReply.name())
        .bind(Role::words_with(Right::InboxReply))
        .bind(now)
        .fetch_optional(tx.db())
        .await?;
    Ok(name.map(|name| Named { member: id, name }))
}
