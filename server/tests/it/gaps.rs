//! Bruno mends what the knowledge does not say, with scripts off.

use reqwest::StatusCode;
use server::worker;
use switchboard::access::{InboxReply, KnowledgeRead, KnowledgeWrite};
use switchboard::ids::*;
use switchboard::inbox;
use switchboard::knowledge::{self, gaps};
use switchboard::world::*;

use crate::documents::sends;
use crate::harness::{Browser, Server, in_boutique};
use crate::knowledge::submits;
use crate::sites::hands;

/// Customers who ask in vain, and Amélie, who answers the first.
async fn asked(server: &Server, questions: &[&str]) -> (GapId, ConversationId) {
    let world = &server.world;
    let hands = hands(world);
    let channel = world.api_channel().await;
    let mut first = None;
    for (number, question) in questions.iter().enumerate() {
        let conversation = world.hears(channel, &format!("customer-{number}"), question).await;
        worker::drain(world.desk(), &hands).await.unwrap();
        first = first.or(Some(conversation));
    }
    let first = first.unwrap();
    inbox::take_over(world.tx::<InboxReply>(amelie()).await, first).await.unwrap();
    let says = saying("Hello! Our gift cards go from 20 to 100 euros. Mail me at amelie@example.org about it.");
    inbox::reply(world.tx(amelie()).await, first, says).await.unwrap();
    let mut tx = world.tx::<KnowledgeWrite>(bruno()).await;
    let gap = gaps::list(&mut tx, &gaps::Filter::default(), 1).await.unwrap()[0].id;
    (gap, first)
}

#[tokio::test(flavor = "multi_thread")]
async fn j_6_a_gap_is_filled_from_staff_answers_and_its_questions_asked_again() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let empty = bruno.open(&in_boutique("/knowledge/gaps?state=resolved")).await.body;
    assert!(empty.contains("None of these"), "{empty}");
    server.world.knowledge().await;
    let questions = ["Do you sell gift cards?", "Can I buy a gift card?"];
    let (gap, conversation) = asked(&server, &questions).await;

    let listed = bruno.open(&in_boutique("/knowledge/gaps")).await.body;
    assert!(listed.contains(&gap.to_string()) && listed.contains("Can I buy a gift card?"), "{listed}");
    let address = in_boutique(&format!("/knowledge/gaps/{gap}"));
    let page = bruno.open(&address).await.body;
    for question in &questions {
        assert!(page.contains(question), "{question}: {page}");
    }
    assert!(page.contains("Our gift cards go from 20 to 100 euros."), "{page}");
    assert!(page.contains(&format!("/inbox/{conversation}")), "each sentence leads to its conversation");
    assert!(!page.contains("amelie@example.org"), "what is personal is not offered");
    let none = bruno.open(&format!("{address}?chosen=true")).await.body;
    assert!(!text_area(&none).contains("20 to 100"), "nothing was chosen for the answer: {none}");

    let answer = [
        ("gap", &*gap.to_string()),
        ("language", "en"),
        ("title", "Do you sell gift cards?"),
        ("variants", "Can I buy a gift card?"),
        ("body", "Our gift cards go from 20 to 100 euros."),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let blank = [&answer[..4], &[("body", " ")]].concat();
    let (_, page) = submits(&mut bruno, &address, "/api/knowledge/fill-gap", &blank).await;
    assert!(page.contains("Enter the answer"), "{page}");
    let (_, page) = submits(&mut bruno, &address, "/api/knowledge/fill-gap", &answer).await;
    assert!(page.contains("The questions are being asked again"), "{page}");
    worker::drain(server.world.desk(), &hands(&server.world)).await.unwrap();

    let mut tx = server.world.tx::<KnowledgeWrite>(switchboard::world::bruno()).await;
    let found = gaps::find(&mut tx, gap).await.unwrap().unwrap();
    drop(tx);
    let tally = found.tally().unwrap();
    assert_eq!(tally, gaps::Tally { questions: 2, before: 0, after: 2 }, "{found:#?}");
    let page = bruno.open(&address).await.body;
    assert!(page.contains("2 questions: before 0, after 2 answered, 0 left."), "{page}");
    assert!(page.contains("resolved") && !page.contains("Approve and ask again"), "{page}");
}

