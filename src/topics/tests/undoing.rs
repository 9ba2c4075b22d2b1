//! Merges that are undone.

use time::Duration;

use super::shop::*;
use crate::access::{AssistantPublish, DeskArrange};
use crate::analytics::TopicLine;
use crate::channels::AssistantMode;
use crate::ids::*;
use crate::knowledge::meaning::Embedders;
use crate::topics::*;
use crate::world::*;

const LATER: [&str; 4] = [" today", " again", " in Lyon", " at last"];

/// A day has ended on which customers wrote of parcels, shoes and cards; somebody decided about shoes.
async fn decided(shop: &Shop) -> (TopicId, TopicId, TopicId) {
    for texts in [PARCELS, SHOES, CARDS] {
        shop.hears(&texts, &ENDINGS).await;
    }
    shop.ends().await;
    let shoes = shop.with("shoes").await;
    let word = &shoes.keywords[0];
    hide(shop.world.tx::<DeskArrange>(bruno()).await, shoes.id, word).await.unwrap();
    let label = Label::parse("Retours").unwrap();
    rename(shop.world.tx::<DeskArrange>(bruno()).await, shoes.id, &label).await.unwrap();
    set_policy(shop.world.tx::<AssistantPublish>(claire()).await, shoes.id, AssistantMode::Draft).await.unwrap();
    (shop.with("parcel").await.id, shoes.id, shop.with("card").await.id)
}

async fn merges(shop: &Shop, from: TopicId, into: TopicId) {
    merge(shop.world.tx::<DeskArrange>(bruno()).await, from, into).await.unwrap();
}

async fn undoes(shop: &Shop, topic: TopicId) -> Result<(), CannotUnmerge> {
    unmerge(shop.world.tx::<DeskArrange>(bruno()).await, topic).await
}

fn of(shown: &[TopicLine], id: TopicId) -> &TopicLine {
    shown.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("{id} is not shown: {shown:#?}"))
}

#[tokio::test]
async fn both_are_as_they_were_and_so_are_their_days() {
    let shop = Shop::new().await;
    let (parcels, shoes, _) = decided(&shop).await;
    let before = shop.shown().await;

    merges(&shop, shoes, parcels).await;
    let one = of(&shop.shown().await, parcels).clone();
    assert_eq!(one.messages, of(&before, parcels).messages + of(&before, shoes).messages);
    let offered = parts(&mut shop.world.tx::<DeskArrange>(bruno()).await, parcels).await.unwrap();
    assert_eq!(offered.iter().map(|it| (it.id, it.label.as_str())).collect::<Vec<_>>(), [(shoes, "Retours")]);
    undoes(&shop, shoes).await.unwrap();
    assert_eq!(shop.shown().await, before);
    assert!(matches!(undoes(&shop, shoes).await, Err(CannotUnmerge::Gone)), "it is undone once");

    // While they are one, a day goes by; then it is told apart, too.
    merges(&shop, shoes, parcels).await;
    shop.hears(&PARCELS, &LATER).await;
    shop.hears(&SHOES, &LATER).await;
    shop.ends().await;
    assert!(of(&shop.shown().await, parcels).messages > one.messages + 25);
    undoes(&shop, shoes).await.unwrap();
    assert!(shop.looks(&Embedders::default()).await > 0);
    assert_eq!(shop.looks(&Embedders::default()).await, 0, "each day is looked at again once");
    let after = shop.shown().await;
    assert_eq!(after.len(), before.len(), "{after:#?}");
    for id in [parcels, shoes] {
        let (was, is) = (of(&before, id), of(&after, id));
        assert_eq!((&is.label, is.policy), (&was.label, was.policy));
        assert!((was.messages + 12..=was.messages + 18).contains(&is.messages), "{after:#?}");
    }
    let hidden = find(&mut shop.world.tx::<DeskArrange>(bruno()).await, shoes).await.unwrap().unwrap().hidden;
    assert!(hidden.len() == 1 && !of(&after, shoes).keywords.contains(&hidden[0]), "{after:#?}");
}

#[tokio::test]
async fn the_later_merge_is_undone_first() {
    let shop = Shop::new().await;
    let (parcels, shoes, cards) = decided(&shop).await;
    let before = shop.shown().await;
    merges(&shop, shoes, parcels).await;
    merges(&shop, parcels, cards).await;
    assert_eq!(shop.shown().await.len(), before.len() - 2);

    assert!(matches!(undoes(&shop, shoes).await, Err(CannotUnmerge::MergedSince)));
    undoes(&shop, parcels).await.unwrap();
    assert_eq!(shop.shown().await.len(), before.len() - 1, "shoes are of parcels, as before");
    undoes(&shop, shoes).await.unwrap();

    assert_eq!(shop.shown().await, before);
}

#[tokio::test]
async fn what_somebody_decided_since_stays() {
    let shop = Shop::new().await;
    let (parcels, shoes, _) = decided(&shop).await;
    merges(&shop, shoes, parcels).await;
    let label = Label::parse("Livraison").unwrap();
    rename(shop.world.tx::<DeskArrange>(bruno()).await, parcels, &label).await.unwrap();
    let word = shop.with("parcel").await.keywords[0].clone();
    hide(shop.world.tx::<DeskArrange>(bruno()).await, parcels, &word).await.unwrap();

    undoes(&shop, shoes).await.unwrap();

    let topic = find(&mut shop.world.tx::<DeskArrange>(bruno()).await, parcels).await.unwrap().unwrap();
    assert_eq!((topic.label.as_str(), &topic.hidden), ("Livraison", &vec![word.clone()]));
    assert!(!topic.keywords.contains(&word), "{topic:?}");
}

#[tokio::test]
async fn neither_too_late_nor_after_a_split_nor_by_strangers() {
    let shop = Shop::new().await;
    let (parcels, shoes, cards) = decided(&shop).await;
    merges(&shop, shoes, parcels).await;
    let events = shop.world.events().await.len();
    let foreign = unmerge(shop.world.tx::<DeskArrange>(omar()).await, shoes).await;
    assert!(matches!(foreign, Err(CannotUnmerge::Gone)));
    assert_eq!(parts(&mut shop.world.tx::<DeskArrange>(omar()).await, parcels).await.unwrap(), []);
    assert!(matches!(undoes(&shop, cards).await, Err(CannotUnmerge::Gone)), "it is part of nothing");
    assert_eq!(shop.world.events().await.len(), events);

    split(shop.world.tx::<DeskArrange>(bruno()).await, parcels).await.unwrap();
    assert!(matches!(undoes(&shop, shoes).await, Err(CannotUnmerge::Gone)), "its parts are new ones");

    merges(&shop, cards, parcels).await;
    shop.world.clock.advance(UNDONE_WITHIN + Duration::minutes(1));
    assert!(matches!(undoes(&shop, cards).await, Err(CannotUnmerge::TooLate)));
    assert_eq!(parts(&mut shop.world.tx::<DeskArrange>(bruno()).await, parcels).await.unwrap(), []);
}
