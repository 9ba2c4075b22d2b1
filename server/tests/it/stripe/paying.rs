//! Paying at a Stripe that stands in for the real one, over its real API. However Stripe tells of it, it comes to the same.

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use server::hands::Hands;
use server::{settings, worker};
use switchboard::access::{BillingManage, BillingRead, Work};
use switchboard::billing::till::work::{self, AtStripe};
use switchboard::billing::till::{CannotPay, Returned, Till};
use switchboard::billing::{Every, PlanId};
use switchboard::knowledge::Shelves;
use switchboard::tenancy::{Principal, Tx};
use switchboard::text::Locale;
use switchboard::world::*;

use super::standing::Standing;
use super::*;
use crate::harness::PUBLIC_URL;
use crate::outside::send;

/// A server whose owner can pay, and where they pay.
struct Scene {
    server: Server,
    at: Standing,
    till: Till,
    hands: Hands,
    basic: PlanId,
    pro: PlanId,
}

impl Scene {
    async fn open() -> Self {
        const PRICED: &str = "
            update plans set stripe_price_month = 'price_' || code || '_month', stripe_price_year = 'price_' || code || '_year',
                             trial_days = 0
            where code in ('basic', 'pro')";
        const PLAN: &str = "select id from plans where code = $1";

        let (server, at) = (Server::open().await, Standing::start());
        at.sells(&[
            ("price_basic_month", 1_900, "month"),
            ("price_pro_month", 4_900, "month"),
            ("price_pro_year", 49_000, "year"),
        ])
        .await;
        let mut owner = server.world.database().owner().await;
        sqlx::query(PRICED).execute(&mut owner).await.unwrap();
        // The world's own rows are of no customer that Stripe knows.
        for table in ["invoices", "subscriptions", "stripe_customers"] {
            let forget = sqlx::AssertSqlSafe(format!("delete from {table}"));
            sqlx::query(forget).execute(&mut owner).await.unwrap();
        }
        let plan = async |code: &str, owner: &mut sqlx::PgConnection| -> PlanId {
            sqlx::query_scalar(PLAN).bind(code).fetch_one(owner).await.unwrap()
        };
        let (basic, pro) = (plan("basic", &mut owner).await, plan("pro", &mut owner).await);
        let settings = settings::understand(|name| match name {
            "STRIPE_SECRET_KEY" => Some("sk_test_boutique".to_owned()),
            "STRIPE_WEBHOOK_SECRET" => Some(STRIPE_SECRET.to_owned()),
            "STRIPE_API_URL" => Some(at.url.clone()),
            _ => None,
        });
        let settings = settings.unwrap();
        let hands = Hands::new(&settings, server.world.desk().clone(), Shelves::default()).unwrap();
        let till = Till::new(hands.stripe().unwrap(), PUBLIC_URL.to_owned());
        Self { server, at, till, hands, basic, pro }
    }

    async fn owner(&self) -> Tx<BillingManage> {
        self.server.world.tx(claire()).await
    }

    async fn worker(&self) -> Tx<Work> {
        self.server.world.desk().begin(Principal::worker(MA_BOUTIQUE)).await.unwrap()
    }

    /// Claire buys, and comes back.
    async fn buys(&self, plan: PlanId) -> Returned {
        let desk = self.server.world.desk();
        let page = self.till.buy(desk, self.owner().await, (plan, Every::Month), Locale::Fr).await.unwrap();
        let back = self.at.buys(&page).await;
        let (place, session) = back.split_once("?session=").unwrap();
        assert_eq!(place, format!("{PUBLIC_URL}/w/ma-boutique/billing/returned"));
        self.till.come_back(desk, self.owner().await, session).await.unwrap()
    }

    /// What is written down of subscriptions and bills, without when.
    async fn written(&self) -> Value {
        const WRITTEN: &str = "
            select jsonb_build_object(
                'subscriptions', (select jsonb_agg(to_jsonb(s) - '{updated_at,read_at,changed_at}'::text[]) from subscriptions s
                                  where s.tenant_id = $1),
                'invoices', (select jsonb_agg(to_jsonb(i) - '{id,updated_at,read_at,changed_at}'::text[] order by i.stripe_id)
                             from invoices i where i.tenant_id = $1))";

        let mut owner = self.server.world.database().owner().await;
        sqlx::query_scalar(WRITTEN).bind(MA_BOUTIQUE).fetch_one(&mut owner).await.unwrap()
    }

