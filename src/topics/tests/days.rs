//! What a worker makes of days.

use time::macros::date;
use time::{Date, Duration};

use super::shop::*;
use crate::access::{DeskArrange, Work};
use crate::events::Event;
use crate::knowledge::meaning::Embedders;
use crate::knowledge::meaning::toy::{Toy, offered};
use crate::tenancy::Principal;
use crate::text::Zone;
use crate::topics::{hide, work};
use crate::world::*;

#[tokio::test]
async fn a_day_becomes_topics_once_however_often_it_is_looked_at() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.hears(&SHOES, &ENDINGS).await;
    shop.hears(&["Do you sponsor chess clubs?"], &[""]).await;
    assert_eq!(shop.looks(&Embedders::default()).await, 0, "the day has not ended");

    assert_eq!(shop.ends().await, 1);
    let before = shop.kept().await;
    assert_eq!(before.len(), 1, "{before:?}");
    let (counted, kept) = before[&date!(2026 - 11 - 20)];
    assert!(counted == kept && (30..=32).contains(&kept), "{before:?}");
    assert_eq!(shop.looks(&Embedders::default()).await, 0, "nothing has changed");

    // What comes late changes the day on which it was sent, and nothing is counted twice.
    let (parcels, sent_at) = (shop.with("parcel").await, shop.world.desk().now() - Duration::days(1));
    shop.world.clock.advance(Duration::minutes(30));
    shop.hears_of("The delivery of my parcel is late again", sent_at).await;
    shop.world.clock.advance(Duration::minutes(30));
    assert_eq!(shop.looks(&Embedders::default()).await, 1);
    let after = shop.kept().await;
    assert_eq!(after[&date!(2026 - 11 - 20)], (counted + 1, kept + 1));
    let again = shop.with("parcel").await;
    assert_eq!((again.id, again.messages), (parcels.id, parcels.messages + 1));
    assert_eq!(shop.shown().await.len(), 2, "no topic was made twice");
}

#[tokio::test]
async fn a_day_is_the_workspaces_own() {
    let shop = Shop::new().await;
    let paris = Zone::named("Europe/Paris").unwrap();
    let zone = sqlx::query("update tenants set time_zone = 'Europe/Paris' where id = $1").bind(MA_BOUTIQUE);
    let mut tx = shop.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    zone.execute(tx.db()).await.unwrap();
    tx.commit().await.unwrap();
    // Half an hour before midnight in Paris, and half an hour after.
    let midnight = paris.day("2026-11-20").unwrap().end;
    shop.world.clock.advance(Duration::days(1));
    for text in PARCELS {
        for ending in ENDINGS {
            shop.hears_of(&format!("{text}{ending}"), midnight - Duration::minutes(30)).await;
            shop.hears_of(&format!("{text}{ending}"), midnight + Duration::minutes(30)).await;
        }
    }

    shop.ends().await;

    let days: Vec<(Date, i64)> = shop.kept().await.into_iter().map(|(date, (counted, _))| (date, counted)).collect();
    assert!(
        matches!(days[..], [(first, 14..=16), (second, 14..=16)]
        if first == date!(2026 - 11 - 20) && second == date!(2026 - 11 - 21)),
        "{days:?}"
    );
}

#[tokio::test]
async fn a_model_that_comes_and_goes_changes_no_id() {
    let shop = Shop::new().await;
    let models = offered(&[Toy::called("toy")]);
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.hears(&SHOES, &ENDINGS).await;
    shop.ends().await;
    let (parcels, shoes) = (shop.with("parcel").await.id, shop.with("shoes").await.id);

    shop.hears(&PARCELS, &[" today", " again", " in Lyon", " at last"]).await;
    shop.hears(&SHOES, &[" today", " again", " in Lyon", " at last"]).await;
    shop.next_day().await;
    shop.looks(&models).await;
    shop.hears(&PARCELS, &[" tonight", " once more", " in Nice", " really"]).await;
    shop.ends().await;

    assert_eq!((shop.with("parcel").await.id, shop.with("shoes").await.id), (parcels, shoes));
}

#[tokio::test]
async fn on_a_day_of_few_messages_they_join_what_is_known() {
    let shop = Shop::new().await;
    let (parcels, _) = shop.parcels_with_shoes().await;
    let word = parcels.keywords[0].clone();
    hide(shop.world.tx::<DeskArrange>(bruno()).await, parcels.id, &word).await.unwrap();
    let before = shop.shown().await;

    shop.hears(&["Where is my parcel", "Can I return my shoes", "Do you sponsor chess clubs?"], &[""]).await;
    assert_eq!(shop.ends().await, 1);

    // Of either part, and yet of one topic; its words are those of before, and noise is of none.
    let of_day = date!(2026 - 11 - 21);
    let after = shop.shown().await;
    assert_eq!(shop.kept().await[&of_day], (2, 2));
    assert_eq!((after.len(), after[0].messages), (1, before[0].messages + 2), "{after:#?}");
    assert_eq!((after[0].id, &after[0].keywords), (parcels.id, &before[0].keywords));

    // What comes late joins, too, and nothing is counted twice.
    let sent_at = shop.world.desk().now() - Duration::days(1);
    shop.world.clock.advance(Duration::minutes(30));
    shop.hears_of("The parcel: where is it?", sent_at).await;
    shop.world.clock.advance(Duration::minutes(30));
    assert_eq!(shop.looks(&Embedders::default()).await, 1);
    assert_eq!(shop.kept().await[&of_day], (3, 3));
}

#[tokio::test]
async fn every_workspace_is_asked_for_once_a_day() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.next_day().await;
    let wanted = async || shop.world.events().await.iter().filter(|it| **it == Event::TopicsWanted).count();

    work::sweep(shop.world.desk()).await.unwrap();
    work::sweep(shop.world.desk()).await.unwrap();
    assert_eq!(wanted().await, 1);

    shop.looks(&Embedders::default()).await;
    let before = wanted().await;
    shop.world.clock.advance(Duration::hours(2));
    work::sweep(shop.world.desk()).await.unwrap();
    assert_eq!(wanted().await, before, "today has not ended");
    shop.next_day().await;
    work::sweep(shop.world.desk()).await.unwrap();
    assert_eq!(wanted().await, before + 1);
}
