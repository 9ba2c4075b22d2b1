//! The promises of billing, held.

use time::Duration;

use super::*;
use crate::access::{BillingManage, BillingRead, ChannelsConnect, InboxRead, InboxReply, KeysManage, LeadsExport};
use crate::access::{Permission, Role, Scope, TeamManage, Work};
use crate::channels::{self, CannotConnect};
use crate::team::{self, CannotCreateKey, CannotInvite, Email, KeyName, NewServiceKey};
use crate::tenancy::{CannotBegin, Principal, Tx};
use crate::usage::{self, Metered};
use crate::world::*;

/// A transaction of somebody of the team, where the instance charges.
async fn charged<P: Permission>(world: &World, person: Person) -> Result<Tx<P>, CannotBegin> {
    world.desk().clone().charging().begin(person.principal()).await
}

/// The same of a worker.
async fn working(world: &World) -> Tx<Work> {
    world.desk().clone().charging().begin(Principal::worker(MA_BOUTIQUE)).await.unwrap()
}

/// What the provider says of the subscription from now on.
async fn becomes(world: &World, status: SubscriptionStatus) {
    let mut tx = working(world).await;
    let now = tx.now();
    sqlx::query("update subscriptions set status = $2, updated_at = $3 where tenant_id = $1")
        .bind(MA_BOUTIQUE)
        .bind(status)
        .bind(now)
        .execute(tx.db())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn has(world: &World, code: PlanCode) {
    assign(working(world).await, code, Every::Month, None).await.unwrap();
}

async fn plan_of(world: &World) -> PlanCode {
    steps::plan(&mut charged::<BillingRead>(world, claire()).await.unwrap()).await.unwrap().unwrap().code
}

async fn id_of(world: &World, code: PlanCode) -> PlanId {
    let all = plans(&mut charged::<BillingRead>(world, claire()).await.unwrap()).await.unwrap();
    all.into_iter().find(|it| it.code == code).unwrap().id
}

async fn chooses(world: &World, code: PlanCode, every: Every) -> Result<Next, CannotChoose> {
    let id = id_of(world, code).await;
    choose(charged::<BillingManage>(world, claire()).await.unwrap(), id, every).await
}

#[tokio::test]
async fn an_instance_that_does_not_charge_asks_nothing_and_limits_nothing() {
    let world = World::new().await;
    freeze(working(&world).await, "A bill of May.").await.unwrap();
    assert!(charged::<InboxReply>(&world, amelie()).await.is_err());
    let mut tx = world.tx::<InboxReply>(amelie()).await;
    assert_eq!(tx.standing(), Standing::UNCHARGED);
    assert_eq!(steps::plan(&mut tx).await.unwrap(), None);
    assert!(steps::opens(&mut tx, Entitlement::Api).await.unwrap());
    assert!(steps::has_room(&mut tx, Limit::Members, 1_000_000).await.unwrap());
}

#[tokio::test]
async fn whoever_chose_nothing_has_the_default_plan() {
    let world = World::new().await;
    assert_eq!(plan_of(&world).await, PlanCode::Free);
    has(&world, PlanCode::Pro).await;
    assert_eq!(plan_of(&world).await, PlanCode::Pro);
    becomes(&world, SubscriptionStatus::Incomplete).await;
    assert_eq!(plan_of(&world).await, PlanCode::Free, "what was never paid never began");
}

#[tokio::test]
async fn what_costs_nothing_begins_at_once_and_what_costs_something_when_it_is_paid() {
    let world = World::new().await;
    assert!(matches!(chooses(&world, PlanCode::Free, Every::Month).await, Err(CannotChoose::Same)));
    assert!(matches!(chooses(&world, PlanCode::Pro, Every::Year).await, Ok(Next::Pay)));
    assert_eq!(plan_of(&world).await, PlanCode::Free, "nothing has changed before it is paid");
    assert!(matches!(chooses(&world, PlanCode::Enterprise, Every::Month).await, Err(CannotChoose::NotOffered)));
    has(&world, PlanCode::Pro).await;
    assert!(matches!(chooses(&world, PlanCode::Free, Every::Month).await, Ok(Next::Done)));
    assert_eq!(plan_of(&world).await, PlanCode::Free);
}

#[tokio::test]
async fn a_plan_that_is_paid_for_ends_before_a_free_one_begins() {
    let world = World::new().await;
    has(&world, PlanCode::Pro).await;
    let mut tx = working(&world).await;
    sqlx::query("update subscriptions set stripe_id = 'sub_1' where tenant_id = $1")
        .bind(MA_BOUTIQUE)
        .execute(tx.db())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(chooses(&world, PlanCode::Free, Every::Month).await, Err(CannotChoose::PaidFor)));
    let given = assign(working(&world).await, PlanCode::Basic, Every::Month, None).await;
    assert!(matches!(given, Err(CannotAssign::PaidFor)));

    becomes(&world, SubscriptionStatus::Canceled).await;
    world.clock.advance(Duration::days(31));
    assert!(charged::<InboxRead>(&world, claire()).await.is_err(), "it is closed");
    assert!(matches!(chooses(&world, PlanCode::Free, Every::Month).await, Ok(Next::Done)));
    assert!(charged::<InboxReply>(&world, amelie()).await.is_ok(), "and open again, with all that was in it");
}

