use time::Duration;

use super::*;
use crate::access::Role;
use crate::team::sessions::{self, Body, Session, SessionKey};
use crate::team::{change_password, change_role, disable, remove};

const LAPTOP: &str = "cookie of the laptop";
const PHONE: &str = "cookie of the phone";

fn key(cookie: &str) -> SessionKey {
    SessionKey::of_cookie(cookie)
}

fn session_of(person: Person) -> Session {
    let mut body = Body::new();
    body.insert("user".to_owned(), person.user().to_string().into());
    Session {
        user: Some(person.user()),
        body,
        from_ip: Some("203.0.113.7".to_owned()),
        user_agent: Some("Firefox".to_owned()),
    }
}

async fn signed_in(world: &World, person: Person, cookie: &str) {
    assert!(sessions::create(world.desk(), key(cookie), &session_of(person)).await.unwrap());
}

async fn is_live(world: &World, cookie: &str) -> bool {
    sessions::load(world.desk(), key(cookie)).await.unwrap().is_some()
}

#[tokio::test]
async fn a_session_keeps_what_it_is_given_under_a_key_that_opens_nothing() {
    let world = World::new().await;
    signed_in(&world, amelie(), LAPTOP).await;

    let kept = sessions::load(world.desk(), key(LAPTOP)).await.unwrap().unwrap();
    assert_eq!(kept.body, session_of(amelie()).body);
    assert_eq!(key(LAPTOP).to_string().parse(), Ok(key(LAPTOP)));
    assert!(!is_live(&world, &key(LAPTOP).to_string()).await, "the key is not the cookie");
    for text in ["", "abc", "zz", &"é".repeat(32)] {
        assert!(text.parse::<SessionKey>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_3_a_session_ends_after_two_idle_weeks() {
    let world = World::new().await;
    signed_in(&world, amelie(), LAPTOP).await;

    world.clock.advance(sessions::IDLE - Duration::seconds(1));
    assert!(is_live(&world, LAPTOP).await, "and is used again");
    world.clock.advance(sessions::IDLE - Duration::seconds(1));
    assert!(is_live(&world, LAPTOP).await);
    world.clock.advance(sessions::IDLE);
    assert!(!is_live(&world, LAPTOP).await);
}

#[tokio::test]
async fn a_3_a_session_ends_after_sixty_days_however_it_is_used() {
    let world = World::new().await;
    signed_in(&world, amelie(), LAPTOP).await;
    for _ in 0..59 {
        world.clock.advance(Duration::days(1));
        assert!(is_live(&world, LAPTOP).await);
    }
    world.clock.advance(Duration::days(1));
    assert!(!is_live(&world, LAPTOP).await);
    assert_eq!(sessions::sweep(world.desk()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_3_nothing_brings_a_session_back() {
    let world = World::new().await;
    signed_in(&world, amelie(), LAPTOP).await;
    sessions::delete(world.desk(), key(LAPTOP)).await.unwrap();

    let late = sessions::save(world.desk(), key(LAPTOP), &session_of(amelie())).await.unwrap();
    assert!(!late, "a request that was under way saves into nothing");
    assert!(!is_live(&world, LAPTOP).await);
}

#[tokio::test]
async fn a_3_a_new_password_ends_every_other_session() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    signed_in(&world, amelie(), LAPTOP).await;
    signed_in(&world, amelie(), PHONE).await;
    signed_in(&world, omar(), "cookie of somebody else").await;
    let change = async |present: &str, new: &str| {
        let (present, new) = (Password::presented(present), Password::presented(new));
        let who = amelie().principal();
        change_password(world.desk(), who, &email("amelie@example.com"), &present, &new, Some(key(LAPTOP))).await
    };

    assert!(change("wrong", "a new lantern").await.is_err());
    assert!(is_live(&world, PHONE).await);
    change(PASSWORD, "a new lantern").await.unwrap();

    assert!(is_live(&world, LAPTOP).await && !is_live(&world, PHONE).await);
    assert!(is_live(&world, "cookie of somebody else").await);
    assert!(change(PASSWORD, "another lantern").await.is_err(), "the old password is over");
    assert!(log(&world, claire(), "account").await.contains(&("Amélie".to_owned(), "password_changed".to_owned())));
}

#[tokio::test]
async fn a_3_nobody_changes_somebody_elses_password() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;

    let new = Password::presented("a new lantern");
    let hers = email("amelie@example.com");
    let by_omar = change_password(world.desk(), omar().principal(), &hers, &password(), &new, None).await;
    assert!(by_omar.is_err());
}

#[tokio::test]
async fn a_3_disabling_and_removing_end_sessions_and_a_new_role_renews_them() {
    let world = World::new().await;
    signed_in(&world, amelie(), LAPTOP).await;
    signed_in(&world, eva(), PHONE).await;
    signed_in(&world, bruno(), "cookie of Bruno").await;

    disable(world.tx(claire()).await, amelie().member()).await.unwrap();
    remove(world.tx(claire()).await, eva().member()).await.unwrap();
    change_role(world.tx(claire()).await, bruno().member(), Role::Admin).await.unwrap();

    assert!(!is_live(&world, LAPTOP).await && !is_live(&world, PHONE).await);
    let renewed = sessions::load(world.desk(), key("cookie of Bruno")).await.unwrap().unwrap();
    assert!(renewed.must_renew);
}

#[tokio::test]
async fn people_see_and_end_their_own_sessions_only() {
    let world = World::new().await;
    signed_in(&world, amelie(), LAPTOP).await;
    world.clock.advance(Duration::minutes(5));
    signed_in(&world, amelie(), PHONE).await;

    let mine = sessions::of_person(world.desk(), amelie().user()).await.unwrap();
    assert_eq!(mine.iter().map(|it| it.key).collect::<Vec<_>>(), [key(PHONE), key(LAPTOP)]);
    assert_eq!(sessions::of_person(world.desk(), omar().user()).await.unwrap(), []);

    sessions::end(world.desk(), omar().user(), key(LAPTOP)).await.unwrap();
    assert!(is_live(&world, LAPTOP).await, "not a stranger");
    sessions::end_others(world.desk(), amelie().user(), key(PHONE)).await.unwrap();
    assert!(!is_live(&world, LAPTOP).await && is_live(&world, PHONE).await);
    sessions::end(world.desk(), amelie().user(), key(PHONE)).await.unwrap();
    assert!(!is_live(&world, PHONE).await);
}
