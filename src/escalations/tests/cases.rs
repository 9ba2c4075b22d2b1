//! One escalation from its beginning to its end, and what is kept of it.

use time::Duration;

use super::*;
use crate::inbox::{CannotReassign, Recipient};
use crate::service_levels::{Hours, Opening, Priority, Week, set_hours};
use crate::teams;
use crate::text::Zone;
use crate::title::Title;

async fn way(world: &World, id: EscalationId) -> Vec<(Step, Option<String>)> {
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    timeline(&mut tx, id).await.unwrap().into_iter().map(|it| (it.step, it.by)).collect()
}

fn lines(who: &str) -> Brief {
    let line = |text: &str| text.to_owned();
    Brief {
        who: line(who),
        what: line("A broken glass."),
        tried: line("Nothing yet."),
        promised: line("An answer today."),
        next: line("Send another glass."),
    }
}

#[tokio::test]
async fn every_step_is_written_down_with_who_took_it() {
    let world = World::new().await;
    let (parcel, id) = raised(&world, Reason::RefundRequest).await;
    inbox::accept(world.tx(amelie()).await, id).await.unwrap();
    inbox::prioritise(world.tx(amelie()).await, parcel, Priority::High).await.unwrap();
    inbox::reassign(world.tx(bruno()).await, id, Recipient::Member(bruno().member())).await.unwrap();
    edit_brief(world.tx(bruno()).await, id, lines("Sophie")).await.unwrap();
    resolve(world.tx(bruno()).await, id, Outcome::Refunded, "29 €").await.unwrap();
    reopen(world.tx(bruno()).await, id).await.unwrap();
    inbox::resolve(world.tx(bruno()).await, parcel).await.unwrap();

    let raised = Step::Raised { reason: Reason::RefundRequest, name: None, by: RaisedBy::Agent };
    let (amelie, bruno) = (Some("Amélie".to_owned()), Some("Bruno".to_owned()));
    let expected = [
        (raised, bruno.clone()),
        (Step::Accepted, amelie.clone()),
        (Step::Prioritised { priority: Priority::High }, amelie),
        (Step::Accepted, bruno.clone()),
        (Step::Briefed { by: Writer::Person }, bruno.clone()),
        (Step::Resolved { outcome: Outcome::Refunded }, bruno.clone()),
        (Step::Reopened, bruno.clone()),
        (Step::Resolved { outcome: Outcome::Closed }, bruno),
    ];
    assert_eq!(way(&world, id).await, expected);
}

#[tokio::test]
async fn how_it_ended_is_kept_until_it_is_opened_again() {
    let world = World::new().await;
    let (_, id) = raised(&world, Reason::RefundRequest).await;
    resolve(world.tx(amelie()).await, id, Outcome::Refunded, "29 €\0 by card").await.unwrap();
    let ended = read(&world, id).await;
    assert_eq!((ended.outcome, ended.outcome_note.as_deref()), (Some(Outcome::Refunded), Some("29 € by card")));

    reopen(world.tx(amelie()).await, id).await.unwrap();
    let open = read(&world, id).await;
    assert_eq!((open.outcome, open.outcome_note, open.minutes_to_resolve), (None, None, None));
}

#[tokio::test]
async fn returned_to_the_assistant_it_is_settled_as_that() {
    let world = World::new().await;
    let (parcel, id) = raised(&world, Reason::Vip).await;
    inbox::accept(world.tx(amelie()).await, id).await.unwrap();
    inbox::return_to_assistant(world.tx(amelie()).await, parcel).await.unwrap();
    assert_eq!(read(&world, id).await.outcome, Some(Outcome::Returned));
}

#[tokio::test]
async fn only_open_minutes_count_and_a_change_of_hours_rewrites_none() {
    let world = World::new().await;
    // Friday at ten in Paris: two hours in the morning are left, then nothing until Monday.
    let mut week = Week::default();
    week.0[0] = Opening::parse_day("09:00-12:00").unwrap();
    week.0[4] = week.0[0].clone();
    let office = Hours { week, ..Hours::always(Zone::named("Europe/Paris").unwrap()) };
    set_hours(world.tx(claire()).await, &office.week, &[]).await.unwrap();
    let (_, id) = raised(&world, Reason::Complaint).await;
    world.clock.advance(Duration::minutes(90));
    inbox::accept(world.tx(amelie()).await, id).await.unwrap();
    // Monday, half past nine.
    world.clock.advance(Duration::days(3) - Duration::hours(2));
    resolve(world.tx(amelie()).await, id, Outcome::Solved, "").await.unwrap();

    let it = read(&world, id).await;
    assert_eq!((it.minutes_to_accept, it.minutes_to_resolve), (Some(90), Some(150)));
    let always = Hours::always(Zone::named("Europe/Paris").unwrap());
    set_hours(world.tx(claire()).await, &always.week, &[]).await.unwrap();
    assert_eq!(read(&world, id).await.minutes_to_resolve, Some(150));
}

