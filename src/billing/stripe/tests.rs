//! Forms as Stripe's own library writes them, signatures as it makes them, answers as Stripe gives them.

use std::sync::Mutex;

use futures::future::BoxFuture;
use time::macros::datetime;

use super::*;
use crate::billing::SubscriptionStatus;
use crate::ids::TenantId;
use crate::text::Locale;
use crate::world::{Mutator, rounds};

/// Answers each call with the next of what it was given, and remembers what it was asked.
#[derive(Default)]
struct Told {
    answers: Mutex<Vec<Result<Vec<u8>, StripeProblem>>>,
    asked: Mutex<Vec<Call>>,
}

impl Told {
    fn saying(answers: &[&str]) -> std::sync::Arc<Self> {
        let answers = answers.iter().rev().map(|it| Ok(it.as_bytes().to_vec())).collect();
        std::sync::Arc::new(Self { answers: Mutex::new(answers), asked: Mutex::default() })
    }

    fn asked(&self) -> Vec<Call> {
        self.asked.lock().unwrap().clone()
    }
}

impl Wire for Told {
    fn send(&self, call: Call) -> BoxFuture<'_, Result<Vec<u8>, StripeProblem>> {
        self.asked.lock().unwrap().push(call);
        let answer = self.answers.lock().unwrap().pop().unwrap_or(Err(StripeProblem::Away));
        Box::pin(async { answer })
    }
}

/// What `stripe` 23.1.0 of npm writes (`queryStringifyRequestData`), but for two freedoms that every reader of forms
/// gives: it leaves brackets as they are, and writes a blank as `%20`.
#[test]
fn a_form_is_written_as_stripes_own_library_writes_it() {
    let form = Form::new()
        .with(["mode"], "subscription")
        .with(["line_items", "0", "price"], "price_1")
        .with(["line_items", "0", "quantity"], 1)
        .with(["subscription_data", "trial_period_days"], 14)
        .with(["subscription_data", "metadata", "tenant"], "a b&c=é")
        .with(["success_url"], "https://desk.example.com/x?session={CHECKOUT_SESSION_ID}")
        .with(["cancel_at_period_end"], false)
        .with_some(["email"], None::<&str>);
    let theirs = "mode=subscription&line_items[0][price]=price_1&line_items[0][quantity]=1\
        &subscription_data[trial_period_days]=14&subscription_data[metadata][tenant]=a%20b%26c%3D%C3%A9\
        &success_url=https%3A%2F%2Fdesk.example.com%2Fx%3Fsession%3D%7BCHECKOUT_SESSION_ID%7D&cancel_at_period_end=false";
    assert_eq!(form.encoded().replace("%5B", "[").replace("%5D", "]").replace('+', "%20"), theirs);
    assert_eq!(Form::new().encoded(), "");
}

/// Made by `webhooks.generateTestHeaderString` of `stripe` 23.1.0 of npm: secret, body, header.
const SIGNED: &[(&str, &str, &str)] = &[
    (
        "whsec_ma_boutique",
        r#"{"id":"evt_1","object":"event"}"#,
        "t=1795165200,v1=6fc137d07e45d4d79e6b828332bf7fcd6ea139870e600058803d5c3d8b52691e",
    ),
    (
        "whsec_autre_client",
        r#"{"id":"evt_1","object":"event"}"#,
        "t=1795165200,v1=5bfe7dd34dfc15f8de552f46b7d4bd413cb56ed5aad932b00a95f3f9eb3038e8",
    ),
    (
        "whsec_ma_boutique",
        "{\n  \"id\": \"evt_2\",\n  \"note\": \"Été 14,90 €\"\n}",
        "t=1795165200,v1=6081ce753ddb44fc17402f1608a4d092f32c3199e71cf946ec94c650ff7d988b",
    ),
];
const THEN: time::OffsetDateTime = datetime!(2026-11-20 09:00 UTC);

#[test]
fn w_1_what_stripes_own_library_signed_is_stripes() {
    for (secret, body, header) in SIGNED {
        assert_eq!(verify(secret, header, body.as_bytes(), THEN), Ok(()), "{body}");
    }
}

