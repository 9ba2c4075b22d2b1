//! What becomes of a file that is looked at before it replaces a document.

use super::*;

/// A document that says "nine", and a file that is proposed for it and says "ten".
async fn proposed(world: &World) -> (ItemId, FileId) {
    let (item, first) = uploaded(world, "hours.txt", b"We open at nine.").await;
    reads(world, first, read(&["We open at nine o'clock."])).await;
    let second = kept("hours 2.txt", b"We open at ten.").await;
    propose(world.tx(bruno()).await, item, &second).await.unwrap();
    (item, second.id())
}

async fn waits(world: &World, item: ItemId) -> Option<Proposed> {
    super::proposed(&mut world.tx::<KnowledgeRead>(eva()).await, item).await.unwrap()
}

async fn edition(world: &World) -> i64 {
    let mut tx = at_work(world).await;
    sqlx::query_scalar("select coalesce(sum(edition), 0)::bigint from knowledge_editions")
        .fetch_one(tx.db())
        .await
        .unwrap()
}

const NINE: &str = "We open at nine o'clock.";
const TEN: &str = "We open at ten o'clock.";

#[tokio::test]
async fn what_is_proposed_is_read_and_not_searched_until_it_is_published() {
    let world = World::new().await;
    let (item, file) = proposed(&world).await;
    let shelves = Shelves::default();
    let found = async || found_in(&shelves, &world, "when do we open").await;
    assert_eq!(found().await, [NINE]);
    assert!(world.events().await.contains(&Event::DocumentArrived { item, original: file }), "a job reads it");
    assert_eq!(state(&world, item).await, (State::Ready, None, 1), "the document waits for nothing");
    assert_eq!(waits(&world, item).await.unwrap().state, ProposedState::Waiting);
    let early = publish(world.tx(bruno()).await, item).await;
    assert!(matches!(early, Err(CannotDecide::NotRead)));

    let before = edition(&world).await;
    reads(&world, file, read(&[TEN])).await;

    let ready = waits(&world, item).await.unwrap();
    assert_eq!((ready.name.as_str(), ready.state, ready.ready()), ("hours 2.txt", ProposedState::Ready, Some(2)));
    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
    assert_eq!(edition(&world).await, before, "no index has to be made anew");
    assert_eq!(found().await, [NINE]);
    let pages = shown(&world, item, Looking { version: Some(2), page: None }).await;
    assert_eq!(pages.pages[0].text, TEN, "it can be read meanwhile");

    assert_eq!(publish(world.tx(bruno()).await, item).await.unwrap(), 2);
    assert_eq!(found().await, [TEN]);
    assert_eq!((state(&world, item).await, waits(&world, item).await), ((State::Ready, None, 2), None));
    let twice = publish(world.tx(bruno()).await, item).await;
    assert!(matches!(twice, Err(CannotDecide::NothingProposed)));
    let same = replace(world.tx(bruno()).await, item, &kept("hours.txt", b"We open at ten.").await).await;
    assert!(matches!(same, Err(CannotReplace::Same)), "it is the document's file now");
    knowledge::roll_back(world.tx(bruno()).await, item, 1).await.unwrap();
    assert_eq!(found_by(&world, "when do we open").await, [NINE]);
}

#[tokio::test]
async fn what_is_withdrawn_changes_nothing_and_is_kept() {
    let world = World::new().await;
    let (item, file) = proposed(&world).await;
    reads(&world, file, read(&[TEN])).await;

    withdraw(world.tx(bruno()).await, item).await.unwrap();

    assert_eq!(waits(&world, item).await, None);
    assert_eq!(found_by(&world, "when do we open").await, [NINE]);
    let document = shown(&world, item, Looking::default()).await;
    assert_eq!(document.originals.len(), 2, "the file is still there");
    assert!(matches!(withdraw(world.tx(bruno()).await, item).await, Err(CannotDecide::NothingProposed)));
    assert!(matches!(publish(world.tx(bruno()).await, item).await, Err(CannotDecide::NothingProposed)));
    // Disabled and enabled again, the document is what it was.
    knowledge::disable(world.tx(bruno()).await, item).await.unwrap();
    knowledge::enable(world.tx(bruno()).await, item).await.unwrap();
    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
    // What was read from it is a version as any other.
    knowledge::roll_back(world.tx(bruno()).await, item, 2).await.unwrap();
    assert_eq!(found_by(&world, "when do we open").await, [TEN]);
}

#[tokio::test]
async fn what_was_withdrawn_unread_is_never_read_nor_brought_back() {
    let world = World::new().await;
    let (item, file) = proposed(&world).await;
    let mut tx = at_work(&world).await;
    work::begin(&mut tx, file).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    withdraw(world.tx(bruno()).await, item).await.unwrap();

    finishes(&world, file, read(&[TEN])).await;
    knowledge::disable(world.tx(bruno()).await, item).await.unwrap();
    knowledge::enable(world.tx(bruno()).await, item).await.unwrap();

    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
    assert_eq!(shown(&world, item, Looking::default()).await.originals[0].version, None);
    let mut tx = at_work(&world).await;
    assert_eq!(work::begin(&mut tx, file).await.unwrap(), None);
}

