//! The list of conversations, and how many there are.

use super::line::{Counts, Cursor, Filter, Line, Page};
use crate::inbox::View;
use crate::prelude::*;

use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::QueryAs;

/// Rows on one page: the hard maximum too (`D-5`).
const PAGE: usize = 50;
/// Conversations that a search finds at most.
const FOUND: i32 = 200;
/// As far as conversations are counted: more are "so many or more". An exact number that nobody reads would
/// cost more with every day of history.
pub const COUNTED: i64 = 1_000;

/// What each way of looking holds, as a condition on `conversations c`; `$3` is the reader. Whatever
/// is not resolved says so in plain words, which is how the small index of these is found.
macro_rules! view {
    (to_answer) => {
        "c.status <> 'resolved' and c.status <> 'snoozed'
         and ((c.status = 'open' and (c.handler = 'nobody' or c.assignee_id = $3)) or c.id in (select d.conversation_id
              from drafts d where d.tenant_id = $1 and d.state = 'proposed'))"
    };
    (mine) => {
        "c.status <> 'resolved' and c.assignee_id = $3"
    };
    (assistant) => {
        "c.status <> 'resolved' and c.handler = 'ai'"
    };
    (drafts) => {
        "c.id in (select d.conversation_id from drafts d where d.tenant_id = $1 and d.state = 'proposed')"
    };
    (failed) => {
        "c.id in (select m.conversation_id from messages m where m.tenant_id = $1 and m.delivery in ('failed', 'unknown'))"
    };
    (all) => {
        "true"
    };
}

/// Among which conversations one looks: `$9` are those that a search found.
macro_rules! among {
    (every) => {
        "from conversations c where c.tenant_id = $1 and $9::uuid[] is null"
    };
    (found) => {
        "from unnest($9::uuid[]) found (id) join conversations c on c.tenant_id = $1 and c.id = found.id where true"
    };
}

/// What is counted and what is listed is decided here and nowhere else. Parameters: 1 tenant, 2 own,
/// 3 reader, 4 status, 5 handler, 6 channel, 7 assignee, 8 unread, 9 found. What only one condition needs
/// is looked up inside it, so that without the condition nobody looks.
macro_rules! seen {
    ($among:ident, $view:ident) => {
        concat!(
            among!($among),
            " and ($2::uuid is null or c.assignee_id is null or c.assignee_id = $2)
               and ",
            view!($view),
            " and ($4::text is null or c.status = $4)
              and ($5::text is null or c.handler = $5)
              and ($6::uuid is null or c.channel_id = $6)
              and ($7::uuid is null or c.assignee_id = $7)
              and (not $8 or c.last_seq > coalesce((select r.seq from read_markers r where r.tenant_id = c.tenant_id
                                                    and r.conversation_id = c.id and r.member_id = $3), 0))"
        )
    };
}

/// The rows of chosen conversations, with everything that a row says.
macro_rules! rows {
    ($chosen:expr, $order:literal) => {
        concat!(
            "select c.id, c.status, c.handler, c.assignee_id, au.name as assignee_name, c.contact_id,
                    p.name as contact_name, c.channel_id, h.name as channel_name, h.kind as channel_kind,
                    h.active as channel_active, h.assistant_mode, c.language, c.preview, c.preview_author,
                    c.last_message_at, c.last_seq, c.last_seq > coalesce(r.seq, 0) as is_unread, c.unanswered,
                    c.waiting_since, c.snoozed_until, c.previous_id,
                    exists (select from drafts d where d.tenant_id = c.tenant_id and d.conversation_id = c.id
                            and d.state = 'proposed') as has_proposal,
                    e.reason as escalated, e.id as escalation_id, p.blocked_at is not null as is_blocked,
                    exists (select from messages f where f.tenant_id = c.tenant_id and f.conversation_id = c.id
                            and f.delivery in ('failed', 'unknown')) as has_failed
             from (",
            $chosen,
            ") chosen
             join conversations c on c.tenant_id = $1 and c.id = chosen.id
             join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
             join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
             left join read_markers r on r.tenant_id = c.tenant_id and r.conversation_id = c.id and r.member_id = $3
             left join members am on am.tenant_id = c.tenant_id and am.id = c.assignee_id
             left join users au on au.id = am.user_id
             left join escalations e on e.tenant_id = c.tenant_id and e.conversation_id = c.id and e.status <> 'resolved' ",
            $order
        )
    };
}

/// A page of one way of looking.
macro_rules! page {
    ($among:ident, $view:ident) => {
        rows!(
            concat!(
                "select c.id ",
                seen!($among, $view),
                " and ($10::timestamptz is null or (c.last_message_at, c.id) < ($10, $11))
                  order by c.last_message_at desc, c.id desc limit $12"
            ),
            "order by c.last_message_at desc, c.id desc"
        )
    };
}

/// How many conversations one way of looking holds.
macro_rules! how_many {
    ($among:ident, $view:ident) => {
        concat!("(select count(*) from (select ", seen!($among, $view), " limit 1000) one) as ", stringify!($view))
    };
}

/// The same for every way of looking.
macro_rules! how_many_each {
    ($among:ident) => {
        concat!(
            "select ",
            how_many!($among, to_answer),
            ", ",
            how_many!($among, mine),
            ", ",
            how_many!($among, assistant),
            ", ",
            how_many!($among, drafts),
            ", ",
            how_many!($among, failed),
            ", ",
            how_many!($among, all)
        )
    };
}

/// The conversations that a search finds; `None` when nobody searches.
async fn search(tx: &mut Tx<impl Permission>, words: Option<&str>) -> Result<Option<Vec<ConversationId>>, Fault> {
    const SEARCH: &str = "select conversation_id from system_search_conversations($1, $2, $3)";

    let Some(words) = words.map(str::trim).filter(|it| !it.is_empty()) else {
        return Ok(None);
    };
    let words: String = words.chars().filter(|it| *it != '\0').take(200).collect();
    // Whoever may not know a name may not find out by asking for it either.
    let by_name = tx.sight() != access::Sight::Masked;
    Ok(Some(sqlx::query_scalar(SEARCH).bind(&words).bind(by_name).bind(FOUND).fetch_all(tx.db()).await?))
}

/// A statement's first nine parameters: who asks, and for what.
fn asked<'q, Row>(
    statement: QueryAs<'q, Postgres, Row, PgArguments>,
    tx: &Tx<impl Permission>,
    filter: &Filter,
    found: Option<&'q [ConversationId]>,
) -> QueryAs<'q, Postgres, Row, PgArguments> {
    statement
        .bind(tx.tenant())
        .bind(tx.own())
        .bind(tx.member())
        .bind(filter.status)
        .bind(filter.handler)
        .bind(filter.channel)
        .bind(filter.assignee)
        .bind(filter.unread)
        .bind(found)
}

