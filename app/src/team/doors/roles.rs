//! The workspace's own roles, what is given beside a role, and looking as one.

use leptos::prelude::*;
use switchboard::access::{Belong, Right, Rights, TeamManage, Visibility};
use switchboard::fault::Fault;
use switchboard::say;
use switchboard::team::{self, NewRole, Viewing};
use switchboard::tenancy::Tx;
use time::Duration;

use super::{go, id, signed_in};
use crate::team::problems;
use crate::visits::{VIEWING, take_out};
use crate::{Problem, access, locale, notice, paths, visit};

fn written(name: &str, rights: &[String], visibility: &str, masked: Option<&str>) -> Result<NewRole, Problem> {
    let rights: Result<Vec<Right>, Problem> = rights.iter().map(|it| problems::right("", it)).collect();
    Ok(NewRole {
        name: problems::new_role_name("name", name)?,
        rights: Rights::of(&rights?),
        visibility: problems::word::<Visibility>("visibility", visibility)?,
        is_masked: masked.is_some_and(|it| it == "true"),
    })
}

/// Makes a role of the workspace's own.
#[server(endpoint = "team/add-role")]
pub async fn add_role(
    name: String,
    #[server(default)] rights: Vec<String>,
    visibility: String,
    masked: Option<String>,
) -> Result<(), Problem> {
    let new = written(&name, &rights, &visibility, masked.as_deref())?;
    let tx = access::require(TeamManage).await?;
    team::add_role(tx, &new).await.map_err(problems::write_role)?;
    notice(say!(locale(), "roles-added"));
    go(&paths::roles());
    Ok(())
}

/// Changes one.
#[server(endpoint = "team/rewrite-role")]
pub async fn rewrite_role(
    role: String,
    name: String,
    #[server(default)] rights: Vec<String>,
    visibility: String,
    masked: Option<String>,
) -> Result<(), Problem> {
    let role = id(&role)?;
    let new = written(&name, &rights, &visibility, masked.as_deref())?;
    let tx = access::require(TeamManage).await?;
    team::rewrite_role(tx, role, &new).await.map_err(problems::write_role)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Deletes one that nobody has.
#[server(endpoint = "team/delete-role")]
pub async fn delete_role(role: String) -> Result<(), Problem> {
    let role = id(&role)?;
    let tx = access::require(TeamManage).await?;
    team::delete_role(tx, role).await.map_err(problems::delete_role)?;
    notice(say!(locale(), "roles-deleted"));
    go(&paths::roles());
    Ok(())
}

/// Gives a member a right beside their role; `days` is a number of days, or `never` ends it.
#[server(endpoint = "team/grant-right")]
pub async fn grant_right(member: String, right: String, days: String) -> Result<(), Problem> {
    let member = id(&member)?;
    let right = problems::right("right", &right)?;
    let until = match days.as_str() {
        "never" => None,
        days => Some(visit().desk.now() + Duration::days(problems::word::<u16>("days", days)?.into())),
    };
    let tx = access::require(TeamManage).await?;
    team::grant(tx, member, right, until).await.map_err(problems::grant)?;
    notice(say!(locale(), "roles-given"));
    Ok(())
}

/// Takes it back.
#[server(endpoint = "team/take-right")]
pub async fn take_right(member: String, right: String) -> Result<(), Problem> {
    let member = id(&member)?;
    let right = problems::right("right", &right)?;
    let tx = access::require(TeamManage).await?;
    team::take_grant(tx, member, right).await.map_err(problems::change_member)?;
    notice(say!(locale(), "roles-taken"));
    Ok(())
}

/// Begins to look at the desk as a role.
#[server(endpoint = "team/view-as")]
pub async fn view_as(role: String) -> Result<(), Problem> {
    let role = problems::given_role("role", &role)?;
    let tx = access::require(TeamManage).await?;
    let viewing = team::view_as(tx, role).await.map_err(problems::view_as)?;
    let begins = if viewing.position.rights().has(Right::InboxRead) { "/" } else { "/more" };
    visit().session.insert(VIEWING, &viewing).await.map_err(Fault::other)?;
    go(&paths::here(begins));
    Ok(())
}

/// Goes back to one's own eyes, from wherever one looks.
#[server(endpoint = "team/stop-viewing")]
pub async fn stop_viewing() -> Result<(), Problem> {
    let (visit, _) = signed_in()?;
    let Some(viewing) = take_out::<Viewing>(&visit.session, VIEWING).await.map_err(Fault::other)? else {
        return Ok(());
    };
    let own = visit.workspaces.iter().find(|it| it.tenant == viewing.tenant && !it.needs_factor);
    if let Some(who) = own.and_then(|it| visit.principal_in(it)) {
        let tx: Tx<Belong> = visit.desk.begin(who).await?;
        team::stop_viewing(tx, &viewing).await?;
    }
    notice(say!(locale(), "roles-viewing-stopped"));
    Ok(())
}
