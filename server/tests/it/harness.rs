//! A whole server over a world of its own, and a browser for everybody in it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use app::visits::House;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::config::LeptosOptions;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, ORIGIN};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use server::egress::{Egress, Rules};
use server::files::Folder;
use server::http::{self, Web, live::Hub};
use server::identity_providers::IdentityProviders;
use server::settings::Hidden;
use switchboard::channels::{self, Domain};
use switchboard::events::Follows;
use switchboard::files::Key;
use switchboard::ids::*;
use switchboard::knowledge::Shelves;
use switchboard::team::sessions::{self, Body, Session, SessionKey};
use switchboard::world::*;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::answer::Answer;

/// The address that an operator would set, and that no test uses to connect.
pub const PUBLIC_URL: &str = "https://desk.example.com";
/// In every text of Autre Client: it must never be seen by anybody else.
pub const CANARY: &str = "canary-of-autre-client";

/// With which what Stripe tells is signed.
pub const STRIPE_SECRET: &str = "whsec_ma_boutique";

/// The name of the session cookie.
pub const SESSION: &str = "__Host-sid";

/// A running server.
pub struct Server {
    pub world: World,
    /// What Ma Boutique has: one row in every table.
    pub ours: Filled,
    /// What Autre Client has.
    pub theirs: Filled,
    pub web: Web,
    address: SocketAddr,
    http: reqwest::Client,
}

impl Server {
    /// Opens the product's own routes over a new world.
    pub async fn open() -> Self {
        Self::open_with(http::router).await
    }

    /// Opens other routes, or the same with other settings.
    pub async fn open_with(routes: impl FnOnce(Web) -> axum::Router) -> Self {
        Self::open_where(server::consequences::follows, routes).await
    }

    /// Opens routes in a world with other consequences.
    pub async fn open_where(follows: Follows, routes: impl FnOnce(Web) -> axum::Router) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let world = World::with(follows).await;
        furnish(&world, claire(), "Website").await;
        furnish(&world, omar(), CANARY).await;
        let mut ours = world.fill(MA_BOUTIQUE, "boutique").await;
        ours.choose("members", spare(&world).await);
        let theirs = world.fill(AUTRE_CLIENT, CANARY).await;
        let web = web(&world);
        give_bytes(&world, &web, &ours).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(web.hub.clone().run(web.desk.clone(), web.stopping.clone()));
        let service = routes(web.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let stopped = web.stopping.clone().cancelled_owned();
        tokio::spawn(async move { axum::serve(listener, service).with_graceful_shutdown(stopped).await });
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { world, ours, theirs, web, address, http }
    }

    /// The browser of somebody who is signed in, or of nobody.
    pub async fn browser_for(&self, person: Option<Person>) -> Browser {
        match person {
            Some(person) => self.browser(person).await,
            None => self.stranger(),
        }
    }

    /// The browser of somebody who is signed in.
    pub async fn browser(&self, person: Person) -> Browser {
        self.browser_of(person.user()).await
    }

    /// The same, after a first page: what the browser is told then, it is not told again.
    pub async fn settled(&self, person: Person) -> Browser {
        let mut browser = self.browser(person).await;
        browser.open(&in_boutique("/help")).await;
        browser
    }

    /// A browser in which an account is signed in.
    pub async fn browser_of(&self, user: UserId) -> Browser {
        let mut browser = self.stranger();
        browser.cookies.insert(SESSION.to_owned(), signed_in(&self.world, user).await);
        browser
    }

    /// A browser in which nobody is signed in.
    pub fn stranger(&self) -> Browser {
        Browser { http: self.http.clone(), origin: format!("http://{}", self.address), cookies: BTreeMap::new() }
    }
}

/// The cookie of a new session of an account.
pub async fn signed_in(world: &World, user: UserId) -> String {
    let cookie = URL_SAFE_NO_PAD.encode(Uuid::new_v4().as_bytes());
    let body = [("user".to_owned(), json!(user))];
    let session =
        Session { user: Some(user), body: Body::from_iter(body), from_ip: None, user_agent: Some("a test".to_owned()) };
    sessions::create(world.desk(), SessionKey::of_cookie(&cookie), &session).await.unwrap();
    cookie
}

/// What cannot be made from the catalogue alone: a widget and something to know.
pub async fn furnish(world: &World, owner: Person, name: &str) {
    let domain = Domain::parse("shop.example").unwrap();
    channels::connect_widget(world.tx(owner).await, name, vec![domain]).await.unwrap();
    world.knows(owner, faq(&format!("What is {name}?"), &format!("{name} is a word."))).await;
}

