//! Naming the identity provider of a workspace, and taking it away.

use super::standing;
use crate::access::{Role, WorkspaceManage};
use crate::prelude::*;
use crate::team::provider::{self, ProviderChange};
use crate::team::{Proved, store};

/// Why a provider was not kept or removed.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeepProvider {
    /// Who signs in is an owner's to say.
    #[error("only an owner may do that")]
    OwnersOnly,
    /// Nobody becomes an owner by a rule.
    #[error("nobody becomes an owner by a rule")]
    NeverOwners,
    /// The secret was given for another provider, and is not shown to this one.
    #[error("a new issuer needs a new secret")]
    SecretAgain,
    /// A provider that is off cannot be the only way in.
    #[error("only an enabled provider can be required")]
    NotEnabled,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Says by which provider people sign in, and under which rule. Where it is another one now, who people were at the one
/// before is forgotten.
///
/// # Errors
/// [`CannotKeepProvider`].
pub async fn keep_provider(
    desk: &Desk,
    mut tx: Tx<WorkspaceManage>,
    proved: Proved,
    change: &ProviderChange,
) -> Result<(), CannotKeepProvider> {
    owner(&tx, proved)?;
    if change.join_role == Role::Owner {
        return Err(CannotKeepProvider::NeverOwners);
    }
    if change.required && !change.enabled {
        return Err(CannotKeepProvider::NotEnabled);
    }

    let before = store::providers::hold(&mut tx).await?;
    let is_other = before.as_ref().is_some_and(|it| it.issuer != change.issuer.as_str());
    if is_other && change.secret.is_none() && before.as_ref().is_some_and(|it| it.has_secret) {
        return Err(CannotKeepProvider::SecretAgain);
    }
    let id = before.as_ref().map_or_else(IdentityProviderId::new, |it| it.id);
    let (tenant, secret) = (tx.tenant(), change.secret.as_deref());
    let sealed = secret.map(|it| provider::sealed(desk, tenant, id.0, it)).transpose()?;
    store::providers::keep(&mut tx, id, change, sealed.as_deref()).await?;
    if is_other {
        store::providers::forget_identities(&mut tx, id).await?;
    }
    if is_other || !change.enabled {
        store::providers::end_sessions(&mut tx, id).await?;
    }
    tx.record(Event::TeamChanged { member: None }).await?;
    Ok(tx.commit().await?)
}

/// Takes the provider away, with who people are there. Whoever came in by it signs in by password from now on.
///
/// # Errors
/// [`CannotKeepProvider`].
pub async fn remove_provider(mut tx: Tx<WorkspaceManage>, proved: Proved) -> Result<(), CannotKeepProvider> {
    owner(&tx, proved)?;
    let Some(before) = store::providers::hold(&mut tx).await? else { return Ok(()) };
    store::providers::end_sessions(&mut tx, before.id).await?;
    store::providers::remove(&mut tx, before.id).await?;
    tx.record(Event::TeamChanged { member: None }).await?;
    Ok(tx.commit().await?)
}

/// Only an owner who has just proved who they are.
fn owner(tx: &Tx<WorkspaceManage>, proved: Proved) -> Result<(), CannotKeepProvider> {
    let (_, user, role) = standing::actor(tx)?;
    if role != Role::Owner {
        return Err(CannotKeepProvider::OwnersOnly);
    }
    if user != proved.user() {
        return Err(Fault::other("somebody else has proved who they are").into());
    }
    Ok(())
}
