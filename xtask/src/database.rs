//! Which database to use, and as whom.
//!
//! `DATABASE_URL`, when set, names a server of the developer's own and a role that may create
//! roles and databases. When it is not, an embedded cluster is started. Either way the
//! product itself signs in as a role that owns nothing, whose password is made up once.

use std::env;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::postgres::{self, Purpose, Running};
use crate::{npm, secrets, shell};

const APP_ROLE: &str = "switchboard_app";
/// The database of the demo.
const DEMO: &str = "switchboard";

/// A database, seen by the two roles that use it.
pub struct Database {
    /// The role that migrates and loads the demo: `DATABASE_ADMIN_URL`.
    pub admin_url: String,
    /// The role that the product signs in as: `DATABASE_URL`.
    pub app_url: String,
}

impl Database {
    /// The product's role on the database that an administrator's URL names.
    pub fn of(admin_url: String) -> Outcome<Self> {
        let app_url = with_login(&admin_url, APP_ROLE, &secrets::password("app-password")?)?;
        Ok(Self { admin_url, app_url })
    }
}

/// A PostgreSQL server: the developer's own, or an embedded cluster held until this is dropped.
pub struct Server {
    own: Option<String>,
    embedded: Option<Running>,
}

impl Server {
    /// The server that `DATABASE_URL` names, else an embedded cluster.
    pub fn ready(purpose: Purpose) -> Outcome<Self> {
        match env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()) {
            Some(own) => Ok(Self { own: Some(own), embedded: None }),
            None => Ok(Self { own: None, embedded: Some(postgres::start(purpose)?) }),
        }
    }

    /// An embedded cluster, whatever `DATABASE_URL` names: nobody's own server is to be killed.
    pub fn embedded(purpose: Purpose) -> Outcome<Self> {
        Ok(Self { own: None, embedded: Some(postgres::start(purpose)?) })
    }

    /// Tells a program all that it needs to stop, kill and start an embedded cluster.
    pub fn hand_over(&self, command: &mut Command) {
        if let Some(embedded) = &self.embedded {
            embedded.hand_over(command);
        }
    }

    /// Where an administrator connects to begin with.
    pub fn admin_url(&self) -> String {
        match (&self.own, &self.embedded) {
            (Some(own), _) => own.clone(),
            (None, Some(embedded)) => embedded.url("postgres"),
            (None, None) => String::new(),
        }
    }

    /// The database of the demo: the one that `DATABASE_URL` names, or `switchboard` on our own cluster.
    pub fn demo(&self) -> Outcome<Database> {
        if let Some(own) = &self.own {
            return Database::of(own.clone());
        }
        let known = sql(&self.admin_url(), &format!("select 1 from pg_database where datname = '{DEMO}'"))?;
        if known.is_empty() {
            sql(&self.admin_url(), &format!("create database {DEMO}"))?;
        }
        Database::of(with_database(&self.admin_url(), DEMO)?)
    }

    /// Throws the demo away.
    pub fn discard_demo(&self) -> Outcome {
        match &self.own {
            Some(_) => Err(Failure::new("The database that DATABASE_URL names is not ours to throw away")
                .advice("empty it yourself, or unset DATABASE_URL to have a demo of its own")),
            None => self.discard(DEMO),
        }
    }

    /// A database that is kept from run to run; others whose names begin alike are outdated, and go.
    pub fn kept(&self, name: &str) -> Outcome<Database> {
        let family = name.split('_').next().unwrap_or(name);
        let known =
            sql(&self.admin_url(), &format!("select datname from pg_database where datname like '{family}\\_%'"))?;
        for outdated in known.lines().filter(|it| *it != name) {
            self.discard(outdated)?;
        }
        if !known.lines().any(|it| it == name) {
            sql(&self.admin_url(), &format!("create database {name}"))?;
        }
        Database::of(with_database(&self.admin_url(), name)?)
    }

    /// A new, empty database.
    pub fn create(&self, name: &str) -> Outcome<Database> {
        sql(&self.admin_url(), &format!("create database {name}"))?;
        Database::of(with_database(&self.admin_url(), name)?)
    }

    /// Removes a database, whoever is still connected to it.
    pub fn discard(&self, name: &str) -> Outcome {
        sql(&self.admin_url(), &format!("drop database if exists {name} with (force)")).map(drop)
    }
}

