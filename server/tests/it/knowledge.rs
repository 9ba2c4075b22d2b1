//! Bruno keeps the knowledge of Ma Boutique, with scripts off.

use reqwest::StatusCode;
use switchboard::world::*;

use crate::harness::{Browser, Server, in_boutique};

/// A form's fields.
pub fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Sends the form that stands on `page`, and opens the page that the browser is sent to.
pub async fn submits(browser: &mut Browser, page: &str, door: &str, pairs: &[(&str, &str)]) -> (String, String) {
    let origin = browser.own_address(page);
    let request = browser.post(&in_boutique(door), &fields(pairs)).header("referer", origin);
    let answer = browser.send(request).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{door}: {}", answer.body);
    let location = answer.location().to_owned();
    let page = browser.open(&location).await;
    (location, page.body)
}

const QUESTION: &[(&str, &str)] = &[
    ("kind", "faq"),
    ("language", "en"),
    ("title", "Do you wrap gifts?"),
    ("variants", "Is gift wrapping possible?\n\nCan I have it wrapped?"),
    ("body", "Yes, we wrap gifts for 3 euros."),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_added_tried_changed_rolled_back_and_disabled() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let new = in_boutique("/knowledge/new?kind=faq");
    assert_eq!(bruno.open(&new).await.status, StatusCode::OK);

    let (item, page) = submits(&mut bruno, &new, "/api/knowledge/write", QUESTION).await;
    assert!(page.contains("Added. The assistant can"), "{page}");
    assert!(page.contains("Yes, we wrap gifts for 3 euros."));
    assert!(page.contains("Can I have it wrapped?"));

    let test = in_boutique("/knowledge/test?q=Do+you+wrap+gifts%3F&in=en");
    let tried = bruno.open(&test).await.body;
    assert!(tried.contains("<blockquote"), "it would answer: {tried}");
    assert!(tried.contains(&item), "the hit leads to the item");

    let id = item.rsplit('/').next().unwrap();
    let change = [&[("item", id), ("based_on", "1")], &QUESTION[..4], &[("body", "Yes, for 4 euros.")]].concat();
    let (_, page) = submits(&mut bruno, &item, "/api/knowledge/revise", &change).await;
    assert!(page.contains("Saved as version 2"));
    assert!(bruno.open(&test).await.body.contains("Yes, for 4 euros."));

    let late = [&change[..change.len() - 1], &[("body", "Yes, for 5 euros.")]].concat();
    let (_, page) = submits(&mut bruno, &item, "/api/knowledge/revise", &late).await;
    assert!(page.contains("Somebody else changed this"), "an editor who was overtaken is told");
    assert!(page.contains("Yes, for 5 euros.") && page.contains("Yes, for 4 euros."), "and nobody's words are lost");

    let (_, page) = submits(&mut bruno, &item, "/api/knowledge/roll-back", &[("item", id), ("version", "1")]).await;
    assert!(page.contains("Version 1 is active again"));
    assert!(bruno.open(&test).await.body.contains("for 3 euros"));

    let (_, page) = submits(&mut bruno, &item, "/api/knowledge/disable", &[("item", id)]).await;
    assert!(page.contains("Disabled. The assistant"));
    assert!(!bruno.open(&test).await.body.contains("for 3 euros"));

    let listed = bruno.open(&in_boutique("/knowledge?kind=faq&q=GIFTS")).await.body;
    assert!(listed.contains("Do you wrap gifts?") && listed.contains("disabled"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_knowledge_is_refused_beside_its_field_and_kept() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let new = in_boutique("/knowledge/new?kind=faq");
    let without_answer = [&QUESTION[..4], &[("body", " ")]].concat();

    let (back, page) = submits(&mut bruno, &new, "/api/knowledge/write", &without_answer).await;

    assert_eq!(back, new);
    assert!(page.contains("Enter the answer"));
    assert!(page.contains("aria-invalid=\"true\""));
    assert!(page.contains("Do you wrap gifts?"), "what was typed is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_reads_and_tries_and_is_offered_no_form_that_writes() {
    let server = Server::open().await;
    let item = server.world.knows(bruno(), faq("Are you open?", "We are open from 9 to 18.")).await;
    let mut eva = server.browser(eva()).await;

    for path in ["/knowledge".to_owned(), format!("/knowledge/{item}"), "/knowledge/test?q=open".to_owned()] {
        let page = eva.open(&in_boutique(&path)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.body.contains("/api/knowledge/"), "{path} offers a form");
    }
    assert_eq!(eva.open(&in_boutique("/knowledge/new")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_never_finds_what_another_workspace_knows() {
    let server = Server::open().await;
    server.world.knows(omar(), faq("Who is the supplier?", "Atelier du Port supplies us.")).await;
    let mut claire = server.browser(claire()).await;

    let tried = claire.open(&in_boutique("/knowledge/test?q=Who+is+the+supplier%3F&in=en")).await;

    assert_eq!(tried.status, StatusCode::OK);
    assert!(!tried.body.contains("Atelier du Port"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_never_becomes_markup() {
    let server = Server::open().await;
    let hostile = "</textarea></title><script>alert(1)</script>";
    let item = server.world.knows(bruno(), text(&format!("Notes {hostile}"), &format!("Notes say {hostile}."))).await;
    let mut bruno = server.browser(bruno()).await;
    for path in ["/knowledge".to_owned(), format!("/knowledge/{item}"), "/knowledge/test?q=notes&in=en".to_owned()] {
        let page = bruno.open(&in_boutique(&path)).await.body;
        assert!(page.contains("Notes"), "{path}");
        assert!(
            !page.contains("<script>alert"),
            "{path}: …{}",
            page.split("<script>alert").next().map_or("", |it| &it[it.len().saturating_sub(200)..])
        );
    }
}
