//! Roles and standing of members.

use leptos::prelude::*;
use switchboard::access::{Role, TeamManage};
use switchboard::say;
use switchboard::team::{self, GivenRole};

use super::{go, id};
use crate::team::{problems, session};
use crate::{Problem, access, locale, notice, paths};

/// Gives a member another role.
#[server(endpoint = "team/change-role")]
pub async fn change_role(member: String, role: String, proof_password: Option<String>) -> Result<(), Problem> {
    let member = id(&member)?;
    let role = problems::given_role("role", &role)?;
    if role == GivenRole::BuiltIn(Role::Owner) {
        // Opened for its question alone: hashing must not hold a connection.
        drop(access::require(TeamManage).await?);
        session::proved(proof_password).await?;
    }
    let tx = access::require(TeamManage).await?;
    team::change_role(tx, member, role).await.map_err(problems::change_member)?;
    notice(say!(locale(), "team-role-changed"));
    Ok(())
}

/// Chooses which conversations a member sees; an empty word is as their role says.
#[server(endpoint = "team/change-visibility")]
pub async fn change_visibility(member: String, visibility: String) -> Result<(), Problem> {
    let member = id(&member)?;
    let chosen = problems::visibility("visibility", &visibility)?;
    let tx = access::require(TeamManage).await?;
    team::change_visibility(tx, member, chosen).await.map_err(problems::change_member)?;
    notice(say!(locale(), "team-visibility-changed"));
    Ok(())
}

/// Shuts a member out.
#[server(endpoint = "team/disable")]
pub async fn disable(member: String) -> Result<(), Problem> {
    let member = id(&member)?;
    let tx = access::require(TeamManage).await?;
    team::disable(tx, member).await.map_err(problems::change_member)?;
    notice(say!(locale(), "team-disabled"));
    Ok(())
}

/// Lets a member in again.
#[server(endpoint = "team/enable")]
pub async fn enable(member: String) -> Result<(), Problem> {
    let member = id(&member)?;
    let tx = access::require(TeamManage).await?;
    team::enable(tx, member).await.map_err(problems::change_member)?;
    notice(say!(locale(), "team-enabled"));
    Ok(())
}

/// Takes a member out of the workspace.
#[server(endpoint = "team/remove")]
pub async fn remove(member: String) -> Result<(), Problem> {
    let member = id(&member)?;
    let tx = access::require(TeamManage).await?;
    team::remove(tx, member).await.map_err(problems::change_member)?;
    notice(say!(locale(), "team-removed"));
    go(&paths::team());
    Ok(())
}
