//! What is counted, asked from the outside.

use reqwest::{Method, StatusCode};
use serde_json::json;
use switchboard::access::InboxRead;
use switchboard::analytics::{self, Period, Slice};
use switchboard::escalations::Reason;
use switchboard::inbox;
use switchboard::labels::{self, Tone};
use switchboard::title::Title;
use switchboard::world::*;

use super::{Outside, send};

#[tokio::test(flavor = "multi_thread")]
async fn a_54_the_api_counts_what_the_pages_count() {
    let outside = Outside::open().await;
    let world = outside.world();
    let (_, key) = outside.service_key(claire(), None).await;
    let parcel = world.hears(outside.api, "sophie", "Where is my parcel?").await;
    world.hears(outside.api, "marc", "Do you wrap gifts?").await;
    for name in ["Parcel", "Gift"] {
        let label = labels::add(world.tx(bruno()).await, &Title::parse(name).unwrap(), Tone::Brick).await.unwrap();
        inbox::label(world.tx(bruno()).await, parcel, label, true).await.unwrap();
    }
    inbox::escalate(world.tx(bruno()).await, parcel, Reason::Vip, "").await.unwrap();
    inbox::resolve(world.tx(bruno()).await, parcel).await.unwrap();
    let get = async |path: &str| send(outside.api(&key, Method::GET, path)).await.json();

    world.count().await;
    let mut tx = world.tx::<InboxRead>(claire()).await;
    let zone = analytics::zone(&mut tx).await.unwrap();
    let period = Period::last(30, &zone, tx.now());
    let shown = analytics::per_day(&mut tx, &period, &Slice::default()).await.unwrap();
    let since = tx.now() - time::Duration::days(7);
    let kept = analytics::service(&mut tx, since, None).await.unwrap();
    drop(tx);

    let days = get("/analytics/days?days=30").await;
    let shown: Vec<_> = shown
        .iter()
        .map(|it| {
            let date = zone.local(it.from_at).date().to_string();
            let it = it.figures;
            json!({ "date": date, "conversations": it.conversations, "resolved": it.resolved,
                    "first_response": it.first_response, "duration": it.duration, "duration_90": it.duration_90,
                    "assistant_share": it.assistant_share(), "cost": 0.0 })
        })
        .collect();
    assert_eq!(days["days"], json!(shown));
    assert_eq!((shown[29]["conversations"].as_i64(), shown[29]["resolved"].as_i64()), (Some(2), Some(1)));
    assert_eq!(days["metrics"][0]["source"], "conversations.created_at");

    let report = get("/analytics/report?days=30&by=channel").await;
    let total = (&report["total"]["conversations"], &report["total"]["resolved"], &report["before"]["conversations"]);
    assert_eq!(total, (&json!(2), &json!(1), &json!(0)));
    assert_eq!((&report["days"][29]["conversations"], &report["time_zone"]), (&json!(2), &json!("Europe/Paris")));
    assert_eq!(report["parts"][0]["part"], outside.api.to_string());
    assert_eq!(report["parts"][0]["conversations"], 2);

    let by_topic = get("/analytics/report?days=30&by=topic").await;
    assert_eq!((&by_topic["parts"][0]["part"], &by_topic["parts"][0]["conversations"]), (&json!(null), &json!(2)));
    let about_none = get("/analytics/report?days=30&topic=none").await;
    assert_eq!(about_none["total"]["conversations"], 2);
    assert_eq!(get("/analytics/report?days=30&by=kind").await["parts"], json!([]), "nothing ran");

    let service = get("/analytics/service").await;
    assert_eq!((service["first_response_met"].as_i64(), kept.met), (Some(kept.met), 0));
    assert_eq!((&service["reasons"][0]["reason"], &service["reasons"][0]["raised"]), (&json!("vip"), &json!(1)));
    assert_eq!(get("/analytics/assistant").await["assistant_backlog"], 1);

    let labels = get("/analytics/labels").await;
    assert_eq!(labels["labels"], json!([{ "label": "Gift", "labelled": 1 }, { "label": "Parcel", "labelled": 1 }]));
    assert_eq!(labels["metrics"][0]["metric"], "labelled");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_one_channel_counts_that_channel() {
    let outside = Outside::open().await;
    let world = outside.world();
    let parcel = world.hears(outside.api, "sophie", "Where is my parcel?").await;
    let label = labels::add(world.tx(bruno()).await, &Title::parse("Parcel").unwrap(), Tone::Brick).await.unwrap();
    inbox::label(world.tx(bruno()).await, parcel, label, true).await.unwrap();
    let other = world.api_channel().await;
    let theirs = world.api_channel_of(omar()).await;
    for (maker, channel, count) in
        [(claire(), Some(outside.api), 1), (claire(), Some(other), 0), (omar(), Some(theirs), 0)]
    {
        let (_, key) = outside.service_key(maker, channel).await;
        world.count().await;
        let days = send(outside.api(&key, Method::GET, "/analytics/days")).await.json();
        assert_eq!(days["days"][6]["conversations"], count, "{}", maker.name);
        let labels = send(outside.api(&key, Method::GET, "/analytics/labels")).await.json();
        assert_eq!(labels["labels"].as_array().map(Vec::len), Some(count), "{}", maker.name);
        let backlog = send(outside.api(&key, Method::GET, "/analytics/assistant")).await.json();
        assert_eq!((&backlog["assistant_backlog"], &backlog["alarm"]), (&json!(count), &json!(false)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_that_is_none_is_refused() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    for numbers in ["days", "labels"] {
        for query in ["days=0", "days=91", "days=7&days=8", "channel=x", "days=%00"] {
            let answer = send(outside.api(&key, Method::GET, &format!("/analytics/{numbers}?{query}"))).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{numbers} {query}");
        }
    }
}
