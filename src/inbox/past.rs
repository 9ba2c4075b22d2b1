//! Conversations from another system, as its file tells them: each with its messages as one list.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;
use time::OffsetDateTime;

use super::inbound::line;
use super::{Author, Body, Direction, InboundContact, Kind};

/// Conversations of one file: what fits into one transaction.
pub const MOST_PAST: usize = 10_000;
/// Messages of one conversation.
const MOST_MESSAGES: usize = 5_000;

/// A conversation that took place elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// What the other system calls it.
    pub id: String,
    /// With whom it was.
    pub who: InboundContact,
    /// Their language.
    pub language: Option<String>,
    /// When it began.
    pub began_at: OffsetDateTime,
    /// When it ended; `None` where somebody should still answer.
    pub ended_at: Option<OffsetDateTime>,
    /// What was said and noted, oldest first.
    pub entries: Vec<PastEntry>,
}

/// Something that was said or noted elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastEntry {
    /// What the other system calls it, or its place.
    pub id: String,
    /// A message or a note.
    pub kind: Kind,
    /// Which way it went.
    pub direction: Direction,
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub body: Body,
    /// When.
    pub at: OffsetDateTime,
}

impl Past {
    /// What the customer said that nobody answered, the newest first.
    pub fn unanswered(&self) -> impl Iterator<Item = &PastEntry> {
        let said = self.entries.iter().rev().filter(|it| it.kind == Kind::Message);
        said.take_while(|it| it.author == Author::Contact)
    }

