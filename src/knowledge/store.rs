//! Every statement of knowledge; those of [`terms`], of plans, of what is not published in [`drafts`] stand beside them.

pub mod drafts;
pub mod places;
pub mod plans;
mod searched;
pub(super) mod supposed;
pub mod terms;

use sqlx::types::Json;
use uuid::Uuid;

use super::content::{Content, NewItem};
use super::model::{Filter, Found, Kind, Listed, Reason, ShownPassage, State, Version};
use super::passages::Cut;
use super::search::Language;
use crate::prelude::*;

pub(super) use searched::{Searchable, Standing, searchable, searchable_of, standing};

/// An item, held until the transaction ends.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Held {
    pub kind: Kind,
    pub language: Language,
    pub active_version: i32,
    pub last_version: i32,
    pub state: State,
    pub is_disabled: bool,
}

/// Finds an item of this tenant and holds it until the transaction ends.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: ItemId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select kind, language, coalesce(active_version, 0) as active_version, state, state = 'disabled' as is_disabled,
               coalesce((select max(number) from knowledge_versions v
                          where v.tenant_id = i.tenant_id and v.item_id = i.id), 0) as last_version
        from knowledge_items i
        where tenant_id = $1 and id = $2
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Adds items, each with its first version.
pub(super) async fn add_items(tx: &mut Tx<impl Permission>, items: &[(ItemId, &NewItem)]) -> Result<(), Fault> {
    // The link to the active version is checked at the commit, so the item can come first.
    const ADD_ITEMS: &str = "
        insert into knowledge_items (tenant_id, id, kind, language, active_version, audience, expires_at, fresh_at,
                                     created_at, updated_at)
        select $1, id, kind, language, 1, audience, to_timestamp(expires_at), $3, $3, $3
        from jsonb_to_recordset($2)
             as it(id uuid, kind text, language text, audience text, expires_at double precision)";
    const ADD_VERSIONS: &str = "
        insert into knowledge_versions (tenant_id, item_id, number, id, title, variants, body, written_by, created_at)
        select $1, id, 1, version_id, title, variants, body, $4, $3
        from jsonb_to_recordset($2) as it(id uuid, version_id uuid, title text, variants text[], body text)";

    let rows: Vec<_> = items
        .iter()
        .map(|(id, item)| {
            serde_json::json!({
                "id": id, "kind": item.content.kind(), "language": item.language.tag(), "version_id": Uuid::now_v7(),
                "title": item.content.title(), "variants": item.content.variants(), "body": item.content.body(),
                "audience": item.terms.audience, "expires_at": item.terms.expires_at.map(OffsetDateTime::unix_timestamp),
            })
        })
        .collect();
    let (tenant, now, member) = (tx.tenant(), tx.now(), tx.member());
    sqlx::query(ADD_ITEMS).bind(tenant).bind(Json(&rows)).bind(now).execute(tx.db()).await?;
    sqlx::query(ADD_VERSIONS).bind(tenant).bind(Json(&rows)).bind(now).bind(member).execute(tx.db()).await?;
    Ok(())
}

