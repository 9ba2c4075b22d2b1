//! The set: what comes into it, what goes, who sees it.

use super::scene::*;
use crate::access::{KnowledgeRead, KnowledgeWrite};
use crate::evaluation::*;
use crate::ids::*;
use crate::knowledge::Language;
use crate::tenancy::{CannotBegin, Tx};
use crate::world::*;

#[tokio::test]
async fn a_question_is_in_the_set_once_and_expects_what_was_said_last() {
    let scene = Scene::new().await;
    let id = scene.adds("Can I return a bowl?", None).await;

    let german = NewQuestion::parse("  CAN I return a bowl? ", "en", Some(scene.items[1])).unwrap();
    let again = add(scene.world.tx(claire()).await, &german).await.unwrap();

    assert_eq!(again, Added::Known(id));
    let set = scene.set().await;
    assert_eq!(set.len(), 1);
    assert_eq!((set[0].expected_item_id, set[0].language), (Some(scene.items[1]), Some(Language::English)));
    assert_eq!(set[0].expected_title.as_deref(), Some("Can I return an item?"));
    assert_eq!((set[0].added_by.as_deref(), &*set[0].question), (Some("Bruno"), "Can I return a bowl?"));
}

#[tokio::test]
async fn the_set_says_whether_it_has_a_question_whatever_its_case() {
    let scene = Scene::new().await;
    let id = scene.adds("Can I return a bowl?", Some(scene.items[1])).await;
    let has = async |person: Person, words: &str| {
        let mut tx: Tx<KnowledgeRead> = scene.world.tx(person).await;
        known(&mut tx, words).await.unwrap().map(|it| (it.id, it.expected_title))
    };
    let found = has(eva(), " can I return a BOWL? ").await;
    assert_eq!(found, Some((id, Some("Can I return an item?".to_owned()))));
    assert_eq!(has(eva(), "Can I return a cup?").await, None);
    assert_eq!(has(omar(), "Can I return a bowl?").await, None, "another workspace has a set of its own");
    retire(scene.world.tx(bruno()).await, id).await.unwrap();
    assert_eq!(has(eva(), "Can I return a bowl?").await, None, "it is not asked any more");
}

#[tokio::test]
async fn what_is_no_question_is_refused() {
    assert_eq!(NewQuestion::parse(" \n", "", None), Err(Unacceptable::Missing));
    assert_eq!(NewQuestion::parse(&"a".repeat(1_001), "", None), Err(Unacceptable::TooLong(1_001)));
    assert_eq!(NewQuestion::parse("Hello?", "xx", None), Err(Unacceptable::UnknownLanguage));
    let scene = Scene::new().await;
    let nowhere = new("Are you open?", Some(ItemId::new()));
    let refused = add(scene.world.tx(bruno()).await, &nowhere).await;
    assert!(matches!(refused, Err(CannotAdd::NoSuchItem)), "{refused:?}");
    assert_eq!(scene.set().await, []);
    assert!(matches!(run(scene.world.tx(bruno()).await).await, Err(CannotRun::Empty)));
    assert!(scene.claim().await.is_none(), "and nothing is begun");
}

#[tokio::test]
async fn a_set_that_is_full_takes_no_more() {
    let scene = Scene::new().await;
    for number in 0..MOST_QUESTIONS {
        let one = new(&format!("Question {number}?"), None);
        add(scene.world.tx(bruno()).await, &one).await.unwrap();
    }
    let refused = add(scene.world.tx(bruno()).await, &new("One more?", None)).await;
    assert!(matches!(refused, Err(CannotAdd::TooMany)), "{refused:?}");
    let known = add(scene.world.tx(bruno()).await, &new("Question 1?", Some(scene.items[0]))).await;
    assert!(matches!(known, Ok(Added::Known(_))), "what is in it can still be corrected: {known:?}");
}

#[tokio::test]
async fn a_question_that_is_retired_can_come_back() {
    let scene = Scene::new().await;
    let id = scene.adds("Can I return a bowl?", None).await;
    retire(scene.world.tx(bruno()).await, id).await.unwrap();
    assert_eq!(scene.set().await, []);
    assert!(matches!(retire(scene.world.tx(bruno()).await, id).await, Err(CannotRetire::Gone)));

    restore(scene.world.tx(bruno()).await, id).await.unwrap();
    assert_eq!(scene.set().await[0].id, id);

    retire(scene.world.tx(bruno()).await, id).await.unwrap();
    let other = scene.adds("Can I return a bowl?", None).await;
    let refused = restore(scene.world.tx(bruno()).await, id).await;
    assert!(matches!(refused, Err(CannotRestore::Known)), "{refused:?}");
    assert_eq!(scene.set().await[0].id, other);
}

#[tokio::test]
async fn a_stranger_cannot_tell_that_a_question_or_a_run_exists() {
    let scene = Scene::new().await;
    let id = scene.adds("Can I return a bowl?", Some(scene.items[1])).await;
    let evaluation = scene.runs().await;
    let mut tx: Tx<KnowledgeRead> = scene.world.tx(omar()).await;
    assert_eq!(questions(&mut tx).await.unwrap(), []);
    assert_eq!(runs(&mut tx, 10).await.unwrap(), []);
    assert_eq!(find(&mut tx, evaluation).await.unwrap(), None);
    assert_eq!(answers(&mut tx, evaluation).await.unwrap(), []);
    drop(tx);
    let omar = async || -> Tx<KnowledgeWrite> { scene.world.tx(omar()).await };
    assert!(matches!(retire(omar().await, id).await, Err(CannotRetire::Gone)));
    assert!(matches!(restore(omar().await, id).await, Err(CannotRestore::Gone)));
    assert!(matches!(run(omar().await).await, Err(CannotRun::Empty)));
    let theirs = new("Can I return a bowl?", Some(scene.items[1]));
    assert!(matches!(add(omar().await, &theirs).await, Err(CannotAdd::NoSuchItem)));
    let own = add(omar().await, &new("Can I return a bowl?", None)).await.unwrap();
    assert!(matches!(own, Added::New(other) if other != id));
}

#[tokio::test]
async fn an_agent_sees_the_set_and_does_not_change_it() {
    let scene = Scene::new().await;
    let refused = scene.world.desk().begin::<KnowledgeWrite>(amelie().principal()).await;
    assert!(matches!(refused, Err(CannotBegin::Denied(_))));
    let mut tx: Tx<KnowledgeRead> = scene.world.tx(amelie()).await;
    assert_eq!(questions(&mut tx).await.unwrap(), []);
}