#[tokio::test]
async fn given_to_a_team_it_waits_for_one_of_them() {
    let world = World::new().await;
    let (_, id) = raised(&world, Reason::Complaint).await;
    inbox::accept(world.tx(amelie()).await, id).await.unwrap();
    let team = teams::add(world.tx(bruno()).await, &Title::parse("Retours").unwrap()).await.unwrap();

    inbox::reassign(world.tx(bruno()).await, id, Recipient::Team(team)).await.unwrap();

    let waiting = read(&world, id).await;
    assert_eq!((waiting.status, waiting.assignee_id), (Status::Pending, None));
    assert_eq!(waiting.team_name.as_deref(), Some("Retours"));
    assert_eq!(ids(&world, bruno(), Filter { team: Some(team), ..Filter::default() }).await, [id]);
    let steps = way(&world, id).await;
    let last: Vec<_> = steps.iter().rev().take(2).map(|(step, _)| step.clone()).collect();
    assert_eq!(last, [Step::Released, Step::GivenToTeam { team: "Retours".to_owned() }]);
}

#[tokio::test]
async fn it_is_given_to_nobody_who_cannot_answer_and_not_after_its_end() {
    let world = World::new().await;
    let (_, id) = raised(&world, Reason::Complaint).await;
    let before = world.events().await;
    let viewer = inbox::reassign(world.tx(bruno()).await, id, Recipient::Member(eva().member())).await;
    assert!(matches!(viewer, Err(CannotReassign::NotAnAgent)));
    let nowhere = inbox::reassign(world.tx(bruno()).await, id, Recipient::Team(TeamId::new())).await;
    assert!(matches!(nowhere, Err(CannotReassign::NoSuchTeam)));
    let stranger = inbox::reassign(world.tx(omar()).await, id, Recipient::Member(omar().member())).await;
    assert!(matches!(stranger, Err(CannotReassign::Gone)));
    assert_eq!(world.events().await, before);

    resolve(world.tx(bruno()).await, id, Outcome::Solved, "").await.unwrap();
    let late = inbox::reassign(world.tx(bruno()).await, id, Recipient::Member(amelie().member())).await;
    assert!(matches!(late, Err(CannotReassign::Gone)));
}

#[tokio::test]
async fn urgent_ones_are_found_among_the_others() {
    let world = World::new().await;
    let (parcel, urgent) = raised(&world, Reason::Complaint).await;
    raised(&world, Reason::Complaint).await;
    inbox::prioritise(world.tx(amelie()).await, parcel, Priority::Urgent).await.unwrap();
    let filter = Filter { priority: Some(Priority::Urgent), ..Filter::default() };
    assert_eq!(ids(&world, bruno(), filter).await, [urgent]);
    assert_eq!(counts(&mut world.tx::<InboxRead>(bruno()).await, filter).await.unwrap(), (1, 0));
}

#[tokio::test]
async fn a_persons_brief_is_kept_with_their_name_and_not_overwritten_by_an_older_reading() {
    let world = World::new().await;
    let (parcel, id) = raised(&world, Reason::Complaint).await;
    let read_at = world.desk().now();
    world.clock.advance(Duration::minutes(1));
    edit_brief(world.tx(amelie()).await, id, lines("Sophie Martin")).await.unwrap();

    let mut tx = world.begin::<crate::access::Work>(crate::tenancy::Principal::worker(MA_BOUTIQUE)).await;
    steps::brief(&mut tx, parcel, id, lines("Somebody"), Writer::Rules, read_at).await.unwrap();
    tx.commit().await.unwrap();

    let kept = brief(&mut world.tx::<InboxRead>(bruno()).await, id).await.unwrap().unwrap();
    assert_eq!((kept.writer, kept.editor_name.as_deref()), (Writer::Person, Some("Amélie")));
    assert_eq!(kept.brief.who, "Sophie Martin");
    let viewer = brief(&mut world.tx::<InboxRead>(eva()).await, id).await.unwrap().unwrap();
    assert_eq!(viewer.brief.who, "S••• M•••", "a viewer may not know who it is");
    let gaps = edit_brief(world.tx(amelie()).await, id, Brief { next: String::new(), ..lines("Sophie") }).await;
    assert!(matches!(gaps, Err(CannotEditBrief::HasGaps)));
    let stranger = edit_brief(world.tx(omar()).await, id, lines("Omar")).await;
    assert!(matches!(stranger, Err(CannotEditBrief::Gone)));
}
