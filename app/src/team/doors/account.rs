//! One's own account and sessions.

use leptos::prelude::*;
use switchboard::access::Belong;
use switchboard::fault::Fault;
use switchboard::say;
use switchboard::team::{self, Keyboard, Password, Presence, Theme, sessions};
use switchboard::text::Locale;

use super::{id, signed_in};
use crate::team::{problems, session};
use crate::visits::NARROW;
use crate::{Problem, access, locale, notice, visit};

/// Changes name, language, theme and keyboard.
#[server(endpoint = "team/update-account")]
pub async fn update_account(name: String, language: String, theme: String, keyboard: String) -> Result<(), Problem> {
    let name = problems::name("name", &name)?;
    let language: Locale = problems::word("language", &language)?;
    let theme: Theme = problems::word("theme", &theme)?;
    let keyboard: Keyboard = problems::word("keyboard", &keyboard)?;
    let tx = access::require(Belong).await?;
    team::update_account(tx, &name, language, theme, keyboard).await?;
    notice(say!(language, "saved"));
    Ok(())
}

/// Changes one's own password; every other session ends, and this one gets a new id.
#[server(endpoint = "team/change-password")]
pub async fn change_password(present_password: String, new_password: String) -> Result<(), Problem> {
    // Opened for its question alone: hashing must not hold a connection.
    drop(access::require(Belong).await?);
    let (visit, _) = signed_in()?;
    let (Some(account), Some(who)) = (visit.account.as_ref(), visit.principal()) else {
        return Err(access::not_found());
    };
    let email = problems::email("email", &account.email)?;
    let new = Password::chosen(&new_password, &email).map_err(|weak| problems::weak("new_password", weak))?;
    let present = Password::presented(&present_password);
    team::change_password(&visit.desk, who, &email, &present, &new, visit.key)
        .await
        .map_err(problems::change_password)?;
    session::renew().await?;
    notice(say!(locale(), "team-password-changed"));
    Ok(())
}

/// Ends one of one's own sessions.
#[server(endpoint = "team/end-session")]
pub async fn end_session(session: String) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    sessions::end(&visit.desk, user, id(&session)?).await?;
    notice(say!(locale(), "team-session-ended"));
    Ok(())
}

/// Ends all of one's own sessions but this one.
#[server(endpoint = "team/end-other-sessions")]
pub async fn end_other_sessions() -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let this_one = visit.key.ok_or(Problem::SignIn)?;
    sessions::end_others(&visit.desk, user, this_one).await?;
    notice(say!(locale(), "team-sessions-ended"));
    Ok(())
}

/// Says whether one takes conversations now.
#[server(endpoint = "team/set-presence")]
pub async fn set_presence(presence: String) -> Result<(), Problem> {
    let presence: Presence = problems::word("presence", &presence)?;
    let tx = access::require(Belong).await?;
    Ok(team::set_presence(tx, presence).await?)
}

/// Makes the sidebar a rail of icons, or wide again, in this browser.
#[server(endpoint = "team/set-sidebar")]
pub async fn set_sidebar(narrow: bool) -> Result<(), Problem> {
    drop(access::require(Belong).await?);
    Ok(visit().session.insert(NARROW, narrow).await.map_err(Fault::other)?)
}
