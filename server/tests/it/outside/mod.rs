//! Customers, from the outside: the widget, the API, callbacks; with a worker that works when
//! it is told to.

mod analytics;
mod api;
mod callbacks;
mod canaries;
mod contacts;
mod content;
mod documents;
mod evaluation;
mod files;
mod floods;
mod helped;
mod idle;
mod keys;
mod knowledge;
mod limits;
mod reaching_out;
mod retries;
mod schemathesis;
mod sites;
mod tokens;
mod visitors;
mod widget;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use server::hands::Hands;
use server::http::Web;
use server::reading::Reader;
use server::{http, settings, worker};
use switchboard::access::{ChannelsRead, InboxRead, KeysManage, Scope};
use switchboard::ids::*;
use switchboard::inbox;
use switchboard::jobs;
use switchboard::knowledge::Shelves;
use switchboard::team::{self, KeyName, NewServiceKey};
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness;

/// The program that reads documents: a test is not the program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_switchboard");

/// A whole server with a widget and an API channel of Ma Boutique's.
pub struct Outside {
    world: World,
    pub web: Web,
    hands: Hands,
    http: reqwest::Client,
    origin: String,
    /// The widget.
    pub widget: ChannelId,
    /// The widget's public key.
    pub key: String,
    /// The API channel.
    pub api: ChannelId,
}

/// A visitor's secret, and what they were told with it.
pub struct Visitor {
    pub token: String,
    pub told: Value,
}

impl Outside {
    pub async fn open() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let world = World::with(server::consequences::follows).await;
        let mut web = harness::web(&world);
        // So that a test can come from many addresses.
        web.trusted_proxies = Arc::new(vec!["127.0.0.1".parse().unwrap()]);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let service = http::router(web.clone()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        tokio::spawn(web.hub.clone().run(world.desk().clone(), web.stopping.clone()));
        let settings = settings::understand(|name| (name == "EGRESS_ALLOW").then(|| "127.0.0.1".to_owned())).unwrap();
        let hands = Hands::new(&settings, world.desk().clone(), Shelves::default()).unwrap();
        let hands = hands.reading(web.files.clone(), Reader::starting(PROGRAM));
        let (widget, api) = (world.widget().await, world.api_channel().await);
        let key = public_key(&world, claire(), widget).await;
        Self { world, web, hands, http: reqwest::Client::new(), origin, widget, key, api }
    }

    pub fn world(&self) -> &World {
        &self.world
    }

    /// A request of nobody in particular.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.origin))
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    /// Does every job that is due, and every job that follows.
    pub async fn work(&self) {
        let desk = self.world().desk();
        loop {
            let claims = jobs::system::claim(desk, jobs::Work::KINDS, 10).await.unwrap();
            if claims.is_empty() {
                return;
            }
            for claim in claims {
                worker::work(desk, &self.hands, claim).await;
            }
        }
    }

    /// Lets time pass, then works.
    pub async fn work_later(&self, seconds: i64) {
        self.world().clock.advance(time::Duration::seconds(seconds));
        self.work().await;
    }

    /// The address of something of the widget.
    pub fn widget(&self, what: &str) -> String {
        format!("/widget/{}/{what}", self.key)
    }

