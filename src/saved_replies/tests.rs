//! The promises of saved replies, held.

use super::*;
use crate::access::InboxRead;
use crate::text::Locale;
use crate::world::*;

const VALUES: Values<'_> = Values { contact: Some("Sophie"), agent: "Amélie", workspace: "Ma Boutique" };

fn delay() -> NewReply {
    NewReply::parse("Delivery time", "/Delay", "Hello {contact}, 3 days.", "Bonjour {contact}, 3 jours.").unwrap()
}

#[tokio::test]
async fn a_reply_is_saved_revised_and_removed_and_another_workspace_sees_nothing() {
    let world = World::new().await;
    let id = write(world.tx(claire()).await, &delay()).await.unwrap();

    let shown = list(&mut world.tx::<InboxRead>(amelie()).await).await.unwrap();
    assert_eq!((shown.len(), shown[0].id, shown[0].shortcode.as_str()), (1, id, "delay"));
    assert_eq!(list(&mut world.tx::<InboxRead>(omar()).await).await.unwrap(), []);
    assert_eq!(find(&mut world.tx::<InboxRead>(omar()).await, id).await.unwrap(), None);

    let shorter = NewReply::parse("Delivery time", "delay", "Three days.", "").unwrap();
    assert!(matches!(revise(world.tx(omar()).await, id, &shorter).await, Err(CannotSaveReply::Gone)));
    revise(world.tx(claire()).await, id, &shorter).await.unwrap();
    assert_eq!(find(&mut world.tx::<InboxRead>(amelie()).await, id).await.unwrap().unwrap().body_en, "Three days.");

    assert!(matches!(remove(world.tx(omar()).await, id).await, Err(CannotSaveReply::Gone)));
    remove(world.tx(claire()).await, id).await.unwrap();
    assert_eq!(list(&mut world.tx::<InboxRead>(amelie()).await).await.unwrap(), []);
}

#[tokio::test]
async fn a_shortcode_names_one_reply_of_a_workspace() {
    let world = World::new().await;
    write(world.tx(claire()).await, &delay()).await.unwrap();

    assert!(matches!(write(world.tx(claire()).await, &delay()).await, Err(CannotSaveReply::Taken)));
    assert!(write(world.tx(omar()).await, &delay()).await.is_ok(), "another workspace has its own");
}

#[test]
fn what_nobody_could_fill_and_what_says_nothing_is_refused() {
    let refused = |title, code, en, fr| NewReply::parse(title, code, en, fr).unwrap_err();
    let unknown = Unacceptable::UnknownVariable { language: Locale::Fr, name: "prénom".to_owned() };
    assert_eq!(refused("Hi", "hi", "Hello", "Bonjour {prénom}"), unknown);
    assert_eq!(refused("Hi", "hi", " ", ""), Unacceptable::NoBody);
    assert_eq!(refused(" ", "hi", "Hello", ""), Unacceptable::NoTitle);
    for code in ["", "/", "two words", "a/b", "seven-and-twenty-is-not-enough-for-this"] {
        assert_eq!(refused("Hi", code, "Hello", ""), Unacceptable::BadShortcode, "{code}");
    }
    assert_eq!(refused("Hi\0", "hi", "Hello", ""), Unacceptable::Nul);
}

#[tokio::test]
async fn it_says_what_it_has_in_the_customers_language_or_in_the_other() {
    let world = World::new().await;
    let id = write(world.tx(claire()).await, &delay()).await.unwrap();
    let reply = find(&mut world.tx::<InboxRead>(amelie()).await, id).await.unwrap().unwrap();
    assert_eq!(reply.filled(Locale::Fr, &VALUES), "Bonjour Sophie, 3 jours.");
    let only_english = SavedReply { body_fr: String::new(), ..reply };
    assert_eq!(only_english.filled(Locale::Fr, &VALUES), "Hello Sophie, 3 days.");
}

#[tokio::test]
async fn it_stands_where_its_shortcode_was_typed_or_after_the_draft() {
    let world = World::new().await;
    let id = write(world.tx(claire()).await, &delay()).await.unwrap();
    let reply = find(&mut world.tx::<InboxRead>(amelie()).await, id).await.unwrap().unwrap();
    for (draft, put) in [
        ("", "Soon."),
        ("Hello.\n/delay\nBye.", "Hello.\nSoon.\nBye."),
        ("/delayed /delay", "/delayed Soon."),
        ("Hello.\n/de", "Hello.\n\nSoon."),
        ("/", "Soon."),
        ("either\n/or", "either\n/or\n\nSoon."),
        ("See https://a.example/delay ", "See https://a.example/delay\n\nSoon."),
    ] {
        assert_eq!(reply.put_into(draft, "Soon."), put, "{draft}");
    }
}
