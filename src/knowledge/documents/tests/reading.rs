//! From a file to an item that answers.

use super::*;

#[tokio::test]
async fn a_file_is_an_item_at_once_and_answers_when_it_was_read() {
    let world = World::new().await;

    let (item, original) = uploaded(&world, "Returns 2026.pdf", b"%PDF-1").await;

    assert_eq!(world.events().await, [Event::DocumentArrived { item, original }]);
    let waiting = listed(&world, item).await;
    assert_eq!(
        (waiting.title.as_str(), waiting.kind, waiting.state),
        ("Returns 2026.pdf", Kind::Document, State::Waiting)
    );

    let mut tx = at_work(&world).await;
    let begun = work::begin(&mut tx, original).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    assert_eq!((begun.name.as_str(), begun.bytes), ("Returns 2026.pdf", 6));
    assert_eq!(state(&world, item).await, (State::Reading, None, 0));
    assert_eq!(found_by(&world, "return unused items").await, Vec::<String>::new());

    finishes(&world, original, read(&["# Returns\n\nYou can return unused items within 30 days of their delivery."]))
        .await;
    let ready = listed(&world, item).await;
    assert_eq!((ready.title.as_str(), ready.state, ready.version), ("Returns 2026", State::Ready, 1));
    assert_eq!((ready.language, ready.passages), (Language::English, 1));
    assert_eq!(
        found_by(&world, "return unused items").await,
        ["You can return unused items within 30 days of their delivery."]
    );
}

#[tokio::test]
async fn passages_know_their_page_and_stay_within_it() {
    let world = World::new().await;
    let (item, original) = uploaded(&world, "a.pdf", b"%PDF-1").await;
    let pages = vec![
        ReadPage { number: 1, text: "# Delivery\n\nParcels leave each evening.".to_owned() },
        // Nothing is on the second.
        ReadPage { number: 3, text: "They arrive in two days.\n\n# Returns\n\nWithin 30 days.".to_owned() },
    ];
    reads(&world, original, Ok(Read { title: Some("Our  terms ".to_owned()), pages })).await;

    assert_eq!(listed(&world, item).await.title, "Our terms");
    let document = shown(&world, item, Looking::default()).await;
    assert_eq!(document.last_page, 3);
    let told: Vec<_> = document
        .pages
        .iter()
        .map(|it| (it.number, it.passages.iter().map(|it| (it.heading.as_str(), it.body.as_str())).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        told,
        [
            (1, vec![("Delivery", "Parcels leave each evening.")]),
            (2, vec![]),
            (3, vec![("Delivery", "They arrive in two days."), ("Returns", "Within 30 days.")]),
        ]
    );
    assert_eq!(document.pages[2].text, "They arrive in two days.\n\n# Returns\n\nWithin 30 days.");
}

#[tokio::test]
async fn a_long_document_is_shown_around_the_page_that_is_looked_at() {
    let world = World::new().await;
    let (item, original) = uploaded(&world, "a.pdf", b"%PDF-1").await;
    let pages: Vec<String> = (1..=25).map(|number| format!("This is what page {number} says.")).collect();
    reads(&world, original, read(&pages.iter().map(String::as_str).collect::<Vec<_>>())).await;

    for (page, first, last) in
        [(None, 1, 10), (Some(10), 1, 10), (Some(11), 11, 20), (Some(25), 21, 25), (Some(-4), 1, 10)]
    {
        let document = shown(&world, item, Looking { version: None, page }).await;
        let numbers: Vec<i32> = document.pages.iter().map(|it| it.number).collect();
        assert_eq!(numbers, (first..=last).collect::<Vec<_>>(), "{page:?}");
        assert!(document.pages.iter().all(|it| it.text == format!("This is what page {} says.", it.number)));
    }
    assert_eq!(shown(&world, item, Looking { version: None, page: Some(i32::MAX) }).await.pages, []);
}

#[tokio::test]
async fn a_reading_that_is_broken_off_and_begun_again_makes_one_version() {
    let world = World::new().await;
    let (item, original) = uploaded(&world, "a.txt", b"We open at nine.").await;
    // Whoever began it was killed.
    let mut tx = at_work(&world).await;
    work::begin(&mut tx, original).await.unwrap().unwrap();
    tx.commit().await.unwrap();

    reads(&world, original, read(&["We open at nine."])).await;

    let mut tx = at_work(&world).await;
    assert_eq!(work::begin(&mut tx, original).await.unwrap(), None, "it has been read");
    drop(tx);
    finishes(&world, original, read(&["We open at nine."])).await;
    finishes(&world, original, Err(Reason::Damaged)).await;
    assert_eq!(state(&world, item).await, (State::Ready, None, 1));
    let document = shown(&world, item, Looking::default()).await;
    assert_eq!((document.originals.len(), document.pages[0].passages.len()), (1, 1));
}

#[tokio::test]
async fn what_cannot_be_read_says_why_and_can_be_tried_again() {
    let world = World::new().await;
    let (item, original) = uploaded(&world, "secret.pdf", b"%PDF-1").await;
    reads(&world, original, Err(Reason::Locked)).await;
    assert_eq!(state(&world, item).await, (State::Failed, Some(Reason::Locked), 0));
    assert_eq!(failed(&mut world.tx::<KnowledgeRead>(eva()).await).await.unwrap(), 1);
    let only_failed = Filter { state: Some(State::Failed), ..Filter::default() };
    assert_eq!(knowledge::list(&mut world.tx(eva()).await, &only_failed, 9).await.unwrap().len(), 1);

    read_again(world.tx(bruno()).await, item).await.unwrap();
    assert_eq!(state(&world, item).await, (State::Waiting, None, 0));
    assert_eq!(world.events().await.last(), Some(&Event::DocumentArrived { item, original }));
    let twice = read_again(world.tx(bruno()).await, item).await;
    assert!(matches!(twice, Err(CannotReadAgain::NotFailed)));
    reads(&world, original, read(&["   "])).await;
    assert_eq!(state(&world, item).await, (State::Failed, Some(Reason::NoText), 0));

    let mut tx = at_work(&world).await;
    work::give_up(&mut tx, original).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(state(&world, item).await, (State::Failed, Some(Reason::Broken), 0));
}