fn text_area(page: &str) -> String {
    let body = page.split("id=\"field-body\"").nth(1).unwrap_or_default();
    body.split("</textarea>").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gap_is_nobodys_who_may_not_mend_it() {
    let server = Server::open().await;
    let (gap, _) = asked(&server, &["Do you sell gift cards?"]).await;
    let mut amelie = server.browser(amelie()).await;
    for path in ["/knowledge/gaps".to_owned(), format!("/knowledge/gaps/{gap}"), "/knowledge/import".to_owned()] {
        assert_eq!(amelie.open(&in_boutique(&path)).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut bruno = server.browser(bruno()).await;
    assert_eq!(
        bruno.open(&in_boutique(&format!("/knowledge/gaps/{}", GapId::new()))).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_says_for_whom_and_until_when_and_what_will_replace_it() {
    let server = Server::open().await;
    let item = server.world.knows(bruno(), faq("Is there a sale?", "Yes, until Sunday.")).await;
    let mut bruno = server.browser(bruno()).await;
    let address = in_boutique(&format!("/knowledge/{item}"));
    let id = item.to_string();

    let terms = [("item", &*id), ("audience", "agents"), ("last_day", "2026-11-25")];
    let (_, page) = submits(&mut bruno, &address, "/api/knowledge/set-terms", &terms).await;
    assert!(page.contains("For agents only.") && page.contains("Ends soon: 2026-11-25."), "{page}");
    let past = [("item", &*id), ("audience", "agents"), ("last_day", "2020-01-01")];
    let (_, page) = submits(&mut bruno, &address, "/api/knowledge/set-terms", &past).await;
    assert!(page.contains("Enter a day to come"), "{page}");

    let later = [
        ("item", &*id),
        ("kind", "faq"),
        ("based_on", "1"),
        ("language", "en"),
        ("title", "Is there a sale?"),
        ("body", "Yes, until Monday."),
        ("publish_at", "2026-11-22T08:00"),
    ];
    let (_, page) = submits(&mut bruno, &address, "/api/knowledge/revise", &later).await;
    assert!(page.contains("Scheduled") && page.contains("Version 2 is published on"), "{page}");
    let compared = bruno.open(&format!("{address}/compare?from=1&to=2")).await.body;
    assert!(compared.contains("<del") && compared.contains("Sunday.") && compared.contains("Monday."), "{compared}");
    assert!(compared.contains("sr-only"), "what went and came is said, too");
    assert_eq!(bruno.open(&format!("{address}/compare?from=1&to=9")).await.status, StatusCode::NOT_FOUND);

    server.world.clock.advance(time::Duration::days(2));
    worker::drain(server.world.desk(), &hands(&server.world)).await.unwrap();
    let mut tx = server.world.tx::<KnowledgeRead>(switchboard::world::bruno()).await;
    let now = knowledge::find_item(&mut tx, item).await.unwrap().unwrap();
    assert_eq!(now.version, 2);
}

/// Sends a table by the form.
async fn brings(bruno: &mut Browser, files: &[(&str, &[u8])]) -> String {
    let answer = sends(bruno, "/api/knowledge/bring-table", &[("table", "")], files, "text/html").await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.body);
    answer.location().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_looked_at_and_taken_in_whole_or_not_at_all() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let bad = brings(&mut bruno, &[("faq.csv", b"question;answer\nOuvert ?;Oui, d\xe8s 9 h.\nO\xf9 ?;\n")]).await;
    let page = bruno.open(&bad).await.body;
    assert!(page.contains("1 new, 0 here already, 1 wrong.") && page.contains("Enter the answer"), "{page}");

    let good = brings(&mut bruno, &[("faq.csv", b"question;answer\nOuvert ?;Oui, d\xe8s 9 h.\n")]).await;
    let page = bruno.open(&good).await.body;
    assert!(page.contains("Import one question"), "{page}");
    let id = good.rsplit('/').next().unwrap().to_owned();
    let (_, page) = submits(&mut bruno, &good, "/api/knowledge/take-table", &[("table", &id)]).await;
    assert!(page.contains("One question was imported") && page.contains("Ouvert ?"), "{page}");
    let again = brings(&mut bruno, &[("faq.csv", b"question;answer\nOuvert ?;Oui, d\xe8s 9 h.\n")]).await;
    assert!(bruno.open(&again).await.body.contains("There is nothing new in it."));
}
