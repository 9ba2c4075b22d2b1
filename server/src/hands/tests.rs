//! What a job comes to that fails each time: nobody who wrote is left with nobody.

use futures::future::BoxFuture;
use switchboard::access::{AssistantKeys, InboxRead};
use switchboard::assistant::{
    self, Ask, Endpoint, NewProvider, NoProvider, Prices, Provider, ProviderProblem, Reason, Reply, RunState,
};
use switchboard::inbox::{Author, Handler};
use switchboard::sealing::Seal;
use switchboard::tenancy::{DeskParts, Principal, Tx};
use switchboard::world::*;

use super::*;
use crate::{consequences, settings};

/// A model that makes the worker stumble.
struct Panics;

impl Provider for Panics {
    fn draft_answer<'a>(&'a self, _: &'a Endpoint, _: &'a Ask) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        panic!("planted")
    }
}

struct Scene {
    world: World,
    hands: Hands,
    conversation: ConversationId,
}

impl Scene {
    /// Sophie asks Ma Boutique, whose model has a key that was sealed with `key`.
    async fn new(key: [u8; 32], provider: impl Provider + 'static) -> Self {
        let world = World::with(consequences::follows).await;
        let sealing = Desk::new(DeskParts {
            pools: world.desk().pools().clone(),
            clock: world.clock.clone(),
            follows: consequences::follows,
            seal: Seal::new(key),
        });
        let model = NewProvider::open_ai("https://model.example/v1", "small", "sk-boutique", Prices::default());
        assistant::set_provider(&sealing, world.tx::<AssistantKeys>(claire()).await, model.unwrap()).await.unwrap();

        let assistant = Assistant::new(world.desk().clone(), Shelves::default(), Arc::new(provider));
        let hands = Hands { assistant, ..hands(&world) };
        let channel = world.api_channel().await;
        world.knowledge().await;
        let conversation = world.hears(channel, "sophie", "Can I return an item?").await;
        Self { world, hands, conversation }
    }

    /// Every try, until the job has ended.
    async fn every_try(&self) -> i32 {
        tries(&self.world, &self.hands, "reply").await
    }

    async fn is_with_people(&self) {
        assert_eq!(self.world.handler(self.conversation).await, Handler::Nobody);
        let entries = self.world.thread(self.conversation).await;
        assert!(entries.iter().any(|it| it.author == Author::Ai), "the customer is told");
        let mut tx: Tx<InboxRead> = self.world.tx(claire()).await;
        let runs = assistant::runs_of_conversation(&mut tx, self.conversation).await.unwrap();
        let last = runs.last().unwrap();
        assert_eq!((last.state, last.reason), (RunState::Failed, Some(Reason::Broken)));
        assert_eq!(states(&self.world, "reply").await, ["done"]);
    }
}

fn hands(world: &World) -> Hands {
    drop(rustls::crypto::ring::default_provider().install_default());
    let settings = settings::understand(|_| None).unwrap();
    Hands::new(&settings, world.desk().clone(), Shelves::default()).unwrap()
}

/// Works on every job of a kind until none is left to be tried; says how often it was.
async fn tries(world: &World, hands: &Hands, kind: &str) -> i32 {
    let mut last = 0;
    loop {
        world.clock.advance(time::Duration::hours(1));
        let claims = switchboard::jobs::system::claim(world.desk(), &[kind], 1).await.unwrap();
        let Some(claim) = claims.into_iter().next() else { return last };
        last = claim.attempt;
        assert!(last < 30, "it ends");
        crate::worker::work(world.desk(), hands, claim).await;
    }
}

