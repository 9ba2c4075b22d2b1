//! How many conversations there are: by the conditions of the list, and no others.

use sqlx::{Postgres, QueryBuilder};

use super::line::{Counts, Filter};
use super::seen::{Reader, UNRESOLVED, among, is_unresolved, seen, shown};
use crate::inbox::View;
use crate::prelude::*;

/// As far as conversations are counted: more are "so many or more". An exact number that nobody reads would
/// cost more with every day of history.
pub const COUNTED: i64 = 1_000;

/// How many conversations the list would show for each way of looking that shows nothing resolved, with the same
/// other conditions, among what was found for its words; [`COUNTED`] at most. What is not resolved is read once for all of them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    found: Option<&[ConversationId]>,
) -> Result<Counts, Fault> {
    let who = Reader::of(tx);
    let mut sql = QueryBuilder::new("select ");
    for (place, view) in View::ALL.iter().filter(|it| is_unresolved(**it)).enumerate() {
        sql.push(if place == 0 { "" } else { ", " }).push("least(count(*) filter (where ");
        shown(&mut sql, &who, *view);
        sql.push(format_args!("), {COUNTED}) as \"{}\"", view.word()));
    }
    sql.push(" ");
    among(&mut sql, &who, filter, found);
    sql.push(" and ").push(UNRESOLVED);
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

/// How many conversations the list would show for each of these filters, among what was found for their words;
/// [`COUNTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts_of(
    tx: &mut Tx<impl Permission>,
    filters: &[Filter],
    found: Option<&[ConversationId]>,
) -> Result<Vec<i64>, Fault> {
    let who = Reader::of(tx);
    let mut sql = QueryBuilder::new("select array[");
    for (place, filter) in filters.iter().enumerate() {
        sql.push(if place == 0 { "" } else { ", " });
        how_many(&mut sql, &who, filter, filter.view.unwrap_or(View::All), found);
    }
    sql.push("]::bigint[]");
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
