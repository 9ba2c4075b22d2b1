//! The promises of vectors elsewhere, held, with a store in memory that may be away.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::work::moved;
use super::*;
use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::knowledge::meaning::toy::{Toy, offered};
use crate::knowledge::meaning::work::{Next, begin, keep};
use crate::knowledge::meaning::{Embedders, system, waiting};
use crate::knowledge::{Shelves, Tried, USUAL_ROOM, disable, enable};
use crate::prelude::*;
use crate::tenancy::Principal;
use crate::world::*;

/// A store that answers as the index in memory does.
#[derive(Default)]
struct InMemory {
    spaces: Mutex<HashMap<Space, Vec<Point>>>,
    is_away: AtomicBool,
}

impl InMemory {
    fn kept(&self, model: &str) -> Vec<Point> {
        let space = Space { tenant: MA_BOUTIQUE, model: model.to_owned() };
        self.spaces.lock().unwrap().get(&space).cloned().unwrap_or_default()
    }

    fn with<T>(&self, act: impl FnOnce(&mut HashMap<Space, Vec<Point>>) -> T) -> Result<T, CannotKeepVectors> {
        match self.is_away.load(Ordering::Relaxed) {
            true => Err(CannotKeepVectors::Away("planted".to_owned())),
            false => Ok(act(&mut self.spaces.lock().unwrap())),
        }
    }
}

impl VectorStore for InMemory {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn put<'a>(&'a self, space: &'a Space, points: &'a [Point]) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            self.with(|spaces| {
                let kept = spaces.entry(space.clone()).or_default();
                kept.retain(|it| points.iter().all(|new| new.passage != it.passage));
                kept.extend_from_slice(points);
            })
        })
    }

    fn remove<'a>(
        &'a self,
        space: &'a Space,
        passages: &'a [PassageId],
    ) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            self.with(|spaces| spaces.entry(space.clone()).or_default().retain(|it| !passages.contains(&it.passage)))
        })
    }

    fn nearest<'a>(
        &'a self,
        space: &'a Space,
        language: Language,
        question: &'a [f32],
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<PassageId>, CannotKeepVectors>> {
        Box::pin(async move {
            let kept = self.with(|spaces| spaces.get(space).cloned().unwrap_or_default())?;
            Ok(conformance::index(&kept).nearest(question, language, limit))
        })
    }

    fn retain<'a>(&'a self, tenant: TenantId, models: &'a [&'a str]) -> BoxFuture<'a, Result<(), CannotKeepVectors>> {
        Box::pin(async move {
            self.with(|spaces| {
                spaces.retain(|space, _| space.tenant != tenant || models.contains(&space.model.as_str()));
            })
        })
    }
}

