//! A row of one tenant in every table, made from the catalogue, so that a new table is
//! covered by the tests of isolation before anybody has written a test for it.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use sqlx::{Connection, PgConnection, Postgres, Transaction};
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::World;
use crate::ids::TenantId;

/// One row per table, by the table's name.
#[derive(Debug)]
pub struct Filled(BTreeMap<String, Value>);

impl Filled {
    /// The tables that have a row.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The row of a table, column by column.
    pub fn row(&self, table: &str) -> &Value {
        self.0.get(table).unwrap_or_else(|| panic!("no tenant table is called `{table}`"))
    }

    /// Names another row of a table.
    pub fn choose(&mut self, table: &str, row: Value) {
        self.0.insert(table.to_owned(), row);
    }

    /// The id of the row of a table.
    pub fn id(&self, table: &str) -> Uuid {
        let id = self.row(table)["id"].as_str().and_then(|it| it.parse().ok());
        id.unwrap_or_else(|| panic!("the row of `{table}` has no id"))
    }
}

/// What the catalogue does not say: content that must have a certain form to be read back.
fn chosen(table: &str, column: &str) -> Option<Value> {
    Some(match (table, column) {
        ("events", "kind") => json!("team_changed"),
        ("events", "body") => json!({ "kind": "team_changed", "member": null }),
        ("jobs", "kind") => json!("wake"),
        ("jobs", "payload") => json!({ "kind": "wake", "conversation": Uuid::now_v7() }),
        ("invitations", "role") => json!("viewer"),
        ("roles", "rights") => json!(["InboxRead"]),
        // Somebody who needs no id.
        ("audit_log", "actor_kind") => json!("system"),
        ("service_keys" | "personal_tokens", "scopes") => json!(["conversations:read"]),
        // The last place given in a thread: that of its message.
        ("conversations", "last_seq") => json!(1),
        (_, "provider") => json!("offline"),
        ("summaries" | "crawls" | "crawl_pages" | "gap_questions" | "proposed_files" | "runs", "reason") => Value::Null,
        ("runs", "kind") => json!("reply"),
        ("passage_vectors", "kept_in") => Value::Null,
        ("knowledge_imports", "body") => json!("question,answer\nAre you open?,Yes.\n"),
        ("contact_imports", "body") => json!("name,email\nZoe,zoe@example.org\n"),
        ("assistants", "base_url") => Value::Null,
        // Two tenants' versions differ, so that a key that points at the other's is seen to be refused.
        ("service_hours", "version") => json!(rand::random_range(1..1_000_000)),
        // One that goes on would keep others from beginning.
        ("evaluation_runs", "state") => json!("done"),
        ("sites", "address") => json!("https://boutique.example/help"),
        ("service_hours", "week") => json!([[], [], [], [], [], [], []]),
        ("contact_merges", "was" | "became") => json!({ "details": { "attributes": {} }, "blocked_at": null }),
        ("service_timers", "zone") => json!("Europe/Paris"),
        ("escalation_reasons", "word") => json!("vip"),
        ("escalation_steps", "body") => json!({ "what": "reopened" }),
        ("lead_steps", "body") => json!({ "what": "attached" }),
        ("lead_settings", "hot_from") => json!(70),
        ("subscriptions", "plan_id") => json!("01930000-0000-7000-8000-000000000001"),
        ("subscriptions", "frozen_because") => Value::Null,
        ("invoices", "currency") => json!("eur"),
        ("notifications", "kind") => json!("usage"),
        ("notifications", "meter") => json!("conversations"),
        ("notifications", "percent") => json!(80),
        ("identities", "user_id") => json!(super::people::claire().user()),
        (_, "email" | "to_address") => json!(format!("somebody-{}@example.org", Uuid::now_v7().simple())),
        (_, "language") => json!("en"),
        _ => return None,
    })
}

/// A column as the catalogue describes it.
#[derive(Debug, Clone, sqlx::FromRow)]
struct Column {
    table_name: String,
    column_name: String,
    kind: String,
    required: bool,
    has_default: bool,
    /// The first of the words that a check allows.
    first_word: Option<String>,
    /// Only numbered by PostgreSQL.
    generated: bool,
}

/// A foreign key whose columns must be given.
#[derive(Debug, Clone, sqlx::FromRow)]
struct Parent {
    table_name: String,
    parent: String,
    columns: Vec<String>,
    parent_columns: Vec<String>,
}

impl World {
    /// Puts a row of `tenant` into every tenant table that has none yet. Every text that may
    /// hold anything begins with `mark`.
    ///
    /// # Panics
    /// When a table cannot be filled from the catalogue alone: then [`chosen`] must say how.
    pub async fn fill(&self, tenant: TenantId, mark: &str) -> Filled {
        let mut db = self.database().owner().await;
        let columns = columns(&mut db).await;
        let parents = parents(&mut db).await;
        let now = self.desk().now();
        let mut filled = BTreeMap::from([("tenants".to_owned(), json!({ "id": tenant }))]);
        // One transaction: some keys are looked at only when it ends.
        let mut tx = enter(&mut db, tenant).await;
        loop {
            let waiting: Vec<&String> = columns.keys().filter(|it| !filled.contains_key(*it)).collect();
            if waiting.is_empty() {
                tx.commit().await.expect("every key points at a row");
                return Filled(filled);
            }
            let ready: Vec<String> = waiting
                .iter()
                .filter(|table| {
                    parents.iter().filter(|it| it.table_name == ***table).all(|it| filled.contains_key(&it.parent))
                })
                .map(|it| (*it).clone())
                .collect();
            assert!(!ready.is_empty(), "these tables need each other: {waiting:?}");
            for table in ready {
                let mut row = row(tenant, mark, now, &columns[&table]);
                for parent in parents.iter().filter(|it| it.table_name == table) {
                    for (column, theirs) in parent.columns.iter().zip(&parent.parent_columns) {
                        row[column] = filled[&parent.parent][theirs].clone();
                    }
                }
                let kept = keep(&mut tx, tenant, &table, row).await;
                filled.insert(table, kept);
            }
        }
    }
}

