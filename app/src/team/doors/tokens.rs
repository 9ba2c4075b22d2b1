//! One's own tokens.

use leptos::prelude::*;
use switchboard::access::{Belong, Scope};
use switchboard::say;
use switchboard::team::{self, NewPersonalToken};
use time::Duration;

use super::{go, id};
use crate::team::{problems, session};
use crate::{Problem, access, locale, notice, once, paths};

/// Makes a token with which one speaks to the API as oneself. Its secret is shown once, on the page that follows.
/// `expires` is a number of days.
#[server(endpoint = "team/create-token")]
pub async fn create_token(
    name: String,
    #[server(default)] scopes: Vec<String>,
    expires: String,
    proof_password: Option<String>,
) -> Result<(), Problem> {
    let name = problems::token_name(&name)?;
    let scopes: Result<Vec<Scope>, Problem> = scopes.iter().map(|it| problems::word("", it)).collect();
    let scopes = scopes?;
    let days: u16 = problems::word("expires", &expires)?;
    // Opened for its question alone: hashing must not hold a connection.
    drop(access::require(Belong).await?);
    let proved = session::proved(proof_password).await?;
    let new = NewPersonalToken { name, scopes, lasts: Duration::days(days.into()) };
    let tx = access::require(Belong).await?;
    let (token, secret) = team::create_token(tx, proved, &new).await.map_err(problems::create_token)?;
    once::leave(token.0, secret.reveal()).await?;
    go(&format!("{}?made={token}", paths::tokens()));
    Ok(())
}

/// Revokes one of one's own tokens.
#[server(endpoint = "team/revoke-token")]
pub async fn revoke_token(token: String) -> Result<(), Problem> {
    let token = id(&token)?;
    let tx = access::require(Belong).await?;
    team::revoke_token(tx, token).await.map_err(problems::revoke_token)?;
    notice(say!(locale(), "token-did-revoke"));
    go(&paths::tokens());
    Ok(())
}
