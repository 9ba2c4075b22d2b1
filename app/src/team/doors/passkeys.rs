//! One's passkeys: asking for them, signing in with them, and keeping them.

use leptos::prelude::*;
use switchboard::say;
use switchboard::team;

use super::{go, id, signed_in};
use crate::team::{problems, session};
use crate::{Problem, access, locale, notice, visit};

/// What to ask the browser for, where somebody signs in with a passkey alone.
#[server(endpoint = "team/ask-passkey")]
pub async fn ask_passkey() -> Result<String, Problem> {
    let (visit, site) = (visit(), session::site()?);
    team::ask_passkey(&visit.desk, &site, visit.request.clone()).await.map_err(problems::ask_passkey)
}

/// Signs somebody in by a passkey, and sends them where they wanted to go.
#[server(endpoint = "team/sign-in-by-passkey")]
pub async fn sign_in_by_passkey(secret_answer: String, next: Option<String>) -> Result<(), Problem> {
    let (visit, site) = (visit(), session::site()?);
    let proved = team::sign_in_by_passkey(&visit.desk, &site, &secret_answer, visit.request.clone())
        .await
        .map_err(problems::give_passkey)?;
    session::begin(proved.user()).await?;
    go(next.as_deref().unwrap_or("/"));
    Ok(())
}

/// What to ask the browser for, after the password.
#[server(endpoint = "team/ask-second-passkey")]
pub async fn ask_second_passkey() -> Result<String, Problem> {
    let (visit, site) = (visit(), session::site()?);
    let half = session::half().await?.ok_or_else(problems::password_again)?;
    team::ask_second_passkey(&visit.desk, &site, half.user, visit.request.clone()).await.map_err(problems::ask_passkey)
}

/// Takes a passkey of somebody whose password was right, and sends them where they wanted to go.
#[server(endpoint = "team/give-passkey")]
pub async fn give_passkey(secret_answer: String, next: Option<String>) -> Result<(), Problem> {
    let (visit, site) = (visit(), session::site()?);
    let half = session::half().await?.ok_or_else(problems::password_again)?;
    team::give_passkey(&visit.desk, &site, half.user, &secret_answer, visit.request.clone())
        .await
        .map_err(problems::give_passkey)?;
    session::begin(half.user).await?;
    go(next.as_deref().unwrap_or("/"));
    Ok(())
}

/// What to ask the browser for, where somebody who is signed in proves who they are.
#[server(endpoint = "team/ask-own-passkey")]
pub async fn ask_own_passkey() -> Result<String, Problem> {
    let (visit, user) = signed_in()?;
    let site = session::site()?;
    team::ask_own_passkey(&visit.desk, &site, user, visit.request.clone()).await.map_err(problems::ask_passkey)
}

/// Proves who one is, for the five minutes that follow.
#[server(endpoint = "team/prove")]
pub async fn prove(proof_password: Option<String>) -> Result<(), Problem> {
    signed_in()?;
    session::proved(proof_password).await?;
    Ok(())
}

/// What to ask the browser for, where somebody adds a passkey. The page has asked for a proof before.
#[server(endpoint = "team/start-passkey")]
pub async fn start_passkey() -> Result<String, Problem> {
    let (visit, _) = signed_in()?;
    let site = session::site()?;
    let account = visit.account.clone().ok_or(Problem::SignIn)?;
    let email = problems::email("email", &account.email)?;
    let proved = session::proved(None).await?;
    team::start_passkey(&visit.desk, &site, proved, &email, &account.name, visit.request.clone())
        .await
        .map_err(problems::ask_passkey)
}

/// Adds the passkey that the browser made; the page that follows shows recovery codes, where it is the first factor.
#[server(endpoint = "team/add-passkey")]
pub async fn add_passkey(name: String, secret_answer: String) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let site = session::site()?;
    let name = problems::passkey_name("name", &name)?;
    let proved = session::proved(None).await?;
    let codes = team::add_passkey(&visit.desk, &site, proved, &name, &secret_answer, visit.request.clone())
        .await
        .map_err(problems::add_passkey)?;
    if let Some(codes) = codes {
        session::leave_codes(user, &codes).await?;
    }
    session::renew().await?;
    notice(say!(locale(), "passkey-added", name = name.as_str()));
    Ok(())
}

/// Gives a passkey of one's own another name.
#[server(endpoint = "team/rename-passkey")]
pub async fn rename_passkey(credential: String, name: String) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let name = problems::passkey_name("name", &name)?;
    if !team::rename_passkey(&visit.desk, user, id(&credential)?, &name).await? {
        return Err(access::not_found());
    }
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Removes a passkey of one's own.
#[server(endpoint = "team/remove-passkey")]
pub async fn remove_passkey(credential: String, proof_password: Option<String>) -> Result<(), Problem> {
    let (visit, _) = signed_in()?;
    let credential = id(&credential)?;
    let proved = session::proved(proof_password).await?;
    if !team::remove_passkey(&visit.desk, proved, credential, visit.request.clone()).await? {
        return Err(access::not_found());
    }
    session::renew().await?;
    notice(say!(locale(), "passkey-removed"));
    Ok(())
}
