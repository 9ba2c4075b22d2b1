//! Each step of the ladder is climbed once.

use time::Duration;

use super::timers::{promising, timer};
use crate::access::{InboxRead, Work};
use crate::escalations::{self, RaisedBy, Reason, Step, timeline};
use crate::ids::*;
use crate::inbox::{self, Happening, Status, work};
use crate::mail;
use crate::notifications::{self, Notification};
use crate::service_levels::*;
use crate::team::Email;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// Climbs as a worker does, whenever it is called.
async fn climb(world: &World, timer: TimerId) {
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::climb(&mut tx, timer, |slug, id| format!("https://desk.example/w/{slug}/inbox/{id}")).await.unwrap();
    tx.commit().await.unwrap();
}

async fn told(world: &World, person: Person) -> Vec<Notification> {
    notifications::list(&mut world.tx::<InboxRead>(person).await).await.unwrap()
}

/// What the thread says of the ladder.
async fn steps(world: &World, id: ConversationId) -> Vec<Rung> {
    let entries = world.thread(id).await;
    entries
        .into_iter()
        .filter_map(|it| match it.happening {
            Some(Happening::Late { rung, .. }) => Some(rung),
            _ => None,
        })
        .collect()
}

async fn letters(world: &World) -> Vec<mail::Mail> {
    mail::list(&mut world.tx::<crate::access::WorkspaceManage>(claire()).await, 50).await.unwrap()
}

/// A conversation of Amélie's that is late, and its timer.
async fn late() -> (World, ConversationId, TimerId) {
    let (world, _) = promising().await;
    set_fallback(world.tx(claire()).await, Some(&Email::parse("admin@ma-boutique.com").unwrap())).await.unwrap();
    let parcel = world.conversation_of_amelie().await;
    let timer = timer(&world, parcel, Target::FirstResponse).await.unwrap();
    climb(&world, timer.id).await;
    assert_eq!(told(&world, amelie()).await, [], "it is not late yet");
    world.clock.advance(Duration::minutes(30));
    (world, parcel, timer.id)
}

#[tokio::test]
async fn the_ladder_tells_the_agent_the_managers_raises_an_escalation_and_writes_a_mail() {
    let (world, parcel, timer) = late().await;
    climb(&world, timer).await;
    assert_eq!((told(&world, amelie()).await.len(), told(&world, bruno()).await.len()), (1, 0));

    world.clock.advance(STEP);
    climb(&world, timer).await;
    assert_eq!((told(&world, amelie()).await.len(), told(&world, bruno()).await.len()), (1, 1));

    world.clock.advance(STEP);
    climb(&world, timer).await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let queue = escalations::list(&mut tx, escalations::Filter::default(), None).await.unwrap().rows;
    assert_eq!(
        queue.iter().map(|it| (it.reason, it.raised_by)).collect::<Vec<_>>(),
        [(Reason::SlaBreach, RaisedBy::Rule)]
    );
    drop(tx);
    assert_eq!(letters(&world).await, []);

    world.clock.advance(STEP);
    climb(&world, timer).await;
    let letters = letters(&world).await;
    assert_eq!(letters.iter().map(|it| it.to.to_string()).collect::<Vec<_>>(), ["admin@ma-boutique.com"]);
    assert!(letters[0].body.contains(&format!("https://desk.example/w/ma-boutique/inbox/{parcel}")));
    assert_eq!(steps(&world, parcel).await, [Rung::Assignee, Rung::Managers, Rung::Record, Rung::Fallback]);

    world.clock.advance(Duration::days(3));
    climb(&world, timer).await;
    assert_eq!(steps(&world, parcel).await.len(), 4, "the ladder has an end");
}

