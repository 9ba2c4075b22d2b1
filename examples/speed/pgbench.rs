//! The limit: PostgreSQL's own load generator with the product's own statements.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use sqlx::postgres::PgConnection;
use sqlx::postgres::types::Oid;

use super::Result;
use super::place::Place;
use super::wire::Statement;

/// pgbench's variable that says whether a connection is new.
const NEW: &str = "new";

/// A file of statements.
pub struct Script(PathBuf);

impl Script {
    /// Writes the statements of one request. Each connection prepares them once, as the product's do, with the same
    /// parameters: values written into the text would be folded into the plan, and pgbench would run less than
    /// the page does.
    ///
    /// # Errors
    /// When the file cannot be written, or the database does not say its types.
    pub async fn write(place: &Place, name: &str, statements: &[Statement]) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("switchboard-{}-{name}.sql", std::process::id()));
        let names = names_of_types(&mut place.owner().await?).await?;
        let (mut prepared, mut run) = (String::new(), String::new());
        for (number, statement) in statements.iter().enumerate() {
            // One line each: a line break would end pgbench's own commands only, yet it reads better.
            let text = statement.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let text = text.trim_end_matches(';');
            let Some(types) = statement.types.as_deref().filter(|_| can_be_prepared(text)) else {
                run += &format!("{text};\n");
                continue;
            };
            let types: Vec<&str> = types.iter().map(|it| names.get(it).map_or("unknown", String::as_str)).collect();
            prepared += &format!("prepare s{number}{} as {text};\n", in_brackets(&types.join(", ")));
            run += &format!("execute s{number}{};\n", in_brackets(&statement.values.join(", ")));
        }
        std::fs::write(&path, format!("\\if :{NEW}\n{prepared}\\set {NEW} 0\n\\endif\n{run}"))?;
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
            .args(["--no-vacuum", "--protocol=simple", "--define", &format!("{NEW}=1"), "--file"])
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

/// Whether PostgreSQL prepares it ("SQL Commands", `PREPARE`); `begin` and its like are only said.
fn can_be_prepared(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    ["select", "insert", "update", "delete", "with", "values"].contains(&first.as_str())
}

/// A list in brackets; nothing where there is none.
fn in_brackets(list: &str) -> String {
    if list.is_empty() { String::new() } else { format!("({list})") }
}

/// The types of the database, by their number.
async fn names_of_types(owner: &mut PgConnection) -> Result<HashMap<u32, String>> {
    let types: Vec<(Oid, String)> =
        sqlx::query_as("select oid, format_type(oid, null) from pg_type").fetch_all(owner).await?;
    Ok(types.into_iter().map(|(number, name)| (number.0, name)).collect())
}

/// The password in a URL.
fn password(url: &str) -> String {
    let login = url.split_once("://").and_then(|(_, rest)| rest.split_once('@')).map_or("", |(login, _)| login);
    login.split_once(':').map_or("", |(_, password)| password).to_owned()
}
