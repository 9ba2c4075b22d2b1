//! The statements of teams. Those of giving out conversations are in [`turns`].

use crate::prelude::*;
use crate::title::Title;

pub mod turns;

crate::words! {
    /// How the conversations of a team find the member who answers.
    pub enum Assignment {
        /// Somebody takes them, or gives them to somebody.
        ByHand = "by_hand",
        /// Each is given to the next member who is here and has room.
        ByTurns = "by_turns",
    }
}

/// A team of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Team {
    /// Which team.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// How its conversations find who answers.
    pub assignment: Assignment,
    /// Who is in it.
    pub member_ids: Vec<MemberId>,
}

/// Every team, by name. A hard maximum of 50: [`super::MOST_TEAMS`].
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Team>, Fault> {
    const LIST: &str = "
        select t.id, t.name, t.assignment,
               array(select m.member_id from team_members m
                     where m.tenant_id = t.tenant_id and m.team_id = t.id order by m.member_id) as member_ids
        from teams t
        where t.tenant_id = $1 and t.removed_at is null
        order by lower(t.name), t.id limit 50";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).fetch_all(tx.db()).await?)
}

pub(super) async fn count(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const COUNT: &str = "select count(*) from teams where tenant_id = $1 and removed_at is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT).bind(tenant).fetch_one(tx.db()).await?)
}

pub(super) async fn add(tx: &mut Tx<impl Permission>, name: &Title) -> Result<TeamId, Fault> {
    const ADD: &str = "insert into teams (tenant_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), TeamId::new());
    sqlx::query(ADD).bind(tenant).bind(id).bind(name.as_str()).bind(now).execute(tx.db()).await?;
    Ok(id)
}

pub(super) async fn rename(tx: &mut Tx<impl Permission>, id: TeamId, name: &Title) -> Result<bool, Fault> {
    const RENAME: &str =
        "update teams set name = $3, updated_at = $4 where tenant_id = $1 and id = $2 and removed_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(RENAME).bind(tenant).bind(id).bind(name.as_str()).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Removes a team or brings it back. False where there is nothing to do.
pub(super) async fn set_removed(tx: &mut Tx<impl Permission>, id: TeamId, removed: bool) -> Result<bool, Fault> {
    const SET_REMOVED: &str = "
        update teams set removed_at = case when $3 then $4::timestamptz end, updated_at = $4
        where tenant_id = $1 and id = $2 and (removed_at is null) = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(SET_REMOVED).bind(tenant).bind(id).bind(removed).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// The name of a team that is there, held until the transaction ends.
pub(super) async fn hold_name(tx: &mut Tx<impl Permission>, id: TeamId) -> Result<Option<String>, Fault> {
    const HOLD_NAME: &str =
        "select name from teams where tenant_id = $1 and id = $2 and removed_at is null for key share";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(HOLD_NAME).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Whether somebody can answer: active, and not only a viewer.
pub(super) async fn answers(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<bool, Fault> {
    const ANSWERS: &str = "
        select exists (select from members
                       where tenant_id = $1 and id = $2 and disabled_at is null and role <> 'viewer')";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(ANSWERS).bind(tenant).bind(member).fetch_one(tx.db()).await?)
}

pub(super) async fn join(tx: &mut Tx<impl Permission>, team: TeamId, member: MemberId) -> Result<(), Fault> {
    const JOIN: &str = "
        insert into team_members (tenant_id, team_id, member_id, joined_at) values ($1, $2, $3, $4)
        on conflict do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(JOIN).bind(tenant).bind(team).bind(member).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub(super) async fn leave(tx: &mut Tx<impl Permission>, team: TeamId, member: MemberId) -> Result<bool, Fault> {
    const LEAVE: &str = "delete from team_members where tenant_id = $1 and team_id = $2 and member_id = $3";

    let tenant = tx.tenant();
    let done = sqlx::query(LEAVE).bind(tenant).bind(team).bind(member).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}
