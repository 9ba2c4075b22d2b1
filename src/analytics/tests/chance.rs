//! A history by chance, and what comes late to it.

use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::analytics::{NO_TEAM, NO_TOPIC, NOBODY, Slice};
use crate::assistant::RunKind;
use crate::ids::*;
use crate::world::*;

/// Writes rows by chance, and changes what it wrote.
pub struct Chance {
    dice: Mutator,
    db: PgConnection,
    channels: Vec<ChannelId>,
    teams: Vec<TeamId>,
    /// The last is merged into the first.
    topics: Vec<TopicId>,
    talks: Vec<Uuid>,
    contacts: Vec<Uuid>,
    now: OffsetDateTime,
    number: i64,
}

/// So far back the history goes: past the night in which the clocks of Paris go back.
const SPAN: i64 = 40 * 24 * 3_600;

impl Chance {
    /// A history of so many conversations.
    pub async fn write(world: &World, name: &str, conversations: usize) -> Self {
        let mut db = world.database().owner().await;
        let (tenant, now) = (claire().tenant, world.desk().now());
        let channels = vec![world.api_channel().await, world.api_channel().await];
        let teams = vec![TeamId::new(), TeamId::new()];
        for team in &teams {
            sqlx::query("insert into teams (tenant_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)")
                .bind(tenant)
                .bind(team)
                .bind(team.to_string())
                .bind(now)
                .execute(&mut db)
                .await
                .unwrap();
        }
        let topics = vec![TopicId::new(), TopicId::new(), TopicId::new()];
        for topic in &topics {
            let into = (*topic == topics[2]).then_some(topics[0]);
            let add = "
                insert into topics (tenant_id, id, label, merged_into, merged_at, created_at, updated_at)
                values ($1, $2, 'Topic', $3, $4, $4, $4)";
            let add = sqlx::query(add).bind(tenant).bind(topic).bind(into).bind(now);
            add.execute(&mut db).await.unwrap();
        }
        let contacts: Vec<Uuid> = (0..conversations / 3).map(|_| Uuid::now_v7()).collect();
        sqlx::query(
            "insert into contacts (tenant_id, id, created_at, updated_at) select $1, unnest($2::uuid[]), $3, $3",
        )
        .bind(tenant)
        .bind(&contacts)
        .bind(now)
        .execute(&mut db)
        .await
        .unwrap();
        let dice = Mutator::of(name);
        let mut it = Self { dice, db, channels, teams, topics, talks: Vec::new(), contacts, now, number: 0 };
        for _ in 0..conversations {
            it.begin().await;
        }
        it
    }

    fn moment(&mut self) -> OffsetDateTime {
        self.now - Duration::seconds(self.dice.below(SPAN as usize) as i64)
    }

    fn later(&mut self, than: OffsetDateTime) -> OffsetDateTime {
        (than + Duration::seconds(self.dice.below(5 * 24 * 3_600) as i64 / (1 + self.dice.below(200) as i64)))
            .min(self.now)
    }

    async fn begin(&mut self) {
        let (id, identity) = (Uuid::now_v7(), Uuid::now_v7());
        let (channel, contact) = (*self.dice.one(&self.channels), *self.dice.one(&self.contacts));
        let began = self.moment();
        let both = "
            with identity as (
                insert into contact_identities (tenant_id, id, contact_id, channel_id, external_id, created_at)
                values ($1, $2, $3, $4, $2::text, $6))
            insert into conversations (tenant_id, id, channel_id, identity_id, contact_id, status, last_message_at,
                                       created_at, updated_at)
            values ($1, $5, $4, $2, $3, 'resolved', $6, $6, $6)";
        // The key is looked at when the statement ends: both rows are there then.
        let of =
            sqlx::query(both).bind(claire().tenant).bind(identity).bind(contact).bind(channel).bind(id).bind(began);
        of.execute(&mut self.db).await.unwrap();
        self.talks.push(id);
        let mut at = began;
        for _ in 0..self.dice.below(6) {
            self.say(id, at).await;
            at = self.later(at);
        }
        for _ in 0..2 {
            self.change(id, at).await;
        }
    }

