//! Another system keeps the questions of the evaluation, and has them asked.

use reqwest::{Method, StatusCode};
use serde_json::json;
use switchboard::world::*;
use uuid::Uuid;

use super::{Outside, send};

#[tokio::test(flavor = "multi_thread")]
async fn a_system_adds_questions_has_them_asked_and_reads_the_verdicts() {
    let outside = Outside::open().await;
    let item = outside.world().knows(bruno(), faq("Do you wrap gifts?", "Yes, we wrap gifts for 3 euros.")).await;
    let (_, key) = outside.service_key(claire(), None).await;
    let ask = |method: Method, path: &str| outside.api(&key, method, &format!("/evaluation{path}"));

    let empty = send(ask(Method::POST, "/runs")).await;
    assert_eq!(empty.status, StatusCode::CONFLICT, "{}", empty.body);

    let new = json!({ "question": "Do you wrap gifts?", "language": "en", "expected_item": item });
    let added = send(ask(Method::POST, "/questions").json(&new)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let again = send(ask(Method::POST, "/questions").json(&new)).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, added.json()));
    let person = json!({ "question": "May I speak to a person?" });
    assert_eq!(send(ask(Method::POST, "/questions").json(&person)).await.status, StatusCode::CREATED);
    for unfit in [
        json!({ "question": " " }),
        json!({ "question": "Hello?", "language": "xx" }),
        json!({ "question": "Hello?", "language": "" }),
        json!({ "question": "Hello?", "expected_item": Uuid::nil() }),
    ] {
        let refused = send(ask(Method::POST, "/questions").json(&unfit)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{unfit}: {}", refused.body);
    }
    let listed = send(ask(Method::GET, "/questions")).await.json();
    assert_eq!(listed["questions"].as_array().unwrap().len(), 2);
    assert_eq!(listed["questions"][1]["expected_title"], "Do you wrap gifts?");

    let begun = send(ask(Method::POST, "/runs")).await;
    assert_eq!((begun.status, &begun.json()["state"]), (StatusCode::ACCEPTED, &json!("waiting")));
    assert_eq!(send(ask(Method::POST, "/runs")).await.status, StatusCode::CONFLICT, "one at a time");
    outside.work().await;
    let id = begun.json()["id"].as_str().unwrap().to_owned();
    let run = send(ask(Method::GET, &format!("/runs/{id}"))).await.json();
    assert_eq!((&run["state"], &run["total"], &run["done"]), (&json!("done"), &json!(2), &json!(2)));
    assert_eq!((&run["right"], &run["refused_rightly"]), (&json!(1), &json!(1)));
    assert_eq!(run["answers"][1]["answer"], "Yes, we wrap gifts for 3 euros.");
    assert_eq!(run["answers"][1]["rank"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_one_channel_reaches_no_question_and_a_stranger_finds_none() {
    let outside = Outside::open().await;
    let (_, key) = outside.service_key(claire(), None).await;
    let (_, bound) = outside.service_key(claire(), Some(outside.api)).await;
    let (_, theirs) = outside.service_key(omar(), None).await;
    let new = json!({ "question": "May I speak to a person?" });
    send(outside.api(&key, Method::POST, "/evaluation/questions").json(&new)).await;
    let run = send(outside.api(&key, Method::POST, "/evaluation/runs")).await.json()["id"].as_str().unwrap().to_owned();

    for path in ["/evaluation/questions".to_owned(), format!("/evaluation/runs/{run}")] {
        assert_eq!(send(outside.api(&bound, Method::GET, &path)).await.status, StatusCode::FORBIDDEN);
    }
    let asked = send(outside.api(&theirs, Method::GET, &format!("/evaluation/runs/{run}"))).await;
    assert_eq!(asked.status, StatusCode::NOT_FOUND);
    let listed = send(outside.api(&theirs, Method::GET, "/evaluation/questions")).await.json();
    assert_eq!(listed, json!({ "questions": [] }));
}
