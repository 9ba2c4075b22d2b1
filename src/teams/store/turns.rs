//! The statements of giving out conversations by turns.

use std::collections::HashMap;

use time::Duration;

use super::Assignment;
use crate::access::{Right, Role};
use crate::prelude::*;
use crate::teams::turns::Mate;

/// Whoever has not used Switchboard for so long has gone without saying so.
const GONE_AFTER: Duration = Duration::hours(8);

/// Sets how a team's conversations find who answers. False where there is no such team.
pub(in crate::teams) async fn set_assignment(
    tx: &mut Tx<impl Permission>,
    id: TeamId,
    assignment: Assignment,
) -> Result<bool, Fault> {
    const SET_ASSIGNMENT: &str =
        "update teams set assignment = $3, updated_at = $4 where tenant_id = $1 and id = $2 and removed_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(SET_ASSIGNMENT).bind(tenant).bind(id).bind(assignment).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Sets how many conversations a member is given at most. False where there is no such member.
pub(in crate::teams) async fn set_capacity(
    tx: &mut Tx<impl Permission>,
    member: MemberId,
    capacity: i32,
) -> Result<bool, Fault> {
    const SET_CAPACITY: &str = "update members set capacity = $3 where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    let done = sqlx::query(SET_CAPACITY).bind(tenant).bind(member).bind(capacity).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// How many conversations each member of a team is given at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn capacities(tx: &mut Tx<access::DeskArrange>, team: TeamId) -> Result<HashMap<MemberId, i32>, Fault> {
    const CAPACITIES: &str = "
        select m.id, m.capacity from team_members t
        join members m on m.tenant_id = t.tenant_id and m.id = t.member_id
        where t.tenant_id = $1 and t.team_id = $2 limit 1000";

    let tenant = tx.tenant();
    let rows: Vec<(MemberId, i32)> = sqlx::query_as(CAPACITIES).bind(tenant).bind(team).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().collect())
}

/// The teams of a member that give out their conversations by turns.
pub(in crate::teams) async fn by_turns_of(
    tx: &mut Tx<impl Permission>,
    member: MemberId,
) -> Result<Vec<TeamId>, Fault> {
    const BY_TURNS_OF: &str = "
        select t.id from team_members m
        join teams t on t.tenant_id = m.tenant_id and t.id = m.team_id
        where m.tenant_id = $1 and m.member_id = $2 and t.assignment = 'by_turns' and t.removed_at is null
        order by t.id limit 50";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BY_TURNS_OF).bind(tenant).bind(member).fetch_all(tx.db()).await?)
}

/// The name of a team that gives out its conversations by turns.
pub(in crate::teams) async fn by_turns(tx: &mut Tx<impl Permission>, team: TeamId) -> Result<Option<String>, Fault> {
    const BY_TURNS: &str = "
        select name from teams where tenant_id = $1 and id = $2 and assignment = 'by_turns' and removed_at is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BY_TURNS).bind(tenant).bind(team).fetch_optional(tx.db()).await?)
}

/// The members of a team who can answer, held until the transaction ends in an order that is the
/// same for everybody: two workers give to one member one after the other, whichever teams they
/// give for.
pub(in crate::teams) async fn hold_mates(tx: &mut Tx<impl Permission>, team: TeamId) -> Result<Vec<Mate>, Fault> {
    const HOLD_MATES: &str = "
        select m.id as member, u.name, m.capacity,
               m.presence = 'available' and (m.last_seen_at is null or m.last_seen_at > $3) as is_here
        from team_members t
        join members m on m.tenant_id = t.tenant_id and m.id = t.member_id
        join users u on u.id = m.user_id
        where t.tenant_id = $1 and t.team_id = $2 and m.disabled_at is null
          and member_may(m.tenant_id, m.id, m.role, m.custom_role_id, $4, $5, $6)
        order by m.id limit 1000
        for no key update of m";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(HOLD_MATES)
        .bind(tenant)
        .bind(team)
        .bind(now - GONE_AFTER)
        .bind(Right::InboxReply.name())
        .bind(Role::words_with(Right::InboxReply))
        .bind(now)
        .fetch_all(tx.db())
        .await?)
}

/// Who was given the last conversation of a team.
pub(in crate::teams) async fn last(tx: &mut Tx<impl Permission>, team: TeamId) -> Result<Option<MemberId>, Fault> {
    const LAST: &str = "select member_id from team_turns where tenant_id = $1 and team_id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(LAST).bind(tenant).bind(team).fetch_optional(tx.db()).await?)
}

/// Writes down who was given the last one.
pub(in crate::teams) async fn remember(
    tx: &mut Tx<impl Permission>,
    team: TeamId,
    member: MemberId,
) -> Result<(), Fault> {
    const REMEMBER: &str = "
        insert into team_turns (tenant_id, team_id, member_id, given_at) values ($1, $2, $3, $4)
        on conflict (tenant_id, team_id) do update set member_id = $3, given_at = $4";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(REMEMBER).bind(tenant).bind(team).bind(member).bind(now).execute(tx.db()).await?;
    Ok(())
}
