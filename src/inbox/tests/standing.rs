//! Conversations are counted in groups that stand alike: whatever changes, the numbers are those of the list.

use sqlx::PgConnection;

use crate::access::{InboxRead, Visibility};
use crate::ids::*;
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::title::Title;
use crate::world::*;

/// More than a page of the list holds.
const CONVERSATIONS: usize = 60;

/// Conversations of every standing, held by some and given to some, by chance.
struct Drawn {
    dice: Mutator,
    db: PgConnection,
    ids: Vec<ConversationId>,
    teams: Vec<TeamId>,
}

impl Drawn {
    async fn fill(world: &World) -> Self {
        let channel = world.api_channel().await;
        let mut ids = Vec::new();
        for number in 0..CONVERSATIONS {
            ids.push(world.hears(channel, &format!("customer-{number}"), "Where is my parcel?").await);
        }
        let mut teams = Vec::new();
        for name in ["Returns", "Wholesale"] {
            teams.push(crate::teams::add(world.tx(bruno()).await, &Title::parse(name).unwrap()).await.unwrap());
        }
        let mut it = Self { dice: Mutator::of("standing"), db: world.database().owner().await, ids, teams };
        for place in 0..CONVERSATIONS {
            it.change(place).await;
        }
        it.call(amelie()).await;
        it.call(bruno()).await;
        it
    }

    /// Changes everything that a way of looking asks about.
    async fn change(&mut self, place: usize) {
        const CHANGE: &str = "
            update conversations
            set status = $2, handler = $3, assignee_id = $4, team_id = $5, is_escalated = $6, has_proposal = $7
            where id = $1";

        let status = *self.dice.one(&[Status::Open, Status::Waiting, Status::Snoozed, Status::Resolved]);
        let handler = *self.dice.one(&[Handler::Ai, Handler::Staff, Handler::Nobody]);
        let assignee =
            *self.dice.one(&[None, Some(amelie().member()), Some(bruno().member()), Some(claire().member())]);
        let team = *self.dice.one(&[None, Some(self.teams[0]), Some(self.teams[1])]);
        let change = sqlx::query(CHANGE).bind(self.ids[place]).bind(status).bind(handler).bind(assignee).bind(team);
        let change = change.bind(self.dice.below(3) == 0).bind(self.dice.below(3) == 0);
        change.execute(&mut self.db).await.unwrap();
    }

    /// Calls somebody to a third of them.
    async fn call(&mut self, person: Person) {
        const CALL: &str = "
            insert into mentions (tenant_id, message_id, member_id, conversation_id, created_at)
            select distinct on (m.conversation_id) m.tenant_id, m.id, $2, m.conversation_id, m.created_at
            from messages m where m.conversation_id = any($1)
            order by m.conversation_id, m.seq";

        let called: Vec<ConversationId> = self.ids.iter().copied().filter(|_| self.dice.below(3) == 0).collect();
        sqlx::query(CALL).bind(called).bind(person.member()).execute(&mut self.db).await.unwrap();
    }

    /// Whoever may look, and however far they see.
    fn readers(&self) -> Vec<(String, Principal)> {
        let mut readers = Vec::new();
        for person in [amelie(), bruno(), eva()] {
            for visibility in [Visibility::Own, Visibility::Team, Visibility::All] {
                let name = format!("{} {visibility:?}", person.name);
                readers.push((name, person.principal().seeing(Some(visibility), &self.teams[..1])));
            }
        }
        readers.push((omar().name.to_owned(), omar().principal()));
        readers
    }

    /// Compares every number with the list, for everybody. Returns how many conversations were counted in all.
    async fn compare(&self, world: &World) -> i64 {
        let mut all = 0;
        for (name, who) in self.readers() {
            let mut tx: Tx<InboxRead> = world.begin(who).await;
            let counted = counts(&mut tx, &Filter::default(), None).await.unwrap();
            // What nobody has read is everything: the same question, asked of each conversation by itself.
            let unread = Filter { unread: true, ..Filter::default() };
            assert_eq!(counts(&mut tx, &unread, None).await.unwrap(), counted, "{name}");
            for view in View::ALL {
                let filter = Filter { view: Some(*view), ..Filter::default() };
                let listed = store::list_ids(&mut tx, &filter, None, 1_000).await.unwrap().len() as i64;
                assert!(counted.of(*view).is_none_or(|it| it == listed), "{name} {view}: {counted:?}, {listed}");
                assert_eq!(counts(&mut tx, &filter, None).await.unwrap(), counted, "{name}: {view} is only a place");
                all += counted.of(*view).unwrap_or(0);
            }
            assert_eq!(to_answer(&mut tx).await.unwrap(), counted.to_answer, "{name}");
        }
        all
    }
}

#[tokio::test]
async fn whatever_changes_the_numbers_of_the_views_are_those_of_the_list_for_everybody() {
    let world = World::new().await;
    let mut drawn = Drawn::fill(&world).await;
    assert!(drawn.compare(&world).await > 100, "there is something to count");
    for _ in 0..4 {
        for _ in 0..15 {
            let place = drawn.dice.below(CONVERSATIONS);
            drawn.change(place).await;
        }
        drawn.compare(&world).await;
    }
}

#[tokio::test]
async fn where_a_conversation_stands_is_read_back_as_it_was_written() {
    let world = World::new().await;
    let id = world.conversation(Status::Open).await;
    let mut db = world.database().owner().await;
    let mut seen = std::collections::BTreeSet::new();
    for status in [Status::Open, Status::Waiting, Status::Snoozed, Status::Resolved] {
        for handler in [Handler::Ai, Handler::Staff, Handler::Nobody] {
            for (escalated, proposal) in [(false, false), (false, true), (true, false), (true, true)] {
                let change = "
                    update conversations set status = $2, handler = $3, is_escalated = $4, has_proposal = $5
                    where id = $1 returning standing";
                let change = sqlx::query_scalar(change).bind(id).bind(status).bind(handler).bind(escalated);
                let standing: i16 = change.bind(proposal).fetch_one(&mut db).await.unwrap();
                let back = format!(
                    "select {}(select $1::smallint as standing, null::uuid as assignee_id, 1 as how_many) g",
                    store::GROUPS
                );
                let back = sqlx::query_as(sqlx::AssertSqlSafe(back)).bind(standing);
                let back: (Status, Handler, bool, bool, Option<MemberId>, i32) = back.fetch_one(&mut db).await.unwrap();
                assert_eq!(back, (status, handler, escalated, proposal, None, 1), "{standing}");
                assert!(seen.insert(standing), "{standing} is said once");
            }
        }
    }
}
