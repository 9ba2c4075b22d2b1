//! Saved replies as a browser without scripts uses them.

use switchboard::inbox::Status;
use switchboard::saved_replies::{self, NewReply};
use switchboard::world::*;

use crate::harness::Server;
use crate::team::submit;

const SETTINGS: &str = "/w/ma-boutique/settings/saved-replies";

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_with_a_variable_that_nobody_can_fill_is_refused_with_what_was_typed() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let door = "/w/ma-boutique/api/saved-replies/write";
    let fields = |body| [("title", "Delay"), ("shortcode", "/Late"), ("body_en", body), ("body_fr", "")];

    let (_, refused) = submit(&mut claire, SETTINGS, door, &fields("Hello {customer}")).await;
    assert!(refused.body.contains("{customer}") && refused.body.contains("aria-invalid=\"true\""));
    assert!(!refused.body.contains("<td class=\"nowrap\">/late"));

    let (_, saved) = submit(&mut claire, SETTINGS, door, &fields("Hello {contact}")).await;
    assert!(saved.body.contains("/late"));
    let (_, twice) = submit(&mut claire, SETTINGS, door, &fields("Again")).await;
    assert!(twice.body.contains("aria-invalid=\"true\""), "the shortcode is taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn chosen_in_the_composer_it_joins_the_draft_filled_and_is_not_sent() {
    let server = Server::open().await;
    let world = &server.world;
    let parcel = world.conversation(Status::Open).await;
    let new = NewReply::parse("Delay", "late", "It is late. {agent}, {workspace}", "En retard. {agent}").unwrap();
    let reply = saved_replies::write(world.tx(claire()).await, &new).await.unwrap().to_string();
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    assert!(amelie.open(&page).await.body.contains("data-shortcode=\"late\""));

    let id = parcel.to_string();
    let fields = [
        ("conversation", id.as_str()),
        ("kind", "reply"),
        ("body", "Hello Sophie.\n/late"),
        ("seen", "1"),
        ("press", "01900000-0000-7000-8000-0000000000a1"),
        ("saved", &reply),
    ];
    let (place, put) = submit(&mut amelie, &page, "/w/ma-boutique/api/saved-replies/insert", &fields).await;

    assert!(place.ends_with("#field-body"));
    let draft = put.body.split("id=\"field-body\"").nth(1).unwrap().split("</textarea>").next().unwrap();
    assert!(draft.contains("Hello Sophie.\n") && draft.contains("Amélie") && !draft.contains("/late"), "{draft}");
    assert_eq!(world.said(parcel).await, ["Where is my parcel?"]);
}
