//! What a customer sees.

use time::Duration;

use crate::access::{InboxRead, VisitorWrite, Work};
use crate::channels::visitors;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn reads(world: &World, visitor: &Principal, after: i64) -> CustomerThread {
    let mut tx = world.begin::<VisitorWrite>(visitor.clone()).await;
    thread_for_visitor(&mut tx, after).await.unwrap().unwrap()
}

async fn writes(world: &World, visitor: &Principal, client_id: &str, text: &str) -> ConversationId {
    let arrived = write(world.begin(visitor.clone()).await, client_id, text, None, None, Vec::new()).await.unwrap();
    world.ingest(MA_BOUTIQUE, arrived.event).await;
    reads(world, visitor, 0).await.line.unwrap().0
}

async fn delivers(world: &World) {
    world.clock.advance(Duration::seconds(5));
    let Some(Event::Replied { delivery, .. }) = world.events().await.pop() else { panic!("a reply is due") };
    let tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::start_sending(tx, delivery).await.unwrap();
}

fn texts(thread: &CustomerThread) -> Vec<&str> {
    thread.messages.iter().map(|it| it.text.as_str()).collect()
}

#[tokio::test]
async fn a_visitor_sees_the_answer_once_it_has_left_and_never_the_notes() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;
    let parcel = writes(&world, &sophie, "m-1", "Where is my parcel?").await;
    note(world.tx(amelie()).await, parcel, &body("She has asked before."), None).await.unwrap();
    reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();

    let held = reads(&world, &sophie, 0).await;
    assert_eq!(texts(&held), ["Where is my parcel?", ""]);
    assert_eq!(held.messages[0].client_id.as_deref(), Some("m-1"));
    assert_eq!(held.messages[1].event.as_deref(), Some("agent_joined"));

    // Another message passes the held answer; the cursor does not.
    writes(&world, &sophie, "m-2", "Hello?").await;
    let passed = reads(&world, &sophie, held.cursor).await;
    delivers_reply(&world).await;
    let then = reads(&world, &sophie, passed.cursor).await;
    assert!(texts(&then).contains(&"It left this morning."), "{then:?}");
    assert_eq!(then.agent.as_deref(), Some("Amélie"));
}

async fn delivers_reply(world: &World) {
    world.clock.advance(Duration::seconds(5));
    let replied = world.events().await.into_iter().rev().find_map(|it| match it {
        Event::Replied { delivery, .. } => Some(delivery),
        _ => None,
    });
    let tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::start_sending(tx, replied.unwrap()).await.unwrap();
}

#[tokio::test]
async fn what_the_visitor_has_and_has_seen_moves_the_message_on() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;
    let parcel = writes(&world, &sophie, "m-1", "Where is my parcel?").await;
    reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();
    delivers(&world).await;
    let state = async || world.thread(parcel).await.iter().rev().find_map(|it| it.delivery);
    assert_eq!(state().await, Some(Delivery::Sent));
    let cursor = reads(&world, &sophie, 0).await.cursor;

    mark_delivered(world.begin(sophie.clone()).await, cursor).await.unwrap();
    assert_eq!(state().await, Some(Delivery::Delivered));
    mark_seen(world.begin(sophie.clone()).await, cursor).await.unwrap();
    mark_delivered(world.begin(sophie).await, cursor).await.unwrap();
    assert_eq!(state().await, Some(Delivery::Read));
}

#[tokio::test]
async fn a_9_a_visitor_cannot_read_or_move_another_visitors_conversation() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;
    let (mallory, _) = world.visitor(widget).await;
    let parcel = writes(&world, &sophie, "m-1", "Where is my parcel?").await;
    reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();
    delivers(&world).await;

    assert_eq!(reads(&world, &mallory, 0).await.messages, []);
    mark_seen(world.begin(mallory).await, 100).await.unwrap();

    let delivery = world.thread(parcel).await.iter().rev().find_map(|it| it.delivery);
    assert_eq!(delivery, Some(Delivery::Sent));
}

