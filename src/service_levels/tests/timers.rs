//! Timers follow from what the conversation says.

use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::clock::boutique;
use crate::access::{InboxRead, Work};
use crate::escalations::Reason;
use crate::ids::*;
use crate::inbox::{self, Status, Then, bulk};
use crate::labels::{self, Tone};
use crate::service_levels::*;
use crate::tenancy::{Principal, Tx};
use crate::title::Title;
use crate::world::*;

/// Ma Boutique promises a first answer in 30 minutes, the next in 60, the end in a working day.
pub async fn promising() -> (World, PolicyId) {
    promising_in(World::new().await).await
}

pub async fn promising_in(world: World) -> (World, PolicyId) {
    let hours = boutique();
    set_hours(world.tx(claire()).await, &hours.week, &hours.holidays).await.unwrap();
    let policy = write_policy(world.tx(claire()).await, None, &policy()).await.unwrap();
    (world, policy)
}

pub fn policy() -> PolicyText {
    PolicyText {
        name: "Everybody".to_owned(),
        priority: None,
        channel: None,
        label: None,
        first_response: Some(30),
        next_response: Some(60),
        resolution: Some(480),
    }
}

pub async fn timer(world: &World, conversation: ConversationId, target: Target) -> Option<Timer> {
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    timers_of(&mut tx, conversation).await.unwrap().into_iter().find(|it| it.target == target)
}

async fn due(world: &World, conversation: ConversationId, target: Target) -> Option<OffsetDateTime> {
    timer(world, conversation, target).await.and_then(|it| it.due_at)
}

use Target::*;

#[tokio::test]
async fn nothing_is_promised_where_there_is_no_policy() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    assert_eq!(timer(&world, parcel, FirstResponse).await, None);
}

#[tokio::test]
async fn a_message_starts_what_an_answer_meets() {
    let (world, policy) = promising().await;
    // It is Friday, 10:00 in Paris.
    let parcel = world.conversation(Status::Open).await;

    let first = timer(&world, parcel, FirstResponse).await.unwrap();
    assert_eq!(first.due_at, Some(datetime!(2026-11-20 09:30 UTC)));
    assert_eq!((first.policy, first.hours_version), (Some((policy, 1)), Some(1)));
    assert_eq!(due(&world, parcel, Resolution).await, Some(datetime!(2026-11-23 09:00 UTC)));
    assert_eq!(timer(&world, parcel, NextResponse).await, None);

    world.clock.advance(Duration::minutes(12));
    inbox::reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();
    let met = timer(&world, parcel, FirstResponse).await.unwrap();
    assert_eq!(met.ended_at, Some(world.desk().now()));
    assert!(!met.is_late(world.desk().now() + Duration::days(9)), "it was met in time, for ever");
}

#[tokio::test]
async fn each_further_question_has_a_timer_of_its_own() {
    let (world, _) = promising().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is it?").await;
    inbox::reply(world.tx(amelie()).await, parcel, saying("On its way.")).await.unwrap();
    for _ in 0..2 {
        world.clock.advance(Duration::minutes(10));
        world.hears(channel, "sophie", "And now?").await;
        let next = timer(&world, parcel, NextResponse).await.unwrap();
        assert_eq!((next.started_at, next.ended_at), (world.desk().now(), None));
        world.clock.advance(Duration::minutes(1));
        world.hears(channel, "sophie", "Hello?").await;
        assert_eq!(timer(&world, parcel, NextResponse).await.unwrap().id, next.id, "the same question");
        inbox::reply(world.tx(amelie()).await, parcel, saying("Still on its way.")).await.unwrap();
        assert_eq!(timer(&world, parcel, NextResponse).await.unwrap().ended_at, Some(world.desk().now()));
    }
}

#[tokio::test]
async fn while_the_customer_has_the_word_the_resolution_is_paused() {
    let (world, _) = promising().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is it?").await;
    world.clock.advance(Duration::hours(1));
    inbox::reply(world.tx(amelie()).await, parcel, saying("Which one?")).await.unwrap();
    assert_eq!(due(&world, parcel, Resolution).await, None, "nobody can say");

    world.clock.advance(Duration::hours(1));
    world.hears(channel, "sophie", "The blue one.").await;
    assert_eq!(due(&world, parcel, Resolution).await, Some(datetime!(2026-11-23 10:00 UTC)), "an hour later");

    inbox::resolve(world.tx(amelie()).await, parcel).await.unwrap();
    assert_eq!(timer(&world, parcel, Resolution).await.unwrap().ended_at, Some(world.desk().now()));
    world.clock.advance(Duration::hours(1));
    inbox::reopen(world.tx(amelie()).await, parcel).await.unwrap();
    assert_eq!(due(&world, parcel, Resolution).await, Some(datetime!(2026-11-23 10:30 UTC)), "half of it was lunch");
}

