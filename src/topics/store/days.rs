//! The statements of days: what was written on them, and what was found.

use time::Date;

use crate::access::Work;
use crate::knowledge::Language;
use crate::prelude::*;
use crate::text::Zone;
use crate::topics::method::Mean;

/// A message of a customer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::topics) struct Written {
    pub id: MessageId,
    pub body: String,
    /// The language that the conversation is held in, as far as it is known.
    pub language: Option<String>,
    pub sent_at: OffsetDateTime,
}

/// The zone of the workspace, and its language.
pub(in crate::topics) async fn home(tx: &mut Tx<impl Permission>) -> Result<(Zone, Language), Fault> {
    const HOME: &str = "select time_zone, language from tenants where id = $1";

    let tenant = tx.tenant();
    let (zone, language): (String, Language) = sqlx::query_as(HOME).bind(tenant).fetch_one(tx.db()).await?;
    Ok((Zone::named_or_utc(&zone), language))
}

/// Sees to it that the workspace has a space, and says its edition.
pub(in crate::topics) async fn edition(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const FIRST: &str = "
        insert into topic_spaces (tenant_id, next_at) values ($1, $2) on conflict (tenant_id) do nothing";
    const EDITION: &str = "select edition from topic_spaces where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FIRST).bind(tenant).bind(now).execute(tx.db()).await?;
    Ok(sqlx::query_scalar(EDITION).bind(tenant).fetch_one(tx.db()).await?)
}

/// Counts the edition up, so that whoever looks at a day now begins again. Held until the transaction ends: whoever
/// changes what a worker changes does this before all else, so that they wait for each other, and never both.
pub(in crate::topics) async fn next_edition(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const NEXT: &str = "
        insert into topic_spaces (tenant_id, next_at, edition) values ($1, $2, 1)
        on conflict (tenant_id) do update set edition = topic_spaces.edition + 1
        returning edition";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(NEXT).bind(tenant).bind(now).fetch_one(tx.db()).await?)
}

/// Says when somebody looks again.
pub(in crate::topics) async fn look_again(tx: &mut Tx<Work>, at: OffsetDateTime) -> Result<(), Fault> {
    const AGAIN: &str = "
        insert into topic_spaces (tenant_id, next_at) values ($1, $2)
        on conflict (tenant_id) do update set next_at = excluded.next_at";

    let tenant = tx.tenant();
    sqlx::query(AGAIN).bind(tenant).bind(at).execute(tx.db()).await?;
    Ok(())
}

/// The workspaces in which a day may have ended.
pub(in crate::topics) async fn due_workspaces(desk: &Desk) -> Result<Vec<TenantId>, Fault> {
    const DUE: &str = "select system_topics_due($1, $2)";
    const AT_ONCE: i32 = 500;

    Ok(sqlx::query_scalar(DUE).bind(desk.now()).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}

/// The first of these days, each from a moment to another, that was not looked at since a customer's message of it
/// arrived. What arrives while a day is looked at is found the next time.
pub(in crate::topics) async fn first_due(
    tx: &mut Tx<Work>,
    days: &[(Date, OffsetDateTime, OffsetDateTime)],
) -> Result<Option<Date>, Fault> {
    const FIRST_DUE: &str = "
        select d.date
        from unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) d (date, from_at, to_at)
        left join topic_days t on t.tenant_id = $1 and t.date = d.date
        where exists (select from messages m
                      where m.tenant_id = $1 and m.author = 'contact' and m.kind = 'message'
                        and m.sent_at >= d.from_at and m.sent_at < d.to_at
                        and (t.found_at is null or m.created_at > t.found_at - interval '5 minutes'))
          and (t.found_at is null or t.found_at <= $5::timestamptz - interval '10 minutes')
        order by d.date limit 1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let dates: Vec<Date> = days.iter().map(|it| it.0).collect();
    let (from, to): (Vec<OffsetDateTime>, Vec<OffsetDateTime>) = days.iter().map(|it| (it.1, it.2)).unzip();
    let first = sqlx::query_scalar(FIRST_DUE).bind(tenant).bind(dates).bind(from).bind(to).bind(now);
    Ok(first.fetch_optional(tx.db()).await?)
}

/// Which messages of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::topics) enum Which {
    First,
    Last,
    /// The first of those that are of no topic.
    FirstUnplaced,
    LastUnplaced,
}