/// A member of Ma Boutique whom doors may disable, remove or promote: nobody else in the
/// tests is Zoé.
async fn spare(world: &World) -> Value {
    const ZOE: &str = "
        with zoe as (
            insert into users (id, email, name, password_hash, created_at, updated_at)
            values (gen_random_uuid(), 'zoe@example.net', 'Zoé', 'none', now(), now()) returning id
        )
        insert into members (tenant_id, id, user_id, role, created_at, updated_at)
        select $1, gen_random_uuid(), id, 'agent', now(), now() from zoe
        returning to_jsonb(members)";

    let mut owner = world.database().owner().await;
    sqlx::query_scalar(ZOE).bind(MA_BOUTIQUE).fetch_one(&mut owner).await.unwrap()
}

/// The file of a workspace belongs to its message, and has bytes.
async fn give_bytes(world: &World, web: &Web, of: &Filled) {
    const SENT: &str = "update files set conversation_id = $3, message_id = $4 where tenant_id = $1 and id = $2";

    let mut owner = world.database().owner().await;
    let sent = sqlx::query(SENT).bind(MA_BOUTIQUE).bind(of.id("files"));
    sent.bind(of.id("conversations")).bind(of.id("messages")).execute(&mut owner).await.unwrap();
    for table in ["files", "knowledge_originals"] {
        let mut bytes = web.files.begin().await.unwrap();
        bytes.write(b"anything").await.unwrap();
        bytes.keep(Key { tenant: MA_BOUTIQUE, file: FileId(of.id(table)) }).await.unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.web.stopping.cancel();
    }
}

/// What the handlers of a world's server reach.
pub fn web(world: &World) -> Web {
    let egress = Egress::new(Rules::usual(&["127.0.0.1".to_owned()])).unwrap();
    let house = House {
        public_url: PUBLIC_URL.to_owned(),
        development: true,
        sends_mail: false,
        outside: Arc::new(IdentityProviders::new(egress)),
        shelves: Shelves::default(),
        till: None,
    };
    let site = std::env::temp_dir().join("switchboard-no-site");
    let leptos = LeptosOptions::builder()
        .output_name("switchboard")
        .site_root(site.to_string_lossy().into_owned())
        .hash_files(false)
        .build();
    Web {
        desk: world.desk().clone(),
        house: Arc::new(house),
        leptos,
        hub: Hub::default(),
        files: Arc::new(Folder::at(std::env::temp_dir().join(format!("switchboard-files-{}", Uuid::now_v7())))),
        trusted_proxies: Arc::default(),
        stripe_secret: Some(Hidden(STRIPE_SECRET.to_owned())),
        stopping: CancellationToken::new(),
    }
}

/// Somebody's browser: it keeps cookies and follows no redirect.
#[derive(Clone)]
pub struct Browser {
    http: reqwest::Client,
    pub origin: String,
    pub cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A request with this browser's cookies.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.http.request(method, format!("{}{path}", self.origin));
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    /// Sends a request and keeps the cookies of the answer.
    pub async fn send(&mut self, request: RequestBuilder) -> Answer {
        let answer = Answer::read(request.send().await.unwrap()).await;
        for cookie in answer.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap_or_default();
            if let Some((name, value)) = cookie.split(';').next().and_then(|it| it.split_once('=')) {
                match value {
                    "" => drop(self.cookies.remove(name)),
                    value => drop(self.cookies.insert(name.to_owned(), value.to_owned())),
                }
            }
        }
        answer
    }

    /// A page's whole address, as a form on it names where it stands.
    pub fn own_address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Opens a page.
    pub async fn open(&mut self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).header(ACCEPT, "text/html");
        self.send(request).await
    }

    /// What an island does: posts fields to a door and reads the answer itself.
    pub fn call(&self, door: &str, fields: &Fields) -> RequestBuilder {
        self.own(door, fields).header(ACCEPT, "application/json")
    }

    /// What a form does: posts fields to a door and is sent to a page.
    pub fn post(&self, door: &str, fields: &Fields) -> RequestBuilder {
        self.own(door, fields).header(ACCEPT, "text/html")
    }

    fn own(&self, door: &str, fields: &Fields) -> RequestBuilder {
        self.submit(door, fields).header(ORIGIN, &self.origin).header("sec-fetch-site", "same-origin")
    }

    /// Posts fields without saying where they come from.
    pub fn submit(&self, door: &str, fields: &Fields) -> RequestBuilder {
        self.request(Method::POST, door).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(encoded(fields))
    }
}

/// The fields of a form.
pub type Fields = [(String, String)];

/// The fields as a form sends them.
pub fn encoded(fields: &Fields) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// An address inside of Ma Boutique.
pub fn in_boutique(path: &str) -> String {
    inside("ma-boutique", path)
}

/// An address inside of a workspace.
pub fn inside(slug: &str, path: &str) -> String {
    app::paths::inside(slug, path)
}