#[tokio::test]
async fn a_snooze_does_not_stop_the_first_response() {
    let (world, _) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let before = due(&world, parcel, FirstResponse).await;
    let until = world.desk().now() + Duration::hours(3);
    inbox::snooze(world.tx(amelie()).await, parcel, until).await.unwrap();
    assert_eq!(due(&world, parcel, FirstResponse).await, before);
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().ended_at, None);
}

#[tokio::test]
async fn an_answer_that_is_taken_back_meets_nothing() {
    let (world, _) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let before = timer(&world, parcel, FirstResponse).await;
    let sent = inbox::reply(world.tx(amelie()).await, parcel, saying("Oh.")).await.unwrap();
    world.clock.advance(Duration::seconds(2));
    inbox::take_back(world.tx(amelie()).await, sent.id).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await, before);
}

#[tokio::test]
async fn an_answer_that_resolves_meets_both() {
    let (world, _) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let answer = inbox::Reply { then: Then::Resolve, ..saying("Done.") };
    inbox::reply(world.tx(amelie()).await, parcel, answer).await.unwrap();
    for target in [FirstResponse, Resolution] {
        assert!(timer(&world, parcel, target).await.unwrap().ended_at.is_some(), "{target}");
    }
}

/// "A colleague will answer you" is no answer: who waits for a person still waits.
#[tokio::test]
async fn that_a_person_will_answer_is_no_answer() {
    let (world, _) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;
    let mut owner = world.database().owner().await;
    sqlx::query("update runs set reason = 'no_evidence'").execute(&mut owner).await.unwrap();
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    inbox::steps::answer(&mut tx, parcel, &body("I have asked a colleague."), run).await.unwrap();
    inbox::steps::hand_over(&mut tx, parcel, Reason::NoEvidence, "").await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().ended_at, None);
    assert!(due(&world, parcel, Resolution).await.is_some(), "nor has the customer the word");
}

#[tokio::test]
async fn a_change_never_rewrites_what_was_promised() {
    let (world, id) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let before = timer(&world, parcel, FirstResponse).await.unwrap();

    let stricter = PolicyText { first_response: Some(5), ..policy() };
    write_policy(world.tx(claire()).await, Some(id), &stricter).await.unwrap();
    let mut week = Week::default();
    week.0[0] = Opening::parse_day("10:00-11:00").unwrap();
    set_hours(world.tx(claire()).await, &week, &[]).await.unwrap();
    inbox::take_over(world.tx(amelie()).await, parcel).await.unwrap();

    let after = timer(&world, parcel, FirstResponse).await.unwrap();
    assert_eq!(after, before);
    assert_eq!(after.course().due, before.due_at, "and it still explains itself");
    let another = world.conversation(Status::Open).await;
    let new = timer(&world, another, FirstResponse).await.unwrap();
    assert_eq!((new.policy, new.hours_version, new.minutes), (Some((id, 2)), Some(2), 5));
    assert_eq!(new.due_at, Some(datetime!(2026-11-23 09:05 UTC)));
}

#[tokio::test]
async fn the_most_particular_policy_is_the_one() {
    let (world, _) = promising().await;
    let channel = world.api_channel().await;
    let for_channel = PolicyText { channel: Some(channel), first_response: Some(10), ..policy() };
    write_policy(world.tx(claire()).await, None, &for_channel).await.unwrap();
    let urgent = PolicyText { priority: Some(Priority::Urgent), first_response: Some(2), ..policy() };
    write_policy(world.tx(claire()).await, None, &urgent).await.unwrap();

    let parcel = world.hears(channel, "sophie", "Where is it?").await;
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 10);
    inbox::prioritise(world.tx(amelie()).await, parcel, Priority::Urgent).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 2, "urgency changes what runs");
}

