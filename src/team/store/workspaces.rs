//! The statements of the workspace itself.

use crate::access::Role;
use crate::prelude::*;
use crate::team::{Checklist, Secret, Slug, Workspace, WorkspaceChange, WorkspaceName};
use crate::text::Locale;

/// The workspace of the transaction.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn workspace(tx: &mut Tx<impl Permission>) -> Result<Workspace, Fault> {
    const WORKSPACE: &str = "
        select id, slug, name, contact_email, language, time_zone, reopen_hours, checklist_hidden
        from tenants where id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(WORKSPACE).bind(tenant).fetch_one(tx.db()).await?)
}

pub(in crate::team) async fn add(
    tx: &mut Tx<impl Permission>,
    slug: &Slug,
    name: &WorkspaceName,
    language: Locale,
) -> Result<(), sqlx::Error> {
    const ADD: &str = "
        insert into tenants (id, slug, name, language, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $5)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD).bind(tenant).bind(slug).bind(name).bind(language).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// What a workspace has from its first moment on: an edition of its (empty) knowledge, an
/// assistant that runs offline, and a channel for the API. They are rows of features that
/// stand on the team, and that it therefore cannot ask.
pub(in crate::team) async fn furnish(
    tx: &mut Tx<impl Permission>,
    assistant_name: &str,
    api_name: &str,
) -> Result<(), Fault> {
    const EDITION: &str = "insert into knowledge_editions (tenant_id) values ($1)";
    const ASSISTANT: &str = "
        insert into assistants (tenant_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)";
    const API: &str = r#"
        insert into channels (tenant_id, id, kind, name, public_key, settings, created_at, updated_at)
        values ($1, $2, 'api', $3, $4, '{"kind": "api"}', $5, $5)"#;

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(EDITION).bind(tenant).execute(tx.db()).await?;
    sqlx::query(ASSISTANT)
        .bind(tenant)
        .bind(AssistantId::new())
        .bind(assistant_name)
        .bind(now)
        .execute(tx.db())
        .await?;
    sqlx::query(API)
        .bind(tenant)
        .bind(ChannelId::new())
        .bind(api_name)
        .bind(Secret::new_random().reveal())
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

pub(in crate::team) async fn update(tx: &mut Tx<impl Permission>, change: &WorkspaceChange) -> Result<(), sqlx::Error> {
    const UPDATE: &str = "
        update tenants
        set name = $2, slug = $3, contact_email = $4, language = $5, time_zone = $6, reopen_hours = $7, updated_at = $8
        where id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(UPDATE)
        .bind(tenant)
        .bind(&change.name)
        .bind(&change.slug)
        .bind(&change.contact_email)
        .bind(change.language)
        .bind(&change.time_zone)
        .bind(change.reopen_hours)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Which roles of the workspace need a second factor.
pub(in crate::team) async fn factor_roles(tx: &mut Tx<impl Permission>) -> Result<Vec<Role>, Fault> {
    const ROLES: &str = "select second_factor_roles from tenants where id = $1";

    let tenant = tx.tenant();
    let words: Vec<String> = sqlx::query_scalar(ROLES).bind(tenant).fetch_one(tx.db()).await?;
    words.iter().map(|it| it.parse().map_err(Fault::other)).collect()
}

pub(in crate::team) async fn require_factor(tx: &mut Tx<impl Permission>, roles: &[Role]) -> Result<(), Fault> {
    const REQUIRE: &str = "update tenants set second_factor_roles = $2, updated_at = $3 where id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let words: Vec<&str> = roles.iter().map(|it| it.word()).collect();
    sqlx::query(REQUIRE).bind(tenant).bind(words).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// How far a workspace has come. It looks at what other features keep, only to see whether
/// there is any.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn checklist(tx: &mut Tx<impl Permission>) -> Result<Checklist, Fault> {
    const CHECKLIST: &str = "
        select t.checklist_hidden as is_hidden,
               exists (select from channels c where c.tenant_id = t.id and c.active and c.kind <> 'api') as has_channel,
               exists (select from knowledge_items k where k.tenant_id = t.id and k.active_version is not null and k.state <> 'disabled') as has_knowledge,
               exists (select from invitations i where i.tenant_id = t.id)
                   or (select count(*) > 1 from members m where m.tenant_id = t.id) as has_team,
               exists (select from messages m where m.tenant_id = t.id and m.author = 'contact') as has_message
        from tenants t where t.id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(CHECKLIST).bind(tenant).fetch_one(tx.db()).await?)
}

pub(in crate::team) async fn hide_checklist(tx: &mut Tx<impl Permission>, hidden: bool) -> Result<(), Fault> {
    const HIDE: &str = "update tenants set checklist_hidden = $2 where id = $1";

    let tenant = tx.tenant();
    sqlx::query(HIDE).bind(tenant).bind(hidden).execute(tx.db()).await?;
    Ok(())
}
