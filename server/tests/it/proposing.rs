//! Bruno looks at what a new file, or doing without a website, would change before it is done, with scripts off.

use reqwest::StatusCode;
use server::worker;
use switchboard::ids::ItemId;
use switchboard::knowledge::{Language, Reason, State};
use switchboard::sites::visited::{ReadPage, Visited};
use switchboard::sites::{self, Added, CrawlKind, Schedule, Wanted};
use switchboard::world::*;

use crate::documents::{documents, sends, sends_from, uploads, works};
use crate::harness::{Browser, Server, in_boutique};
use crate::knowledge::submits;

const TWELVE: &[u8] = b"A raku firing costs twelve euros for each bowl.";
const FIFTEEN: &[u8] = b"A raku firing costs fifteen euros for each bowl.";
const QUESTION: &str = "How much does a raku firing cost for each bowl?";

/// A server with a document, of which a customer has asked, and Bruno before it.
async fn scene() -> (Server, Browser, ItemId) {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("The raku price.txt", TWELVE)]).await;
    works(&server).await;
    let channel = server.world.api_channel().await;
    server.world.hears(channel, "sophie", QUESTION).await;
    works(&server).await;
    let item = documents(&server).await[0].id;
    (server, bruno, item)
}

/// Proposes a file from the page of the document: where the browser is sent, and the page there.
async fn proposes(bruno: &mut Browser, item: ItemId, file: (&str, &[u8])) -> (String, String) {
    let named = item.to_string();
    let answer = sends(bruno, "/api/knowledge/propose-file", &[("item", &*named)], &[file], "text/html").await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.body);
    let location = answer.location().to_owned();
    let page = bruno.open(&location).await.body;
    (location, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_is_read_compared_and_published() {
    let (server, mut bruno, item) = scene().await;
    let page = in_boutique(&format!("/knowledge/{item}"));
    let shown = bruno.open(&page).await.body;
    assert!(shown.contains("/api/knowledge/propose-file") && !shown.contains("A new file waits"), "{shown}");

    let (address, waits) = proposes(&mut bruno, item, ("new.txt", FIFTEEN)).await;
    assert_eq!(address, format!("{page}/preview?change=file"));
    assert!(waits.contains("new.txt waits for its turn to be read.") && waits.contains("Look again"), "{waits}");
    assert!(!waits.contains("/api/knowledge/publish-file"), "nothing can be published yet");
    works(&server).await;

    let seen = bruno.open(&address).await.body;
    assert!(seen.contains("1 changes") && seen.contains("<del>") && seen.contains("<ins>"), "{seen}");
    assert!(seen.contains("It was read as version 2") && seen.contains("Publish"), "{seen}");
    let shown = bruno.open(&page).await.body;
    assert!(shown.contains("A new file waits") && shown.contains("costs twelve euros"), "{shown}");
    let tried = in_boutique("/knowledge/test?q=How+much+does+a+raku+firing+cost%3F&in=en");
    assert!(!bruno.open(&tried).await.body.contains("costs fifteen euros"), "it is not searched");
    let eva = server.browser(eva()).await.open(&page).await.body;
    assert!(eva.contains("A new file waits") && !eva.contains("change=file"), "who may only read decides nothing");

    let named = item.to_string();
    let (back, shown) = submits(&mut bruno, &address, "/api/knowledge/publish-file", &[("item", &named)]).await;
    assert_eq!(back, page);
    assert!(shown.contains("Published. The assistant answers from version 2."), "{shown}");
    assert!(shown.contains("costs fifteen euros") && !shown.contains("A new file waits"), "{shown}");
    assert!(bruno.open(&tried).await.body.contains("costs fifteen euros"));
    assert_eq!(bruno.open(&address).await.status, StatusCode::NOT_FOUND, "nothing is proposed any more");
    let (_, again) = submits(&mut bruno, &page, "/api/knowledge/publish-file", &[("item", &named)]).await;
    assert!(again.contains("No file waits here any more."), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_is_withdrawn_or_cannot_be_read_and_the_document_stays() {
    let (server, mut bruno, item) = scene().await;
    let page = in_boutique(&format!("/knowledge/{item}"));
    let named = item.to_string();
    let (address, _) = proposes(&mut bruno, item, ("torn.pdf", b"%PDF-1.7\nnot one after all")).await;
    works(&server).await;

    let seen = bruno.open(&address).await.body;
    assert!(seen.contains("torn.pdf could not be read.") && seen.contains("The document stays as it is."), "{seen}");
    let document = documents(&server).await[0].clone();
    assert_eq!((document.state, document.version), (State::Ready, 1));
    let (back, seen) = submits(&mut bruno, &address, "/api/knowledge/read-proposed-again", &[("item", &named)]).await;
    assert_eq!(back, address);
    assert!(seen.contains("torn.pdf waits for its turn to be read."), "{seen}");

    let (back, shown) = submits(&mut bruno, &address, "/api/knowledge/withdraw-file", &[("item", &named)]).await;
    assert_eq!(back, page);
    assert!(shown.contains("The file is kept among its originals.") && shown.contains("torn.pdf"), "{shown}");
    works(&server).await;
    let document = documents(&server).await[0].clone();
    assert_eq!((document.state, document.version), (State::Ready, 1));

    // The file that it is already is no proposal, and neither is none at all.
    for (files, said) in [(vec![("again.txt", TWELVE)], "read from already"), (vec![], "Choose a file first")] {
        let (door, item) = ("/api/knowledge/propose-file", [("item", &*named)]);
        let answer = sends_from(&mut bruno, &page, door, (&item, &files), "text/html").await;
        assert!(answer.status.is_redirection(), "{}", answer.body);
        let shown = bruno.open(&page).await.body;
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_write_proposes_nothing_and_sees_no_preview() {
    let (server, mut bruno, item) = scene().await;
    let (address, _) = proposes(&mut bruno, item, ("new.txt", FIFTEEN)).await;
    works(&server).await;
    let named = item.to_string();
    for (person, status) in [(eva(), 403), (amelie(), 403), (omar(), 404)] {
        let mut browser = server.browser(person).await;
        assert_eq!(browser.open(&address).await.status.as_u16(), status, "{}", person.name);
        let (door, item) = ("/api/knowledge/propose-file", [("item", &*named)]);
        let answer = sends(&mut browser, door, &item, &[("new.txt", FIFTEEN)], "application/json").await;
        assert_eq!(answer.status.as_u16(), status, "{}: {}", person.name, answer.body);
    }
    assert!(bruno.open(&address).await.body.contains("Publish"), "it still waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_doing_without_a_website_would_change_is_seen_before_it_is_removed() {
    let server = Server::open().await;
    let mut bruno_sees = server.browser(bruno()).await;
    let site = reads_a_site(&server).await;
    let channel = server.world.api_channel().await;
    server.world.hears(channel, "sophie", "How are bowls from the kiln delivered?").await;
    works(&server).await;

    let page = in_boutique(&format!("/knowledge/sites/{site}"));
    let address = format!("{page}/preview");
    assert!(bruno_sees.open(&page).await.body.contains(&address));
    let seen = bruno_sees.open(&address).await.body;
    assert!(seen.contains("1 answer vanishes") && seen.contains("if this website were removed"), "{seen}");
    assert!(seen.contains("Remove website") && seen.contains("Keep the website"), "{seen}");
    for (person, status) in [(eva(), 403), (omar(), 404)] {
        assert_eq!(server.browser(person).await.open(&address).await.status.as_u16(), status);
    }

    let (back, shown) = submits(&mut bruno_sees, &address, "/api/sites/remove", &[("site", &site)]).await;
    assert_eq!(back, in_boutique("/knowledge/sites"));
    assert!(shown.contains("Removed. The assistant no longer uses its pages."), "{shown}");
    assert_eq!(bruno_sees.open(&address).await.status, StatusCode::NOT_FOUND);
}

/// Bruno adds a site of one page, which answers as told here.
async fn reads_a_site(server: &Server) -> String {
    let desk = server.world.desk();
    let wanted = Wanted::parse("https://shop.example/", (vec![], vec![]), 5, Schedule::Manual, Language::English);
    let added = sites::add(server.world.tx(bruno()).await, &wanted.unwrap(), CrawlKind::Whole).await.unwrap();
    let Added::New(site) = added else { panic!("it was there") };
    let mut tx = worker::worker(desk, MA_BOUTIQUE).await.unwrap();
    let crawl = sites::find(&mut tx, site).await.unwrap().unwrap().crawl.unwrap().0.id;
    drop(tx);
    loop {
        let mut tx = worker::worker(desk, MA_BOUTIQUE).await.unwrap();
        let errand = sites::work::next(&mut tx, crawl).await.unwrap();
        tx.commit().await.unwrap();
        let Some(errand) = errand else { return site.to_string() };
        let visited = match errand.address.path().as_str() {
            "/" => Visited::Page(Box::new(ReadPage {
                title: Some("Delivery of bowls".to_owned()),
                text: "Bowls from the kiln are delivered by bicycle within two days.".to_owned(),
                ..ReadPage::default()
            })),
            _ => Visited::Failed(Reason::NotFound),
        };
        let mut tx = worker::worker(desk, MA_BOUTIQUE).await.unwrap();
        sites::work::take(&mut tx, &errand, visited, 0).await.unwrap();
        tx.commit().await.unwrap();
    }
}