#[test]
fn w_1_another_secret_body_or_moment_is_not() {
    let (secret, body, header) = SIGNED[0];
    let at = |secret: &str, header: &str, body: &str| verify(secret, header, body.as_bytes(), THEN);
    assert_eq!(at("whsec_autre_client", header, body), Err(WrongSignature::Other), "another's secret");
    assert_eq!(at(secret, header, r#"{"id":"evt_2","object":"event"}"#), Err(WrongSignature::Other), "one byte");
    assert_eq!(at(secret, header, r#"{"id": "evt_1", "object": "event"}"#), Err(WrongSignature::Other), "anew");
    assert_eq!(at(secret, &header.replace("t=17951652", "t=17951653"), body), Err(WrongSignature::Other));
    assert_eq!(at(secret, &header[..header.len() - 2], body), Err(WrongSignature::Unreadable), "cut short");
    assert_eq!(at(secret, &header.to_uppercase(), body), Err(WrongSignature::Unreadable));
    for unsigned in ["", "t=1795165200", "v1=00", "t=,v1=", "t=soon,v1=00", "t=-5,v1=00", "t=1795165200,v0=00"] {
        assert_eq!(at(secret, unsigned, body), Err(WrongSignature::Unreadable), "{unsigned:?}");
    }
    assert_eq!(at("", header, body), Err(WrongSignature::Unreadable), "W-2: without a secret nothing is Stripe's");
}

#[test]
fn w_3_a_signature_holds_for_five_minutes() {
    let (secret, body, header) = SIGNED[0];
    let at = |moment| verify(secret, header, body.as_bytes(), moment);
    assert_eq!(at(THEN + TOLERANCE), Ok(()));
    assert_eq!(at(THEN - TOLERANCE), Ok(()));
    let second = time::Duration::SECOND;
    assert_eq!(at(THEN + TOLERANCE + second), Err(WrongSignature::Stale));
    assert_eq!(at(THEN - TOLERANCE - second), Err(WrongSignature::Stale));
}

#[test]
fn while_a_secret_is_changed_one_of_several_signatures_is_enough() {
    let ((secret, body, ours), (.., theirs)) = (SIGNED[0], SIGNED[1]);
    let (_, theirs) = theirs.split_once(',').unwrap();
    let (moment, ours) = ours.split_once(',').unwrap();
    for header in [format!("{moment},{theirs},{ours}"), format!("{moment}, {ours}, {theirs},v0=abc")] {
        assert_eq!(verify(secret, &header, body.as_bytes(), THEN), Ok(()), "{header}");
    }
    let two_wrong = format!("{moment},{theirs},{theirs}");
    assert_eq!(verify(secret, &two_wrong, body.as_bytes(), THEN), Err(WrongSignature::Other));
}

#[test]
fn r_19_no_changed_body_or_header_is_stripes() {
    let (secret, body, header) = SIGNED[0];
    let mut by = Mutator::of("stripe signatures");
    for _ in 0..rounds(2_000) {
        let other = by.bytes(body.as_bytes());
        assert!(other == body.as_bytes() || verify(secret, header, &other, THEN).is_err(), "{}", other.escape_ascii());
        // A header may say more than the signature, but never another one.
        let other = by.text(header);
        let has_it = other.contains(&header[13..]) && other.contains("t=1795165200");
        assert!(has_it || verify(secret, &other, body.as_bytes(), THEN).is_err(), "{other:?}");
        let _ = Event::read(&by.bytes(br#"{"id":"evt_1","type":"x","created":1,"data":{"object":{}}}"#));
    }
}

const SUBSCRIPTION: &str = r#"{
  "id": "sub_1", "object": "subscription", "customer": "cus_1", "status": "trialing", "created": 1795165200,
  "cancel_at_period_end": true, "cancel_at": null, "ended_at": null, "trial_end": 1796374800, "new_field": [1],
  "items": { "object": "list", "has_more": false, "data": [
    { "id": "si_1", "price": { "id": "price_pro_month", "unit_amount": 4900 },
      "current_period_start": 1795165200, "current_period_end": 1796374800 } ] } }"#;

#[tokio::test]
async fn a_subscription_is_read_and_changed_with_the_key_of_the_change() {
    let wire = Told::saying(&[SUBSCRIPTION, SUBSCRIPTION, SUBSCRIPTION]);
    let stripe = Stripe::new(wire.clone());

    let read = stripe.subscription("sub_1").await.unwrap();
    assert_eq!((read.status, read.ends_at()), (SubscriptionStatus::Trialing, Some(datetime!(2026-12-04 09:00 UTC))));
    let item = read.item().unwrap();
    let change = Change { item: item.id.clone(), price: "price_pro_year".to_owned(), from: THEN };
    stripe.change("sub_1", &change).await.unwrap();
    stripe.change("sub_1", &change).await.unwrap();

    let [looked, changed, again] = wire.asked().try_into().unwrap();
    assert_eq!((looked.method, &*looked.path, looked.key), (Method::Get, "/v1/subscriptions/sub_1", None));
    assert_eq!(changed.key.as_deref(), Some("switchboard-change-sub_1-price_pro_year-1795165200"));
    assert_eq!(changed, again, "whoever presses twice has asked once");
    assert_eq!(
        changed.form.encoded(),
        "items%5B0%5D%5Bid%5D=si_1&items%5B0%5D%5Bprice%5D=price_pro_year&proration_behavior=create_prorations&proration_date=1795165200"
    );
}

#[tokio::test]
async fn the_customer_of_a_workspace_has_its_key_and_a_page_for_buying_its_own() {
    let session =
        r#"{"id":"cs_1","customer":"cus_1","status":"open","url":"https://checkout.example/1","subscription":null}"#;
    let wire = Told::saying(&[r#"{"id":"cus_1"}"#, session, session]);
    let stripe = Stripe::new(wire.clone());
    let tenant = TenantId(uuid::Uuid::from_u128(7));
    let customer = stripe.create_customer(tenant).await.unwrap().id;
    let wanted = Checkout {
        customer,
        tenant,
        price: "price_1".to_owned(),
        trial_days: Some(14),
        done: "https://desk.example.com/done".to_owned(),
        back: "https://desk.example.com/back".to_owned(),
        locale: Locale::Fr,
    };
    stripe.open_checkout(&wanted).await.unwrap();
    stripe.open_checkout(&Checkout { trial_days: Some(0), ..wanted }).await.unwrap();

    let [made, opened, again] = wire.asked().try_into().unwrap();
    assert_eq!(made.key, Some(format!("switchboard-customer-{tenant}")));
    assert!(opened.key.is_some() && opened.key != again.key, "a second page is another page");
    let fields = opened.form.encoded();
    for field in ["mode=subscription", "customer=cus_1", "locale=fr", "trial_period_days%5D=14", &tenant.to_string()] {
        assert!(fields.contains(field), "{field}: {fields}");
    }
    assert!(!again.form.encoded().contains("trial"), "no free time is not nought days of it");
}

#[tokio::test]
async fn a_list_is_read_to_its_end() {
    let page = |id: &str, more: bool| {
        format!(
            r#"{{"data":[{{"id":"{id}","type":"x","created":1,"data":{{"object":{{"object":"invoice","customer":"cus_1"}}}}}}],"has_more":{more}}}"#
        )
    };
    let (first, last) = (page("evt_1", true), page("evt_2", false));
    let wire = Told::saying(&[&first, &last]);
    let events = Stripe::new(wire.clone()).events_since(THEN).await.unwrap();

    let ids: Vec<&str> = events.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["evt_1", "evt_2"]);
    assert_eq!(events[0].arrived().customer, Some("cus_1"));
    let asked: Vec<String> = wire.asked().iter().map(|it| it.form.encoded()).collect();
    assert_eq!(
        asked,
        ["created%5Bgte%5D=1795165200&limit=25", "created%5Bgte%5D=1795165200&limit=25&starting_after=evt_1"]
    );
}

#[tokio::test]
async fn an_id_that_leads_elsewhere_is_not_asked_for() {
    let wire = Told::saying(&[]);
    let stripe = Stripe::new(wire.clone());
    for id in ["", "../customers/cus_1", "cs_1?expand[]=customer", "cs_1/expire", "cs 1", "é", &"c".repeat(300)] {
        assert_eq!(stripe.checkout(id).await, Err(StripeProblem::Missing), "{id:?}");
    }
    assert_eq!(wire.asked(), []);
}

#[test]
fn an_event_says_whom_it_is_about() {
    let about = |object: &str| {
        let body = format!(r#"{{"id":"evt_1","type":"x","created":1,"data":{{"object":{object}}}}}"#);
        Event::read(body.as_bytes()).unwrap().arrived().customer.map(str::to_owned)
    };
    assert_eq!(about(r#"{"object":"subscription","customer":"cus_1","id":"sub_1"}"#).as_deref(), Some("cus_1"));
    assert_eq!(about(r#"{"object":"customer","id":"cus_2"}"#).as_deref(), Some("cus_2"));
    assert_eq!(about(r#"{"object":"invoice","customer":{"id":"cus_3"}}"#).as_deref(), Some("cus_3"));
    assert_eq!(about(r#"{"object":"price","id":"price_1"}"#), None);
    assert_eq!(about(r#"{"object":"invoice","customer":null}"#), None);
}

#[test]
fn of_several_subscriptions_the_newest_that_lives_counts() {
    let one = |id: &str, status: &str, created: i64| -> Subscription {
        let text = SUBSCRIPTION.replace("sub_1", id).replace("trialing", status);
        serde_json::from_str(&text.replace("\"created\": 1795165200", &format!("\"created\": {created}"))).unwrap()
    };
    let (old, ended, younger) = (one("sub_a", "past_due", 1), one("sub_b", "canceled", 9), one("sub_c", "active", 5));
    let newest = |all: &[&Subscription]| {
        let all: Vec<_> = all.iter().map(|it| (*it).clone()).collect();
        Subscription::newest_that_lives(&all).map(|it| it.id.clone())
    };
    assert_eq!(newest(&[&old, &younger, &ended]).as_deref(), Some("sub_c"));
    assert_eq!(newest(&[&ended, &old]).as_deref(), Some("sub_a"), "what is over counts least");
    assert_eq!(newest(&[&ended]).as_deref(), Some("sub_b"));
    assert_eq!(newest(&[]), None);
}

#[test]
fn a_refusal_says_what_it_is() {
    let body = br#"{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such price"}}"#;
    let refused = StripeProblem::of(400, body);
    assert_eq!(
        refused,
        StripeProblem::Refused {
            status: 400,
            code: "resource_missing".to_owned(),
            message: "No such price".to_owned()
        }
    );
    assert!(!refused.is_passing());
    for (status, passes) in
        [(401, false), (402, false), (403, false), (404, false), (409, true), (429, true), (503, true)]
    {
        assert_eq!(StripeProblem::of(status, b"<html>").is_passing(), passes, "{status}");
    }
}
