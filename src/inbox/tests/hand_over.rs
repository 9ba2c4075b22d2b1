//! The assistant in a conversation, and calling people.

use crate::access::Work;
use crate::escalations::{self, RaisedBy, Reason};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::steps::CannotAct;
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn assistant(world: &World) -> Tx<Work> {
    world.begin(Principal::assistant(MA_BOUTIQUE)).await
}

#[tokio::test]
async fn the_assistant_answers_at_once() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;

    let mut tx = assistant(&world).await;
    let (message, delivery) = steps::answer(&mut tx, parcel, &body("Three to five days."), run).await.unwrap();
    tx.commit().await.unwrap();

    let line = world.line(parcel).await;
    assert_eq!((line.status, line.handler, line.waiting_since), (Status::Waiting, Handler::Ai, None));
    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!((entry.author, entry.run.map(|it| it.id)), (Author::Ai, Some(run)));
    assert_eq!(
        world.events().await.last(),
        Some(&Event::Answered { conversation: parcel, message: message.id, delivery })
    );
}

#[tokio::test]
async fn a_take_over_wins_over_an_answer_in_flight() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;
    take_over(world.tx(amelie()).await, parcel).await.unwrap();

    let mut tx = assistant(&world).await;
    let answer = steps::answer(&mut tx, parcel, &body("Three to five days."), run).await;
    assert!(matches!(answer, Err(CannotAct::TakenOver)));
    let draft = steps::propose(&mut tx, parcel, &body("Three to five days."), run).await;
    assert!(matches!(draft, Err(CannotAct::TakenOver)));
    let hand_over = steps::hand_over(&mut tx, parcel, Reason::NoEvidence, "").await;
    assert!(matches!(hand_over, Err(CannotAct::TakenOver)));
    drop(tx);

    assert_eq!(world.said(parcel).await, ["Where is my parcel?"]);
}

#[tokio::test]
async fn handing_over_calls_a_person_with_the_reason() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    let mut tx = assistant(&world).await;
    let raised = steps::hand_over(&mut tx, parcel, Reason::NoEvidence, "Asks for a parcel.").await.unwrap().unwrap();
    tx.commit().await.unwrap();

    let line = world.line(parcel).await;
    assert_eq!(
        (line.lamp(), line.escalated, line.escalation_id),
        (Lamp::Calling, Some(Reason::NoEvidence), Some(raised))
    );
    let last = world.thread(parcel).await.pop().unwrap();
    let expected = Happening::HandedOver { reason: Reason::NoEvidence, name: None, by: RaisedBy::Assistant };
    assert_eq!(last.happening, Some(expected));
    assert_eq!(world.events().await.last(), Some(&Event::Escalated { conversation: parcel, escalation: raised }));
}

#[tokio::test]
async fn whoever_was_promised_a_person_waits_for_one() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;
    world.clock.advance(time::Duration::minutes(1));

    let mut tx = assistant(&world).await;
    steps::answer(&mut tx, parcel, &body("I have asked a colleague."), run).await.unwrap();
    steps::hand_over(&mut tx, parcel, Reason::NoEvidence, "").await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(world.line(parcel).await.waiting_since, Some(world.desk().now()));
}

#[tokio::test]
async fn the_latest_question_is_the_newest_that_nobody_answered() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    world.clock.advance(time::Duration::minutes(1));
    world.hears(channel, "sophie", "Hello?").await;

    let mut tx = assistant(&world).await;
    assert_eq!(steps::latest_question(&mut tx, parcel).await.unwrap().unwrap().body, "Hello?");
    drop(tx);

    reply(world.tx(amelie()).await, parcel, saying("Today.")).await.unwrap();
    let mut tx = assistant(&world).await;
    assert_eq!(steps::latest_question(&mut tx, parcel).await.unwrap(), None);
}

#[tokio::test]
async fn an_agent_escalates_once() {
    let world = World::new().await;
    let parcel = world.conversation_of_amelie().await;

    let raised = escalate(world.tx(amelie()).await, parcel, Reason::RefundRequest, "Wants 86 pounds.").await.unwrap();
    let once = world.events().await;
    let again = escalate(world.tx(amelie()).await, parcel, Reason::Vip, "").await;

    assert!(matches!(again, Err(CannotEscalate::AlreadyOpen)));
    assert_eq!(world.events().await, once);
    let line = world.line(parcel).await;
    assert_eq!((line.escalation_id, line.handler, line.assignee_id), (Some(raised), Handler::Nobody, None));
}

#[tokio::test]
async fn whoever_accepted_and_cannot_help_hands_it_on() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let first = escalate(world.tx(bruno()).await, parcel, Reason::RefundRequest, "").await.unwrap();
    accept(world.tx(amelie()).await, first).await.unwrap();

    let second = escalate(world.tx(amelie()).await, parcel, Reason::Vip, "Ask Claire.").await.unwrap();

    assert_ne!(first, second);
    let line = world.line(parcel).await;
    assert_eq!((line.escalation_id, line.escalated, line.handler), (Some(second), Some(Reason::Vip), Handler::Nobody));
}