#[tokio::test]
async fn a_proposed_file_that_fails_says_why_and_leaves_the_document_alone() {
    let world = World::new().await;
    let (item, file) = proposed(&world).await;
    let early = read_proposed_again(world.tx(bruno()).await, item).await;
    assert!(matches!(early, Err(CannotReadAgain::NotFailed)));

    reads(&world, file, Err(Reason::Locked)).await;

    let failed = waits(&world, item).await.unwrap();
    assert_eq!((failed.state, failed.reason, failed.ready()), (ProposedState::Failed, Some(Reason::Locked), None));
    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
    assert_eq!(super::failed(&mut world.tx::<KnowledgeRead>(eva()).await).await.unwrap(), 0);
    assert!(matches!(publish(world.tx(bruno()).await, item).await, Err(CannotDecide::NotRead)));

    read_proposed_again(world.tx(bruno()).await, item).await.unwrap();
    reads(&world, file, read(&[TEN])).await;
    assert_eq!(waits(&world, item).await.unwrap().ready(), Some(2));
    finishes(&world, file, Err(Reason::Damaged)).await;
    assert_eq!(waits(&world, item).await.unwrap().ready(), Some(2), "what was read stays read");
}

#[tokio::test]
async fn the_newer_proposal_takes_the_place_of_the_older_and_a_replacement_goes_before_both() {
    let world = World::new().await;
    let (item, older) = proposed(&world).await;
    let newer = kept("hours 3.txt", b"We open at noon.").await;
    propose(world.tx(bruno()).await, item, &newer).await.unwrap();
    let mut tx = at_work(&world).await;
    assert_eq!(work::begin(&mut tx, older).await.unwrap(), None, "nobody waits for it any more");
    drop(tx);
    reads(&world, newer.id(), read(&["We open at noon."])).await;

    // Somebody replaces the document without looking first.
    let direct = kept("hours 4.txt", b"We open at eight.").await;
    replace(world.tx(bruno()).await, item, &direct).await.unwrap();
    let early = publish(world.tx(bruno()).await, item).await;
    assert!(matches!(early, Err(CannotDecide::BeingReplaced)), "it would be overtaken at once");
    reads(&world, direct.id(), read(&["We open at eight."])).await;
    assert_eq!(found_by(&world, "when do we open").await, ["We open at eight."]);
    assert_eq!(waits(&world, item).await.unwrap().ready(), Some(2), "and nothing is lost");
    assert_eq!(publish(world.tx(bruno()).await, item).await.unwrap(), 2);
    assert_eq!(found_by(&world, "when do we open").await, ["We open at noon."]);
}

#[tokio::test]
async fn a_newer_proposal_does_not_keep_a_replacement_from_being_read() {
    let world = World::new().await;
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    world.clock.advance(time::Duration::seconds(1));
    let second = kept("hours 2.txt", b"We open at ten.").await;
    propose(world.tx(bruno()).await, item, &second).await.unwrap();

    reads(&world, first, read(&[NINE])).await;

    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
    assert_eq!(waits(&world, item).await.unwrap().state, ProposedState::Waiting);
}

#[tokio::test]
async fn a_proposal_in_another_language_is_published_in_it() {
    let world = World::new().await;
    let (item, file) = proposed(&world).await;
    reads(&world, file, read(&["Nous sommes ouverts tous les jours de la semaine, de dix heures à dix-neuf heures."]))
        .await;
    assert_eq!(listed(&world, item).await.language, Language::English);

    publish(world.tx(bruno()).await, item).await.unwrap();

    assert_eq!(listed(&world, item).await.language, Language::French);
}

#[tokio::test]
async fn what_is_proposed_is_refused_as_a_replacement_is() {
    let world = World::new().await;
    let (item, _) = proposed(&world).await;
    let same = kept("hours.txt", b"We open at nine.").await;
    assert!(matches!(propose(world.tx(bruno()).await, item, &same).await, Err(CannotReplace::Same)));
    let question = world.knows(bruno(), faq("Are you open?", "Yes.")).await;
    let other = kept("other.txt", b"We open at six.").await;
    assert!(matches!(propose(world.tx(bruno()).await, question, &other).await, Err(CannotReplace::Gone)));
    assert!(matches!(publish(world.tx(bruno()).await, question).await, Err(CannotDecide::Gone)));
    knowledge::disable(world.tx(bruno()).await, item).await.unwrap();
    assert!(matches!(propose(world.tx(bruno()).await, item, &other).await, Err(CannotReplace::Disabled)));
    let known = upload(world.tx(bruno()).await, &kept("hours.txt", b"We open at ten.").await).await.unwrap();
    assert!(matches!(known, Uploaded::New(_)), "what is only proposed is no document");
}

#[tokio::test]
async fn a_stranger_proposes_nothing_and_decides_nothing() {
    let world = World::new().await;
    let (item, file) = proposed(&world).await;
    reads(&world, file, read(&[TEN])).await;
    let other = kept("other.txt", b"We open at six.").await;
    let events = world.events().await.len();

    assert!(matches!(propose(world.tx(omar()).await, item, &other).await, Err(CannotReplace::Gone)));
    assert!(matches!(publish(world.tx(omar()).await, item).await, Err(CannotDecide::Gone)));
    assert!(matches!(withdraw(world.tx(omar()).await, item).await, Err(CannotDecide::Gone)));
    assert!(matches!(read_proposed_again(world.tx(omar()).await, item).await, Err(CannotReadAgain::Gone)));
    let theirs = super::proposed(&mut world.tx::<KnowledgeRead>(omar()).await, item).await.unwrap();
    assert_eq!(theirs, None);
    assert_eq!(world.events().await.len(), events);
    assert_eq!(waits(&world, item).await.unwrap().ready(), Some(2));
}
