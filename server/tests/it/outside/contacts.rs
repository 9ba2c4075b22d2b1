//! Another system reads and writes the address book.

use reqwest::{Method, StatusCode};
use serde_json::json;
use switchboard::world::*;

use super::{Outside, send};

#[tokio::test(flavor = "multi_thread")]
async fn a_system_writes_contacts_and_companies_merges_two_and_takes_that_back() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let ask = |method: Method, path: &str| outside.api(&key, method, path);
    let tilleuls = json!({ "name": "Hôtel des Tilleuls", "code": "C-1", "attributes": { "Route": "7" } });
    let made = send(ask(Method::POST, "/companies").json(&tilleuls)).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let company = made.json()["company"].as_str().unwrap().to_owned();
    assert_eq!(send(ask(Method::POST, "/companies").json(&tilleuls)).await.status, StatusCode::CONFLICT);

    let add = async |body: serde_json::Value| {
        let made = send(ask(Method::POST, "/contacts").json(&body)).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        made.json()["contact"].as_str().unwrap().to_owned()
    };
    let one = add(json!({ "name": "Sophie Martin", "email": "Sophie@example.org" })).await;
    let other = add(json!({ "name": "S. Martin", "phone": "+33 6 12 34 56 78", "company": company })).await;
    let nobody = json!({ "language": "fr" });
    assert_eq!(
        send(ask(Method::POST, "/contacts").json(&nobody)).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "nobody could be told by that"
    );
    let uncalled = send(ask(Method::POST, "/contacts").json(&json!({ "name": "Hugo", "phone": "06 12 34" }))).await;
    assert_eq!(uncalled.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(uncalled.body.contains("phone: no number that can be called"), "{}", uncalled.body);
    let kept = send(ask(Method::GET, &format!("/contacts/{other}"))).await.json();
    assert_eq!(kept["phone"], "+33612345678");

    let found = send(ask(Method::GET, "/contacts?q=tileuls")).await.json();
    assert_eq!(found["contacts"][0]["id"], json!(other), "by their company, with a slip: {found}");
    let page = send(ask(Method::GET, "/contacts?limit=1")).await.json();
    let rest = send(ask(Method::GET, &format!("/contacts?after={}", page["cursor"].as_str().unwrap()))).await.json();
    assert_eq!((&page["contacts"][0]["id"], &rest["contacts"][0]["id"]), (&json!(other), &json!(one)));

    let merge = json!({ "other": other, "take_over": ["name"] });
    let merged = send(ask(Method::POST, &format!("/contacts/{one}/merge")).json(&merge)).await;
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.body);
    let whole = send(ask(Method::GET, &format!("/contacts/{one}"))).await.json();
    assert_eq!((&whole["name"], &whole["email"]), (&json!("S. Martin"), &json!("sophie@example.org")));
    assert_eq!(send(ask(Method::GET, &format!("/contacts/{other}"))).await.json()["merged_into"], json!(one));
    let members = send(ask(Method::GET, "/companies")).await.json();
    assert_eq!(members["companies"][0]["members"], 1);

    let back = format!("/contacts/merges/{}", merged.json()["merge"].as_str().unwrap());
    assert_eq!(send(ask(Method::DELETE, &back)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(send(ask(Method::DELETE, &back)).await.status, StatusCode::NOT_FOUND);
    let changed = send(ask(Method::PUT, &format!("/contacts/{one}")).json(&json!({ "name": "Sophie M." }))).await;
    assert_eq!(changed.status, StatusCode::NO_CONTENT);
    let whole = send(ask(Method::GET, &format!("/contacts/{one}"))).await.json();
    assert_eq!((&whole["name"], &whole["email"]), (&json!("Sophie M."), &json!(null)), "left out, it is known no more");
    let renamed = json!({ "name": "Les Tilleuls", "code": "C-2" });
    let put = send(ask(Method::PUT, &format!("/companies/{company}")).json(&renamed)).await;
    assert_eq!(put.status, StatusCode::NO_CONTENT);
    let kept = send(ask(Method::GET, &format!("/companies/{company}"))).await.json();
    assert_eq!((&kept["code"], &kept["attributes"]), (&json!("C-2"), &json!({})));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_one_channel_reaches_no_contact_and_a_stranger_finds_none() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let (_, bound) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, theirs) = outside.service_key(omar(), None).await;
    let sophie = json!({ "name": "Sophie Martin" });
    let made = send(outside.api(&key, Method::POST, "/contacts").json(&sophie)).await.json();
    let one = format!("/contacts/{}", made["contact"].as_str().unwrap());

    for method in [Method::GET, Method::PUT] {
        let ask = |key: &str| outside.api(key, method.clone(), &one).json(&sophie);
        assert_eq!(send(ask(&bound)).await.status, StatusCode::FORBIDDEN);
        assert_eq!(send(ask(&theirs)).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(send(outside.api(&theirs, Method::GET, "/contacts")).await.json()["contacts"], json!([]));
}
