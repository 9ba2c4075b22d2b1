//! The promises of escalations, held.

mod cases;
mod reasons;

use super::*;
use crate::access::InboxRead;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::{self, Status as Line};
use crate::world::*;

pub(super) async fn raised(world: &World, reason: Reason) -> (ConversationId, EscalationId) {
    let parcel = world.conversation(Line::Open).await;
    (parcel, inbox::escalate(world.tx(bruno()).await, parcel, reason, "She wants her money back.").await.unwrap())
}

pub(super) async fn read(world: &World, id: EscalationId) -> Escalation {
    find(&mut world.tx::<InboxRead>(bruno()).await, id).await.unwrap().unwrap()
}

async fn ids(world: &World, person: Person, filter: Filter) -> Vec<EscalationId> {
    let mut tx = world.tx::<InboxRead>(person).await;
    list(&mut tx, filter, None).await.unwrap().rows.into_iter().map(|it| it.id).collect()
}

#[tokio::test]
async fn resolving_settles_it_and_the_conversation_goes_on() {
    let world = World::new().await;
    let (parcel, escalation) = raised(&world, Reason::RefundRequest).await;

    resolve(world.tx(amelie()).await, escalation, Outcome::Solved, "").await.unwrap();

    let settled = read(&world, escalation).await;
    assert_eq!((settled.status, settled.resolved_at), (Status::Resolved, Some(world.desk().now())));
    assert_eq!(world.status(parcel).await, Line::Open);
    assert_eq!(world.events().await.last(), Some(&Event::EscalationChanged { conversation: parcel, escalation }));
    let again = resolve(world.tx(amelie()).await, escalation, Outcome::Solved, "").await;
    assert!(matches!(again, Err(CannotResolve::Gone)));
}

#[tokio::test]
async fn r_19_a_note_is_kept_without_what_no_text_can_hold() {
    let world = World::new().await;
    let parcel = world.conversation(Line::Open).await;

    let tx = world.tx(bruno()).await;
    let raised = inbox::escalate(tx, parcel, Reason::Complaint, "She wants\0 her money back.").await.unwrap();

    assert_eq!(read(&world, raised).await.note, "She wants her money back.");
}

#[tokio::test]
async fn opened_again_it_is_with_its_agent_or_waits_for_one() {
    let world = World::new().await;
    let (_, alone) = raised(&world, Reason::Vip).await;
    let (_, taken) = raised(&world, Reason::Complaint).await;
    inbox::accept(world.tx(amelie()).await, taken).await.unwrap();
    for (id, expected) in [(alone, Status::Pending), (taken, Status::InProgress)] {
        resolve(world.tx(amelie()).await, id, Outcome::Solved, "").await.unwrap();
        reopen(world.tx(amelie()).await, id).await.unwrap();
        assert_eq!(read(&world, id).await.status, expected);
    }
    assert!(matches!(reopen(world.tx(amelie()).await, alone).await, Err(CannotReopen::Gone)), "it is open");
}