    /// A visitor who opens the chat.
    pub async fn visitor(&self) -> Visitor {
        let answer = self.session(json!({ "language": "fr", "page_url": "https://ma-boutique.com/cart" })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let told = answer.json();
        Visitor { token: told["token"].as_str().unwrap().to_owned(), told }
    }

    pub async fn session(&self, asked: Value) -> Answer {
        send(self.request(Method::POST, &self.widget("session")).json(&asked)).await
    }

    /// A visitor's request.
    pub fn by(&self, visitor: &Visitor, method: Method, what: &str) -> RequestBuilder {
        self.request(method, &self.widget(what)).bearer_auth(&visitor.token)
    }

    pub async fn writes(&self, visitor: &Visitor, id: uuid::Uuid, text: &str) -> Answer {
        send(self.by(visitor, Method::POST, "messages").json(&json!({ "id": id, "text": text }))).await
    }

    /// What a visitor sees.
    pub async fn thread(&self, visitor: &Visitor, after: i64) -> Value {
        send(self.by(visitor, Method::GET, &format!("messages?after={after}"))).await.json()
    }

    /// A service key that somebody makes.
    pub async fn service_key(&self, maker: Person, channel: Option<ChannelId>) -> (ServiceKeyId, String) {
        self.key_for(maker, channel, Scope::ALL).await
    }

    /// A service key that may be used for no more than this.
    pub async fn key_for(&self, maker: Person, channel: Option<ChannelId>, scopes: &[Scope]) -> (ServiceKeyId, String) {
        let name = KeyName::parse("Shop").unwrap();
        let new = NewServiceKey { name, scopes: scopes.to_vec(), channel, expires_at: None };
        let tx = self.world().tx::<KeysManage>(maker).await;
        let (id, secret) = team::create_key(tx, &new).await.unwrap();
        (id, secret.reveal().to_owned())
    }

    /// A system's request to the API.
    pub fn api(&self, key: &str, method: Method, path: &str) -> RequestBuilder {
        self.request(method, &format!("/api/v1{path}")).bearer_auth(key)
    }

    /// Sends a request that stores one message, holds its COMMIT back (the INSERT is done), and
    /// sees that no answer comes before it. Returns the answer's status.
    pub async fn is_answered_after_the_commit(&self, request: RequestBuilder) -> StatusCode {
        const HOLD_COMMITS: &str = "
            create function hold_commit() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock(3); return null; end $$;
            create constraint trigger hold_commit after insert on inbox_events
                deferrable initially deferred for each row execute function hold_commit();
            select pg_advisory_lock(3)";
        const WAITS: &str = "
            select exists (select from pg_locks where locktype = 'advisory' and not granted
                           and database = (select oid from pg_database where datname = current_database()))";

        let mut owner = self.world().database().owner().await;
        sqlx::raw_sql(HOLD_COMMITS).execute(&mut owner).await.unwrap();
        let mut writing = tokio::spawn(send(request));
        let committing = async {
            while !sqlx::query_scalar::<_, bool>(WAITS).fetch_one(&mut owner).await.unwrap() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(5), committing).await.expect("the request comes to its commit");
        let early = tokio::time::timeout(Duration::from_millis(300), &mut writing).await;
        assert!(early.is_err(), "nothing is acknowledged that is not stored");
        sqlx::raw_sql("select pg_advisory_unlock(3)").execute(&mut owner).await.unwrap();
        writing.await.unwrap().status
    }

    /// The newest conversation of a channel.
    pub async fn newest(&self, channel: ChannelId) -> ConversationId {
        let mut tx = self.world().tx::<InboxRead>(bruno()).await;
        let filter = inbox::Filter { channel: Some(channel), ..inbox::Filter::default() };
        let page = inbox::list(&mut tx, &filter, None).await.unwrap();
        page.lines.first().expect("there is a conversation").id
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.web.stopping.cancel();
    }
}

/// The public key of a channel.
pub async fn public_key(world: &World, owner: Person, channel: ChannelId) -> String {
    let mut tx = world.tx::<ChannelsRead>(owner).await;
    switchboard::channels::find(&mut tx, channel).await.unwrap().unwrap().public_key
}

pub async fn send(request: RequestBuilder) -> Answer {
    Answer::read(request.send().await.unwrap()).await
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{} {}", self.status, self.body))
    }

    /// The sentence or word of a refusal.
    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// The texts of a thread.
pub fn texts(thread: &Value) -> Vec<&str> {
    let all = thread["messages"].as_array().expect("a thread has messages");
    all.iter().filter(|it| it["event"].is_null()).map(|it| it["text"].as_str().unwrap()).collect()
}

/// What happened in a thread.
pub fn happenings(thread: &Value) -> Vec<&str> {
    let all = thread["messages"].as_array().expect("a thread has messages");
    all.iter().filter_map(|it| it["event"].as_str()).collect()
}

/// A stream that is read event by event.
pub struct Stream {
    response: reqwest::Response,
    rest: String,
}

impl Stream {
    pub async fn open(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, rest: String::new() }
    }

    /// The next block, comments too; `None` when nothing comes in time.
    pub async fn block(&mut self, patience: Duration) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.rest.split_once("\n\n") {
                let block = block.to_owned();
                self.rest = rest.to_owned();
                return Some(block);
            }
            let more = tokio::time::timeout(patience, self.response.chunk()).await.ok()?.unwrap()?;
            self.rest.push_str(&String::from_utf8_lossy(&more));
        }
    }

    /// The data of the next event of a kind.
    pub async fn event(&mut self, kind: &str) -> Value {
        loop {
            let block = self.block(Duration::from_secs(10)).await.unwrap_or_else(|| panic!("no {kind} came"));
            let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            if field("event:") == Some(kind) {
                return serde_json::from_str(field("data:").unwrap()).unwrap();
            }
        }
    }
}
