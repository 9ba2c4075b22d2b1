//! What the assistant cannot answer waits among the gaps, and is asked again.

use super::scene::*;
use crate::access::{KnowledgeWrite, Work};
use crate::assistant::*;
use crate::jobs::{Job, Work as Task, system};
use crate::knowledge::gaps::{self, GapState, Unmet};
use crate::knowledge::{Kind, NewItem};
use crate::tenancy::Principal;
use crate::world::*;

async fn open(scene: &Scene) -> Vec<gaps::Gap> {
    let mut tx = scene.world.tx::<KnowledgeWrite>(bruno()).await;
    gaps::list(&mut tx, &gaps::Filter::default(), 50).await.unwrap()
}

#[tokio::test]
async fn j_6_7_what_found_no_answer_is_one_gap_which_its_questions_close() {
    let scene = Scene::new().await;
    for question in
        ["Do you sell gift cards?", "Hi, can I buy a gift card?", "How much is a gift card, and where is my lawyer?"]
    {
        scene.asked(question).await;
    }
    assert!(matches!(scene.asked("How long does delivery take?").await.1, Done::Sent(_)));
    let found = open(&scene).await;
    assert_eq!(found.iter().map(|it| it.asked).collect::<Vec<_>>(), [2], "{found:#?}");
    let gap = found[0].id;

    let says = "We sell gift cards from 20 to 100 euros.";
    let variants = ["Can I buy a gift card?".to_owned()];
    let item = NewItem::parse(Kind::Faq, "en", "Do you sell gift cards?", &variants, says).unwrap();
    gaps::fill(scene.world.tx(bruno()).await, gap, item).await.unwrap();
    let mut tx = scene.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    tx.queue(&Job::now(Task::AskAgain { gap })).await.unwrap();
    tx.commit().await.unwrap();
    let claim = system::claim(scene.world.desk(), &["ask_again"], 1).await.unwrap().remove(0);
    assert!(scene.assistant(NoProvider).ask_again(&claim, gap).await.unwrap());

    let mut tx = scene.world.tx::<KnowledgeWrite>(bruno()).await;
    let found = gaps::find(&mut tx, gap).await.unwrap().unwrap();
    assert_eq!(found.gap.state, GapState::Resolved, "{found:#?}");
    assert_eq!(found.tally(), Some(gaps::Tally { questions: 2, before: 0, after: 2 }));
    assert_eq!(found.questions[0].reason, None::<Unmet>);
    assert!(!scene.assistant(NoProvider).ask_again(&claim, gap).await.unwrap(), "whoever lost the job changes nothing");
}

#[tokio::test]
async fn who_asks_for_a_person_or_thanks_shows_no_gap() {
    let scene = Scene::new().await;
    for question in ["I want to talk to a person", "Hello", "Thanks!"] {
        scene.asked(question).await;
    }
    assert_eq!(open(&scene).await, []);
}
