//! The list of conversations.

use std::collections::HashMap;

use sqlx::{Postgres, QueryBuilder};

use super::counts::counts;
use super::line::{Counts, Cursor, Filter, Line, Page};
use super::seen::{Reader, in_sight, seen};
use crate::inbox::{View, search};
use crate::prelude::*;

/// Rows on one page: the hard maximum too (`D-5`).
const PAGE: usize = 50;

/// Everything that a row says of a conversation `c`.
const ROW: &str = "
    c.id, c.status, c.handler, c.team_id, c.assignee_id,
           (select u.name from members m join users u on u.id = m.user_id
            where m.tenant_id = c.tenant_id and m.id = c.assignee_id) as assignee_name,
           c.contact_id,
           p.name as contact_name, c.channel_id, h.name as channel_name, h.kind as channel_kind,
           h.active as channel_active, h.assistant_mode, c.language, c.intent, c.preview, c.preview_author,
           c.last_message_at, c.last_seq, c.last_seq > coalesce(r.seq, 0) as is_unread, c.unanswered,
           c.waiting_since, c.snoozed_until, c.previous_id, c.merged_into_id,
           c.has_proposal,
           k.target as due_target, k.due_at, c.priority,
           e.reason as escalated, er.name as escalated_name, e.id as escalation_id, p.blocked_at is not null as is_blocked,
           exists (select from messages f where f.tenant_id = c.tenant_id and f.conversation_id = c.id
                   and f.delivery in ('failed', 'unknown')) as has_failed,
           array(select o.label_id from conversation_labels o
                 where o.tenant_id = c.tenant_id and o.conversation_id = c.id) as label_ids,
           c.handler = 'ai' and exists (select from runs o where o.tenant_id = c.tenant_id
                   and o.conversation_id = c.id and o.kind = 'reply' and o.state in ('queued', 'processing')) as is_answering";

/// Where a row's words come from, for the conversations that were chosen.
const SOURCES: &str = "
    join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
    join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
    left join lateral (
        select target, due_at from service_timers
        where tenant_id = c.tenant_id and conversation_id = c.id and ended_at is null and due_at is not null
        order by due_at limit 1) k on true
    left join escalations e on e.tenant_id = c.tenant_id and e.conversation_id = c.id and e.status <> 'resolved'
    left join escalation_reasons er on er.tenant_id = e.tenant_id and er.word = e.reason
    left join read_markers r on r.tenant_id = c.tenant_id and r.conversation_id = c.id and r.member_id = ";

/// A statement for the rows of the conversations that `choice` selects, to be put in order.
///
/// The choice stands first: beyond eight joins PostgreSQL keeps to the order in which they are written, and would read
/// every conversation to keep fifty of them.
fn rows_of(who: &Reader, choice: impl FnOnce(&mut QueryBuilder<Postgres>)) -> QueryBuilder<Postgres> {
    let mut sql = QueryBuilder::new("select ");
    sql.push(ROW).push(" from (select c.id ");
    choice(&mut sql);
    sql.push(") chosen join conversations c on c.id = chosen.id and c.tenant_id = ").push_bind(who.tenant);
    sql.push(SOURCES).push_bind(who.member);
    sql
}

/// The conversations that the words of a filter find; `None` where it has none.
pub(super) async fn found(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Option<Vec<ConversationId>>, Fault> {
    Ok(search::search(tx, filter).await?.map(|it| it.ids()))
}

/// A page of conversations that the reader sees, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: &Filter, after: Option<Cursor>) -> Result<Page, Fault> {
    let found = found(tx, filter).await?;
    page(tx, filter, after, found.as_deref()).await
}

/// The same page among what a [`search`](fn@search::search) found, and how many conversations each way of looking holds there.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list_with_counts(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    after: Option<Cursor>,
    found: Option<&[ConversationId]>,
) -> Result<(Page, Counts), Fault> {
    Ok((page(tx, filter, after, found).await?, counts(tx, filter, found).await?))
}

