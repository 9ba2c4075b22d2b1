//! Signing up.

use super::open_workspace::{Opened, found};
use crate::access::Role;
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::attempts::{self, Subject};
use crate::team::system::{self, NewAccount};
use crate::team::{Email, Password, PersonName, Slug, WorkspaceName, password};
use crate::tenancy::{Principal, RequestInfo};
use crate::text::Locale;

/// Somebody new, with a new workspace.
#[derive(Debug)]
pub struct SignUp {
    /// Their name.
    pub name: PersonName,
    /// Their address.
    pub email: Email,
    /// Their password.
    pub password: Password,
    /// The workspace's name.
    pub workspace: WorkspaceName,
    /// The workspace's name in addresses.
    pub slug: Slug,
    /// The language they read, which is also the workspace's first one.
    pub language: Locale,
}

/// Why nobody was signed up.
#[derive(Debug, thiserror::Error)]
pub enum CannotSignUp {
    /// The address has an account. The form cannot help saying so; how often it is asked is
    /// limited.
    #[error("the address has an account")]
    AddressTaken,
    /// Another workspace has that address.
    #[error("the workspace's address is taken")]
    SlugTaken,
    /// Too many from the same place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes an account, a workspace, and the person its owner, all or nothing.
///
/// # Errors
/// [`CannotSignUp`].
pub async fn sign_up(desk: &Desk, new: SignUp, request: RequestInfo) -> Result<Opened, CannotSignUp> {
    // Never taken back: also the good ones are few from one place.
    let Some(_counted) = attempts::begin(desk, &Subject::Opening(request.household())).await? else {
        return Err(CannotSignUp::TooManyTries);
    };
    let hash = password::hash(&new.password).await?;

    let user = UserId::new();
    let owner = Principal::member(TenantId::new(), MemberId::new(), user, new.name.to_string(), Role::Owner);
    let mut tx = begin(desk, owner.from_request(request)).await?;
    let now = tx.now();
    let account = NewAccount { person: user, email: &new.email, name: &new.name, hash: &hash, language: new.language };
    if !system::add_account(tx.db(), account, now).await? {
        return Err(CannotSignUp::AddressTaken);
    }
    found(&mut tx, &new.workspace, &new.slug, new.language)
        .await
        .on_constraint("tenants_slug_key", CannotSignUp::SlugTaken)?;

    tx.commit().await?;
    Ok(Opened { user, slug: new.slug })
}
