//! What raw rows say, added up here and nowhere else.

use std::collections::HashMap;
use std::ops::Range;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::analytics::{Figures, NO_TEAM, NO_TOPIC, NOBODY, RETURN, Slice, settled_before};
use crate::ids::*;
use crate::world::*;

/// A conversation as it stands in its row.
#[derive(Debug, sqlx::FromRow)]
struct Talk {
    id: Uuid,
    channel_id: ChannelId,
    contact_id: Uuid,
    assignee_id: Option<MemberId>,
    team_id: Option<TeamId>,
    merged_into_id: Option<Uuid>,
    created_at: OffsetDateTime,
    resolved_at: Option<OffsetDateTime>,
    escalated: bool,
}

#[derive(Debug, sqlx::FromRow)]
struct Said {
    id: Uuid,
    conversation_id: Uuid,
    kind: String,
    direction: String,
    author: String,
    created_at: OffsetDateTime,
}

#[derive(Debug, sqlx::FromRow)]
struct Ran {
    conversation_id: Uuid,
    kind: String,
    state: String,
    tokens_in: i32,
    tokens_out: i32,
    cost_micros: i64,
    confidence: Option<f32>,
    created_at: OffsetDateTime,
}

/// Every raw row of Ma Boutique that is counted.
pub struct Raw {
    talks: Vec<Talk>,
    said: Vec<Said>,
    ran: Vec<Ran>,
    /// What each message is about, if anything.
    topics: HashMap<Uuid, TopicId>,
}

impl Raw {
    /// Reads them all.
    pub async fn read(world: &World) -> Self {
        let mut db = world.database().owner().await;
        let tenant = claire().tenant;
        let talks = "select c.*, exists (select from escalations e where e.conversation_id = c.id) as escalated
                     from conversations c where tenant_id = $1";
        let topics = "select x.message_id, coalesce(t.merged_into, t.id)
                      from topic_messages x join topics t on t.tenant_id = x.tenant_id and t.id = x.topic_id
                      where x.tenant_id = $1";
        let topics: Vec<(Uuid, TopicId)> = sqlx::query_as(topics).bind(tenant).fetch_all(&mut db).await.unwrap();
        Self {
            talks: sqlx::query_as(talks).bind(tenant).fetch_all(&mut db).await.unwrap(),
            said: sqlx::query_as("select * from messages where tenant_id = $1")
                .bind(tenant)
                .fetch_all(&mut db)
                .await
                .unwrap(),
            ran: sqlx::query_as("select * from runs where tenant_id = $1")
                .bind(tenant)
                .fetch_all(&mut db)
                .await
                .unwrap(),
            topics: topics.into_iter().collect(),
        }
    }

    fn said_in(&self, id: Uuid) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |it| it.conversation_id == id && it.kind == "message")
    }

    fn has(&self, talk: &Talk, author: &str) -> bool {
        self.said_in(talk.id).any(|it| it.author == author)
    }

    /// What the first message is about that is about anything.
    fn topic(&self, talk: &Talk) -> TopicId {
        let said = self.said_in(talk.id).filter(|it| self.topics.contains_key(&it.id));
        let first = said.min_by_key(|it| (it.created_at, it.id));
        first.and_then(|it| self.topics.get(&it.id)).copied().unwrap_or(NO_TOPIC)
    }

    fn is_in(&self, talk: &Talk, slice: &Slice) -> bool {
        talk.merged_into_id.is_none()
            && slice.channel.is_none_or(|it| it == talk.channel_id)
            && slice.agent.is_none_or(|it| it == talk.assignee_id.unwrap_or(NOBODY))
            && slice.team.is_none_or(|it| it == talk.team_id.unwrap_or(NO_TEAM))
            && slice.assistant.is_none_or(|it| it == self.has(talk, "ai"))
            && slice.topic.is_none_or(|it| it == self.topic(talk))
    }

    /// When the first answer came, and how many seconds after the first question.
    fn answer(&self, talk: &Talk) -> Option<(OffsetDateTime, i64)> {
        let asked = self.said_in(talk.id).filter(|it| it.direction == "inbound").map(|it| it.created_at).min()?;
        let answers = self.said_in(talk.id).filter(|it| it.direction == "outbound" && it.author != "system");
        let at = answers.map(|it| it.created_at).filter(|it| *it >= asked).min()?;
        Some((at, (at - asked).whole_seconds()))
    }

    fn is_alone(&self, talk: &Talk, resolved: OffsetDateTime) -> bool {
        let theirs = self.talks.iter().filter(|it| it.contact_id == talk.contact_id);
        let returned = theirs
            .flat_map(|it| self.said_in(it.id))
            .any(|it| it.direction == "inbound" && it.created_at > resolved && it.created_at <= resolved + RETURN);
        self.has(talk, "ai") && !self.has(talk, "staff") && !talk.escalated && !returned
    }

    /// What a report should say of a time.
    pub fn figures(&self, time: &Range<OffsetDateTime>, slice: &Slice, now: OffsetDateTime) -> Figures {
        let mut it = Figures::default();
        let (mut answers, mut ends) = (Vec::new(), Vec::new());
        for talk in self.talks.iter().filter(|it| self.is_in(it, slice)) {
            it.conversations += i64::from(time.contains(&talk.created_at));
            it.messages += self.said_in(talk.id).filter(|it| time.contains(&it.created_at)).count() as i64;
            answers.extend(self.answer(talk).filter(|(at, _)| time.contains(at)).map(|(_, seconds)| seconds));
            let Some(resolved) = talk.resolved_at.filter(|it| time.contains(it)) else { continue };
            it.resolved += 1;
            ends.push((resolved - talk.created_at).whole_seconds());
            if resolved < settled_before(now) {
                it.settled += 1;
                it.resolved_alone += i64::from(self.is_alone(talk, resolved));
            }
        }
        let mut sure = Vec::new();
        for ran in &self.ran {
            let talk = self.talks.iter().find(|it| it.id == ran.conversation_id).unwrap();
            let counts = matches!(ran.state.as_str(), "completed" | "failed") && time.contains(&ran.created_at);
            let is_asked_for = slice.kind.is_none_or(|it| it.word() == ran.kind);
            if counts && is_asked_for && self.is_in(talk, slice) {
                it.runs += 1;
                it.tokens_in += i64::from(ran.tokens_in);
                it.tokens_out += i64::from(ran.tokens_out);
                it.cost_micros += ran.cost_micros;
                sure.extend(ran.confidence.map(f64::from));
            }
        }
        it.confidence = (!sure.is_empty()).then(|| sure.iter().sum::<f64>() / sure.len() as f64);
        it.first_response = part(&mut answers, 0.5);
        it.duration = part(&mut ends, 0.5);
        it.duration_90 = part(&mut ends, 0.9);
        it
    }
}

/// The minutes that so large a part of these seconds does not exceed, between two where it falls between them.
fn part(seconds: &mut [i64], part: f64) -> Option<f64> {
    seconds.sort_unstable();
    let place = part * (seconds.len().checked_sub(1)? as f64);
    let (low, high) = (seconds[place.floor() as usize] as f64, seconds[place.ceil() as usize] as f64);
    Some((low + (high - low) * place.fract()) / 60.0)
}
