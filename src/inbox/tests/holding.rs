//! Who has the line.

use crate::events::Event;
use crate::ids::ConversationId;
use crate::inbox::*;
use crate::world::*;

#[tokio::test]
async fn taking_over_gives_the_line_to_the_agent() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    take_over(world.tx(amelie()).await, parcel).await.unwrap();

    let line = world.line(parcel).await;
    assert_eq!((line.handler, line.assignee_name.as_deref()), (Handler::Staff, Some("Amélie")));
    assert_eq!(line.lamp(), Lamp::Person);
    assert_eq!(world.events().await.last(), Some(&Event::ConversationChanged { conversation: parcel }));
}

#[tokio::test]
async fn of_twenty_who_take_it_at_once_one_has_it() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    let world = &world;
    let tries = [amelie(), bruno()]
        .into_iter()
        .cycle()
        .take(20)
        .map(|person| async move { take_over(world.tx(person).await, parcel).await.is_ok() });
    futures::future::join_all(tries).await;

    let line = world.line(parcel).await;
    assert_eq!(line.handler, Handler::Staff);
    assert!(line.assignee_id.is_some());
}

#[tokio::test]
async fn an_agent_cannot_take_what_a_colleague_holds_but_a_manager_can() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    take_over(world.tx(claire()).await, parcel).await.unwrap();

    assert!(matches!(take_over(world.tx(amelie()).await, parcel).await, Err(CannotTakeOver::Gone)));
    take_over(world.tx(bruno()).await, parcel).await.unwrap();
    assert_eq!(world.line(parcel).await.assignee_id, Some(bruno().member()));
}

#[tokio::test]
async fn a_resolved_conversation_is_opened_before_it_is_taken() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Resolved).await;
    assert!(matches!(take_over(world.tx(amelie()).await, parcel).await, Err(CannotTakeOver::Resolved)));
}

#[tokio::test]
async fn the_next_one_is_whoever_has_waited_longest() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let mut waiting: Vec<ConversationId> = Vec::new();
    for customer in ["sophie", "marc", "lea"] {
        let id = world.hears(channel, customer, "Hello").await;
        escalate(world.tx(bruno()).await, id, crate::escalations::Reason::Vip, "").await.unwrap();
        waiting.push(id);
        world.clock.advance(time::Duration::minutes(5));
    }

    for expected in waiting {
        assert_eq!(take_next(world.tx(amelie()).await).await.unwrap(), Some(expected));
    }
    assert_eq!(take_next(world.tx(amelie()).await).await.unwrap(), None);
}

#[tokio::test]
async fn assigning_gives_it_to_a_colleague_or_to_nobody() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    assign(world.tx(bruno()).await, parcel, Some(amelie().member())).await.unwrap();
    assert_eq!(world.line(parcel).await.assignee_id, Some(amelie().member()));

    assign(world.tx(bruno()).await, parcel, None).await.unwrap();
    assert_eq!(world.line(parcel).await.lamp(), Lamp::Calling);
}

#[tokio::test]
async fn only_somebody_who_answers_can_be_given_a_conversation() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let before = world.events().await;

    for nobody in [eva().member(), omar().member()] {
        let refused = assign(world.tx(bruno()).await, parcel, Some(nobody)).await;
        assert!(matches!(refused, Err(CannotAssign::NotAnAgent)));
    }
    assert_eq!(world.events().await, before);
    assert_eq!(world.handler(parcel).await, Handler::Ai);
}

#[tokio::test]
async fn given_back_the_assistant_answers_what_waits() {
    let world = World::new().await;
    let parcel = world.conversation_of_amelie().await;
    let question = world.thread(parcel).await[0].id;

    return_to_assistant(world.tx(amelie()).await, parcel).await.unwrap();

    assert_eq!(world.handler(parcel).await, Handler::Ai);
    let expected = Event::ReturnedToAssistant { conversation: parcel, message: Some(question) };
    assert_eq!(world.events().await.last(), Some(&expected));
}

#[tokio::test]
async fn nothing_is_given_back_where_the_assistant_is_off() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let off = crate::channels::AssistantMode::Off;
    crate::channels::set_assistant_mode(world.tx(claire()).await, channel, off).await.unwrap();
    let parcel = world.hears(channel, "sophie", "Hello").await;
    take_over(world.tx(amelie()).await, parcel).await.unwrap();

    let refused = return_to_assistant(world.tx(amelie()).await, parcel).await;

    assert!(matches!(refused, Err(CannotReturn::AssistantOff)));
    assert_eq!(world.handler(parcel).await, Handler::Staff);
}

#[tokio::test]
async fn a_stranger_takes_gives_and_returns_nothing() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    assert!(matches!(take_over(world.tx(omar()).await, parcel).await, Err(CannotTakeOver::Gone)));
    assert!(matches!(assign(world.tx(omar()).await, parcel, None).await, Err(CannotAssign::Gone)));
    assert!(matches!(return_to_assistant(world.tx(omar()).await, parcel).await, Err(CannotReturn::Gone)));
    assert_eq!(take_next(world.tx(omar()).await).await.unwrap(), None);
}
