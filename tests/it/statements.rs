//! Every statement in the sources, prepared and planned as the application: a broken one, or
//! one whose grant is missing, fails here and not in front of a customer.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use switchboard::world::World;

/// The commands of an operator work as the owner of the database.
const AS_OWNER: [&str; 2] = ["doctor.rs", "migrate.rs"];

/// About a table that is there only with the extension `vector`; their own test tries them where it is.
const WITH_EXTENSION: &str = "neighbours.rs";

/// A constant that holds SQL.
#[derive(Debug, PartialEq, Eq)]
pub struct Statement {
    pub name: String,
    pub sql: String,
}

/// Reads `const NAME: &str = "…";` wherever the text begins like a statement.
pub fn statements(source: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find("const ") {
        rest = &rest[at + "const ".len()..];
        let Some((name, after)) = rest.split_once(':') else { break };
        let Some(literal) =
            after.trim_start().strip_prefix("&str =").or_else(|| after.trim_start().strip_prefix("&'static str ="))
        else {
            continue;
        };
        if let Some(sql) = text(literal.trim_start()).filter(|it| is_sql(it)) {
            found.push(Statement { name: name.trim().to_owned(), sql });
        }
    }
    found
}

/// The content of the string literal that `source` begins with.
fn text(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix("r#\"") {
        return raw.split_once("\"#").map(|(text, _)| text.to_owned());
    }
    if let Some(raw) = source.strip_prefix("r\"") {
        return raw.split_once('"').map(|(text, _)| text.to_owned());
    }
    let mut letters = source.strip_prefix('"')?.chars().peekable();
    let mut text = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(text),
            '\\' => match letters.next()? {
                '\n' => while letters.next_if(|it| it.is_whitespace()).is_some() {},
                'n' => text.push('\n'),
                escaped => text.push(escaped),
            },
            letter => text.push(letter),
        }
    }
}

fn is_sql(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "select" | "insert" | "update" | "delete" | "with") && text.split_whitespace().count() > 1
}

/// The Rust files of the desk and of the machine room, without tests.
pub fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("server/src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match () {
                () if path.is_dir() && !matches!(name.as_str(), "tests" | "world") => folders.push(path),
                () if name.ends_with(".rs") && name != "tests.rs" => files.push(path),
                () => {}
            }
        }
    }
    files.sort();
    files
}

/// Prepares the statement and plans it with nothing bound, which also asks for the grants.
async fn problem(db: &mut PgConnection, sql: &str) -> Option<String> {
    let planned = async {
        sqlx::raw_sql(AssertSqlSafe(format!("prepare tried as {sql}"))).execute(&mut *db).await?;
        let values: i32 = sqlx::query_scalar(
            "select coalesce(array_length(parameter_types, 1), 0) from pg_prepared_statements where name = 'tried'",
        )
        .fetch_one(&mut *db)
        .await?;
        let nothing = vec!["null"; usize::try_from(values).unwrap_or(0)].join(", ");
        let execute = if values == 0 { "tried".to_owned() } else { format!("tried({nothing})") };
        sqlx::raw_sql(AssertSqlSafe(format!("explain execute {execute}"))).execute(&mut *db).await?;
        sqlx::raw_sql("deallocate tried").execute(&mut *db).await
    };
    let refused = planned.await.err()?;
    // Whatever failed, the next statement begins afresh.
    drop(sqlx::raw_sql("deallocate tried").execute(db).await);
    Some(refused.to_string())
}

#[tokio::test]
async fn every_statement_is_understood_and_allowed() {
    let world = World::new().await;
    let mut application = PgConnection::connect_with(&world.database().login()).await.unwrap();
    let mut owner = world.database().owner().await;
    let mut broken = Vec::new();
    let mut tried = 0;
    for file in sources().into_iter().filter(|it| !it.ends_with(WITH_EXTENSION)) {
        let source = std::fs::read_to_string(&file).unwrap();
        // What stands below the tests of a file is not part of the product.
        let product = source.split("#[cfg(test)]").next().unwrap_or_default();
        let statements = statements(product);
        let is_store = file.file_name().is_some_and(|it| it == "store.rs" || it == "system.rs");
        if is_store && statements.is_empty() && !product.contains("sqlx::query") {
            continue;
        }
        assert!(!is_store || !statements.is_empty(), "{}: no statement was found in this store", file.display());
        let as_owner = file.file_name().is_some_and(|it| AS_OWNER.iter().any(|name| it == *name));
        let db = if as_owner { &mut owner } else { &mut application };
        for Statement { name, sql } in statements {
            tried += 1;
            if let Some(problem) = problem(db, &sql).await {
                broken.push(format!("{} {name}: {problem}", file.display()));
            }
        }
    }
    assert!(tried > 15, "the statements were found: {tried}");
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[tokio::test]
async fn a_broken_statement_is_seen() {
    let world = World::new().await;
    let mut db = PgConnection::connect_with(&world.database().login()).await.unwrap();
    for (broken, why) in [
        ("select nickname from contacts", "does not exist"),
        ("selct 1", "syntax error"),
        ("delete from audit_log where tenant_id = $1", "permission denied"),
        ("select password_hash from users where id = $1", "permission denied"),
    ] {
        let problem = problem(&mut db, broken).await.unwrap_or_default();
        assert!(problem.contains(why), "{broken}: {problem}");
    }
    assert_eq!(problem(&mut db, "select id from contacts where tenant_id = $1 and id = $2").await, None);
}

#[test]
fn constants_are_read_as_the_compiler_reads_them() {
    let source = r#"
        const FIND: &str = "
            select id from \"leads\" \
            where id = $1";
        const NAME: &str = "not a statement";
        const SIZE: usize = 3;
        pub(super) const DROP: &'static str = "delete from leads";"#;
    let found: Vec<(String, String)> = statements(source)
        .into_iter()
        .map(|it| (it.name, it.sql.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    assert_eq!(
        found,
        [
            ("FIND".to_owned(), "select id from \"leads\" where id = $1".to_owned()),
            ("DROP".to_owned(), "delete from leads".to_owned())
        ]
    );
}
