//! The statements of search.

use std::collections::HashMap;
use std::time::Duration;

use sqlx::Connection as _;

use super::like::{Alike, Widened};
use super::{Excerpt, FOUND, Found, Hit};
use crate::inbox::store::Filter;
use crate::prelude::*;

/// What is looked for.
pub struct Question<'a> {
    pub words: &'a str,
    pub widened: &'a Widened,
    pub filter: &'a Filter,
}

/// Where it is looked for.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// In messages, so many weeks back or ever.
    Messages(Option<i32>),
    /// In subjects, and in what is known of customers.
    Beside,
}

/// PostgreSQL's word for a statement that was stopped.
const STOPPED: &str = "57014";

/// The words of the workspace that look like those of a question.
pub async fn words_like(tx: &mut Tx<impl Permission>, question: &str) -> Result<Vec<Alike>, Fault> {
    const LIKE: &str = "select asked, word, same_stem from system_words_like($1, $2)";

    Ok(sqlx::query_as(LIKE).bind(question).bind(50).fetch_all(tx.db()).await?)
}

/// Looks in one place; `None` where the time did not suffice. The transaction goes on either way.
pub async fn look(
    tx: &mut Tx<impl Permission>,
    it: &Question<'_>,
    place: Place,
    left: Duration,
) -> Result<Option<Vec<Hit>>, Fault> {
    const STOP_AFTER: &str = "select set_config('statement_timeout', $1, true)";
    const LOOK: &str = "
        select conversation_id, seq
        from system_search_conversations($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    // A timeout of nothing would be none.
    if left < Duration::from_millis(1) {
        return Ok(None);
    }
    let (keys, filter) = (tx.reach(), it.filter);
    let since = filter.within.map(|within| tx.now() - time::Duration::days(within.days()));
    // Whoever may not know a name may not find out by asking for it either.
    let by_name = !tx.sight().is_masked;
    let (in_messages, weeks) = match place {
        Place::Messages(weeks) => (true, weeks),
        Place::Beside => (false, None),
    };
    let (asked, widened) = it.widened.rewritten();
    let look = sqlx::query_as(LOOK)
        .bind(it.words)
        .bind(asked)
        .bind(widened)
        .bind(in_messages)
        .bind(by_name)
        .bind(weeks)
        .bind(keys)
        .bind(filter.status)
        .bind(filter.handler)
        .bind(filter.channel)
        .bind(filter.assignee)
        .bind(filter.team)
        .bind(filter.label)
        .bind(filter.language)
        .bind(since)
        .bind(i32::try_from(FOUND).unwrap_or(i32::MAX));
    let mut step = tx.db().begin().await?;
    sqlx::query(STOP_AFTER).bind(format!("{}ms", left.as_millis())).execute(&mut *step).await?;
    let hits = look.fetch_all(&mut *step).await;
    // What the step set goes with it, and so does the failure of the statement that was stopped.
    step.rollback().await?;
    match hits {
        Ok(hits) => Ok(Some(hits)),
        Err(sqlx::Error::Database(e)) if e.code().as_deref() == Some(STOPPED) => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// Where the words stand in the messages of these conversations, of which there is a page.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn excerpts(
    tx: &mut Tx<impl Permission>,
    found: &Found,
    shown: &[ConversationId],
) -> Result<HashMap<ConversationId, Excerpt>, Fault> {
    const BODIES: &str = "
        select m.conversation_id, m.body
        from unnest($2::uuid[], $3::bigint[]) hit (id, seq)
        join messages m on m.tenant_id = $1 and m.conversation_id = hit.id and m.seq = hit.seq
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        where in_sight($4, c.assignee_id, c.team_id)
        limit $5";

    let hits = found.hits.iter().filter(|it| shown.contains(&it.conversation_id));
    let (ids, places): (Vec<_>, Vec<_>) = hits.filter_map(|it| Some((it.conversation_id, it.seq?))).unzip();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let bodies: Vec<(ConversationId, String)> = sqlx::query_as(BODIES)
        .bind(tenant)
        .bind(ids)
        .bind(places)
        .bind(&reach)
        .bind(i64::try_from(FOUND).unwrap_or(i64::MAX))
        .fetch_all(tx.db())
        .await?;
    Ok(bodies.into_iter().map(|(id, body)| (id, Excerpt::of(&body, &found.words))).collect())
}