#[tokio::test]
async fn a_failed_payment_takes_nothing_away_for_fourteen_days_and_then_leaves_reading() {
    let world = World::new().await;
    has(&world, PlanCode::Pro).await;
    becomes(&world, SubscriptionStatus::PastDue).await;
    let until = world.desk().now() + Duration::days(14);
    world.clock.advance(Duration::days(13));
    // The provider tries again and says the same: the days go on.
    becomes(&world, SubscriptionStatus::PastDue).await;
    let tx = charged::<InboxReply>(&world, amelie()).await.unwrap();
    assert_eq!(tx.standing().access, Access::Grace(until));
    drop(tx);

    world.clock.advance(Duration::days(1));
    let Err(CannotBegin::Stopped(Stopped(standing))) = charged::<InboxReply>(&world, amelie()).await else {
        panic!("nobody answers any more");
    };
    assert_eq!((standing.access, standing.why), (Access::ReadOnly(None), Some(Why::PastDue)));
    assert!(charged::<InboxRead>(&world, amelie()).await.is_ok(), "everybody reads");
    assert!(charged::<LeadsExport>(&world, bruno()).await.is_ok(), "and exports");
    let reading = charged::<InboxRead>(&world, amelie()).await.unwrap();
    assert!(reading.under::<InboxReply>().is_err(), "no way around it");

    becomes(&world, SubscriptionStatus::Active).await;
    assert!(charged::<InboxReply>(&world, amelie()).await.is_ok(), "paid, it works again");
}

#[tokio::test]
async fn a_right_that_one_has_not_is_refused_as_ever_whatever_is_paid() {
    let world = World::new().await;
    assert!(matches!(charged::<BillingManage>(&world, david()).await, Err(CannotBegin::Denied(_))));
    assert!(matches!(charged::<BillingRead>(&world, bruno()).await, Err(CannotBegin::Denied(_))));
}

#[tokio::test]
async fn one_workspace_is_stopped_and_no_other() {
    let world = World::new().await;
    freeze(working(&world).await, "A bill of May.").await.unwrap();
    assert!(charged::<InboxReply>(&world, amelie()).await.is_err());
    assert!(charged::<InboxReply>(&world, omar()).await.is_ok());
    let mut tx = charged::<BillingRead>(&world, omar()).await.unwrap();
    assert_eq!(subscription(&mut tx).await.unwrap(), None);
}

#[tokio::test]
async fn the_meters_are_held_to_the_plan() {
    let world = World::new().await;
    has(&world, PlanCode::Basic).await;
    let most = async |world: &World| {
        let mut tx = charged::<BillingRead>(world, claire()).await.unwrap();
        let now = tx.now();
        let month = usage::steps::month_of(&mut tx, now).await.unwrap();
        let meters = usage::meters(&mut tx, &month).await.unwrap();
        meters.into_iter().find(|it| it.metered == Metered::Conversations).unwrap().most
    };
    assert_eq!(most(&world).await, Some(500));
    // An operator changes the plan of everybody who has it.
    let mut plans = system::plans(world.desk()).await.unwrap();
    let basic = plans.iter_mut().find(|it| it.code == PlanCode::Basic).unwrap();
    basic.most_conversations = Some(700);
    system::keep(world.desk(), basic).await.unwrap();
    let mut tx = working(&world).await;
    usage::work::look(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(most(&world).await, Some(700));
}

fn key(name: &str) -> NewServiceKey {
    let name = KeyName::parse(name).unwrap();
    NewServiceKey { name, scopes: vec![Scope::ALL[0]], channel: None, expires_at: None }
}

#[tokio::test]
async fn what_was_made_with_a_plan_stays_without_it() {
    let world = World::new().await;
    has(&world, PlanCode::Pro).await;
    team::create_key(charged::<KeysManage>(&world, claire()).await.unwrap(), &key("Shop")).await.unwrap();
    has(&world, PlanCode::Free).await;
    let second = team::create_key(charged::<KeysManage>(&world, claire()).await.unwrap(), &key("Till")).await;
    assert!(matches!(second, Err(CannotCreateKey::NotInPlan)));
    let keys = team::keys(&mut charged::<KeysManage>(&world, claire()).await.unwrap()).await.unwrap();
    assert!(keys.iter().any(|it| it.name == "Shop" && it.is_live(world.desk().now())));
}

#[tokio::test]
async fn a_plan_has_room_for_so_many_members_and_channels() {
    let world = World::new().await;
    has(&world, PlanCode::Free).await;
    let invited = async |address: &str| {
        let tx = charged::<TeamManage>(&world, claire()).await.unwrap();
        team::invite(tx, &Email::parse(address).unwrap(), Role::Agent, |_: &team::Secret| String::new()).await
    };
    // Five are there already.
    assert!(matches!(invited("zoe@example.org").await, Err(CannotInvite::PlanFull)));
    has(&world, PlanCode::Basic).await;
    invited("zoe@example.org").await.unwrap();

    has(&world, PlanCode::Free).await;
    let connects = async |name: &str| {
        channels::connect_api(charged::<ChannelsConnect>(&world, claire()).await.unwrap(), name).await
    };
    let there = channels::list(&mut charged::<ChannelsConnect>(&world, claire()).await.unwrap()).await.unwrap().len();
    for place in there..3 {
        connects(&format!("Shop {place}")).await.unwrap();
    }
    assert!(matches!(connects("One more").await, Err(CannotConnect::PlanFull)));
}