#[tokio::test]
async fn accepting_an_escalation_takes_its_conversation() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let raised = escalate(world.tx(bruno()).await, parcel, Reason::RefundRequest, "").await.unwrap();

    assert_eq!(accept(world.tx(amelie()).await, raised).await.unwrap(), parcel);

    let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
    let accepted = escalations::find(&mut tx, raised).await.unwrap().unwrap();
    assert_eq!(accepted.status, escalations::Status::InProgress);
    assert_eq!(accepted.assignee_name.as_deref(), Some("Amélie"));
    assert_eq!(accepted.accepted_at, Some(world.desk().now()));
    assert_eq!(world.line(parcel).await.assignee_id, Some(amelie().member()));
    assert!(world.events().await.contains(&Event::EscalationAccepted { conversation: parcel, escalation: raised }));
}

#[tokio::test]
async fn answering_accepts_what_people_were_called_for_and_resolving_settles_it() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let raised = escalate(world.tx(bruno()).await, parcel, Reason::Complaint, "").await.unwrap();
    let status = async || {
        let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
        escalations::find(&mut tx, raised).await.unwrap().unwrap().status
    };

    reply(world.tx(amelie()).await, parcel, saying("I am sorry.")).await.unwrap();
    assert_eq!(status().await, escalations::Status::InProgress);

    resolve(world.tx(amelie()).await, parcel).await.unwrap();
    assert_eq!(status().await, escalations::Status::Resolved);
}

#[tokio::test]
async fn a_visitor_who_asks_for_a_person_calls_one_even_before_writing() {
    let world = World::new().await;
    let widget = world.widget().await;
    let (sophie, _) = world.visitor(widget).await;

    let asked = ask_for_person(world.begin(sophie.clone()).await).await.unwrap();
    let again = ask_for_person(world.begin(sophie).await).await.unwrap();

    assert_eq!(asked, again);
    let line = world.line(asked).await;
    assert_eq!((line.lamp(), line.escalated), (Lamp::Calling, Some(Reason::CustomerAsked)));
    let raised = world.events().await.into_iter().filter(|it| matches!(it, Event::Escalated { .. })).count();
    assert_eq!(raised, 1);
}

#[tokio::test]
async fn whoever_asks_for_a_person_goes_on_with_what_was_resolved_a_minute_ago() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    resolve(world.tx(amelie()).await, parcel).await.unwrap();

    world.clock.advance(time::Duration::minutes(1));
    let shop = || world.begin(shop_system(claire()));
    assert_eq!(ask_for_person_by_api(shop().await, channel, "sophie").await.unwrap(), parcel);
    let line = world.line(parcel).await;
    assert_eq!((line.status, line.lamp()), (Status::Open, Lamp::Calling));

    resolve(world.tx(amelie()).await, parcel).await.unwrap();
    world.clock.advance(time::Duration::hours(73));
    let later = ask_for_person_by_api(shop().await, channel, "sophie").await.unwrap();
    assert_ne!(later, parcel);
    assert_eq!(world.line(later).await.previous_id, Some(parcel));
}

#[tokio::test]
async fn whoever_has_a_person_already_keeps_them() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Hello").await;
    take_over(world.tx(amelie()).await, parcel).await.unwrap();

    ask_for_person_by_api(world.begin(shop_system(claire())).await, channel, "sophie").await.unwrap();

    assert_eq!(world.line(parcel).await.assignee_id, Some(amelie().member()));
    let unknown = ask_for_person_by_api(world.begin(shop_system(claire())).await, channel, "marc").await;
    assert!(matches!(unknown, Err(CannotAsk::Gone)));
    let stranger = ask_for_person_by_api(world.begin(shop_system(omar())).await, channel, "sophie").await;
    assert!(matches!(stranger, Err(CannotAsk::Gone)));
}

#[tokio::test]
async fn a_stranger_escalates_and_accepts_nothing() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let raised = escalate(world.tx(bruno()).await, parcel, Reason::Vip, "").await.unwrap();

    let refused = escalate(world.tx(omar()).await, parcel, Reason::Vip, "").await;
    assert!(matches!(refused, Err(CannotEscalate::Gone)));
    assert!(matches!(accept(world.tx(omar()).await, raised).await, Err(CannotTakeOver::Gone)));
    let nowhere = EscalationId(uuid::Uuid::from_u128(1));
    assert!(matches!(accept(world.tx(amelie()).await, nowhere).await, Err(CannotTakeOver::Gone)));
}

#[tokio::test]
async fn of_two_who_accept_one_has_it_and_the_other_is_told_who() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let raised = escalate(world.tx(bruno()).await, parcel, Reason::Vip, "").await.unwrap();

    let (first, second) =
        tokio::join!(accept(world.tx(david()).await, raised), accept(world.tx(bruno()).await, raised));
    let holder = world.line(parcel).await.assignee_id;
    let (winner, told) = if first.is_ok() { (david(), second) } else { (bruno(), first) };
    assert_eq!(holder, Some(winner.member()));
    let loser = if winner.member() == david().member() { "Bruno" } else { "David" };
    assert!(matches!(told, Err(CannotTakeOver::Taken { name }) if name != loser));

    accept(world.tx(winner).await, raised).await.unwrap();
    assert_eq!(world.line(parcel).await.assignee_id, Some(winner.member()), "theirs already: nothing changes");
}
