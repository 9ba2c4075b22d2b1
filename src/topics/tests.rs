//! The promises of topics, held.

use std::collections::BTreeMap;

use time::macros::date;
use time::{Date, Duration};

use super::*;
use crate::access::{AssistantPublish, DeskArrange, InboxRead, Work};
use crate::analytics::{self, TopicLine};
use crate::channels::AssistantMode;
use crate::events::Event;
use crate::ids::*;
use crate::knowledge::meaning::Embedders;
use crate::knowledge::meaning::toy::{Toy, offered};
use crate::tenancy::Principal;
use crate::text::Zone;
use crate::world::*;

const PARCELS: [&str; 4] = [
    "When will my parcel be delivered",
    "My parcel was not delivered",
    "The delivery of my parcel is late",
    "Where is the delivery of my parcel",
];
const SHOES: [&str; 4] = [
    "I want to return these shoes",
    "How do I return shoes that are too small",
    "Return label for my shoes",
    "The shoes do not fit, can I return them",
];
const CARDS: [&str; 4] = [
    "My credit card was declined",
    "Payment by credit card failed",
    "Why is my credit card declined at the payment",
    "The payment with my card does not go through, credit card declined",
];

/// Ma Boutique, to which customers write by one channel.
struct Shop {
    world: World,
    channel: ChannelId,
}

impl Shop {
    async fn new() -> Self {
        let world = World::new().await;
        let channel = world.api_channel().await;
        Self { world, channel }
    }

    /// Customers write now, each in a conversation of their own.
    async fn hears(&self, texts: &[&str], endings: &[&str]) {
        for text in texts {
            for ending in endings {
                let text = format!("{text}{ending}");
                self.hears_of(&text, self.world.desk().now()).await;
            }
        }
    }

    /// A customer wrote at a moment; it arrives now.
    async fn hears_of(&self, text: &str, sent_at: time::OffsetDateTime) {
        let name = uuid::Uuid::now_v7().to_string();
        let arrived = self.world.arrives(self.channel, &name, &words_of(&name, text, sent_at)).await;
        self.world.ingest(MA_BOUTIQUE, arrived.event).await;
    }

    async fn next_day(&self) {
        self.world.clock.advance(Duration::days(1));
    }

    /// The worker looks at what has ended.
    async fn looks(&self, models: &Embedders) -> usize {
        let mut looked = 0;
        loop {
            let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
            let day = work::begin(&mut tx, models).await.unwrap();
            tx.commit().await.unwrap();
            let Some(day) = day else { return looked };
            let found = day.find().await.unwrap();
            let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
            work::keep(&mut tx, &found).await.unwrap();
            tx.commit().await.unwrap();
            looked += 1;
        }
    }

    async fn ends(&self) -> usize {
        self.next_day().await;
        self.looks(&Embedders::default()).await
    }

    /// What the page shows of the last thirty days.
    async fn shown(&self) -> Vec<TopicLine> {
        self.shown_to(bruno().principal()).await
    }

    async fn shown_to(&self, who: Principal) -> Vec<TopicLine> {
        let mut tx = self.world.begin::<InboxRead>(who).await;
        let zone = analytics::zone(&mut tx).await.unwrap();
        analytics::topics(&mut tx, 30, &zone, None).await.unwrap().topics
    }

    /// The topic that has a word.
    async fn with(&self, word: &str) -> TopicLine {
        let shown = self.shown().await;
        let has = |it: &&TopicLine| it.keywords.iter().any(|it| it.contains(word));
        shown.iter().find(has).unwrap_or_else(|| panic!("no topic has {word}: {shown:#?}")).clone()
    }

    /// How many rows each day has, as they are kept.
    async fn kept(&self) -> BTreeMap<Date, (i64, i64)> {
        const KEPT: &str = "
            select d.date, sum(d.messages)::bigint,
                   (select count(*) from topic_messages x where x.tenant_id = $1 and x.date = d.date)
            from topics_daily d where d.tenant_id = $1 group by d.date";

        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        let rows: Vec<(Date, i64, i64)> =
            sqlx::query_as(KEPT).bind(MA_BOUTIQUE).fetch_all(tx.db()).await.unwrap();
        rows.into_iter().map(|(date, counted, kept)| (date, (counted, kept))).collect()
    }
}

const ENDINGS: [&str; 4] = ["", " please", " now", ", thanks"];

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
    assert_eq!(shown.len(), 2, "{shown:#?}");
    let delivery = shown.iter().find(|it| it.id == parcels).unwrap();
    assert_eq!((delivery.label.as_str(), delivery.policy), ("Livraison et délais", AssistantMode::Draft));
    let hidden = find(&mut shop.world.tx::<InboxRead>(bruno()).await, parcels).await.unwrap().unwrap().hidden;
    assert!(hidden.len() == 1 && !delivery.keywords.contains(&hidden[0]), "{delivery:?}");
    // The past of what was merged counts as the other's: two thirds of ten days.
    let both = shown.iter().find(|it| it.id == shoes).unwrap();
    assert!((300..=320).contains(&both.messages) && shown.iter().all(|it| it.id != cards), "{shown:#?}");
    assert!((155..=160).contains(&delivery.messages), "{delivery:?}");
    assert!(find(&mut shop.world.tx::<InboxRead>(bruno()).await, cards).await.unwrap().is_none());
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
    for at in 0..4 {
        shop.hears_of(&format!("{}{}", PARCELS[at], ENDINGS[at]), midnight - Duration::minutes(30)).await;
        shop.hears_of(&format!("{}{}", PARCELS[at], ENDINGS[3 - at]), midnight + Duration::minutes(30)).await;
    }

    shop.ends().await;

    let days: Vec<(Date, i64)> = shop.kept().await.into_iter().map(|(date, (counted, _))| (date, counted)).collect();
    assert_eq!(days, [(date!(2026 - 11 - 20), 4), (date!(2026 - 11 - 21), 4)]);
}

#[tokio::test]
async fn a_split_topic_stays_split_and_its_past_is_told_apart() {
    let shop = Shop::new().await;
    shop.hears(&PARCELS, &ENDINGS).await;
    shop.hears(&SHOES, &ENDINGS).await;
    shop.ends().await;
    let (parcels, shoes) = (shop.with("parcel").await, shop.with("shoes").await);
    merge(shop.world.tx::<DeskArrange>(bruno()).await, shoes.id, parcels.id).await.unwrap();
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

    shop.hears(&["Do you sponsor chess clubs?"], &[""]).await;
    let alone = shop.with("shoes").await.id;
    let refused = split(shop.world.tx::<DeskArrange>(bruno()).await, alone).await;
    assert!(matches!(refused, Err(CannotSplit::OfOnePiece) | Ok(_)));
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
    assert_eq!(shop.shown().await, [topic]);
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
