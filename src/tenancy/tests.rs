//! The promises of tenancy, held.

use sqlx::Row;

use super::*;
use crate::access::{InboxRead, InboxReply, TeamManage, Work};
use crate::world::*;

#[tokio::test]
async fn a_right_that_the_role_lacks_opens_no_transaction() {
    let world = World::new().await;

    let refused = world.desk().begin::<InboxReply>(eva().principal()).await;
    assert!(matches!(refused, Err(CannotBegin::Denied(Denied(right))) if right.name() == "InboxReply"));

    let granted = world.desk().begin::<TeamManage>(claire().principal()).await;
    assert!(granted.is_ok());
}

#[tokio::test]
async fn t_3_a_connection_that_a_tenant_just_used_shows_nothing() {
    let world = World::new().await;
    let pool = world.database().login();
    let pool = guarded(1).connect_lazy_with(pool);

    let mut used = pool.begin().await.unwrap();
    guard::enter(&mut used, &claire().principal(), world.desk().now()).await.unwrap();
    let members: i64 = sqlx::query_scalar("select count(*) from members").fetch_one(&mut *used).await.unwrap();
    assert_eq!(members, 5);
    used.commit().await.unwrap();

    let members: i64 = sqlx::query_scalar("select count(*) from members").fetch_one(&pool).await.unwrap();
    assert_eq!(members, 0);
}

#[tokio::test]
async fn a_dropped_transaction_leaves_no_trace() {
    let world = World::new().await;

    let mut tx = world.tx::<InboxRead>(amelie()).await;
    tx.record(crate::events::Event::TeamChanged { member: None }).await.unwrap();
    drop(tx);

    assert_eq!(world.events().await, []);
}

#[tokio::test]
async fn r_6_in_small_no_session_stays_in_a_transaction_after_500_cancelled_requests() {
    let world = World::new().await;
    for i in 0..500_u64 {
        let desk = world.desk().clone();
        let request = tokio::spawn(async move {
            let mut tx = desk.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await.unwrap();
            sqlx::query("select pg_sleep(0.001)").execute(tx.db()).await.unwrap();
            tx.record(crate::events::Event::TeamChanged { member: None }).await.unwrap();
        });
        // Cut at a different moment each time, also while the transaction is being opened.
        tokio::time::sleep(std::time::Duration::from_micros(i * 7 % 3_000)).await;
        request.abort();
        drop(request.await);
    }

    let mut owner = world.database().owner().await;
    for _ in 0..100 {
        let open = open_transactions(&mut owner).await;
        if open == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(open_transactions(&mut owner).await, 0);
    assert_eq!(world.events().await, [], "an aborted request has no effect");

    let mut tx = world.tx::<InboxRead>(amelie()).await;
    tx.record(crate::events::Event::TeamChanged { member: None }).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.events().await.len(), 1, "a later write is kept");
}

async fn open_transactions(owner: &mut sqlx::PgConnection) -> i64 {
    sqlx::query("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")
        .fetch_one(owner)
        .await
        .unwrap()
        .get(0)
}

#[tokio::test]
async fn t_2_the_owner_of_the_tables_is_refused() {
    let world = World::new().await;

    let as_application = guarded(1).connect_lazy_with(world.database().login());
    // The throw-away test server may be less durable than J-2 asks; the role is what matters here.
    assert!(!matches!(check_database(&as_application).await, Err(NotReady::UnsafeRole(_))));

    let as_owner = guarded(1).connect_lazy_with(world.database().owner_options());
    let Err(NotReady::UnsafeRole(UnsafeRole(reasons))) = check_database(&as_owner).await else {
        panic!("the owner must be refused");
    };
    assert!(reasons.iter().any(|it| it.contains("owns table")), "{reasons:?}");
}
