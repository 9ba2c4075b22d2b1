//! The statements about what a workspace knows of its topics: where their messages lie.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::access::Work;
use crate::channels::AssistantMode;
use crate::prelude::*;
use crate::topics::method::{Centre, Known, Mean, Registry};

/// Days for which it is kept where the messages of a topic lay, so that messages which come late are compared with
/// what was known then.
const KEPT_DAYS: i32 = 14;

/// What a workspace knows before a date.
#[derive(Debug, Clone, Default)]
pub(in crate::topics) struct Before {
    pub registry: Registry,
    /// Topics of which nothing is known from before the date, but from then on: they keep what is known.
    pub later: BTreeSet<TopicId>,
    /// The sentence model of what is known.
    pub model: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    topic_id: TopicId,
    into_id: TopicId,
    keywords: Vec<String>,
    hidden: Vec<String>,
    is_later: bool,
    model: Option<String>,
    meaning: Vec<u8>,
    words: Vec<u8>,
    messages: f32,
}

/// What is known before a date; of topics that were found later, what was known first. Meanings of another model than
/// `model` are left out: then words tell. What was merged into a topic is part of it here; where it lies is kept of each
/// by itself, so that a merge can be undone.
pub(in crate::topics) async fn before(tx: &mut Tx<Work>, date: Date, model: Option<&str>) -> Result<Before, Fault> {
    const KNOWN: &str = "
        with base as (
            select distinct on (c.topic_id) c.topic_id, c.date
            from topic_centres c
            where c.tenant_id = $1
            order by c.topic_id, c.date >= $2::date, abs(c.date - $2::date))
        select t.id as topic_id, s.id as into_id, t.keywords, s.hidden,
               b.date >= $2::date as is_later, c.model, c.meaning, c.words, c.messages
        from base b
        join topics t on t.tenant_id = $1 and t.id = b.topic_id
        join topics s on s.tenant_id = $1 and s.id = coalesce(t.merged_into, t.id)
        join topic_centres c on c.tenant_id = $1 and c.topic_id = b.topic_id and c.date = b.date
        order by t.merged_into nulls first, t.id, c.place
        limit 10000";
    const SPACE: &str = "select model, mean, mean_messages from topic_spaces where tenant_id = $1 limit 1";

    let tenant = tx.tenant();
    let rows: Vec<Row> = sqlx::query_as(KNOWN).bind(tenant).bind(date).fetch_all(tx.db()).await?;
    let space: Option<(Option<String>, Vec<u8>, i32)> =
        sqlx::query_as(SPACE).bind(tenant).fetch_optional(tx.db()).await?;
    let mut before = Before { model: model.map(str::to_owned), ..Before::default() };
    if let Some((of, mean, messages)) = space
        && of.as_deref() == model
    {
        before.registry.mean = Mean { centre: numbers(&mean), messages: messages.unsigned_abs() };
    }
    let mut known: BTreeMap<TopicId, Vec<(TopicId, Known)>> = BTreeMap::new();
    for row in rows {
        let is_same = row.model.as_deref() == model;
        let meaning = if is_same { numbers(&row.meaning) } else { Vec::new() };
        let centre = Centre { topic: Some(row.topic_id), meaning, words: numbers(&row.words), messages: row.messages };
        if row.is_later {
            before.later.insert(row.topic_id);
        }
        let parts = known.entry(row.into_id).or_default();
        match parts.last_mut().filter(|(topic, _)| *topic == row.topic_id) {
            Some((_, known)) => known.centres.push(centre),
            None => {
                let (keywords, hidden) = (row.keywords, row.hidden);
                parts.push((row.topic_id, Known { id: row.into_id, centres: vec![centre], keywords, hidden }));
            }
        }
    }
    let merged = |mut one: Known, (_, other): (TopicId, Known)| {
        one.merge(other);
        one
    };
    let whole = |parts: Vec<(TopicId, Known)>| {
        let mut parts = parts.into_iter();
        parts.next().map(|(_, first)| parts.fold(first, merged))
    };
    before.registry.known = known.into_values().filter_map(whole).collect();
    Ok(before)
}

/// Keeps where the messages of a topic lie after a date.
pub(in crate::topics) async fn keep_centres(
    tx: &mut Tx<impl Permission>,
    topic: TopicId,
    date: Date,
    model: Option<&str>,
    centres: &[Centre],
) -> Result<(), Fault> {
    const FORGET: &str = "delete from topic_centres where tenant_id = $1 and topic_id = $2 and date = $3";
    const KEEP: &str = "
        insert into topic_centres (tenant_id, topic_id, date, place, model, meaning, words, messages)
        select $1, $2, $3, it.place::integer, $4, it.meaning, it.words, it.messages
        from unnest($5::bytea[], $6::bytea[], $7::real[]) with ordinality it (meaning, words, messages, place)";
    const PRUNE: &str = "
        delete from topic_centres
        where tenant_id = $1 and topic_id = $2 and date < $3::date - $4::integer";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).bind(topic).bind(date).execute(tx.db()).await?;
    let meanings: Vec<Vec<u8>> = centres.iter().map(|it| bytes(&it.meaning)).collect();
    let words: Vec<Vec<u8>> = centres.iter().map(|it| bytes(&it.words)).collect();
    let messages: Vec<f32> = centres.iter().map(|it| it.messages).collect();
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(topic)
        .bind(date)
        .bind(model)
        .bind(meanings)
        .bind(words)
        .bind(messages)
        .execute(tx.db())
        .await?;
    sqlx::query(PRUNE).bind(tenant).bind(topic).bind(date).bind(KEPT_DAYS).execute(tx.db()).await?;
    Ok(())
}

/// The newest date of which it is known where the messages of a topic lie.
pub(in crate::topics) async fn newest(tx: &mut Tx<impl Permission>, topic: TopicId) -> Result<Option<Date>, Fault> {
    const NEWEST: &str = "select max(date) from topic_centres where tenant_id = $1 and topic_id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(NEWEST).bind(tenant).bind(topic).fetch_one(tx.db()).await?)
}

/// The sentence model by which the workspace's topics were looked at last.
pub(in crate::topics) async fn model(tx: &mut Tx<Work>) -> Result<Option<String>, Fault> {
    const MODEL: &str = "select model from topic_spaces where tenant_id = $1";

    let tenant = tx.tenant();
    let model: Option<Option<String>> = sqlx::query_scalar(MODEL).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(model.flatten())
}

/// The topics whose questions the assistant may not answer by itself, and what it may do with them.
pub(in crate::topics) async fn policies(tx: &mut Tx<Work>) -> Result<Vec<(TopicId, AssistantMode)>, Fault> {
    const POLICIES: &str = "
        select id, policy from topics
        where tenant_id = $1 and policy <> 'send' and merged_into is null
        limit 1000";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(POLICIES).bind(tenant).fetch_all(tx.db()).await?)
}

/// Numbers as the database keeps them.
fn bytes(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_le_bytes()).collect()
}

/// Numbers from the bytes that [`bytes`] makes.
fn numbers(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}
