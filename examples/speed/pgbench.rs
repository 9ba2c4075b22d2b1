//! The limit: PostgreSQL's own load generator with the product's own statements.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::Result;
use super::place::Place;
use super::wire::Statement;

/// A file of statements.
pub struct Script(PathBuf);

impl Script {
    /// Writes the statements of one request.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(name: &str, statements: &[Statement]) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("switchboard-{}-{name}.sql", std::process::id()));
        // One line each: a line break would end pgbench's own commands only, yet it reads better.
        let lines: Vec<String> =
            statements.iter().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        std::fs::write(&path, lines.iter().map(|it| format!("{};\n", it.trim_end_matches(';'))).collect::<String>())?;
        Ok(Self(path))
    }

    /// Runs it again and again on `connections` connections for a time; how often a second.
    ///
    /// # Errors
    /// When pgbench fails.
    pub async fn run(&self, place: &Place, connections: usize, time: Duration) -> Result<f64> {
        let app = &place.app;
        let host = app.get_socket().map_or_else(|| app.get_host().to_owned(), |it| it.display().to_string());
        let threads = connections.min(2);
        let mut command = Command::new(&place.pgbench);
        command
            .args(["--no-vacuum", "--protocol=prepared", "--file"])
            .arg(&self.0)
            .args(["--client", &connections.to_string(), "--jobs", &threads.to_string()])
            .args(["--time", &time.as_secs().max(1).to_string()])
            .args(["--host", &host, "--port", &app.get_port().to_string(), "--username", app.get_username()])
            .arg(app.get_database().unwrap_or("postgres"))
            .env("PGPASSWORD", password(&place.app_url));
        let output = tokio::task::spawn_blocking(move || command.output()).await??;
        let said = String::from_utf8_lossy(&output.stdout);
        let rate = said.lines().find_map(|it| it.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        let failed = said.lines().any(|it| it.starts_with("number of failed transactions: ") && !it.contains(": 0 "));
        match rate.filter(|_| output.status.success() && !failed) {
            Some(rate) => Ok(rate),
            None => Err(format!("pgbench failed: {said}{}", String::from_utf8_lossy(&output.stderr)).into()),
        }
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The password in a URL.
fn password(url: &str) -> String {
    let login = url.split_once("://").and_then(|(_, rest)| rest.split_once('@')).map_or("", |(login, _)| login);
    login.split_once(':').map_or("", |(_, password)| password).to_owned()
}
