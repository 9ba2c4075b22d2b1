//! P-1: what a copy of the database shows of the secrets that people and systems entrusted to the desk: nothing.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use sqlx::PgConnection;
use switchboard::access::{AssistantKeys, ChannelsConnect, KeysManage, Scope};
use switchboard::assistant::{self, NewProvider, Prices};
use switchboard::channels::{self, CallbackUrl};
use switchboard::team::{self, AppSecret, KeyName, NewServiceKey, Proved};
use switchboard::tenancy::RequestInfo;
use switchboard::world::*;

use crate::harness::{SESSION, Server, in_boutique};

const PASSWORD: &str = "six brass keys on a ring";
const MODEL_KEY: &str = "sk-canary-of-the-model-0123456789";

/// The rows of each table, as text.
type Rows = Vec<(String, String)>;
/// What must not be seen, each with what it is.
type Secrets = Vec<(&'static str, Vec<u8>)>;

/// Every row of every table: what a copy shows.
async fn copy(db: &mut PgConnection) -> Rows {
    const TABLES: &str = "
        select c.oid::regclass::text from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        order by 1";

    let tables: Vec<String> = sqlx::query_scalar(TABLES).fetch_all(&mut *db).await.unwrap();
    let mut all = Vec::new();
    for table in tables {
        let rows = format!("select coalesce(string_agg(to_jsonb(t)::text, e'\\n'), '') from {table} t");
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(rows)).fetch_one(&mut *db).await.unwrap();
        all.push((table, rows));
    }
    all
}

/// A secret as a careless column would show it: as it is, byte by byte, or in base64.
fn shapes(secret: &[u8]) -> Vec<String> {
    let hex: String = secret.iter().map(|it| format!("{it:02x}")).collect();
    let mut shapes = vec![hex, STANDARD_NO_PAD.encode(secret), URL_SAFE_NO_PAD.encode(secret)];
    shapes.extend(String::from_utf8(secret.to_vec()));
    shapes
}

/// The tables that show a secret.
fn shown(copy: &[(String, String)], secrets: &[(&str, Vec<u8>)]) -> Vec<String> {
    let mut found = Vec::new();
    for (what, secret) in secrets {
        for shape in shapes(secret) {
            let tables = copy.iter().filter(|(_, rows)| rows.contains(&shape));
            found.extend(tables.map(|(table, _)| format!("{table} shows {what}")));
        }
    }
    found
}

/// The bytes that an app's key stands for.
fn bytes_of(base32: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for letter in base32.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            _ => letter - b'2' + 26,
        };
        bits = (bits << 5) | u32::from(value);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).unwrap());
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

