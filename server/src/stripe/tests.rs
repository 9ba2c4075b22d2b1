//! A loopback Stripe that answers as it is told, and remembers how it was asked.

use std::sync::Mutex;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderName, Method as Verb, StatusCode, Uri};
use axum::response::IntoResponse;
use switchboard::ids::TenantId;

use super::*;

/// How it was asked: the verb, the address, what the headers said, the body.
type Asked = (Verb, String, HeaderMap, String);
/// What it answers: a status, what it says about trying again, a body.
type Says = (u16, Option<&'static str>, &'static str);

struct Fake {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Fake {
    /// One that answers with each of these once, and with the last of them for ever.
    async fn that(answers: &[Says]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (answers, seen) = (answers.to_vec(), asked.clone());
        let answer = move |verb: Verb, uri: Uri, headers: HeaderMap, body: Bytes| {
            let mut seen = seen.lock().unwrap();
            let (status, again, text) = answers[seen.len().min(answers.len() - 1)];
            seen.push((verb, uri.to_string(), headers, String::from_utf8_lossy(&body).into_owned()));
            let mut response = (StatusCode::from_u16(status).unwrap(), text).into_response();
            if let Some(again) = again {
                response.headers_mut().insert(HeaderName::from_static("stripe-should-retry"), again.parse().unwrap());
            }
            std::future::ready(response)
        };
        tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
        Self { url, asked }
    }

    fn stripe(&self) -> Stripe {
        line(Some(&self.url), Duration::from_secs(2))
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn line(url: Option<&str>, patience: Duration) -> Stripe {
    let hidden = |it: &str| Hidden(it.to_owned());
    let (key, webhook_secret) = (hidden("sk_test_boutique"), hidden("whsec_boutique"));
    let line = Line::new(&StripeAccount { key, webhook_secret, url: url.map(str::to_owned) }).unwrap();
    Stripe::new(Arc::new(Line { patience, pause: Duration::from_millis(1), ..line }))
}

const TENANT: TenantId = TenantId(uuid::Uuid::from_u128(7));
const CUSTOMER: &str = r#"{"id":"cus_1","object":"customer"}"#;

#[tokio::test]
async fn a_call_says_who_asks_in_which_version_and_under_which_key() {
    let fake = Fake::that(&[(200, None, CUSTOMER), (200, None, r#"{"data":[],"has_more":false}"#)]).await;
    let stripe = fake.stripe();
    assert_eq!(stripe.create_customer(TENANT).await.unwrap().id, "cus_1");
    assert_eq!(stripe.invoices("cus_1").await, Ok(Vec::new()));

    let [(posted, path, headers, body), (got, address, others, nothing)] = fake.asked().try_into().unwrap();
    assert_eq!((posted, path.as_str(), body), (Verb::POST, "/v1/customers", format!("metadata%5Btenant%5D={TENANT}")));
    assert_eq!(headers["authorization"], "Bearer sk_test_boutique");
    assert!(headers["stripe-version"] == VERSION && others["stripe-version"] == VERSION);
    assert_eq!(headers["idempotency-key"], format!("switchboard-customer-{TENANT}").as_str());
    assert_eq!(headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!((got, address.as_str(), nothing.as_str()), (Verb::GET, "/v1/invoices?customer=cus_1&limit=25", ""));
    assert!(!others.contains_key("idempotency-key"), "looking changes nothing");
}

#[tokio::test]
async fn what_passes_is_asked_again_under_the_same_key_and_what_is_decided_is_not() {
    for (status, tries) in [(409, 3), (429, 3), (500, 3), (503, 3), (400, 1), (401, 1), (402, 1), (404, 1), (307, 1)] {
        let fake = Fake::that(&[(status, None, "{}")]).await;
        let refused = fake.stripe().end_with_period("sub_1", true).await.unwrap_err();
        let asked = fake.asked();
        assert_eq!(asked.len(), tries, "{status}: {refused}");
        assert_eq!(refused, StripeProblem::of(status, b"{}"));
        assert!(asked.iter().all(|it| it.2["idempotency-key"] == asked[0].2["idempotency-key"]), "{status}");
    }
    let fake = Fake::that(&[(503, None, "{}"), (429, None, "{}"), (200, None, CUSTOMER)]).await;
    assert_eq!(fake.stripe().create_customer(TENANT).await.unwrap().id, "cus_1");
}

#[tokio::test]
async fn stripe_says_itself_whether_another_try_makes_sense() {
    let fake = Fake::that(&[(500, Some("false"), "{}")]).await;
    assert_eq!(fake.stripe().subscription("sub_1").await, Err(StripeProblem::Failed(500)));
    assert_eq!(fake.asked().len(), 1);
    let fake = Fake::that(&[(400, Some("true"), "{}"), (200, None, CUSTOMER)]).await;
    assert_eq!(fake.stripe().create_customer(TENANT).await.unwrap().id, "cus_1");
}

#[tokio::test]
async fn an_answer_that_is_none_is_a_problem_in_time() {
    let fake = Fake::that(&[(200, None, "<html>Welcome</html>")]).await;
    assert!(matches!(fake.stripe().subscription("sub_1").await, Err(StripeProblem::Unreadable(_))));
    let endless = Box::leak(" ".repeat(MOST_BYTES + 1).into_boxed_str());
    let fake = Fake::that(&[(200, None, endless)]).await;
    assert!(matches!(fake.stripe().subscription("sub_1").await, Err(StripeProblem::Unreadable(_))));
    assert_eq!(fake.asked().len(), 1);

    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let stripe = line(Some(&url), Duration::from_millis(50));
    assert_eq!(stripe.subscription("sub_1").await, Err(StripeProblem::Away));
    drop(silent);
    assert_eq!(stripe.subscription("sub_1").await, Err(StripeProblem::Away));
}

#[tokio::test]
async fn o_1_the_operators_address_is_the_only_one_on_this_machine() {
    let fake = Fake::that(&[(200, None, CUSTOMER)]).await;
    // Stripe's own address is public, and nothing else is called without the operator's word.
    let hidden = |it: &str| Hidden(it.to_owned());
    let account = StripeAccount { key: hidden("sk_1"), webhook_secret: hidden("whsec_1"), url: None };
    let line = Line { base: fake.url.clone(), ..Line::new(&account).unwrap() };
    assert_eq!(Stripe::new(Arc::new(line)).create_customer(TENANT).await, Err(StripeProblem::Away));
    assert_eq!(fake.asked().len(), 0);
}
