//! The functions of signing in by a provider: nobody is signed in yet, so no workspace is entered.

use sqlx::{PgExecutor, PgPool};
use time::OffsetDateTime;

use super::{Found, Through};
use crate::fault::Fault;
use crate::ids::*;
use crate::team::{SecretHash, Slug};

/// The provider of a workspace, while it is enabled.
pub(in crate::team) async fn provider(db: impl PgExecutor<'_>, slug: &Slug) -> Result<Option<Found>, Fault> {
    const PROVIDER: &str = "
        select tenant_id, id, slug, workspace, name, issuer, client_id, sealed_secret, join_domains, join_role
        from system_identity_provider($1)";
    Ok(sqlx::query_as(PROVIDER).bind(slug).fetch_optional(db).await?)
}

/// Writes down that somebody is sent to a provider.
pub(in crate::team) async fn begin(
    db: &PgPool,
    through: &Through,
    state: &SecretHash,
    browser: &SecretHash,
    next: Option<&str>,
    until: OffsetDateTime,
) -> Result<(), Fault> {
    const BEGIN: &str = "select system_begin_sign_in($1, $2, $3, $4, $5, $6)";
    sqlx::query(BEGIN)
        .bind(through.tenant)
        .bind(through.provider)
        .bind(state.as_slice())
        .bind(browser.as_slice())
        .bind(next)
        .bind(until)
        .execute(db)
        .await?;
    Ok(())
}

/// A sign-in that has come back.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::team) struct Ended {
    pub provider_id: IdentityProviderId,
    pub slug: Slug,
    pub next: Option<String>,
}

/// Ends a sign-in, once, for its browser.
pub(in crate::team) async fn end(
    db: &PgPool,
    state: &SecretHash,
    browser: &SecretHash,
    now: OffsetDateTime,
) -> Result<Option<Ended>, Fault> {
    const END: &str = "select provider_id, slug, next from system_end_sign_in($1, $2, $3)";
    Ok(sqlx::query_as(END).bind(state.as_slice()).bind(browser.as_slice()).bind(now).fetch_optional(db).await?)
}

/// Forgets what nobody came back from.
pub(in crate::team) async fn forget(db: &PgPool, now: OffsetDateTime) -> Result<i64, Fault> {
    const FORGET: &str = "select system_forget_sign_ins($1)";
    Ok(sqlx::query_scalar(FORGET).bind(now).fetch_one(db).await?)
}

/// Whose account a subject of a provider is.
pub(in crate::team) async fn identity(db: &PgPool, through: &Through, subject: &str) -> Result<Option<UserId>, Fault> {
    const IDENTITY: &str = "select system_identity($1, $2, $3)";
    Ok(sqlx::query_scalar(IDENTITY).bind(through.tenant).bind(through.provider).bind(subject).fetch_one(db).await?)
}
