//! Who of the team may hold a conversation.

use crate::inbox::Named;
use crate::prelude::*;

/// A member who can answer: active, and not only a viewer.
pub async fn who_answers(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Option<Named>, Fault> {
    const WHO_ANSWERS: &str = "
        select u.name from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and m.id = $2 and m.disabled_at is null and m.role <> 'viewer'";

    let tenant = tx.tenant();
    let name: Option<String> = sqlx::query_scalar(WHO_ANSWERS).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(name.map(|name| Named { member: id, name }))
}
