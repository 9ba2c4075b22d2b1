//! The promises of channels, held.

use sqlx::types::Json;

use super::*;
use crate::access::{ChannelsRead, Work};
use crate::events::Event;
use crate::ids::*;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn channel(world: &World, id: ChannelId) -> Channel {
    find(&mut world.tx::<ChannelsRead>(bruno()).await, id).await.unwrap().unwrap()
}

fn widget(channel: &Channel) -> WidgetSettings {
    match channel.settings.as_deref() {
        Some(Settings::Widget(settings)) => settings.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_connected_widget_is_found_by_its_public_key() {
    let world = World::new().await;

    let id = world.widget().await;

    let connected = channel(&world, id).await;
    assert_eq!((connected.kind, connected.active, connected.assistant_mode), (Kind::Widget, true, AssistantMode::Send));
    assert!(widget(&connected).allows("ma-boutique.com") && !widget(&connected).allows("evil.example"));
    assert_eq!(system::by_public_key(world.desk(), &connected.public_key).await.unwrap(), Some((MA_BOUTIQUE, id)));
    assert_eq!(system::by_public_key(world.desk(), "nothing").await.unwrap(), None);
    assert_eq!(world.events().await, [Event::ChannelChanged { channel: id }]);
}

#[tokio::test]
async fn a_channel_without_a_name_is_not_connected() {
    let world = World::new().await;
    for name in ["", "  ", "a\nb", &"x".repeat(81)] {
        let refused = connect_api(world.tx(claire()).await, name).await;
        assert!(matches!(refused, Err(CannotConnect::BadName)), "{name:?}");
    }
    assert_eq!(world.events().await, []);
}

#[tokio::test]
async fn a_look_is_kept_as_it_was_chosen() {
    let world = World::new().await;
    let id = world.widget().await;
    let look = Look {
        colour: Colour::parse("#7a2e4d").unwrap(),
        position: Position::Left,
        launcher: Launcher::IconAndText,
        greeting: Greeting { en: "Hello".to_owned(), fr: "Bonjour".to_owned() },
        ask_name: true,
        ask_email: false,
    };

    change_look(world.tx(bruno()).await, id, look.clone()).await.unwrap();

    assert_eq!(widget(&channel(&world, id).await).look, look);
    assert!(widget(&channel(&world, id).await).allows("ma-boutique.com"), "the sites stay");
}

#[tokio::test]
async fn a_look_that_cannot_be_shown_is_refused() {
    let world = World::new().await;
    let (id, api) = (world.widget().await, world.api_channel().await);
    let before = world.events().await;

    let long = Look { greeting: Greeting { en: "x".repeat(201), fr: String::new() }, ..Look::default() };
    let refused = change_look(world.tx(bruno()).await, id, long).await;
    assert!(matches!(refused, Err(CannotChangeLook::GreetingTooLong)));
    let refused = change_look(world.tx(bruno()).await, api, Look::default()).await;
    assert!(matches!(refused, Err(CannotChangeLook::NotAWidget)));
    assert_eq!(world.events().await, before);
}

#[test]
fn settings_with_a_field_that_nobody_knows_are_refused() {
    let good = r##"{"colour":"#065c66","position":"right","launcher":"icon","greeting":{"en":"","fr":""}}"##;
    assert!(serde_json::from_str::<Look>(good).is_ok());
    for bad in [
        good.replace("\"greeting\"", "\"tenant_id\":1,\"greeting\""),
        good.replace("#065c66", "red;x:y"),
        good.replace("right", "top"),
    ] {
        assert!(serde_json::from_str::<Look>(&bad).is_err(), "{bad}");
    }
}

#[tokio::test]
async fn the_sites_of_a_widget_can_be_changed() {
    let world = World::new().await;
    let id = world.widget().await;

    set_domains(world.tx(claire()).await, id, vec![Domain::parse("*.nordic.example").unwrap()]).await.unwrap();

    let settings = widget(&channel(&world, id).await);
    assert!(settings.allows("shop.nordic.example") && !settings.allows("ma-boutique.com"));
    let many = vec![Domain::parse("a.example").unwrap(); 51];
    assert!(matches!(set_domains(world.tx(claire()).await, id, many).await, Err(CannotSetDomains::TooMany)));
}

#[tokio::test]
async fn a_channel_is_renamed_paused_and_resumed() {
    let world = World::new().await;
    let id = world.widget().await;

    rename(world.tx(bruno()).await, id, " Boutique en ligne ").await.unwrap();
    pause(world.tx(claire()).await, id).await.unwrap();
    set_assistant_mode(world.tx(david()).await, id, AssistantMode::Draft).await.unwrap();
    let changed = channel(&world, id).await;
    assert_eq!(
        (changed.name.as_str(), changed.active, changed.assistant_mode),
        ("Boutique en ligne", false, AssistantMode::Draft)
    );

    resume(world.tx(claire()).await, id).await.unwrap();
    assert!(channel(&world, id).await.active);
    assert!(matches!(rename(world.tx(bruno()).await, id, " ").await, Err(CannotRename::BadName)));
}

#[tokio::test]
async fn a_callback_has_a_secret_that_changes_with_its_host() {
    let world = World::new().await;
    let id = world.api_channel().await;
    let seal = world.desk().seal();
    let set = async |url: &str| {
        let url = CallbackUrl::parse(url).unwrap();
        set_callback(world.tx(claire()).await, seal, id, Some(url)).await.unwrap()
    };
    let now = async || {
        let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
        callback(&mut tx, seal, id).await.unwrap()
    };

    let first = set("https://shop.example/answers").await.unwrap();
    assert_eq!(set("https://shop.example/other").await, None, "the same host keeps its secret");
    assert_eq!(now().await, Some(Callback { url: "https://shop.example/other".to_owned(), secret: first.clone() }));

    let second = set("https://evil.example/answers").await.unwrap();
    assert_ne!(first, second);
    assert_eq!(now().await.unwrap().secret, second);

    set_callback(world.tx(claire()).await, seal, id, None).await.unwrap();
    assert_eq!(now().await, None);
    assert!(!channel(&world, id).await.has_secret);
}

#[test]
fn an_address_that_nothing_can_be_posted_to_is_refused() {
    for text in
        ["", "ftp://a", "https://", "https://user:pw@a/", "https://a b/", "javascript:alert(1)", "//a", "https://é.fr"]
    {
        assert_eq!(CallbackUrl::parse(text), Err(BadCallback), "{text}");
    }
}

#[tokio::test]
async fn a_stranger_finds_and_changes_no_channel() {
    let world = World::new().await;
    let id = world.widget().await;
    let before = channel(&world, id).await;

    assert_eq!(find(&mut world.tx::<ChannelsRead>(omar()).await, id).await.unwrap(), None);
    assert_eq!(list(&mut world.tx::<ChannelsRead>(omar()).await).await.unwrap(), []);
    assert!(matches!(rename(world.tx(omar()).await, id, "Mine").await, Err(CannotRename::Gone)));
    assert!(matches!(pause(world.tx(omar()).await, id).await, Err(CannotChange::Gone)));
    assert!(matches!(set_domains(world.tx(omar()).await, id, vec![]).await, Err(CannotSetDomains::Gone)));
    let looked = change_look(world.tx(omar()).await, id, Look::default()).await;
    assert!(matches!(looked, Err(CannotChangeLook::Gone)));
    let off = set_assistant_mode(world.tx(omar()).await, id, AssistantMode::Off).await;
    assert!(matches!(off, Err(CannotChange::Gone)));
    let called = set_callback(world.tx(omar()).await, world.desk().seal(), id, None).await;
    assert!(matches!(called, Err(CannotSetCallback::Gone)));
    assert_eq!(channel(&world, id).await, before);
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
}

#[tokio::test]
async fn a_visitors_secret_is_not_in_the_database() {
    let world = World::new().await;
    let id = world.widget().await;
    let (_, token) = world.visitor(id).await;

    let mut owner = world.database().owner().await;
    let rows: Vec<Json<serde_json::Value>> =
        sqlx::query_scalar("select to_jsonb(v) from visitor_sessions v").fetch_all(&mut owner).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].0.to_string().contains(&token));
}
