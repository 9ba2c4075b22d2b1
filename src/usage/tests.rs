//! The promises of usage, held.

use time::Duration;
use uuid::Uuid;

use super::*;
use crate::access::{AssistantTune, BillingRead, InboxRead, Work};
use crate::inbox::{self, Status};
use crate::notifications::{self, About, Place};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn working(world: &World) -> Tx<Work> {
    world.begin(Principal::worker(MA_BOUTIQUE)).await
}

/// A meter of this month, a minute later.
async fn meter(world: &World, person: Person, metered: Metered) -> Meter {
    world.clock.advance(Duration::MINUTE);
    world.add_up().await;
    let mut tx = world.tx::<BillingRead>(person).await;
    let now = tx.now();
    let month = steps::month_of(&mut tx, now).await.unwrap();
    meters(&mut tx, &month).await.unwrap().into_iter().find(|it| it.metered == metered).unwrap()
}

async fn used(world: &World, metered: Metered) -> i64 {
    meter(world, claire(), metered).await.used
}

async fn allow(world: &World, metered: Metered, most: i64) {
    let mut tx = working(world).await;
    steps::allow(&mut tx, metered, Some(most)).await.unwrap();
    tx.commit().await.unwrap();
}

/// What somebody was told of use: the meter and the step, the oldest first.
async fn told(world: &World, person: Person) -> Vec<(Metered, i16)> {
    let news = notifications::list(&mut world.tx::<InboxRead>(person).await).await.unwrap();
    news.into_iter().rev().filter_map(|it| Some((it.meter?, it.percent?))).collect()
}

/// The owner of the database changes what nobody else can.
async fn by_the_owner(world: &World, statement: &'static str) {
    let mut owner = world.database().owner().await;
    let mut tx = sqlx::Connection::begin(&mut owner).await.unwrap();
    sqlx::query("select set_config('app.tenant_id', $1, true)")
        .bind(MA_BOUTIQUE.to_string())
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query(statement).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_conversation_counts_once_with_its_customers_first_message() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    world.hears(channel, "sophie", "Hello?").await;
    inbox::reply(world.tx(amelie()).await, parcel, saying("It left this morning.")).await.unwrap();
    assert_eq!(used(&world, Metered::Conversations).await, 1);
    world.hears(channel, "lucas", "Do you ship to Corsica?").await;
    assert_eq!(used(&world, Metered::Conversations).await, 2);
    assert_eq!(meter(&world, omar(), Metered::Conversations).await.used, 0, "another workspace has its own");

    world.clock.advance(Duration::days(12));
    assert_eq!(used(&world, Metered::Conversations).await, 0, "December begins with none");
}

