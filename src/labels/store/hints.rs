//! What speaks for a label on a conversation, and what against it.

use crate::prelude::*;

/// So often a word was said under a label before it speaks for it.
const OFTEN: i32 = 3;

/// Something that speaks for a label, or against it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Hint {
    /// Which label.
    pub label_id: LabelId,
    /// A word that was said under this label more than under all others; `None` where somebody does not want the
    /// label on this conversation.
    pub term: Option<i64>,
}

/// What speaks for labels on a conversation where these words were said, and against them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hints(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    terms: &[i64],
) -> Result<Vec<Hint>, Fault> {
    const HINTS: &str = "
        select label_id, term from (
            select label_id, term, times, sum(times) over (partition by term) as under_any
            from label_terms where tenant_id = $1 and term = any ($3)
        ) t
        where times >= $4 and times * 5 >= under_any * 3
        union all
        select label_id, null from unwanted_labels where tenant_id = $1 and conversation_id = $2
        limit 200";

    let tenant = tx.tenant();
    let hints = sqlx::query_as(HINTS).bind(tenant).bind(conversation).bind(terms).bind(OFTEN);
    Ok(hints.fetch_all(tx.db()).await?)
}

/// Counts words that were said under a label: once more, or once less (`-1`).
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn count_terms(tx: &mut Tx<impl Permission>, label: LabelId, terms: &[i64], by: i32) -> Result<(), Fault> {
    // In the order of the words, so that two who count the same ones do not wait for each other.
    const COUNT_TERMS: &str = "
        insert into label_terms (tenant_id, term, label_id, times)
        select $1, term, $2, greatest($4::integer, 0) from unnest($3::bigint[]) as said (term) order by term
        on conflict (tenant_id, term, label_id) do update set times = greatest(label_terms.times + $4, 0)";

    let tenant = tx.tenant();
    sqlx::query(COUNT_TERMS).bind(tenant).bind(label).bind(terms).bind(by).execute(tx.db()).await?;
    Ok(())
}

/// Gives what was said under a label to another one.
pub async fn move_terms(tx: &mut Tx<impl Permission>, from: LabelId, into: LabelId) -> Result<(), Fault> {
    const GIVE: &str = "
        insert into label_terms (tenant_id, term, label_id, times)
        select tenant_id, term, $3, times from label_terms
        where tenant_id = $1 and label_id = $2 order by term
        on conflict (tenant_id, term, label_id) do update set times = label_terms.times + excluded.times";
    const LEAVE: &str = "delete from label_terms where tenant_id = $1 and label_id = $2";

    let tenant = tx.tenant();
    sqlx::query(GIVE).bind(tenant).bind(from).bind(into).execute(tx.db()).await?;
    sqlx::query(LEAVE).bind(tenant).bind(from).execute(tx.db()).await?;
    Ok(())
}

/// Notes that somebody does not want a label on a conversation, or takes that back. False where it was so already.
pub async fn set_unwanted(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
    unwanted: bool,
) -> Result<bool, Fault> {
    const DISMISS: &str = "
        insert into unwanted_labels (tenant_id, conversation_id, label_id, dismissed_at) values ($1, $2, $3, $4)
        on conflict do nothing";
    const WANT: &str = "delete from unwanted_labels where tenant_id = $1 and conversation_id = $2 and label_id = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = match unwanted {
        true => sqlx::query(DISMISS).bind(tenant).bind(conversation).bind(label).bind(now).execute(tx.db()).await?,
        false => sqlx::query(WANT).bind(tenant).bind(conversation).bind(label).execute(tx.db()).await?,
    };
    Ok(done.rows_affected() == 1)
}
