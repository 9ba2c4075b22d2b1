//! What an agent is writing, and what the assistant proposes.

use crate::access::{InboxRead, Work};
use crate::ids::*;
use crate::inbox::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn proposed(world: &World) -> (ConversationId, DraftId) {
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;
    let mut tx: Tx<Work> = world.begin(Principal::assistant(MA_BOUTIQUE)).await;
    let draft = steps::propose(&mut tx, parcel, &body("3 à 5 jours."), run).await.unwrap();
    tx.commit().await.unwrap();
    (parcel, draft)
}

async fn proposals_in(world: &World, id: ConversationId) -> Vec<Proposal> {
    proposals(&mut world.tx::<InboxRead>(amelie()).await, id).await.unwrap()
}

#[tokio::test]
async fn a_proposed_reply_waits_for_a_person_and_is_not_sent() {
    let world = World::new().await;
    let (parcel, draft) = proposed(&world).await;

    assert_eq!(world.said(parcel).await, ["Where is my parcel?"]);
    let proposals = proposals_in(&world, parcel).await;
    assert_eq!((proposals.len(), proposals[0].id), (1, draft));
    assert!(world.line(parcel).await.has_proposal);
    let mut tx = world.tx::<InboxRead>(amelie()).await;
    assert_eq!(counts(&mut tx, &Filter::default(), None).await.unwrap().to_answer, 1);
}

#[tokio::test]
async fn approved_the_words_are_the_assistants_and_the_person_stands_beside_them() {
    let world = World::new().await;
    let (parcel, draft) = proposed(&world).await;

    decide(world.tx(amelie()).await, draft, Decision::Approve).await.unwrap();

    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!(
        (entry.author, entry.member_name.as_deref(), entry.body.as_str()),
        (Author::Ai, Some("Amélie"), "3 à 5 jours.")
    );
    assert_eq!(world.handler(parcel).await, Handler::Ai);
    let again = decide(world.tx(amelie()).await, draft, Decision::Discard).await;
    assert!(matches!(again, Err(CannotDecide::Decided)));
}

#[tokio::test]
async fn edited_the_words_are_the_persons_and_the_run_stays_known() {
    let world = World::new().await;
    let (parcel, draft) = proposed(&world).await;

    decide(world.tx(amelie()).await, draft, Decision::Edit(body("2 à 4 jours."))).await.unwrap();

    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!((entry.author, entry.body.as_str()), (Author::Staff, "2 à 4 jours."));
    let run = entry.run.expect("the run stays known");
    assert_eq!(run.made.edits(), edits("3 à 5 jours.", "2 à 4 jours."), "what was changed stands with the message");
}

#[tokio::test]
async fn taken_back_an_edited_draft_is_the_assistants_again_and_nothing_is_changed_in_it() {
    let world = World::new().await;
    let (parcel, draft) = proposed(&world).await;
    let edited = Decision::Edit(body("2 à 4 jours."));
    let sent = decide(world.tx(amelie()).await, draft, edited).await.unwrap().unwrap();

    take_back(world.tx(amelie()).await, sent.id).await.unwrap();
    decide(world.tx(amelie()).await, draft, Decision::Approve).await.unwrap();

    let entry = world.thread(parcel).await.pop().unwrap();
    assert_eq!((entry.author, entry.body.as_str()), (Author::Ai, "3 à 5 jours."));
    assert_eq!(entry.run.unwrap().made.edits(), []);
}

#[tokio::test]
async fn whatever_else_happens_to_the_drafts_of_a_conversation_one_that_waits_is_counted() {
    let world = World::new().await;
    let (parcel, mut waits) = proposed(&world).await;
    let waiting = async || {
        let drafts = Filter { view: Some(View::Drafts), ..Filter::default() };
        let mut tx = world.tx::<InboxRead>(amelie()).await;
        let listed = list(&mut tx, &drafts, None).await.unwrap().lines.len();
        (counts_of(&mut tx, &[drafts], None).await.unwrap()[0], listed, world.line(parcel).await.has_proposal)
    };
    for _ in 0..10 {
        let run = world.run_in(parcel).await;
        let mut tx: Tx<Work> = world.begin(Principal::assistant(MA_BOUTIQUE)).await;
        let next = steps::propose(&mut tx, parcel, &body("Mardi."), run).await.unwrap();
        let (discarded, committed) =
            tokio::join!(decide(world.tx(amelie()).await, waits, Decision::Discard), tx.commit());
        committed.unwrap();
        discarded.unwrap();
        assert_eq!(waiting().await, (1, 1, true));
        waits = next;
    }
    decide(world.tx(amelie()).await, waits, Decision::Discard).await.unwrap();
    assert_eq!(waiting().await, (0, 0, false));
}