    /// The same, of one word of the subscription.
    async fn status(&self) -> Value {
        self.written().await["subscriptions"][0]["status"].clone()
    }

    async fn subscription(&self) -> String {
        self.written().await["subscriptions"][0]["stripe_id"].as_str().unwrap().to_owned()
    }

    /// As if nothing had been told since Claire bought.
    async fn forgets(&self) {
        const FORGET: &str = "
            with forgotten as (delete from stripe_events), none as (delete from invoices where tenant_id = $1)
            update subscriptions set status = 'active' where tenant_id = $1";

        let mut owner = self.server.world.database().owner().await;
        sqlx::query(FORGET).bind(MA_BOUTIQUE).execute(&mut owner).await.unwrap();
    }

    async fn works(&self) {
        worker::drain(self.server.world.desk(), &self.hands).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Stripe, which `cargo xtask test` brings along"]
async fn with_a_stripe_an_owner_buys_sees_what_a_change_costs_changes_and_ends() {
    let scene = Scene::open().await;
    let desk = scene.server.world.desk();
    let refused = scene.till.preview(scene.server.world.tx(claire()).await, (scene.pro, Every::Month)).await;
    assert!(matches!(refused, Err(CannotPay::NotSubscribed)));
    assert_eq!(scene.buys(scene.basic).await, Returned::Bought);
    assert_eq!(scene.status().await, "active");
    assert_eq!(scene.written().await["invoices"].as_array().map(Vec::len), Some(1));
    let again = scene.till.buy(desk, scene.owner().await, (scene.pro, Every::Month), Locale::En).await;
    assert!(matches!(again, Err(CannotPay::AlreadySubscribed)), "one subscription, not two");

    let before = scene.written().await;
    let tx: Tx<BillingRead> = scene.server.world.tx(claire()).await;
    let preview = scene.till.preview(tx, (scene.pro, Every::Month)).await.unwrap();
    assert_eq!((preview.invoice.currency.as_str(), preview.invoice.total), ("eur", 4_900 - 1_900));
    assert_eq!(scene.written().await, before, "looking changes nothing");
    let same = scene.till.preview(scene.server.world.tx(claire()).await, (scene.basic, Every::Month)).await;
    assert!(matches!(same, Err(CannotPay::SamePlan)));

    scene.till.change(desk, scene.owner().await, (scene.pro, Every::Month), preview.from).await.unwrap();
    assert_ne!(scene.written().await["subscriptions"], before["subscriptions"]);
    let late = preview.from - time::Duration::hours(2);
    let too_old = scene.till.change(desk, scene.owner().await, (scene.basic, Every::Month), late).await;
    assert!(matches!(too_old, Err(CannotPay::TooOld)));

    let going_on = scene.written().await;
    scene.till.end(desk, scene.owner().await, true).await.unwrap();
    assert_ne!(scene.written().await["subscriptions"], going_on["subscriptions"]);
    scene.till.end(desk, scene.owner().await, false).await.unwrap();
    assert_eq!(scene.written().await["subscriptions"], going_on["subscriptions"], "it goes on as if nothing had been");
    let portal = scene.till.open_portal(scene.owner().await, Locale::Fr).await.unwrap();
    assert!(portal.starts_with(&scene.at.url), "{portal}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Stripe, which `cargo xtask test` brings along"]
async fn with_a_stripe_w_5_events_in_any_order_twice_late_or_never_come_to_the_same() {
    let scene = Scene::open().await;
    let desk = scene.server.world.desk();
    scene.buys(scene.basic).await;
    let id = scene.subscription().await;
    scene.at.moves(&id, json!({ "status": "past_due" })).await;
    scene.at.moves(&id, json!({ "status": "active" })).await;
    scene.at.moves(&id, json!({ "status": "canceled" })).await;
    let events = scene.at.happened().await;
    assert!(events.len() > 5, "{}", events.len());

    let mut chance = StdRng::seed_from_u64(7);
    let mut orders = vec![events.clone(), events.iter().rev().cloned().collect()];
    for _ in 0..4 {
        let mut order = events.clone();
        order.shuffle(&mut chance);
        orders.push(order);
    }
    // Doubled, and all but one missing: the one that says it were active.
    orders.push(events.iter().flat_map(|it| [it.clone(), it.clone()]).collect());
    let says_active =
        |it: &&Value| it["type"] == "customer.subscription.updated" && it["data"]["object"]["status"] == "active";
    orders.push(vec![events.iter().rev().find(says_active).unwrap().clone()]);

    let mut ends = Vec::new();
    for order in &orders {
        scene.forgets().await;
        for event in order {
            assert_eq!(send(by_stripe(&scene.server, event)).await.status, 200);
            scene.works().await;
        }
        assert_eq!(scene.status().await, "canceled", "what Stripe says, whatever it told");
        ends.push(scene.written().await);
    }
    // None told at all: the night finds out.
    scene.forgets().await;
    work::catch_up(desk, &scene.hands.stripe().unwrap()).await.unwrap();
    scene.works().await;
    ends.push(scene.written().await);
    for end in &ends {
        assert_eq!(end, &ends[0]);
    }
    // Late: what was caught up with is told after all.
    for event in &events {
        assert_eq!(send(by_stripe(&scene.server, event)).await.status, 200);
    }
    scene.works().await;
    assert_eq!(scene.written().await, ends[0]);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Stripe, which `cargo xtask test` brings along"]
async fn with_a_stripe_of_two_readings_the_later_counts_whichever_ends_later() {
    let scene = Scene::open().await;
    let stripe = scene.hands.stripe().unwrap();
    scene.buys(scene.basic).await;
    let id = scene.subscription().await;
    let begin = async || {
        let mut tx = scene.worker().await;
        let reading = work::begin(&mut tx).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        let found = work::ask(&stripe, &reading).await.unwrap();
        (reading, found)
    };
    let keep = async |(reading, found): (switchboard::billing::till::Reading, AtStripe)| {
        let mut tx = scene.worker().await;
        work::keep(&mut tx, &reading, &found).await.unwrap();
        tx.commit().await.unwrap();
    };
    let slow = begin().await;
    scene.at.moves(&id, json!({ "status": "canceled" })).await;
    let quick = begin().await;
    keep(quick).await;
    keep(slow).await;
    assert_eq!(scene.status().await, "canceled");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Stripe, which `cargo xtask test` brings along"]
async fn with_a_stripe_that_is_away_it_is_read_when_it_is_back() {
    let scene = Scene::open().await;
    scene.buys(scene.basic).await;
    let id = scene.subscription().await;
    let event = scene.at.moves(&id, json!({ "status": "unpaid" })).await;
    assert_eq!(send(by_stripe(&scene.server, &event)).await.status, 200);
    scene.at.fails(503, 3).await;
    scene.works().await;
    assert_eq!(scene.status().await, "active", "nobody knows better yet");
    scene.server.world.clock.advance(time::Duration::minutes(6));
    scene.works().await;
    assert_eq!(scene.status().await, "unpaid");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Stripe, which `cargo xtask test` brings along"]
async fn with_a_stripe_w_5_nobody_comes_back_with_anothers_session_or_takes_anothers_customer() {
    let scene = Scene::open().await;
    let desk = scene.server.world.desk();
    let page = scene.till.buy(desk, scene.owner().await, (scene.pro, Every::Month), Locale::En).await.unwrap();
    let back = scene.at.buys(&page).await;
    let (_, session) = back.split_once("?session=").unwrap();

    let omar_tx: Tx<BillingManage> = scene.server.world.tx(omar()).await;
    let page = scene.till.buy(desk, omar_tx, (scene.basic, Every::Month), Locale::En).await.unwrap();
    assert!(page.starts_with(&scene.at.url));
    let theirs = scene.till.come_back(desk, scene.server.world.tx(omar()).await, session).await.unwrap();
    assert_eq!(theirs, Returned::Left, "another's session says nothing");
    for nonsense in ["", "cs_nobody", "../customers", "cs_1?x"] {
        let nobodys = scene.till.come_back(desk, scene.owner().await, nonsense).await.unwrap();
        assert_eq!(nobodys, Returned::Left, "{nonsense:?}");
    }
    assert_eq!(scene.till.come_back(desk, scene.owner().await, session).await.unwrap(), Returned::Bought);
    let customers = "select count(distinct customer_id), count(distinct workspace_id) from stripe_tenants";
    let mut owner = scene.server.world.database().owner().await;
    let counted: (i64, i64) = sqlx::query_as(customers).fetch_one(&mut owner).await.unwrap();
    assert_eq!(counted, (2, 2));
}
