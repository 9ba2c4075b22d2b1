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
