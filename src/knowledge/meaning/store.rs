//! The statements about models and vectors.

use super::{Coverage, Embedders};
use crate::knowledge::search::{Language, Meanings, Passage, Vector};
use crate::knowledge::store::Searchable;
use crate::prelude::*;

/// The models of a workspace.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::knowledge) struct Models {
    /// Whose vectors are searched.
    pub active: Option<String>,
    /// Whose vectors are being made.
    pub wanted: Option<String>,
}

/// The models of the tenant, held until the transaction ends, where no other job than `job` looks at the moment.
pub(super) async fn hold(tx: &mut Tx<access::Work>, job: JobId) -> Result<Option<Models>, Fault> {
    const HOLD: &str = "
        select active, wanted from knowledge_models
        where tenant_id = $1 and (looking is null or looking = $2 or looking_until < $3)
        for update";

    first(tx).await?;
    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(job).bind(now).fetch_optional(tx.db()).await?)
}

/// The models of the tenant, held until the transaction ends, whoever looks.
pub(super) async fn models_held(tx: &mut Tx<impl Permission>) -> Result<Models, Fault> {
    const MODELS_HELD: &str = "select active, wanted from knowledge_models where tenant_id = $1 for update";

    first(tx).await?;
    let tenant = tx.tenant();
    Ok(sqlx::query_as(MODELS_HELD).bind(tenant).fetch_one(tx.db()).await?)
}

/// Sees to it that there is a row to hold.
async fn first(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const FIRST: &str = "
        insert into knowledge_models (tenant_id, updated_at) values ($1, $2) on conflict (tenant_id) do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FIRST).bind(tenant).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says which job looks, or that none does.
pub(super) async fn set_looking(
    tx: &mut Tx<access::Work>,
    looking: Option<(JobId, OffsetDateTime)>,
) -> Result<(), Fault> {
    const SET_LOOKING: &str = "
        update knowledge_models set looking = $2, looking_until = $3 where tenant_id = $1";

    let tenant = tx.tenant();
    let (job, until) = looking.unzip();
    sqlx::query(SET_LOOKING).bind(tenant).bind(job).bind(until).execute(tx.db()).await?;
    Ok(())
}

/// The models of the tenant.
pub(in crate::knowledge) async fn models(tx: &mut Tx<impl Permission>) -> Result<Models, Fault> {
    const MODELS: &str = "select active, wanted from knowledge_models where tenant_id = $1";

    let tenant = tx.tenant();
    let found = sqlx::query_as(MODELS).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(found.unwrap_or_default())
}

/// Says which models the tenant, whose row is held, has.
pub(super) async fn set_models(tx: &mut Tx<impl Permission>, models: &Models) -> Result<(), Fault> {
    const SET_MODELS: &str = "
        update knowledge_models set active = $2, wanted = $3, updated_at = $4 where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let set = sqlx::query(SET_MODELS).bind(tenant).bind(&models.active).bind(&models.wanted).bind(now);
    set.execute(tx.db()).await?;
    Ok(())
}

/// A passage that a model has not looked at as it is now.
#[derive(sqlx::FromRow)]
pub(super) struct Unseen {
    pub stamp: Vec<u8>,
    #[sqlx(flatten)]
    passage: Searchable,
}

impl Unseen {
    /// The passage, as an index has it.
    pub fn into_passage(self) -> Passage {
        self.passage.into()
    }
}

/// Passages in `languages` that a model has not looked at, `limit` at most.
pub(super) async fn unseen(
    tx: &mut Tx<impl Permission>,
    model: &str,
    languages: &[Language],
    limit: i64,
) -> Result<Vec<Unseen>, Fault> {
    const UNSEEN: &str = "
        select distinct on (s.id) s.id, s.item_id, s.kind, s.language, s.title, s.variants, s.heading, s.body, s.stamp
        from searched_passages s
        left join passage_vectors x on x.tenant_id = s.tenant_id and x.model = $2 and x.passage_id = s.id
        where s.tenant_id = $1 and s.language = any ($3) and x.stamp is distinct from s.stamp
        order by s.id
        limit $4";

    let tenant = tx.tenant();
    let languages: Vec<&str> = languages.iter().map(|it| it.tag()).collect();
    Ok(sqlx::query_as(UNSEEN).bind(tenant).bind(model).bind(languages).bind(limit).fetch_all(tx.db()).await?)
}

