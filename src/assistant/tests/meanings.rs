//! What a change would do to the answers, where a sentence model is active: both sides are searched by meaning too, or
//! neither is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures::future::BoxFuture;

use super::scene::*;
use crate::access::{KnowledgeRead, Work};
use crate::assistant::*;
use crate::ids::*;
use crate::knowledge::meaning::{CannotEmbed, Embedder, Embedders, work};
use crate::knowledge::search::Vector;
use crate::knowledge::{
    self, Change, Compared, Content, Filter, Kind, Language, MOST_SUPPOSED, Revision, Shelves, USUAL_ROOM,
};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// A model that knows what three kinds of words are about, and counts what it is shown.
#[derive(Default)]
struct Toy {
    asked: AtomicUsize,
    is_away: AtomicBool,
}

const THINGS: [&[&str]; 3] = [&["parcel", "delivery", "courier"], &["refund", "return"], &["card", "paypal", "pay"]];

impl Embedder for Toy {
    fn name(&self) -> &str {
        "toy"
    }

    fn knows(&self, language: Language) -> bool {
        language == Language::English
    }

    fn embed(&self, texts: Vec<String>) -> BoxFuture<'_, Result<Vec<Vector>, CannotEmbed>> {
        self.asked.fetch_add(texts.len(), Ordering::Relaxed);
        let vector = |text: String| -> Vector {
            let text = text.to_lowercase();
            let about = |words: &&[&str]| f32::from(u8::from(words.iter().any(|word| text.contains(word))));
            let numbers: Vec<f32> = THINGS.iter().map(about).chain([0.1]).collect();
            let length = numbers.iter().map(|it| it * it).sum::<f32>().sqrt();
            numbers.into_iter().map(|it| it / length).collect()
        };
        let vectors = match self.is_away.load(Ordering::Relaxed) {
            true => Err(CannotEmbed::Away("planted".to_owned())),
            false => Ok(texts.into_iter().map(vector).collect()),
        };
        Box::pin(async move { vectors })
    }
}

/// Ma Boutique, whose knowledge the model has looked at.
struct Meaning {
    scene: Scene,
    toy: Arc<Toy>,
}

impl Meaning {
    async fn new() -> Self {
        let toy = Arc::new(Toy::default());
        let models = Embedders::new(vec![toy.clone() as Arc<dyn Embedder>]);
        let mut scene = Scene::new().await;
        scene.shelves = Shelves::with_models(USUAL_ROOM, models);
        let meaning = Self { scene, toy };
        meaning.looks().await;
        meaning
    }

