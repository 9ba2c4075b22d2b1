//! The statements about which vectors stand in a store.

pub mod neighbours;

use super::Point;
use crate::access::Work;
use crate::knowledge::meaning::store::vectors_of;
use crate::knowledge::search::Language;
use crate::prelude::*;

/// A passage whose vectors are to be put into a store, and what a model was shown of it.
pub(super) struct Unkept {
    pub point: Point,
    pub stamp: Vec<u8>,
}

/// Vectors of searched passages that do not stand in a store as they are, `limit` at most.
pub(super) async fn unkept(tx: &mut Tx<Work>, model: &str, store: &str, limit: i64) -> Result<Vec<Unkept>, Fault> {
    const UNKEPT: &str = "
        select distinct on (x.passage_id) x.passage_id, s.language, x.dimension, x.vectors, x.stamp
        from passage_vectors x
        join searched_passages s on s.tenant_id = x.tenant_id and s.id = x.passage_id and s.stamp = x.stamp
        where x.tenant_id = $1 and x.model = $2 and (x.kept_in is distinct from $3 or x.kept_stamp is distinct from x.stamp)
        order by x.passage_id
        limit $4";

    #[derive(sqlx::FromRow)]
    struct Row {
        passage_id: PassageId,
        language: Language,
        dimension: i32,
        vectors: Vec<u8>,
        stamp: Vec<u8>,
    }

    let tenant = tx.tenant();
    let rows: Vec<Row> =
        sqlx::query_as(UNKEPT).bind(tenant).bind(model).bind(store).bind(limit).fetch_all(tx.db()).await?;
    let unkept = rows.into_iter().map(|it| {
        let vectors = vectors_of(it.dimension, &it.vectors)?;
        Ok(Unkept { point: Point { passage: it.passage_id, language: it.language, vectors }, stamp: it.stamp })
    });
    unkept.collect()
}

/// Passages that stand in a store and are not searched any more, `limit` at most.
pub(super) async fn outdated(tx: &mut Tx<Work>, model: &str, store: &str, limit: i64) -> Result<Vec<PassageId>, Fault> {
    const OUTDATED: &str = "
        select x.passage_id
        from passage_vectors x
        where x.tenant_id = $1 and x.model = $2 and x.kept_in = $3
          and not exists (select from searched_passages s where s.tenant_id = x.tenant_id and s.id = x.passage_id)
        limit $4";

    let tenant = tx.tenant();
    let found = sqlx::query_scalar(OUTDATED).bind(tenant).bind(model).bind(store).bind(limit);
    Ok(found.fetch_all(tx.db()).await?)
}

/// Writes down that a store holds passages as a model was shown them.
pub(super) async fn set_kept(
    tx: &mut Tx<Work>,
    model: &str,
    store: &str,
    kept: &[(PassageId, Vec<u8>)],
) -> Result<(), Fault> {
    const SET_KEPT: &str = "
        update passage_vectors x set kept_in = $3, kept_stamp = it.stamp
        from unnest($4::uuid[], $5::bytea[]) as it(passage, stamp)
        where x.tenant_id = $1 and x.model = $2 and x.passage_id = it.passage";

    let tenant = tx.tenant();
    let (passages, stamps): (Vec<PassageId>, Vec<Vec<u8>>) = kept.iter().cloned().unzip();
    let set = sqlx::query(SET_KEPT).bind(tenant).bind(model).bind(store).bind(passages).bind(stamps);
    set.execute(tx.db()).await?;
    Ok(())
}

/// Writes down that no store holds passages.
pub(super) async fn set_removed(tx: &mut Tx<Work>, model: &str, removed: &[PassageId]) -> Result<(), Fault> {
    const SET_REMOVED: &str = "
        update passage_vectors set kept_in = null, kept_stamp = null
        where tenant_id = $1 and model = $2 and passage_id = any ($3)";

    let tenant = tx.tenant();
    sqlx::query(SET_REMOVED).bind(tenant).bind(model).bind(removed).execute(tx.db()).await?;
    Ok(())
}
