//! `switchboard migrate`: brings the database up to date, as its owner.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use switchboard::tenancy::MIGRATIONS;

use super::Failure;
use crate::settings::Settings;

/// What to do with the migrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Run what has not run.
    Apply,
    /// Say what ran and what did not.
    Status,
    /// Say what would run.
    DryRun,
}

/// Runs the command.
///
/// # Errors
/// When the database cannot be reached, or a migration fails; then nothing of it is kept.
pub async fn run(settings: Settings, mode: Mode) -> Result<(), Failure> {
    let mut owner = PgConnection::connect_with(&settings.database_admin()?).await?;
    let applied = applied(&mut owner).await?;
    match mode {
        Mode::Status => {
            for migration in MIGRATIONS.iter() {
                let state = if applied.contains(&migration.version) { "applied" } else { "waiting" };
                println!("{:04} {:<24} {state}", migration.version, migration.description);
            }
        }
        Mode::DryRun => {
            for migration in MIGRATIONS.iter().filter(|it| !applied.contains(&it.version)) {
                println!("-- {:04} {}\n{}", migration.version, migration.description, migration.sql.as_str());
            }
        }
        Mode::Apply => {
            MIGRATIONS.run(&mut owner).await?;
            if let Some(login) = &settings.database {
                admit(&mut owner, login, &login_password()).await?;
            }
            println!(
                "the database is up to date, at migration {:04}",
                MIGRATIONS.iter().map(|it| it.version).max().unwrap_or(0)
            );
        }
    }
    Ok(())
}

/// The migrations that have run.
pub(super) async fn applied(owner: &mut PgConnection) -> Result<Vec<i64>, sqlx::Error> {
    const THERE: &str = "select to_regclass('_sqlx_migrations') is not null";
    const APPLIED: &str = "select version from _sqlx_migrations where success order by version";

    if sqlx::query_scalar::<_, bool>(THERE).fetch_one(&mut *owner).await? {
        sqlx::query_scalar(APPLIED).fetch_all(owner).await
    } else {
        Ok(Vec::new())
    }
}

/// The password in `DATABASE_URL`, which the connection options keep to themselves.
fn login_password() -> String {
    let url = std::env::var("DATABASE_URL").unwrap_or_default();
    let password = url
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('@'))
        .and_then(|(who, _)| who.split_once(':'))
        .map(|(_, password)| password.to_owned());
    password.unwrap_or_default()
}

/// Makes the application's login role where it is missing, and lets it in.
async fn admit(owner: &mut PgConnection, login: &PgConnectOptions, password: &str) -> Result<(), sqlx::Error> {
    const THERE: &str = "select exists (select from pg_roles where rolname = $1)";
    const QUOTED: &str = "select quote_ident($1), quote_literal($2)";

    let name = login.get_username();
    let there: bool = sqlx::query_scalar(THERE).bind(name).fetch_one(&mut *owner).await?;
    let (role, secret): (String, String) =
        sqlx::query_as(QUOTED).bind(name).bind(password).fetch_one(&mut *owner).await?;
    if !there {
        let make = format!("create role {role} login password {secret}");
        sqlx::raw_sql(AssertSqlSafe(make)).execute(&mut *owner).await?;
    }
    sqlx::raw_sql(AssertSqlSafe(format!("grant switchboard_desk to {role}"))).execute(owner).await?;
    Ok(())
}
