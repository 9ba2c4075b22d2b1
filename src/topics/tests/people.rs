//! What people decide, and what holds of it tomorrow.

use super::shop::*;
use crate::access::{AssistantPublish, DeskArrange, InboxRead, Work};
use crate::channels::AssistantMode;
use crate::ids::*;
use crate::knowledge::meaning::Embedders;
use crate::tenancy::Principal;
use crate::topics::*;
use crate::world::*;

#[tokio::test]
async fn what_people_decide_holds_for_ten_days() {
    let shop = Shop::new().await;
    let days: [[&str; 4]; 10] = [
        ["", " please", " now", ", thanks"],
        [" today", " again", " in Lyon", " for two days"],
        [" this week", " at last", " for my mother", " really"],
        [" tomorrow", " again and again", " in Paris", " for three days"],
        [" on Monday", " hello", " any news", " sorry"],
        [" since Tuesday", " please help", " urgently", " once more"],
        [" today please", " again please", " in Nice", " for a week"],
        [" this month", " at home", " for my sister", " honestly"],
        [" on Friday", " good morning", " any idea", " thank you"],
        [" tonight", " as promised", " in Lille", " for five days"],
    ];
    let mut named: Option<(TopicId, TopicId, TopicId)> = None;
    for (at, endings) in days.iter().enumerate() {
        shop.hears(&PARCELS, endings).await;
        shop.hears(&SHOES, endings).await;
        shop.hears(&CARDS, endings).await;
        assert_eq!(shop.ends().await, 1, "day {at}");
        if at == 2 {
            let ids = (shop.with("parcel").await.id, shop.with("shoes").await.id, shop.with("card").await.id);
            let label = Label::parse("  Livraison et   délais ").unwrap();
            rename(shop.world.tx::<DeskArrange>(bruno()).await, ids.0, &label).await.unwrap();
            let word = shop.with("parcel").await.keywords[0].clone();
            hide(shop.world.tx::<DeskArrange>(bruno()).await, ids.0, &word).await.unwrap();
            merge(shop.world.tx::<DeskArrange>(bruno()).await, ids.2, ids.1).await.unwrap();
            let policy = set_policy(shop.world.tx::<AssistantPublish>(claire()).await, ids.0, AssistantMode::Draft);
            policy.await.unwrap();
            named = Some(ids);
        }
    }

    let (parcels, shoes, cards) = named.unwrap();
    let shown = shop.shown().await;
    let delivery = shown.iter().find(|it| it.id == parcels).unwrap();
    assert_eq!((delivery.label.as_str(), delivery.policy), ("Livraison et délais", AssistantMode::Draft));
    let hidden = find(&mut shop.world.tx::<InboxRead>(bruno()).await, parcels).await.unwrap().unwrap().hidden;
    assert!(hidden.len() == 1 && !delivery.keywords.contains(&hidden[0]), "{delivery:?}");
    // The past of what was merged counts as the other's: two thirds of ten days.
    let both = shown.iter().find(|it| it.id == shoes).unwrap();
    assert!((240..=320).contains(&both.messages) && shown.iter().all(|it| it.id != cards), "{shown:#?}");
    assert!((120..=160).contains(&delivery.messages), "{delivery:?}");
    assert!(find(&mut shop.world.tx::<InboxRead>(bruno()).await, cards).await.unwrap().is_none());
}

#[tokio::test]
async fn a_split_topic_stays_split_and_its_past_is_told_apart() {
    let shop = Shop::new().await;
    let (parcels, shoes) = shop.parcels_with_shoes().await;
    assert_eq!(shop.shown().await.len(), 1);

    let parts = split(shop.world.tx::<DeskArrange>(bruno()).await, parcels.id).await.unwrap();

    assert!(parts >= 2);
    let shown = shop.shown().await;
    assert_eq!(shown.len(), parts, "{shown:#?}");
    assert!(shown.iter().any(|it| it.id == parcels.id && it.label == parcels.label));
    let total: i64 = shown.iter().map(|it| it.messages).sum();
    assert_eq!(total, parcels.messages + shoes.messages);

    shop.hears(&PARCELS, &[" today", " again", " in Lyon", " at last"]).await;
    shop.hears(&SHOES, &[" today", " again", " in Lyon", " at last"]).await;
    shop.ends().await;
    let tomorrow = shop.shown().await;
    assert_eq!(tomorrow.len(), parts, "{tomorrow:#?}");
}

