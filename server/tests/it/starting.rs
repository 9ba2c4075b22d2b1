//! T-2 and J-2: what the program says when it is started on a database that it must not use.

use std::net::TcpListener;
use std::process::{Command, Output};

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use switchboard::world::World;

/// Starts `switchboard serve` on a database and waits for its end. Its address is taken, so
/// that it ends also when it finds nothing wrong with the database.
fn serve(database: PgConnectOptions, settings: &[(&str, &str)]) -> Output {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    Command::new(env!("CARGO_BIN_EXE_switchboard"))
        .arg("serve")
        .env_clear()
        .env("DATABASE_URL", database.to_url_lossy().as_str())
        .env("SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        .env("LISTEN", taken.local_addr().unwrap().to_string())
        .envs(settings.iter().copied())
        .output()
        .unwrap()
}

/// It ended without success and said so.
fn says(ended: &Output, words: &str) {
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(!ended.status.success(), "{said}");
    assert!(said.contains(words), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn t_2_the_program_does_not_start_as_the_owner() {
    let world = World::new().await;
    let ended = serve(world.database().owner_options(), &[]);
    says(&ended, "the database role is unsafe: ");
    says(&ended, "owns table contacts");
}

#[tokio::test(flavor = "multi_thread")]
async fn j_2_the_program_does_not_start_on_a_database_that_forgets() {
    let world = World::new().await;
    let hasty = || world.database().login().options([("synchronous_commit", "off")]);
    says(&serve(hasty(), &[]), "the database may lose what it acknowledged: ");

    let waived = ("SWITCHBOARD_THROW_AWAY_DATABASE", "1");
    says(&serve(hasty(), &[waived]), "it needs ENVIRONMENT=development");

    let waiving = serve(hasty(), &[waived, ("ENVIRONMENT", "development")]);
    says(&waiving, "SWITCHBOARD_THROW_AWAY_DATABASE is set");
    says(&waiving, "LISTEN: ");
}
