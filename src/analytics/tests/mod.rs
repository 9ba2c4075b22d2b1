//! The promises of analytics, held.

mod chance;
mod counting;
mod days;
mod raw;

use time::Duration;

use super::*;
use crate::access::InboxRead;
use crate::escalations::{self, Outcome, Reason};
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::labels::{self, Tone};
use crate::service_levels::{PolicyText, write_policy};
use crate::text::Zone;
use crate::title::Title;
use crate::world::*;

fn paris() -> Zone {
    Zone::named("Europe/Paris").unwrap()
}

/// What each day says: (conversations, resolved).
async fn days(world: &World, person: Person, days: u16) -> Vec<(i64, i64)> {
    world.count().await;
    let mut tx = world.tx::<InboxRead>(person).await;
    let period = Period::last(days, &paris(), tx.now());
    let days = per_day(&mut tx, &period, &Slice::default()).await.unwrap();
    days.into_iter().map(|it| (it.figures.conversations, it.figures.resolved)).collect()
}

#[tokio::test]
async fn days_are_those_of_the_workspaces_calendar() {
    let world = World::new().await;
    // Friday 10:00 in Paris; at 23:30 UTC it is Saturday there.
    world.conversation(Status::Open).await;
    world.clock.advance(Duration::hours(14) + Duration::minutes(30));
    world.conversation(Status::Resolved).await;
    assert_eq!(days(&world, bruno(), 7).await, [(0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 0), (1, 1)]);
    for period in PERIODS {
        assert_eq!(days(&world, bruno(), period).await.len(), usize::from(period));
    }
}

#[tokio::test]
async fn d_24_a_day_says_how_long_what_ended_on_it_took() {
    let world = World::new().await;
    let mut parcels = Vec::new();
    for _ in 0..3 {
        parcels.push(world.conversation(Status::Open).await);
    }
    for (parcel, minutes) in parcels.into_iter().zip([10, 10, 100]) {
        world.clock.advance(Duration::minutes(minutes));
        inbox::resolve(world.tx(bruno()).await, parcel).await.unwrap();
    }
    world.count().await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let period = Period::last(7, &paris(), tx.now());
    let days = per_day(&mut tx, &period, &Slice::default()).await.unwrap();
    let spans = |day: usize| (days[day].figures.duration, days[day].figures.duration_90);
    assert_eq!(spans(6), (Some(20.0), Some(100.0)), "of 10, 20 and 120 minutes");
    assert_eq!(spans(5), (None, None));
}

#[tokio::test]
async fn an_agent_counts_what_they_see_and_a_stranger_nothing() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    inbox::take_over(world.tx(bruno()).await, parcel).await.unwrap();
    assert_eq!(days(&world, bruno(), 7).await[6], (1, 0));
    assert_eq!(days(&world, amelie(), 7).await[6], (0, 0));
    assert_eq!(days(&world, omar(), 7).await[6], (0, 0));
}

#[tokio::test]
async fn promises_are_counted_as_kept_or_not_and_escalations_by_reason() {
    let world = World::new().await;
    let since = world.desk().now() - Duration::days(1);
    let text = PolicyText {
        name: "Everybody".to_owned(),
        priority: None,
        channel: None,
        label: None,
        first_response: Some(30),
        next_response: None,
        resolution: None,
    };
    write_policy(world.tx(claire()).await, None, &text).await.unwrap();
    let kept = world.conversation(Status::Open).await;
    let late = world.conversation(Status::Open).await;
    world.conversation(Status::Open).await;
    inbox::reply(world.tx(bruno()).await, kept, saying("At once.")).await.unwrap();
    let escalation = inbox::escalate(world.tx(bruno()).await, late, Reason::Vip, "").await.unwrap();
    world.clock.advance(Duration::minutes(40));
    inbox::accept(world.tx(bruno()).await, escalation).await.unwrap();
    inbox::reply(world.tx(bruno()).await, late, saying("Sorry.")).await.unwrap();
    world.clock.advance(Duration::minutes(20));
    escalations::resolve(world.tx(bruno()).await, escalation, Outcome::Solved, "").await.unwrap();

    let found = service(&mut world.tx::<InboxRead>(bruno()).await, since, None).await.unwrap();
    assert_eq!((found.met, found.missed), (1, 2), "one was answered late, one was not answered");
    let times: Vec<_> =
        found.reasons.iter().map(|it| (it.reason, it.raised, it.minutes_to_accept, it.minutes_to_resolve)).collect();
    assert_eq!(times, [(Reason::Vip, 1, Some(40.0), Some(60.0))]);
    let theirs = service(&mut world.tx::<InboxRead>(omar()).await, since, None).await.unwrap();
    assert_eq!(theirs, Service { met: 0, missed: 0, reasons: vec![] });
}

