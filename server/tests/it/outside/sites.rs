//! Another system has websites read.

use reqwest::{Method, StatusCode};
use serde_json::json;
use switchboard::world::*;

use super::{Outside, send};
use crate::sites::{hands, work};
use crate::website::Website;

#[tokio::test(flavor = "multi_thread")]
async fn a_system_adds_a_site_reads_it_and_removes_it() {
    let outside = Outside::open().await;
    let site = Website::open(&outside.world().clock).await;
    site.page("/", "Boutique", "Bowls and cups.", &["/delivery"]);
    site.page("/delivery", "Delivery", "Two days.", &[]);
    let (_, key) = outside.service_key(claire(), None).await;
    let ask = |method: Method, path: &str| outside.api(&key, method, path);

    let new = json!({ "address": site.origin, "schedule": "weekly", "page_cap": 10.0 });
    let added = send(ask(Method::POST, "/sites").json(&new)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    assert_eq!(added.json()["site"]["page_cap"], 10);
    let id = added.json()["site"]["id"].as_str().unwrap().to_owned();
    assert_eq!(send(ask(Method::POST, "/sites").json(&new)).await.status, StatusCode::OK, "it is there already");
    let one = format!("/sites/{id}");
    let busy = send(ask(Method::POST, &format!("{one}/crawl")).json(&json!({}))).await;
    assert_eq!(busy.status, StatusCode::CONFLICT);

    work(outside.world(), &hands(outside.world())).await;
    let read = send(ask(Method::GET, &one)).await.json();
    assert_eq!((&read["site"]["crawl"], &read["done"], &read["total"]), (&json!("done"), &json!(2), &json!(2)));
    let pages: Vec<&str> = read["pages"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect();
    assert_eq!(pages, ["Boutique", "Delivery"]);
    assert_eq!(read["crawled"][0]["outcome"], "new");
    let listed = send(ask(Method::GET, "/sites")).await.json();
    assert_eq!((&listed["sites"][0]["id"], &listed["sites"][0]["pages"]), (&json!(id), &json!(2)));

    let again = send(ask(Method::POST, &format!("{one}/crawl")).json(&json!({ "only_list": true }))).await;
    assert_eq!(again.status, StatusCode::ACCEPTED);
    assert_eq!(send(ask(Method::POST, &format!("{one}/stop"))).await.status, StatusCode::NO_CONTENT);
    assert_eq!(send(ask(Method::POST, &format!("{one}/stop"))).await.status, StatusCode::NOT_FOUND, "nothing to stop");
    let page = |address: String| ask(Method::POST, &format!("{one}/crawl")).json(&json!({ "page": address }));
    assert_eq!(send(page(format!("{}/none", site.origin))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(send(page(format!("{}/delivery", site.origin))).await.status, StatusCode::ACCEPTED);
    assert_eq!(send(ask(Method::DELETE, &one)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(send(ask(Method::GET, &one)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_one_channel_reaches_no_site_and_a_stranger_finds_none() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let (_, bound) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, theirs) = outside.service_key(omar(), None).await;
    let new = json!({ "address": "https://boutique.example/help" });
    let id = send(outside.api(&key, Method::POST, "/sites").json(&new)).await.json()["site"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let requests = |key: &str| {
        [
            outside.api(key, Method::GET, &format!("/sites/{id}")),
            outside.api(key, Method::DELETE, &format!("/sites/{id}")),
            outside.api(key, Method::POST, &format!("/sites/{id}/crawl")).json(&json!({})),
            outside.api(key, Method::POST, &format!("/sites/{id}/stop")),
        ]
    };
    for request in requests(&bound) {
        assert_eq!(send(request).await.status, StatusCode::FORBIDDEN);
    }
    for request in requests(&theirs) {
        assert_eq!(send(request).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(send(outside.api(&theirs, Method::GET, "/sites")).await.json(), json!({ "sites": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_cannot_be_read_is_refused() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    for wrong in [
        json!({ "address": "javascript:alert(1)" }),
        json!({ "address": "https://user:secret@boutique.example/" }),
        json!({ "address": "https://boutique.example/", "page_cap": 51 }),
        json!({ "address": "https://boutique.example/", "include": ["help"] }),
        json!({ "address": "https://boutique.example/", "schedule": "hourly" }),
        json!({ "address": "https://boutique.example/", "language": "xx" }),
        json!({ "address": "https://boutique.example/", "depth": 9 }),
        json!({}),
    ] {
        let answer = send(outside.api(&key, Method::POST, "/sites").json(&wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", answer.body);
    }
}
