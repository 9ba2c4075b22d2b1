//! Opening another workspace.

use super::standing;
use crate::access::{Role, WorkspaceManage};
use crate::prelude::*;
use crate::say;
use crate::team::account::begin;
use crate::team::attempts::{self, Subject};
use crate::team::{Slug, WorkspaceName, store, system};
use crate::tenancy::{Principal, RequestInfo};
use crate::text::Locale;

/// A workspace that has just been opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its owner.
    pub user: UserId,
    /// Its name in addresses.
    pub slug: Slug,
}

/// Why no workspace was opened.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpenWorkspace {
    /// The person does not exist any more.
    #[error("person not found")]
    Gone,
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

/// Opens another workspace, whose owner is somebody who has an account.
///
/// # Errors
/// [`CannotOpenWorkspace`].
pub async fn open_workspace(
    desk: &Desk,
    user: UserId,
    name: &WorkspaceName,
    slug: &Slug,
    request: RequestInfo,
) -> Result<Opened, CannotOpenWorkspace> {
    let Some(_counted) = attempts::begin(desk, &Subject::Opening(request.household())).await? else {
        return Err(CannotOpenWorkspace::TooManyTries);
    };
    let account =
        system::visitor(&desk.pools().pages, user, desk.now()).await?.ok_or(CannotOpenWorkspace::Gone)?.account;

    let owner = Principal::member(TenantId::new(), MemberId::new(), user, account.name, Role::Owner);
    let mut tx = begin(desk, owner.from_request(request)).await?;
    found(&mut tx, name, slug, account.language)
        .await
        .on_constraint("tenants_slug_key", CannotOpenWorkspace::SlugTaken)?;

    tx.commit().await?;
    Ok(Opened { user, slug: slug.clone() })
}

/// Founds the transaction's workspace: the actor owns it, and it has what every workspace has.
pub(super) async fn found(
    tx: &mut Tx<WorkspaceManage>,
    name: &WorkspaceName,
    slug: &Slug,
    language: Locale,
) -> Result<(), Fault> {
    let (member, user, role) = standing::actor(tx)?;
    store::workspaces::add(tx, slug, name, language).await?;
    store::members::add(tx, member, user, role).await?;
    let (assistant, api) = (say!(language, "team-first-assistant"), say!(language, "team-first-api-channel"));
    store::workspaces::furnish(tx, &assistant, &api).await?;
    tx.record(Event::TeamChanged { member: Some(member) }).await
}