    /// The worker lets the model look at everything.
    async fn looks(&self) {
        loop {
            let mut tx: Tx<Work> = self.scene.world.begin(Principal::worker(MA_BOUTIQUE)).await;
            let batch = work::begin(&mut tx, JobId::new(), self.scene.shelves.models()).await.unwrap();
            tx.commit().await.unwrap();
            let Some(batch) = batch else { return };
            let seen = batch.look().await.unwrap();
            let mut tx: Tx<Work> = self.scene.world.begin(Principal::worker(MA_BOUTIQUE)).await;
            work::keep(&mut tx, &seen).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    async fn foreseen(&self, item: ItemId, change: &Change) -> Preview {
        let who = bruno().principal();
        preview(self.scene.world.desk(), &self.scene.shelves, &who, item, change).await.unwrap()
    }

    async fn item(&self, title: &str) -> ItemId {
        let named = Filter { words: Some(title.to_owned()), ..Filter::default() };
        let mut tx = self.scene.world.tx::<KnowledgeRead>(bruno()).await;
        knowledge::list(&mut tx, &named, 1).await.unwrap()[0].id
    }

    /// What would be said to a question now.
    async fn says(&self, question: &str) -> grounded::Outcome {
        let (who, world) = (bruno().principal(), &self.scene.world);
        let now = rehearse::<KnowledgeRead>(world.desk(), &self.scene.shelves, &who, question, None).await.unwrap();
        now.outcome
    }
}

fn text_of(outcome: &grounded::Outcome) -> Option<&str> {
    match outcome {
        grounded::Outcome::Answer { text, .. } => Some(text),
        _ => None,
    }
}

const QUESTIONS: [&str; 4] =
    ["Where has the courier got to?", "Can I return an item?", "Is a refund possible?", "How long does delivery take?"];

#[tokio::test]
async fn what_would_be_said_by_meaning_is_what_is_said_once_it_is_done() {
    let it = Meaning::new().await;
    for question in QUESTIONS {
        it.scene.asked(question).await;
    }
    let delivery = it.item("How long does delivery take").await;
    let content = Content::parse(Kind::Faq, "Where is my parcel?", &[], "A parcel takes two days.").unwrap();
    let mut before = Vec::new();
    for question in QUESTIONS {
        before.push(it.says(question).await);
    }

    let change = Change::Says { language: Language::English, content: content.clone() };
    let preview = it.foreseen(delivery, &change).await;

    assert_eq!((preview.compared, preview.asked), (Compared::Meaning, QUESTIONS.len()));
    let revision = Revision { based_on: 1, language: Language::English, content };
    knowledge::revise(it.scene.world.tx(bruno()).await, delivery, revision).await.unwrap();
    it.looks().await;
    for (question, was) in QUESTIONS.iter().zip(before) {
        let would = it.says(question).await;
        match preview.differences.iter().find(|difference| difference.question == *question) {
            Some(difference) => {
                assert_eq!((&difference.before.outcome, &difference.after.outcome), (&was, &would), "{question}");
            }
            None => assert_eq!((was.kind(), text_of(&was)), (would.kind(), text_of(&would)), "{question}"),
        }
    }
    assert!(!preview.differences.is_empty(), "it makes a difference");
    let (shelves, who) = (Shelves::default(), bruno().principal());
    let by_words =
        crate::assistant::preview(it.scene.world.desk(), &shelves, &who, delivery, &Change::Version(1)).await;
    assert_eq!(by_words.unwrap().compared, Compared::Words, "where no model is offered words do");
}

#[tokio::test]
async fn only_what_would_be_new_is_shown_to_the_model() {
    let it = Meaning::new().await;
    it.scene.asked("Can I return an item?").await;
    let returns = it.item("return an item").await;
    let before = it.toy.asked.load(Ordering::Relaxed);
    let asked = || it.toy.asked.load(Ordering::Relaxed) - before;

    let preview = it.foreseen(returns, &Change::Disabled).await;
    assert_eq!((preview.compared, preview.differences.len(), asked()), (Compared::Meaning, 1, 1), "the question");

    let same = "You can return any unused item within 30 days. Returns are free in our shops.";
    let variants = ["What is your return policy?".to_owned(), "How do I send something back?".to_owned()];
    let content = Content::parse(Kind::Faq, "Can I return an item?", &variants, same).unwrap();
    it.foreseen(returns, &Change::Says { language: Language::English, content }).await;
    assert_eq!(asked(), 2, "what stays as it is has been looked at");

    // Its whole and its question are new; the id of the passage, which is of its words, is not.
    let content = Content::parse(Kind::Faq, "May I send it back?", &[], same).unwrap();
    it.foreseen(returns, &Change::Says { language: Language::English, content }).await;
    assert_eq!(asked(), 5);
}

#[tokio::test]
async fn a_model_that_is_away_leaves_both_sides_the_words() {
    let it = Meaning::new().await;
    it.scene.asked("Can I return an item?").await;
    let returns = it.item("return an item").await;
    it.toy.is_away.store(true, Ordering::Relaxed);

    let preview = it.foreseen(returns, &Change::Disabled).await;

    assert_eq!((preview.compared, preview.count(Differs::Vanishes)), (Compared::Away, 1));
}

#[tokio::test]
async fn where_too_much_would_be_new_words_do_and_the_model_is_not_asked() {
    let it = Meaning::new().await;
    it.scene.asked("Can I return an item?").await;
    let terms = it.scene.world.knows(bruno(), text("Terms", "Nothing yet.")).await;
    it.looks().await;
    let before = it.toy.asked.load(Ordering::Relaxed);
    let sections: Vec<String> = (0..=MOST_SUPPOSED).map(|it| format!("# Section {it}\n\nRule {it} holds.\n")).collect();
    let content = Content::parse(Kind::Text, "Terms", &[], &sections.join("\n")).unwrap();

    let preview = it.foreseen(terms, &Change::Says { language: Language::English, content }).await;

    assert_eq!((preview.compared, preview.asked), (Compared::TooMuch, 1));
    assert_eq!(it.toy.asked.load(Ordering::Relaxed), before);
}

#[tokio::test]
async fn several_items_are_left_out_together() {
    let it = Meaning::new().await;
    it.scene.asked("Can I return an item?").await;
    it.scene.asked("Which payment methods do you accept?").await;
    let items = [it.item("return an item").await, it.item("payment methods").await];
    let who = bruno().principal();

    let preview = preview_without(it.scene.world.desk(), &it.scene.shelves, &who, &items).await.unwrap();

    assert_eq!((preview.compared, preview.count(Differs::Vanishes)), (Compared::Meaning, 2), "{preview:?}");
    let theirs = omar().principal();
    let preview = preview_without(it.scene.world.desk(), &it.scene.shelves, &theirs, &items).await.unwrap();
    assert_eq!(preview, Preview::default(), "a stranger sees nothing");
}
