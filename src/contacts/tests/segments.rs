//! Filters that have a name.

use super::*;
use crate::contacts::*;
use crate::labels::{self, Tone};
use crate::title::Title;

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

async fn names(world: &World, person: Person) -> Vec<String> {
    let found = segments(&mut world.tx::<ContactsRead>(person).await, SegmentOf::Contacts).await.unwrap();
    found.into_iter().map(|it| it.name).collect()
}

#[tokio::test]
async fn what_is_saved_comes_back_condition_by_condition() {
    let world = World::new().await;
    let vip = labels::add(world.tx(bruno()).await, &title("VIP"), Tone::Rose).await.unwrap();
    let filter = Filter {
        words: Some("sophie".to_owned()),
        label: Some(vip),
        value: Some("gold".to_owned()),
        language: Some("fr".to_owned()),
        channel: Some(world.api_channel().await),
        company: None,
        after: Some(ContactId::new()),
    };

    save_segment(world.tx(amelie()).await, &title("Gold"), SegmentFor::Me, SegmentOf::Contacts, &filter).await.unwrap();

    let saved = segments(&mut world.tx::<ContactsRead>(amelie()).await, SegmentOf::Contacts).await.unwrap();
    assert_eq!(saved[0].filter(), Filter { words: None, after: None, ..filter });
    let companies = segments(&mut world.tx::<ContactsRead>(amelie()).await, SegmentOf::Companies).await.unwrap();
    assert_eq!(companies, []);
}

#[tokio::test]
async fn each_sees_their_own_and_everyones_and_removes_what_is_theirs() {
    let world = World::new().await;
    let all = Filter::default();
    let of = SegmentOf::Contacts;
    let mine = save_segment(world.tx(amelie()).await, &title("Mine"), SegmentFor::Me, of, &all).await.unwrap();
    let refused = save_segment(world.tx(amelie()).await, &title("Ours"), SegmentFor::Everyone, of, &all).await;
    assert!(matches!(refused, Err(CannotSaveSegment::NotForOthers)));
    let ours = save_segment(world.tx(bruno()).await, &title("Ours"), SegmentFor::Everyone, of, &all).await.unwrap();
    let theirs = Filter { label: Some(LabelId::new()), ..all.clone() };
    let refused = save_segment(world.tx(bruno()).await, &title("Theirs"), SegmentFor::Me, of, &theirs).await;
    assert!(matches!(refused, Err(CannotSaveSegment::NoSuchThing)));

    assert_eq!(names(&world, amelie()).await, ["Mine", "Ours"]);
    assert_eq!(names(&world, eva()).await, ["Ours"]);
    assert_eq!(names(&world, omar()).await, [""; 0]);
    assert!(matches!(remove_segment(world.tx(bruno()).await, mine).await, Err(CannotRemoveSegment::Gone)));
    assert!(matches!(remove_segment(world.tx(amelie()).await, ours).await, Err(CannotRemoveSegment::NotForOthers)));
    assert!(matches!(remove_segment(world.tx(omar()).await, ours).await, Err(CannotRemoveSegment::Gone)));
    remove_segment(world.tx(amelie()).await, mine).await.unwrap();
    assert_eq!(names(&world, amelie()).await, ["Ours"]);
}