/// What a model made of a passage.
#[derive(Debug)]
pub(super) struct Seen {
    pub passage: PassageId,
    pub stamp: Vec<u8>,
    pub vectors: Vec<Vector>,
}

/// Keeps what a model made of passages, in place of what it made of them before.
pub(super) async fn keep(tx: &mut Tx<impl Permission>, model: &str, seen: &[Seen]) -> Result<(), Fault> {
    const KEEP: &str = "
        insert into passage_vectors (tenant_id, model, passage_id, stamp, dimension, vectors, created_at)
        select $1, $2, it.passage, it.stamp, it.dimension, it.vectors, $7
        from unnest($3::uuid[], $4::bytea[], $5::integer[], $6::bytea[]) as it(passage, stamp, dimension, vectors)
        on conflict (tenant_id, model, passage_id) do update
        set stamp = excluded.stamp, dimension = excluded.dimension, vectors = excluded.vectors,
            created_at = excluded.created_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    let dimension = |it: &Seen| it.vectors.first().and_then(|it| i32::try_from(it.len()).ok()).unwrap_or(0);
    let bytes = |it: &Seen| it.vectors.iter().flatten().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(model)
        .bind(seen.iter().map(|it| it.passage.0).collect::<Vec<_>>())
        .bind(seen.iter().map(|it| it.stamp.clone()).collect::<Vec<_>>())
        .bind(seen.iter().map(dimension).collect::<Vec<_>>())
        .bind(seen.iter().map(bytes).collect::<Vec<_>>())
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// What a model made of the passages that are searched, as they are now.
pub(in crate::knowledge) async fn meanings(tx: &mut Tx<impl Permission>, model: &str) -> Result<Meanings, Fault> {
    const VECTORS: &str = "
        select distinct on (s.id) s.id, x.dimension, x.vectors
        from searched_passages s
        join passage_vectors x
            on x.tenant_id = s.tenant_id and x.model = $2 and x.passage_id = s.id and x.stamp = s.stamp
        where s.tenant_id = $1
        order by s.id";

    let tenant = tx.tenant();
    read(sqlx::query_as(VECTORS).bind(tenant).bind(model).fetch_all(tx.db()).await?)
}

/// What a model made of the passages of these items that are searched, as they are now.
pub(in crate::knowledge) async fn meanings_of(
    tx: &mut Tx<impl Permission>,
    model: &str,
    items: &[ItemId],
) -> Result<Meanings, Fault> {
    const VECTORS_OF: &str = "
        select distinct on (s.id) s.id, x.dimension, x.vectors
        from searched_passages s
        join passage_vectors x
            on x.tenant_id = s.tenant_id and x.model = $2 and x.passage_id = s.id and x.stamp = s.stamp
        where s.tenant_id = $1 and s.item_id = any ($3)
        order by s.id";

    let tenant = tx.tenant();
    read(sqlx::query_as(VECTORS_OF).bind(tenant).bind(model).bind(items).fetch_all(tx.db()).await?)
}

/// Of these passages the items of those that a model has looked at.
pub(in crate::knowledge) async fn looked_at(
    tx: &mut Tx<impl Permission>,
    model: &str,
    passages: &[PassageId],
) -> Result<Vec<ItemId>, Fault> {
    const LOOKED_AT: &str = "
        select distinct p.item_id
        from passage_vectors x
        join passages p on p.tenant_id = x.tenant_id and p.id = x.passage_id
        where x.tenant_id = $1 and x.model = $2 and x.passage_id = any ($3)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(LOOKED_AT).bind(tenant).bind(model).bind(passages).fetch_all(tx.db()).await?)
}

/// Passages with the dimension and the bytes of their vectors, as [`keep`] writes them.
fn read(rows: Vec<(PassageId, i32, Vec<u8>)>) -> Result<Meanings, Fault> {
    let mut meanings = Meanings::default();
    for (passage, dimension, bytes) in rows {
        meanings.keep(passage, vectors_of(dimension, &bytes)?);
    }
    Ok(meanings)
}

/// Vectors from the bytes that [`keep`] writes.
pub(in crate::knowledge) fn vectors_of(dimension: i32, bytes: &[u8]) -> Result<Vec<Vector>, Fault> {
    let dimension = usize::try_from(dimension).map_err(Fault::other)?.max(1);
    let numbers: Vec<f32> = bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect();
    Ok(numbers.chunks_exact(dimension).map(Into::into).collect())
}

