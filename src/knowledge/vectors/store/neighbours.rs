//! The statements about `passage_neighbours`, which is there where PostgreSQL has the extension `vector`.

use sqlx::AssertSqlSafe;

use crate::access::Work;
use crate::knowledge::search::Language;
use crate::knowledge::vectors::{Point, Space};
use crate::prelude::*;
use crate::tenancy::Desk;

/// Whether the table is there.
pub async fn are_there(desk: &Desk) -> Result<bool, Fault> {
    const ARE_THERE: &str = "select to_regclass('passage_neighbours') is not null";

    Ok(sqlx::query_scalar(ARE_THERE).fetch_one(&desk.pools().work).await?)
}

/// Puts passages in place of what was kept of them.
pub async fn put(tx: &mut Tx<Work>, space: &Space, points: &[Point]) -> Result<(), Fault> {
    const PUT: &str = "
        insert into passage_neighbours (tenant_id, model, passage_id, part, language, dimension, vector)
        select $1, $2, it.passage, it.part, it.language, it.dimension, it.vector::vector
        from unnest($3::uuid[], $4::smallint[], $5::text[], $6::integer[], $7::text[])
             as it(passage, part, language, dimension, vector)";

    let parts = points.iter().flat_map(|point| (0_i16..).zip(&point.vectors).map(move |(part, it)| (point, part, it)));
    let mut rows = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (point, part, vector) in parts {
        rows.0.push(point.passage);
        rows.1.push(part);
        rows.2.push(point.language.tag());
        rows.3.push(i32::try_from(vector.len()).unwrap_or(0));
        rows.4.push(written(vector));
    }
    let passages: Vec<PassageId> = points.iter().map(|it| it.passage).collect();
    remove(tx, space, &passages).await?;
    let tenant = tx.tenant();
    let put = sqlx::query(PUT).bind(tenant).bind(&space.model).bind(rows.0).bind(rows.1);
    put.bind(rows.2).bind(rows.3).bind(rows.4).execute(tx.db()).await?;
    Ok(())
}

/// Takes passages out.
pub async fn remove(tx: &mut Tx<Work>, space: &Space, passages: &[PassageId]) -> Result<(), Fault> {
    const REMOVE: &str = "
        delete from passage_neighbours where tenant_id = $1 and model = $2 and passage_id = any ($3)";

    let tenant = tx.tenant();
    sqlx::query(REMOVE).bind(tenant).bind(&space.model).bind(passages).execute(tx.db()).await?;
    Ok(())
}

/// The passages nearest to a question, best first, some of them perhaps twice.
pub async fn nearest(
    tx: &mut Tx<Work>,
    space: &Space,
    language: Language,
    question: &[f32],
    limit: usize,
) -> Result<Vec<PassageId>, Fault> {
    let (tenant, dimension) = (tx.tenant(), question.len());
    go_on(tx).await?;
    // The dimension is part of the index's expression, so it is written and not bound: it is a number.
    let nearest = AssertSqlSafe(format!(
        "select passage_id from passage_neighbours
         where tenant_id = $1 and model = $2 and language = $3 and dimension = {dimension}
         order by (vector::vector({dimension})) <#> ($4::text)::vector({dimension})
         limit $5"
    ));
    let found = sqlx::query_scalar(nearest).bind(tenant).bind(&space.model).bind(language).bind(written(question));
    Ok(found.bind(i64::try_from(limit).unwrap_or(i64::MAX)).fetch_all(tx.db()).await?)
}

/// Has the index go on until it has found enough: a tenant's rows stand among many others'.
async fn go_on(tx: &mut Tx<Work>) -> Result<(), Fault> {
    const GO_ON: &str = "
        select set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', '100', true)";

    sqlx::query(GO_ON).execute(tx.db()).await?;
    Ok(())
}

/// Forgets what other models than these made.
pub async fn retain(tx: &mut Tx<Work>, models: &[&str]) -> Result<(), Fault> {
    const RETAIN: &str = "delete from passage_neighbours where tenant_id = $1 and model <> all ($2)";

    let tenant = tx.tenant();
    sqlx::query(RETAIN).bind(tenant).bind(models).execute(tx.db()).await?;
    Ok(())
}

/// A vector as the extension reads it.
fn written(vector: &[f32]) -> String {
    let numbers: Vec<String> = vector.iter().map(ToString::to_string).collect();
    format!("[{}]", numbers.join(","))
}
