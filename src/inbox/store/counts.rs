//! How many conversations there are: by the conditions of the list, and no others.

use sqlx::{Postgres, QueryBuilder};

use super::line::{Counts, Filter};
use super::list::found;
use super::seen::{Reader, UNRESOLVED, among, is_unresolved, seen, shown};
use crate::inbox::View;
use crate::prelude::*;
use crate::service_levels::SlaState;

/// As far as conversations are counted: more are "so many or more". An exact number that nobody reads would
/// cost more with every day of history.
pub const COUNTED: i64 = 1_000;

/// How many conversations the list would show for each way of looking, with the same other
/// conditions; [`COUNTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Counts, Fault> {
    let found = found(tx, filter).await?;
    count(tx, filter, found.as_deref()).await
}

/// What is not resolved is read once, for all the ways of looking that show nothing else.
pub(super) async fn count(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    found: Option<&[ConversationId]>,
) -> Result<Counts, Fault> {
    let who = Reader::of(tx);
    let (together, apart): (Vec<View>, Vec<View>) = View::ALL.iter().copied().partition(|view| is_unresolved(*view));
    let counts_all = filter.view.is_none_or(|view| view == View::All);
    let mut sql = QueryBuilder::new("select unresolved.*");
    for view in apart {
        sql.push(", ");
        if view == View::All && !counts_all {
            sql.push("null::bigint as \"all\"");
            continue;
        }
        how_many(&mut sql, &who, filter, view, found);
        sql.push(format_args!(" as \"{}\"", view.word()));
    }
    sql.push(" from (select ");
    for (place, view) in together.into_iter().enumerate() {
        sql.push(if place == 0 { "" } else { ", " }).push("least(count(*) filter (where ");
        shown(&mut sql, &who, view);
        sql.push(format_args!("), {COUNTED}) as \"{}\"", view.word()));
    }
    sql.push(" ");
    among(&mut sql, &who, filter, found);
    sql.push(" and ").push(UNRESOLVED).push(") unresolved");
    Ok(sql.build_query_as().fetch_one(tx.db()).await?)
}

/// The number of one way of looking, as an expression.
fn how_many(
    sql: &mut QueryBuilder<Postgres>,
    who: &Reader,
    filter: &Filter,
    view: View,
    found: Option<&[ConversationId]>,
) {
    sql.push("(select count(*) from (select ");
    seen(sql, who, filter, view, found);
    sql.push(format_args!(" limit {COUNTED}) one)"));
}

/// How many conversations the list would show for each of these filters, without their words; [`COUNTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts_of(tx: &mut Tx<impl Permission>, filters: &[Filter]) -> Result<Vec<i64>, Fault> {
    let who = Reader::of(tx);
    let mut sql = QueryBuilder::new("select array[");
    for (place, filter) in filters.iter().enumerate() {
        sql.push(if place == 0 { "" } else { ", " });
        how_many(&mut sql, &who, filter, filter.view.unwrap_or(View::All), None);
    }
    sql.push("]::bigint[]");
    Ok(sql.build_query_scalar().fetch_one(tx.db()).await?)
}

/// How many conversations are due within the hour: the same number as in the list of these.
pub(super) async fn breaching(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    let filter = Filter { sla: Some(SlaState::Breaching), ..Filter::default() };
    let mut sql = QueryBuilder::new("select ");
    how_many(&mut sql, &Reader::of(tx), &filter, View::All, None);
    Ok(sql.build_query_scalar().fetch_one(tx.db()).await?)
}

/// How many conversations the reader has to answer: the same number as in [`counts`].
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn to_answer(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    let mut sql = QueryBuilder::new("select ");
    how_many(&mut sql, &Reader::of(tx), &Filter::default(), View::ToAnswer, None);
    Ok(sql.build_query_scalar().fetch_one(tx.db()).await?)
}
