//! Files over HTTP: in with a form, out with headers that keep them inert.

use std::sync::Arc;
use std::time::SystemTime;

use futures::future::BoxFuture;
use reqwest::header::{ACCEPT, ORIGIN, REFERER};
use reqwest::{Method, StatusCode};
use server::files::Folder;
use server::http::{self, Web};
use switchboard::files::{self, CannotKeep, Key, Objects, Unfinished};
use switchboard::ids::*;
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Browser, Server};
use crate::multipart::{BOUNDARY, form};

const GIF: &[u8] = b"GIF89a\x40\x01\x40\0";
const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";

/// Sends an answer with files and follows to the page.
async fn send(browser: &mut Browser, parcel: ConversationId, words: &str, files: &[(&str, &[u8])]) -> Answer {
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let (id, press) = (parcel.to_string(), uuid::Uuid::now_v7().to_string());
    let fields =
        [("conversation", id.as_str()), ("kind", "reply"), ("body", words), ("seen", "1000"), ("press", &press)];
    let request = browser
        .request(Method::POST, "/w/ma-boutique/api/inbox/write")
        .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
        .header(ACCEPT, "text/html")
        .header(ORIGIN, browser.origin.clone())
        .header(REFERER, browser.own_address(&page))
        .body(form(&fields, files));
    let answer = browser.send(request).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.body);
    browser.open(&page).await
}

/// The files that a page links to.
fn linked(page: &str) -> Vec<String> {
    let mut found: Vec<String> = page
        .split("href=\"/w/ma-boutique/files/")
        .skip(1)
        .filter_map(|it| Some(format!("/w/ma-boutique/files/{}", it.split('"').next()?)))
        .collect();
    found.dedup();
    found
}

async fn rows(server: &Server) -> i64 {
    let mut owner = server.world.database().owner().await;
    sqlx::query_scalar("select count(*) from files where member_id = $1")
        .bind(amelie().member())
        .fetch_one(&mut owner)
        .await
        .unwrap()
}

