//! Scores: their history, a person's own, and what became of them.

use super::*;

async fn given(world: &World, id: LeadId) -> Vec<Given> {
    scores(&mut world.tx::<LeadsRead>(bruno()).await, id).await.unwrap()
}

#[tokio::test]
async fn c_27_a_score_by_hand_has_a_reason_and_holds_until_the_rules_have_it_again() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    rate(world.tx(amelie()).await, id, 30, "Only asks for a friend.").await.unwrap();
    // What they say next does not change it.
    capture(world.tx(amelie()).await, wants, &line(Field::Quantity, "400")).await.unwrap();
    let lead = read_lead(&world, id).await;
    assert_eq!((lead.score, lead.level), (30, Level::Cold));
    let newest = given(&world, id).await.remove(0);
    assert_eq!((newest.because.as_deref(), newest.by.as_deref()), (Some("Only asks for a friend."), Some("Amélie")));

    leave_to_rules(world.tx(amelie()).await, id).await.unwrap();
    assert_eq!(read_lead(&world, id).await.score, 82);
    let history: Vec<i32> = given(&world, id).await.iter().map(|it| it.value).collect();
    assert_eq!(history, [82, 30, 82], "every one is kept");
}

#[tokio::test]
async fn a_score_without_a_reason_or_out_of_bounds_is_refused() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    assert!(matches!(rate(world.tx(amelie()).await, id, 101, "Sure").await, Err(CannotRate::OutOfBounds)));
    assert!(matches!(rate(world.tx(amelie()).await, id, 50, " ").await, Err(CannotRate::WithoutReason)));
    assert!(matches!(rate(world.tx(omar()).await, id, 50, "Mine").await, Err(CannotRate::Gone)));
    assert_eq!(given(&world, id).await.len(), 1);
}

#[tokio::test]
async fn what_is_known_later_scores_again() {
    let world = World::new().await;
    let id = added(&world, "Lucas Bernard", "", "").await;
    assert_eq!(read_lead(&world, id).await.score, 0);
    describe(world.tx(amelie()).await, id, "intent", "quote").await.unwrap();
    describe(world.tx(amelie()).await, id, "phone", "06 12 34 56 78").await.unwrap();
    assert_eq!(read_lead(&world, id).await.score, 35);
    describe(world.tx(amelie()).await, id, "phone", "").await.unwrap();
    let lead = read_lead(&world, id).await;
    assert_eq!((lead.score, lead.phone), (25, None));
}

#[tokio::test]
async fn a_workspace_says_from_when_a_lead_is_hot_and_sees_what_became_of_them() {
    let world = World::new().await;
    let (_, hot) = captured(&world).await;
    let cold = added(&world, "Lucas Bernard", "", "").await;
    rate(world.tx(bruno()).await, hot, 5, "A feeling.").await.unwrap();
    move_to(world.tx(bruno()).await, hot, &Move::to(Status::Converted)).await.unwrap();
    let lost = Move { because: Some("No answer".to_owned()), ..Move::to(Status::Lost) };
    move_to(world.tx(bruno()).await, cold, &lost).await.unwrap();

    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let tested = back_test(&mut tx, &Settings::default()).await.unwrap();
    let found: Vec<(Level, i64, i64)> = tested.iter().map(|it| (it.level, it.converted, it.lost)).collect();
    assert_eq!(found, [(Level::Hot, 1, 0), (Level::Warm, 0, 0), (Level::Cold, 0, 1)], "by the rules, not by hand");
    drop(tx);

    let strict = Settings { hot_from: 90, warm_from: 5, currency: Currency::Gbp };
    set_settings(world.tx(bruno()).await, &strict).await.unwrap();
    assert_eq!(read_lead(&world, hot).await.level, Level::Warm, "5 points are warm now");
    let wrong = set_settings(world.tx(bruno()).await, &Settings { hot_from: 40, warm_from: 40, ..strict }).await;
    assert!(matches!(wrong, Err(CannotSet::OutOfOrder)));
}