async fn page(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    after: Option<Cursor>,
    found: Option<&[ConversationId]>,
) -> Result<Page, Fault> {
    const NEWEST: &str = " order by c.last_message_at desc, c.id desc";

    let (who, sight) = (Reader::of(tx), tx.sight());
    let mut sql = rows_of(&who, |sql| {
        seen(sql, &who, filter, filter.view.unwrap_or(View::All), found);
        if let Some(after) = after {
            sql.push(" and (c.last_message_at, c.id) < (").push_bind(after.at).push(", ").push_bind(after.id).push(")");
        }
        sql.push(NEWEST).push(format_args!(" limit {}", PAGE + 1));
    });
    sql.push(NEWEST);
    let mut lines: Vec<Line> = sql.build_query_as().fetch_all(tx.db()).await?;
    let has_more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| has_more).map(|it| Cursor { at: it.last_message_at, id: it.id });
    let lines = lines.into_iter().map(|it| hide(it, sight)).collect();
    Ok(Page { lines, next })
}

/// Which conversations the list would show, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(in crate::inbox) async fn list_ids(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    found: Option<&[ConversationId]>,
    how_many: i64,
) -> Result<Vec<ConversationId>, Fault> {
    let who = Reader::of(tx);
    let mut sql = QueryBuilder::new("select c.id ");
    seen(&mut sql, &who, filter, filter.view.unwrap_or(View::All), found);
    sql.push(" order by c.last_message_at desc, c.id desc limit ").push_bind(how_many);
    Ok(sql.build_query_scalar().fetch_all(tx.db()).await?)
}

/// What the reader has to answer, the longest waiting first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(super) async fn next_to_answer(tx: &mut Tx<impl Permission>, how_many: i64) -> Result<Vec<Line>, Fault> {
    const LONGEST: &str = " order by coalesce(c.waiting_since, c.last_message_at), c.id";

    let (who, sight) = (Reader::of(tx), tx.sight());
    let mut sql = rows_of(&who, |sql| {
        seen(sql, &who, &Filter::default(), View::ToAnswer, None);
        sql.push(LONGEST).push(" limit ").push_bind(how_many);
    });
    sql.push(LONGEST);
    let lines: Vec<Line> = sql.build_query_as().fetch_all(tx.db()).await?;
    Ok(lines.into_iter().map(|it| hide(it, sight)).collect())
}

/// One conversation, if the reader sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Option<Line>, Fault> {
    let (who, sight) = (Reader::of(tx), tx.sight());
    let mut sql = rows_of(&who, |sql| {
        sql.push("from conversations c where c.tenant_id = ").push_bind(who.tenant).push(" and c.id = ").push_bind(id);
        in_sight(sql, &who);
    });
    let line: Option<Line> = sql.build_query_as().fetch_optional(tx.db()).await?;
    Ok(line.map(|it| hide(it, sight)))
}

/// Whose conversations are: who holds each and which team it was given to. [`access::Reach`] says to whom it opens.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn whose(
    tx: &mut Tx<impl Permission>,
    ids: &[ConversationId],
) -> Result<HashMap<ConversationId, Whose>, Fault> {
    const WHOSE: &str =
        "select id, assignee_id as assignee, team_id as team from conversations where tenant_id = $1 and id = any($2)";

    let tenant = tx.tenant();
    let found: Vec<(ConversationId, Option<MemberId>, Option<TeamId>)> =
        sqlx::query_as(WHOSE).bind(tenant).bind(ids).fetch_all(tx.db()).await?;
    Ok(found.into_iter().map(|(id, assignee, team)| (id, Whose { assignee, team })).collect())
}

/// Whose a conversation is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Whose {
    /// Who holds it.
    pub assignee: Option<MemberId>,
    /// The team that it was given to.
    pub team: Option<TeamId>,
}

fn hide(mut line: Line, sight: access::Sight) -> Line {
    line.contact_name = line.contact_name.map(|name| sight.name(name));
    line
}