async fn count(server: &Server) -> i64 {
    let mut owner = server.world.database().owner().await;
    sqlx::query_scalar("select count(*) from files").fetch_one(&mut owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f_3_files_go_along_and_come_out_inert_for_who_sees_the_conversation() {
    let server = Server::open().await;
    let parcel = server.world.conversation_of_amelie().await;
    let mut amelie = server.browser(amelie()).await;

    let page = send(&mut amelie, parcel, "", &[("../../photo.gif", GIF), ("evil.png", SVG)]).await;

    assert_eq!(server.world.said(parcel).await, ["Where is my parcel?", "photo.gif, evil.png"]);
    assert!(page.body.contains("width=\"320\" height=\"64\""), "the place of a picture is known");
    let [picture, drawing] = &linked(&page.body)[..] else { panic!("two files: {:?}", linked(&page.body)) };
    for (address, media_type, how, bytes) in [
        (picture, "image/gif", "inline; filename*=UTF-8''photo.gif", GIF),
        (drawing, "application/octet-stream", "attachment; filename*=UTF-8''evil.png", SVG),
    ] {
        let file = amelie.open(address).await;
        let says = |name: &str| file.headers.get(name).map(|it| it.to_str().unwrap()).unwrap_or_default();
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!((says("content-type"), says("content-disposition")), (media_type, how));
        assert_eq!(says("x-content-type-options"), "nosniff");
        assert!(says("content-security-policy").contains("sandbox"));
        assert_eq!(file.body.as_bytes(), bytes);
        for (person, status) in [(bruno(), 200), (eva(), 403), (omar(), 404)] {
            let theirs = server.browser(person).await.open(address).await;
            assert_eq!(theirs.status.as_u16(), status, "{}", person.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_9_a_full_disk_refuses_with_a_sentence_and_leaves_no_row_and_no_file() {
    // A device on which nothing has room stands in the place of the folder.
    let folder = std::env::temp_dir().join(format!("switchboard-full-{}", uuid::Uuid::now_v7()));
    let limited = Full { folder: Folder::at(&folder), room: 8 };
    let server = Server::open_with(|web| http::router(Web { files: Arc::new(limited), ..web })).await;
    let parcel = server.world.conversation_of_amelie().await;
    let mut amelie = server.browser(amelie()).await;

    let page = send(&mut amelie, parcel, "Look at this.", &[("photo.gif", GIF)]).await;

    assert!(page.body.contains("files-error") && page.body.contains("Look at this."), "what was typed is there");
    assert_eq!((server.world.said(parcel).await.len(), rows(&server).await), (1, 0));
    let unfinished = std::fs::read_dir(folder.join("unfinished")).unwrap().count();
    assert_eq!(unfinished, 0, "nothing is left behind");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "and nothing was kept");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f_1_a_file_that_is_too_large_is_refused_and_the_words_stay() {
    let server = Server::open().await;
    let parcel = server.world.conversation_of_amelie().await;
    let mut amelie = server.browser(amelie()).await;
    let large = vec![0; usize::try_from(files::LARGEST).unwrap() + 1];

    let page = send(&mut amelie, parcel, "Look at this.", &[("film.mp4", &large)]).await;

    assert!(page.body.contains("film.mp4") && page.body.contains("Look at this."));
    assert_eq!((server.world.said(parcel).await.len(), rows(&server).await), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_answer_brings_no_files() {
    let server = Server::open().await;
    let parcel = server.world.conversation_of_amelie().await;
    let before = count(&server).await;
    for person in [eva(), omar()] {
        let browser = server.browser(person).await;
        let request = browser
            .request(Method::POST, "/w/ma-boutique/api/inbox/write")
            .header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"))
            .header(ORIGIN, browser.origin.clone())
            .body(form(&[("conversation", &parcel.to_string()), ("kind", "reply")], &[("photo.gif", GIF)]));
        let answer = browser.clone().send(request).await;
        assert!(!answer.status.is_success() && !answer.status.is_redirection(), "{} {}", person.name, answer.status);
    }
    assert_eq!(count(&server).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_one_file_without_a_session_until_it_ends() {
    let server = Server::open().await;
    let parcel = server.world.conversation_of_amelie().await;
    let mut amelie = server.browser(amelie()).await;
    let page = send(&mut amelie, parcel, "Look.", &[("photo.gif", GIF)]).await;
    let file: FileId = linked(&page.body)[0].rsplit('/').next().unwrap().parse().unwrap();
    let desk = server.world.desk();
    let link = files::link(desk.seal(), Key { tenant: MA_BOUTIQUE, file }, desk.now());
    let mut stranger = server.stranger();

    let opened = stranger.open(&format!("/file/{link}")).await;
    assert_eq!((opened.status, opened.body.as_bytes()), (StatusCode::OK, GIF));
    assert_eq!(stranger.open(&format!("/file/{}", link.replace(&link[60..64], "AAAA"))).await.status, 404);
    server.world.clock.advance(time::Duration::days(9));
    assert_eq!(stranger.open(&format!("/file/{link}")).await.status, 404);
}

/// A folder on a disk with room for so many bytes of each file.
struct Full {
    folder: Folder,
    room: usize,
}

struct Filling {
    begun: Box<dyn Unfinished>,
    room: usize,
}

impl Unfinished for Filling {
    fn write<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<(), CannotKeep>> {
        Box::pin(async move {
            let fits = bytes.len().min(self.room);
            self.begun.write(&bytes[..fits]).await?;
            self.room -= fits;
            if fits < bytes.len() { Err(CannotKeep::Full) } else { Ok(()) }
        })
    }

    fn keep(self: Box<Self>, key: Key) -> BoxFuture<'static, Result<(), CannotKeep>> {
        self.begun.keep(key)
    }
}

impl Objects for Full {
    fn begin(&self) -> BoxFuture<'_, Result<Box<dyn Unfinished>, CannotKeep>> {
        Box::pin(async move {
            let filling: Box<dyn Unfinished> = Box::new(Filling { begun: self.folder.begin().await?, room: self.room });
            Ok(filling)
        })
    }

    fn read(&self, key: Key, from: u64, most: usize) -> BoxFuture<'_, Result<Vec<u8>, CannotKeep>> {
        self.folder.read(key, from, most)
    }

    fn remove(&self, key: Key) -> BoxFuture<'_, Result<(), CannotKeep>> {
        self.folder.remove(key)
    }

    fn tenants(&self) -> BoxFuture<'_, Result<Vec<TenantId>, CannotKeep>> {
        self.folder.tenants()
    }

    fn kept_before(&self, tenant: TenantId, moment: SystemTime) -> BoxFuture<'_, Result<Vec<FileId>, CannotKeep>> {
        self.folder.kept_before(tenant, moment)
    }
}
