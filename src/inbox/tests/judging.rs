//! What people think of what the assistant wrote.

use crate::access::{InboxRead, KnowledgeRead, KnowledgeWrite, Work};
use crate::ids::*;
use crate::inbox::*;
use crate::knowledge;
use crate::knowledge::gaps::{self, CannotSettle, Gap, GapState, settle};
use crate::tenancy::Principal;
use crate::world::*;

/// A draft that rests on an item of the knowledge.
async fn drafted(world: &World, item: ItemId) -> (ConversationId, RunId) {
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;
    let passage = knowledge::find(&mut world.tx::<KnowledgeRead>(bruno()).await, item).await.unwrap().unwrap().passages;
    let mut tx = world.begin::<Work>(Principal::assistant(MA_BOUTIQUE)).await;
    let cites = "insert into run_passages (tenant_id, run_id, rank, passage_id, title, score, cited, quote, version)
                 values ($1, $2, 1, $3, 'How long is delivery?', 9, true, '3 to 5 days', 1)";
    sqlx::query(cites).bind(MA_BOUTIQUE).bind(run).bind(passage[0].id).execute(tx.db()).await.unwrap();
    steps::propose(&mut tx, parcel, &body("It takes 3 to 5 days."), run).await.unwrap();
    tx.commit().await.unwrap();
    (parcel, run)
}

async fn delivery(world: &World) -> ItemId {
    world.knows(bruno(), faq("How long is delivery?", "It takes 3 to 5 days.")).await
}

async fn opinion_of(world: &World, person: Person, parcel: ConversationId) -> Option<Opinion> {
    proposals(&mut world.tx::<InboxRead>(person).await, parcel).await.unwrap()[0].opinion
}

async fn open(world: &World, person: Person) -> Vec<Gap> {
    gaps::list(&mut world.tx::<KnowledgeWrite>(person).await, &gaps::Filter::default(), 50).await.unwrap()
}

#[tokio::test]
async fn each_person_has_one_opinion_and_may_change_it() {
    let world = World::new().await;
    let (parcel, run) = drafted(&world, delivery(&world).await).await;

    for opinion in [Opinion::Good, Opinion::Tone] {
        assert_eq!(judge(world.tx(amelie()).await, run, opinion).await.unwrap(), Judged::Kept);
        assert_eq!(opinion_of(&world, amelie(), parcel).await, Some(opinion));
    }
    assert_eq!(opinion_of(&world, bruno(), parcel).await, None, "hers alone");

    let draft = proposals(&mut world.tx::<InboxRead>(amelie()).await, parcel).await.unwrap()[0].id;
    decide(world.tx(amelie()).await, draft, Decision::Approve).await.unwrap();
    judge(world.tx(bruno()).await, run, Opinion::Good).await.unwrap();
    let entries = thread(&mut world.tx::<InboxRead>(bruno()).await, parcel, None).await.unwrap().entries;
    let sent = entries.last().and_then(|it| it.run.as_ref()).expect("the draft was sent");
    assert_eq!(sent.made.opinion, Some(Opinion::Good), "what was sent is judged like what is proposed");
}

#[tokio::test]
async fn knowledge_out_of_date_is_one_gap_linked_to_its_source() {
    let world = World::new().await;
    let item = delivery(&world).await;
    let (parcel, run) = drafted(&world, item).await;

    for person in [amelie(), bruno()] {
        let judged = judge(world.tx(person).await, run, Opinion::OutOfDate).await.unwrap();
        assert_eq!(judged, Judged::GapOpened(Some("How long is delivery?".to_owned())));
    }

    let found = open(&world, bruno()).await;
    assert_eq!(found.len(), 1, "{found:?}");
    let gap = &found[0];
    assert_eq!((gap.item_id, gap.version, gap.active_version), (Some(item), Some(1), Some(1)));
    assert_eq!((gap.question.as_str(), gap.opened_by.as_deref()), ("Where is my parcel?", Some("Amélie")));
    assert_eq!(gap.conversation_id, parcel);
}

#[tokio::test]
async fn a_gap_is_resolved_or_dismissed_and_may_be_opened_again() {
    let world = World::new().await;
    let (_, run) = drafted(&world, delivery(&world).await).await;
    judge(world.tx(amelie()).await, run, Opinion::OutOfDate).await.unwrap();
    let gap = open(&world, bruno()).await[0].id;

    settle(world.tx(bruno()).await, gap, GapState::Dismissed).await.unwrap();
    assert_eq!(open(&world, bruno()).await, []);
    let again = settle(world.tx(bruno()).await, gap, GapState::Dismissed).await;
    assert!(matches!(again, Err(CannotSettle::Gone)));
    settle(world.tx(bruno()).await, gap, GapState::Open).await.unwrap();
    settle(world.tx(bruno()).await, gap, GapState::Resolved).await.unwrap();

    judge(world.tx(amelie()).await, run, Opinion::OutOfDate).await.unwrap();
    assert_eq!(open(&world, bruno()).await.len(), 1, "found again, it is a gap again");
    let reopened = settle(world.tx(bruno()).await, gap, GapState::Open).await;
    assert!(matches!(reopened, Err(CannotSettle::Known)));
}

#[tokio::test]
async fn an_answer_without_a_source_shows_a_gap_without_one() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;

    assert_eq!(judge(world.tx(amelie()).await, run, Opinion::OutOfDate).await.unwrap(), Judged::GapOpened(None));
    assert_eq!(open(&world, bruno()).await[0].item_id, None);
}

#[tokio::test]
async fn strangers_judge_nothing_and_settle_nothing() {
    let world = World::new().await;
    let (parcel, run) = drafted(&world, delivery(&world).await).await;
    judge(world.tx(amelie()).await, run, Opinion::OutOfDate).await.unwrap();
    let gap = open(&world, bruno()).await[0].id;

    assert!(matches!(judge(world.tx(omar()).await, run, Opinion::Good).await, Err(CannotJudge::Gone)));
    assert!(matches!(settle(world.tx(omar()).await, gap, GapState::Resolved).await, Err(CannotSettle::Gone)));
    assert_eq!(open(&world, omar()).await, []);

    assign(world.tx(bruno()).await, parcel, Some(bruno().member())).await.unwrap();
    let hidden = judge(world.tx(amelie()).await, run, Opinion::Good).await;
    assert!(matches!(hidden, Err(CannotJudge::Gone)), "it is a colleague's, whom she does not see");
}
