//! The identity provider of a workspace, and joining one's account to who one is there.

use leptos::prelude::*;
use switchboard::access::{Role, WorkspaceManage};
use switchboard::say;
use switchboard::team::{self, ClientId, Email, Issuer, Password, ProviderChange, SignedIn};

use super::go;
use crate::team::session::Via;
use crate::team::{problems, session};
use crate::{Problem, access, locale, notice, paths, visit};

/// Joins an account, by its password, to who its person is at a provider; then they are signed in.
#[server(endpoint = "team/link-identity")]
pub async fn link_identity(email: String, password: String) -> Result<(), Problem> {
    let visit = visit();
    let waiting = session::linking().await?.ok_or_else(problems::not_under_way)?;
    // What is no address has no account: it is told like a wrong password.
    let email = Email::parse(&email).map_err(|_| problems::no_match())?;
    let signed_in = team::sign_in(&visit.desk, &email, &Password::presented(&password), visit.request.clone())
        .await
        .map_err(problems::sign_in)?;
    let next = waiting.next.unwrap_or_else(|| paths::inside(waiting.linking.slug.as_str(), "/"));
    match signed_in {
        SignedIn::Whole(user) => {
            let through = team::link(&visit.desk, &waiting.linking, user, visit.request.clone())
                .await
                .map_err(problems::arrive)?;
            session::begin_through(user, through).await?;
            go(&next);
        }
        SignedIn::Half(user) => {
            session::begin_half(user, Some(Via::Linking(waiting.linking))).await?;
            go(&paths::login_code(Some(&next)));
        }
    }
    Ok(())
}

/// Says by which identity provider people sign in to the workspace, and under which rule.
#[server(endpoint = "team/keep-provider")]
#[allow(
    clippy::too_many_arguments,
    reason = "a form has as many fields as it has; `expect` would count the functions that `server` makes of one"
)]
pub async fn keep_provider(
    name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
    enabled: Option<bool>,
    required: Option<bool>,
    join_domains: String,
    join_role: String,
    proof_password: Option<String>,
) -> Result<(), Problem> {
    let change = ProviderChange {
        name: problems::provider_name("name", &name)?,
        issuer: Issuer::parse(&issuer).map_err(|_| problems::bad_provider("issuer"))?,
        client_id: ClientId::parse(&client_id).map_err(|_| problems::bad_provider("client_id"))?,
        secret: client_secret.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()),
        enabled: enabled.unwrap_or_default(),
        required: required.unwrap_or_default(),
        join_domains: team::join_domains(&join_domains).map_err(|_| problems::bad_provider("join_domains"))?,
        join_role: problems::word::<Role>("join_role", &join_role)?,
    };
    // Opened for its question alone: hashing must not hold a connection.
    drop(access::require(WorkspaceManage).await?);
    let proved = session::proved(proof_password).await?;
    let tx = access::require(WorkspaceManage).await?;
    team::keep_provider(&visit().desk, tx, proved, &change).await.map_err(problems::keep_provider)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Takes the identity provider of the workspace away.
#[server(endpoint = "team/remove-provider")]
pub async fn remove_provider(proof_password: Option<String>) -> Result<(), Problem> {
    // Opened for its question alone: hashing must not hold a connection.
    drop(access::require(WorkspaceManage).await?);
    let proved = session::proved(proof_password).await?;
    let tx = access::require(WorkspaceManage).await?;
    team::remove_provider(tx, proved).await.map_err(problems::keep_provider)?;
    notice(say!(locale(), "provider-removed"));
    Ok(())
}