/// A page of conversations that the reader sees, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: &Filter, after: Option<Cursor>) -> Result<Page, Fault> {
    let found = search(tx, filter.words.as_deref()).await?;
    page(tx, filter, after, found.as_deref()).await
}

/// The same page, and how many conversations each way of looking holds: one search for both.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list_with_counts(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    after: Option<Cursor>,
) -> Result<(Page, Counts), Fault> {
    let found = search(tx, filter.words.as_deref()).await?;
    Ok((page(tx, filter, after, found.as_deref()).await?, count(tx, filter, found.as_deref()).await?))
}

async fn page(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    after: Option<Cursor>,
    found: Option<&[ConversationId]>,
) -> Result<Page, Fault> {
    let statement = match (filter.view.unwrap_or(View::All), found.is_some()) {
        (View::ToAnswer, false) => page!(every, to_answer),
        (View::Mine, false) => page!(every, mine),
        (View::Assistant, false) => page!(every, assistant),
        (View::Drafts, false) => page!(every, drafts),
        (View::Failed, false) => page!(every, failed),
        (View::All, false) => page!(every, all),
        (View::ToAnswer, true) => page!(found, to_answer),
        (View::Mine, true) => page!(found, mine),
        (View::Assistant, true) => page!(found, assistant),
        (View::Drafts, true) => page!(found, drafts),
        (View::Failed, true) => page!(found, failed),
        (View::All, true) => page!(found, all),
    };
    let sight = tx.sight();
    let mut lines: Vec<Line> = asked(sqlx::query_as(statement), tx, filter, found)
        .bind(after.map(|it| it.at))
        .bind(after.map(|it| it.id))
        .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .fetch_all(tx.db())
        .await?;
    let has_more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| has_more).map(|it| Cursor { at: it.last_message_at, id: it.id });
    let lines = lines.into_iter().map(|it| hide(it, sight)).collect();
    Ok(Page { lines, next })
}

/// What the reader has to answer, the longest waiting first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(super) async fn next_to_answer(tx: &mut Tx<impl Permission>, how_many: i64) -> Result<Vec<Line>, Fault> {
    const NEXT: &str = rows!(
        concat!(
            "select c.id ",
            seen!(every, to_answer),
            " order by coalesce(c.waiting_since, c.last_message_at), c.id limit $10"
        ),
        "order by coalesce(c.waiting_since, c.last_message_at), c.id"
    );

    let sight = tx.sight();
    let lines: Vec<Line> =
        asked(sqlx::query_as(NEXT), tx, &Filter::default(), None).bind(how_many).fetch_all(tx.db()).await?;
    Ok(lines.into_iter().map(|it| hide(it, sight)).collect())
}

/// How many conversations the list would show for each way of looking, with the same other
/// conditions; [`COUNTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Counts, Fault> {
    let found = search(tx, filter.words.as_deref()).await?;
    count(tx, filter, found.as_deref()).await
}

async fn count(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    found: Option<&[ConversationId]>,
) -> Result<Counts, Fault> {
    let statement = if found.is_some() { how_many_each!(found) } else { how_many_each!(every) };
    Ok(asked(sqlx::query_as(statement), tx, filter, found).fetch_one(tx.db()).await?)
}

/// How many conversations the reader has to answer: the same number as in [`counts`].
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn to_answer(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const TO_ANSWER: &str = concat!("select ", how_many!(every, to_answer));

    let (number,): (i64,) = asked(sqlx::query_as(TO_ANSWER), tx, &Filter::default(), None).fetch_one(tx.db()).await?;
    Ok(number)
}

/// One conversation, if the reader sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Option<Line>, Fault> {
    const FIND: &str = rows!(
        "select c.id from conversations c
         where c.tenant_id = $1 and c.id = $4 and ($2::uuid is null or c.assignee_id is null or c.assignee_id = $2)",
        ""
    );

    let (tenant, own, me, sight) = (tx.tenant(), tx.own(), tx.member(), tx.sight());
    let line: Option<Line> =
        sqlx::query_as(FIND).bind(tenant).bind(own).bind(me).bind(id).fetch_optional(tx.db()).await?;
    Ok(line.map(|it| hide(it, sight)))
}

fn hide(mut line: Line, sight: access::Sight) -> Line {
    line.contact_name = line.contact_name.map(|name| sight.name(name));
    line
}