#[tokio::test]
async fn a_9_a_secret_opens_one_widget_of_one_workspace_for_90_days() {
    let world = World::new().await;
    let (widget, other) = (world.widget().await, world.widget().await);
    let (_, token) = world.visitor(widget).await;
    assert_eq!(token.len(), 43, "256 bits in base64url");
    let resume = |tenant, channel, token: String| {
        let desk = world.desk().clone();
        async move { visitors::resume(&desk, tenant, channel, &token).await.unwrap().is_some() }
    };

    assert!(resume(MA_BOUTIQUE, widget, token.clone()).await);
    assert!(!resume(MA_BOUTIQUE, other, token.clone()).await);
    assert!(!resume(AUTRE_CLIENT, widget, token.clone()).await);
    assert!(!resume(MA_BOUTIQUE, widget, format!("{token}x")).await);
    world.clock.advance(Duration::days(90));
    assert!(!resume(MA_BOUTIQUE, widget, token).await);
}

#[tokio::test]
async fn the_numbers_go_on_over_a_new_conversation() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;
    let first = writes(&world, &sophie, "m-1", "Where is my parcel?").await;
    resolve(world.tx(amelie()).await, first).await.unwrap();
    let cursor = reads(&world, &sophie, 0).await.cursor;
    world.clock.advance(Duration::hours(80));

    let second = writes(&world, &sophie, "m-2", "Another question.").await;

    assert_ne!(first, second);
    assert_eq!(texts(&reads(&world, &sophie, cursor).await), ["Another question."]);
}

#[tokio::test]
async fn another_system_fetches_answers_of_its_own_channel_only() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    world.hears(channel, "sophie", "Where is my parcel?").await;

    let mut tx = world.begin(shop_system(claire())).await;
    let thread = thread_for_api(&mut tx, channel, "sophie", 0).await.unwrap().unwrap();
    assert_eq!(texts(&thread), ["Where is my parcel?"]);
    drop(tx);

    let mut tx = world.begin(shop_system(omar())).await;
    assert_eq!(thread_for_api(&mut tx, channel, "sophie", 0).await.unwrap(), None);
}

#[tokio::test]
async fn e_34_a_visitor_judges_an_answer_once_it_has_left_and_nothing_else() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;
    let (mallory, _) = world.visitor(widget).await;
    let parcel = writes(&world, &sophie, "m-1", "Where is my parcel?").await;
    let run = world.run_in(parcel).await;
    let mut tx: Tx<Work> = world.begin(Principal::assistant(MA_BOUTIQUE)).await;
    steps::propose(&mut tx, parcel, &body("It takes 3 to 5 days."), run).await.unwrap();
    tx.commit().await.unwrap();
    let draft = proposals(&mut world.tx::<InboxRead>(amelie()).await, parcel).await.unwrap()[0].id;
    let answer = decide(world.tx(amelie()).await, draft, Decision::Approve).await.unwrap().unwrap().id;
    let held = say_helped(world.begin(sophie.clone()).await, answer, true).await;
    assert!(matches!(held, Err(CannotSayHelped::NoSuchAnswer)), "it can still be taken back");
    delivers_reply(&world).await;
    let before = world.events().await;

    let told = reads(&world, &sophie, 0).await.messages;
    assert_eq!(told.iter().map(|it| it.helped).collect::<Vec<_>>(), [None, Some(Helped::Unsaid)]);
    let refused = say_helped(world.begin(mallory).await, answer, false).await;
    assert!(matches!(refused, Err(CannotSayHelped::NoSuchAnswer)));
    assert_eq!(world.events().await, before, "a refusal leaves no event");

    for _ in 0..2 {
        say_helped(world.begin(sophie.clone()).await, answer, true).await.unwrap();
    }
    let events = world.events().await;
    assert_eq!(events[before.len()..], [Event::ConversationChanged { conversation: parcel }], "said twice, heard once");
    assert_eq!(reads(&world, &sophie, 0).await.messages[1].helped, Some(Helped::Yes));
}
