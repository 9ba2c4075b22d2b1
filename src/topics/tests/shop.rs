//! Ma Boutique, its customers, and the worker who looks at what they wrote.

use std::collections::BTreeMap;

use time::{Date, Duration};

use crate::access::{DeskArrange, InboxRead, Work};
use crate::analytics::{self, TopicLine};
use crate::ids::*;
use crate::knowledge::meaning::Embedders;
use crate::tenancy::Principal;
use crate::topics::{merge, work};
use crate::world::*;

pub const PARCELS: [&str; 4] = [
    "When will my parcel be delivered",
    "My parcel was not delivered",
    "The delivery of my parcel is late",
    "Where is the delivery of my parcel",
];
pub const SHOES: [&str; 4] = [
    "I want to return these shoes",
    "How do I return shoes that are too small",
    "Return label for my shoes",
    "The shoes do not fit, can I return them",
];
pub const CARDS: [&str; 4] = [
    "My credit card was declined",
    "Payment by credit card failed",
    "Why is my credit card declined at the payment",
    "The payment with my card does not go through, credit card declined",
];

/// Ma Boutique, to which customers write by one channel.
pub struct Shop {
    pub world: World,
    channel: ChannelId,
}

impl Shop {
    pub async fn new() -> Self {
        let world = World::new().await;
        let channel = world.api_channel().await;
        Self { world, channel }
    }

    /// Customers write now, each in a conversation of their own.
    pub async fn hears(&self, texts: &[&str], endings: &[&str]) {
        for text in texts {
            for ending in endings {
                let text = format!("{text}{ending}");
                self.hears_of(&text, self.world.desk().now()).await;
            }
        }
    }

    /// A customer wrote at a moment; it arrives now.
    pub async fn hears_of(&self, text: &str, sent_at: time::OffsetDateTime) {
        let name = uuid::Uuid::now_v7().to_string();
        let arrived = self.world.arrives(self.channel, &name, &words_of(&name, text, sent_at)).await;
        self.world.ingest(MA_BOUTIQUE, arrived.event).await;
    }

    pub async fn next_day(&self) {
        self.world.clock.advance(Duration::days(1));
    }

    /// The worker looks at what has ended.
    pub async fn looks(&self, models: &Embedders) -> usize {
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

    pub async fn ends(&self) -> usize {
        self.next_day().await;
        self.looks(&Embedders::default()).await
    }

    /// What the page shows of the last thirty days.
    pub async fn shown(&self) -> Vec<TopicLine> {
        self.shown_to(bruno().principal()).await
    }

    pub async fn shown_to(&self, who: Principal) -> Vec<TopicLine> {
        let mut tx = self.world.begin::<InboxRead>(who).await;
        let zone = analytics::zone(&mut tx).await.unwrap();
        analytics::topics(&mut tx, 30, &zone, None).await.unwrap().topics
    }

    /// A day of parcels and of shoes, of which somebody made one topic: that of parcels. Both as they were before.
    pub async fn parcels_with_shoes(&self) -> (TopicLine, TopicLine) {
        self.hears(&PARCELS, &ENDINGS).await;
        self.hears(&SHOES, &ENDINGS).await;
        self.ends().await;
        let (parcels, shoes) = (self.with("parcel").await, self.with("shoes").await);
        merge(self.world.tx::<DeskArrange>(bruno()).await, shoes.id, parcels.id).await.unwrap();
        (parcels, shoes)
    }

    /// The topic that has a word.
    pub async fn with(&self, word: &str) -> TopicLine {
        let shown = self.shown().await;
        let has = |it: &&TopicLine| it.keywords.iter().any(|it| it.contains(word));
        shown.iter().find(has).unwrap_or_else(|| panic!("no topic has {word}: {shown:#?}")).clone()
    }

    /// How many rows each day has, as they are kept.
    pub async fn kept(&self) -> BTreeMap<Date, (i64, i64)> {
        const KEPT: &str = "
            select d.date, sum(d.messages)::bigint,
                   (select count(*) from topic_messages x where x.tenant_id = $1 and x.date = d.date)
            from topics_daily d where d.tenant_id = $1 group by d.date";

        let mut tx = self.world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
        let rows: Vec<(Date, i64, i64)> = sqlx::query_as(KEPT).bind(MA_BOUTIQUE).fetch_all(tx.db()).await.unwrap();
        rows.into_iter().map(|(date, counted, kept)| (date, (counted, kept))).collect()
    }
}

pub const ENDINGS: [&str; 4] = ["", " please", " now", ", thanks"];
