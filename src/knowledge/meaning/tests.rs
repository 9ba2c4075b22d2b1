//! The promises of meaning, held, with a model that knows four things.

use super::toy::{Toy, offered};
use super::work::{Batch, Next, begin, keep};
use super::*;
use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::knowledge::{
    Content, Kind, Language, NewItem, Revision, Shelves, Tried, USUAL_ROOM, disable, import, revise,
};
use crate::prelude::*;
use crate::tenancy::Principal;
use crate::world::*;

async fn work(world: &World) -> Tx<Work> {
    world.begin(Principal::worker(MA_BOUTIQUE)).await
}

/// What is to be looked at next.
async fn next(world: &World, models: &Embedders, job: JobId) -> Option<Batch> {
    let mut tx = work(world).await;
    let next = begin(&mut tx, job, models, None).await.unwrap();
    tx.commit().await.unwrap();
    match next? {
        Next::Look(batch) => Some(batch),
        Next::Move(_) => None,
    }
}

/// Looks at one batch. False where there was none.
async fn batch(world: &World, models: &Embedders, job: JobId) -> bool {
    let Some(batch) = next(world, models, job).await else { return false };
    let looked_at = batch.look().await.unwrap();
    let mut tx = work(world).await;
    keep(&mut tx, &looked_at).await.unwrap();
    tx.commit().await.unwrap();
    true
}

/// Looks at everything, as one job after the other does.
async fn looks(world: &World, models: &Embedders) {
    while batch(world, models, JobId::new()).await {}
}

async fn ask(world: &World, shelves: &Shelves, question: &str) -> Tried {
    let who = bruno().principal();
    shelves.search::<KnowledgeRead>(world.desk(), &who, question, None, Language::English).await.unwrap()
}

async fn covered(world: &World) -> Coverage {
    coverage(&mut world.tx(bruno()).await).await.unwrap()
}

fn shelves(models: &Embedders) -> Shelves {
    Shelves::with_models(USUAL_ROOM, models.clone())
}

#[tokio::test]
async fn a_question_without_a_word_in_common_finds_what_means_the_same() {
    let world = World::new().await;
    world.knowledge().await;
    let models = offered(&[Toy::called("toy")]);
    let shelves = shelves(&models);
    let question = "Where has the courier got to?";
    let before = ask(&world, &shelves, question).await;
    assert!(before.model.is_none() && before.hits.iter().all(|it| it.signals.meaning.is_none()));

    looks(&world, &models).await;

    let tried = ask(&world, &shelves, question).await;
    assert_eq!(tried.model.as_deref(), Some("toy"));
    assert_eq!(tried.hits[0].passage.title, "How long does delivery take?");
    assert!(tried.hits[0].signals.title_meaning > Some(0.9), "{:?}", tried.hits[0].signals);
    // Three questions in English; the model does not know French, and is not asked about it.
    let covered = covered(&world).await;
    assert_eq!((covered.active.as_deref(), covered.wanted, covered.looked_at), (Some("toy"), None, 3));
    assert_eq!(covered.passages, 4);
}

#[tokio::test]
async fn what_has_not_changed_is_not_looked_at_again() {
    let world = World::new().await;
    let items = world.knowledge().await;
    let toy = Toy::called("toy");
    let models = offered(std::slice::from_ref(&toy));
    looks(&world, &models).await;
    let before = toy.asked();

    looks(&world, &models).await;
    assert_eq!(toy.asked(), before);

    let content = Content::parse(Kind::Faq, "Do you take cards?", &[], "We accept Visa.").unwrap();
    let revision = Revision { based_on: 1, language: Language::English, content };
    revise(world.tx(bruno()).await, items[2], revision).await.unwrap();
    let shelves = shelves(&models);
    let tried = ask(&world, &shelves, "Do you take cards?").await;
    assert_eq!(tried.hits[0].signals.meaning, None, "an old meaning is not searched");
    assert_eq!(waiting(&mut world.tx(bruno()).await, items[2], &models, None).await.unwrap().len(), 1);
    assert_eq!(waiting(&mut world.tx(bruno()).await, items[0], &models, None).await.unwrap(), []);
    looks(&world, &models).await;

    // Its whole and its question.
    assert_eq!(toy.asked(), before + 2 + 1, "and the question that was asked");
    assert!(ask(&world, &shelves, "Do you take cards?").await.hits[0].signals.meaning > Some(0.9));
}