#[tokio::test]
async fn a_file_counts_while_it_is_kept() {
    const KEEP: &str = "
        insert into files (tenant_id, id, name, media_type, bytes, created_at)
        values ($1, $2, 'invoice.pdf', 'application/pdf', 2500000, $3)";
    const REMOVE: &str = "delete from files where tenant_id = $1 and id = $2";

    let world = World::new().await;
    let file = Uuid::now_v7();
    let mut tx = working(&world).await;
    let now = tx.now();
    sqlx::query(KEEP).bind(MA_BOUTIQUE).bind(file).bind(now).execute(tx.db()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(used(&world, Metered::Storage).await, 2_500_000);
    world.clock.advance(Duration::days(40));
    assert_eq!(used(&world, Metered::Storage).await, 2_500_000, "it does not begin anew with a month");

    let mut tx = working(&world).await;
    sqlx::query(REMOVE).bind(MA_BOUTIQUE).bind(file).execute(tx.db()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(used(&world, Metered::Storage).await, 0);
}

#[tokio::test]
async fn who_reads_the_bills_is_told_once_at_half_at_the_soft_limit_and_at_the_end() {
    let world = World::new().await;
    allow(&world, Metered::Conversations, 4).await;
    let mut seen = Vec::new();
    for _ in 0..5 {
        world.conversation(Status::Open).await;
        let used = meter(&world, claire(), Metered::Conversations).await;
        seen.push((used.percent().unwrap(), told(&world, claire()).await.len()));
    }
    assert_eq!(seen, [(25, 0), (50, 1), (75, 1), (100, 2), (125, 2)]);
    for person in [claire(), david()] {
        let steps = [(Metered::Conversations, 50), (Metered::Conversations, 100)];
        assert_eq!(told(&world, person).await, steps, "of two steps at once the higher");
    }
    for person in [amelie(), bruno(), eva(), omar()] {
        assert_eq!(told(&world, person).await, [], "{} reads no bills", person.name);
    }

    let news = notifications::list(&mut world.tx::<InboxRead>(claire()).await).await.unwrap();
    assert_eq!((news[0].kind, news[0].place()), (About::Usage, Place::Usage));
    let opened = notifications::open(world.tx(claire()).await, news[0].id).await.unwrap();
    assert_eq!(opened, Some(Place::Usage));

    world.clock.advance(Duration::days(12));
    for _ in 0..2 {
        world.conversation(Status::Open).await;
    }
    meter(&world, claire(), Metered::Conversations).await;
    assert_eq!(told(&world, claire()).await.len(), 3, "December is told anew");
}

#[tokio::test]
async fn who_reads_no_bills_any_more_is_not_told_what_they_were_told() {
    let world = World::new().await;
    allow(&world, Metered::Conversations, 1).await;
    world.conversation(Status::Open).await;
    meter(&world, claire(), Metered::Conversations).await;
    assert_eq!(told(&world, david()).await.len(), 1);
    let manager = david().with_role(crate::access::Role::Manager);
    assert_eq!(told(&world, manager).await, []);
    let mut tx = world.tx::<InboxRead>(manager).await;
    assert_eq!(notifications::unread(&mut tx).await.unwrap(), 0);
}

#[tokio::test]
async fn a_night_finds_and_puts_right_what_was_not_counted() {
    let world = World::new().await;
    for _ in 0..3 {
        world.conversation(Status::Open).await;
    }
    assert_eq!(used(&world, Metered::Conversations).await, 3);
    world.clock.advance(Duration::DAY);
    assert_eq!(used(&world, Metered::Conversations).await, 3);
    let found = async |world: &World| {
        let check = last_check(&mut world.tx::<BillingRead>(claire()).await).await.unwrap().unwrap();
        (check.missing, check.wrong)
    };
    assert_eq!(found(&world).await, (0, 0), "a usual night");

    by_the_owner(
        &world,
        "delete from usage_events where ref_id = (select ref_id from usage_events where kind = 'conversation' limit 1)",
    )
    .await;
    by_the_owner(&world, "update usage_hours set events = events + 7").await;
    world.clock.advance(Duration::DAY);
    assert_eq!(used(&world, Metered::Conversations).await, 3);
    assert_eq!(found(&world).await, (1, 1));
    world.clock.advance(Duration::DAY);
    assert_eq!((used(&world, Metered::Conversations).await, found(&world).await), (3, (0, 0)));
}

#[tokio::test]
async fn what_was_used_is_never_changed() {
    let world = World::new().await;
    world.conversation(Status::Open).await;
    for change in ["update usage_events set amount = 0", "delete from usage_events", "delete from usage_checks"] {
        let mut tx = working(&world).await;
        let refused = sqlx::query(change).execute(tx.db()).await.unwrap_err();
        assert!(refused.to_string().contains("permission denied"), "{change}: {refused}");
    }
}

#[tokio::test]
async fn the_owner_sets_a_budget_and_what_happens_at_the_limits() {
    let world = World::new().await;
    allow(&world, Metered::Conversations, 500).await;
    let budget = Budget::parse(Some(5_000_000), 90, AtLimit::GoOver).unwrap();
    set_budget(world.tx::<AssistantTune>(bruno()).await, budget).await.unwrap();

    let spending = meter(&world, claire(), Metered::Spending).await;
    assert_eq!((spending.most, spending.soft_percent, spending.at_limit), (Some(5_000_000), 90, AtLimit::GoOver));
    let conversations = meter(&world, claire(), Metered::Conversations).await;
    assert_eq!(
        (conversations.most, conversations.soft_percent, conversations.at_limit),
        (Some(500), SOFT_PERCENT, AtLimit::GoOver),
        "the same happens at the plan's limit, which stays"
    );
    assert_eq!(meter(&world, omar(), Metered::Spending).await.most, None, "of a stranger nothing changes");

    allow(&world, Metered::Conversations, 600).await;
    let conversations = meter(&world, claire(), Metered::Conversations).await;
    assert_eq!((conversations.most, conversations.at_limit), (Some(600), AtLimit::GoOver), "a plan changes no choice");
}

#[tokio::test]
async fn another_clock_makes_other_months() {
    let world = World::new().await;
    // 23:30 in Paris on the last day of November.
    world.clock.advance(Duration::days(10) + Duration::hours(13) + Duration::minutes(30));
    world.conversation(Status::Open).await;
    assert_eq!(used(&world, Metered::Conversations).await, 1);
    by_the_owner(&world, "update tenants set time_zone = 'Asia/Kolkata'").await;
    assert_eq!(used(&world, Metered::Conversations).await, 1, "it is December there, and was when it began");
    world.clock.advance(Duration::HOUR);
    by_the_owner(&world, "update tenants set time_zone = 'Europe/Paris'").await;
    assert_eq!(used(&world, Metered::Conversations).await, 0, "it was November, and December has come");
}