/// The secret of a token on the page that shows it.
fn token_on(page: &str) -> String {
    let word = |rest: &str| -> String {
        rest.chars().take_while(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_')).collect()
    };
    let found = page.split("sb_user_").skip(1).map(word).find(|it| it.len() == 43);
    format!("sb_user_{}", found.expect("the page shows the token"))
}

/// What was kept of everything that must not be seen, after a day on which all of it was used.
async fn a_day_with_secrets(server: &Server) -> (Secrets, Rows) {
    let (world, desk) = (&server.world, server.world.desk());
    let mut owner = world.database().owner().await;
    world.give_password(claire(), PASSWORD).await;
    let mut browser = server.stranger();
    let pairs = |given: &[(&str, &str)]| -> Vec<(String, String)> {
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let sign_in = pairs(&[("email", &claire().email()), ("password", PASSWORD)]);
    browser.send(browser.post("/api/team/sign-in", &sign_in)).await;

    // A token, at whose page nobody has looked yet.
    let new = pairs(&[("name", "Canary"), ("scopes[0]", "contacts:read"), ("expires", "30")]);
    let made = browser.send(browser.post(&in_boutique("/api/team/create-token"), &new)).await;
    let waiting = copy(&mut owner).await;
    let token = token_on(&browser.open(made.location()).await.body);

    let name = KeyName::parse("Canary").unwrap();
    let new = NewServiceKey { name, scopes: Scope::ALL.to_vec(), channel: None, expires_at: None };
    let (id, key) = team::create_key(world.tx::<KeysManage>(claire()).await, &new).await.unwrap();
    let tx = world.tx::<KeysManage>(claire()).await;
    let second_key = team::rotate_key(tx, id, time::Duration::hours(1)).await.unwrap();

    let proved = Proved::remembered(claire().user(), desk.now(), desk.now()).unwrap();
    let sealed = team::start_factor(desk, proved).unwrap();
    let app = AppSecret::open(desk, claire().user(), &sealed).unwrap();
    let code = app.code_at(desk.now());
    let codes = team::confirm_factor(desk, claire().user(), &sealed, &code, RequestInfo::default()).await.unwrap();
    let app: String = app.groups().chars().filter(|it| !it.is_whitespace()).collect();

    let channel = world.api_channel().await;
    let url = CallbackUrl::parse("https://shop.example/answers").unwrap();
    let tx = world.tx::<ChannelsConnect>(claire()).await;
    let signing = channels::set_callback(tx, desk.seal(), channel, Some(url)).await.unwrap().unwrap();
    let model = NewProvider::open_ai("https://model.example/v1", "small", MODEL_KEY, Prices::default()).unwrap();
    assistant::set_provider(desk, world.tx::<AssistantKeys>(claire()).await, model).await.unwrap();
    let widget = world.widget().await;
    let (_, visitor) = world.visitor(widget).await;

    // All of it is used.
    for secret in [token.as_str(), key.reveal(), second_key.reveal()] {
        let asked = browser.request(reqwest::Method::GET, "/api/v1/contacts").bearer_auth(secret).send().await.unwrap();
        assert_eq!(asked.status(), reqwest::StatusCode::OK);
    }
    browser.open(&in_boutique("/account")).await;

    let mut secrets = vec![
        ("a password", PASSWORD.as_bytes().to_vec()),
        ("a session's cookie", browser.cookies[SESSION].clone().into_bytes()),
        ("a personal token", token.into_bytes()),
        ("a service key", key.reveal().as_bytes().to_vec()),
        ("a service key's next secret", second_key.reveal().as_bytes().to_vec()),
        ("an app's key", app.clone().into_bytes()),
        ("the bytes of an app's key", bytes_of(&app)),
        ("a channel's secret", signing.into_bytes()),
        ("a model's key", MODEL_KEY.as_bytes().to_vec()),
        ("a visitor's secret", visitor.into_bytes()),
    ];
    secrets.extend(codes.into_iter().map(|it| ("a recovery code", it.into_bytes())));
    (secrets, waiting)
}

#[tokio::test(flavor = "multi_thread")]
async fn p_1_no_row_of_any_table_shows_a_secret_that_was_entrusted_to_the_desk() {
    let server = Server::open().await;
    let (secrets, waiting) = a_day_with_secrets(&server).await;
    let mut owner = server.world.database().owner().await;
    let kept = copy(&mut owner).await;
    for copy in [&waiting, &kept] {
        let of = |table: &str| copy.iter().find(|(name, _)| name == table).map_or("", |(_, rows)| rows.as_str());
        assert!(of("personal_tokens").contains("Canary"), "rows of a workspace are read");
        assert!(of("sessions").contains("shown_once") || std::ptr::eq(copy, &kept), "the token waits to be shown");
        assert_eq!(shown(copy, &secrets), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p_1_a_column_that_kept_a_secret_would_be_seen_whatever_its_type() {
    let server = Server::open().await;
    let (secrets, _) = a_day_with_secrets(&server).await;
    let mut owner = server.world.database().owner().await;
    for (column, put) in [
        ("text", "convert_from($1, 'utf8')"),
        ("bytea", "$1"),
        ("jsonb", "jsonb_build_object('kept', jsonb_build_array(convert_from($1, 'utf8')))"),
        ("text[]", "array['one', convert_from($1, 'utf8')]"),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(format!("create table scratch (kept {column})")))
            .execute(&mut owner)
            .await
            .unwrap();
        for (what, secret) in secrets.iter().filter(|(_, it)| column == "bytea" || std::str::from_utf8(it).is_ok()) {
            let insert = format!("insert into scratch select {put}");
            sqlx::query(sqlx::AssertSqlSafe(insert)).bind(secret).execute(&mut owner).await.unwrap();
            let found = shown(&copy(&mut owner).await, &[(*what, secret.clone())]);
            assert!(found.contains(&format!("scratch shows {what}")), "{column}: {what}: {found:?}");
            sqlx::query("truncate scratch").execute(&mut owner).await.unwrap();
        }
        sqlx::query("drop table scratch").execute(&mut owner).await.unwrap();
    }
}