    async fn say(&mut self, id: Uuid, at: OffsetDateTime) {
        let kinds = [
            ("message", "inbound", "contact"),
            ("message", "inbound", "contact"),
            ("message", "outbound", "ai"),
            ("message", "outbound", "ai"),
            ("message", "outbound", "staff"),
            ("note", "internal", "staff"),
            ("event", "internal", "system"),
        ];
        let (kind, direction, author) = *self.dice.one(&kinds);
        let message = Uuid::now_v7();
        self.number += 1;
        sqlx::query(
            "insert into messages (tenant_id, id, conversation_id, channel_id, seq, kind, direction, author, body, sent_at,
                                   created_at)
             select tenant_id, $2, id, channel_id, $3, $4, $5, $6, '', $7, $7 from conversations where id = $1",
        )
        .bind(id)
        .bind(message)
        .bind(self.number)
        .bind(kind)
        .bind(direction)
        .bind(author)
        .bind(at)
        .execute(&mut self.db)
        .await
        .unwrap();
        if author == "contact" && self.dice.below(2) == 0 {
            let topic = *self.dice.one(&self.topics);
            let about = "
                insert into topic_messages (tenant_id, message_id, topic_id, date)
                select tenant_id, id, $2, created_at::date from messages where id = $1";
            sqlx::query(about).bind(message).bind(topic).execute(&mut self.db).await.unwrap();
        }
    }

    async fn change(&mut self, id: Uuid, at: OffsetDateTime) {
        let to = *self.dice.one(&self.talks);
        let statement = match self.dice.below(14) {
            0..3 => "update conversations set resolved_at = $2 where id = $1 and created_at <= $2",
            3 => "update conversations set resolved_at = null where id = $1",
            4 | 5 => "update conversations set assignee_id = $4 where id = $1",
            6 => "update conversations set team_id = $5 where id = $1",
            7 => "update conversations set merged_into_id = $3 where id = $1 and id <> $3",
            8 => "update conversations c set contact_id = o.contact_id from conversations o where c.id = $1 and o.id = $3",
            9 => "update messages set conversation_id = $3 where conversation_id = $1 and seq % 3 = 0",
            10 => "delete from messages m where conversation_id = $1 and seq % 5 = 0
                     and not exists (select from runs r where r.message_id = m.id)
                     and not exists (select from topic_messages x where x.message_id = m.id)",
            11 => "update topic_messages x set topic_id = $6 from messages m
                   where m.id = x.message_id and m.conversation_id = $1",
            12 => "delete from topic_messages x using messages m where m.id = x.message_id and m.conversation_id = $1",
            _ => "insert into escalations (tenant_id, id, conversation_id, reason, status, raised_by, created_at, updated_at)
                  select tenant_id, gen_random_uuid(), id, 'vip', 'resolved', 'agent', $2, $2
                  from conversations where id = $1",
        };
        let (member, team) = (*self.dice.one(&[amelie(), bruno()]), *self.dice.one(&self.teams));
        let topic = *self.dice.one(&self.topics);
        let nobody = self.dice.below(4) == 0;
        // Every value has its type, whether the statement uses it or not.
        let given = "select $1::uuid, $2::timestamptz, $3::uuid, $4::uuid, $5::uuid, $6::uuid";
        let typed = format!("with given as ({given}) {statement}");
        let change = sqlx::query(sqlx::AssertSqlSafe(typed)).bind(id).bind(at).bind(to);
        let change = change.bind((!nobody).then(|| member.member().0)).bind((!nobody).then_some(team.0)).bind(topic);
        change.execute(&mut self.db).await.unwrap();
        if self.dice.below(2) == 0 {
            self.run(id, at).await;
        }
    }

    async fn run(&mut self, id: Uuid, at: OffsetDateTime) {
        let state = *self.dice.one(&["completed", "completed", "failed", "skipped", "processing"]);
        let kind = *self.dice.one(&[RunKind::Reply, RunKind::Summary, RunKind::Brief]);
        let confidence = (self.dice.below(3) > 0).then(|| self.dice.below(100) as f32 / 100.0);
        sqlx::query(
            "insert into runs (tenant_id, id, kind, conversation_id, message_id, state, confidence, provider, model,
                               tokens_in, tokens_out, cost_micros, created_at)
             select tenant_id, $2, $7, conversation_id, id, $3, $4, 'offline', 'm', $5, $5 / 3, $5 * 7, $6
             from messages where conversation_id = $1 order by seq limit 1",
        )
        .bind(id)
        .bind(Uuid::now_v7())
        .bind(state)
        .bind(confidence)
        .bind(self.dice.below(900) as i32)
        .bind(at)
        .bind(kind)
        .execute(&mut self.db)
        .await
        .unwrap();
    }

    /// Changes some of what there is, now or long ago.
    pub async fn go_on(&mut self, times: usize) {
        for _ in 0..times {
            let (id, at) = (*self.dice.one(&self.talks), self.moment());
            match self.dice.below(3) {
                0 => self.say(id, at).await,
                _ => self.change(id, at).await,
            }
        }
        self.begin().await;
    }

    /// Some of the conversations, by chance.
    pub fn slice(&mut self) -> Slice {
        let mut slice = Slice::default();
        match self.dice.below(7) {
            0 => slice.channel = Some(*self.dice.one(&self.channels)),
            1 => slice.agent = Some(*self.dice.one(&[amelie().member(), bruno().member(), NOBODY])),
            2 => slice.team = Some(*self.dice.one(&[self.teams[0], self.teams[1], NO_TEAM])),
            3 => slice.assistant = Some(self.dice.below(2) == 0),
            4 => slice.topic = Some(*self.dice.one(&[self.topics[0], self.topics[1], NO_TOPIC])),
            5 => slice.kind = Some(*self.dice.one(&[RunKind::Reply, RunKind::Summary, RunKind::Score])),
            _ => {}
        }
        slice
    }

    /// One of so many.
    pub fn below(&mut self, end: usize) -> usize {
        self.dice.below(end)
    }
}
