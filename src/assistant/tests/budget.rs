//! `L-5`: money is reserved before it is spent.

use super::scene::*;
use crate::access::{AssistantTune, Work};
use crate::assistant::budget::dearest;
use crate::assistant::store::{self, Scope};
use crate::assistant::*;
use crate::ids::*;
use crate::inbox;
use crate::jobs::{Work as Task, system};
use crate::tenancy::Principal;
use crate::usage::{self, AtLimit, Budget, Metered};
use crate::world::*;

async fn allow(scene: &Scene, workspace: Option<i64>, conversation: Option<i64>, visitor: Option<i64>) {
    let limits = Limits::parse(workspace, conversation, visitor).unwrap();
    limit(scene.world.tx::<AssistantTune>(claire()).await, limits).await.unwrap();
}

/// What the assistant may cost in a month.
async fn budget(scene: &Scene, most: i64, at_limit: AtLimit) {
    let budget = Budget::parse(Some(most), 80, at_limit).unwrap();
    usage::set_budget(scene.world.tx::<AssistantTune>(claire()).await, budget).await.unwrap();
}

/// How many conversations may begin in a month.
async fn allow_conversations(scene: &Scene, most: i64) {
    let mut tx = scene.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    usage::steps::allow(&mut tx, Metered::Conversations, Some(most)).await.unwrap();
    tx.commit().await.unwrap();
}

/// A model whose every call costs as much as a call can.
fn dear() -> Model {
    let tokens = u32::try_from(dearest(PRICES)).unwrap();
    Model::new(move |_| {
        Ok(Reply { text: "Returns are free in our shops [1].".into(), tokens_in: tokens, tokens_out: 0 })
    })
}

#[tokio::test]
async fn l_5_200_parallel_runs_overspend_by_at_most_one_call() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let limit = dearest(PRICES) * 21 / 2;
    allow(&scene, Some(limit), None, None).await;
    for _ in 0..200 {
        scene.asks("Can I return an item?").await;
    }
    let claims = system::claim(scene.world.desk(), &["reply"], 200).await.unwrap();
    assert_eq!(claims.len(), 200);

    let assistant = scene.assistant(dear());
    let runs: Vec<_> = claims
        .into_iter()
        .map(|claim| {
            let assistant = assistant.clone();
            tokio::spawn(async move {
                let Task::Reply { conversation, message } = claim.work else { panic!("not a reply") };
                // 200 runs share the eight connections of the test; waiting for one is no failure.
                loop {
                    match assistant.answer_message(&claim, conversation, message).await {
                        Err(fault) if fault.is_passing() => {}
                        done => break done.unwrap(),
                    }
                }
            })
        })
        .collect();
    let mut sent = 0;
    for run in runs {
        match run.await.unwrap() {
            Done::Sent(_) => sent += 1,
            Done::HandedOver(reason) => assert_eq!(reason, Reason::Budget),
            other => panic!("{other:?}"),
        }
    }

    let spent = scene.count("select spent_micros from spending where scope = 'workspace'").await;
    assert!(sent >= 1 && spent <= limit + dearest(PRICES), "{sent} answers cost {spent} of {limit}");
    assert_eq!(scene.count("select sum(reserved_micros)::bigint from spending").await, 0);
    let skipped = scene.count("select count(*) from runs where state = 'skipped' and reason = 'budget'").await;
    assert_eq!(skipped, 200 - sent);
    assert_eq!(scene.count("select count(*) from escalations").await, 200 - sent);
}

#[tokio::test]
async fn at_the_limit_of_a_conversation_people_answer_there_and_nowhere_else() {
    let scene = Scene::new().await;
    scene.has_model().await;
    allow(&scene, None, Some(dearest(PRICES)), None).await;
    let customer = scene.customer();
    let conversation = scene.writes(&customer, "Can I return an item?").await;
    assert!(matches!(scene.answers_with(dear()).await, Done::Sent(_)));

    scene.writes(&customer, "Are returns free?").await;
    assert_eq!(scene.answers_with(dear()).await, Done::HandedOver(Reason::Budget));
    assert_eq!(
        scene.said(conversation).await[1],
        "Je ne peux pas répondre pour le moment. J’ai demandé à un collègue de vous répondre ici."
    );

    scene.asks("Can I return an item?").await;
    assert!(matches!(scene.answers_with(dear()).await, Done::Sent(_)));
}

