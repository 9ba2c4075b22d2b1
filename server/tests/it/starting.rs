//! T-2 and J-2: what the program says when it is started on a database that it must not use. R-9: that it serves
//! where it can say nothing.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Output};
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use switchboard::world::World;

/// `switchboard serve` on a database, at an address.
fn program(database: PgConnectOptions, address: SocketAddr) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_switchboard"));
    program
        .arg("serve")
        .env_clear()
        .env("DATABASE_URL", database.to_url_lossy().as_str())
        .env("SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        .env("LISTEN", address.to_string());
    program
}

/// Starts it and waits for its end. Its address is taken, so that it ends also when it finds nothing wrong with the
/// database.
fn serve(database: PgConnectOptions, settings: &[(&str, &str)]) -> Output {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    program(database, taken.local_addr().unwrap()).envs(settings.iter().copied()).output().unwrap()
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

/// A program that is ended with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_9_a_full_disk_under_the_log_ends_nothing() {
    let world = World::new().await;
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    // Every write to it says that there is no room; the start alone has two things to say.
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut running = Running(
        program(world.database().login(), address)
            .args(["--role", "worker"])
            .envs([("ENVIRONMENT", "development"), ("SWITCHBOARD_THROW_AWAY_DATABASE", "1")])
            .stderr(full)
            .spawn()
            .unwrap(),
    );
    let asking = async {
        loop {
            if let Ok(answer) = reqwest::get(format!("http://{address}/livez")).await {
                return answer.status();
            }
            assert_eq!(running.0.try_wait().unwrap(), None, "it ended");
            tokio::task::yield_now().await;
        }
    };
    let status = tokio::time::timeout(Duration::from_secs(20), asking).await.expect("it serves");
    assert_eq!(status, 200);
}
