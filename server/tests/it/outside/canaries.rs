//! T-7 from the outside: jobs, letters, callbacks, the API, the widget, both live streams, the
//! assistant's answers and the logs of Ma Boutique never say a word of Autre Client.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::Method;
use reqwest::header::COOKIE;
use serde_json::json;
use switchboard::access::{ChannelsConnect, Role, TeamManage};
use switchboard::channels::{self, CallbackUrl};
use switchboard::team::{self, Email};
use switchboard::{inbox, jobs};
use tracing_subscriber::EnvFilter;
use uuid::Uuid;

use super::callbacks::Receiver;
use super::*;
use crate::canaries::{everything_of, mark_documents, words};
use crate::harness::{CANARY, SESSION, furnish, signed_in};

/// Everything that was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Does what is due, and keeps what the jobs of Ma Boutique say.
async fn work(outside: &Outside, said: &mut Vec<String>) {
    let desk = outside.world().desk();
    loop {
        let claims = jobs::system::claim(desk, jobs::Work::KINDS, 10).await.unwrap();
        if claims.is_empty() {
            return;
        }
        for claim in claims {
            if claim.tenant == MA_BOUTIQUE {
                said.push(format!("job {}", serde_json::to_string(&claim.work).unwrap()));
            }
            worker::work(desk, &outside.hands, claim).await;
        }
    }
}

/// Autre Client is asked about what it knows, and answers.
async fn autre_client_is_busy(outside: &Outside, said: &mut Vec<String>) {
    let channel = outside.world().api_channel_of(omar()).await;
    let (_, key) = outside.service_key(omar(), Some(channel)).await;
    let who = json!({ "external_id": CANARY, "name": CANARY, "email": "canary@example.org" });
    let letter = json!({ "contact": who, "id": CANARY, "text": format!("What is {CANARY}?") });
    let taken = send(outside.api(&key, Method::POST, "/messages").json(&letter)).await;
    assert_eq!(taken.status, StatusCode::ACCEPTED, "{}", taken.body);
    work(outside, said).await;
}

// On one thread, so that everything that is logged meanwhile is ours.
#[tokio::test]
async fn t_7_nothing_that_leaves_ma_boutique_says_a_word_of_autre_client() {
    let log = Log::default();
    let filter =
        EnvFilter::new("off,switchboard=trace,server=trace,app=trace,islands=trace,sqlx=trace,tower_http=trace");
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(move || writer.clone()).finish();
    let _logged = tracing::subscriber::set_default(subscriber);
    // With a single subscriber, a place that another test's thread passes first would be silent for good.
    let _second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::new());

    let outside = Outside::open().await;
    let world = outside.world();
    furnish(world, omar(), CANARY).await;
    let theirs = world.fill(AUTRE_CLIENT, CANARY).await;
    world.knows(claire(), faq("What is a carafe?", "A carafe is a bottle for the table.")).await;
    let mut said = Vec::new();

    let (receiver, url) = Receiver::listen(&[]).await;
    let tx = world.tx::<ChannelsConnect>(claire()).await;
    let seal = world.desk().seal().clone();
    channels::set_callback(tx, &seal, outside.api, Some(CallbackUrl::parse(&url).unwrap())).await.unwrap();
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    let visitor = outside.visitor().await;
    let mut widget = Stream::open(outside.by(&visitor, Method::GET, "events")).await;
    let cookie = format!("{SESSION}={}", signed_in(world, claire().user()).await);
    let mut live = Stream::open(outside.request(Method::GET, "/w/ma-boutique/events").header(COOKIE, cookie)).await;

    autre_client_is_busy(&outside, &mut said).await;
    // From now on their documents say it too; nothing of theirs needs to be read any more.
    mark_documents(world, AUTRE_CLIENT).await;

    // A visitor and another system ask for it; the assistant answers, then a person does.
    for question in ["What is the canary?", "What is a carafe?", "Tell me about the other client."] {
        outside.writes(&visitor, Uuid::now_v7(), question).await;
        let letter = json!({ "contact": { "external_id": "sophie" }, "id": question, "text": question });
        said.push(send(outside.api(&key, Method::POST, "/messages").json(&letter)).await.body);
        work(&outside, &mut said).await;
    }
    let conversation = outside.newest(outside.api).await;
    inbox::take_over(world.tx(claire()).await, conversation).await.unwrap();
    inbox::reply(world.tx(claire()).await, conversation, saying("I do not know.")).await.unwrap();
    world.clock.advance(time::Duration::seconds(6));
    work(&outside, &mut said).await;

    // A letter.
    let invited = Email::parse("zoe@example.org").unwrap();
    let link = |secret: &switchboard::team::Secret| format!("https://desk.example.com/{}", secret.reveal());
    team::invite(world.tx::<TeamManage>(claire()).await, &invited, Role::Agent, link).await.unwrap();
    work(&outside, &mut said).await;

    said.push(outside.thread(&visitor, 0).await.to_string());
    for path in ["frame", "frame?lang=en"] {
        said.push(outside.get(&outside.widget(path)).await.body);
    }
    for id in [conversation.to_string(), theirs.id("conversations").to_string()] {
        for path in ["", "/messages"] {
            said.push(send(outside.api(&key, Method::GET, &format!("/conversations/{id}{path}"))).await.body);
        }
    }
    said.push(send(outside.api(&key, Method::GET, &format!("/events/{}", theirs.id("inbox_events")))).await.body);
    for stream in [&mut widget, &mut live] {
        while let Some(block) = stream.block(Duration::from_millis(300)).await {
            said.push(block);
        }
    }
    let calls = receiver.calls();
    assert!(!calls.is_empty(), "answers are posted");
    said.extend(calls.iter().map(|it| format!("{:?} {}", it.headers, String::from_utf8_lossy(&it.body))));
    said.push(everything_of(world, MA_BOUTIQUE).await);

    let all = said.join("\n");
    assert!(all.contains("bottle for the table"), "the assistant answers from what is its own");
    assert!(all.contains("zoe@example.org"), "the letter was written");
    let leaks: Vec<&String> = said.iter().filter(|it| words().iter().any(|word| it.contains(word))).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");

    let logged = log.text();
    assert!(logged.contains("/api/v1/messages"), "requests are logged");
    let leaks: Vec<&str> = logged.lines().filter(|it| it.contains(CANARY)).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");
    // `P-2`: nor does any level of the log say by what secret somebody came in.
    for secret in [&key, &visitor.token] {
        assert!(!logged.contains(secret.as_str()), "a secret is logged");
    }
}