/// What customers wrote from one moment to another: the first so many, or the last; only what is of no topic, where that
/// is wanted.
pub(in crate::topics) async fn written(
    tx: &mut Tx<Work>,
    from: OffsetDateTime,
    to: OffsetDateTime,
    most: i64,
    which: Which,
) -> Result<Vec<Written>, Fault> {
    const FIRST: &str = "
        select m.id, m.body, c.language, m.sent_at
        from messages m join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        where m.tenant_id = $1 and m.author = 'contact' and m.kind = 'message' and m.sent_at >= $2 and m.sent_at < $3
          and (not $5 or not exists (select from topic_messages x where x.tenant_id = $1 and x.message_id = m.id))
        order by m.sent_at limit $4";
    const LAST: &str = "
        select m.id, m.body, c.language, m.sent_at
        from messages m join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        where m.tenant_id = $1 and m.author = 'contact' and m.kind = 'message' and m.sent_at >= $2 and m.sent_at < $3
          and (not $5 or not exists (select from topic_messages x where x.tenant_id = $1 and x.message_id = m.id))
        order by m.sent_at desc limit $4";

    let tenant = tx.tenant();
    let (statement, unplaced) = match which {
        Which::First => (FIRST, false),
        Which::Last => (LAST, false),
        Which::FirstUnplaced => (FIRST, true),
        Which::LastUnplaced => (LAST, true),
    };
    let written = sqlx::query_as(statement).bind(tenant).bind(from).bind(to).bind(most).bind(unplaced);
    Ok(written.fetch_all(tx.db()).await?)
}

/// What was found of a day.
pub(in crate::topics) struct Counted {
    pub date: Date,
    pub messages: usize,
    pub other: usize,
    /// When its messages were read.
    pub read_at: OffsetDateTime,
}

/// Forgets what was found of a day, and says what is found now, without its topics. True where it was found before.
pub(in crate::topics) async fn begin_day(tx: &mut Tx<Work>, it: &Counted) -> Result<bool, Fault> {
    const FORGET_MESSAGES: &str = "delete from topic_messages where tenant_id = $1 and date = $2";
    const FORGET_TOPICS: &str = "delete from topics_daily where tenant_id = $1 and date = $2";
    const WAS_FOUND: &str = "select exists (select from topic_days where tenant_id = $1 and date = $2)";
    const FOUND: &str = "
        insert into topic_days (tenant_id, date, messages, other, found_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, date) do update
        set messages = excluded.messages, other = excluded.other, found_at = excluded.found_at";

    let tenant = tx.tenant();
    let was_found = sqlx::query_scalar(WAS_FOUND).bind(tenant).bind(it.date).fetch_one(tx.db()).await?;
    sqlx::query(FORGET_MESSAGES).bind(tenant).bind(it.date).execute(tx.db()).await?;
    sqlx::query(FORGET_TOPICS).bind(tenant).bind(it.date).execute(tx.db()).await?;
    sqlx::query(FOUND)
        .bind(tenant)
        .bind(it.date)
        .bind(number(it.messages))
        .bind(number(it.other))
        .bind(it.read_at)
        .execute(tx.db())
        .await?;
    Ok(was_found)
}

/// Sees to it that the days that were looked at from a moment on are looked at again.
pub(in crate::topics) async fn doubt_since(tx: &mut Tx<impl Permission>, moment: OffsetDateTime) -> Result<(), Fault> {
    const DOUBT: &str = "
        update topic_days set found_at = to_timestamp(0) where tenant_id = $1 and found_at >= $2";

    let tenant = tx.tenant();
    sqlx::query(DOUBT).bind(tenant).bind(moment).execute(tx.db()).await?;
    Ok(())
}

/// Proposes a topic.
pub(in crate::topics) async fn add_topic(
    tx: &mut Tx<impl Permission>,
    label: &str,
    keywords: &[String],
    like: Option<TopicId>,
) -> Result<TopicId, Fault> {
    const ADD: &str = "
        insert into topics (tenant_id, id, label, keywords, like_id, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), TopicId::new());
    sqlx::query(ADD).bind(tenant).bind(id).bind(label).bind(keywords).bind(like).bind(now).execute(tx.db()).await?;
    Ok(id)
}

/// Says the words of a day of a topic, but for those that somebody hid, unless a newer day says others.
pub(in crate::topics) async fn set_keywords(
    tx: &mut Tx<impl Permission>,
    topic: TopicId,
    date: Date,
    keywords: &[String],
) -> Result<(), Fault> {
    const SET_KEYWORDS: &str = "
        update topics set keywords = array(select w from unnest($4::text[]) w where not w = any (hidden))
        where tenant_id = $1 and id = $2
          and not exists (select from topics_daily d where d.tenant_id = $1 and d.topic_id = $2 and d.date > $3)";

    let tenant = tx.tenant();
    sqlx::query(SET_KEYWORDS).bind(tenant).bind(topic).bind(date).bind(keywords).execute(tx.db()).await?;
    Ok(())
}

/// A topic of a day.
pub(in crate::topics) struct OfDay<'a> {
    pub topic: TopicId,
    pub date: Date,
    pub keywords: &'a [String],
    pub messages: &'a [MessageId],
    /// Those that say best what it is, the best first.
    pub samples: &'a [MessageId],
    pub share: f32,
}

