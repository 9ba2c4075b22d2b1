//! Settings: from the environment, or from one file, or the default.
//!
//! The environment wins over the file. `docs/configuration.md` has one row for each entry of
//! [`ALL`]; a test compares them. A wrong value stops the start with the setting's name.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use switchboard::knowledge::Language;
use switchboard::sealing::{Seal, SealKey};
use switchboard::tenancy::{Durability, usual_page_connections};

use crate::network::Network;

mod bucket;
mod embedding;
mod list;
mod secrets;
mod stripe;
mod values;

pub use bucket::Bucket;
pub use embedding::{EmbeddingEndpoint, QdrantServer};
pub use list::{ALL, Setting};
pub use secrets::Hidden;
pub use stripe::StripeAccount;
use values::{connections, durability, host, one_of, parse};

/// The settings, read and understood.
#[derive(Clone)]
pub struct Settings {
    /// `DATABASE_URL`
    pub database: Option<PgConnectOptions>,
    /// The password in `DATABASE_URL`, which its options keep to themselves
    pub database_password: Option<Hidden>,
    /// `DATABASE_ADMIN_URL`
    pub database_admin: Option<PgConnectOptions>,
    /// `DATABASE_POOL`, connections
    pub database_pool: u32,
    /// `DATABASE_PAGES`, connections
    pub database_pages: u32,
    /// `LISTEN`
    pub listen: SocketAddr,
    /// `METRICS_LISTEN`
    pub metrics_listen: Option<SocketAddr>,
    /// `PUBLIC_URL`, without a trailing slash
    pub public_url: String,
    /// `SECRET_KEY`, which seals, and then `SECRET_KEYS_OTHER`
    pub secret_keys: Option<Vec<SealKey>>,
    /// `TRUSTED_PROXIES`
    pub trusted_proxies: Vec<Network>,
    /// `SMTP_URL`
    pub smtp_url: Option<String>,
    /// `MAIL_FROM`
    pub mail_from: String,
    /// `EGRESS_ALLOW`, lower-case hosts
    pub egress_allow: Vec<String>,
    /// `ENVIRONMENT` is `development`
    pub development: bool,
    /// `SWITCHBOARD_THROW_AWAY_DATABASE`
    pub durability: Durability,
    /// `FILES_ROOT`
    pub files_root: String,
    /// `FILES_BUCKET` with `FILES_REGION`, `FILES_ENDPOINT`, `FILES_KEY_ID` and `FILES_SECRET`
    pub files_bucket: Option<Bucket>,
    /// `EMBEDDING_FOLDER`
    pub embedding_folder: Option<String>,
    /// `EMBEDDING_LANGUAGES`, those that the model of the folder knows
    pub embedding_languages: Vec<Language>,
    /// `EMBEDDING_URL` with `EMBEDDING_MODEL` and `EMBEDDING_KEY`
    pub embedding_endpoint: Option<EmbeddingEndpoint>,
    /// `QDRANT_URL` with `QDRANT_KEY`
    pub qdrant: Option<QdrantServer>,
    /// `BILLING`: whether workspaces pay.
    pub billing: bool,
    /// `STRIPE_SECRET_KEY` with `STRIPE_WEBHOOK_SECRET` and `STRIPE_API_URL`
    pub stripe: Option<StripeAccount>,
    /// `SITE_ROOT`
    pub site_root: String,
    /// `LOG`
    pub log: String,
    /// `LOG_FORMAT` is `json`
    pub log_json: bool,
}

/// Passwords and keys are among them, so none is printed by accident (`P-2`).
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Settings(…)")
    }
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct WrongSetting {
    /// Which one.
    pub name: String,
    /// What is wrong, and what would be right.
    pub problem: String,
}

fn wrong(name: &str, problem: impl ToString) -> WrongSetting {
    WrongSetting { name: name.to_owned(), problem: problem.to_string() }
}

/// Reads the environment and the file that `SWITCHBOARD_CONFIG` names.
///
/// # Errors
/// [`WrongSetting`] for the first value that cannot be used.
pub fn read() -> Result<Settings, WrongSetting> {
    let file = match std::env::var("SWITCHBOARD_CONFIG") {
        Ok(path) => {
            let text =
                std::fs::read_to_string(&path).map_err(|e| wrong("SWITCHBOARD_CONFIG", format!("{path}: {e}")))?;
            parse_file(&text)?
        }
        Err(_) => BTreeMap::new(),
    };
    understand(|name| std::env::var(name).ok().or_else(|| file.get(name).cloned()))
}

