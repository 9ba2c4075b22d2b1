//! What browsers are told of notifications: the one whom it is for, and nobody else.

use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::Value;
use switchboard::access::Belong;
use switchboard::ids::*;
use switchboard::inbox::{self, Status};
use switchboard::notifications::{self, About, Way, Wish};
use switchboard::world::*;

use crate::harness::{Browser, Server, in_boutique};
use crate::live::{hear, listen};

/// Everything that is heard until it is silent for half a second.
async fn heard(stream: &mut Response) -> String {
    let mut heard = String::new();
    while let Some(more) = hear(stream, Duration::from_millis(500)).await {
        heard.push_str(&more);
    }
    heard
}

/// Everything that is heard up to a word, and what comes with it.
async fn heard_until(stream: &mut Response, word: &str) -> String {
    let mut all = String::new();
    while !all.contains(word) {
        all.push_str(&hear(stream, Duration::from_secs(5)).await.expect("it is told"));
    }
    all + &heard(stream).await
}

/// The notices in what was heard.
fn notices(heard: &str) -> Vec<Value> {
    let notice = heard.split("\n\n").filter(|it| it.contains("event: notice"));
    notice
        .filter_map(|it| serde_json::from_str(it.lines().find_map(|line| line.strip_prefix("data: "))?).ok())
        .collect()
}

async fn back_from(browser: &Browser, seen: &str) -> String {
    let again = browser.request(Method::GET, &in_boutique("/events")).header("last-event-id", seen);
    heard_until(&mut again.send().await.unwrap(), "event: hello").await
}

/// A manager and an agent want to be told by their browsers too when a note calls for them.
async fn who_want_to_be_told(server: &Server) {
    let too = Wish { about: About::Mention, way: Way::Browser };
    let wanted = Wish::all().filter(|it| it.is_usual()).chain([too]).collect();
    for person in [amelie(), bruno()] {
        notifications::choose(server.world.tx::<Belong>(person).await, &wanted).await.unwrap();
    }
}

async fn calls_amelie(server: &Server, on: ConversationId) {
    inbox::note(server.world.tx(claire()).await, on, &body("@Amélie, is this yours?"), None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_told_to_whom_it_is_for_and_leads_to_its_conversation() {
    let server = Server::open().await;
    who_want_to_be_told(&server).await;
    let parcel = server.world.conversation(Status::Open).await;
    let (amelie, bruno) = (server.browser(amelie()).await, server.browser(bruno()).await);
    let (mut hers, mut his) = (listen(&amelie).await, listen(&bruno).await);
    calls_amelie(&server, parcel).await;

    let hers = notices(&heard_until(&mut hers, "event: notice").await);
    let [notice] = &hers[..] else { panic!("one notice: {hers:?}") };
    assert_eq!(notice["address"], in_boutique(&format!("/inbox/{parcel}")));
    assert_eq!(notice["title"], "Ma Boutique");
    assert!(notice["words"].as_str().unwrap().contains("note"), "{notice}");
    let his = heard_until(&mut his, "event: news").await;
    assert!(his.contains("event: news") && !his.contains("notified"), "he hears of the note alone: {his}");
    assert!(notices(&his).is_empty(), "{his}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_is_told_it_under_the_same_tag_unless_they_have_read_it() {
    let server = Server::open().await;
    who_want_to_be_told(&server).await;
    let parcel = server.world.conversation(Status::Open).await;
    let browser = server.browser(amelie()).await;
    let mut stream = listen(&browser).await;
    calls_amelie(&server, parcel).await;
    let told = notices(&heard_until(&mut stream, "event: notice").await);

    assert_eq!(notices(&back_from(&browser, "0").await), told);
    notifications::mark_all_read(server.world.tx(amelie()).await).await.unwrap();
    assert_eq!(notices(&back_from(&browser, "0").await), Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_does_not_see_any_more_makes_no_notice() {
    let server = Server::open().await;
    who_want_to_be_told(&server).await;
    let parcel = server.world.conversation(Status::Open).await;
    calls_amelie(&server, parcel).await;
    inbox::take_over(server.world.tx(bruno()).await, parcel).await.unwrap();
    let heard = back_from(&server.browser(amelie()).await, "0").await;
    assert!(notices(&heard).is_empty() && !heard.contains(&parcel.to_string()), "{heard}");
}
