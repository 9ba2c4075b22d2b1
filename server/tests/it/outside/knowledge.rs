//! Another system plans what a question will say, brings questions in a table, and fills what customers ask in vain.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::access::KnowledgeRead;
use switchboard::ids::ItemId;
use switchboard::knowledge::{self, Filter};
use switchboard::world::*;

use super::{Outside, send};

impl Outside {
    /// What an item says.
    async fn says(&self, item: ItemId) -> (i32, String) {
        let mut tx = self.world().tx::<KnowledgeRead>(bruno()).await;
        let found = knowledge::find_item(&mut tx, item).await.unwrap().unwrap();
        let whole = knowledge::whole(&mut tx, found).await.unwrap();
        (whole.item.version, whole.active().unwrap().body.clone())
    }

    /// How many items there are.
    async fn items(&self) -> usize {
        let mut tx = self.world().tx::<KnowledgeRead>(bruno()).await;
        knowledge::list(&mut tx, &Filter::default(), 100).await.unwrap().len()
    }
}

fn plan(based_on: i32, text: &str, at: &str) -> Value {
    json!({ "based_on": based_on, "language": "en", "title": "Is there a sale?", "text": text, "publish_at": at })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_planned_called_off_and_becomes_active_at_its_moment() {
    let outside = Outside::open().await;
    let item = outside.world().knows(bruno(), faq("Is there a sale?", "Yes, until Sunday.")).await;
    let (_, key) = outside.service_key(claire(), None).await;
    let address = format!("/knowledge/items/{item}/plans");
    let post = async |body: Value| send(outside.api(&key, Method::POST, &address).json(&body)).await;
    let soon = "2026-12-01T08:00:00Z";

    let planned = post(plan(1, "Yes, until Monday.", soon)).await;
    assert_eq!(planned.status, StatusCode::CREATED, "{}", planned.body);
    assert_eq!(planned.json(), json!({ "version": 2, "language": "en", "publish_at": soon }));
    assert_eq!(outside.says(item).await, (1, "Yes, until Sunday.".to_owned()), "until then nothing changes");
    let listed = send(outside.api(&key, Method::GET, &address)).await.json();
    assert_eq!(listed, json!({ "plans": [planned.json()] }));

    let off =
        async |version: i32| send(outside.api(&key, Method::DELETE, &format!("{address}/{version}"))).await.status;
    assert_eq!(off(2).await, StatusCode::NO_CONTENT);
    assert_eq!(off(2).await, StatusCode::NOT_FOUND, "there is none any more");
    assert_eq!(post(plan(1, "Yes, until Tuesday.", soon)).await.json()["version"], 3);
    outside.work_later(60 * 60 * 24 * 30).await;
    assert_eq!(outside.says(item).await, (3, "Yes, until Tuesday.".to_owned()));

    let late = post(plan(1, "Yes, until Friday.", "2099-01-01T00:00:00Z")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "another version is active by now: {}", late.body);
    let past = post(plan(3, "Yes, until Friday.", "2020-01-01T00:00:00Z")).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", past.body);
    assert!(past.body.contains("publish_at"), "{}", past.body);
    let blank = post(plan(3, " ", "2099-01-01T00:00:00Z")).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", blank.body);
    let document = outside.api(&key, Method::POST, "/knowledge/documents?name=a.txt").body("We open at nine.");
    let document = send(document).await.json()["item"].as_str().unwrap().to_owned();
    let body = plan(1, "We open at ten.", "2099-01-01T00:00:00Z");
    let read = outside.api(&key, Method::POST, &format!("/knowledge/items/{document}/plans")).json(&body);
    assert_eq!(send(read).await.status, StatusCode::CONFLICT, "what a machine reads is not planned");
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_in_a_table_are_looked_at_and_written_all_or_none() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let bring = async |path: &str, table: &str| {
        send(outside.api(&key, Method::POST, &format!("/knowledge/{path}")).json(&json!({ "table": table }))).await
    };
    let half = "question;answer;expiry\nDo you wrap gifts?;Yes, for 3 euros.;\nIs there a sale?;Yes.;2020-01-01\n";

    let seen = bring("imports/preview", half).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    let seen = seen.json();
    assert_eq!((&seen["new"], &seen["known"], &seen["wrong"]), (&json!(1), &json!(0), &json!(1)));
    let fate = |at: usize| (seen["rows"][at]["line"].clone(), seen["rows"][at]["fate"].clone());
    assert_eq!([fate(0), fate(1)], [(json!(2), json!("new")), (json!(3), json!("wrong"))]);
    assert!(seen["rows"][1]["problem"].as_str().unwrap().contains("expiry"), "{seen}");
    let refused = bring("imports", half).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!(outside.items().await, 0, "one wrong row, and nothing is written");

    let whole = half.replace("2020-01-01", "2099-01-01");
    let taken = bring("imports", &whole).await;
    assert_eq!((taken.status, taken.json()), (StatusCode::CREATED, json!({ "written": 2 })));
    assert_eq!(outside.items().await, 2);
    assert_eq!(bring("imports", &whole).await.json(), json!({ "written": 0 }), "brought twice, nothing changes");
    assert_eq!(bring("imports/preview", &whole).await.json()["known"], 2);

    for unfit in ["", " \n", "colour,size\nred,4\n", "question,answer\n"] {
        let refused = bring("imports/preview", unfit).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{unfit:?}: {}", refused.body);
    }
    let long = format!("question,answer\n{}", "a".repeat(2 * 1024 * 1024));
    assert_eq!(bring("imports", &long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gap_is_filled_and_its_questions_are_asked_again() {
    let outside = Outside::open().await;
    outside.world().knowledge().await;
    outside.world().hears(outside.api, "sophie", "Do you sell gift cards?").await;
    outside.work().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let gap = send(outside.api(&key, Method::GET, "/knowledge/gaps")).await.json()["gaps"][0]["id"].clone();
    let address = format!("/knowledge/gaps/{}", gap.as_str().unwrap());
    let answer = |answer: &str| json!({ "language": "en", "question": "Do you sell gift cards?", "answer": answer });
    let fill =
        async |body: Value| send(outside.api(&key, Method::POST, &format!("{address}/answer")).json(&body)).await;

    assert_eq!(fill(answer(" ")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let filled = fill(answer("Yes, from 20 to 100 euros.")).await;
    assert_eq!(filled.status, StatusCode::CREATED, "{}", filled.body);
    let asking = send(outside.api(&key, Method::GET, &address)).await.json();
    assert_eq!((&asking["is_asking"], &asking["gap"]["filled_by"]), (&json!(true), &filled.json()["item"]));
    outside.work().await;
    let now = send(outside.api(&key, Method::GET, &address)).await.json();
    assert_eq!((&now["gap"]["state"], &now["questions"][0]["outcome"]), (&json!("resolved"), &json!("answer")));

    let again = fill(answer("Yes, from 30 euros.")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "what is settled is not filled: {}", again.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_key_of_one_channel_and_a_stranger_change_no_knowledge() {
    let outside = Outside::open().await;
    let item = outside.world().knows(bruno(), faq("Is there a sale?", "Yes, until Sunday.")).await;
    outside.world().hears(outside.api, "sophie", "Do you sell gift cards?").await;
    outside.work().await;
    let (_, own) = outside.service_key(claire(), None).await;
    let gap = send(outside.api(&own, Method::GET, "/knowledge/gaps")).await.json()["gaps"][0]["id"].clone();
    let gap = gap.as_str().unwrap();
    let (_, bound) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, theirs) = outside.service_key(omar(), None).await;
    let later = plan(1, "No.", "2099-01-01T00:00:00Z");
    let answer = json!({ "language": "en", "question": "Do you sell gift cards?", "answer": "Yes." });
    let table = json!({ "table": "question,answer\nAre you open?,Yes.\n" });
    let plans = format!("/knowledge/items/{item}/plans");

    for (method, path, body, stranger) in [
        (Method::GET, plans.clone(), Value::Null, StatusCode::NOT_FOUND),
        (Method::POST, plans.clone(), later, StatusCode::NOT_FOUND),
        (Method::DELETE, format!("{plans}/2"), Value::Null, StatusCode::NOT_FOUND),
        (Method::POST, format!("/knowledge/gaps/{gap}/answer"), answer, StatusCode::NOT_FOUND),
        (Method::POST, "/knowledge/imports/preview".to_owned(), table.clone(), StatusCode::OK),
        (Method::POST, "/knowledge/imports".to_owned(), table, StatusCode::CREATED),
    ] {
        let by = async |key: &str| {
            let request = outside.api(key, method.clone(), &path);
            let request = if body.is_null() { request } else { request.json(&body) };
            send(request).await.status
        };
        assert_eq!(by(&bound).await, StatusCode::FORBIDDEN, "{method} {path}");
        assert_eq!(by(&theirs).await, stranger, "{method} {path}");
    }
    assert_eq!(outside.says(item).await.0, 1);
    assert_eq!(outside.items().await, 1, "what another workspace brings is its own");
}
