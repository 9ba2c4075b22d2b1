//! Why this answer: what is kept of a run, and who sees it.

use super::scene::*;
use crate::access::{InboxRead, Visibility};
use crate::assistant::*;
use crate::channels::AssistantMode;
use crate::inbox::{self, Opinion};
use crate::knowledge::Language;
use crate::world::*;

#[tokio::test]
async fn an_answer_tells_how_it_was_searched_and_which_words_of_which_version_it_found() {
    let scene = Scene::new().await;
    let (conversation, _) = scene.asked("Quels sont les délais de livraison ?").await;

    let trace = scene.traced(conversation).await;

    assert_eq!((&*trace.asked, &*trace.searched), (&*trace.searched, "Quels sont les délais de livraison ?"));
    assert_eq!((trace.language, trace.searched_with.as_deref()), (Some(Language::French), None));
    let best = &trace.run.passages[0];
    assert!(best.cited && best.score > 0.0);
    assert_eq!((best.version, best.page), (Some(1), None));
    assert!(best.matched.iter().any(|it| it == "livraison"), "{:?}", best.matched);
    assert_eq!(trace.prompt, None, "the built-in provider sends none");
    assert_eq!(trace.stands_on(), Some(best.item_id));
}

#[tokio::test]
async fn the_prompt_is_kept_word_for_word_even_where_the_model_failed() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let model = Model::failing(ProviderProblem::Timeout);
    let conversation = scene.asks("Can I return an item?").await;
    scene.answers_with(model.clone()).await;

    let trace = scene.traced(conversation).await;

    assert_eq!(trace.run.reason, Some(Reason::ProviderTimeout));
    assert_eq!(trace.prompt, Some(assemble(&model.asked()[0])));
    assert_eq!(trace.stands_on(), None, "there is no answer");
}

#[tokio::test]
async fn what_a_customer_picked_is_what_was_searched() {
    let scene = Scene::new().await;
    scene.threshold(1.0).await;
    for question in ["Can I return a cup?", "Can I return a cup by post?"] {
        scene.world.knows(bruno(), faq(question, "Within 30 days.")).await;
    }
    let customer = scene.customer();
    let conversation = scene.writes(&customer, "Can I return a cup?").await;
    assert!(matches!(scene.answers().await, Done::AskedBack(_)));
    let offered = scene.said(conversation).await.remove(0);
    let first = offered.lines().find_map(|it| it.strip_prefix("1. ")).expect(&offered).to_owned();
    scene.writes(&customer, "1").await;
    scene.answers().await;

    let trace = scene.traced(conversation).await;

    assert_eq!((trace.asked, trace.searched), ("1".to_owned(), first));
}

#[tokio::test]
async fn an_answer_that_somebody_called_wrong_names_no_source_to_expect() {
    let scene = Scene::new().await;
    let (conversation, _) = scene.asked("Which payment methods do you accept?").await;
    let before = scene.traced(conversation).await;
    assert!(before.stands_on().is_some());

    inbox::judge(scene.world.tx(amelie()).await, before.run.id, Opinion::Wrong).await.unwrap();

    let after = scene.traced(conversation).await;
    assert_eq!((after.was_wrong, after.stands_on()), (true, None));
}

#[tokio::test]
async fn where_nothing_was_searched_nothing_is_said_of_it() {
    let scene = Scene::new().await;
    scene.mode(AssistantMode::Off).await;
    let (conversation, _) = scene.asked("Which payment methods do you accept?").await;
    let trace = scene.traced(conversation).await;
    assert_eq!((trace.run.state, trace.language, trace.prompt), (RunState::Skipped, None, None));
    assert_eq!(trace.run.passages, []);
}

#[tokio::test]
async fn whoever_does_not_see_the_conversation_does_not_see_its_trace() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let conversation = scene.asks("Can I return an item?").await;
    scene.answers_with(Model::saying("Returns are free in our shops [1].")).await;
    let run = scene.runs(conversation).await[0].id;
    scene.is_taken_over(conversation).await;

    let short_sighted = bruno().principal().seeing(Some(Visibility::Own), &[]);
    let mut tx = scene.world.begin::<InboxRead>(short_sighted).await;
    assert_eq!(trace(&mut tx, run).await.unwrap(), None);
    drop(tx);
    assert!(trace(&mut scene.world.tx::<InboxRead>(eva()).await, run).await.unwrap().is_some());
}
