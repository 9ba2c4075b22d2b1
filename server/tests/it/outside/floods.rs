//! `D-2`, `D-3`: how often somebody may ask.

use futures::StreamExt;
use reqwest::{Method, StatusCode};
use serde_json::json;
use uuid::Uuid;

use switchboard::ids::ChannelId;
use switchboard::world::claire;

use super::{Outside, public_key, send};

const TOO_MANY: StatusCode = StatusCode::TOO_MANY_REQUESTS;

#[tokio::test(flavor = "multi_thread")]
async fn d_3_an_address_begins_ten_sessions_a_minute_and_shuts_out_nobody() {
    let outside = Outside::open().await;
    let begin = async |from: &str, extra: (&'static str, &str), query: &str| {
        let request = outside.request(Method::POST, &format!("{}{query}", outside.widget("session")));
        send(request.header("x-forwarded-for", from).header(extra.0, extra.1).json(&json!({ "language": "fr" }))).await
    };
    let (flood, other) = ("203.0.113.9", "203.0.113.10");
    for _ in 0..10 {
        assert_eq!(begin(flood, ("x-nothing", "1"), "").await.status, StatusCode::OK);
    }
    let refused = begin(flood, ("x-nothing", "1"), "").await;
    assert_eq!((refused.status, refused.code().as_str()), (TOO_MANY, "too_often"));
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=7).contains(&seconds), "{seconds}");

    // Nothing that a request says of itself makes it somebody else's.
    for (extra, query) in [
        (("user-agent", "another"), ""),
        (("x-real-ip", "198.51.100.1"), ""),
        (("forwarded", "for=198.51.100.1"), ""),
        (("authorization", "Bearer another"), ""),
        (("x-nothing", "1"), "?page=2"),
    ] {
        assert_eq!(begin(flood, extra, query).await.status, TOO_MANY, "{extra:?} {query}");
    }
    assert_eq!(begin("::ffff:203.0.113.9", ("x-nothing", "1"), "").await.status, TOO_MANY);
    assert_eq!(begin("6.6.6.6, 203.0.113.9", ("x-nothing", "1"), "").await.status, TOO_MANY);
    assert_eq!(begin(other, ("x-nothing", "1"), "").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn d_3_an_address_writes_twenty_messages_a_minute_and_shuts_out_nobody() {
    let outside = Outside::open().await;
    let (sophie, marc) = (outside.visitor().await, outside.visitor().await);
    let write = async |visitor: &super::Visitor, from: &str| {
        let letter = json!({ "id": Uuid::new_v4(), "text": "Bonjour" });
        let request = outside.by(visitor, Method::POST, "messages").header("x-forwarded-for", from).json(&letter);
        send(request).await.status
    };
    for _ in 0..20 {
        assert_eq!(write(&sophie, "203.0.113.9").await, StatusCode::ACCEPTED);
    }
    assert_eq!(write(&sophie, "203.0.113.9").await, TOO_MANY);
    assert_eq!(write(&marc, "203.0.113.9").await, TOO_MANY, "another session does not split it");
    assert_eq!(write(&marc, "203.0.113.10").await, StatusCode::ACCEPTED);

    // A message that is refused costs the address too, and nobody else.
    for _ in 0..25 {
        let empty = json!({ "id": Uuid::new_v4(), "text": "" });
        send(outside.by(&marc, Method::POST, "messages").header("x-forwarded-for", "203.0.113.11").json(&empty)).await;
    }
    assert_eq!(write(&marc, "203.0.113.11").await, TOO_MANY);
    assert_eq!(write(&marc, "203.0.113.12").await, StatusCode::ACCEPTED);
}

#[tokio::test(flavor = "multi_thread")]
async fn d_2_a_key_asks_six_hundred_times_a_minute() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let (_, other) = outside.service_key(claire(), None).await;
    let path = format!("/conversations/{}", Uuid::new_v4());
    let mut asked = 0;
    let refused = 'asking: loop {
        // From many addresses: it is the key that is counted. A slow machine gets some back meanwhile.
        let asks = (0..100).map(|last| {
            let request = outside.api(&key, Method::GET, &path).header("x-forwarded-for", format!("203.0.113.{last}"));
            async move { send(request).await }
        });
        for answer in futures::future::join_all(asks).await {
            asked += 1;
            if answer.status == TOO_MANY {
                break 'asking answer;
            }
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
        assert!(asked < 5_000, "the limit never fired");
    };
    assert!(asked > 600, "{asked}");
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(send(outside.api(&other, Method::GET, &path)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn d_3_a_widget_and_a_workspace_have_ceilings_of_their_own() {
    let outside = Outside::open().await;
    let mut widgets = vec![(outside.widget, outside.key.clone())];
    for _ in 0..2 {
        let widget = outside.world().widget().await;
        widgets.push((widget, public_key(outside.world(), claire(), widget).await));
    }
    // Nothing to read in it: refused, and counted all the same. From many addresses, so that none has its limit.
    let write = async |widget: &(ChannelId, String), token: &str, round: u32| {
        let from = format!("203.0.{}.{}", round / 250, round % 250);
        let path = format!("/widget/{}/messages", widget.1);
        let letter = json!({ "id": Uuid::new_v4(), "text": "" });
        let request = outside.request(Method::POST, &path).bearer_auth(token).header("x-forwarded-for", from);
        send(request.json(&letter)).await.status
    };
    let mut floods = Vec::new();
    for widget in &widgets {
        let (_, token) = outside.world().visitor(widget.0).await;
        let flood: Vec<_> =
            futures::stream::iter(0..700).map(|round| write(widget, &token, round)).buffered(16).collect().await;
        floods.push(flood.iter().filter(|it| **it == TOO_MANY).count());
    }
    // Ten a second become free again meanwhile, so a slow machine refuses fewer.
    assert!((1..=100).contains(&floods[0]), "one widget takes 600 a minute: {floods:?}");
    assert!((1..=100).contains(&floods[1]), "another has its own 600: {floods:?}");
    assert!(floods[2] > 350, "and the workspace 1,200: {floods:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d_3_a_workspace_begins_no_more_sessions_than_its_ceiling_however_many_widgets_it_has() {
    let outside = Outside::open().await;
    let mut refused = Vec::new();
    for number in 0..3 {
        let widget = outside.world().widget().await;
        let path = format!("/widget/{}/session", public_key(outside.world(), claire(), widget).await);
        // One less than the widget's own ceiling, each from another address.
        let begin = async |round: u32| {
            let from = format!("203.{number}.{}.{}", round / 250, round % 250);
            let request = outside.request(Method::POST, &path).header("x-forwarded-for", from);
            send(request.json(&json!({ "language": "fr" }))).await.status
        };
        let flood: Vec<_> = futures::stream::iter(0..599).map(begin).buffered(16).collect().await;
        refused.push(flood.iter().filter(|it| **it == TOO_MANY).count());
    }
    assert_eq!(refused[..2], [0, 0]);
    assert!(refused[2] > 0, "1,200 a minute: {refused:?}");
}
