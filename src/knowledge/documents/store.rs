//! Every statement of documents; those of files that are proposed stand beside them.

pub(super) mod proposed;

use super::model::{Document, Looking, Original, PAGES_AT_ONCE, ShownPage};
use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::files::Kept;
use crate::knowledge::{Content, Language, Listed, Reason, ShownPassage, State};
use crate::prelude::*;

/// The item of these bytes, where they are the newest file of one that is in use.
pub(super) async fn known(tx: &mut Tx<KnowledgeWrite>, sha256: &[u8]) -> Result<Option<ItemId>, Fault> {
    const KNOWN: &str = "
        select i.id
        from document_files o
        join knowledge_items i on i.tenant_id = o.tenant_id and i.id = o.item_id and i.state <> 'disabled'
        where o.tenant_id = $1 and o.sha256 = $2
          and not exists (select from document_files n
                           where n.tenant_id = o.tenant_id and n.item_id = o.item_id
                             and (n.created_at, n.id) > (o.created_at, o.id))
        limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(KNOWN).bind(tenant).bind(sha256).fetch_optional(tx.db()).await?)
}

/// Adds an item that waits to be read. Its language is not known before.
pub(super) async fn add_item(tx: &mut Tx<KnowledgeWrite>, item: ItemId, name: &str) -> Result<(), Fault> {
    const ADD_ITEM: &str = "
        insert into knowledge_items (tenant_id, id, kind, language, name, state, created_at, updated_at)
        values ($1, $2, 'document', $3, $4, 'waiting', $5, $5)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD_ITEM).bind(tenant).bind(item).bind(Language::Other).bind(name).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Adds a file to an item.
