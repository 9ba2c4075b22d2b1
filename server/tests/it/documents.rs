//! Documents over HTTP: brought by a form, read in a process of its own, shown, downloaded.

use reqwest::header::{ACCEPT, ORIGIN, REFERER};
use reqwest::{Method, StatusCode};
use server::hands::Hands;
use server::reading::Reader;
use server::{settings, worker};
use switchboard::access::KnowledgeRead;
use switchboard::files;
use switchboard::ids::*;
use switchboard::jobs;
use switchboard::knowledge::{self, Filter, Kind, Listed, Reason, State};
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Browser, Server, in_boutique};
use crate::multipart::{BOUNDARY, form};
use crate::outside::PROGRAM;

const HOURS: &[u8] = b"# Opening hours\n\nThe shop in Lyon opens at nine o'clock on weekdays.\n";

/// Sends files to a door from the list of knowledge, with scripts or without.
pub async fn sends(
    browser: &mut Browser,
    door: &str,
    fields: &[(&str, &str)],
    files: &[(&str, &[u8])],
    accepts: &str,
) -> Answer {
    sends_from(browser, &in_boutique("/knowledge"), door, (fields, files), accepts).await
}

/// The same from another page.
pub async fn sends_from(
    browser: &mut Browser,
    page: &str,
    door: &str,
    (fields, files): (&[(&str, &str)], &[(&str, &[u8])]),
    accepts: &str,
) -> Answer {
    let request = browser
        .request(Method::POST, &in_boutique(door))
        .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
        .header(ACCEPT, accepts)
        .header(ORIGIN, browser.origin.clone())
        .header(REFERER, browser.own_address(page))
        .body(form(fields, files));
    browser.send(request).await
}

/// Uploads files by the form and opens the page that the browser is sent to.
pub async fn uploads(browser: &mut Browser, files: &[(&str, &[u8])]) -> String {
    let answer = sends(browser, "/api/knowledge/upload", &[], files, "text/html").await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.body);
    let location = answer.location().to_owned();
    browser.open(&location).await.body
}

/// The hands of a worker whose files are the server's, and that starts the real program.
fn hands(server: &Server) -> Hands {
    let settings = settings::understand(|_| None).unwrap();
    let hands = Hands::new(&settings, server.world.desk().clone(), server.web.house.shelves.clone()).unwrap();
    hands.reading(server.web.files.clone(), Reader::starting(PROGRAM))
}

pub async fn works(server: &Server) {
    worker::drain(server.world.desk(), &hands(server)).await.unwrap();
}

pub async fn documents(server: &Server) -> Vec<Listed> {
    let filter = Filter { kind: Some(Kind::Document), ..Filter::default() };
    let mut tx = server.world.tx::<KnowledgeRead>(bruno()).await;
    let mut found = knowledge::list(&mut tx, &filter, 50).await.unwrap();
    found.sort_by_key(|it| it.id);
    found
}

/// How many files the folder of the server keeps of Ma Boutique's.
async fn bytes(server: &Server) -> usize {
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    server.web.files.kept_before(MA_BOUTIQUE, later).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_files_are_uploaded_without_scripts_read_and_cited_by_their_page() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;

    let page = uploads(&mut bruno, &[("hours.md", HOURS), ("prices.csv", b"Board,Price\nOak,40 euros\n")]).await;
    assert!(page.contains("2 documents are being read") && page.contains("hours.md"), "{page}");
    let waiting = documents(&server).await;
    assert!(waiting.iter().all(|it| it.state == State::Waiting), "{waiting:?}");

    works(&server).await;

    let ready = documents(&server).await;
    assert_eq!(
        ready.iter().map(|it| (it.state, it.version)).collect::<Vec<_>>(),
        [(State::Ready, 1), (State::Ready, 1)]
    );
    let item = bruno.open(&in_boutique(&format!("/knowledge/{}", ready[0].id))).await;
    assert!(item.body.contains("id=\"page-1\"") && item.body.contains("opens at nine"), "{}", item.body);
    let tried = bruno.open(&in_boutique("/knowledge/test?q=When+does+the+shop+in+Lyon+open%3F&in=en")).await;
    assert!(tried.body.contains("opens at nine"), "the assistant would find it");
    let listed = bruno.open(&in_boutique("/knowledge?kind=document&state=ready")).await;
    assert!(listed.body.contains("prices") && !listed.body.contains("What is Website?"));
}

