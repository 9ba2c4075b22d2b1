//! `switchboard migrate`: brings the database up to date, as its owner.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use switchboard::knowledge::vectors::Neighbours;
use switchboard::tenancy::MIGRATIONS;

use super::Failure;
use crate::settings::{Hidden, Settings};

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
            sqlx::raw_sql(Neighbours::SCHEMA).execute(&mut owner).await?;
            if let Some(login) = &settings.database {
                admit(&mut owner, login, settings.database_password.as_ref()).await?;
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

/// Makes the application's login role where it is missing, gives it its password, and lets it in.
async fn admit(
    owner: &mut PgConnection,
    login: &PgConnectOptions,
    password: Option<&Hidden>,
) -> Result<(), sqlx::Error> {
    const THERE: &str = "select exists (select from pg_roles where rolname = $1)";
    const QUOTED: &str = "select quote_ident($1), quote_literal($2)";

    let name = login.get_username();
    let there: bool = sqlx::query_scalar(THERE).bind(name).fetch_one(&mut *owner).await?;
    let secret = password.map_or("", |it| it.0.as_str());
    let (role, secret): (String, String) =
        sqlx::query_as(QUOTED).bind(name).bind(secret).fetch_one(&mut *owner).await?;
    let change = match (there, password) {
        (false, Some(_)) => Some(format!("create role {role} login password {secret}")),
        (false, None) => Some(format!("create role {role} login")),
        (true, Some(_)) => Some(format!("alter role {role} login password {secret}")),
        // Somebody lets it in by other means than a password.
        (true, None) => None,
    };
    if let Some(change) = change {
        sqlx::raw_sql(AssertSqlSafe(change)).execute(&mut *owner).await?;
    }
    sqlx::raw_sql(AssertSqlSafe(format!("grant switchboard_desk to {role}"))).execute(owner).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use switchboard::world::World;

    use super::*;

    #[tokio::test]
    async fn a_login_is_made_with_its_password_and_gets_a_new_one() {
        const KEPT: &str = "select coalesce(rolpassword, '') from pg_authid where rolname = $1 and rolcanlogin";

        let world = World::new().await;
        let mut owner = world.database().owner().await;
        let name = format!("desk_{}", uuid::Uuid::new_v4().simple());
        let login = PgConnectOptions::from_str(&format!("postgres://{name}@localhost/desk")).unwrap();
        let mut kept: Vec<String> = Vec::new();
        for password in [Some("it's 1"), Some("p@ss 2"), None] {
            let password = password.map(|it| Hidden(it.to_owned()));
            admit(&mut owner, &login, password.as_ref()).await.unwrap();
            kept.push(sqlx::query_scalar(KEPT).bind(&name).fetch_one(&mut owner).await.unwrap());
        }
        sqlx::raw_sql(AssertSqlSafe(format!("drop role {name}"))).execute(&mut owner).await.unwrap();

        assert!(!kept[0].is_empty());
        assert_ne!(kept[0], kept[1], "a new password replaces the old one");
        assert_eq!(kept[1], kept[2], "no password leaves it as it is");
    }
}