fn parse_file(text: &str) -> Result<BTreeMap<String, String>, WrongSetting> {
    let table: toml::Table = text.parse().map_err(|e| wrong("SWITCHBOARD_CONFIG", e))?;
    let mut values = BTreeMap::new();
    for (key, value) in table {
        let name = key.to_uppercase();
        if !ALL.iter().any(|setting| setting.name == name) {
            return Err(wrong(&name, "there is no such setting"));
        }
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(yes) => yes.to_string(),
            _ => return Err(wrong(&name, "must be a text or a number")),
        };
        values.insert(name, value);
    }
    Ok(values)
}

/// Understands settings, wherever their values come from.
///
/// # Errors
/// [`WrongSetting`] for the first value that cannot be used.
pub fn understand(value_of: impl Fn(&str) -> Option<String>) -> Result<Settings, WrongSetting> {
    let raw = |name: &str| -> String {
        let default = ALL.iter().find(|it| it.name == name).map_or("", |it| it.default);
        value_of(name).unwrap_or_else(|| default.to_owned()).trim().to_owned()
    };
    let some = |name: &str| Some(raw(name)).filter(|text| !text.is_empty());
    let list = |name: &str| -> Vec<String> {
        raw(name).split(',').map(|it| it.trim().to_lowercase()).filter(|it| !it.is_empty()).collect()
    };

    let public_url = raw("PUBLIC_URL").trim_end_matches('/').to_owned();
    if !(public_url.starts_with("https://") || public_url.starts_with("http://")) {
        return Err(wrong("PUBLIC_URL", "must begin with https:// (or http:// on this machine)"));
    }
    let database = |name: &str| -> Result<Option<PgConnectOptions>, WrongSetting> {
        let Some(url) = some(name) else { return Ok(None) };
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            return Err(wrong(name, "must begin with postgres://"));
        }
        PgConnectOptions::from_str(&url).map(Some).map_err(|e| wrong(name, e))
    };
    let development = one_of("ENVIRONMENT", &raw("ENVIRONMENT"), ["production", "development"])? == "development";
    Ok(Settings {
        database: database("DATABASE_URL")?,
        database_password: some("DATABASE_URL").and_then(|it| secrets::password(&it)),
        database_admin: database("DATABASE_ADMIN_URL")?,
        database_pool: connections("DATABASE_POOL", &raw("DATABASE_POOL"))?,
        database_pages: some("DATABASE_PAGES")
            .map_or_else(|| Ok(usual_page_connections()), |it| connections("DATABASE_PAGES", &it))?,
        listen: parse("LISTEN", &raw("LISTEN"), "an address and a port, such as 127.0.0.1:3000")?,
        metrics_listen: some("METRICS_LISTEN")
            .map(|it| parse("METRICS_LISTEN", &it, "an address and a port, such as 127.0.0.1:9464"))
            .transpose()?,
        public_url,
        secret_keys: secrets::keys(some("SECRET_KEY"), &raw("SECRET_KEYS_OTHER"))?,
        trusted_proxies: list("TRUSTED_PROXIES")
            .iter()
            .map(|it| parse("TRUSTED_PROXIES", it, "an address or a network such as 172.30.71.0/24"))
            .collect::<Result<_, _>>()?,
        smtp_url: some("SMTP_URL"),
        mail_from: raw("MAIL_FROM"),
        egress_allow: list("EGRESS_ALLOW").into_iter().map(host).collect::<Result<_, _>>()?,
        development,
        durability: durability(&raw("SWITCHBOARD_THROW_AWAY_DATABASE"), development)?,
        files_root: raw("FILES_ROOT"),
        files_bucket: bucket::bucket(some)?,
        embedding_folder: some("EMBEDDING_FOLDER"),
        embedding_languages: list("EMBEDDING_LANGUAGES").iter().map(|it| Language::from_tag(it)).collect(),
        qdrant: embedding::qdrant(some("QDRANT_URL"), some("QDRANT_KEY"))?,
        embedding_endpoint: embedding::endpoint(some("EMBEDDING_URL"), some("EMBEDDING_MODEL"), some("EMBEDDING_KEY"))?,
        billing: one_of("BILLING", &raw("BILLING"), ["off", "on"])? == "on",
        stripe: stripe::account(some("STRIPE_SECRET_KEY"), some("STRIPE_WEBHOOK_SECRET"), some("STRIPE_API_URL"))?,
        site_root: raw("SITE_ROOT"),
        log: raw("LOG"),
        log_json: one_of("LOG_FORMAT", &raw("LOG_FORMAT"), ["text", "json"])? == "json",
    })
}

