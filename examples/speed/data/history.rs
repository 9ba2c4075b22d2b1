//! Two years of a workspace.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::{NoContext, Timestamp, Uuid};

use super::copy::Copy;
use super::{MESSAGES, Workspace, words};
use crate::Result;

/// How far back the history goes, in seconds.
const SPAN: i64 = 2 * 365 * 24 * 3_600;
/// The newest conversation is that old, in seconds.
const QUIET: i64 = 3_600;
/// One in so many conversations is open,
const OPEN: u32 = 100;
/// and at least so many, so that a page of the inbox is as full in a small workspace as in a large one.
const A_PAGE_OF_OPEN: u32 = 60;

/// A conversation of the history: everything about it follows from its number.
struct Talk {
    id: Uuid,
    contact: Uuid,
    identity: Uuid,
    french: bool,
    is_open: bool,
    /// When each message was sent, in Unix seconds.
    sent: Vec<i64>,
    assignee: Option<Uuid>,
}

/// Streams contacts, identities, conversations and messages.
pub async fn load(db: &mut PgConnection, it: &Workspace) -> Result<()> {
    let mut dice = StdRng::seed_from_u64(u64::from(it.conversations));
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let talks: Vec<Talk> = (0..it.conversations).map(|number| talk(&mut dice, it, number, now)).collect();
    contacts(db, it, &talks).await?;
    conversations(db, it, &talks).await?;
    messages(db, it, &talks, &mut dice).await?;
    words(db, it).await
}

/// The words of the workspace, which the sleeping triggers did not learn: a part of the messages has them all.
async fn words(db: &mut PgConnection, it: &Workspace) -> Result<()> {
    const LEARN: &str = "
        insert into known_words (tenant_id, word, stems)
        select $1, said.word, stems_of(said.word)
        from (select distinct unnest(tsvector_to_array(search_words(m.body))) as word
              from (select body from messages where tenant_id = $1 limit 20000) m) said
        where said.word ~ '^[a-z]{4,24}$'";

    sqlx::query(LEARN).bind(it.tenant).execute(db).await?;
    Ok(())
}

fn talk(dice: &mut StdRng, it: &Workspace, number: u32, now: i64) -> Talk {
    let begun = now - QUIET - SPAN * i64::from(it.conversations - number) / i64::from(it.conversations);
    let mut at = begun;
    let sent = (0..MESSAGES)
        .map(|_| {
            at += dice.random_range(20..300);
            at
        })
        .collect();
    let is_open = number >= it.conversations - (it.conversations / OPEN).max(A_PAGE_OF_OPEN);
    let assignee = (!is_open || number.is_multiple_of(3)).then(|| it.members[dice.random_range(0..it.members.len())]);
    let [id, contact, identity] = [(); 3].map(|()| id(begun));
    Talk { id, contact, identity, french: dice.random_bool(0.6), is_open, sent, assignee }
}

fn id(at: i64) -> Uuid {
    Uuid::new_v7(Timestamp::from_unix(NoContext, at.unsigned_abs(), 0))
}

fn moment(at: i64) -> String {
    OffsetDateTime::from_unix_timestamp(at)
        .ok()
        .and_then(|it| it.format(&time::format_description::well_known::Rfc3339).ok())
        .unwrap_or_default()
}

fn language(talk: &Talk) -> &'static str {
    if talk.french { "fr" } else { "en" }
}