#[tokio::test]
async fn a_new_day_has_its_own_budget() {
    let scene = Scene::new().await;
    scene.has_model().await;
    allow(&scene, Some(dearest(PRICES)), None, None).await;
    for _ in 0..2 {
        scene.asks("Can I return an item?").await;
        assert!(matches!(scene.answers_with(dear()).await, Done::Sent(_)));
        scene.world.clock.advance(time::Duration::DAY);
    }
}

#[tokio::test]
async fn a_refused_scope_takes_nothing_from_the_others() {
    let scene = Scene::new().await;
    scene.has_model().await;
    allow(&scene, None, None, Some(0)).await;
    scene.asks("Can I return an item?").await;

    assert_eq!(scene.answers_with(dear()).await, Done::HandedOver(Reason::Budget));
    assert_eq!(scene.count("select sum(reserved_micros + spent_micros)::bigint from spending").await, 0);
}

#[tokio::test]
async fn the_built_in_provider_costs_nothing_and_needs_no_budget() {
    let scene = Scene::new().await;
    allow(&scene, Some(0), Some(0), Some(0)).await;
    let (_, done) = scene.asked("Which payment methods do you accept?").await;
    assert!(matches!(done, Done::Sent(_)), "{done:?}");
}

#[tokio::test]
async fn l_5_200_parallel_promises_pass_no_limit_of_a_conversation_or_a_visitor() {
    let scene = Scene::new().await;
    let limits = [(Some(1_050), None), (None, Some(1_050))];
    for (number, (conversation, visitor)) in limits.into_iter().enumerate() {
        let limits = Limits::parse(None, conversation, visitor).unwrap();
        let scope = Scope { workspace: MA_BOUTIQUE, conversation: ConversationId::new(), visitor: IdentityId::new() };
        let promises = (0..200).map(|_| {
            let desk = scene.world.desk().clone();
            tokio::spawn(async move {
                // 200 runs share the eight connections of the test; waiting for one is no failure.
                let mut tx = loop {
                    if let Ok(tx) = desk.begin::<Work>(Principal::assistant(MA_BOUTIQUE)).await {
                        break tx;
                    }
                };
                let promised = store::reserve(&mut tx, scope, limits, 100).await.unwrap();
                if promised {
                    let now = tx.now();
                    store::settle(&mut tx, scope, now, 100, 100).await.unwrap();
                }
                tx.commit().await.unwrap();
                promised
            })
        });
        let promised = futures::future::join_all(promises).await.into_iter().filter(|it| *it.as_ref().unwrap()).count();
        assert_eq!(promised, 10);
        let scope = ["conversation", "visitor"][number];
        assert_eq!(scene.spent(scope).await, 1_000 * (i64::try_from(number).unwrap() + 1), "{scope}");
    }
}

#[tokio::test]
async fn l_5_a_provider_that_fails_may_have_charged() {
    use ProviderProblem::*;
    let scene = Scene::new().await;
    scene.has_model().await;
    let mut spent = 0;
    for (problem, charged) in [
        (Timeout, true),
        (Garbage, true),
        (Cut, true),
        (Refused(502), true),
        (Refused(401), false),
        (RateLimited, false),
        (Away, false),
    ] {
        let conversation = scene.asks("Can I return an item?").await;
        scene.answers_with(Model::failing(problem)).await;
        let cost = if charged { dearest(PRICES) } else { 0 };
        spent += cost;
        assert_eq!(scene.runs(conversation).await[0].cost_micros, cost, "{problem:?}");
        assert_eq!(scene.spent("workspace").await, spent, "{problem:?}");
    }
    assert_eq!(scene.count("select sum(reserved_micros)::bigint from spending").await, 0);
}