    /// Since when the customer waits: since the first thing that nobody answered, or since all that was said. `None`
    /// where it is over.
    pub fn waiting_since(&self) -> Option<OffsetDateTime> {
        let since = self.unanswered().last().or(self.entries.last())?.at;
        self.ended_at.is_none().then_some(since)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    #[serde(alias = "open")]
    Active,
    #[serde(alias = "resolved")]
    Completed,
    Escalated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Role {
    #[serde(alias = "customer", alias = "contact")]
    User,
    #[serde(alias = "ai", alias = "bot")]
    Assistant,
    #[serde(alias = "staff", alias = "human")]
    Agent,
    System,
}

#[derive(Debug, Default, Deserialize)]
struct About {
    user_name: Option<String>,
    email: Option<String>,
    language: Option<String>,
}

/// Fields that mean nothing here are left alone: other systems write many.
#[derive(Debug, Deserialize)]
struct Session {
    id: String,
    user_id: Option<String>,
    status: Stage,
    #[serde(default)]
    metadata: About,
    internal_notes: Option<String>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    started_at: Option<OffsetDateTime>,
    #[serde(default, with = "time::serde::rfc3339::option")]
    ended_at: Option<OffsetDateTime>,
    messages: Vec<Value>,
}

#[derive(Debug, Deserialize)]
struct Said {
    id: Option<String>,
    role: Role,
    content: String,
    #[serde(default, alias = "timestamp", with = "time::serde::rfc3339::option")]
    created_at: Option<OffsetDateTime>,
}

/// Reads a file of conversations. Everything that is wrong with it is said at once, a line each.
///
/// # Errors
/// What is wrong, and where.
pub fn read_past(file: &str, now: OffsetDateTime) -> Result<Vec<Past>, Vec<String>> {
    let all: Vec<Value> =
        serde_json::from_str(file).map_err(|it| vec![format!("not a list of conversations: {it}")])?;
    if all.len() > MOST_PAST {
        return Err(vec![format!("{} conversations, {MOST_PAST} at most in one file", all.len())]);
    }
    let (mut past, mut wrong) = (Vec::new(), Vec::new());
    for (place, value) in (1..).zip(all) {
        match conversation(value, now) {
            Ok(it) => past.push(it),
            Err(lines) => wrong.extend(lines.into_iter().map(|it| format!("conversation {place}{it}"))),
        }
    }
    wrong.extend(twice(&past));
    if wrong.is_empty() { Ok(past) } else { Err(wrong) }
}

/// What stands in the file twice, and must not.
fn twice(past: &[Past]) -> Vec<String> {
    let (mut ids, mut waiting) = (HashSet::new(), HashSet::new());
    let mut wrong = Vec::new();
    for it in past {
        if !ids.insert(&it.id) {
            wrong.push(format!("conversation \"{}\" stands in the file twice", it.id));
        }
        if it.ended_at.is_none() && !waiting.insert(&it.who.external_id) {
            let (id, who) = (&it.id, &it.who.external_id);
            wrong.push(format!("conversation \"{id}\": its customer \"{who}\" has another one that is not completed"));
        }
    }
    wrong
}

fn conversation(value: Value, now: OffsetDateTime) -> Result<Past, Vec<String>> {
    let called = value["id"].as_str().map(|it| format!(" (\"{it}\")")).unwrap_or_default();
    let one = |why: String| vec![format!("{called}: {why}")];
    let session: Session = serde_json::from_value(value).map_err(|it| one(it.to_string()))?;
    let about = session.metadata;
    let external_id = session.user_id.unwrap_or_else(|| session.id.clone());
    let who = InboundContact { external_id, name: about.user_name, email: about.email };
    check(&session.id, &who, about.language.as_deref()).map_err(one)?;
    if session.messages.is_empty() || session.messages.len() > MOST_MESSAGES {
        return Err(one(format!("{} messages, at least 1 and at most {MOST_MESSAGES}", session.messages.len())));
    }

    let (mut entries, mut wrong) = (Vec::new(), Vec::new());
    let mut at = session.started_at;
    for (place, value) in (1..).zip(session.messages) {
        match entry(place, value, at, now) {
            Ok(it) => {
                at = Some(it.at);
                entries.push(it);
            }
            Err(why) => wrong.push(format!("{called}, message {place}: {why}")),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    entries.sort_by_key(|it| it.at);
    let mut ids = HashSet::new();
    if let Some(again) = entries.iter().find(|it| !ids.insert((it.author, it.id.clone()))) {
        return Err(one(format!("message \"{}\" stands in it twice", again.id)));
    }
    let (first, last) = (entries[0].at, entries[entries.len() - 1].at);
    if let Some(note) = session.internal_notes.filter(|it| !it.trim().is_empty()) {
        let body = Body::parse(note).map_err(|it| one(format!("internal_notes: {it}")))?;
        let (kind, direction, author) = what(Role::System);
        entries.push(PastEntry { id: "internal_notes".to_owned(), kind, direction, author, body, at: last });
    }
    let ended_at = (session.status == Stage::Completed).then(|| session.ended_at.unwrap_or(last).max(last));
    let began_at = session.started_at.map_or(first, |it| it.min(first));
    if ended_at.is_some_and(|it| it > now) {
        return Err(one("ended_at lies in the future".to_owned()));
    }
    Ok(Past { id: session.id, who, language: about.language, began_at, ended_at, entries })
}

/// One of the messages. One without a time of its own was said when the one before it was.
fn entry(place: usize, value: Value, before: Option<OffsetDateTime>, now: OffsetDateTime) -> Result<PastEntry, String> {
    let said: Said = serde_json::from_value(value).map_err(|it| it.to_string())?;
    let id = said.id.unwrap_or_else(|| place.to_string());
    line("id", &id, 200).map_err(|it| it.to_string())?;
    let body = Body::parse(said.content).map_err(|it| format!("content: {it}"))?;
    let at = said.created_at.or(before).ok_or("neither it nor its conversation says when it was")?;
    if at > now {
        return Err("created_at lies in the future".to_owned());
    }
    let (kind, direction, author) = what(said.role);
    Ok(PastEntry { id, kind, direction, author, body, at })
}

/// What stands in the thread for somebody's words. What the system itself said is for colleagues only.
const fn what(role: Role) -> (Kind, Direction, Author) {
    match role {
        Role::User => (Kind::Message, Direction::Inbound, Author::Contact),
        Role::Assistant => (Kind::Message, Direction::Outbound, Author::Ai),
        Role::Agent => (Kind::Message, Direction::Outbound, Author::Staff),
        Role::System => (Kind::Note, Direction::Internal, Author::Staff),
    }
}

fn check(id: &str, who: &InboundContact, language: Option<&str>) -> Result<(), String> {
    let fits = |field, value: Option<&str>, longest| value.map_or(Ok(()), |it| line(field, it, longest));
    let checked = [
        line("id", id, 200),
        line("user_id", &who.external_id, 200),
        fits("metadata.user_name", who.name.as_deref(), 80),
        fits("metadata.email", who.email.as_deref(), 254),
    ];
    checked.into_iter().collect::<Result<(), _>>().map_err(|it| it.to_string())?;
    match language {
        Some(it) if it.len() != 2 || !it.bytes().all(|byte| byte.is_ascii_lowercase()) => {
            Err("metadata.language has not two small letters".to_owned())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-20 09:00 UTC);

    fn read(all: Value) -> Result<Vec<Past>, Vec<String>> {
        read_past(&all.to_string(), NOW)
    }

    #[test]
    fn a_session_with_its_list_of_messages_is_read() {
        let past = read(json!([{
            "id": "s-1", "workspace_id": "w", "agent_id": "a", "channel": "web", "status": "completed",
            "user_id": "sophie", "metadata": { "user_name": "Sophie Martin", "language": "fr", "tags": ["x"] },
            "started_at": "2026-02-01T10:00:00Z", "ended_at": "2026-02-01T10:30:00Z", "internal_notes": "A good customer.",
            "messages": [
                { "id": "m-2", "role": "assistant", "content": "3 à 5 jours.", "timestamp": "2026-02-01T10:01:00Z" },
                { "id": "m-1", "role": "user", "content": "Quel délai ?", "created_at": "2026-02-01T10:00:10Z" },
                { "role": "agent", "content": "Autre chose ?" }
            ]
        }]))
        .unwrap();
        let said: Vec<_> = past[0].entries.iter().map(|it| (it.author, it.body.as_str())).collect();
        let expected = [
            (Author::Contact, "Quel délai ?"),
            (Author::Staff, "Autre chose ?"),
            (Author::Ai, "3 à 5 jours."),
            (Author::Staff, "A good customer."),
        ];
        assert_eq!(said, expected);
        assert_eq!(
            (past[0].began_at, past[0].ended_at),
            (datetime!(2026-02-01 10:00 UTC), Some(datetime!(2026-02-01 10:30 UTC)))
        );
        assert_eq!(past[0].entries[3].kind, Kind::Note);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_with_its_place() {
        let said = |content: &str| json!({ "role": "user", "content": content, "created_at": "2026-02-01T10:00:00Z" });
        let wrong = read(json!([
            { "id": "s-1", "status": "active", "messages": [said("Hello"), said(" "), { "role": "robot", "content": "x" }] },
            { "id": "s-2", "status": "lost", "messages": [said("Hello")] },
            { "id": "s-3", "status": "completed", "messages": [] },
            { "id": "s-4", "status": "active", "user_id": "x", "messages": [said("Hello")] },
            { "id": "s-4", "status": "escalated", "user_id": "x", "messages": [said("Hello")] },
            { "id": "s-5", "status": "active", "messages": [{ "role": "user", "content": "When?" }] },
            { "id": "s-6", "status": "active", "messages": [
                { "role": "user", "content": "Soon.", "created_at": "2027-01-01T00:00:00Z" }] },
            7
        ]))
        .unwrap_err();
        let places = [
            "conversation 1 (\"s-1\"), message 2: content: the text is empty",
            "conversation 1 (\"s-1\"), message 3: unknown variant `robot`",
            "conversation 2 (\"s-2\"): unknown variant `lost`",
            "conversation 3 (\"s-3\"): 0 messages",
            "conversation 6 (\"s-5\"), message 1: neither it nor its conversation says when",
            "conversation 7 (\"s-6\"), message 1: created_at lies in the future",
            "conversation 8: invalid type",
            "conversation \"s-4\" stands in the file twice",
            "conversation \"s-4\": its customer \"x\" has another one that is not completed",
        ];
        assert_eq!(wrong.len(), places.len(), "{wrong:#?}");
        for (line, place) in wrong.iter().zip(places) {
            assert!(line.starts_with(place), "{line}");
        }
        assert!(read(json!({})).unwrap_err()[0].starts_with("not a list of conversations"));
    }
}