/// Keeps a topic of a day with its messages.
pub(in crate::topics) async fn put(tx: &mut Tx<impl Permission>, it: &OfDay<'_>) -> Result<(), Fault> {
    const PUT: &str = "
        insert into topics_daily (tenant_id, date, topic_id, keywords, messages, share) values ($1, $2, $3, $4, $5, $6)";

    let tenant = tx.tenant();
    sqlx::query(PUT)
        .bind(tenant)
        .bind(it.date)
        .bind(it.topic)
        .bind(it.keywords)
        .bind(number(it.messages.len()))
        .bind(it.share)
        .execute(tx.db())
        .await?;
    put_messages(tx, it).await
}

/// Says of messages that they are about a topic. One that stood elsewhere, as before a change of zone, moves.
async fn put_messages(tx: &mut Tx<impl Permission>, it: &OfDay<'_>) -> Result<(), Fault> {
    const PUT_MESSAGES: &str = "
        insert into topic_messages (tenant_id, message_id, topic_id, date, sample)
        select $1, id, $2, $3, array_position($5::uuid[], id) from unnest($4::uuid[]) id
        on conflict (tenant_id, message_id) do update
        set topic_id = excluded.topic_id, date = excluded.date, sample = excluded.sample";

    let tenant = tx.tenant();
    let put = sqlx::query(PUT_MESSAGES).bind(tenant).bind(it.topic).bind(it.date).bind(it.messages).bind(it.samples);
    put.execute(tx.db()).await?;
    Ok(())
}

/// Keeps what all messages have in common, and of which model it is.
pub(in crate::topics) async fn keep_mean(tx: &mut Tx<Work>, mean: &Mean, model: Option<&str>) -> Result<(), Fault> {
    const KEEP_MEAN: &str = "
        update topic_spaces set model = $2, mean = $3, mean_messages = $4 where tenant_id = $1";

    let tenant = tx.tenant();
    let bytes: Vec<u8> = mean.centre.iter().flat_map(|it| it.to_le_bytes()).collect();
    let messages = i32::try_from(mean.messages).unwrap_or(i32::MAX);
    sqlx::query(KEEP_MEAN).bind(tenant).bind(model).bind(bytes).bind(messages).execute(tx.db()).await?;
    Ok(())
}

/// The newest messages of a topic, and of those that are merged into it.
pub(in crate::topics) async fn of_topic(
    tx: &mut Tx<impl Permission>,
    topic: TopicId,
    most: i64,
) -> Result<Vec<Written>, Fault> {
    const OF_TOPIC: &str = "
        select m.id, m.body, c.language, m.sent_at
        from topic_messages x
        join messages m on m.tenant_id = x.tenant_id and m.id = x.message_id
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        where x.tenant_id = $1
          and x.topic_id in (select id from topics where tenant_id = $1 and (id = $2 or merged_into = $2))
        order by x.date desc, x.message_id desc limit $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(OF_TOPIC).bind(tenant).bind(topic).bind(most).fetch_all(tx.db()).await?)
}

/// Moves messages to another topic, on the days on which they stand.
pub(in crate::topics) async fn move_to(
    tx: &mut Tx<impl Permission>,
    topic: TopicId,
    messages: &[MessageId],
    samples: &[MessageId],
) -> Result<(), Fault> {
    const MOVE: &str = "
        update topic_messages set topic_id = $2, sample = array_position($4::uuid[], message_id)
        where tenant_id = $1 and message_id = any ($3)";

    let tenant = tx.tenant();
    sqlx::query(MOVE).bind(tenant).bind(topic).bind(messages).bind(samples).execute(tx.db()).await?;
    Ok(())
}

/// Counts the days of these topics, and of those that are merged into them, anew from their messages.
pub(in crate::topics) async fn recount(tx: &mut Tx<impl Permission>, topics: &[TopicId]) -> Result<(), Fault> {
    const FORGET: &str = "
        delete from topics_daily d
        where d.tenant_id = $1
          and d.topic_id in (select id from topics where tenant_id = $1 and (id = any ($2) or merged_into = any ($2)))";
    const COUNT: &str = "
        insert into topics_daily (tenant_id, date, topic_id, keywords, messages, share)
        select $1, x.date, x.topic_id, t.keywords, count(*), count(*)::real / greatest(d.messages, 1)
        from topic_messages x
        join topics t on t.tenant_id = x.tenant_id and t.id = x.topic_id
        join topic_days d on d.tenant_id = x.tenant_id and d.date = x.date
        where x.tenant_id = $1 and (t.id = any ($2) or t.merged_into = any ($2))
        group by x.date, x.topic_id, t.keywords, d.messages";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).bind(topics).execute(tx.db()).await?;
    sqlx::query(COUNT).bind(tenant).bind(topics).execute(tx.db()).await?;
    Ok(())
}

fn number(many: usize) -> i32 {
    i32::try_from(many).unwrap_or(i32::MAX)
}
