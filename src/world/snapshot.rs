//! What a database holds, as sums: to prove that something changed nothing.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AssertSqlSafe, PgConnection};

use super::World;
use crate::ids::TenantId;

/// A sum for each table. Two are equal exactly when the rows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<String, String>);

impl Snapshot {
    /// The tables whose rows differ.
    pub fn differs_in<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let tables = self.0.keys().chain(other.0.keys().filter(|it| !self.0.contains_key(*it)));
        tables.filter(|it| self.0.get(*it) != other.0.get(*it)).map(String::as_str).collect()
    }
}

impl World {
    /// Everything that a tenant has.
    pub async fn snapshot_of(&self, tenant: TenantId) -> Snapshot {
        const TABLES: &str = "
            select c.relname::text, case when c.relname = 'tenants' then 'id' else 'tenant_id' end
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
              and (c.relname = 'tenants'
                   or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))";

        let mut owner = self.database().owner().await;
        let tables: Vec<(String, String)> =
            sqlx::query_as(TABLES).fetch_all(&mut owner).await.expect("the catalogue can be read");
        let mut sums = BTreeMap::new();
        for (table, column) in tables {
            let rows = format!("select to_jsonb(t) as row from {table} t where {column} = '{tenant}'");
            sums.insert(table, sum(&mut owner, &rows).await);
        }
        Snapshot(sums)
    }

    /// Everything in the database, without the `(table, column)` pairs that may change; a
    /// column `*` leaves out the table.
    pub async fn snapshot(&self, without: &[(&str, &str)]) -> Snapshot {
        const TABLES: &str = "
            select relname::text from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r'";

        let mut owner = self.database().owner().await;
        let tables: Vec<String> =
            sqlx::query_scalar(TABLES).fetch_all(&mut owner).await.expect("the catalogue can be read");
        let mut sums = BTreeMap::new();
        for table in tables {
            let free: Vec<&str> = without.iter().filter(|(it, _)| *it == table).map(|(_, column)| *column).collect();
            if free.contains(&"*") {
                continue;
            }
            let rows = format!("select to_jsonb(t) - '{{{}}}'::text[] as row from {table} t", free.join(","));
            sums.insert(table, sum(&mut owner, &rows).await);
        }
        Snapshot(sums)
    }
}

impl World {
    /// Every row of these tables, as text, without the `(table, column)` pairs that may change: to prove that each is
    /// there again as it was, whatever else is there.
    pub async fn rows(&self, tables: &[&str], without: &[(&str, &str)]) -> BTreeSet<String> {
        let mut owner = self.database().owner().await;
        let mut rows = BTreeSet::new();
        for table in tables {
            let free: Vec<&str> = without.iter().filter(|(it, _)| it == table).map(|(_, column)| *column).collect();
            let all =
                format!("select '{table} ' || (to_jsonb(t) - '{{{}}}'::text[])::text from {table} t", free.join(","));
            let found: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(all)).fetch_all(&mut owner).await.expect("the table can be read");
            rows.extend(found);
        }
        rows
    }
}

async fn sum(db: &mut PgConnection, rows: &str) -> String {
    let sum = format!(
        "select count(*) || ' ' || coalesce(md5(string_agg(row::text, e'\\n' order by row::text)), '') from ({rows}) as rows"
    );
    sqlx::query_scalar(AssertSqlSafe(sum)).fetch_one(db).await.unwrap_or_else(|e| panic!("{rows}: {e}"))
}