async fn contacts(db: &mut PgConnection, it: &Workspace, talks: &[Talk]) -> Result<()> {
    let mut copy = Copy::into(db, "contacts (tenant_id, id, name, email, language, created_at, updated_at)").await?;
    for (number, talk) in talks.iter().enumerate() {
        let (at, language) = (moment(talk.sent[0]), language(talk));
        let name = format!("{}{number}", if talk.french { "Client " } else { "Customer " });
        copy.row(format_args!(
            "{}\t{}\t{name}\tc{number}@example.com\t{language}\t{at}\t{at}",
            it.tenant, talk.contact
        ))
        .await?;
    }
    copy.finish().await?;
    let mut copy =
        Copy::into(db, "contact_identities (tenant_id, id, contact_id, channel_id, external_id, created_at)").await?;
    for (number, talk) in talks.iter().enumerate() {
        let at = moment(talk.sent[0]);
        copy.row(format_args!("{}\t{}\t{}\t{}\tc{number}\t{at}", it.tenant, talk.identity, talk.contact, it.channel))
            .await?;
    }
    copy.finish().await.map(drop)
}

async fn conversations(db: &mut PgConnection, it: &Workspace, talks: &[Talk]) -> Result<()> {
    const COLUMNS: &str = "conversations (tenant_id, id, channel_id, identity_id, contact_id, status, handler, \
        assignee_id, language, resolved_at, waiting_since, last_seq, last_message_at, preview, preview_author, \
        unanswered, created_at, updated_at)";

    let mut copy = Copy::into(db, COLUMNS).await?;
    for (number, talk) in talks.iter().enumerate() {
        let (first, last) = (moment(talk.sent[0]), moment(talk.sent[talk.sent.len() - 1]));
        let assignee = talk.assignee.map_or("\\N".to_owned(), |it| it.to_string());
        let (status, handler, resolved, waiting, unanswered) = match (talk.is_open, number % 3) {
            (false, _) => ("resolved", "staff", last.as_str(), "\\N", 0),
            (true, 0) => ("open", "staff", "\\N", last.as_str(), 1),
            (true, 1) => ("open", "nobody", "\\N", last.as_str(), 2),
            (true, _) => ("open", "ai", "\\N", "\\N", 0),
        };
        copy.row(format_args!(
            "{}\t{}\t{}\t{}\t{}\t{status}\t{handler}\t{assignee}\t{}\t{resolved}\t{waiting}\t{MESSAGES}\t{last}\t\
             The last words of a conversation\tcontact\t{unanswered}\t{first}\t{last}",
            it.tenant,
            talk.id,
            it.channel,
            talk.identity,
            talk.contact,
            language(talk),
        ))
        .await?;
    }
    copy.finish().await.map(drop)
}

/// In the order in which they were sent, so that a thread lies as scattered as in life.
async fn messages(db: &mut PgConnection, it: &Workspace, talks: &[Talk], dice: &mut StdRng) -> Result<()> {
    const COLUMNS: &str = "messages (tenant_id, id, conversation_id, channel_id, seq, direction, author, member_id, \
        body, delivery, sent_at, created_at)";

    let mut order: Vec<(i64, u32, u32)> = Vec::with_capacity(talks.len() * MESSAGES as usize);
    for (number, talk) in (0..).zip(talks) {
        order.extend((0..).zip(&talk.sent).map(|(place, at)| (*at, number, place)));
    }
    order.sort_unstable();
    let mut copy = Copy::into(db, COLUMNS).await?;
    for (at, number, place) in order {
        let talk = &talks[number as usize];
        let staff = talk.assignee.filter(|_| place >= 5 && place % 2 == 1);
        let (direction, author, delivery) = match (place % 2, staff) {
            (0, _) => ("inbound", "contact", "\\N"),
            (_, Some(_)) => ("outbound", "staff", "read"),
            (_, None) => ("outbound", "ai", "read"),
        };
        let member = staff.map_or("\\N".to_owned(), |it| it.to_string());
        let (when, body) = (moment(at), words::sentence(dice, talk.french));
        copy.row(format_args!(
            "{}\t{}\t{}\t{}\t{}\t{direction}\t{author}\t{member}\t{body}\t{delivery}\t{when}\t{when}",
            it.tenant,
            id(at),
            talk.id,
            it.channel,
            place + 1,
        ))
        .await?;
    }
    copy.finish().await.map(drop)
}