#[tokio::test]
async fn three_proposals_stand_side_by_side_the_newest_first_and_a_fourth_takes_the_oldests_place() {
    let world = World::new().await;
    let (parcel, oldest) = proposed(&world).await;
    for days in ["Lundi.", "Mardi.", "Mercredi."] {
        let run = world.run_in(parcel).await;
        let mut tx: Tx<Work> = world.begin(Principal::assistant(MA_BOUTIQUE)).await;
        steps::propose(&mut tx, parcel, &body(days), run).await.unwrap();
        tx.commit().await.unwrap();
    }

    let bodies: Vec<String> = proposals_in(&world, parcel).await.into_iter().map(|it| it.body).collect();
    assert_eq!(bodies, ["Mercredi.", "Mardi.", "Lundi."]);
    let refused = decide(world.tx(amelie()).await, oldest, Decision::Approve).await;
    assert!(matches!(refused, Err(CannotDecide::Decided)));
}

#[tokio::test]
async fn taken_back_it_is_proposed_again() {
    let world = World::new().await;
    let (parcel, draft) = proposed(&world).await;
    let sent = decide(world.tx(amelie()).await, draft, Decision::Approve).await.unwrap().unwrap();

    take_back(world.tx(amelie()).await, sent.id).await.unwrap();

    assert_eq!(proposals_in(&world, parcel).await.len(), 1);
}

#[tokio::test]
async fn a_newer_answer_withdraws_what_was_proposed() {
    let world = World::new().await;
    let (parcel, draft) = proposed(&world).await;
    reply(world.tx(amelie()).await, parcel, saying("Tomorrow.")).await.unwrap();

    assert_eq!(proposals_in(&world, parcel).await, []);
    assert!(matches!(decide(world.tx(amelie()).await, draft, Decision::Approve).await, Err(CannotDecide::Decided)));
    assert_eq!(world.said(parcel).await.len(), 2);
}

#[tokio::test]
async fn a_stranger_decides_on_nothing() {
    let world = World::new().await;
    let (_, draft) = proposed(&world).await;
    let before = world.events().await;

    assert!(matches!(decide(world.tx(omar()).await, draft, Decision::Approve).await, Err(CannotDecide::Gone)));
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn what_an_agent_writes_is_kept_and_an_old_window_cannot_undo_it() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;

    let one = save_draft(world.tx(amelie()).await, parcel, Writing::Reply, "It", None).await.unwrap();
    let two = save_draft(world.tx(amelie()).await, parcel, Writing::Reply, "It left", Some(one)).await.unwrap();
    let stale = save_draft(world.tx(amelie()).await, parcel, Writing::Reply, "It l", Some(one)).await;

    assert!(matches!(stale, Err(CannotSave::Newer(saved)) if saved.body == "It left" && saved.version == two));
    assert_eq!(draft(&mut world.tx::<InboxRead>(bruno()).await, parcel).await.unwrap(), Draft::default(), "hers alone");
    assert!(matches!(
        save_draft(world.tx(omar()).await, parcel, Writing::Reply, "x", None).await,
        Err(CannotSave::Gone)
    ));

    reply(world.tx(amelie()).await, parcel, saying("It left")).await.unwrap();
    assert_eq!(draft(&mut world.tx::<InboxRead>(amelie()).await, parcel).await.unwrap().body, "");
    assert!(matches!(
        save_draft(world.tx(amelie()).await, parcel, Writing::Reply, "It left", Some(two)).await,
        Err(CannotSave::Newer(_))
    ));
}
