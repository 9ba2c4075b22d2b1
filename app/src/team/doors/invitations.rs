//! Inviting people.

use leptos::prelude::*;
use switchboard::access::{Role, TeamManage};
use switchboard::say;
use switchboard::team::{self, Secret};

use super::{go, id};
use crate::team::{problems, session};
use crate::{Problem, access, locale, notice, paths, visit};

/// Makes the address in the letter. Its host is the configured one, never the request's (`A-8`).
fn link() -> impl FnOnce(&Secret) -> String + Send {
    let origin = visit().house.public_url.clone();
    move |secret| format!("{origin}{}", paths::invitation(secret.reveal()))
}

/// Invites an address.
#[server(endpoint = "team/invite")]
pub async fn invite(email: String, role: String, proof_password: Option<String>) -> Result<(), Problem> {
    let email = problems::email("email", &email)?;
    let role = problems::role("role", &role)?;
    if role == Role::Owner {
        // Opened for its question alone: hashing must not hold a connection.
        drop(access::require(TeamManage).await?);
        session::proved(proof_password).await?;
    }
    let tx = access::require(TeamManage).await?;
    team::invite(tx, &email, role, link()).await.map_err(problems::invite)?;
    notice(say!(locale(), "team-invited", email = email.as_str()));
    go(&paths::team());
    Ok(())
}

/// Sends an invitation again, with a new link.
#[server(endpoint = "team/resend")]
pub async fn resend(invitation: String) -> Result<(), Problem> {
    let invitation = id(&invitation)?;
    let tx = access::require(TeamManage).await?;
    team::resend(tx, invitation, link()).await.map_err(problems::resend)?;
    notice(say!(locale(), "team-resent"));
    Ok(())
}

/// Takes an invitation back.
#[server(endpoint = "team/revoke")]
pub async fn revoke(invitation: String) -> Result<(), Problem> {
    let invitation = id(&invitation)?;
    let tx = access::require(TeamManage).await?;
    team::revoke(tx, invitation).await.map_err(problems::revoke)?;
    notice(say!(locale(), "team-revoked"));
    Ok(())
}