fn row(tenant: TenantId, mark: &str, now: time::OffsetDateTime, columns: &[Column]) -> Value {
    let moment = |later: i64| (now + time::Duration::days(later)).format(&Rfc3339).unwrap_or_default();
    let mut row = json!({});
    for column in columns.iter().filter(|it| !it.generated) {
        let (table, name) = (column.table_name.as_str(), column.column_name.as_str());
        let label = || format!("{mark} {table} {name}").chars().take(40).collect::<String>();
        let value = match (name, column.kind.as_str()) {
            ("tenant_id", _) => json!(tenant),
            _ if chosen(table, name).is_some() => chosen(table, name).unwrap_or_default(),
            (_, "text") if column.first_word.is_some() && column.required => json!(column.first_word),
            (_, "text") if column.first_word.is_some() => continue,
            (_, "text") => json!(label()),
            (_, "text[]") => json!([label()]),
            _ if column.has_default || !column.required => continue,
            (_, "uuid") => json!(Uuid::now_v7()),
            (_, "jsonb") => json!({ "mark": mark }),
            (_, "bytea") => json!(format!("\\x{}", Uuid::now_v7().simple())),
            ("expires_at" | "send_after" | "run_at", _) => json!(moment(1)),
            ("date", "date") => json!(moment(days_ago(tenant))),
            (_, "timestamp with time zone" | "date") => json!(moment(0)),
            (_, "boolean") => json!(false),
            _ => json!(1),
        };
        row[name] = value;
    }
    row
}

/// Two tenants' days differ, so that a key that points at the other's is seen to be refused; both are of last month.
fn days_ago(tenant: TenantId) -> i64 {
    -i64::try_from(tenant.0.as_u128() % 28).unwrap_or_default()
}

/// A transaction of the owner in a tenant, whom the policies stop as well as anybody.
async fn enter(db: &mut PgConnection, tenant: TenantId) -> Transaction<'_, Postgres> {
    const ENTER: &str = "select set_config('app.tenant_id', $1, true)";

    let mut tx = db.begin().await.expect("a transaction begins");
    sqlx::query(ENTER).bind(tenant.to_string()).execute(&mut *tx).await.expect("the owner enters the tenant");
    tx
}

/// The row that is there, or else this one.
async fn keep(tx: &mut PgConnection, tenant: TenantId, table: &str, row: Value) -> Value {
    let find = format!("select to_jsonb(t) from {table} t where tenant_id = $1 limit 1");
    let there: Option<Value> = sqlx::query_scalar(sqlx::AssertSqlSafe(find))
        .bind(tenant)
        .fetch_optional(&mut *tx)
        .await
        .unwrap_or_else(|e| panic!("{table}: {e}"));
    match there {
        Some(row) => row,
        None => {
            let names: Vec<&str> = row.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
            let names = names.join(", ");
            let insert = format!(
                "insert into {table} ({names}) select {names} from jsonb_populate_record(null::{table}, $1) returning to_jsonb({table})"
            );
            sqlx::query_scalar(sqlx::AssertSqlSafe(insert))
                .bind(&row)
                .fetch_one(&mut *tx)
                .await
                .unwrap_or_else(|e| panic!("`{table}` cannot be filled, say how in world/filled.rs: {e}\n{row}"))
        }
    }
}

/// The columns of every tenant table but `tenants`.
async fn columns(db: &mut PgConnection) -> HashMap<String, Vec<Column>> {
    const COLUMNS: &str = "
        select c.relname::text as table_name, a.attname::text as column_name,
               format_type(a.atttypid, a.atttypmod) as kind, a.attnotnull as required, a.atthasdef as has_default,
               a.attidentity <> '' or a.attgenerated <> '' as generated,
               (select (regexp_match(pg_get_constraintdef(k.oid), 'ANY \\(ARRAY\\[''([^'']+)'''))[1]
                  from pg_constraint k
                 where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                 order by 1 limit 1) as first_word
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
        order by c.relname, a.attnum";

    let all: Vec<Column> = sqlx::query_as(COLUMNS).fetch_all(db).await.expect("the catalogue can be read");
    let mut tables: HashMap<String, Vec<Column>> = HashMap::new();
    for column in all {
        tables.entry(column.table_name.clone()).or_default().push(column);
    }
    tables
}

/// The foreign keys between tenant tables that may not be empty, except to `tenants`.
async fn parents(db: &mut PgConnection) -> Vec<Parent> {
    const PARENTS: &str = "
        select k.conrelid::regclass::text as table_name, k.confrelid::regclass::text as parent,
               (select array_agg(a.attname::text order by n) from unnest(k.conkey) with ordinality as u(attnum, n)
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) as columns,
               (select array_agg(a.attname::text order by n) from unnest(k.confkey) with ordinality as u(attnum, n)
                  join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum) as parent_columns
        from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not k.condeferred
          and k.conrelid <> k.confrelid
          and exists (select from pg_attribute t where t.attrelid = k.confrelid and t.attname = 'tenant_id')
          and not exists (select from pg_attribute a
                           where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and not a.attnotnull)";

    sqlx::query_as(PARENTS).fetch_all(db).await.expect("the catalogue can be read")
}
