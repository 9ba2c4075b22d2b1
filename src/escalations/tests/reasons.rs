//! The list of reasons.

use super::*;
use crate::inbox::CannotEscalate;
use crate::text::Locale;
use crate::title::Title;

fn title(text: &str) -> Title {
    Title::parse(text).unwrap()
}

async fn known(world: &World, person: Person) -> Vec<KnownReason> {
    crate::escalations::reasons(&mut world.tx::<InboxRead>(person).await).await.unwrap()
}

/// What people can be called for, in French.
async fn offered(world: &World, person: Person) -> Vec<String> {
    let on = known(world, person).await.into_iter().filter(|it| !it.is_off);
    on.map(|it| it.reason.called(it.name.as_deref(), Locale::Fr)).collect()
}

#[tokio::test]
async fn a_workspace_begins_with_the_usual_reasons_and_adds_its_own() {
    let world = World::new().await;
    assert_eq!(offered(&world, bruno()).await.len(), Reason::USUAL.len());
    let own = add_reason(world.tx(bruno()).await, &title("Casse au transport")).await.unwrap();

    let parcel = world.conversation(Line::Open).await;
    let id = inbox::escalate(world.tx(amelie()).await, parcel, own, "").await.unwrap();

    let called = read(&world, id).await;
    assert_eq!((called.reason, called.reason_name.as_deref()), (own, Some("Casse au transport")));
    assert_eq!(ids(&world, bruno(), Filter { reason: Some(own), ..Filter::default() }).await, [id]);
    let again = add_reason(world.tx(bruno()).await, &title("CASSE au transport")).await;
    assert!(matches!(again, Err(CannotAddReason::Known)));
    assert_eq!(offered(&world, omar()).await.len(), Reason::USUAL.len(), "another workspace has its own");
}

#[tokio::test]
async fn a_usual_reason_goes_by_another_name_until_it_is_given_its_own_again() {
    let world = World::new().await;
    let (_, id) = raised(&world, Reason::Vip).await;
    rename_reason(world.tx(bruno()).await, Reason::Vip, Some(&title("Fidèle"))).await.unwrap();
    assert_eq!(read(&world, id).await.reason_name.as_deref(), Some("Fidèle"));
    rename_reason(world.tx(bruno()).await, Reason::Vip, None).await.unwrap();
    assert_eq!(read(&world, id).await.reason_name, None);

    let own = add_reason(world.tx(bruno()).await, &title("Casse")).await.unwrap();
    let nameless = rename_reason(world.tx(bruno()).await, own, None).await;
    assert!(matches!(nameless, Err(CannotChangeReason::Nameless)));
}

#[tokio::test]
async fn a_reason_that_is_switched_off_keeps_its_escalations_and_is_offered_to_nobody() {
    let world = World::new().await;
    let (parcel, id) = raised(&world, Reason::Complaint).await;
    switch_reason(world.tx(bruno()).await, Reason::Complaint, true).await.unwrap();

    assert_eq!(read(&world, id).await.reason, Reason::Complaint);
    inbox::resolve(world.tx(bruno()).await, parcel).await.unwrap();
    let other = world.conversation(Line::Open).await;
    let events = world.events().await;
    let refused = inbox::escalate(world.tx(amelie()).await, other, Reason::Complaint, "").await;
    assert!(matches!(refused, Err(CannotEscalate::NoSuchReason)));
    assert_eq!(world.events().await, events);
    switch_reason(world.tx(bruno()).await, Reason::Complaint, false).await.unwrap();
    inbox::escalate(world.tx(amelie()).await, other, Reason::Complaint, "").await.unwrap();
}

#[tokio::test]
async fn what_the_machine_calls_people_for_falls_back_on_the_reason_that_stays() {
    let world = World::new().await;
    switch_reason(world.tx(bruno()).await, Reason::NoEvidence, true).await.unwrap();
    let parcel = world.conversation(Line::Open).await;
    let mut tx = world.begin::<crate::access::Work>(crate::tenancy::Principal::worker(MA_BOUTIQUE)).await;
    let raised = steps::raise(&mut tx, parcel, Reason::NoEvidence, "", RaisedBy::Assistant).await.unwrap().unwrap();
    tx.commit().await.unwrap();

    assert_eq!(read(&world, raised.id).await.reason, Reason::ComplexIssue);
    let needed = switch_reason(world.tx(bruno()).await, Reason::ComplexIssue, true).await;
    assert!(matches!(needed, Err(CannotChangeReason::Needed)));
}

#[tokio::test]
async fn a_stranger_can_use_and_change_no_reason_of_others() {
    let world = World::new().await;
    let own = add_reason(world.tx(bruno()).await, &title("Casse")).await.unwrap();
    let renamed = rename_reason(world.tx(omar()).await, own, Some(&title("Mine"))).await;
    assert!(matches!(renamed, Err(CannotChangeReason::Gone)));
    assert!(matches!(switch_reason(world.tx(omar()).await, own, true).await, Err(CannotChangeReason::Gone)));
    assert!(!steps::offers(&mut world.tx::<InboxRead>(omar()).await, own).await.unwrap());
}