#[tokio::test]
async fn a_split_brings_no_hidden_word_back() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.hears(&SHOES, &ENDINGS).await;
    shop.ends().await;
    let (parcels, shoes) = (shop.with("parcel").await, shop.with("shoes").await);
    for topic in [&parcels, &shoes] {
        hide(shop.world.tx::<DeskArrange>(bruno()).await, topic.id, &topic.keywords[0]).await.unwrap();
    }
    merge(shop.world.tx::<DeskArrange>(bruno()).await, shoes.id, parcels.id).await.unwrap();

    split(shop.world.tx::<DeskArrange>(bruno()).await, parcels.id).await.unwrap();

    let topic = find(&mut shop.world.tx::<InboxRead>(bruno()).await, parcels.id).await.unwrap().unwrap();
    assert!(topic.hidden.len() == 2 && !topic.keywords.iter().any(|it| topic.hidden.contains(it)), "{topic:?}");
}

#[tokio::test]
async fn what_somebody_changes_meanwhile_is_not_overwritten() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.ends().await;
    let parcels = shop.with("parcel").await;
    shop.hears(&PARCELS, &[" today", " again", " in Lyon", " at last"]).await;
    shop.next_day().await;
    let mut tx = shop.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let day = work::begin(&mut tx, &Embedders::default()).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    let found = day.find().await.unwrap();

    let word = parcels.keywords[0].clone();
    hide(shop.world.tx::<DeskArrange>(bruno()).await, parcels.id, &word).await.unwrap();
    let mut tx = shop.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    work::keep(&mut tx, &found).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(shop.kept().await.len(), 1, "what was looked at with the word is not kept");
    assert_eq!(shop.looks(&Embedders::default()).await, 1);
    let shown = shop.with("parcel").await;
    assert!(shown.id == parcels.id && !shown.keywords.contains(&word), "{shown:?}");
    show(shop.world.tx::<DeskArrange>(bruno()).await, parcels.id, &word).await.unwrap();
    let again = show(shop.world.tx::<DeskArrange>(bruno()).await, parcels.id, &word).await;
    assert!(matches!(again, Err(CannotHide::NoWord)));
}

#[tokio::test]
async fn strangers_see_nothing_and_change_nothing() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.ends().await;
    let topic = shop.with("parcel").await;
    let before = shop.world.events().await.len();

    let label = Label::parse("Omar was here").unwrap();
    let word = &topic.keywords[0];
    let named = rename(shop.world.tx::<DeskArrange>(omar()).await, topic.id, &label).await;
    assert!(matches!(named, Err(CannotChangeTopic::Gone)));
    let hidden = hide(shop.world.tx::<DeskArrange>(omar()).await, topic.id, word).await;
    assert!(matches!(hidden, Err(CannotHide::Gone)));
    let merged = merge(shop.world.tx::<DeskArrange>(omar()).await, topic.id, TopicId::new()).await;
    assert!(matches!(merged, Err(CannotMerge::Gone)));
    let itself = merge(shop.world.tx::<DeskArrange>(bruno()).await, topic.id, topic.id).await;
    assert!(matches!(itself, Err(CannotMerge::Itself)));
    let parts = split(shop.world.tx::<DeskArrange>(omar()).await, topic.id).await;
    assert!(matches!(parts, Err(CannotSplit::Gone)));
    let policy = set_policy(shop.world.tx::<AssistantPublish>(omar()).await, topic.id, AssistantMode::Off).await;
    assert!(matches!(policy, Err(CannotChangeTopic::Gone)));
    let apart = tell_apart(shop.world.tx::<DeskArrange>(omar()).await, topic.id).await;
    assert!(matches!(apart, Err(CannotChangeTopic::Gone)));

    assert_eq!(shop.world.events().await.len(), before);
    assert_eq!(shop.shown_to(omar().principal()).await, []);
    assert_eq!(shop.world.events_of(AUTRE_CLIENT).await, []);
    assert_eq!(list(&mut shop.world.tx::<InboxRead>(omar()).await).await.unwrap(), []);
    assert!(shop.shown().await.contains(&topic));
}

#[tokio::test]
async fn what_is_of_one_piece_is_not_split() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &[""]).await;
    shop.hears(&PARCELS[..2], &[" please"]).await;
    shop.ends().await;
    let before = shop.shown().await;
    assert_eq!(before.len(), 1);

    let refused = split(shop.world.tx::<DeskArrange>(bruno()).await, before[0].id).await;

    assert!(matches!(refused, Err(CannotSplit::OfOnePiece)));
    assert_eq!(shop.shown().await, before);
}
