//! The doors of the teams.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::DeskArrange;
use switchboard::ids::*;
use switchboard::teams::Assignment;
use switchboard::{say, teams};

use super::problems;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Adds a team, and opens it so that people can join.
#[server(endpoint = "teams/add")]
pub async fn add_team(name: String) -> Result<(), Problem> {
    let name = problems::name(&name)?;
    let tx = access::require(DeskArrange).await?;
    let team = teams::add(tx, &name).await.map_err(problems::add)?;
    notice(say!(locale(), "teams-did-add", name = name.as_str()));
    go_on(&paths::team_settings(team));
    Ok(())
}

/// Gives a team another name.
#[server(endpoint = "teams/rename")]
pub async fn rename_team(team: TeamId, name: String) -> Result<(), Problem> {
    let name = problems::name(&name)?;
    let tx = access::require(DeskArrange).await?;
    teams::rename(tx, team, &name).await.map_err(problems::rename)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Removes a team.
#[server(endpoint = "teams/remove")]
pub async fn remove_team(team: TeamId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    teams::remove(tx, team).await.map_err(problems::remove)?;
    notice_with_undo(say!(locale(), "teams-did-remove"), Undo::new(RestoreTeam::PATH, [("team", team.to_string())]));
    go_on(&paths::here(paths::TEAMS));
    Ok(())
}

/// Brings a removed team back.
#[server(endpoint = "teams/restore")]
pub async fn restore_team(team: TeamId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    teams::restore(tx, team).await.map_err(problems::remove)?;
    notice(say!(locale(), "teams-did-restore"));
    Ok(())
}

/// Puts somebody into a team.
#[server(endpoint = "teams/join")]
pub async fn join_team(team: TeamId, member: MemberId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    teams::join(tx, team, member).await.map_err(problems::join)?;
    let undo = Undo::new(LeaveTeam::PATH, [("team", team.to_string()), ("member", member.to_string())]);
    notice_with_undo(say!(locale(), "teams-did-join"), undo);
    Ok(())
}

/// Takes somebody out of a team.
#[server(endpoint = "teams/leave")]
pub async fn leave_team(team: TeamId, member: MemberId) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    teams::leave(tx, team, member).await.map_err(problems::join)?;
    let undo = Undo::new(JoinTeam::PATH, [("team", team.to_string()), ("member", member.to_string())]);
    notice_with_undo(say!(locale(), "teams-did-leave"), undo);
    Ok(())
}

/// Lets a team's conversations be given out by hand, or by turns.
#[server(endpoint = "teams/set-assignment")]
pub async fn set_assignment(team: TeamId, assignment: Assignment) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    teams::set_assignment(tx, team, assignment).await.map_err(problems::share)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Says how many conversations a member is given at most.
#[server(endpoint = "teams/set-capacity")]
pub async fn set_capacity(member: MemberId, capacity: String) -> Result<(), Problem> {
    let capacity = problems::capacity(&capacity)?;
    let tx = access::require(DeskArrange).await?;
    teams::set_capacity(tx, member, capacity).await.map_err(problems::share)?;
    notice(say!(locale(), "saved"));
    Ok(())
}
