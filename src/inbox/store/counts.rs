//! How many conversations there are: by the conditions of the list, and no others.

use sqlx::{Postgres, QueryBuilder};

use super::line::{Counts, Filter};
use super::seen::{GROUPS, Reader, UNRESOLVED, among, is_of_groups, is_unresolved, seen, shown};
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
    let everything = Filter { view: filter.view, ..Filter::default() };
    let mut sql = match found {
        None if *filter == everything => by_groups(&who, &everything),
        _ => one_by_one(&who, filter, found),
    };
    Ok(sql.build_query_as().fetch_one(tx.db()).await?)
}

/// The ways of looking that are counted together.
fn counted() -> impl Iterator<Item = View> {
    View::ALL.iter().copied().filter(|it| is_unresolved(*it))
}

/// Adds up groups of conversations that stand alike: thousands of rows are a few dozen groups, and only these are asked
/// whether each way of looking shows them.
fn by_groups(who: &Reader, everything: &Filter) -> QueryBuilder<Postgres> {
    let mut sql = QueryBuilder::new("select ");
    for (place, view) in counted().enumerate() {
        sql.push(if place == 0 { "" } else { ", " });
        if is_of_groups(view) {
            sql.push("least(coalesce(sum(c.how_many) filter (where ");
            shown(&mut sql, who, view);
            sql.push(format_args!("), 0), {COUNTED})::bigint"));
        } else {
            how_many(&mut sql, who, everything, view, None);
        }
        sql.push(format_args!(" as \"{}\"", view.word()));
    }
    sql.push(" from (select ").push(GROUPS).push("(select c.standing, c.assignee_id, count(*) as how_many ");
    among(&mut sql, who, everything, None);
    sql.push(" and ").push(UNRESOLVED).push(" group by c.standing, c.assignee_id) g) c");
    sql
}

/// Asks each conversation whether each way of looking shows it.
fn one_by_one(who: &Reader, filter: &Filter, found: Option<&[ConversationId]>) -> QueryBuilder<Postgres> {
    let mut sql = QueryBuilder::new("select ");
    for (place, view) in counted().enumerate() {
        sql.push(if place == 0 { "" } else { ", " }).push("least(count(*) filter (where ");
        shown(&mut sql, who, view);
        sql.push(format_args!("), {COUNTED}) as \"{}\"", view.word()));
    }
    sql.push(" ");
    among(&mut sql, who, filter, found);
    sql.push(" and ").push(UNRESOLVED);
    sql
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
