//! The statements of identity providers and of who people are there.

use crate::prelude::*;
use crate::team::provider::{IdentityProvider, ProviderChange};
use crate::team::{Email, Through};

/// The identity provider of the workspace.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>) -> Result<Option<IdentityProvider>, Fault> {
    const FIND: &str = "
        select id, name, issuer, client_id, sealed_secret is not null as has_secret, enabled, required,
               join_domains, join_role
        from identity_providers where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).fetch_optional(tx.db()).await?)
}

/// The same, held until the transaction ends. Of two who name the first provider at once, the second waits at the
/// workspace's own row.
pub(in crate::team) async fn hold(tx: &mut Tx<impl Permission>) -> Result<Option<IdentityProvider>, Fault> {
    const TAKE_TURNS: &str = "select from tenants where id = $1 for no key update";

    let tenant = tx.tenant();
    sqlx::query(TAKE_TURNS).bind(tenant).execute(tx.db()).await?;
    find(tx).await
}

/// Keeps what an owner says; without a new secret, the one that is there stays.
pub(in crate::team) async fn keep(
    tx: &mut Tx<impl Permission>,
    id: IdentityProviderId,
    change: &ProviderChange,
    sealed: Option<&[u8]>,
) -> Result<(), Fault> {
    const KEEP: &str = "
        insert into identity_providers
            (tenant_id, id, name, issuer, client_id, sealed_secret, enabled, required, join_domains, join_role,
             created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
        on conflict (tenant_id, id) do update
            set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
                sealed_secret = coalesce(excluded.sealed_secret, identity_providers.sealed_secret),
                enabled = excluded.enabled, required = excluded.required, join_domains = excluded.join_domains,
                join_role = excluded.join_role, updated_at = excluded.updated_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(id)
        .bind(&change.name)
        .bind(change.issuer.as_str())
        .bind(change.client_id.as_str())
        .bind(sealed)
        .bind(change.enabled)
        .bind(change.required)
        .bind(&change.join_domains)
        .bind(change.join_role)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Removes the provider, and with it who people are there.
pub(in crate::team) async fn remove(tx: &mut Tx<impl Permission>, id: IdentityProviderId) -> Result<(), Fault> {
    const REMOVE: &str = "delete from identity_providers where tenant_id = $1 and id = $2";

    forget_identities(tx, id).await?;
    let tenant = tx.tenant();
    sqlx::query(REMOVE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// Forgets who people are at a provider: a subject means something there alone.
pub(in crate::team) async fn forget_identities(
    tx: &mut Tx<impl Permission>,
    id: IdentityProviderId,
) -> Result<(), Fault> {
    const FORGET: &str = "delete from identities where tenant_id = $1 and provider_id = $2";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// Says who a person is at the provider; one who was known there by another name is known by this one now.
pub(in crate::team) async fn join(
    tx: &mut Tx<impl Permission>,
    through: &Through,
    user: UserId,
    subject: &str,
    email: Option<&Email>,
) -> Result<(), sqlx::Error> {
    const JOIN: &str = "
        insert into identities (tenant_id, id, provider_id, user_id, subject, email, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, provider_id, user_id) do update
            set subject = excluded.subject, email = excluded.email";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(JOIN)
        .bind(tenant)
        .bind(ProvidedIdentityId::new())
        .bind(through.provider)
        .bind(user)
        .bind(subject)
        .bind(email)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Ends every session that began by a provider.
pub(in crate::team) async fn end_sessions(tx: &mut Tx<impl Permission>, id: IdentityProviderId) -> Result<(), Fault> {
    const END: &str = "delete from sessions where body -> 'through' ->> 'provider' = $1";

    sqlx::query(END).bind(id.to_string()).execute(tx.db()).await?;
    Ok(())
}