/// Passages of Ma Boutique and one of Autre Client.
async fn passages(world: &World) -> (Vec<PassageId>, PassageId) {
    let many: Vec<_> = (0..64).map(|it| faq(&format!("What is number {it}?"), &format!("Answer {it}."))).collect();
    crate::knowledge::import(world.tx(bruno()).await, &many).await.unwrap();
    world.knows(omar(), faq("Are you open?", "Yes.")).await;
    let all = async |person: Person| {
        let mut tx = world.tx::<KnowledgeRead>(person).await;
        crate::knowledge::store::searchable(&mut tx).await.unwrap().into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    (all(bruno()).await, all(omar()).await[0])
}

#[tokio::test]
async fn the_index_in_memory_conforms() {
    let world = World::new().await;
    let (ours, theirs) = passages(&world).await;
    conformance::conforms(&InMemory::default(), (MA_BOUTIQUE, &ours), (AUTRE_CLIENT, theirs)).await;
}

#[tokio::test]
#[ignore = "needs a PostgreSQL with the extension `vector` behind TEST_DATABASE_URL"]
async fn the_database_conforms_with_the_extension() {
    let world = World::new().await;
    for _ in 0..2 {
        sqlx::raw_sql(Neighbours::SCHEMA).execute(&mut world.database().owner().await).await.unwrap();
    }
    let store = Neighbours::of(world.desk()).await.unwrap().expect("the extension is there");
    let (ours, theirs) = passages(&world).await;
    conformance::conforms(&store, (MA_BOUTIQUE, &ours), (AUTRE_CLIENT, theirs)).await;
}

#[tokio::test]
async fn a_database_without_the_extension_has_no_store() {
    let world = World::new().await;
    let is_there = "select count(*) from pg_available_extensions where name = 'vector'";
    let there: i64 = sqlx::query_scalar(is_there).fetch_one(&mut world.database().owner().await).await.unwrap();
    sqlx::raw_sql(Neighbours::SCHEMA).execute(&mut world.database().owner().await).await.unwrap();
    assert_eq!(Neighbours::of(world.desk()).await.unwrap().is_some(), there == 1);
}

/// A workspace whose vectors are kept elsewhere.
struct Elsewhere {
    world: World,
    memory: Arc<InMemory>,
    store: SharedStore,
    models: Embedders,
    shelves: Shelves,
    items: Vec<ItemId>,
}

impl Elsewhere {
    async fn new() -> Self {
        let world = World::new().await;
        let items = world.knowledge().await;
        let memory = Arc::new(InMemory::default());
        let store: SharedStore = memory.clone();
        let models = offered(&[Toy::called("toy")]);
        let shelves = Shelves::with_store(USUAL_ROOM, models.clone(), Some(store.clone()));
        Self { world, memory, store, models, shelves, items }
    }

    async fn tx(&self) -> Tx<Work> {
        self.world.begin(Principal::worker(MA_BOUTIQUE)).await
    }

    async fn next(&self, job: JobId) -> Option<Next> {
        let mut tx = self.tx().await;
        let next = begin(&mut tx, job, &self.models, Some(&self.store)).await.unwrap();
        tx.commit().await.unwrap();
        next
    }

    /// Does all that there is to do, as one job after the other.
    async fn works(&self) {
        while let Some(next) = self.next(JobId::new()).await {
            let tx = match next {
                Next::Look(batch) => {
                    let looked_at = batch.look().await.unwrap();
                    let mut tx = self.tx().await;
                    keep(&mut tx, &looked_at).await.unwrap();
                    tx
                }
                Next::Move(these) => {
                    these.go().await.unwrap();
                    let mut tx = self.tx().await;
                    moved(&mut tx, &these).await.unwrap();
                    tx
                }
            };
            tx.commit().await.unwrap();
        }
    }

    async fn ask(&self, question: &str) -> Tried {
        let who = bruno().principal();
        self.shelves.search::<KnowledgeRead>(self.world.desk(), &who, question, None, Language::English).await.unwrap()
    }
}

#[tokio::test]
async fn a_question_is_found_by_what_it_means_where_a_store_compares() {
    let it = Elsewhere::new().await;
    let question = "Where has the courier got to?";
    assert_eq!(it.ask(question).await.model, None);

    it.works().await;

    let tried = it.ask(question).await;
    assert_eq!(tried.model.as_deref(), Some("toy"));
    assert_eq!(tried.hits[0].passage.title, "How long does delivery take?");
    assert!(tried.hits[0].signals.title_meaning > Some(0.9), "{:?}", tried.hits[0].signals);
    // The same as where the index has the vectors itself.
    let own = Shelves::with_models(USUAL_ROOM, it.models.clone());
    let who = bruno().principal();
    let here = own.search::<KnowledgeRead>(it.world.desk(), &who, question, None, Language::English).await.unwrap();
    let scores = |tried: &Tried| tried.hits.iter().map(|it| (it.passage.id, it.score)).collect::<Vec<_>>();
    assert_eq!(scores(&tried), scores(&here));
}

#[tokio::test]
async fn a_store_that_is_away_leaves_the_words() {
    let it = Elsewhere::new().await;
    it.works().await;
    it.memory.is_away.store(true, Ordering::Relaxed);

    let tried = it.ask("How long does delivery take?").await;

    assert_eq!((tried.model, &*tried.hits[0].passage.title), (None, "How long does delivery take?"));
}

#[tokio::test]
async fn what_is_not_searched_any_more_leaves_the_store_and_comes_back() {
    let it = Elsewhere::new().await;
    it.works().await;
    assert_eq!(it.memory.kept("toy").len(), 3);

    disable(it.world.tx(bruno()).await, it.items[0]).await.unwrap();
    it.works().await;
    assert_eq!(it.memory.kept("toy").len(), 2);

    enable(it.world.tx(bruno()).await, it.items[0]).await.unwrap();
    it.works().await;
    assert_eq!(it.memory.kept("toy").len(), 3);
}

#[tokio::test]
async fn a_passage_waits_until_the_store_has_said_that_it_holds_it() {
    let it = Elsewhere::new().await;
    let job = JobId::new();
    let waits = async || {
        let mut tx = it.world.tx::<KnowledgeRead>(bruno()).await;
        waiting(&mut tx, it.items[0], &it.models, Some(it.store.name())).await.unwrap().len()
    };
    it.works().await;
    assert_eq!(waits().await, 0);
    crate::knowledge::revise(
        it.world.tx::<KnowledgeWrite>(bruno()).await,
        it.items[0],
        crate::knowledge::Revision {
            based_on: 1,
            language: Language::English,
            content: faq("How long does a parcel take?", "Two days.").content,
        },
    )
    .await
    .unwrap();
    let Some(Next::Look(batch)) = it.next(job).await else { panic!("it is to be looked at") };
    let looked_at = batch.look().await.unwrap();
    let mut tx = it.tx().await;
    keep(&mut tx, &looked_at).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(waits().await, 1, "looked at, and not in the store");

    // A worker that is killed after the store has answered does the same again.
    let Some(Next::Move(these)) = it.next(job).await else { panic!("it is to be put") };
    these.go().await.unwrap();
    assert_eq!(waits().await, 1);
    let Some(Next::Move(these)) = it.next(job).await else { panic!("it is to be put again") };
    these.go().await.unwrap();
    let mut tx = it.tx().await;
    moved(&mut tx, &these).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(waits().await, 0);
    it.works().await;
    assert_eq!(it.memory.kept("toy").len(), 3, "nothing is doubled, and what it was before is gone");
}

#[tokio::test]
async fn a_store_that_an_operator_has_just_named_is_filled() {
    let it = Elsewhere::new().await;
    while let Some(Next::Look(batch)) = {
        let mut tx = it.tx().await;
        let next = begin(&mut tx, JobId::new(), &it.models, None).await.unwrap();
        tx.commit().await.unwrap();
        next
    } {
        let looked_at = batch.look().await.unwrap();
        let mut tx = it.tx().await;
        keep(&mut tx, &looked_at).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(system::unkept(it.world.desk(), "memory").await.unwrap(), [MA_BOUTIQUE]);

    it.works().await;

    assert_eq!(it.memory.kept("toy").len(), 3);
    assert_eq!(system::unkept(it.world.desk(), "memory").await.unwrap(), []);
}