#[tokio::test]
async fn a_label_puts_a_conversation_under_its_policy_and_off_it_what_runs_stays_promised() {
    let (world, _) = promising().await;
    let (vip, other) = (label(&world, "VIP").await, label(&world, "Wholesale").await);
    let channel = world.api_channel().await;
    for text in [
        PolicyText { label: Some(vip), first_response: Some(5), ..policy() },
        PolicyText { channel: Some(channel), first_response: Some(10), ..policy() },
    ] {
        write_policy(world.tx(claire()).await, None, &text).await.unwrap();
    }

    let parcel = world.hears(channel, "sophie", "Where is it?").await;
    inbox::label(world.tx(amelie()).await, parcel, other, true).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 10);
    inbox::label(world.tx(amelie()).await, parcel, vip, true).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 5, "a label says more than a channel");
    inbox::label(world.tx(amelie()).await, parcel, vip, false).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 10, "it follows what is promised now");

    inbox::label(world.tx(amelie()).await, parcel, vip, true).await.unwrap();
    labels::remove(world.tx(bruno()).await, vip).await.unwrap();
    inbox::prioritise(world.tx(amelie()).await, parcel, Priority::High).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 10, "nobody sees a removed label");
}

#[tokio::test]
async fn labels_on_many_move_their_timers_and_undoing_moves_them_back() {
    let (world, _) = promising().await;
    let vip = label(&world, "VIP").await;
    let text = PolicyText { label: Some(vip), first_response: Some(5), ..policy() };
    write_policy(world.tx(claire()).await, None, &text).await.unwrap();
    let parcel = world.conversation(Status::Open).await;

    let act = bulk::act_on(world.tx(bruno()).await, &[parcel], bulk::Act::Label(vip)).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 5);
    bulk::undo(world.tx(bruno()).await, act.id).await.unwrap();
    assert_eq!(timer(&world, parcel, FirstResponse).await.unwrap().minutes, 30);
}

async fn label(world: &World, name: &str) -> LabelId {
    labels::add(world.tx(bruno()).await, &Title::parse(name).unwrap(), Tone::Petrol).await.unwrap()
}

#[tokio::test]
async fn r_17_late_words_move_the_start_and_not_more() {
    let (world, _) = promising().await;
    let channel = world.api_channel().await;
    let now = world.desk().now();
    world.clock.advance(Duration::minutes(20));
    let parcel = world.hears(channel, "sophie", "Second").await;
    let earlier = words_of("sophie", "First", now);
    let arrived = world.arrives(channel, "late", &earlier).await;
    world.ingest(claire().tenant, arrived.event).await;
    let first = timer(&world, parcel, FirstResponse).await.unwrap();
    assert_eq!((first.started_at, first.due_at), (now, Some(now + Duration::minutes(30))));
}

#[tokio::test]
async fn a_policy_promises_something_within_reason() {
    let world = World::new().await;
    let nothing = PolicyText { first_response: None, next_response: None, resolution: None, ..policy() };
    let cases = [
        (PolicyText { name: " ".to_owned(), ..policy() }, BadPolicy::Name),
        (nothing, BadPolicy::Nothing),
        (PolicyText { first_response: Some(0), ..policy() }, BadPolicy::Minutes),
        (PolicyText { channel: Some(ChannelId::new()), ..policy() }, BadPolicy::Channel),
        (PolicyText { label: Some(LabelId::new()), ..policy() }, BadPolicy::Label),
    ];
    for (text, why) in cases {
        let refused = write_policy(world.tx(claire()).await, None, &text).await;
        assert!(matches!(refused, Err(CannotWritePolicy::Bad(it)) if it == why), "{why}");
    }
    let never = set_hours(world.tx(claire()).await, &Week::default(), &[]).await;
    assert!(matches!(never, Err(CannotSetHours::Bad(BadHours::NeverOpen))));
}

#[tokio::test]
async fn a_stranger_changes_and_sees_nothing() {
    let (world, id) = promising().await;
    let parcel = world.conversation(Status::Open).await;
    let theirs = write_policy(world.tx(omar()).await, Some(id), &policy()).await;
    assert!(matches!(theirs, Err(CannotWritePolicy::Gone)));
    assert!(matches!(retire_policy(world.tx(omar()).await, id).await, Err(CannotWritePolicy::Gone)));
    let mut tx = world.tx::<InboxRead>(omar()).await;
    assert_eq!(timers_of(&mut tx, parcel).await.unwrap(), []);
    let levels = levels(&mut tx).await.unwrap();
    assert_eq!((levels.hours, levels.policies, levels.fallback), (None, vec![], None));
}
