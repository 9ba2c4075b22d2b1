//! The list of conversations, and how many there are.

use super::line::{Counts, Cursor, Filter, Line, Page};
use crate::inbox::{Handler, Status, View};
use crate::prelude::*;

/// Rows on one page: the hard maximum too (`D-5`).
const PAGE: usize = 50;
/// Conversations that a search finds at most.
const FOUND: i32 = 500;

/// What is counted and what is listed is decided here and nowhere else. Parameters: 1 tenant,
/// 2 own, 3 me, 4 status, 5 handler, 6 channel, 7 assignee, 8 unread, 9 searched, 10 found,
/// 11 pattern; `$view` is the way of looking.
macro_rules! filtered {
    ($view:literal) => {
        concat!(
            "from conversations c
             join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
             left join read_markers r on r.tenant_id = c.tenant_id and r.conversation_id = c.id and r.member_id = $3
             left join lateral (select true as proposed from drafts d
                                where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.state = 'proposed'
                                limit 1) d on true
             where c.tenant_id = $1
               and ($2::uuid is null or c.assignee_id is null or c.assignee_id = $2)
               and case coalesce(", $view, ", 'all')
                   when 'to_answer' then c.status <> 'resolved' and c.status <> 'snoozed'
                        and (d.proposed or (c.status = 'open' and (c.handler = 'nobody' or c.assignee_id = $3)))
                   when 'mine' then c.assignee_id = $3 and c.status <> 'resolved'
                   when 'assistant' then c.handler = 'ai' and c.status <> 'resolved'
                   when 'drafts' then coalesce(d.proposed, false)
                   when 'failed' then c.id in (select m.conversation_id from messages m
                        where m.tenant_id = $1 and m.delivery in ('failed', 'unknown'))
                   else true end
               and ($4::text is null or c.status = $4)
               and ($5::text is null or c.handler = $5)
               and ($6::uuid is null or c.channel_id = $6)
               and ($7::uuid is null or c.assignee_id = $7)
               and (not $8 or c.last_seq > coalesce(r.seq, 0))
               and (not $9 or c.id = any ($10) or p.name ilike $11 or p.email ilike $11)"
        )
    };
}

macro_rules! rows {
    ($from:expr, $rest:literal) => {
        concat!(
            "select c.id, c.status, c.handler, c.assignee_id, au.name as assignee_name, c.contact_id,
                    p.name as contact_name, c.channel_id, h.name as channel_name, h.kind as channel_kind,
                    h.active as channel_active, h.assistant_mode, c.language, c.preview, c.preview_author,
                    c.last_message_at, c.last_seq, c.last_seq > coalesce(r.seq, 0) as is_unread, c.unanswered,
                    c.waiting_since, c.snoozed_until, c.previous_id, coalesce(d.proposed, false) as has_proposal,
                    e.reason as escalated, e.id as escalation_id, p.blocked_at is not null as is_blocked,
                    exists (select from messages f where f.tenant_id = c.tenant_id and f.conversation_id = c.id
                            and f.delivery in ('failed', 'unknown')) as has_failed,
                    c.handler = 'ai' and exists (select from runs o where o.tenant_id = c.tenant_id
                            and o.conversation_id = c.id and o.state in ('queued', 'processing')) as is_answering
             from (select c.*, r.seq as read_seq, d.proposed ", $from, ") c
             join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
             join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
             left join members am on am.tenant_id = c.tenant_id and am.id = c.assignee_id
             left join users au on au.id = am.user_id
             left join escalations e on e.tenant_id = c.tenant_id and e.conversation_id = c.id and e.status <> 'resolved'
             cross join lateral (select c.read_seq as seq) r
             cross join lateral (select c.proposed as proposed) d ",
            $rest
        )
    };
}

/// What a search looks for.
struct Search {
    is_wanted: bool,
    found: Vec<ConversationId>,
    pattern: Option<String>,
}