#[tokio::test]
async fn a_worker_that_dies_in_between_has_told_nobody_and_one_that_comes_twice_tells_once() {
    let (world, parcel, timer) = late().await;
    let mut dying: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::climb(&mut dying, timer, |_, _| String::new()).await.unwrap();
    drop(dying);
    assert_eq!(told(&world, amelie()).await, []);

    for _ in 0..3 {
        climb(&world, timer).await;
    }
    assert_eq!(told(&world, amelie()).await.len(), 1);
    assert_eq!(steps(&world, parcel).await, [Rung::Assignee]);
}

#[tokio::test]
async fn two_workers_who_come_at_once_tell_once() {
    let (world, parcel, timer) = late().await;
    tokio::join!(climb(&world, timer), climb(&world, timer));
    assert_eq!(steps(&world, parcel).await, [Rung::Assignee]);
}

#[tokio::test]
async fn an_answer_ends_the_ladder() {
    let (world, parcel, timer) = late().await;
    climb(&world, timer).await;
    inbox::reply(world.tx(amelie()).await, parcel, saying("Sorry for the wait.")).await.unwrap();
    world.clock.advance(Duration::hours(1));
    climb(&world, timer).await;
    assert_eq!(steps(&world, parcel).await, [Rung::Assignee]);
}

#[tokio::test]
async fn where_nobody_holds_it_the_managers_are_told_at_once() {
    let (world, _) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let timer = timer(&world, parcel, Target::FirstResponse).await.unwrap().id;
    world.clock.advance(Duration::minutes(30));
    climb(&world, timer).await;
    climb(&world, timer).await;
    assert_eq!(steps(&world, parcel).await, [Rung::Managers]);
}

#[tokio::test]
async fn j_3_10_an_escalation_that_nobody_accepts_climbs_too() {
    let world = World::new().await;
    set_fallback(world.tx(claire()).await, Some(&Email::parse("admin@ma-boutique.com").unwrap())).await.unwrap();
    let parcel = world.conversation(Status::Open).await;
    let escalation = inbox::escalate(world.tx(bruno()).await, parcel, Reason::RefundRequest, "").await.unwrap();
    let waits = timer(&world, parcel, Target::Acceptance).await.unwrap();
    assert_eq!(waits.due_at, Some(world.desk().now() + Duration::minutes(15)));

    world.clock.advance(Duration::minutes(15));
    climb(&world, waits.id).await;
    assert_eq!((told(&world, bruno()).await.len(), told(&world, amelie()).await.len()), (1, 0));
    world.clock.advance(STEP);
    climb(&world, waits.id).await;
    assert_eq!((told(&world, bruno()).await.len(), told(&world, amelie()).await.len()), (2, 1));
    world.clock.advance(STEP);
    climb(&world, waits.id).await;
    assert_eq!(letters(&world).await.len(), 1);
    let rungs = [Rung::Managers, Rung::Team, Rung::Fallback];
    assert_eq!(steps(&world, parcel).await, rungs);
    let way = timeline(&mut world.tx::<InboxRead>(bruno()).await, escalation).await.unwrap();
    let told: Vec<Step> = way.into_iter().skip(1).map(|it| it.step).collect();
    assert_eq!(told, rungs.map(|rung| Step::Told { rung }), "its own timeline says so too");
}

#[tokio::test]
async fn whoever_accepts_an_escalation_ends_its_ladder_and_given_back_it_begins_anew() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let escalation = inbox::escalate(world.tx(bruno()).await, parcel, Reason::Vip, "").await.unwrap();
    let waits = timer(&world, parcel, Target::Acceptance).await.unwrap();
    world.clock.advance(Duration::minutes(5));
    inbox::accept(world.tx(amelie()).await, escalation).await.unwrap();
    world.clock.advance(Duration::minutes(20));
    climb(&world, waits.id).await;
    assert_eq!(steps(&world, parcel).await, []);

    inbox::assign(world.tx(bruno()).await, parcel, None).await.unwrap();
    let again = timer(&world, parcel, Target::Acceptance).await.unwrap();
    assert_ne!(again.id, waits.id);
    assert_eq!(again.started_at, world.desk().now());
}
