//! Every tenant table, tried: from outside of any tenant, and from one tenant into another.

use sqlx::postgres::PgPool;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use switchboard::access::Work;
use switchboard::ids::TenantId;
use switchboard::tenancy::{Desk, DeskParts, Pools, Principal, SystemClock, Tx, guarded};
use switchboard::world::*;

/// SQLSTATE of a refusal by a policy, and of a missing grant.
const REFUSED: &str = "42501";
/// SQLSTATE of a reference to a row that is not there.
const NO_SUCH_ROW: &str = "23503";

fn tables(filled: &Filled) -> Vec<(&str, &'static str)> {
    filled.tables().map(|it| (it, if it == "tenants" { "id" } else { "tenant_id" })).collect()
}

/// Nothing can be seen, added, changed or deleted on this connection.
async fn nothing_is_there(db: &mut PgConnection, tables: &[(&str, &'static str)], when: &str) {
    for (table, tenant) in tables {
        let count = format!("select count(*) from {table}");
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut *db).await.unwrap();
        assert_eq!(rows, 0, "{table}, {when}");

        for insert in [
            format!("insert into {table} ({tenant}) values ('{MA_BOUTIQUE}')"),
            format!("insert into {table} ({tenant}) values (null)"),
        ] {
            let refused = sqlx::query(AssertSqlSafe(insert.clone())).execute(&mut *db).await.unwrap_err();
            let code = refused.as_database_error().and_then(|it| it.code().map(|it| it.into_owned()));
            assert_eq!(code.as_deref(), Some(REFUSED), "{insert}, {when}: {refused}");
        }
        for change in [format!("update {table} set {tenant} = {tenant}"), format!("delete from {table}")] {
            match sqlx::query(AssertSqlSafe(change.clone())).execute(&mut *db).await {
                Ok(done) => assert_eq!(done.rows_affected(), 0, "{change}, {when}"),
                Err(refused) => assert!(refused.to_string().contains("permission denied"), "{change}: {refused}"),
            }
        }
    }
}

#[tokio::test]
async fn t_3_without_a_tenant_no_table_shows_or_takes_a_row() {
    let world = World::new().await;
    let filled = world.fill(MA_BOUTIQUE, "boutique").await;
    let tables = tables(&filled);

    let mut fresh = PgConnection::connect_with(&world.database().login()).await.unwrap();
    nothing_is_there(&mut fresh, &tables, "on a fresh connection").await;

    let one: PgPool = guarded(1).connect_lazy_with(world.database().login());
    let desk = Desk::new(DeskParts {
        pools: Pools::one(one.clone()),
        clock: std::sync::Arc::new(SystemClock),
        follows: |_| Vec::new(),
        seal: switchboard::sealing::Seal::new([7; 32]),
    });
    let mut used: Tx<Work> = desk.begin(Principal::worker(MA_BOUTIQUE)).await.unwrap();
    let seen: i64 = sqlx::query_scalar("select count(*) from contacts").fetch_one(used.db()).await.unwrap();
    assert_eq!(seen, 1, "the tenant itself sees its rows");
    used.commit().await.unwrap();
    nothing_is_there(&mut one.acquire().await.unwrap(), &tables, "on a connection that a tenant used").await;
}

#[tokio::test]
async fn t_3_a_tenant_sees_its_own_rows_and_nobody_elses() {
    let world = World::new().await;
    world.fill(MA_BOUTIQUE, "boutique").await;
    let theirs = world.fill(AUTRE_CLIENT, "autre").await;
    let before = world.snapshot_of(AUTRE_CLIENT).await;

    for (table, tenant) in tables(&theirs) {
        let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
        let foreign = format!("select count(*) from {table} where {tenant} <> '{MA_BOUTIQUE}'");
        let foreign: i64 = sqlx::query_scalar(AssertSqlSafe(foreign)).fetch_one(tx.db()).await.unwrap();
        assert_eq!(foreign, 0, "{table}");
        drop(tx);
        for change in [
            format!("update {table} set {tenant} = '{AUTRE_CLIENT}'"),
            format!("insert into {table} ({tenant}) values ('{AUTRE_CLIENT}')"),
            format!("delete from {table} where {tenant} = '{AUTRE_CLIENT}'"),
        ] {
            let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
            match sqlx::query(AssertSqlSafe(change.clone())).execute(tx.db()).await {
                Ok(done) => assert_eq!(done.rows_affected(), 0, "{change}"),
                Err(refused) => {
                    let code = refused.as_database_error().and_then(|it| it.code().map(|it| it.into_owned()));
                    assert_eq!(code.as_deref(), Some(REFUSED), "{change}: {refused}");
                }
            }
        }
    }
    let after = world.snapshot_of(AUTRE_CLIENT).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}

/// A foreign key, with its columns apart from the tenant.
#[derive(Debug, sqlx::FromRow)]
struct Reference {
    child: String,
    parent: String,
    columns: Vec<String>,
    parent_columns: Vec<String>,
}

async fn references(db: &mut PgConnection) -> Vec<Reference> {
    const REFERENCES: &str = "
        select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
               array_agg(a.attname::text order by n) as columns, array_agg(b.attname::text order by n) as parent_columns
        from pg_constraint k
        cross join unnest(k.conkey, k.confkey) with ordinality as u(mine, theirs, n)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.mine
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.theirs
        where k.contype = 'f' and a.attname <> 'tenant_id'
          -- What PostgreSQL makes of another column nobody can set.
          and not exists (select from pg_attribute g
                          where g.attrelid = k.conrelid and g.attnum = any (k.conkey) and g.attgenerated <> '')
          and exists (select from pg_attribute t where t.attrelid = k.confrelid and t.attname = 'tenant_id')
        group by k.oid, k.conrelid, k.confrelid";

    sqlx::query_as(REFERENCES).fetch_all(db).await.unwrap()
}

#[tokio::test]
async fn t_5_no_row_can_point_at_another_tenants_row() {
    let world = World::new().await;
    let ours = world.fill(MA_BOUTIQUE, "boutique").await;
    let theirs = world.fill(AUTRE_CLIENT, "autre").await;
    let mut owner = world.database().owner().await;
    let references = references(&mut owner).await;
    assert!(references.len() > 10, "the foreign keys were found: {}", references.len());

    for reference in references {
        // Even the owner, whom no policy stops: the key itself refuses.
        let mut tx = owner.begin().await.unwrap();
        enter(&mut tx, MA_BOUTIQUE).await;
        let values: Vec<String> = reference
            .columns
            .iter()
            .zip(&reference.parent_columns)
            .map(|(column, parent)| format!("{column} = '{}'", text(&theirs.row(&reference.parent)[parent])))
            .collect();
        // The columns of a self-made reference must differ from our own row's.
        assert_ne!(ours.row(&reference.child), theirs.row(&reference.child), "{reference:?}");
        let cross = format!("update {} set {} where tenant_id = '{MA_BOUTIQUE}'", reference.child, values.join(", "));
        let crossed = async {
            sqlx::query(AssertSqlSafe(cross.clone())).execute(&mut *tx).await?;
            sqlx::query("set constraints all immediate").execute(&mut *tx).await
        };
        let refused = crossed.await.expect_err(&cross);
        let code = refused.as_database_error().and_then(|it| it.code().map(|it| it.into_owned()));
        assert_eq!(code.as_deref(), Some(NO_SUCH_ROW), "{cross}: {refused}");
    }
}

#[tokio::test]
async fn w_4_two_tenants_keep_the_same_outside_id() {
    let world = World::new().await;
    for tenant in [MA_BOUTIQUE, AUTRE_CLIENT] {
        world.fill(tenant, "the same for both").await;
    }
    let mut owner = world.database().owner().await;
    let kept: (i64, i64) =
        sqlx::query_as("select count(*), count(distinct tenant_id) from inbox_events group by provider_event_id")
            .fetch_one(&mut owner)
            .await
            .unwrap();
    assert_eq!(kept, (2, 2), "one of each tenant, with one id");
}

async fn enter(db: &mut PgConnection, tenant: TenantId) {
    sqlx::query("select set_config('app.tenant_id', $1, true)").bind(tenant.to_string()).execute(db).await.unwrap();
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
