//! What becomes of an item whose file is replaced, disabled, described.

use super::*;

#[tokio::test]
async fn a_new_file_replaces_what_is_said_and_nothing_that_was() {
    let world = World::new().await;
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    reads(&world, first, read(&["We open at nine o'clock."])).await;

    let second = kept("hours 2.txt", b"We open at ten.").await;
    replace(world.tx(bruno()).await, item, &second).await.unwrap();
    assert_eq!(state(&world, item).await, (State::Waiting, None, 1));
    assert_eq!(found_by(&world, "when do we open").await, ["We open at nine o'clock."], "until the new one is read");
    reads(&world, second.id(), read(&["We open at ten o'clock."])).await;

    assert_eq!(found_by(&world, "when do we open").await, ["We open at ten o'clock."]);
    let now = shown(&world, item, Looking::default()).await;
    let files: Vec<_> =
        now.originals.iter().map(|it| (it.name.as_str(), it.version, it.uploaded_by.as_deref())).collect();
    assert_eq!(files, [("hours 2.txt", Some(2), Some("Bruno")), ("hours.txt", Some(1), Some("Bruno"))]);
    let before = shown(&world, item, Looking { version: Some(1), page: None }).await;
    assert_eq!((before.version, before.pages[0].text.as_str()), (1, "We open at nine o'clock."));
    assert!(original(&mut world.tx(eva()).await, first).await.unwrap().is_some(), "it can be downloaded");

    knowledge::roll_back(world.tx(bruno()).await, item, 1).await.unwrap();
    assert_eq!(found_by(&world, "when do we open").await, ["We open at nine o'clock."]);
}

#[tokio::test]
async fn whoever_searched_before_finds_each_change() {
    let world = World::new().await;
    let shelves = Shelves::default();
    let found = async || found_in(&shelves, &world, "when do we open").await;
    assert_eq!(found().await, Vec::<String>::new());
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    reads(&world, first, read(&["We open at nine o'clock."])).await;
    assert_eq!(found().await, ["We open at nine o'clock."]);
    let second = kept("hours 2.txt", b"We open at ten.").await;
    replace(world.tx(bruno()).await, item, &second).await.unwrap();
    reads(&world, second.id(), read(&["We open at ten o'clock."])).await;
    assert_eq!(found().await, ["We open at ten o'clock."]);
    knowledge::roll_back(world.tx(bruno()).await, item, 1).await.unwrap();
    assert_eq!(found().await, ["We open at nine o'clock."]);
    knowledge::disable(world.tx(bruno()).await, item).await.unwrap();
    assert_eq!(found().await, Vec::<String>::new());
    knowledge::enable(world.tx(bruno()).await, item).await.unwrap();
    assert_eq!(found().await, ["We open at nine o'clock."]);
}

#[tokio::test]
async fn what_a_newer_file_has_overtaken_is_not_read() {
    let world = World::new().await;
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    let mut tx = at_work(&world).await;
    work::begin(&mut tx, first).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let second = kept("hours.txt", b"We open at ten.").await;
    replace(world.tx(bruno()).await, item, &second).await.unwrap();

    finishes(&world, first, read(&["We open at nine."])).await;
    assert_eq!(state(&world, item).await, (State::Waiting, None, 0));
    finishes(&world, first, Err(Reason::Damaged)).await;
    assert_eq!(state(&world, item).await, (State::Waiting, None, 0), "nor does it fail what replaced it");
    reads(&world, second.id(), read(&["We open at ten."])).await;
    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
}

#[tokio::test]
async fn a_document_that_was_ready_stays_searched_when_its_new_file_fails() {
    let world = World::new().await;
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    reads(&world, first, read(&["We open at nine o'clock."])).await;
    let second = kept("hours.txt", b"\0\0\0").await;
    replace(world.tx(bruno()).await, item, &second).await.unwrap();

    reads(&world, second.id(), Err(Reason::Damaged)).await;

    assert_eq!(state(&world, item).await, (State::Failed, Some(Reason::Damaged), 1));
    assert_eq!(found_by(&world, "when do we open").await, ["We open at nine o'clock."]);
}

