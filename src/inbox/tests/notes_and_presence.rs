//! Notes, reading, and who is there.

use time::Duration;

use crate::access::{ApiRead, InboxRead};
use crate::events::Event;
use crate::inbox::*;
use crate::tenancy::Tx;
use crate::world::*;

#[tokio::test]
async fn a_note_is_for_colleagues_and_changes_nothing_else() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let before = world.line(parcel).await;

    let left = note(world.tx(amelie()).await, parcel, &body("@Bruno ok to refund?"), None).await.unwrap();

    let after = world.line(parcel).await;
    assert_eq!(
        (after.status, after.handler, after.preview, after.unanswered),
        (before.status, before.handler, before.preview, 1)
    );
    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!((entry.kind, entry.delivery), (Kind::Note, None));
    assert_eq!(world.events().await.last(), Some(&Event::Noted { conversation: parcel, message: left.id }));
    assert!(matches!(note(world.tx(omar()).await, parcel, &body("x"), None).await, Err(CannotNote::Gone)));
}

#[tokio::test]
async fn a_note_that_was_left_is_no_draft_any_more_and_sent_twice_it_is_stored_once() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let kept = async || draft(&mut world.tx::<InboxRead>(amelie()).await, parcel).await.unwrap();
    let text = "She asks every week.";
    save_draft(world.tx(amelie()).await, parcel, Writing::Note, text, None).await.unwrap();
    assert_eq!((kept().await.kind, kept().await.body.as_str()), (Writing::Note, text));
    let before = world.thread(parcel).await.len();

    let left = note(world.tx(amelie()).await, parcel, &body(text), Some("press")).await.unwrap();
    let again = note(world.tx(amelie()).await, parcel, &body(text), Some("press")).await.unwrap();

    assert_eq!((left.id, world.thread(parcel).await.len()), (again.id, before + 1));
    assert_eq!((kept().await.kind, kept().await.body.as_str()), (Writing::Reply, ""));
}

#[tokio::test]
async fn a_note_never_leaves_and_whom_it_calls_is_told() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let told = async |person| mentions_of_me(&mut world.tx::<InboxRead>(person).await, 10).await.unwrap();

    let text = "@Bruno ok to refund? Cc @claire, @omar and bruno@example.com";
    let left = note(world.tx(amelie()).await, parcel, &body(text), Some("press")).await.unwrap();
    note(world.tx(amelie()).await, parcel, &body(text), Some("press")).await.unwrap();

    let [mention] = &told(bruno()).await[..] else { panic!("one mention") };
    assert_eq!((mention.conversation_id, mention.message_id, mention.by.as_deref()), (parcel, left.id, Some("Amélie")));
    assert_eq!((told(claire()).await.len(), told(amelie()).await.len(), told(omar()).await.len()), (1, 0, 0));
    let called = mentioned_in(&mut world.tx::<InboxRead>(amelie()).await, left.id).await.unwrap();
    assert_eq!(called, [bruno().member(), claire().member()]);
    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!(entry.mentions.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Bruno", "Claire"]);

    let mut owner = world.database().owner().await;
    let deliveries: i64 = sqlx::query_scalar("select count(*) from deliveries").fetch_one(&mut owner).await.unwrap();
    assert_eq!(deliveries, 0, "nothing goes out");
    let mut api: Tx<ApiRead> = world.begin(shop_system(amelie())).await;
    let (shown, _) = messages_for_api(&mut api, parcel, 0, 50).await.unwrap();
    assert!(shown.iter().all(|it| !it.text.contains("refund")), "{shown:?}");
}

#[tokio::test]
async fn presence_is_news_only_when_it_changes() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let changes =
        async || world.events().await.into_iter().filter(|it| matches!(it, Event::PresenceChanged { .. })).count();

    for (writes, expected) in [(false, 1), (false, 1), (true, 2), (true, 2), (false, 3)] {
        look(world.tx(bruno()).await, parcel, writes).await.unwrap();
        assert_eq!(changes().await, expected);
        world.clock.advance(Duration::seconds(5));
    }
    look(world.tx(bruno()).await, parcel, true).await.unwrap();
    let mut tx = world.tx::<InboxRead>(amelie()).await;
    let viewers = who_views(&mut tx, parcel).await.unwrap();
    assert_eq!(viewers, [Viewer { member_id: bruno().member(), name: "Bruno".to_owned(), is_writing: true }]);
    drop(tx);

    world.clock.advance(Duration::seconds(31));
    assert_eq!(who_views(&mut world.tx::<InboxRead>(amelie()).await, parcel).await.unwrap(), []);
    leave(world.tx(bruno()).await, parcel).await.unwrap();
    look(world.tx(omar()).await, parcel, true).await.unwrap();
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
}

#[tokio::test]
async fn each_member_reads_for_themselves() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let unread = async |person| {
        let mut tx = world.tx::<InboxRead>(person).await;
        find(&mut tx, parcel).await.unwrap().unwrap().is_unread
    };
    assert!(unread(amelie()).await);

    mark_read(world.tx(amelie()).await, parcel, 99).await.unwrap();
    assert!(!unread(amelie()).await);
    assert!(unread(bruno()).await);

    mark_unread(world.tx(amelie()).await, parcel).await.unwrap();
    assert!(unread(amelie()).await);
}
