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
const FOUND: i32 = 500;
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

/// What is counted and what is listed is decided here and nowhere else. Parameters: 1 tenant, 2 own,
/// 3 reader, 4 status, 5 handler, 6 channel, 7 assignee, 8 unread, 9 searched, 10 found. What only one
/// condition needs is looked up inside it, so that without the condition nobody looks.
macro_rules! seen {
    ($view:ident) => {
        concat!(
            "from conversations c
             where c.tenant_id = $1
               and ($2::uuid is null or c.assignee_id is null or c.assignee_id = $2)
               and ",
            view!($view),
            " and ($4::text is null or c.status = $4)
              and ($5::text is null or c.handler = $5)
              and ($6::uuid is null or c.channel_id = $6)
              and ($7::uuid is null or c.assignee_id = $7)
              and (not $8 or c.last_seq > coalesce((select r.seq from read_markers r where r.tenant_id = c.tenant_id
                                                    and r.conversation_id = c.id and r.member_id = $3), 0))
              and (not $9 or c.id = any ($10))"
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
    ($view:ident) => {
        rows!(
            concat!(
                "select c.id ",
                seen!($view),
                " and ($11::timestamptz is null or (c.last_message_at, c.id) < ($11, $12))
                  order by c.last_message_at desc, c.id desc limit $13"
            ),
            "order by c.last_message_at desc, c.id desc"
        )
    };
}

/// How many conversations one way of looking holds.
macro_rules! how_many {
    ($view:ident) => {
        concat!("(select count(*) from (select ", seen!($view), " limit 1000) one) as ", stringify!($view))
    };
}

/// What a search found.
#[derive(Default)]
struct Search {
    is_wanted: bool,
    found: Vec<ConversationId>,
}

async fn search(tx: &mut Tx<impl Permission>, words: Option<&str>) -> Result<Search, Fault> {
    const SEARCH: &str = "select conversation_id from system_search_conversations($1, $2, $3)";

    let Some(words) = words.map(str::trim).filter(|it| !it.is_empty()) else {
        return Ok(Search::default());
    };
    let words: String = words.chars().filter(|it| *it != '\0').take(200).collect();
    // Whoever may not know a name may not find out by asking for it either.
    let by_name = tx.sight() != access::Sight::Masked;
    let found = sqlx::query_scalar(SEARCH).bind(&words).bind(by_name).bind(FOUND).fetch_all(tx.db()).await?;
    Ok(Search { is_wanted: true, found })
}

/// A statement's first ten parameters: who asks, and for what.
fn asked<'q, Row>(
    statement: QueryAs<'q, Postgres, Row, PgArguments>,
    tx: &Tx<impl Permission>,
    filter: &Filter,
    search: &'q Search,
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
        .bind(search.is_wanted)
        .bind(&search.found)
}

/// A page of conversations that the reader sees, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: &Filter, after: Option<Cursor>) -> Result<Page, Fault> {
    let statement = match filter.view.unwrap_or(View::All) {
        View::ToAnswer => page!(to_answer),
        View::Mine => page!(mine),
        View::Assistant => page!(assistant),
        View::Drafts => page!(drafts),
        View::Failed => page!(failed),
        View::All => page!(all),
    };

    let search = search(tx, filter.words.as_deref()).await?;
    let sight = tx.sight();
    let mut lines: Vec<Line> = asked(sqlx::query_as(statement), tx, filter, &search)
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
            seen!(to_answer),
            " order by coalesce(c.waiting_since, c.last_message_at), c.id limit $11"
        ),
        "order by coalesce(c.waiting_since, c.last_message_at), c.id"
    );

    let sight = tx.sight();
    let lines: Vec<Line> = asked(sqlx::query_as(NEXT), tx, &Filter::default(), &Search::default())
        .bind(how_many)
        .fetch_all(tx.db())
        .await?;
    Ok(lines.into_iter().map(|it| hide(it, sight)).collect())
}

/// How many conversations the list would show for each way of looking, with the same other
/// conditions; [`COUNTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Counts, Fault> {
    const COUNTS: &str = concat!(
        "select ",
        how_many!(to_answer),
        ", ",
        how_many!(mine),
        ", ",
        how_many!(assistant),
        ", ",
        how_many!(drafts),
        ", ",
        how_many!(failed),
        ", ",
        how_many!(all)
    );

    let search = search(tx, filter.words.as_deref()).await?;
    Ok(asked(sqlx::query_as(COUNTS), tx, filter, &search).fetch_one(tx.db()).await?)
}

/// How many conversations the reader has to answer: the same number as in [`counts`].
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn to_answer(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const TO_ANSWER: &str = concat!("select ", how_many!(to_answer));

    let (all, nothing) = (Filter::default(), Search::default());
    let (number,): (i64,) = asked(sqlx::query_as(TO_ANSWER), tx, &all, &nothing).fetch_one(tx.db()).await?;
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