#[tokio::test]
async fn service_levels_are_counted_by_channel() {
    let world = World::new().await;
    let since = world.desk().now() - Duration::days(1);
    let late = world.conversation(Status::Open).await;
    let channel = world.line(late).await.channel_id;
    inbox::escalate(world.tx(bruno()).await, late, Reason::Vip, "").await.unwrap();
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    for (channel, raised) in [(None, 1), (Some(channel), 1), (Some(ChannelId::new()), 0)] {
        assert_eq!(service(&mut tx, since, channel).await.unwrap().reasons.len(), raised);
    }
}

#[tokio::test]
async fn e_57_who_waits_for_the_assistant_is_listed_longest_first_and_alarms_when_it_lasts() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let first = world.hears(channel, "sophie", "Where is my parcel?").await;
    world.clock.advance(Duration::minutes(3));
    let second = world.hears(channel, "marc", "Do you wrap gifts?").await;
    let taken = world.hears(channel, "lea", "Hello?").await;
    inbox::take_over(world.tx(bruno()).await, taken).await.unwrap();

    let see = async |person, channel| {
        let mut tx = world.tx::<InboxRead>(person).await;
        let rows: Vec<_> = waiting(&mut tx).await.unwrap().into_iter().map(|it| it.conversation_id).collect();
        (rows, backlog(&mut tx, channel).await.unwrap())
    };
    let (rows, backlog) = see(bruno(), Some(channel)).await;
    assert_eq!((rows, backlog.waiting), (vec![first, second], 2));
    assert_eq!(backlog.oldest_for(world.desk().now()), Duration::minutes(3));
    assert!(!backlog.is_alarming(world.desk().now()));
    assert!(backlog.is_alarming(world.desk().now() + Duration::minutes(3)));
    assert_eq!(see(bruno(), Some(ChannelId::new())).await.1, Backlog { waiting: 0, oldest: None });
    assert_eq!(see(omar(), None).await, (vec![], Backlog { waiting: 0, oldest: None }));

    inbox::reply(world.tx(bruno()).await, first, saying("It is on its way.")).await.unwrap();
    assert_eq!(see(bruno(), None).await.0, [second], "whoever was answered does not wait");
}

#[tokio::test]
async fn a_17_labels_are_counted_by_the_conversations_of_the_period_that_have_them() {
    let world = World::new().await;
    let mut labels = Vec::new();
    for name in ["Breakage", "Delivery", "Praise"] {
        let title = Title::parse(name).unwrap();
        labels.push(labels::add(world.tx(bruno()).await, &title, Tone::Brick).await.unwrap());
    }
    let (old, one, two) = (
        world.conversation(Status::Open).await,
        world.conversation(Status::Open).await,
        world.conversation(Status::Open).await,
    );
    for (id, label) in [(one, labels[0]), (one, labels[1]), (two, labels[1])] {
        inbox::label(world.tx(bruno()).await, id, label, true).await.unwrap();
    }
    inbox::take_over(world.tx(bruno()).await, old).await.unwrap();
    inbox::label(world.tx(bruno()).await, old, labels[0], true).await.unwrap();

    let counted = async |person, days| {
        let mut tx = world.tx::<InboxRead>(person).await;
        let period = Period::last(days, &paris(), tx.now());
        let found = by_label(&mut tx, &period, &Slice::default()).await.unwrap();
        found.into_iter().map(|it| (it.name, it.conversations)).collect::<Vec<_>>()
    };
    let both = |breakage, delivery| vec![("Breakage".to_owned(), breakage), ("Delivery".to_owned(), delivery)];
    assert_eq!(counted(bruno(), 7).await, both(2, 2));
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let time = Period::last(7, &paris(), tx.now()).whole();
    for (label, mut behind) in
        [(Some(labels[0]), vec![old, one]), (Some(labels[2]), vec![]), (None, vec![old, one, two])]
    {
        let slice = Slice { label, ..Slice::default() };
        let page = listed(&mut tx, Metric::Labelled, &time, &slice, None).await.unwrap().unwrap();
        let mut found: Vec<_> = page.rows.iter().map(|it| it.id).collect();
        found.sort();
        behind.sort();
        assert_eq!(found, behind);
    }
    drop(tx);
    let mut hers = counted(amelie(), 7).await;
    hers.sort();
    assert_eq!(hers, both(1, 2), "she does not see Bruno's");
    assert_eq!(counted(omar(), 7).await, []);
    world.clock.advance(Duration::days(8));
    assert_eq!((counted(bruno(), 7).await, counted(bruno(), 30).await), (vec![], both(2, 2)));
}
