//! One's second factor, and the roles that need one.

use leptos::prelude::*;
use switchboard::access::{Role, WorkspaceManage};
use switchboard::say;
use switchboard::team;

use super::signed_in;
use crate::team::{problems, session};
use crate::{Problem, access, locale, notice};

/// Begins to set up an authenticator app: the page that follows shows its secret.
#[server(endpoint = "team/start-factor")]
pub async fn start_factor(proof_password: Option<String>) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    if team::second_factor(&visit.desk, user).await?.is_some_and(|it| it.has_app) {
        return Err(problems::factor_there());
    }
    let proved = session::proved(proof_password).await?;
    session::keep_app(team::start_factor(&visit.desk, proved)?).await
}

/// Makes the app count whose code was given; the page that follows shows the recovery codes.
#[server(endpoint = "team/confirm-factor")]
pub async fn confirm_factor(secret_code: String) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let sealed = session::app().await?.ok_or_else(problems::no_app)?;
    let codes = team::confirm_factor(&visit.desk, user, &sealed, &secret_code, visit.request.clone())
        .await
        .map_err(problems::confirm_factor)?;
    session::app_counts(user, &codes).await?;
    session::renew().await?;
    notice(say!(locale(), "factor-added"));
    Ok(())
}

/// Makes new recovery codes; the page that follows shows them.
#[server(endpoint = "team/renew-codes")]
pub async fn renew_codes(proof_password: Option<String>) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let proved = session::proved(proof_password).await?;
    let codes = team::renew_codes(&visit.desk, proved, visit.request.clone()).await.map_err(problems::renew_codes)?;
    session::leave_codes(user, &codes).await?;
    notice(say!(locale(), "factor-codes-renewed"));
    Ok(())
}

/// Removes one's second factor.
#[server(endpoint = "team/remove-factor")]
pub async fn remove_factor(proof_password: Option<String>) -> Result<(), Problem> {
    let (visit, _) = signed_in()?;
    let proved = session::proved(proof_password).await?;
    team::remove_factor(&visit.desk, proved, visit.request.clone()).await?;
    session::renew().await?;
    notice(say!(locale(), "factor-removed"));
    Ok(())
}

/// Says which roles of the workspace need a second factor.
#[server(endpoint = "team/require-factor")]
pub async fn require_factor(
    #[server(default)] roles: Vec<String>,
    proof_password: Option<String>,
) -> Result<(), Problem> {
    let roles: Result<Vec<Role>, Problem> = roles.iter().map(|it| problems::role("", it)).collect();
    let roles = roles?;
    // Opened for its question alone: hashing must not hold a connection.
    drop(access::require(WorkspaceManage).await?);
    let proved = session::proved(proof_password).await?;
    team::require_factor(access::require(WorkspaceManage).await?, proved, &roles).await?;
    notice(say!(locale(), "saved"));
    Ok(())
}
