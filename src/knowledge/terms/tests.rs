//! The promises of terms, plans and ages, held.

use time::Duration;

use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::assistant::grounded::Outcome;
use crate::assistant::rehearse;
use crate::events::Event;
use crate::ids::*;
use crate::knowledge::*;
use crate::tenancy::Principal;
use crate::world::*;

async fn tended(world: &World) {
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    work::tend(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

async fn listed(world: &World, item: ItemId) -> Listed {
    find_item(&mut world.tx::<KnowledgeRead>(eva()).await, item).await.unwrap().unwrap()
}

fn revision(body: &str) -> Revision {
    let content = Content::parse(Kind::Text, "Returns", &[], body).unwrap();
    Revision { based_on: 1, language: Language::English, content }
}

#[tokio::test]
async fn what_has_come_to_its_end_leaves_the_index() {
    let world = World::new().await;
    let sale = world.knows(bruno(), faq("Is there a sale?", "Yes, until Sunday.")).await;
    let end = world.desk().now() + Duration::days(3);
    let terms = Terms { expires_at: Some(end), ..Terms::default() };

    set_terms(world.tx(bruno()).await, sale, terms).await.unwrap();
    tended(&world).await;
    assert_eq!(listed(&world, sale).await.state, State::Ready);
    assert!(world.events().await.contains(&Event::KnowledgePlanned { at: end }));

    world.clock.advance(Duration::days(3));
    tended(&world).await;
    let expired = listed(&world, sale).await;
    assert_eq!((expired.state, expired.reason), (State::Disabled, Some(Reason::Expired)));
    let before = world.events().await.len();
    tended(&world).await;
    assert_eq!(world.events().await.len(), before, "once is enough");

    let late = set_terms(world.tx(bruno()).await, sale, terms).await;
    assert!(matches!(late, Err(CannotChange::Past)));
    enable(world.tx(bruno()).await, sale).await.unwrap();
    tended(&world).await;
    assert_eq!(listed(&world, sale).await.state, State::Ready, "enabled, it has no end any more");
}

#[tokio::test]
async fn what_is_for_agents_is_found_by_them_and_never_said() {
    let world = World::new().await;
    let shelves = Shelves::default();
    let margin = world.knows(bruno(), faq("What is the margin on candles?", "The margin is 40 percent.")).await;
    let who = bruno().principal();
    let question = "What is the margin on candles?";
    let ask = || rehearse::<KnowledgeRead>(world.desk(), &shelves, &who, question, Some(Language::English));

    assert!(matches!(ask().await.unwrap().outcome, Outcome::Answer { .. }));
    set_terms(world.tx(bruno()).await, margin, Terms { audience: Audience::Agents, expires_at: None }).await.unwrap();

    let tried = ask().await.unwrap();
    assert_eq!(tried.hits[0].passage.source, margin, "agents find it");
    assert!(matches!(tried.outcome, Outcome::HandOver { .. }), "customers are not told");
}

#[tokio::test]
async fn a_planned_version_becomes_active_when_its_time_has_come() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Within 14 days.")).await;
    let at = world.desk().now() + Duration::days(1);

    let number = plan(world.tx(bruno()).await, returns, revision("Within 30 days."), at).await.unwrap();
    assert_eq!(number, 2);
    let planned = plans(&mut world.tx::<KnowledgeRead>(eva()).await, returns).await.unwrap();
    assert_eq!((planned[0].version, planned[0].publish_at, planned[0].planned_by.as_deref()), (2, at, Some("Bruno")));
    tended(&world).await;
    assert_eq!(listed(&world, returns).await.version, 1);

    world.clock.advance(Duration::days(1));
    tended(&world).await;
    assert_eq!(listed(&world, returns).await.version, 2);
    assert!(plans(&mut world.tx::<KnowledgeRead>(eva()).await, returns).await.unwrap().is_empty());
    let past = plan(world.tx(bruno()).await, returns, Revision { based_on: 2, ..revision("x") }, at).await;
    assert!(matches!(past, Err(CannotPlan::Past)));
}

#[tokio::test]
async fn two_who_plan_at_the_same_moment_write_versions_of_their_own() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Within 14 days.")).await;
    let at = world.desk().now() + Duration::days(1);
    let (bruno, claire) = (world.tx(bruno()).await, world.tx(claire()).await);
    let planned = async |tx| plan(tx, returns, revision("Within 30 days."), at).await.unwrap();

    let (one, two) = tokio::join!(planned(bruno), planned(claire));

    assert_eq!((one.min(two), one.max(two)), (2, 3));
}

