//! Z-4: who hears what happens, and for how long.

use std::time::{Duration, Instant};

use reqwest::{Method, Response, StatusCode};
use switchboard::access::{DeskArrange, InboxRead, InboxReply, Role, TeamManage, Visibility};
use switchboard::events::Event;
use switchboard::inbox;
use switchboard::team::{self, sessions};
use switchboard::teams;
use switchboard::title::Title;
use switchboard::world::*;

use crate::harness::{Browser, SESSION, Server, in_boutique};

/// Opens the live stream and reads its greeting.
pub async fn listen(browser: &Browser) -> Response {
    let mut stream = browser.request(Method::GET, &in_boutique("/events")).send().await.unwrap();
    let hello = hear(&mut stream, Duration::from_secs(5)).await.unwrap_or_default();
    assert!(hello.contains("event: hello"), "{hello}");
    stream
}

/// What is heard next, within a time; nothing where the stream has ended or stays silent.
pub async fn hear(stream: &mut Response, within: Duration) -> Option<String> {
    let chunk = tokio::time::timeout(within, stream.chunk()).await.ok()?.ok()??;
    Some(String::from_utf8_lossy(&chunk).into_owned())
}

/// Waits until the stream ends, and says how long that took.
pub async fn ends(mut stream: Response) -> Duration {
    let began = Instant::now();
    let end = async { while let Ok(Some(_)) = stream.chunk().await {} };
    tokio::time::timeout(Duration::from_secs(20), end).await.expect("the stream ends");
    began.elapsed()
}