#[tokio::test]
async fn a_disabled_document_is_read_and_not_searched_and_enabling_reads_what_was_not() {
    let world = World::new().await;
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    knowledge::disable(world.tx(bruno()).await, item).await.unwrap();
    reads(&world, first, Err(Reason::Damaged)).await;
    assert_eq!(state(&world, item).await, (State::Disabled, None, 0), "it stays as somebody wanted it");
    let other = kept("hours.txt", b"We open at ten.").await;
    let refused = replace(world.tx(bruno()).await, item, &other).await;
    assert!(matches!(refused, Err(CannotReplace::Disabled)));

    knowledge::enable(world.tx(bruno()).await, item).await.unwrap();
    assert_eq!(state(&world, item).await, (State::Waiting, None, 0));
    let waits = Event::DocumentArrived { item, original: first };
    assert!(world.events().await.contains(&waits), "and there is a job that reads it");
    knowledge::disable(world.tx(bruno()).await, item).await.unwrap();
    reads(&world, first, read(&["We open at nine o'clock."])).await;
    assert_eq!(state(&world, item).await, (State::Disabled, None, 1));
    assert_eq!(found_by(&world, "when do we open").await, Vec::<String>::new());
    knowledge::enable(world.tx(bruno()).await, item).await.unwrap();
    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
}

#[tokio::test]
async fn the_same_bytes_are_the_same_document() {
    let world = World::new().await;
    let (item, _) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    let again = kept("other name.txt", b"We open at nine.").await;

    assert_eq!(upload(world.tx(bruno()).await, &again).await.unwrap(), Uploaded::Known(item));
    assert!(matches!(replace(world.tx(bruno()).await, item, &again).await, Err(CannotReplace::Same)));
    assert_eq!(world.events().await.len(), 1, "nothing happened");

    let other = kept("hours.txt", b"We open at ten.").await;
    replace(world.tx(bruno()).await, item, &other).await.unwrap();
    let new = upload(world.tx(bruno()).await, &again).await.unwrap();
    assert!(matches!(new, Uploaded::New(_)), "what it said before is not what it says now");
}

#[tokio::test]
async fn a_document_is_found_by_what_colleagues_say_of_it() {
    let world = World::new().await;
    let (item, original) = uploaded(&world, "x-17.pdf", b"%PDF-1").await;
    reads(&world, original, read(&["Nothing of interest."])).await;

    describe(world.tx(bruno()).await, item, " Prices of the cutting boards. ").await.unwrap();

    for words in ["CUTTING", "x-17.pdf"] {
        let filter = Filter { words: Some(words.to_owned()), ..Filter::default() };
        assert_eq!(knowledge::list(&mut world.tx(eva()).await, &filter, 9).await.unwrap()[0].id, item, "{words}");
    }
    assert_eq!(shown(&world, item, Looking::default()).await.description, "Prices of the cutting boards.");
    let long = "x".repeat(LONGEST_DESCRIPTION + 1);
    assert!(matches!(describe(world.tx(bruno()).await, item, &long).await, Err(CannotDescribe::TooLong(501))));
    let question = world.knows(bruno(), faq("Are you open?", "Yes.")).await;
    assert!(matches!(describe(world.tx(bruno()).await, question, "x").await, Err(CannotDescribe::Gone)));
}

#[tokio::test]
async fn a_stranger_finds_no_document_and_changes_none() {
    let world = World::new().await;
    let (item, first) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    reads(&world, first, Err(Reason::Damaged)).await;
    let other = kept("hours.txt", b"We open at ten.").await;

    assert!(knowledge::find_item(&mut world.tx(omar()).await, item).await.unwrap().is_none());
    assert!(original(&mut world.tx(omar()).await, first).await.unwrap().is_none());
    assert!(matches!(replace(world.tx(omar()).await, item, &other).await, Err(CannotReplace::Gone)));
    assert!(matches!(read_again(world.tx(omar()).await, item).await, Err(CannotReadAgain::Gone)));
    assert!(matches!(describe(world.tx(omar()).await, item, "x").await, Err(CannotDescribe::Gone)));
    assert!(matches!(knowledge::disable(world.tx(omar()).await, item).await, Err(CannotSwitch::Gone)));
    let mut tx: Tx<Work> = world.begin(Principal::worker(AUTRE_CLIENT)).await;
    assert_eq!(work::begin(&mut tx, first).await.unwrap(), None);
    drop(tx);
    let known = upload(world.tx(omar()).await, &kept("hours.txt", b"We open at nine.").await).await.unwrap();
    assert!(matches!(known, Uploaded::New(_)), "what others have is not known");
    assert_eq!(failed(&mut world.tx::<KnowledgeWrite>(omar()).await).await.unwrap(), 0);
}