/// Adds a version to an item that is held.
pub(super) async fn add_version(
    tx: &mut Tx<impl Permission>,
    item: ItemId,
    number: i32,
    content: &Content,
) -> Result<(), Fault> {
    const ADD_VERSION: &str = "
        insert into knowledge_versions (tenant_id, item_id, number, id, title, variants, body, written_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    let (tenant, now, member) = (tx.tenant(), tx.now(), tx.member());
    sqlx::query(ADD_VERSION)
        .bind(tenant)
        .bind(item)
        .bind(number)
        .bind(Uuid::now_v7())
        .bind(content.title())
        .bind(content.variants())
        .bind(content.body())
        .bind(member)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Adds the passages of versions. One that stands already, by its words, is only listed.
pub(super) async fn add_passages(tx: &mut Tx<impl Permission>, cuts: &[Cut]) -> Result<(), Fault> {
    const ADD_PASSAGES: &str = "
        insert into passages (tenant_id, id, item_id, heading, body)
        select $1, id, item, heading, body
        from jsonb_to_recordset($2) as it(id uuid, item uuid, heading text, body text)
        on conflict (tenant_id, id) do nothing";
    const LIST_PASSAGES: &str = "
        insert into version_passages (tenant_id, item_id, version, ordinal, passage_id, page)
        select $1, item, version, ordinal, id, page
        from jsonb_to_recordset($2) as it(item uuid, version integer, ordinal integer, id uuid, page integer)";

    let tenant = tx.tenant();
    sqlx::query(ADD_PASSAGES).bind(tenant).bind(Json(cuts)).execute(tx.db()).await?;
    sqlx::query(LIST_PASSAGES).bind(tenant).bind(Json(cuts)).execute(tx.db()).await?;
    Ok(())
}

/// Makes a version the one that is searched.
pub(super) async fn activate(
    tx: &mut Tx<impl Permission>,
    item: ItemId,
    number: i32,
    language: Language,
) -> Result<(), Fault> {
    const ACTIVATE: &str = "
        update knowledge_items set active_version = $3, language = $4, updated_at = $5, fresh_at = $5
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ACTIVATE).bind(tenant).bind(item).bind(number).bind(language).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Disables or enables an item; one that was never read waits for its turn. An end that is past holds no more.
pub(super) async fn set_disabled(tx: &mut Tx<access::KnowledgeWrite>, item: ItemId, off: bool) -> Result<(), Fault> {
    const SET_DISABLED: &str = "
        update knowledge_items
        set state = case when $3 then 'disabled' when active_version is null then 'waiting' else 'ready' end,
            reason = null, updated_at = $4, fresh_at = $4,
            expires_at = case when $3 or expires_at > $4 then expires_at end
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_DISABLED).bind(tenant).bind(item).bind(off).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says how far items are. What a person has disabled, without a reason, stays so. True where one was in another state.
pub(super) async fn set_state(
    tx: &mut Tx<impl Permission>,
    items: &[ItemId],
    state: State,
    reason: Option<Reason>,
) -> Result<bool, Fault> {
    const SET_STATE: &str = "
        update knowledge_items set state = $3, reason = $4, updated_at = $5
        where tenant_id = $1 and id = any ($2) and not (state = 'disabled' and reason is null)
          and (state, reason) is distinct from ($3, $4)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let set = sqlx::query(SET_STATE).bind(tenant).bind(items).bind(state).bind(reason).bind(now);
    Ok(set.execute(tx.db()).await?.rows_affected() > 0)
}

/// Counts one more change of the tenant's knowledge.
pub(super) async fn next_edition(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const NEXT: &str = "
        insert into knowledge_editions as it (tenant_id, edition) values ($1, 1)
        on conflict (tenant_id) do update set edition = it.edition + 1";

    let tenant = tx.tenant();
    sqlx::query(NEXT).bind(tenant).execute(tx.db()).await?;
    Ok(())
}

/// How often the tenant's knowledge has changed.
pub(super) async fn edition(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const EDITION: &str = "select edition from knowledge_editions where tenant_id = $1";

    let tenant = tx.tenant();
    let edition: Option<i64> = sqlx::query_scalar(EDITION).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(edition.unwrap_or_default())
}

/// Items, those that changed last first, `limit` at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<access::KnowledgeRead>, filter: &Filter, limit: i64) -> Result<Vec<Listed>, Fault> {
    const LIST: &str = "
        select i.id, i.kind, i.language, coalesce(v.title, i.name) as title, coalesce(i.active_version, 0) as version,
               i.updated_at, i.state, i.reason, i.audience, i.expires_at,
               (select count(*) from version_passages p
                 where p.tenant_id = i.tenant_id and p.item_id = i.id and p.version = i.active_version) as passages
        from knowledge_items i
        left join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
        where i.tenant_id = $1
          and ($2::text is null or i.kind = $2)
          and ($3::text is null
               or strpos(unaccent(lower(concat_ws(' ', v.title, i.name, i.description))), unaccent(lower($3))) > 0)
          and ($4::timestamptz is null or (i.updated_at, i.id) < ($4, $5))
          and ($7::text is null or i.state = $7)
        order by i.updated_at desc, i.id desc
        limit $6";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST)
        .bind(tenant)
        .bind(filter.kind)
        .bind(&filter.words)
        .bind(filter.after.map(|it| it.updated_at))
        .bind(filter.after.map(|it| it.id))
        .bind(limit)
        .bind(filter.state)
        .fetch_all(tx.db())
        .await?)
}

/// An item as a list shows it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find_item(tx: &mut Tx<access::KnowledgeRead>, id: ItemId) -> Result<Option<Listed>, Fault> {
    const ITEM: &str = "
        select i.id, i.kind, i.language, coalesce(v.title, i.name) as title, coalesce(i.active_version, 0) as version,
               i.updated_at, i.state, i.reason, i.audience, i.expires_at,
               (select count(*) from version_passages p
                 where p.tenant_id = i.tenant_id and p.item_id = i.id and p.version = i.active_version) as passages
        from knowledge_items i
        left join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
        where i.tenant_id = $1 and i.id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(ITEM).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// An item with its versions and the passages of the active one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<access::KnowledgeRead>, id: ItemId) -> Result<Option<Found>, Fault> {
    match find_item(tx, id).await? {
        Some(item) => whole(tx, item).await.map(Some),
        None => Ok(None),
    }
}

/// The versions of an item, and the passages of the active one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn whole(tx: &mut Tx<access::KnowledgeRead>, item: Listed) -> Result<Found, Fault> {
    const VERSIONS: &str = "
        select v.number, v.title, v.variants, v.body, v.created_at, u.name as written_by
        from knowledge_versions v
        left join members m on m.tenant_id = v.tenant_id and m.id = v.written_by
        left join users u on u.id = m.user_id
        where v.tenant_id = $1 and v.item_id = $2
        order by v.number desc
        limit 200";
    const PASSAGES: &str = "
        select p.id, p.heading, p.body
        from version_passages l
        join passages p on p.tenant_id = l.tenant_id and p.id = l.passage_id
        where l.tenant_id = $1 and l.item_id = $2 and l.version = $3
        order by l.ordinal";

    let (tenant, id) = (tx.tenant(), item.id);
    let versions: Vec<Version> = sqlx::query_as(VERSIONS).bind(tenant).bind(id).fetch_all(tx.db()).await?;
    let passages: Vec<ShownPassage> =
        sqlx::query_as(PASSAGES).bind(tenant).bind(id).bind(item.version).fetch_all(tx.db()).await?;
    Ok(Found { item, versions, passages })
}

/// One version of an item.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn version(tx: &mut Tx<access::KnowledgeRead>, item: ItemId, number: i32) -> Result<Option<Version>, Fault> {
    const ONE: &str = "
        select v.number, v.title, v.variants, v.body, v.created_at, u.name as written_by
        from knowledge_versions v
        left join members m on m.tenant_id = v.tenant_id and m.id = v.written_by
        left join users u on u.id = m.user_id
        where v.tenant_id = $1 and v.item_id = $2 and v.number = $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(ONE).bind(tenant).bind(item).bind(number).fetch_optional(tx.db()).await?)
}