#[tokio::test]
async fn another_model_takes_over_only_when_it_has_looked_at_everything() {
    let world = World::new().await;
    let many: Vec<NewItem> =
        (0..AT_ONCE + 5).map(|number| faq(&format!("Opening hours of shop {number}?"), "From 9 to 18.")).collect();
    import(world.tx(bruno()).await, &many).await.unwrap();
    let (old, new) = (Toy::called("old"), Toy::called("new"));
    looks(&world, &offered(std::slice::from_ref(&old))).await;
    assert_eq!(covered(&world).await.active.as_deref(), Some("old"));

    // The operator offers the old one still; somebody wants the new one.
    let both = offered(&[new.clone(), old.clone()]);
    want(world.tx::<KnowledgeWrite>(bruno()).await, &both, "new").await.unwrap();
    assert!(batch(&world, &both, JobId::new()).await);
    let shelves = shelves(&both);
    assert_eq!(ask(&world, &shelves, "When are you open?").await.model.as_deref(), Some("old"));
    assert_eq!(covered(&world).await.looked_at, AT_ONCE as i32);

    looks(&world, &both).await;
    assert_eq!(ask(&world, &shelves, "When are you open?").await.model.as_deref(), Some("new"));
    let whole = covered(&world).await;
    assert_eq!((whole.wanted, whole.looked_at), (None, whole.passages));

    let unknown = want(world.tx::<KnowledgeWrite>(bruno()).await, &both, "nobody's").await;
    assert!(matches!(unknown, Err(CannotWant::NotOffered)));
}

#[tokio::test]
async fn a_killed_worker_loses_a_batch_and_doubles_nothing() {
    let world = World::new().await;
    world.knowledge().await;
    let toy = Toy::called("toy");
    let models = offered(std::slice::from_ref(&toy));
    let job = JobId::new();
    assert!(next(&world, &models, job).await.is_some());

    // While it looks nobody else does; tried again it goes on; after its time everybody may.
    assert!(!batch(&world, &models, JobId::new()).await);
    assert!(batch(&world, &models, job).await);
    looks(&world, &models).await;
    let covered = covered(&world).await;
    assert_eq!((covered.active.as_deref(), covered.looked_at), (Some("toy"), 3));
}

#[tokio::test]
async fn a_model_that_is_away_leaves_the_words() {
    let world = World::new().await;
    world.knowledge().await;
    looks(&world, &offered(&[Toy::called("toy")])).await;
    let away = offered(&[Toy::away("toy")]);

    let tried = ask(&world, &shelves(&away), "How long does delivery take?").await;

    assert_eq!(tried.model, None);
    assert_eq!(tried.hits[0].passage.title, "How long does delivery take?");
    disable(world.tx(bruno()).await, world.knows(bruno(), faq("New?", "Yes.")).await).await.unwrap();
    world.knows(bruno(), faq("Newer?", "Yes.")).await;
    let batch = next(&world, &away, JobId::new()).await.unwrap();
    assert!(batch.look().await.is_err(), "the job is tried again");
}

#[tokio::test]
async fn a_stranger_sees_nothing_of_it() {
    let world = World::new().await;
    world.knowledge().await;
    looks(&world, &offered(&[Toy::called("toy")])).await;

    let theirs = coverage(&mut world.tx(omar()).await).await.unwrap();

    assert_eq!(theirs, Coverage::default());
    assert_eq!(system::unlooked(world.desk()).await.unwrap(), []);
}