/// What a model made of these passages, as they are now.
pub(in crate::knowledge) async fn meanings_among(
    tx: &mut Tx<impl Permission>,
    model: &str,
    passages: &[PassageId],
) -> Result<Meanings, Fault> {
    const VECTORS_AMONG: &str = "
        select distinct on (s.id) s.id, x.dimension, x.vectors
        from searched_passages s
        join passage_vectors x
            on x.tenant_id = s.tenant_id and x.model = $2 and x.passage_id = s.id and x.stamp = s.stamp
        where s.tenant_id = $1 and s.id = any ($3)
        order by s.id";

    let tenant = tx.tenant();
    read(sqlx::query_as(VECTORS_AMONG).bind(tenant).bind(model).bind(passages).fetch_all(tx.db()).await?)
}

/// Forgets what other models than these made.
pub(super) async fn forget_others(tx: &mut Tx<impl Permission>, kept: &[&str]) -> Result<(), Fault> {
    const FORGET: &str = "delete from passage_vectors where tenant_id = $1 and model <> all ($2)";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).bind(kept).execute(tx.db()).await?;
    Ok(())
}

/// How far the tenant's knowledge has been looked at.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn coverage(tx: &mut Tx<access::KnowledgeRead>) -> Result<Coverage, Fault> {
    const COVERAGE: &str = "
        select active, wanted, passages, looked_at from knowledge_models where tenant_id = $1";

    let tenant = tx.tenant();
    let found = sqlx::query_as(COVERAGE).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(found.unwrap_or_default())
}

/// Counts what is searched and what of it a model has looked at, and writes it down.
pub(super) async fn count(tx: &mut Tx<impl Permission>, model: &str) -> Result<(), Fault> {
    const COUNT: &str = "
        update knowledge_models
        set (passages, looked_at) = (
            select count(distinct s.id), count(distinct x.passage_id)
            from searched_passages s
            left join passage_vectors x
                on x.tenant_id = s.tenant_id and x.model = $2 and x.passage_id = s.id and x.stamp = s.stamp
            where s.tenant_id = $1
        )
        where tenant_id = $1";

    let tenant = tx.tenant();
    sqlx::query(COUNT).bind(tenant).bind(model).execute(tx.db()).await?;
    Ok(())
}

/// Adds to what has been looked at.
pub(super) async fn count_on(tx: &mut Tx<access::Work>, more: usize) -> Result<(), Fault> {
    const COUNT_ON: &str = "
        update knowledge_models set looked_at = least(passages, looked_at + $2) where tenant_id = $1";

    let tenant = tx.tenant();
    let more = i32::try_from(more).unwrap_or(i32::MAX);
    sqlx::query(COUNT_ON).bind(tenant).bind(more).execute(tx.db()).await?;
    Ok(())
}

/// The passages of an item that the active model has not looked at as they are now, or that `store`, if there is one,
/// does not hold so, a thousand at most: they are found by their words until then. None of them where no offered model is active, or it does not know their language.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn waiting(
    tx: &mut Tx<access::KnowledgeRead>,
    item: ItemId,
    offered: &Embedders,
    store: Option<&str>,
) -> Result<Vec<PassageId>, Fault> {
    const WAITING: &str = "
        select s.id
        from searched_passages s
        left join passage_vectors x on x.tenant_id = s.tenant_id and x.model = $3 and x.passage_id = s.id
        where s.tenant_id = $1 and s.item_id = $2 and s.language = any ($4)
          and (x.stamp is distinct from s.stamp
               or $5::text is not null and (x.kept_in, x.kept_stamp) is distinct from ($5, s.stamp))
        order by s.ordinal
        limit 1000";

    let Models { active, .. } = models(tx).await?;
    let Some(model) = active.as_deref().and_then(|it| offered.called(it)) else { return Ok(Vec::new()) };
    let tenant = tx.tenant();
    let known: Vec<&str> = Language::all().filter(|it| model.knows(*it)).map(Language::tag).collect();
    let found = sqlx::query_scalar(WAITING).bind(tenant).bind(item).bind(model.name()).bind(known).bind(store);
    Ok(found.fetch_all(tx.db()).await?)
}