pub(super) async fn add_original(tx: &mut Tx<KnowledgeWrite>, item: ItemId, kept: &Kept) -> Result<(), Fault> {
    const ADD_ORIGINAL: &str = "
        insert into knowledge_originals
            (tenant_id, id, item_id, name, media_type, bytes, sha256, uploaded_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    let (tenant, now, member) = (tx.tenant(), tx.now(), tx.member());
    sqlx::query(ADD_ORIGINAL)
        .bind(tenant)
        .bind(kept.id())
        .bind(item)
        .bind(kept.name())
        .bind(kept.media_type())
        .bind(kept.bytes())
        .bind(kept.sha256())
        .bind(member)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// The newest file of an item.
#[derive(sqlx::FromRow)]
pub(super) struct Newest {
    pub id: FileId,
    pub sha256: Vec<u8>,
    pub is_read: bool,
}

/// The newest file of an item that is held.
pub(super) async fn newest(tx: &mut Tx<KnowledgeWrite>, item: ItemId) -> Result<Option<Newest>, Fault> {
    const NEWEST: &str = "
        select o.id, o.sha256,
               exists (select from knowledge_versions v
                        where v.tenant_id = o.tenant_id and v.original_id = o.id) as is_read
        from document_files o
        where o.tenant_id = $1 and o.item_id = $2
        order by o.created_at desc, o.id desc
        limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(NEWEST).bind(tenant).bind(item).fetch_optional(tx.db()).await?)
}

/// A file that is to be read, and its item.
#[derive(sqlx::FromRow)]
pub(super) struct Held {
    pub item_id: ItemId,
    pub name: String,
    pub bytes: i64,
    pub is_disabled: bool,
    pub last_version: i32,
    /// Whether what it says is looked at before it is searched.
    pub is_proposed: bool,
}

/// Holds the item of a file until the transaction ends, where the file was not read yet and is the newest, or is
/// proposed.
pub(super) async fn hold(tx: &mut Tx<Work>, original: FileId) -> Result<Option<Held>, Fault> {
    // Asked in two steps: what is compared with other rows has to be read after the item is held.
    const HOLD: &str = "
        select i.id
        from knowledge_items i
        join knowledge_originals o on o.tenant_id = i.tenant_id and o.item_id = i.id
        where i.tenant_id = $1 and o.id = $2
        for update of i";
    const UNREAD: &str = "
        select o.item_id, o.name, o.bytes, i.state = 'disabled' as is_disabled,
               coalesce((select max(v.number) from knowledge_versions v
                          where v.tenant_id = o.tenant_id and v.item_id = o.item_id), 0) as last_version,
               p.state is not null as is_proposed
        from knowledge_originals o
        join knowledge_items i on i.tenant_id = o.tenant_id and i.id = o.item_id
        left join proposed_files p on p.tenant_id = o.tenant_id and p.original_id = o.id
        where o.tenant_id = $1 and o.id = $2
          and (p.state is null or p.state in ('waiting', 'reading'))
          and not exists (select from knowledge_versions v where v.tenant_id = o.tenant_id and v.original_id = o.id)
          and (p.state is not null
               or not exists (select from document_files n
                               where n.tenant_id = o.tenant_id and n.item_id = o.item_id
                                 and (n.created_at, n.id) > (o.created_at, o.id)))";

    let tenant = tx.tenant();
    sqlx::query(HOLD).bind(tenant).bind(original).execute(tx.db()).await?;
    Ok(sqlx::query_as(UNREAD).bind(tenant).bind(original).fetch_optional(tx.db()).await?)
}

/// Says how far an item that is held has come.
pub(super) async fn set_state(
    tx: &mut Tx<impl Permission>,
    item: ItemId,
    state: State,
    reason: Option<Reason>,
) -> Result<(), Fault> {
    const SET_STATE: &str = "
        update knowledge_items set state = $3, reason = $4, updated_at = $5 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_STATE).bind(tenant).bind(item).bind(state).bind(reason).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says why an item could not be read. One that was disabled meanwhile stays so.
pub(super) async fn fail(tx: &mut Tx<Work>, item: ItemId, reason: Reason) -> Result<(), Fault> {
    const FAIL: &str = "
        update knowledge_items set state = 'failed', reason = $3, updated_at = $4
        where tenant_id = $1 and id = $2 and state <> 'disabled'";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FAIL).bind(tenant).bind(item).bind(reason).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says what a version was read from, and who brought that.
pub(super) async fn add_version(
    tx: &mut Tx<Work>,
    item: ItemId,
    number: i32,
    content: &Content,
    original: FileId,
) -> Result<(), Fault> {
    const ADD_VERSION: &str = "
        insert into knowledge_versions (tenant_id, item_id, number, id, title, body, written_by, original_id, created_at)
        select $1, $2, $3, $4, $5, $6, o.uploaded_by, o.id, $8
        from knowledge_originals o where o.tenant_id = $1 and o.id = $7";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD_VERSION)
        .bind(tenant)
        .bind(item)
        .bind(number)
        .bind(uuid::Uuid::now_v7())
        .bind(content.title())
        .bind(content.body())
        .bind(original)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// The language that the workspace usually writes.
pub(super) async fn usual_language(tx: &mut Tx<Work>) -> Result<Language, Fault> {
    const USUAL: &str = "select language from tenants where id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(USUAL).bind(tenant).fetch_one(tx.db()).await?)
}

/// Says what an item is about.
pub(super) async fn describe(tx: &mut Tx<KnowledgeWrite>, item: ItemId, words: &str) -> Result<(), Fault> {
    const DESCRIBE: &str = "
        update knowledge_items set description = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(DESCRIBE).bind(tenant).bind(item).bind(words).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// How many sources could not be read.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn failed(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const FAILED: &str = "select count(*) from knowledge_items where tenant_id = $1 and state = 'failed'";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(FAILED).bind(tenant).fetch_one(tx.db()).await?)
}

macro_rules! originals {
    ($where:literal) => {
        concat!(
            "select o.id, o.name, o.media_type, o.bytes, u.name as uploaded_by, o.created_at, v.number as version
             from knowledge_originals o
             left join knowledge_versions v on v.tenant_id = o.tenant_id and v.original_id = o.id
             left join members m on m.tenant_id = o.tenant_id and m.id = o.uploaded_by
             left join users u on u.id = m.user_id
             where o.tenant_id = $1 and ",
            $where
        )
    };
}

/// A file that was uploaded.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn original(tx: &mut Tx<KnowledgeRead>, id: FileId) -> Result<Option<Original>, Fault> {
    const ORIGINAL: &str = originals!("o.id = $2");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(ORIGINAL).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// What is shown of a document.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<KnowledgeRead>, item: &Listed, looking: Looking) -> Result<Document, Fault> {
    const ORIGINALS: &str = originals!("o.item_id = $2 order by o.created_at desc, o.id desc limit 200");

    let tenant = tx.tenant();
    let originals: Vec<Original> = sqlx::query_as(ORIGINALS).bind(tenant).bind(item.id).fetch_all(tx.db()).await?;
    let is_there = |number: &i32| originals.iter().any(|it| it.version == Some(*number));
    let version = looking.version.filter(is_there).unwrap_or(item.version);
    let shown = Shown::around(looking.page.unwrap_or(1));
    let (last_page, texts) = texts(tx, (item.id, version), shown).await?.unwrap_or_default();
    let mut pages: Vec<ShownPage> = (shown.first..)
        .zip(texts)
        .map(|(number, text)| ShownPage { number, text: text.trim().to_owned(), passages: Vec::new() })
        .collect();
    for it in passages(tx, (item.id, version), shown).await? {
        if let Some(page) = pages.iter_mut().find(|page| page.number == it.page) {
            page.passages.push(ShownPassage { id: it.id, heading: it.heading, body: it.body });
        }
    }
    let proposed = proposed::of_item(tx, item.id).await?;
    Ok(Document { description: description(tx, item.id).await?, originals, proposed, version, last_page, pages })
}

async fn description(tx: &mut Tx<KnowledgeRead>, item: ItemId) -> Result<String, Fault> {
    const DESCRIPTION: &str = "select description from knowledge_items where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(DESCRIPTION).bind(tenant).bind(item).fetch_one(tx.db()).await?)
}

/// The pages that are shown at once.
#[derive(Clone, Copy)]
struct Shown {
    first: i32,
    last: i32,
}

impl Shown {
    fn around(page: i32) -> Self {
        let first = (page.max(1) - 1) / PAGES_AT_ONCE * PAGES_AT_ONCE + 1;
        Self { first, last: first.saturating_add(PAGES_AT_ONCE - 1) }
    }
}

/// How many pages a version has, and what some of them say.
async fn texts(
    tx: &mut Tx<KnowledgeRead>,
    (item, version): (ItemId, i32),
    shown: Shown,
) -> Result<Option<(i32, Vec<String>)>, Fault> {
    // Pages are parted by form feeds.
    const TEXTS: &str = "
        select cardinality(p.pages), p.pages[$4:$5]
        from (select string_to_array(body, chr(12)) as pages
                from knowledge_versions where tenant_id = $1 and item_id = $2 and number = $3) p";

    let tenant = tx.tenant();
    let found = sqlx::query_as(TEXTS).bind(tenant).bind(item).bind(version).bind(shown.first).bind(shown.last);
    Ok(found.fetch_optional(tx.db()).await?)
}

/// The passages of some pages of a version, in their order.
async fn passages(
    tx: &mut Tx<KnowledgeRead>,
    (item, version): (ItemId, i32),
    shown: Shown,
) -> Result<Vec<Placed>, Fault> {
    const PASSAGES: &str = "
        select p.id, p.heading, p.body, l.page
        from version_passages l
        join passages p on p.tenant_id = l.tenant_id and p.id = l.passage_id
        where l.tenant_id = $1 and l.item_id = $2 and l.version = $3 and l.page between $4 and $5
        order by l.ordinal limit 1000";

    let tenant = tx.tenant();
    let found = sqlx::query_as(PASSAGES).bind(tenant).bind(item).bind(version).bind(shown.first).bind(shown.last);
    Ok(found.fetch_all(tx.db()).await?)
}

/// A passage and the page that it begins on.
#[derive(sqlx::FromRow)]
struct Placed {
    id: PassageId,
    heading: String,
    body: String,
    page: i32,
}
