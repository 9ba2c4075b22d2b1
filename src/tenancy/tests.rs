//! The promises of tenancy, held.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Row};

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
    guard::enter(&mut used, &claire().principal(), world.desk().now(), guard::Plans::AsItSeesFit).await.unwrap();
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

#[tokio::test]
async fn a_storm_of_searches_waits_among_searches() {
    let world = World::new().await;
    let desk = Desk::new(DeskParts {
        pools: Pools::new(world.database().login(), 8, 8),
        clock: std::sync::Arc::new(SystemClock),
        follows: |_| Vec::new(),
        seal: crate::sealing::Seal::new([7; 32]),
    });
    let search = || desk.begin_search::<InboxRead>(amelie().principal());
    let mut all = Vec::new();
    for _ in 0..(std::thread::available_parallelism().unwrap().get() / 2).max(1) {
        all.push(search().await.unwrap());
    }

    let mut another = std::pin::pin!(search());
    let page = tokio::select! {
        biased;
        _ = &mut another => panic!("more searches than half the processors"),
        page = desk.begin::<InboxRead>(amelie().principal()) => page,
    };
    assert!(page.is_ok(), "a page does not wait for searches");

    drop(all);
    assert!(another.await.is_ok(), "a search has its turn");
}

async fn open_transactions(owner: &mut sqlx::PgConnection) -> i64 {
    sqlx::query("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")
        .fetch_one(owner)
        .await
        .unwrap()
        .get(0)
}

/// Why the guard refuses somebody who connects like this; nothing where it lets them in.
async fn refused(login: PgConnectOptions) -> Vec<String> {
    match check_database(&guarded(1).connect_lazy_with(login), Durability::Waived).await {
        Ok(()) => Vec::new(),
        Err(NotReady::UnsafeRole(UnsafeRole(reasons))) => reasons,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn t_2_the_owner_of_the_tables_is_refused() {
    let world = World::new().await;

    assert_eq!(refused(world.database().login()).await, Vec::<String>::new());

    let reasons = refused(world.database().owner_options()).await;
    assert!(reasons.iter().any(|it| it.contains("owns table")), "{reasons:?}");
}

/// What a login may be given too much of, and what the guard says then.
const TOO_MUCH: &[(&str, &str)] = &[
    ("alter role {role} superuser", "role {role} is a superuser"),
    ("alter role {role} bypassrls", "role {role} bypasses row-level security"),
    ("alter role {role} createrole", "role {role} may create roles"),
    ("alter role {role} createdb", "role {role} may create databases"),
    ("alter role {role} replication", "role {role} may replicate the whole server"),
    ("grant pg_execute_server_program to {role}", "is a member of pg_execute_server_program"),
    ("grant pg_read_server_files to {role}", "is a member of pg_read_server_files"),
    ("grant pg_write_server_files to {role}", "is a member of pg_write_server_files"),
    ("grant pg_read_all_data to {role}", "is a member of pg_read_all_data"),
    ("create schema side authorization {role}", "role {role} owns schema side"),
    ("create schema side; create table side.t (); alter table side.t owner to {role}", "role {role} owns table t"),
    ("create sequence numbers; alter sequence numbers owner to {role}", "role {role} owns sequence numbers"),
    ("create type mood as enum ('calm'); alter type mood owner to {role}", "role {role} owns type mood"),
    ("create type pair as (a int); alter type pair owner to {role}", "role {role} owns type pair"),
    (
        "create function f() returns int language sql return 1; alter function f owner to {role}",
        "role {role} owns function f",
    ),
    ("alter database {database} owner to {role}", "role {role} owns database {database}"),
    ("grant create on database {database} to {role}", "role {role} may create in the database"),
    ("create schema side; grant create on schema side to {role}", "role {role} may create in schema side"),
    ("grant create on schema public to {role}", "role {role} may create in schema public"),
    ("grant truncate on contacts to {role}", "role {role} may truncate, reference or trigger on contacts"),
    ("grant references on contacts to public", "role {role} may truncate, reference or trigger on contacts"),
    (
        "alter role {role} noinherit; create role {role}_other; grant {role}_other to {role};
         grant truncate on contacts to {role}_other",
        "role {role}_other may truncate, reference or trigger on contacts",
    ),
];

#[tokio::test]
async fn t_2_a_login_that_may_too_much_is_refused() {
    // Roles belong to the whole server: one of this test's own, made anew for every case.
    let role = format!("switchboard_guard_{}", std::process::id());
    let make = "create role {role} login password 'test'; grant switchboard_desk to {role}";
    let unmake = "reassign owned by {role} to current_user; drop owned by {role}; drop role {role};
                  do $$ begin
                      drop owned by {role}_other; drop role {role}_other;
                  exception when undefined_object then null; end $$";
    for (planted, reason) in TOO_MUCH {
        let world = World::new().await;
        let mut owner = world.database().owner().await;
        let database: String = sqlx::query_scalar("select current_database()").fetch_one(&mut owner).await.unwrap();
        let here = |text: &str| text.replace("{role}", &role).replace("{database}", &database);

        sqlx::raw_sql(AssertSqlSafe(here(make))).execute(&mut owner).await.unwrap();
        let login = world.database().login().username(&role).password("test");
        let before = refused(login.clone()).await;
        sqlx::raw_sql(AssertSqlSafe(here(planted))).execute(&mut owner).await.unwrap();
        let after = refused(login).await;
        sqlx::raw_sql(AssertSqlSafe(here(unmake))).execute(&mut owner).await.unwrap();

        assert_eq!(before, Vec::<String>::new());
        assert!(after.contains(&here(reason)), "{planted}: {after:?}");
    }
}

#[tokio::test]
async fn j_2_a_database_that_may_lose_what_it_acknowledged_is_refused() {
    let world = World::new().await;
    let hasty = || guarded(1).connect_lazy_with(world.database().login().options([("synchronous_commit", "off")]));

    let refused = check_database(&hasty(), Durability::Demanded).await;
    assert!(matches!(&refused, Err(NotReady::NotDurable(off)) if off.contains("synchronous_commit")), "{refused:?}");

    assert!(check_database(&hasty(), Durability::Waived).await.is_ok());
}
