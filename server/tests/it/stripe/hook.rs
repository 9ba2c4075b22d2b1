//! `W-1` to `W-3`: who is believed at `/hooks/stripe`, and what is left of whoever is not.

use server::http::{self, Web};
use switchboard::world::*;

use super::*;
use crate::outside::send;

/// Makes Ma Boutique a customer, as its owner's first way to the till does.
async fn becomes(server: &Server, customer: &str) {
    const BECOMES: &str = "
        with known as (insert into stripe_tenants (customer_id, workspace_id) values ($1, $2))
        insert into stripe_customers (tenant_id, customer_id, created_at) values ($2, $1, now())
        on conflict (tenant_id) do update set customer_id = excluded.customer_id";

    let mut owner = server.world.database().owner().await;
    sqlx::query(BECOMES).bind(customer).bind(MA_BOUTIQUE).execute(&mut owner).await.unwrap();
}

/// How often Stripe is to be read for a workspace, and how many events are written down.
async fn to_do(server: &Server) -> (i64, i64) {
    const TO_DO: &str = "
        select (select count(*) from jobs where kind = 'read_stripe' and state = 'ready'),
               (select count(*) from stripe_events)";

    let mut owner = server.world.database().owner().await;
    sqlx::query_as(TO_DO).fetch_one(&mut owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn w_1_only_what_stripe_signed_just_now_is_taken_in() {
    let server = Server::open().await;
    becomes(&server, "cus_boutique").await;
    let before = server.world.snapshot(&[]).await;
    let event = told("evt_1", "customer.subscription.updated", "cus_boutique");
    let (text, now) = (event.to_string(), server.world.desk().now().unix_timestamp());
    let by = |secret: &str, moment: i64| signed(secret, moment, text.as_bytes());
    let right = by(STRIPE_SECRET, now);
    let one_byte = text.replacen("evt_1", "evt_2", 1);
    let anew = serde_json::to_string_pretty(&event).unwrap();
    let cases: Vec<(&str, Option<String>, String)> = vec![
        ("nothing", None, text.clone()),
        ("an empty one", Some(String::new()), text.clone()),
        ("another's secret", Some(by("whsec_autre_client", now)), text.clone()),
        ("no secret", Some(by("", now)), text.clone()),
        ("a cut one", Some(right[..right.len() - 1].to_owned()), text.clone()),
        ("one byte changed", Some(right.clone()), one_byte),
        ("written anew", Some(right.clone()), anew),
        ("an old one", Some(by(STRIPE_SECRET, now - 301)), text.clone()),
        ("one of tomorrow", Some(by(STRIPE_SECRET, now + 301)), text.clone()),
        ("the other scheme", Some(right.replace("v1=", "v0=")), text.clone()),
    ];
    for (what, signature, body) in cases {
        let answer = send(tell(&server, signature.as_deref(), body)).await;
        assert_eq!(answer.status, 401, "{what}");
    }
    let twice = tell(&server, Some(&right), text.clone()).header("stripe-signature", &right);
    assert_eq!(send(twice).await.status, 401, "two headers are none of Stripe's");
    let after = server.world.snapshot(&[]).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));

    assert_eq!(send(tell(&server, Some(&right), text)).await.status, 200);
    assert_eq!(to_do(&server).await, (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn w_2_without_a_stripe_account_everybody_is_told_the_same() {
    let server = Server::open_with(|web| http::router(Web { stripe_secret: None, ..web })).await;
    let event = told("evt_1", "customer.subscription.updated", "cus_boutique");
    for secret in [STRIPE_SECRET, ""] {
        let signature = signed(secret, server.world.desk().now().unix_timestamp(), event.to_string().as_bytes());
        let answer = send(tell(&server, Some(&signature), event.to_string())).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (401, ""));
    }
    assert_eq!(to_do(&server).await, (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn w_3_what_is_told_twice_is_written_once_and_stripe_is_read_once_for_all_that_waits() {
    let server = Server::open().await;
    becomes(&server, "cus_boutique").await;
    let first = told("evt_1", "customer.subscription.updated", "cus_boutique");
    for _ in 0..3 {
        assert_eq!(send(by_stripe(&server, &first)).await.status, 200);
    }
    assert_eq!(to_do(&server).await, (1, 1));
    let second = told("evt_2", "invoice.paid", "cus_boutique");
    assert_eq!(send(by_stripe(&server, &second)).await.status, 200);
    assert_eq!(to_do(&server).await, (1, 2), "what waits to be read is read once");

    // At the same time from several of Stripe's machines.
    let third = told("evt_3", "invoice.paid", "cus_boutique");
    let all = futures::future::join_all((0..8).map(|_| send(by_stripe(&server, &third)))).await;
    assert!(all.iter().all(|it| it.status == 200));
    assert_eq!(to_do(&server).await.1, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn w_5_whose_customer_it_is_stands_with_us_and_not_in_what_is_told() {
    let server = Server::open().await;
    becomes(&server, "cus_boutique").await;
    // Somebody's own customer, in the account, that claims to be Ma Boutique.
    let mut event = told("evt_1", "customer.subscription.updated", "cus_of_somebody");
    event["data"]["object"]["metadata"] = json!({ "tenant": MA_BOUTIQUE });
    assert_eq!(send(by_stripe(&server, &event)).await.status, 200);
    assert_eq!(to_do(&server).await, (0, 1), "it is about nobody here");

    let no_json = "not at all";
    let signature = signed(STRIPE_SECRET, server.world.desk().now().unix_timestamp(), no_json.as_bytes());
    assert_eq!(send(tell(&server, Some(&signature), no_json)).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn w_6_r_19_strangers_bodies_leave_nothing() {
    let server = Server::open().await;
    becomes(&server, "cus_boutique").await;
    let before = server.world.snapshot(&[]).await;
    let (event, mut by) =
        (told("evt_1", "customer.updated", "cus_boutique").to_string(), Mutator::of("strangers to the hook"));
    let now = server.world.desk().now().unix_timestamp();
    for _ in 0..rounds(200) {
        let body = by.bytes(event.as_bytes());
        let signature = signed("whsec_guessed", now, &body);
        let signature = [Some(signature), None, Some(by.text("t=1,v1=00"))][by.below(3)].clone();
        // What is no header is not even sent.
        let signature = signature.filter(|it| it.bytes().all(|byte| (32..127).contains(&byte)));
        let answer = send(tell(&server, signature.as_deref(), body)).await;
        assert_eq!(answer.status, 401);
    }
    let long = vec![b' '; (1 << 20) + 1];
    assert_eq!(send(tell(&server, None, long)).await.status, 413);
    let after = server.world.snapshot(&[]).await;
    assert!(before.differs_in(&after).is_empty(), "{:?}", before.differs_in(&after));
}
