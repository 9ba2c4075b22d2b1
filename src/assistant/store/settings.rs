//! The statements of the assistant's settings.

use crate::assistant::model::{Limits, Prices, ProviderKind, Settings};
use crate::prelude::*;
use crate::text::Locale;

/// The settings with what only the pipeline may see.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::assistant) struct Configured {
    #[sqlx(flatten)]
    pub settings: Settings,
    /// The row's id, to which the key is bound.
    pub id: AssistantId,
    pub sealed_key: Option<Vec<u8>>,
}

/// How the assistant is set.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn settings(tx: &mut Tx<impl Permission>) -> Result<Settings, Fault> {
    const SETTINGS: &str = "
        select name, threshold, provider, base_url, model, sealed_key is not null as has_key,
               price_in_micros, price_out_micros,
               workspace_limit_micros, conversation_limit_micros, visitor_limit_micros
        from assistants
        where tenant_id = $1";

    let tenant = tx.tenant();
    let found: Option<Settings> = sqlx::query_as(SETTINGS).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(found.unwrap_or_default())
}

/// The settings for a run, and the language of the workspace. A workspace that never set
/// anything has no row, and gets `None`.
pub(in crate::assistant) async fn configured(tx: &mut Tx<access::Work>) -> Result<(Option<Configured>, Locale), Fault> {
    const CONFIGURED: &str = "
        select id, sealed_key, name, threshold, provider, base_url, model, sealed_key is not null as has_key,
               price_in_micros, price_out_micros,
               workspace_limit_micros, conversation_limit_micros, visitor_limit_micros
        from assistants
        where tenant_id = $1";
    const LANGUAGE: &str = "select language from tenants where id = $1";

    let tenant = tx.tenant();
    let configured = sqlx::query_as(CONFIGURED).bind(tenant).fetch_optional(tx.db()).await?;
    let language = sqlx::query_scalar(LANGUAGE).bind(tenant).fetch_one(tx.db()).await?;
    Ok((configured, language))
}

/// Holds the assistant's row, and makes it first where there is none.
pub(in crate::assistant) async fn hold(tx: &mut Tx<impl Permission>) -> Result<Configured, Fault> {
    const MAKE: &str = "
        insert into assistants (tenant_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)
        on conflict (tenant_id) do nothing";
    const HOLD: &str = "
        select id, sealed_key, name, threshold, provider, base_url, model, sealed_key is not null as has_key,
               price_in_micros, price_out_micros,
               workspace_limit_micros, conversation_limit_micros, visitor_limit_micros
        from assistants
        where tenant_id = $1
        for update";

    let (tenant, now, name) = (tx.tenant(), tx.now(), Settings::default().name);
    sqlx::query(MAKE).bind(tenant).bind(AssistantId::new()).bind(name).bind(now).execute(tx.db()).await?;
    Ok(sqlx::query_as(HOLD).bind(tenant).fetch_one(tx.db()).await?)
}

pub(in crate::assistant) async fn put_tuning(
    tx: &mut Tx<access::AssistantTune>,
    name: &str,
    threshold: f32,
) -> Result<(), Fault> {
    const TUNE: &str = "update assistants set name = $2, threshold = $3, updated_at = $4 where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(TUNE).bind(tenant).bind(name).bind(threshold).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub(in crate::assistant) async fn put_limits(tx: &mut Tx<access::AssistantTune>, limits: Limits) -> Result<(), Fault> {
    const LIMIT: &str = "
        update assistants
        set workspace_limit_micros = $2, conversation_limit_micros = $3, visitor_limit_micros = $4, updated_at = $5
        where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(LIMIT)
        .bind(tenant)
        .bind(limits.workspace_limit_micros)
        .bind(limits.conversation_limit_micros)
        .bind(limits.visitor_limit_micros)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// A provider as it is kept.
pub(in crate::assistant) struct KeptProvider<'a> {
    pub provider: ProviderKind,
    pub base_url: Option<&'a str>,
    pub model: Option<&'a str>,
    pub sealed_key: Option<Vec<u8>>,
    pub prices: Prices,
}

pub(in crate::assistant) async fn put_provider(
    tx: &mut Tx<access::AssistantKeys>,
    kept: KeptProvider<'_>,
) -> Result<(), Fault> {
    const SET_PROVIDER: &str = "
        update assistants
        set provider = $2, base_url = $3, model = $4, sealed_key = $5, price_in_micros = $6, price_out_micros = $7,
            updated_at = $8
        where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_PROVIDER)
        .bind(tenant)
        .bind(kept.provider)
        .bind(kept.base_url)
        .bind(kept.model)
        .bind(kept.sealed_key)
        .bind(kept.prices.price_in_micros)
        .bind(kept.prices.price_out_micros)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}
