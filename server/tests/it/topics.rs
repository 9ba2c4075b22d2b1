//! Claire looks at what customers write about, with scripts off.

use reqwest::{Method, StatusCode};
use server::worker;
use switchboard::access::InboxRead;
use switchboard::topics;
use switchboard::world::*;

use crate::harness::{Server, in_boutique};
use crate::knowledge::submits;
use crate::outside::{Outside, send};
use crate::sites::hands;

const CARDS: [&str; 6] = [
    "Do you sell gift cards?",
    "Can I buy a gift card in the shop?",
    "How much is a gift card?",
    "Where are your gift cards?",
    "Gift cards for a wedding",
    "Is there a gift card for children?",
];
const PARCELS: [&str; 6] = [
    "Where is my parcel?",
    "My parcel is late",
    "The parcel did not arrive",
    "When will my parcel come?",
    "My parcel is lost",
    "Parcel not delivered to Lyon",
];

/// Customers wrote yesterday; the worker did what follows, and found the topics.
async fn yesterday(world: &World) -> Vec<topics::Topic> {
    let hands = hands(world);
    let channel = world.api_channel().await;
    for (number, question) in CARDS.iter().chain(&PARCELS).enumerate() {
        world.hears(channel, &format!("customer-{number}"), question).await;
        worker::drain(world.desk(), &hands).await.unwrap();
    }
    world.clock.advance(time::Duration::days(1));
    topics::work::sweep(world.desk()).await.unwrap();
    worker::drain(world.desk(), &hands).await.unwrap();
    topics::list(&mut world.tx::<InboxRead>(bruno()).await).await.unwrap()
}

fn with<'t>(all: &'t [topics::Topic], word: &str) -> &'t topics::Topic {
    let has = |it: &&topics::Topic| it.keywords.iter().any(|it| it.contains(word));
    all.iter().find(has).unwrap_or_else(|| panic!("no topic has {word}: {all:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn j_6_topics_are_found_shown_and_changed() {
    let server = Server::open().await;
    server.world.knowledge().await;
    let mut claire = server.browser(claire()).await;
    let all = yesterday(&server.world).await;
    let (cards, parcels) = (with(&all, "gift").id, with(&all, "parcel").id);

    let page = claire.open(&in_boutique("/analytics/topics?days=30")).await.body;
    assert!(page.contains("6 more"), "{page}");
    assert!(page.contains("The knowledge does not answer this: 6 of 6"), "{page}");
    let address = in_boutique(&format!("/analytics/topics/{cards}"));
    let page = claire.open(&address).await.body;
    assert!(page.contains("What the knowledge lacks") && page.contains("Fill this gap"), "{page}");
    assert!(page.contains("/knowledge/gaps/") && page.contains("How much is a gift card?"), "{page}");
    let today = claire.open(&in_boutique("/")).await.body;
    assert!(today.contains("Top topics, 30 days") && today.contains(&cards.to_string()), "{today}");

    let (id, other) = (cards.to_string(), parcels.to_string());
    let (_, page) = submits(&mut claire, &address, "/api/topics/rename", &[("topic", &id), ("label", " ")]).await;
    assert!(page.contains("Give the topic a name."), "{page}");
    let (_, page) = submits(&mut claire, &address, "/api/topics/rename", &[("topic", &id), ("label", "Gifts")]).await;
    assert!(page.contains("The topic is called “Gifts” now."), "{page}");
    let word = with(&all, "gift").keywords[0].clone();
    let (_, page) = submits(&mut claire, &address, "/api/topics/hide", &[("topic", &id), ("word", &word)]).await;
    assert!(page.contains("is hidden.") && page.contains("Show again"), "{page}");
    let (_, page) =
        submits(&mut claire, &address, "/api/topics/set-policy", &[("topic", &id), ("policy", "draft")]).await;
    assert!(page.contains("It holds from the next question on."), "{page}");
    let (_, page) = submits(&mut claire, &address, "/api/topics/merge", &[("topic", &other), ("into", &id)]).await;
    assert!(page.contains("The topics are one now.") && page.contains("Gifts"), "{page}");
    assert!(page.contains("Merged into this topic") && page.contains("Undo merge"), "{page}");
    let (_, page) = submits(&mut claire, &address, "/api/topics/unmerge", &[("topic", &other)]).await;
    assert!(page.contains("Both topics are as they were") && !page.contains("Undo merge"), "{page}");
    assert_eq!(claire.open(&in_boutique(&format!("/analytics/topics/{parcels}"))).await.status, StatusCode::OK);
    submits(&mut claire, &address, "/api/topics/merge", &[("topic", &other), ("into", &id)]).await;
    let gone = claire.open(&in_boutique(&format!("/analytics/topics/{parcels}"))).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let file = claire.open(&in_boutique("/analytics/topics.csv?days=30")).await.body;
    assert!(file.contains("\"2026-11-20\",\"Gifts\",12,"), "{file}");

    let mut amelie = server.browser(amelie()).await;
    let page = amelie.open(&address).await.body;
    assert!(page.contains("Gifts") || page.contains("Cadeaux"), "{page}");
    assert!(!page.contains("/api/topics/rename") && !page.contains("/knowledge/gaps/"), "{page}");
    assert!(!amelie.open(&in_boutique("/")).await.body.contains("/analytics/topics/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_41_the_api_says_what_the_page_says() {
    let outside = Outside::open().await;
    let world = outside.world();
    let all = yesterday(world).await;
    let (_, key) = outside.service_key(claire(), None).await;

    let answer = send(outside.api(&key, Method::GET, "/analytics/topics?days=30")).await.json();

    assert_eq!((&answer["messages"], &answer["other"]), (&12.into(), &0.into()), "{answer}");
    let cards = with(&all, "gift");
    let told = answer["topics"].as_array().unwrap().iter().find(|it| it["id"] == cards.id.to_string()).unwrap();
    assert_eq!((&told["topic_messages"], &told["policy"]), (&6.into(), &"send".into()), "{told}");
    assert_eq!(told["days"][0]["date"], "2026-11-20");
    assert_eq!(answer["metrics"][0]["metric"], "topic_messages");
    // A key of another channel counts nothing of this.
    let (_, narrow) = outside.service_key(claire(), Some(outside.api)).await;
    let none = send(outside.api(&narrow, Method::GET, "/analytics/topics?days=30")).await.json();
    assert_eq!((&none["messages"], &none["topics"]), (&0.into(), &serde_json::json!([])), "{none}");
}