#[tokio::test(flavor = "multi_thread")]
async fn f_1_what_cannot_be_read_is_refused_before_it_is_kept_and_the_rest_is_taken() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let (before, large) = (bytes(&server).await, vec![b'x'; usize::try_from(files::LARGEST).unwrap() + 1]);

    let page =
        uploads(&mut bruno, &[("film.mp4", b"\0\0\0\x18ftypmp42"), ("hours.md", HOURS), ("none.txt", b"")]).await;
    for said in ["film.mp4: This type of file cannot be read.", "none.txt is empty", "hours.md"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = uploads(&mut bruno, &[("large.txt", &large)]).await;
    assert!(page.contains("large.txt is larger than 25 MB"), "{page}");
    assert_eq!((documents(&server).await.len(), bytes(&server).await), (1, before + 1));

    let by_script =
        sends(&mut bruno, "/api/knowledge/upload", &[], &[("a.exe", b"MZ\x90\0")], "application/json").await;
    assert_eq!(by_script.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(by_script.body.contains("cannot be read"), "{}", by_script.body);
    let page = uploads(&mut bruno, &[]).await;
    assert!(page.contains("Choose a file first"));
    let page = uploads(&mut bruno, &[("again.md", HOURS)]).await;
    assert!(page.contains("again.md is here already"));
    assert_eq!((documents(&server).await.len(), bytes(&server).await), (1, before + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_replaced_with_its_history_and_each_original_comes_out_inert() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("../hours é.html", b"<!DOCTYPE html><p>We open at nine.</p><script>alert(1)</script>")])
        .await;
    works(&server).await;
    let item = documents(&server).await[0].id;

    let named = item.to_string();
    let replaced = sends(
        &mut bruno,
        "/api/knowledge/replace",
        &[("item", &named)],
        &[("new.txt", b"We open at ten.")],
        "text/html",
    )
    .await;
    assert!(replaced.status.is_redirection(), "{} {}", replaced.status, replaced.body);
    works(&server).await;

    let page = bruno.open(&in_boutique(&format!("/knowledge/{item}"))).await.body;
    assert!(page.contains("We open at ten.") && !page.contains("We open at nine."), "{page}");
    let before = bruno.open(&in_boutique(&format!("/knowledge/{item}?version=1&page=1"))).await.body;
    assert!(before.contains("We open at nine.") && before.contains("which the assistant does not use"));
    let originals: Vec<&str> = page
        .split("href=\"/w/ma-boutique/knowledge/originals/")
        .skip(1)
        .filter_map(|it| it.split('"').next())
        .collect();
    assert_eq!(originals.len(), 2);
    for (original, name, content) in [
        (originals[0], "new.txt", "We open at ten."),
        (originals[1], "hours%20%C3%A9.html", "<!DOCTYPE html><p>We open at nine.</p><script>alert(1)</script>"),
    ] {
        let address = in_boutique(&format!("/knowledge/originals/{original}"));
        let file = bruno.open(&address).await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, content));
        assert_eq!(file.header("content-type"), "application/octet-stream");
        assert_eq!(file.header("content-disposition"), format!("attachment; filename*=UTF-8''{name}"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(file.header("content-security-policy").contains("sandbox"));
        assert_eq!(server.browser(omar()).await.open(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(server.stranger().open(&address).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_write_brings_nothing_and_nobody_replaces_what_is_anothers() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("hours.md", HOURS)]).await;
    let item = documents(&server).await[0].id.to_string();
    let (before, rows) = (bytes(&server).await, documents(&server).await);
    for (person, status) in [(eva(), 403), (amelie(), 403), (omar(), 404)] {
        let mut browser = server.browser(person).await;
        for (door, fields) in
            [("/api/knowledge/upload", vec![]), ("/api/knowledge/replace", vec![("item", item.as_str())])]
        {
            let answer =
                sends(&mut browser, door, &fields, &[("new.txt", b"We open at ten.")], "application/json").await;
            assert_eq!(answer.status.as_u16(), status, "{} {door}: {}", person.name, answer.body);
        }
    }
    // A form that names nothing is not taken for one that adds something.
    let stray = sends(&mut bruno, "/api/knowledge/replace", &[], &[("new.txt", b"We open at ten.")], "text/html").await;
    assert!(stray.status.is_client_error() || stray.status.is_redirection(), "{}", stray.status);
    assert_eq!((bytes(&server).await, documents(&server).await), (before, rows));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_says_why_is_counted_at_home_and_is_tried_again() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("scan.pdf", b"%PDF-1.7\nnot one after all")]).await;
    works(&server).await;
    let item = documents(&server).await[0].clone();
    assert_eq!(item.state, State::Failed, "{item:?}");
    assert!(matches!(item.reason, Some(Reason::Damaged | Reason::NoText)), "{item:?}");

    let home = bruno.open(&in_boutique("/")).await.body;
    assert!(home.contains("/knowledge?state=failed"));
    let failed = bruno.open(&in_boutique("/knowledge?state=failed")).await.body;
    assert!(failed.contains("scan") && !failed.contains("What is Website?"));
    let page = bruno.open(&in_boutique(&format!("/knowledge/{}", item.id))).await.body;
    assert!(page.contains("Try again") && page.contains("/api/knowledge/read-again"), "{page}");

    let fields = [("item".to_owned(), item.id.to_string())];
    let retried = bruno.send(bruno.post(&in_boutique("/api/knowledge/read-again"), &fields)).await;
    assert!(retried.status.is_redirection(), "{}", retried.body);
    assert_eq!(documents(&server).await[0].state, State::Waiting);
    works(&server).await;
    assert_eq!(documents(&server).await[0].state, State::Failed);
}

#[tokio::test(flavor = "multi_thread")]
async fn j_3_a_reading_that_was_killed_is_done_by_the_next_worker_once() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("hours.md", HOURS)]).await;
    let desk = server.world.desk();
    // A worker takes the job, says that it reads, and is never heard of again.
    let claims = jobs::system::claim(desk, &["read_document"], 1).await.unwrap();
    let jobs::Work::ReadDocument { original } = claims[0].work else { panic!("{:?}", claims[0].work) };
    let mut tx = worker::worker(desk, MA_BOUTIQUE).await.unwrap();
    knowledge::documents::work::begin(&mut tx, original).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    assert_eq!(documents(&server).await[0].state, State::Reading);

    server.world.clock.advance(time::Duration::minutes(5));
    works(&server).await;
    // The one that was thought dead comes back: its lease is another's.
    worker::work(desk, &hands(&server), claims[0].clone()).await;

    let item = documents(&server).await[0].clone();
    assert_eq!((item.state, item.version, item.passages), (State::Ready, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_whose_bytes_are_gone_is_given_up_with_a_reason_and_a_dead_job() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("hours.md", HOURS)]).await;
    let original = files_of(&server).await;
    server.web.files.remove(files::Key { tenant: MA_BOUTIQUE, file: original }).await.unwrap();

    for _ in 0..jobs::MAX_ATTEMPTS {
        server.world.clock.advance(time::Duration::hours(1));
        works(&server).await;
    }

    let item = documents(&server).await[0].clone();
    assert_eq!((item.state, item.reason), (State::Failed, Some(Reason::Broken)));
    let mut owner = server.world.database().owner().await;
    let dead: i64 = sqlx::query_scalar("select count(*) from jobs where kind = 'read_document' and state = 'dead'")
        .fetch_one(&mut owner)
        .await
        .unwrap();
    assert_eq!(dead, 1, "and whoever runs the desk can replay it");
}

/// The only file that was uploaded as knowledge in this test.
async fn files_of(server: &Server) -> FileId {
    let mut owner = server.world.database().owner().await;
    let newest = "select id from knowledge_originals where uploaded_by = $1 order by created_at desc limit 1";
    sqlx::query_scalar(newest).bind(bruno().member()).fetch_one(&mut owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_sees_a_document_and_no_form() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    uploads(&mut bruno, &[("hours.md", HOURS)]).await;
    works(&server).await;
    let item = documents(&server).await[0].id;

    let mut eva = server.browser(eva()).await;
    for path in ["/knowledge".to_owned(), format!("/knowledge/{item}")] {
        let page = eva.open(&in_boutique(&path)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("/api/knowledge/"), "{path} offers a form");
    }
}