async fn something_happens(server: &Server, person: Person) {
    let mut tx = server.world.tx::<InboxRead>(person).await;
    tx.record(Event::TeamChanged { member: None }).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_a_member_hears_their_own_workspace_and_no_other() {
    let server = Server::open().await;
    let amelie = server.browser(amelie()).await;
    let mut stream = listen(&amelie).await;

    something_happens(&server, omar()).await;
    something_happens(&server, amelie_at_nordic()).await;
    assert_eq!(hear(&mut stream, Duration::from_millis(800)).await, None, "another workspace's news");

    something_happens(&server, claire()).await;
    let news = hear(&mut stream, Duration::from_secs(5)).await.unwrap_or_default();
    assert!(news.contains("team_changed"), "{news}");
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_a_browser_that_comes_back_is_told_its_own_news_only() {
    let server = Server::open().await;
    for person in [omar(), claire(), omar()] {
        something_happens(&server, person).await;
    }
    let amelie = server.browser(amelie()).await;
    let again = amelie.request(Method::GET, &in_boutique("/events")).header("last-event-id", "0");
    let mut stream = again.send().await.unwrap();
    let mut heard = String::new();
    while let Some(more) = hear(&mut stream, Duration::from_millis(500)).await {
        heard.push_str(&more);
    }
    let mut owner = server.world.database().owner().await;
    let own: i64 = sqlx::query_scalar("select count(*) from events where tenant_id = $1")
        .bind(MA_BOUTIQUE)
        .fetch_one(&mut owner)
        .await
        .unwrap();
    assert_eq!(heard.matches("event: news").count(), usize::try_from(own).unwrap(), "{heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_between_a_page_and_its_stream_is_told() {
    let server = Server::open().await;
    let mut amelie = server.browser(amelie()).await;
    something_happens(&server, bruno()).await;
    server.world.clock.advance(time::Duration::minutes(1));
    let page = amelie.open(&in_boutique("/inbox")).await.body;
    let stream = page.split("/events?since=").nth(1).and_then(|it| it.split(['"', '&']).next()).unwrap().to_owned();
    something_happens(&server, claire()).await;

    let asked = amelie.request(Method::GET, &in_boutique(&format!("/events?since={stream}")));
    let mut stream = asked.send().await.unwrap();
    let mut heard = String::new();
    let mut patience = Duration::from_secs(10);
    while let Some(more) = hear(&mut stream, patience).await {
        heard.push_str(&more);
        if heard.contains("team_changed") {
            // Once it is there, nothing else may follow.
            patience = Duration::from_millis(500);
        }
    }
    assert_eq!(heard.matches("team_changed").count(), 1, "what happened since, and not what the page shows: {heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_who_may_no_longer_listen_hears_nothing_after_five_seconds() {
    let server = Server::open().await;
    let (amelie_browser, bruno_browser) = (server.browser(amelie()).await, server.browser(bruno()).await);
    let eva_browser = server.browser(eva()).await;
    let (disabled, changed, left) =
        (listen(&amelie_browser).await, listen(&bruno_browser).await, listen(&eva_browser).await);

    team::disable(server.world.tx::<TeamManage>(claire()).await, amelie().member()).await.unwrap();
    team::change_role(server.world.tx::<TeamManage>(claire()).await, bruno().member(), Role::Viewer).await.unwrap();
    let key = sessions::SessionKey::of_cookie(&eva_browser.cookies[SESSION]);
    sessions::delete(server.world.desk(), key).await.unwrap();

    let (disabled, changed, left) = tokio::join!(ends(disabled), ends(changed), ends(left));
    let limit = Duration::from_secs(5);
    assert!(disabled <= limit, "disabled: {disabled:?}");
    assert!(changed <= limit, "another role: {changed:?}");
    assert!(left <= limit, "signed out: {left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d_1_one_person_listens_in_twenty_windows_and_shuts_out_nobody() {
    let server = Server::open().await;
    let (amelie, bruno) = (server.browser(amelie()).await, server.browser(bruno()).await);
    let mut windows = Vec::new();
    for _ in 0..20 {
        windows.push(listen(&amelie).await);
    }
    let one_more = amelie.request(Method::GET, &in_boutique("/events")).send().await.unwrap();
    assert_eq!(one_more.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(one_more.headers().contains_key("retry-after"));
    listen(&bruno).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_an_agent_is_not_told_which_conversation_of_a_colleague_it_was() {
    let server = Server::open().await;
    let own = server.world.conversation_of_amelie().await;
    let theirs = server.world.conversation(inbox::Status::Open).await;
    inbox::take_over(server.world.tx::<InboxReply>(bruno()).await, theirs).await.unwrap();
    let browser = server.browser(amelie()).await;
    let mut stream = listen(&browser).await;

    for conversation in [theirs, own] {
        let mut tx = server.world.tx::<InboxRead>(claire()).await;
        tx.record(Event::PresenceChanged { conversation }).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut heard = String::new();
    while !heard.contains(&own.to_string()) {
        heard.push_str(&hear(&mut stream, Duration::from_secs(5)).await.expect("her own conversation is told"));
    }
    assert_eq!(heard.matches("event: news").count(), 2, "something happened, she may know: {heard}");
    assert!(!heard.contains(&theirs.to_string()), "{heard}");

    let again = browser.request(Method::GET, &in_boutique("/events")).header("last-event-id", "0");
    let mut stream = again.send().await.unwrap();
    let mut caught_up = String::new();
    while let Some(more) = hear(&mut stream, Duration::from_millis(500)).await {
        caught_up.push_str(&more);
    }
    assert!(caught_up.contains(&own.to_string()) && !caught_up.contains(&theirs.to_string()), "{caught_up}");
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_who_sees_their_teams_hears_of_these_and_begins_anew_in_another_team() {
    let server = Server::open().await;
    let team = async |name: &str| {
        let title = Title::parse(name).unwrap();
        teams::add(server.world.tx::<DeskArrange>(bruno()).await, &title).await.unwrap()
    };
    let (ours, others) = (team("Returns").await, team("Wholesale").await);
    teams::join(server.world.tx(bruno()).await, ours, amelie().member()).await.unwrap();
    let to = server.world.tx::<TeamManage>(claire()).await;
    team::change_visibility(to, amelie().member(), Some(Visibility::Team)).await.unwrap();
    let (own, theirs) =
        (server.world.conversation(inbox::Status::Open).await, server.world.conversation(inbox::Status::Open).await);
    for (conversation, team) in [(own, ours), (theirs, others)] {
        inbox::assign_team(server.world.tx(bruno()).await, conversation, Some(team)).await.unwrap();
    }
    let mut stream = listen(&server.browser(amelie()).await).await;

    for conversation in [theirs, own] {
        let mut tx = server.world.tx::<InboxRead>(claire()).await;
        tx.record(Event::PresenceChanged { conversation }).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut heard = String::new();
    while !heard.contains(&own.to_string()) {
        heard.push_str(&hear(&mut stream, Duration::from_secs(5)).await.expect("her team's conversation is told"));
    }
    assert!(!heard.contains(&theirs.to_string()), "{heard}");

    teams::join(server.world.tx(bruno()).await, others, amelie().member()).await.unwrap();
    assert!(ends(stream).await <= Duration::from_secs(5), "in another team she begins anew");
}