async fn search(tx: &mut Tx<impl Permission>, words: Option<&str>) -> Result<Search, Fault> {
    const SEARCH: &str = "select conversation_id from system_search_messages($1, $2)";

    let Some(words) = words.map(str::trim).filter(|it| !it.is_empty()) else {
        return Ok(Search { is_wanted: false, found: Vec::new(), pattern: None });
    };
    let words: String = words.chars().filter(|it| *it != '\0').take(200).collect();
    let found = sqlx::query_scalar(SEARCH).bind(&words).bind(FOUND).fetch_all(tx.db()).await?;
    // Whoever may not know a name may not find out by asking for it either.
    let pattern = (tx.sight() != access::Sight::Masked).then(|| {
        let escaped = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        format!("%{escaped}%")
    });
    Ok(Search { is_wanted: true, found, pattern })
}

/// A page of conversations that the reader sees, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: &Filter, after: Option<Cursor>) -> Result<Page, Fault> {
    const LIST: &str = rows!(
        concat!(
            filtered!("$12"),
            " and ($13::timestamptz is null or (c.last_message_at, c.id) < ($13, $14))
              order by c.last_message_at desc, c.id desc limit $15"
        ),
        "order by c.last_message_at desc, c.id desc"
    );

    let search = search(tx, filter.words.as_deref()).await?;
    let (tenant, own, me, sight) = (tx.tenant(), tx.own(), tx.member(), tx.sight());
    let mut lines: Vec<Line> = sqlx::query_as(LIST)
        .bind(tenant)
        .bind(own)
        .bind(me)
        .bind(filter.status)
        .bind(filter.handler)
        .bind(filter.channel)
        .bind(filter.assignee)
        .bind(filter.unread)
        .bind(search.is_wanted)
        .bind(&search.found)
        .bind(&search.pattern)
        .bind(filter.view)
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
        concat!(filtered!("$12"), " order by coalesce(c.waiting_since, c.last_message_at), c.id limit $13"),
        "order by coalesce(c.waiting_since, c.last_message_at), c.id"
    );

    let (tenant, own, me, sight) = (tx.tenant(), tx.own(), tx.member(), tx.sight());
    let lines: Vec<Line> = sqlx::query_as(NEXT)
        .bind(tenant)
        .bind(own)
        .bind(me)
        .bind(None::<Status>)
        .bind(None::<Handler>)
        .bind(None::<ChannelId>)
        .bind(None::<MemberId>)
        .bind(false)
        .bind(false)
        .bind(Vec::<ConversationId>::new())
        .bind(None::<String>)
        .bind(View::ToAnswer)
        .bind(how_many)
        .fetch_all(tx.db())
        .await?;
    Ok(lines.into_iter().map(|it| hide(it, sight)).collect())
}

/// How many conversations the list would show for each way of looking, with the same other
/// conditions.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Counts, Fault> {
    const COUNTS: &str = concat!(
        "select max(n) filter (where view = 'to_answer') as to_answer, max(n) filter (where view = 'mine') as mine,
                max(n) filter (where view = 'assistant') as assistant, max(n) filter (where view = 'all') as all,
                max(n) filter (where view = 'drafts') as drafts, max(n) filter (where view = 'failed') as failed
         from unnest(array['to_answer', 'mine', 'assistant', 'all', 'drafts', 'failed']) as v(view)
         cross join lateral (select count(*) as n ",
        filtered!("v.view"),
        ") as counted"
    );

    let search = search(tx, filter.words.as_deref()).await?;
    let (tenant, own, me) = (tx.tenant(), tx.own(), tx.member());
    Ok(sqlx::query_as(COUNTS)
        .bind(tenant)
        .bind(own)
        .bind(me)
        .bind(filter.status)
        .bind(filter.handler)
        .bind(filter.channel)
        .bind(filter.assignee)
        .bind(filter.unread)
        .bind(search.is_wanted)
        .bind(&search.found)
        .bind(&search.pattern)
        .fetch_one(tx.db())
        .await?)
}

/// One conversation, if the reader sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Option<Line>, Fault> {
    const FIND: &str = rows!(
        "from conversations c
         left join read_markers r on r.tenant_id = c.tenant_id and r.conversation_id = c.id and r.member_id = $3
         left join lateral (select true as proposed from drafts d
                            where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.state = 'proposed'
                            limit 1) d on true
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