impl Settings {
    /// The application's database.
    ///
    /// # Errors
    /// [`WrongSetting`] when it is not set.
    pub fn database(&self) -> Result<PgConnectOptions, WrongSetting> {
        self.database.clone().ok_or_else(|| wrong("DATABASE_URL", "is not set"))
    }

    /// The owner's database.
    ///
    /// # Errors
    /// [`WrongSetting`] when it is not set.
    pub fn database_admin(&self) -> Result<PgConnectOptions, WrongSetting> {
        self.database_admin
            .clone()
            .ok_or_else(|| wrong("DATABASE_ADMIN_URL", "is not set; `migrate` and `demo` need the owner"))
    }

    /// The seal of all keys.
    ///
    /// # Errors
    /// [`WrongSetting`] when none is set.
    pub fn seal(&self) -> Result<Seal, WrongSetting> {
        match self.secret_keys.as_deref() {
            Some([current, others @ ..]) => Ok(Seal::knowing(*current, others.to_vec())),
            Some([]) | None => Err(wrong("SECRET_KEY", "is not set: openssl rand -base64 32")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> Result<Settings, WrongSetting> {
        understand(|it| (it == name).then(|| value.to_owned()))
    }

    #[test]
    fn the_documentation_has_every_setting_with_its_default() {
        let documented = include_str!("../../docs/configuration.md");
        for Setting { name, default, about } in ALL {
            let default = if default.is_empty() { String::new() } else { format!("`{default}`") };
            let row = format!("| `{name}` | {default} | {about} |");
            assert!(documented.contains(&row), "docs/configuration.md misses: {row}");
        }
    }

    #[test]
    fn the_defaults_are_understood() {
        let settings = understand(|_| None).unwrap();
        assert_eq!(settings.listen.to_string(), "127.0.0.1:3000");
        assert!(!settings.development);
        assert!(settings.database().is_err());
        assert_eq!(settings.seal().unwrap_err().name, "SECRET_KEY", "P-1: nothing starts without a key");
    }

    #[test]
    fn a_wrong_value_names_its_setting() {
        for (name, value) in [
            ("LISTEN", "localhost"),
            ("DATABASE_POOL", "many"),
            ("DATABASE_POOL", "0"),
            ("DATABASE_PAGES", "0"),
            ("EGRESS_ALLOW", "https://models.internal"),
            ("EGRESS_ALLOW", "models.internal:8080"),
            ("EGRESS_ALLOW", "*.internal"),
            ("EGRESS_ALLOW", "127.0.0.1, ::1"),
            ("SECRET_KEY", "c2hvcnQ="),
            ("SECRET_KEYS_OTHER", "c2hvcnQ="),
            ("ENVIRONMENT", "staging"),
            ("BILLING", "yes"),
            ("PUBLIC_URL", "desk.example.com"),
            ("TRUSTED_PROXIES", "10.0.0.1, gateway"),
            ("DATABASE_URL", "mysql://x"),
            ("SWITCHBOARD_THROW_AWAY_DATABASE", "1"),
        ] {
            assert_eq!(with(name, value).unwrap_err().name, name, "{value}");
        }
    }

    #[test]
    fn a_file_may_not_hold_unknown_settings() {
        assert_eq!(parse_file("listen = \"127.0.0.1:1\"").unwrap()["LISTEN"], "127.0.0.1:1");
        assert_eq!(parse_file("lissten = 1").unwrap_err().name, "LISSTEN");
    }

    #[test]
    fn a_host_that_may_be_called_is_a_name_or_a_number() {
        let allowed = with("EGRESS_ALLOW", "Models.internal, 127.0.0.1,[::1], my_model").unwrap().egress_allow;
        assert_eq!(allowed, ["models.internal", "127.0.0.1", "[::1]", "my_model"]);
    }

    #[test]
    fn the_password_of_a_database_is_decoded_wherever_its_address_comes_from() {
        let file = parse_file("database_url = \"postgres://desk:p%40ss%2Fw+%C3%A9%26@db/desk\"").unwrap();
        let settings = understand(|name| file.get(name).cloned()).unwrap();
        assert_eq!(settings.database_password, Some(Hidden("p@ss/w+é&".to_owned())));
        assert_eq!(format!("{:?}", settings.database_password), "Some(Hidden(…))", "and not printed");
        assert_eq!(with("DATABASE_URL", "postgres://desk@db/desk").unwrap().database_password, None);
    }
}
