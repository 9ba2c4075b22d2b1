use std::time::{Duration, Instant};

use super::*;
use crate::team::{CannotSignIn, SignedIn, sign_in};

async fn tries(world: &World, address: &str, text: &str, ip: &str) -> Result<SignedIn, CannotSignIn> {
    let request = RequestInfo { ip: Some(ip.to_owned()), ..here() };
    sign_in(world.desk(), &email(address), &Password::presented(text), request).await
}

#[tokio::test]
async fn the_right_password_signs_in_and_is_on_record_in_every_workspace() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;

    let signed_in = tries(&world, " AMELIE@example.com", PASSWORD, "203.0.113.7").await.unwrap();
    assert_eq!(signed_in, SignedIn::Whole(amelie().user()));

    assert_eq!(log(&world, claire(), "account").await, [("Amélie".to_owned(), "signed_in".to_owned())]);
    assert_eq!(log(&world, omar(), "account").await, []);
}

#[tokio::test]
async fn a_wrong_password_is_on_record_without_saying_who() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;

    assert!(matches!(tries(&world, "amelie@example.com", "wrong", "x").await, Err(CannotSignIn::NoMatch)));

    for _ in 0..100 {
        if !log(&world, claire(), "account").await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(log(&world, claire(), "account").await, [("Switchboard".to_owned(), "sign_in_failed".to_owned())]);
}

#[tokio::test]
async fn a_2_ten_wrong_tries_on_an_account_are_followed_by_a_wait() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    for i in 0..10 {
        let refused = tries(&world, "amelie@example.com", "wrong", &format!("198.51.100.{i}")).await;
        assert!(matches!(refused, Err(CannotSignIn::NoMatch)), "{i}");
    }

    let right = tries(&world, "amelie@example.com", PASSWORD, "198.51.100.99").await;
    assert!(matches!(right, Err(CannotSignIn::TooManyTries)));
    // An unknown address answers alike.
    for _ in 0..10 {
        assert!(matches!(tries(&world, "nobody@example.com", "wrong", "y").await, Err(CannotSignIn::NoMatch)));
    }
    assert!(matches!(tries(&world, "nobody@example.com", "wrong", "y").await, Err(CannotSignIn::TooManyTries)));

    world.clock.advance(time::Duration::minutes(15));
    assert!(tries(&world, "amelie@example.com", PASSWORD, "198.51.100.99").await.is_ok());
}

#[tokio::test]
async fn a_2_thirty_wrong_tries_from_one_place_are_followed_by_a_wait() {
    let world = World::new().await;
    for i in 0..30 {
        let refused = tries(&world, &format!("person{i}@example.com"), "wrong", "198.51.100.1").await;
        assert!(matches!(refused, Err(CannotSignIn::NoMatch)), "{i}");
    }
    let refused = tries(&world, "another@example.com", "wrong", "198.51.100.1").await;
    assert!(matches!(refused, Err(CannotSignIn::TooManyTries)));
    let elsewhere = tries(&world, "another@example.com", "wrong", "198.51.100.2").await;
    assert!(matches!(elsewhere, Err(CannotSignIn::NoMatch)), "others are not locked out");
}

#[tokio::test]
async fn a_2_a_household_has_one_count_however_many_addresses_it_has() {
    let world = World::new().await;
    for i in 0..30 {
        let ip = if i % 2 == 0 { format!("2a01:e0a:1:2::{i:x}") } else { format!("2A01:E0A:1:2:{i:x}::1") };
        let refused = tries(&world, &format!("person{i}@example.com"), "wrong", &ip).await;
        assert!(matches!(refused, Err(CannotSignIn::NoMatch)), "{i}");
    }
    let from = async |ip: &str| tries(&world, "another@example.com", "wrong", ip).await;
    assert!(matches!(from("2a01:e0a:1:2:ffff::9").await, Err(CannotSignIn::TooManyTries)));
    assert!(matches!(from("2a01:e0a:1:3::1").await, Err(CannotSignIn::NoMatch)), "the neighbours are not locked out");
}

#[test]
fn a_2_an_address_is_the_same_in_both_notations() {
    let household = |ip: &str| RequestInfo { ip: Some(ip.to_owned()), ..here() }.household();
    assert_eq!(household("::ffff:203.0.113.7"), household("203.0.113.7"));
    assert_ne!(household("203.0.113.7"), household("203.0.113.8"));
}

#[tokio::test]
async fn a_2_tries_at_once_count_one_by_one() {
    let world = World::new().await;
    let all = (0..25).map(|i| {
        let desk = world.desk().clone();
        let request = RequestInfo { ip: Some(format!("198.51.100.{i}")), ..here() };
        tokio::spawn(async move {
            sign_in(&desk, &email("amelie@example.com"), &Password::presented("wrong"), request).await
        })
    });
    let mut looked_at = 0;
    for one in futures::future::join_all(all).await {
        looked_at += usize::from(matches!(one.unwrap(), Err(CannotSignIn::NoMatch)));
    }
    assert!(looked_at <= 10, "{looked_at} passwords were tried");
}

#[tokio::test]
async fn a_good_try_clears_the_wrong_ones_before_it() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    for _ in 0..3 {
        for _ in 0..9 {
            assert!(tries(&world, "amelie@example.com", "wrong", "x").await.is_err());
        }
        assert!(tries(&world, "amelie@example.com", PASSWORD, "z").await.is_ok());
        world.clock.advance(time::Duration::minutes(16));
    }
}

/// The HTTP test of `A-2` measures medians within 10 %; here, unoptimised and beside other
/// work, it is enough that an unknown address is hashed for as well.
#[tokio::test]
async fn a_2_an_unknown_address_takes_as_long_as_a_wrong_password() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        assert!(tries(&world, "amelie@example.com", "wrong", "x").await.is_err());
        known.push(start.elapsed());
        let start = Instant::now();
        assert!(tries(&world, "nobody@example.com", "wrong", "x").await.is_err());
        unknown.push(start.elapsed());
    }
    known.sort();
    unknown.sort();
    let (known, unknown) = (known[4].as_secs_f64(), unknown[4].as_secs_f64());
    assert!((known / unknown - 1.0).abs() < 0.5, "known {known:.4} s, unknown {unknown:.4} s");
}