#[tokio::test]
async fn a_plan_is_called_off_once() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Within 14 days.")).await;
    let at = world.desk().now() + Duration::days(1);
    plan(world.tx(bruno()).await, returns, revision("Within 30 days."), at).await.unwrap();

    call_off(world.tx(bruno()).await, returns, 2).await.unwrap();
    world.clock.advance(Duration::days(2));
    tended(&world).await;
    assert_eq!(listed(&world, returns).await.version, 1);
    assert!(matches!(call_off(world.tx(bruno()).await, returns, 2).await, Err(CannotPlan::NoSuchPlan)));
    let one = version(&mut world.tx::<KnowledgeRead>(eva()).await, returns, 2).await.unwrap().unwrap();
    assert_eq!(one.body, "Within 30 days.", "what was written stays");
}

#[tokio::test]
async fn what_machines_read_grows_old_and_what_people_write_does_not() {
    let world = World::new().await;
    let faq = world.knows(bruno(), faq("Are you open?", "Yes.")).await;
    let page = Content::parse(Kind::Page, "Delivery", &[], "It takes 3 days.").unwrap();
    let page = NewItem { language: Language::English, content: page, terms: Terms::default() };
    let page = world.knows(bruno(), page).await;

    world.clock.advance(Duration::days(366));
    work::sweep(world.desk()).await.unwrap();
    let old = listed(&world, page).await;
    assert_eq!((old.state, old.reason), (State::Stale, Some(Reason::TooOld)));
    assert_eq!(listed(&world, faq).await.state, State::Ready);
    assert_eq!(stale(&mut world.tx::<KnowledgeRead>(bruno()).await).await.unwrap(), 1);

    confirm(world.tx(bruno()).await, page).await.unwrap();
    tended(&world).await;
    assert_eq!(listed(&world, page).await.state, State::Ready);

    set_age(world.tx(bruno()).await, Age::days(30).unwrap()).await.unwrap();
    assert_eq!(age(&mut world.tx::<KnowledgeRead>(bruno()).await).await.unwrap(), 30);
    assert_eq!(Age::days(6), None);
    world.clock.advance(Duration::days(31));
    tended(&world).await;
    assert_eq!(listed(&world, page).await.state, State::Stale);
}

#[tokio::test]
async fn a_stranger_changes_nothing() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Within 14 days.")).await;
    let at = world.desk().now() + Duration::days(1);
    plan(world.tx(bruno()).await, returns, revision("Within 30 days."), at).await.unwrap();

    let terms = set_terms(world.tx(omar()).await, returns, Terms::default()).await;
    assert!(matches!(terms, Err(CannotChange::Gone)));
    assert!(matches!(confirm(world.tx(omar()).await, returns).await, Err(CannotChange::Gone)));
    assert!(matches!(plan(world.tx(omar()).await, returns, revision("x"), at).await, Err(CannotPlan::Gone)));
    assert!(matches!(call_off(world.tx(omar()).await, returns, 2).await, Err(CannotPlan::Gone)));
    let mut tx = world.tx::<KnowledgeWrite>(omar()).await.under::<KnowledgeRead>().unwrap();
    assert!(plans(&mut tx, returns).await.unwrap().is_empty());
    assert!(version(&mut tx, returns, 1).await.unwrap().is_none());
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
}