async fn states(world: &World, kind: &str) -> Vec<String> {
    let mut tx: Tx<switchboard::access::Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    sqlx::query_scalar("select state from jobs where kind = $1").bind(kind).fetch_all(tx.db()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_cannot_be_opened_hands_the_customer_to_people() {
    let scene = Scene::new([8; 32], NoProvider).await;
    assert_eq!(scene.every_try().await, switchboard::jobs::MAX_ATTEMPTS);
    scene.is_with_people().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_of_every_try_hands_the_customer_to_people() {
    let scene = Scene::new([7; 32], Panics).await;
    assert_eq!(scene.every_try().await, switchboard::jobs::MAX_ATTEMPTS);
    scene.is_with_people().await;
}

/// Makes every end of what arrived fail with this error of PostgreSQL.
async fn stumble(world: &World, code: &str) {
    let trap = format!(
        "create function stumble() returns trigger language plpgsql as
             $$ begin raise exception 'planted' using errcode = '{code}'; end $$;
         create trigger stumble before insert on messages for each row execute function stumble()"
    );
    let mut owner = world.database().owner().await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(trap)).execute(&mut owner).await.unwrap();
}

async fn stumbles_no_more(world: &World) {
    let mut owner = world.database().owner().await;
    sqlx::raw_sql("drop trigger stumble on messages; drop function stumble()").execute(&mut owner).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_passes_never_kills_a_message_that_was_acknowledged() {
    let world = World::with(consequences::follows).await;
    let (hands, channel) = (hands(&world), world.api_channel().await);
    for code in ["40001", "57P01", "53100", "55P03"] {
        stumble(&world, code).await;
        let what = words_of("sophie", code, world.desk().now());
        world.arrives(channel, code, &what).await;
        for _ in 0..2 * switchboard::jobs::MAX_ATTEMPTS {
            world.clock.advance(time::Duration::hours(1));
            let claims = switchboard::jobs::system::claim(world.desk(), &["ingest"], 1).await.unwrap();
            for claim in claims {
                crate::worker::work(world.desk(), &hands, claim).await;
            }
        }
        stumbles_no_more(&world).await;
        tries(&world, &hands, "ingest").await;
        assert!(states(&world, "ingest").await.iter().all(|it| it == "done"), "{code}");
    }
    let mut tx: Tx<switchboard::access::Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    let parked: i64 =
        sqlx::query_scalar("select count(*) from inbox_events where state <> 'done'").fetch_one(tx.db()).await.unwrap();
    assert_eq!(parked, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_finds_its_way_through_the_queue_at_its_hour_and_no_sooner() {
    use switchboard::notifications::steps::{Told, tell};
    use switchboard::notifications::{About, Digest, Times, set_times};

    let world = World::with(consequences::follows).await;
    let hands = hands(&world);
    set_times(world.tx(amelie()).await, &Times { digest: Digest::Hourly, ..Times::default() }).await.unwrap();
    let conversation = world.conversation(switchboard::inbox::Status::Open).await;
    let mut tx: Tx<switchboard::access::Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    tell(&mut tx, Told { conversation, about: About::Mention }, amelie().member()).await.unwrap();
    tx.commit().await.unwrap();

    for (minutes, letters) in [(0, 0), (59, 0), (1, 1), (60, 1)] {
        world.clock.advance(time::Duration::minutes(minutes));
        crate::worker::drain(world.desk(), &hands).await.unwrap();
        let mut tx: Tx<switchboard::access::WorkspaceManage> = world.tx(claire()).await;
        let posted = mail::list(&mut tx, 10).await.unwrap();
        assert_eq!(posted.len(), letters, "{minutes} minutes later");
        let link = format!("/w/ma-boutique/inbox/{conversation}");
        assert!(posted.iter().all(|it| it.body.contains(&link)), "{posted:?}");
    }
}

#[tokio::test]
async fn a_database_that_is_away_is_seen_to_pass() {
    let world = World::new().await;
    world.desk().pools().work.close().await;
    let Err(fault) = crate::worker::worker(world.desk(), MA_BOUTIQUE).await else { panic!("it is away") };
    assert!(fault.is_passing(), "{fault}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_person_is_listed_and_tried_again() {
    use crate::commands::jobs::{replay, stuck, summary};

    let world = World::with(consequences::follows).await;
    let (hands, channel) = (hands(&world), world.api_channel().await);
    stumble(&world, "P0001").await;
    world.arrives(channel, "one", &words_of("sophie", "Hello?", world.desk().now())).await;
    assert_eq!(tries(&world, &hands, "ingest").await, switchboard::jobs::MAX_ATTEMPTS);
    let mut owner = world.database().owner().await;
    sqlx::raw_sql(
        "insert into jobs (tenant_id, id, kind, payload, state, attempts, run_at, last_error, created_at)
         select id, gen_random_uuid(), 'wake', jsonb_build_object('kind', 'wake', 'conversation', gen_random_uuid()),
                'dead', 8, now(), 'planted', now()
         from tenants where slug = 'autre-client'",
    )
    .execute(&mut owner)
    .await
    .unwrap();

    let waiting = stuck(world.desk()).await.unwrap();
    let seen: Vec<_> = waiting.iter().map(|it| (it.kind.as_str(), it.workspace.as_str())).collect();
    assert_eq!(seen, [("wake", "autre-client"), ("parked", "ma-boutique")]);
    assert!(waiting.iter().all(|it| it.reason.contains("planted")), "{waiting:?}");
    assert!(summary(world.desk(), &waiting).await.unwrap().starts_with("1 dead, 1 parked"));

    stumbles_no_more(&world).await;
    for one in &waiting {
        assert!(replay(world.desk(), one).await.unwrap());
        assert!(!replay(world.desk(), one).await.unwrap(), "once is enough");
    }
    tries(&world, &hands, "ingest").await;
    tries(&world, &hands, "wake").await;
    assert_eq!(stuck(world.desk()).await.unwrap(), []);
    assert_eq!(switchboard::jobs::system::queue(world.desk()).await.unwrap().dead, 0);
}