/// `cargo xtask database`: a throw-away cluster for `cargo test`, left running.
pub fn leave_running() -> Outcome {
    let running = postgres::start(Purpose::Throwaway)?;
    println!("export TEST_DATABASE_URL='{}'", running.url("postgres"));
    running.leave_running();
    Ok(())
}

/// `cargo xtask database --stop`.
pub fn stop_left_running() -> Outcome {
    println!("{}", if postgres::stop(Purpose::Throwaway)? { "Stopped." } else { "It was not running." });
    Ok(())
}

fn sql(url: &str, statement: &str) -> Outcome<String> {
    shell::capture(
        shell::command("node")
            .args(["tools/sql.cjs", statement])
            .env("NODE_PATH", npm::tools()?.modules())
            .env("SQL_URL", url),
    )
    .map_err(|failure| failure.advice("check that the server answers and that the role may create databases and roles"))
}

/// The same URL for another role.
fn with_login(url: &str, role: &str, password: &str) -> Outcome<String> {
    let parts = Parts::of(url)?;
    Ok(format!("{}://{role}:{password}@{}/{}{}", parts.scheme, parts.host, parts.database, parts.query))
}

/// The same URL for another database.
fn with_database(url: &str, database: &str) -> Outcome<String> {
    let parts = Parts::of(url)?;
    let login = parts.login.map(|login| format!("{login}@")).unwrap_or_default();
    Ok(format!("{}://{login}{}/{database}{}", parts.scheme, parts.host, parts.query))
}

/// `scheme://login@host/database?query`, cut at its marks.
struct Parts<'url> {
    scheme: &'url str,
    login: Option<&'url str>,
    host: &'url str,
    database: &'url str,
    /// With its question mark, or empty.
    query: &'url str,
}

impl<'url> Parts<'url> {
    fn of(url: &'url str) -> Outcome<Self> {
        let (scheme, rest) = url
            .split_once("://")
            .filter(|(scheme, _)| matches!(*scheme, "postgres" | "postgresql"))
            .ok_or_else(|| {
            Failure::new("DATABASE_URL is not the address of a PostgreSQL")
                .advice("write it as postgres://role:password@host:5432/database")
        })?;
        let (place, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
        let (authority, database) = place.split_once('/').unwrap_or((place, ""));
        let (login, host) = match authority.rsplit_once('@') {
            Some((login, host)) => (Some(login), host),
            None => (None, authority),
        };
        Ok(Self { scheme, login, host, database, query })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OVER_TCP: &str = "postgres://admin:s%40fe@db.example:5433/desk?sslmode=require";
    const OVER_SOCKET: &str = "postgres://postgres@localhost/postgres?host=%2Frun";

    #[test]
    fn the_app_signs_in_as_its_own_role() -> Outcome {
        assert_eq!(with_login(OVER_TCP, "app", "pw")?, "postgres://app:pw@db.example:5433/desk?sslmode=require");
        assert_eq!(with_login(OVER_SOCKET, "app", "pw")?, "postgres://app:pw@localhost/postgres?host=%2Frun");
        Ok(())
    }

    #[test]
    fn another_database_keeps_login_and_host() -> Outcome {
        assert_eq!(with_database(OVER_TCP, "x")?, "postgres://admin:s%40fe@db.example:5433/x?sslmode=require");
        assert_eq!(with_database("postgres://localhost", "x")?, "postgres://localhost/x");
        Ok(())
    }

    #[test]
    fn a_url_of_something_else_is_refused() {
        assert!(with_database("mysql://localhost/desk", "x").is_err());
    }
}