#[tokio::test]
async fn l_5_a_lost_run_counts_even_where_nobody_waits_any_more() {
    let scene = Scene::new().await;
    scene.has_model().await;
    let conversation = scene.asks("Can I return an item?").await;
    let model = SlowModel::default();
    let (assistant, claim) = (scene.assistant(model.clone()), scene.claim().await);
    let Task::Reply { message, .. } = claim.work else { panic!("not a reply") };
    let stalled = tokio::spawn(async move { assistant.answer_message(&claim, conversation, message).await });
    model.asked.notified().await;
    scene.is_taken_over(conversation).await;
    inbox::reply(scene.world.tx(amelie()).await, conversation, saying("Yes, within 30 days.")).await.unwrap();

    scene.world.clock.advance(time::Duration::seconds(30));
    assert_eq!(scene.answers_with(dear()).await, Done::Skipped);
    model.let_go.notify_one();
    assert_eq!(stalled.await.unwrap().unwrap(), Done::Lost);
    for scope in ["workspace", "conversation", "visitor", "month"] {
        assert_eq!(scene.spent(scope).await, dearest(PRICES), "{scope}");
    }
    assert_eq!(scene.count("select sum(reserved_micros)::bigint from spending").await, 0);
}

#[tokio::test]
async fn l_5_200_parallel_promises_pass_no_budget_of_a_month() {
    let scene = Scene::new().await;
    budget(&scene, 1_050, AtLimit::Pause).await;
    let promises = (0..200).map(|_| {
        let desk = scene.world.desk().clone();
        let scope = Scope { workspace: MA_BOUTIQUE, conversation: ConversationId::new(), visitor: IdentityId::new() };
        tokio::spawn(async move {
            // 200 runs share the eight connections of the test; waiting for one is no failure.
            let mut tx = loop {
                if let Ok(tx) = desk.begin::<Work>(Principal::assistant(MA_BOUTIQUE)).await {
                    break tx;
                }
            };
            let promised = store::reserve(&mut tx, scope, Limits::default(), 100).await.unwrap();
            if promised {
                let now = tx.now();
                store::settle(&mut tx, scope, now, 100, 100).await.unwrap();
            }
            tx.commit().await.unwrap();
            promised
        })
    });
    let promised = futures::future::join_all(promises).await.into_iter().filter(|it| *it.as_ref().unwrap()).count();
    assert_eq!((promised, scene.spent("month").await), (10, 1_000));
    assert_eq!(scene.spent("workspace").await, 1_000, "who was refused gave everything back");
    assert_eq!(scene.count("select sum(reserved_micros)::bigint from spending").await, 0);
}

#[tokio::test]
async fn at_the_budget_of_a_month_people_answer_until_the_next_or_it_goes_over() {
    let scene = Scene::new().await;
    scene.has_model().await;
    budget(&scene, dearest(PRICES), AtLimit::Pause).await;
    scene.asks("Can I return an item?").await;
    assert!(matches!(scene.answers_with(dear()).await, Done::Sent(_)));
    scene.world.clock.advance(time::Duration::DAY);
    let conversation = scene.asks("Can I return an item?").await;
    assert_eq!(scene.answers_with(dear()).await, Done::HandedOver(Reason::Budget), "a day later it is the same month");
    assert_eq!(scene.runs(conversation).await[0].reason, Some(Reason::Budget));

    budget(&scene, dearest(PRICES), AtLimit::GoOver).await;
    scene.asks("Can I return an item?").await;
    assert!(matches!(scene.answers_with(dear()).await, Done::Sent(_)), "the owner wants it to go on");

    budget(&scene, dearest(PRICES), AtLimit::Pause).await;
    scene.world.clock.advance(time::Duration::days(12));
    scene.asks("Can I return an item?").await;
    assert!(matches!(scene.answers_with(dear()).await, Done::Sent(_)), "December has its own");
}

#[tokio::test]
async fn beyond_the_conversations_of_a_month_people_answer_and_what_began_before_goes_on() {
    let scene = Scene::new().await;
    allow_conversations(&scene, 1).await;
    let customer = scene.customer();
    scene.writes(&customer, "Which payment methods do you accept?").await;
    assert!(matches!(scene.answers().await, Done::Sent(_)));
    scene.world.clock.advance(time::Duration::SECOND);
    let (second, done) = scene.asked("Which payment methods do you accept?").await;
    assert_eq!(done, Done::HandedOver(Reason::Budget));
    assert_eq!(scene.said(second).await.len(), 1, "the customer is told who answers");

    scene.writes(&customer, "Which payment methods do you accept?").await;
    assert!(matches!(scene.answers().await, Done::Sent(_)), "the first is one of the month's");
}
