use time::Duration;

use super::*;
use crate::team::sessions::{self, Session, SessionKey};
use crate::team::{
    CannotRequestReset, CannotResetPassword, Keyboard, RESET_LASTS, Theme, WeakPassword, change_password,
    request_reset, reset_address, reset_password, sign_in, update_account,
};
use crate::text::Locale;

/// Asks for a link and waits for the letter, as its reader would.
async fn link_for(world: &World, who: Person) -> Secret {
    let reader = Reader::default();
    crate::team::commands::post_reset(world.desk(), &email(&who.email()), reader.link(), here()).await.unwrap();
    reader.secret()
}

#[tokio::test]
async fn a_5_a_reset_link_works_once_and_ends_every_session() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    let cookie = SessionKey::of_cookie("laptop");
    let session = Session { user: Some(amelie().user()), body: sessions::Body::new(), from_ip: None, user_agent: None };
    sessions::create(world.desk(), cookie, &session).await.unwrap();
    let link = link_for(&world, amelie()).await;
    assert_eq!(reset_address(world.desk(), &link).await.unwrap(), Some(email("amelie@example.com")));

    assert_eq!(reset_password(world.desk(), &link, "a new lantern", here()).await.unwrap(), amelie().user());

    assert!(sessions::load(world.desk(), cookie).await.unwrap().is_none());
    let signs_in = async |text: &str| {
        sign_in(world.desk(), &email("amelie@example.com"), &Password::presented(text), here()).await.is_ok()
    };
    assert!(signs_in("a new lantern").await && !signs_in(PASSWORD).await);
    let again = reset_password(world.desk(), &link, "another lantern", here()).await;
    assert!(matches!(again, Err(CannotResetPassword::LinkOver)));
    assert_eq!(reset_address(world.desk(), &link).await.unwrap(), None);
}

#[tokio::test]
async fn a_5_a_reset_link_dies_when_the_password_is_changed() {
    let world = World::new().await;
    world.give_password(amelie(), PASSWORD).await;
    let (link, brunos) = (link_for(&world, amelie()).await, link_for(&world, bruno()).await);

    let (hers, new) = (email("amelie@example.com"), Password::presented("a new lantern"));
    change_password(world.desk(), amelie().principal(), &hers, &password(), &new, None).await.unwrap();

    assert_eq!(reset_address(world.desk(), &link).await.unwrap(), None);
    let refused = reset_password(world.desk(), &link, "another lantern", here()).await;
    assert!(matches!(refused, Err(CannotResetPassword::LinkOver)));
    assert!(reset_address(world.desk(), &brunos).await.unwrap().is_some(), "nobody else's");
}

#[tokio::test]
async fn a_5_a_reset_link_ends_after_half_an_hour() {
    let world = World::new().await;
    let (in_time, late) = (link_for(&world, amelie()).await, link_for(&world, bruno()).await);

    world.clock.advance(RESET_LASTS - Duration::microseconds(1));
    reset_password(world.desk(), &in_time, PASSWORD, here()).await.unwrap();
    world.clock.advance(Duration::microseconds(1));
    let refused = reset_password(world.desk(), &late, PASSWORD, here()).await;
    assert!(matches!(refused, Err(CannotResetPassword::LinkOver)));
}

#[tokio::test]
async fn a_5_of_twenty_uses_at_once_one_wins_and_the_older_links_die() {
    let world = World::new().await;
    let (older, link) = (link_for(&world, amelie()).await, link_for(&world, amelie()).await);

    let all = (0..20).map(|_| {
        let (desk, link) = (world.desk().clone(), link.clone());
        tokio::spawn(async move { reset_password(&desk, &link, PASSWORD, here()).await })
    });
    let won = futures::future::join_all(all).await.into_iter().filter(|it| matches!(it, Ok(Ok(_)))).count();

    assert_eq!(won, 1);
    assert_eq!(reset_address(world.desk(), &older).await.unwrap(), None);
}

#[tokio::test]
async fn a_weak_password_does_not_use_the_link_up() {
    let world = World::new().await;
    let link = link_for(&world, amelie()).await;

    let weak = reset_password(world.desk(), &link, "password123", here()).await;
    assert!(matches!(weak, Err(CannotResetPassword::Weak(WeakPassword::Common))));
    reset_password(world.desk(), &link, PASSWORD, here()).await.unwrap();
}

#[tokio::test]
async fn asking_for_a_reset_answers_alike_and_not_for_ever() {
    let world = World::new().await;
    for who in ["amelie@example.com", "nobody@example.com"] {
        let ask = async || {
            request_reset(world.desk(), &email(who), |it: &Secret| format!("{LINK}{}", it.reveal()), here()).await
        };
        for _ in 0..5 {
            ask().await.unwrap();
        }
        assert!(matches!(ask().await, Err(CannotRequestReset::TooManyTries)), "{who}");
    }
    let to_whom = async || [letters(&world, MA_BOUTIQUE).await, letters(&world, NORDIC_WHOLESALE).await].concat();
    for _ in 0..100 {
        if to_whom().await.len() == 5 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let letters = to_whom().await;
    assert_eq!(letters.len(), 5, "nobody gets no letter");
    assert!(letters.iter().all(|it| it.starts_with("amelie@example.com: Hello Amélie,")), "{letters:?}");
}

#[tokio::test]
async fn people_say_who_they_are_and_in_which_language_they_read() {
    let world = World::new().await;

    update_account(world.tx(amelie()).await, &name("Amélie D."), Locale::Fr, Theme::Dark, Keyboard::Off).await.unwrap();

    let account = visitor(world.desk(), amelie().user()).await.unwrap().unwrap().account;
    assert_eq!((account.name.as_str(), account.language), ("Amélie D.", Locale::Fr));
    assert_eq!((account.theme, account.keyboard), (Theme::Dark, Keyboard::Off));
    let omar = visitor(world.desk(), omar().user()).await.unwrap().unwrap().account;
    assert_eq!((omar.name.as_str(), omar.theme, omar.keyboard), ("Omar", Theme::System, Keyboard::All));
}
