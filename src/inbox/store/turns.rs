//! The statements of giving what waits for a team to its members.

use std::collections::HashMap;

use crate::prelude::*;

/// What waits for a team, the longest waiting first, 200 at most: the rest comes with the next look.
pub async fn waiting_in_team(tx: &mut Tx<impl Permission>, team: TeamId) -> Result<Vec<ConversationId>, Fault> {
    const WAITING_IN_TEAM: &str = "
        select id from conversations
        where tenant_id = $1 and team_id = $2 and status = 'open' and handler = 'nobody'
        order by coalesce(waiting_since, last_message_at), id limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(WAITING_IN_TEAM).bind(tenant).bind(team).fetch_all(tx.db()).await?)
}

/// How many conversations each of these members has in hand: what they hold and is neither resolved nor put off.
pub async fn in_hand(tx: &mut Tx<impl Permission>, members: &[MemberId]) -> Result<HashMap<MemberId, i64>, Fault> {
    const IN_HAND: &str = "
        select assignee_id, count(*) from conversations
        where tenant_id = $1 and assignee_id = any ($2) and status in ('open', 'waiting')
        group by assignee_id limit 1000";

    let tenant = tx.tenant();
    let rows: Vec<(MemberId, i64)> = sqlx::query_as(IN_HAND).bind(tenant).bind(members).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().collect())
}
