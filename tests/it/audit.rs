//! Every audited table, changed once: the log says what, and never what is withheld.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use switchboard::world::*;

#[derive(Debug, sqlx::FromRow)]
struct Audited {
    table_name: String,
    object_kind: String,
    withheld: Vec<String>,
    /// A column that may be changed without breaking a key or a check, and how.
    column_name: String,
    change: String,
}

async fn audited(db: &mut PgConnection) -> Vec<Audited> {
    // Prefers a withheld column, whose content must not appear.
    const AUDITED: &str = "
        select distinct on (r.table_name) r.table_name, r.object_kind, r.withheld, a.attname::text as column_name,
               case format_type(a.atttypid, null)
                   when 'text' then 'coalesce(' || a.attname || ', '''') || ''x'''
                   when 'text[]' then 'array[''changed'']'
                   when 'bytea' then e'\\'\\\\x01\\''
                   when 'jsonb' then '''{\"changed\": true}'''
                   when 'boolean' then 'not ' || a.attname
                   when 'timestamp with time zone' then 'coalesce(' || a.attname || ', now()) + interval ''1 second'''
                   else 'coalesce(' || a.attname || ', 0) + 1'
               end as change
        from audit_rules r
        join pg_attribute a on a.attrelid = r.table_name::regclass and a.attnum > 0 and not a.attisdropped
        where r.not_audited_because is null
          and a.attname not in ('tenant_id', 'id', 'created_at', 'updated_at')
          and not a.attname = any (r.ignored)
          and format_type(a.atttypid, null) <> 'uuid'
          and not exists (select from pg_constraint k
                           where k.conrelid = a.attrelid and a.attnum = any (k.conkey)
                             and (k.contype in ('f', 'p') or pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%'))
        order by r.table_name, (a.attname = any (r.withheld)) desc, format_type(a.atttypid, null) = 'text' desc, a.attnum";

    sqlx::query_as(AUDITED).fetch_all(db).await.unwrap()
}

#[tokio::test]
async fn p_3_every_change_of_an_audited_table_writes_its_row() {
    let world = World::new().await;
    world.fill(MA_BOUTIQUE, "private words").await;
    let mut owner = world.database().owner().await;
    let expected: i64 = sqlx::query_scalar("select count(*) from audit_rules where not_audited_because is null")
        .fetch_one(&mut owner)
        .await
        .unwrap();
    let audited = audited(&mut owner).await;
    assert_eq!(i64::try_from(audited.len()).unwrap(), expected, "every audited table has a column that can be changed");

    for table in audited {
        let tenant = if table.table_name == "tenants" { "id" } else { "tenant_id" };
        let change = format!(
            "update {} set {} = {} where {tenant} = '{MA_BOUTIQUE}'",
            table.table_name, table.column_name, table.change
        );
        let mut tx = owner.begin().await.unwrap();
        sqlx::query("select set_config('app.tenant_id', $1, true), set_config('app.actor_name', 'Claire', true)")
            .bind(MA_BOUTIQUE.to_string())
            .execute(&mut *tx)
            .await
            .unwrap();
        let changed = sqlx::query(AssertSqlSafe(change.clone())).execute(&mut *tx).await;
        let changed = changed.unwrap_or_else(|e| panic!("{change}: {e}")).rows_affected();
        let logged: Vec<(String, Value)> = sqlx::query_as(
            "select actor_name, changes from audit_log
             where tenant_id = $1 and object_kind = $2 and action = 'update' order by seq desc limit $3",
        )
        .bind(MA_BOUTIQUE)
        .bind(&table.object_kind)
        .bind(i64::try_from(changed).unwrap())
        .fetch_all(&mut *tx)
        .await
        .unwrap();

        assert!(changed > 0, "{change}: nothing to change");
        assert_eq!(logged.len() as u64, changed, "{change}: as many rows in the log");
        for (actor, changes) in &logged {
            assert_eq!(actor, "Claire");
            assert!(changes.get(&table.column_name).is_some(), "{change}: the log says {changes}");
            for withheld in &table.withheld {
                assert!(changes.get(withheld).is_none_or(Value::is_null), "{}: {changes}", table.table_name);
            }
        }
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn p_3_what_is_withheld_never_enters_the_log() {
    let world = World::new().await;
    let filled = world.fill(MA_BOUTIQUE, "private").await;
    let mut owner = world.database().owner().await;
    let withheld: Vec<(String, Vec<String>)> =
        sqlx::query_as("select table_name, withheld from audit_rules where withheld <> '{}' order by 1")
            .fetch_all(&mut owner)
            .await
            .unwrap();
    let log: Vec<String> =
        sqlx::query_scalar("select changes::text from audit_log").fetch_all(&mut owner).await.unwrap();
    assert!(!log.is_empty());

    for (table, columns) in withheld {
        for column in columns {
            let Some(secret) = filled.row(&table)[&column].as_str().filter(|it| it.len() > 8) else { continue };
            assert!(!log.iter().any(|it| it.contains(secret)), "{table}.{column} is in the log");
        }
    }
}

#[tokio::test]
async fn p_3_the_application_cannot_alter_the_log() {
    let world = World::new().await;
    world.fill(MA_BOUTIQUE, "boutique").await;
    for attempt in ["update audit_log set action = 'nothing'", "delete from audit_log", "truncate audit_log"] {
        let mut db = PgConnection::connect_with(&world.database().login()).await.unwrap();
        sqlx::query("select set_config('app.tenant_id', $1, false)")
            .bind(MA_BOUTIQUE.to_string())
            .execute(&mut db)
            .await
            .unwrap();
        let refused = sqlx::query(attempt).execute(&mut db).await.unwrap_err();
        assert!(refused.to_string().contains("permission denied"), "{attempt}: {refused}");
    }
}
