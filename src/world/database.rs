//! A database for one test, copied from a migrated template.

use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use tokio::sync::OnceCell;

use super::people::{AUTRE_CLIENT, MA_BOUTIQUE, NORDIC_WHOLESALE, Person};
use crate::tenancy::MIGRATIONS;

/// The login role of the tests: like the application's, it owns nothing.
const LOGIN: &str = "switchboard_test";
/// The role exists only on throw-away servers and may do nothing outside their test databases.
const PASSWORD: &str = "test";

static TEMPLATE: OnceCell<String> = OnceCell::const_new();
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// One test's database; it is dropped with the value.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
}

fn server() -> PgConnectOptions {
    let url = std::env::var("TEST_DATABASE_URL")
        .expect("TEST_DATABASE_URL names a server for tests; `cargo xtask test` sets it");
    PgConnectOptions::from_str(&url).expect("TEST_DATABASE_URL is a PostgreSQL address").disable_statement_logging()
}

async fn admin(database: &str) -> PgConnection {
    PgConnection::connect_with(&server().database(database)).await.expect("the test server answers")
}

async fn run(connection: &mut PgConnection, sql: String) {
    sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(connection).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
}

impl TestDatabase {
    /// A new copy of the template.
    pub async fn new() -> Self {
        let template = TEMPLATE.get_or_init(make_template).await;
        let name = format!("switchboard_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut server = admin("postgres").await;
        run(&mut server, format!("drop database if exists {name} with (force)")).await;
        run(&mut server, format!("create database {name} template {template}")).await;
        Self { name }
    }

    /// Connections as the application has them: a role that owns nothing.
    pub async fn pool(&self) -> PgPool {
        crate::tenancy::guarded(8).connect_lazy_with(self.login())
    }

    /// How the application would connect.
    pub fn login(&self) -> PgConnectOptions {
        server().username(LOGIN).password(PASSWORD).database(&self.name)
    }

    /// A connection as the owner of the tables, to look behind the scenes.
    pub async fn owner(&self) -> PgConnection {
        admin(&self.name).await
    }

    /// How the owner connects.
    pub fn owner_options(&self) -> PgConnectOptions {
        server().database(&self.name)
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let name = std::mem::take(&mut self.name);
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime
                .block_on(async {
                    let mut server = PgConnection::connect_with(&server().database("postgres")).await?;
                    let drop = format!("drop database if exists {name} with (force)");
                    sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut server).await?;
                    server.close().await
                })
                .map_err(std::io::Error::other)
        });
        // A database that cannot be dropped is dropped by the next run of the same number.
        drop(dropped.join());
    }
}

/// Makes the template once per set of migrations, whoever comes first.
async fn make_template() -> String {
    let edition = MIGRATIONS.iter().fold(0_u64, |sum, it| {
        it.checksum.iter().fold(sum, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)))
    });
    let name = format!("switchboard_template_{edition:x}");
    let mut server = admin("postgres").await;
    run(&mut server, "select pg_advisory_lock(712001)".to_owned()).await;
    let there: Option<bool> = sqlx::query_scalar("select true from pg_database where datname = $1 and datistemplate")
        .bind(&name)
        .fetch_optional(&mut server)
        .await
        .expect("the catalogue can be read");
    if there.is_none() {
        run(&mut server, format!("drop database if exists {name} with (force)")).await;
        run(&mut server, format!("create database {name}")).await;
        let mut fresh = admin(&name).await;
        MIGRATIONS.run(&mut fresh).await.expect("the migrations run");
        run(
            &mut fresh,
            format!(
                "do $$ begin
                    if not exists (select from pg_roles where rolname = '{LOGIN}') then
                        create role {LOGIN} login password '{PASSWORD}';
                    end if;
                    grant switchboard_desk to {LOGIN};
                end $$"
            ),
        )
        .await;
        people(&mut fresh).await;
        fresh.close().await.expect("the template closes");
        run(&mut server, format!("alter database {name} is_template true")).await;
    }
    run(&mut server, "select pg_advisory_unlock(712001)".to_owned()).await;
    name
}

/// Fills the template with the people everybody knows.
async fn people(db: &mut PgConnection) {
    const WHEN: &str = "timestamptz '2026-01-05 08:00Z'";
    for (tenant, slug, name, zone, language) in [
        (MA_BOUTIQUE, "ma-boutique", "Ma Boutique", "Europe/Paris", "fr"),
        (NORDIC_WHOLESALE, "nordic-wholesale", "Nordic Wholesale", "Europe/Stockholm", "en"),
        (AUTRE_CLIENT, "autre-client", "Autre Client", "Europe/Paris", "fr"),
    ] {
        run(
            db,
            format!(
                "begin; set local app.tenant_id = '{tenant}';
                 insert into tenants (id, slug, name, time_zone, language, created_at, updated_at)
                 values ('{tenant}', '{slug}', '{name}', '{zone}', '{language}', {WHEN}, {WHEN});
                 insert into knowledge_editions (tenant_id) values ('{tenant}'); commit"
            ),
        )
        .await;
    }
    for person in Person::ALL.map(|it| it()) {
        let (tenant, user, member) = (person.tenant, person.user(), person.member());
        run(
            db,
            format!(
                "begin; set local app.tenant_id = '{tenant}'; set local app.user_id = '{user}';
                 insert into users (id, email, name, password_hash, created_at, updated_at)
                 values ('{user}', '{}', '{}', 'none', {WHEN}, {WHEN}) on conflict (id) do nothing;
                 insert into members (tenant_id, id, user_id, role, created_at, updated_at)
                 values ('{tenant}', '{member}', '{user}', '{}', {WHEN}, {WHEN}); commit",
                person.email(),
                person.name,
                person.role
            ),
        )
        .await;
    }
}