#[tokio::test]
async fn an_old_one_is_not_opened_beside_a_newer_one() {
    let world = World::new().await;
    let (parcel, old) = raised(&world, Reason::Vip).await;
    resolve(world.tx(amelie()).await, old, Outcome::Solved, "").await.unwrap();
    inbox::escalate(world.tx(amelie()).await, parcel, Reason::Complaint, "").await.unwrap();
    let before = world.events().await;

    assert!(matches!(reopen(world.tx(amelie()).await, old).await, Err(CannotReopen::AnotherIsOpen)));
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn the_queue_shows_who_waits_longest_first_and_counts_what_it_shows() {
    let world = World::new().await;
    let (_, first) = raised(&world, Reason::RefundRequest).await;
    world.clock.advance(time::Duration::minutes(5));
    let (_, second) = raised(&world, Reason::Vip).await;
    let (_, taken) = raised(&world, Reason::Complaint).await;
    inbox::accept(world.tx(amelie()).await, taken).await.unwrap();
    let (_, brunos) = raised(&world, Reason::Vip).await;
    inbox::accept(world.tx(bruno()).await, brunos).await.unwrap();

    let all = Filter::default();
    assert_eq!(ids(&world, bruno(), all).await, [first, second, taken, brunos]);
    assert_eq!(ids(&world, amelie(), all).await, [first, second, taken], "a colleague's is not hers to see");
    assert_eq!(ids(&world, amelie(), Filter { mine: true, ..all }).await, [taken]);
    assert_eq!(ids(&world, bruno(), Filter { reason: Some(Reason::Vip), ..all }).await, [second, brunos]);
    assert_eq!(ids(&world, bruno(), Filter { status: Some(Status::Pending), ..all }).await, [first, second]);
    assert_eq!(counts(&mut world.tx::<InboxRead>(bruno()).await, all).await.unwrap(), (2, 2));
    assert_eq!(counts(&mut world.tx::<InboxRead>(amelie()).await, all).await.unwrap(), (2, 1));
}

#[tokio::test]
async fn the_queue_is_read_page_by_page_and_none_is_missed_or_shown_twice() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let mut raised_in_order = Vec::new();
    for customer in 0..55 {
        world.clock.advance(time::Duration::seconds(1));
        let parcel = world.hears(channel, &format!("customer-{customer}"), "It came broken.").await;
        let escalated = inbox::escalate(world.tx(bruno()).await, parcel, Reason::Complaint, "").await;
        raised_in_order.push(escalated.unwrap());
    }
    for settled in &raised_in_order[..3] {
        resolve(world.tx(bruno()).await, *settled, Outcome::Solved, "").await.unwrap();
    }
    inbox::accept(world.tx(amelie()).await, raised_in_order[3]).await.unwrap();
    let mut expected = raised_in_order[4..].to_vec();
    expected.push(raised_in_order[3]);
    expected.extend(raised_in_order[..3].iter().rev());

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let everything = Filter { settled_too: true, ..Filter::default() };
    let first = list(&mut tx, everything, None).await.unwrap();
    let second = list(&mut tx, everything, first.next).await.unwrap();
    let shown: Vec<_> = first.rows.iter().chain(&second.rows).map(|it| it.id).collect();
    assert_eq!((first.rows.len(), second.next), (50, None));
    assert_eq!(shown, expected);
}

#[tokio::test]
async fn given_to_nobody_it_waits_again() {
    let world = World::new().await;
    let (parcel, escalation) = raised(&world, Reason::Vip).await;
    inbox::accept(world.tx(amelie()).await, escalation).await.unwrap();

    inbox::assign(world.tx(bruno()).await, parcel, None).await.unwrap();

    let waiting = read(&world, escalation).await;
    assert_eq!((waiting.status, waiting.assignee_id), (Status::Pending, None));
}

#[tokio::test]
async fn a_stranger_sees_and_settles_nothing() {
    let world = World::new().await;
    let (_, escalation) = raised(&world, Reason::Vip).await;

    assert_eq!(find(&mut world.tx::<InboxRead>(omar()).await, escalation).await.unwrap(), None);
    assert_eq!(ids(&world, omar(), Filter::default()).await, []);
    assert!(matches!(resolve(world.tx(omar()).await, escalation, Outcome::Solved, "").await, Err(CannotResolve::Gone)));
    assert!(matches!(reopen(world.tx(omar()).await, escalation).await, Err(CannotReopen::Gone)));
    assert_eq!(read(&world, escalation).await.status, Status::Pending);
}

#[tokio::test]
async fn whoever_looks_at_the_queue_reads_what_the_customer_wants() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "The glass arrived broken.").await;
    inbox::reply(world.tx(amelie()).await, parcel, saying("I am asking a colleague.")).await.unwrap();
    let id = inbox::escalate(world.tx(amelie()).await, parcel, Reason::Complaint, "").await.unwrap();
    assert_eq!(read(&world, id).await.preview, "The glass arrived broken.");
}
