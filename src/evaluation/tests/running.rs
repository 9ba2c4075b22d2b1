//! A run: its verdicts, what changed since the one before, and a worker that dies in it.

use super::scene::*;
use crate::assistant::{OutcomeKind, Reason};
use crate::evaluation::Verdict::*;
use crate::evaluation::*;
use crate::events::Event;
use crate::ids::*;
use crate::jobs::system::LEASE_SECONDS;
use crate::world::*;

/// A question that is answered from returns, one that expects another source, one that nobody answers, and one that
/// should be answered.
async fn four(scene: &Scene) {
    scene.adds("Can I return an item?", Some(scene.items[1])).await;
    scene.adds("Which payment methods do you accept?", Some(scene.items[1])).await;
    scene.adds("Do you sell fishing licences for Lapland?", None).await;
    scene.adds("Do you repair umbrellas in Toulouse?", Some(scene.items[0])).await;
}

#[tokio::test]
async fn each_answer_has_the_verdict_that_it_deserves() {
    let scene = Scene::new().await;
    four(&scene).await;
    scene.adds("Can I pay by PayPal?", None).await;

    let id = scene.runs().await;

    assert_eq!(scene.verdicts(id).await, [Right, Wrong, RefusedRightly, RefusedWrongly, Wrong]);
    let run = scene.found(id).await;
    assert_eq!((run.state, run.total, run.done), (RunState::Done, 5, 5));
    assert_eq!((run.right, run.wrong, run.refused_rightly, run.refused_wrongly), (1, 2, 1, 1));
    assert_eq!((run.started_by.as_deref(), run.ended_at.is_some()), (Some("Bruno"), true));

    let mut told = scene.answers(id).await;
    told.reverse();
    let right = &told[0];
    assert_eq!((right.outcome, right.rank, right.reason), (OutcomeKind::Answer, Some(1), None));
    assert_eq!(
        right.answer.as_deref(),
        Some("You can return any unused item within 30 days. Returns are free in our shops.")
    );
    assert_eq!(right.cited_title.as_deref(), Some("Can I return an item?"));
    assert!(right.confidence > 0.8, "{}", right.confidence);
    assert_eq!(
        (told[3].outcome, told[3].reason, told[3].rank),
        (OutcomeKind::HandOver, Some(Reason::NoEvidence), None)
    );
    assert_eq!(scene.world.events().await.last(), Some(&Event::EvaluationEnded { run: id }));
}

#[tokio::test]
async fn two_runs_say_what_a_change_of_the_knowledge_did() {
    let scene = Scene::new().await;
    four(&scene).await;
    let before = scene.runs().await;
    scene.disables(scene.items[1]).await;
    let after = scene.runs().await;

    assert_eq!(scene.verdicts(after).await[0], RefusedWrongly);
    let differ = changed(&scene.answers(before).await, &scene.answers(after).await);
    assert_eq!(differ.len(), 1);
    assert_eq!(
        (&*differ[0].question, differ[0].before, differ[0].after),
        ("Can I return an item?", Right, RefusedWrongly)
    );
    let mut tx = scene.world.tx(eva()).await;
    let ids: Vec<EvaluationId> = runs(&mut tx, 2).await.unwrap().into_iter().map(|it| it.id).collect();
    assert_eq!(ids, [after, before]);
}

#[tokio::test]
async fn a_worker_that_dies_in_the_middle_loses_nothing_and_doubles_nothing() {
    let scene = Scene::new().await;
    for number in 0..25 {
        scene.adds(&format!("Can I return item {number}?"), Some(scene.items[1])).await;
    }
    let id = run(scene.world.tx(bruno()).await).await.unwrap();
    let first = scene.claim().await.unwrap();
    scene.does(&first).await;
    assert_eq!((scene.found(id).await.state, scene.found(id).await.done), (RunState::Running, 10));

    // It has asked, and dies before it keeps the answers; the lease ends, and another worker begins again.
    let dying = scene.claim().await.unwrap();
    let asked = scene.asks(&dying).await;
    assert_eq!(asked.len(), 10);
    assert!(scene.claim().await.is_none(), "nobody else does it meanwhile");
    scene.world.clock.advance(time::Duration::seconds(i64::from(LEASE_SECONDS) + 1));
    let next = scene.claim().await.unwrap();
    assert_eq!(next.work, dying.work);
    scene.does(&next).await;
    assert!(!scene.keeps(&dying, &asked).await, "whoever was thought dead changes nothing");
    assert_eq!(scene.found(id).await.done, 20);

    let last = scene.claim().await.unwrap();
    scene.does(&last).await;
    assert!(scene.claim().await.is_none());
    let run = scene.found(id).await;
    assert_eq!((run.state, run.total, run.done, scene.answers(id).await.len()), (RunState::Done, 25, 25, 25));
}

#[tokio::test]
async fn a_run_asks_what_was_in_the_set_when_it_began() {
    let scene = Scene::new().await;
    four(&scene).await;
    let id = run(scene.world.tx(bruno()).await).await.unwrap();
    let refused = run(scene.world.tx(claire()).await).await;
    assert!(matches!(refused, Err(CannotRun::UnderWay)), "{refused:?}");
    let retired = scene.set().await[0].id;
    retire(scene.world.tx(bruno()).await, retired).await.unwrap();
    scene.adds("Are you open on Sundays?", None).await;
    while let Some(claim) = scene.claim().await {
        scene.does(&claim).await;
    }
    assert_eq!(scene.found(id).await.done, 4);
    assert_eq!(scene.runs().await, scene.runs_by_time().await[0]);
    assert_eq!(scene.found(scene.runs_by_time().await[0]).await.total, 4, "one went, one came");
}

#[tokio::test]
async fn a_run_that_fails_each_time_ends_and_the_next_may_begin() {
    let scene = Scene::new().await;
    four(&scene).await;
    let id = run(scene.world.tx(bruno()).await).await.unwrap();
    let mut tx = scene.work().await;
    work::give_up(&mut tx, id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(scene.found(id).await.state, RunState::Failed);
    let late = scene.claim().await.unwrap();
    assert_eq!(scene.asks(&late).await, []);
    assert!(scene.keeps(&late, &[]).await);
    assert_eq!(scene.found(id).await.state, RunState::Failed);
    assert!(run(scene.world.tx(bruno()).await).await.is_ok());
}

#[tokio::test]
async fn the_newest_runs_are_kept() {
    let scene = Scene::new().await;
    scene.adds("Can I return an item?", Some(scene.items[1])).await;
    let first = scene.runs().await;
    for _ in 0..22 {
        scene.runs().await;
    }
    let kept = scene.runs_by_time().await;
    assert!(kept.len() <= 22, "{}", kept.len());
    assert!(!kept.contains(&first));
}

#[test]
fn verdicts_are_what_a_manager_would_say() {
    let (expected, other) = (ItemId::new(), ItemId::new());
    use OutcomeKind::*;
    for (wanted, outcome, cited, verdict) in [
        (Some(expected), Answer, Some(expected), Right),
        (Some(expected), Answer, Some(other), Wrong),
        (Some(expected), Clarify, None, RefusedWrongly),
        (Some(expected), HandOver, None, RefusedWrongly),
        (None, Answer, Some(other), Wrong),
        (None, Clarify, None, RefusedRightly),
        (None, HandOver, None, RefusedRightly),
    ] {
        assert_eq!(Verdict::of(wanted, outcome, cited), verdict, "{outcome}");
    }
}
