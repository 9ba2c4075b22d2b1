//! The statements of traces: what a run searched, found and sent.

use sqlx::types::Json;

use crate::assistant::model::TracedPassage;
use crate::assistant::prompt::Prompt;
use crate::assistant::trace::{Told, WholeTrace};
use crate::knowledge::Language;
use crate::prelude::*;

/// How a run looked for an answer.
#[derive(Debug)]
pub(in crate::assistant) struct Searched<'a> {
    /// The question, where that is not the message as it stands.
    pub question: Option<&'a str>,
    /// In which language.
    pub language: Language,
    /// The sentence model that said what it means.
    pub with: Option<&'a str>,
    /// What was sent to a language model.
    pub prompt: Option<&'a Prompt>,
}

/// Keeps how a run looked for an answer.
pub(in crate::assistant) async fn keep_search(
    tx: &mut Tx<access::Work>,
    run: RunId,
    how: &Searched<'_>,
) -> Result<(), Fault> {
    const KEEP_SEARCH: &str = "
        update runs set searched = $3, language = $4, searched_with = $5, prompt_rules = $6, prompt_data = $7
        where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(KEEP_SEARCH)
        .bind(tenant)
        .bind(run)
        .bind(how.question)
        .bind(how.language)
        .bind(how.with)
        .bind(how.prompt.map(|it| &it.rules))
        .bind(how.prompt.map(|it| &it.data))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Records the passages that a run looked at, best first.
pub(in crate::assistant) async fn add_passages(
    tx: &mut Tx<access::Work>,
    run: RunId,
    passages: &[TracedPassage],
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into run_passages (tenant_id, run_id, rank, passage_id, title, score, cited, quote, matched, version, page)
        select $1, $2, it.rank, it.passage_id, it.title, it.score, it.cited, it.quote, it.matched, i.active_version,
               (select min(l.page) from version_passages l
                 where l.tenant_id = $1 and l.item_id = it.item_id and l.version = i.active_version
                   and l.passage_id = it.passage_id)
        from jsonb_to_recordset($3)
             as it(rank integer, passage_id uuid, title text, score real, cited boolean, quote text,
                 matched text[], item_id uuid)
        left join knowledge_items i on i.tenant_id = $1 and i.id = it.item_id";

    let rows: Vec<_> = passages
        .iter()
        .zip(1..)
        .map(|(it, rank)| {
            serde_json::json!({
                "rank": rank, "passage_id": it.passage_id, "title": it.title, "score": it.score,
                "cited": it.cited, "quote": it.quote, "matched": it.matched, "item_id": it.item_id,
            })
        })
        .collect();
    let tenant = tx.tenant();
    sqlx::query(ADD).bind(tenant).bind(run).bind(Json(rows)).execute(tx.db()).await?;
    Ok(())
}

/// Everything that is kept of a run that looked for an answer, in a conversation that the reader sees: "why this
/// answer".
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn trace(tx: &mut Tx<access::InboxRead>, run: RunId) -> Result<Option<WholeTrace>, Fault> {
    const RUN: &str = "
        select r.id, r.message_id, r.state, r.outcome, r.reason, r.output, r.confidence, r.threshold, r.provider, r.model,
               r.tokens_in, r.tokens_out, r.cost_micros, r.latency_ms, r.instruction_ignored, r.created_at,
               r.conversation_id, m.body as asked, r.searched, r.language, r.searched_with, r.prompt_rules, r.prompt_data,
               exists (select from feedback f where f.tenant_id = r.tenant_id and f.run_id = r.id
                       and f.opinion in ('wrong', 'out_of_date')) as was_wrong
        from runs r
        join conversations c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
        join messages m on m.tenant_id = r.tenant_id and m.id = r.message_id
        where r.tenant_id = $1 and r.id = $2 and r.kind = 'reply' and in_sight($3, c.assignee_id, c.team_id)
        limit 1";
    const PASSAGES: &str = "
        select r.passage_id, p.item_id, r.title, r.score, r.cited, r.quote, r.matched, r.version, r.page
        from run_passages r
        join passages p on p.tenant_id = r.tenant_id and p.id = r.passage_id
        where r.tenant_id = $1 and r.run_id = $2
        order by r.rank";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let told: Option<Told> = sqlx::query_as(RUN).bind(tenant).bind(run).bind(&reach).fetch_optional(tx.db()).await?;
    let Some(told) = told else { return Ok(None) };
    let passages: Vec<TracedPassage> = sqlx::query_as(PASSAGES).bind(tenant).bind(run).fetch_all(tx.db()).await?;
    Ok(Some(told.with(passages)))
}
