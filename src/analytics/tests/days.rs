//! Days that are added up say what their hours say.

use super::chance::Chance;
use super::counting::{agree, zone_is};
use crate::access::InboxRead;
use crate::analytics::*;
use crate::text::Zone;
use crate::world::*;

const DIMENSIONS: [Dimension; 6] =
    [Dimension::Channel, Dimension::Agent, Dimension::Team, Dimension::Assistant, Dimension::Topic, Dimension::Kind];

/// Slices by chance, and those that are asked for most.
fn slices(chance: &mut Chance) -> Vec<Slice> {
    let mut slices: Vec<Slice> = (0..3).map(|_| chance.slice()).collect();
    slices.push(Slice::default());
    slices.push(Slice { topic: Some(NO_TOPIC), ..Slice::default() });
    slices
}

/// What somebody is told of sixty days: day by day, in all, from the middle of one to that of another, and apart by every
/// dimension.
async fn told(world: &World, person: Person, zone: &Zone, slices: &[Slice]) -> Vec<(String, Figures)> {
    let mut tx = world.tx::<InboxRead>(person).await;
    let period = Period::last(60, zone, tx.now());
    let between = period.whole().start + time::Duration::hours(500)..period.whole().end - time::Duration::hours(300);
    let mut told = Vec::new();
    for slice in slices {
        for day in per_day(&mut tx, &period, slice).await.unwrap() {
            told.push((format!("{slice:?} {}", day.from_at), day.figures));
        }
        let (this, before) = compared(&mut tx, &period, &period.before(zone), slice).await.unwrap();
        told.push((format!("{slice:?} all"), this));
        told.push((format!("{slice:?} before"), before));
        let part = each(&mut tx, std::slice::from_ref(&between), slice).await.unwrap()[0].figures;
        told.push((format!("{slice:?} between"), part));
        for dimension in DIMENSIONS {
            for part in by(&mut tx, &period, slice, dimension).await.unwrap() {
                told.push((format!("{slice:?} {dimension} {:?}", part.key), part.figures));
            }
        }
    }
    told
}

/// How many days are added up, and how many of their rows begin at no midnight of a zone.
async fn added(world: &World, zone: &str) -> (i64, i64) {
    const ADDED: &str = "
        select count(distinct from_at), count(*) filter (where (from_at at time zone $2)::time <> '00:00')
        from report_days where tenant_id = $1";

    let mut owner = world.database().owner().await;
    sqlx::query_as(ADDED).bind(claire().tenant).bind(zone).fetch_one(&mut owner).await.unwrap()
}

/// Takes all days away, so that hours alone are read; the next count adds them up again.
async fn take_away(world: &World) {
    let mut owner = world.database().owner().await;
    for statement in [
        "delete from report_days where tenant_id = $1",
        "update report_states set days_from = null, days_to = null, has_days = false where tenant_id = $1",
    ] {
        sqlx::query(statement).bind(claire().tenant).execute(&mut owner).await.unwrap();
    }
}

/// Compares what is told with the days and without them, to whoever sees all and to whoever sees less.
async fn compare(world: &World, chance: &mut Chance, zone: &Zone, when: &str) {
    let slices = slices(chance);
    let mut with = Vec::new();
    for person in [bruno(), amelie()] {
        with.push(told(world, person, zone, &slices).await);
    }
    take_away(world).await;
    for (person, with) in [bruno(), amelie()].into_iter().zip(with) {
        let without = told(world, person, zone, &slices).await;
        assert_eq!(with.len(), without.len(), "{when}: {}", person.name);
        for ((what, days), (asked, hours)) in with.iter().zip(&without) {
            assert_eq!(what, asked, "{when}: {}", person.name);
            assert!(agree(days, hours), "{when}: {} {what}\n{days:#?}\n{hours:#?}", person.name);
        }
    }
    world.count().await;
}

#[tokio::test]
async fn a_report_of_days_is_that_of_their_hours_whatever_comes_late() {
    let world = World::new().await;
    let mut chance = Chance::write(&world, "days", 90).await;
    // In both zones clocks go back within the history, in two nights a week apart.
    for name in ["America/New_York", "Europe/Paris"] {
        let zone = zone_is(&world, name).await;
        world.count().await;
        let (days, elsewhere) = added(&world, name).await;
        assert!(days > 20 && elsewhere == 0, "{name}: {days} days, {elsewhere} rows of other midnights");
        compare(&world, &mut chance, &zone, name).await;
        chance.go_on(60).await;
        world.count().await;
        compare(&world, &mut chance, &zone, &format!("{name}, late")).await;
    }
}

#[tokio::test]
async fn days_of_other_midnights_are_added_up_anew_and_until_then_nothing_is_told_wrong() {
    let world = World::new().await;
    let mut chance = Chance::write(&world, "midnights", 60).await;
    zone_is(&world, "Europe/Paris").await;
    world.count().await;
    let paris = added(&world, "Europe/Paris").await.0;
    // The hours of both zones are cut alike.
    let zone = zone_is(&world, "America/New_York").await;
    assert_eq!(added(&world, "Europe/Paris").await, (paris, 0), "nobody has counted since");
    compare(&world, &mut chance, &zone, "before it is counted").await;
    let (days, elsewhere) = added(&world, "America/New_York").await;
    assert!(days > 20 && elsewhere == 0, "{days} days, {elsewhere} rows of other midnights");
}

#[tokio::test]
async fn a_day_is_added_up_once_nothing_of_it_can_return() {
    let world = World::new().await;
    let zone = zone_is(&world, "Europe/Paris").await;
    world.conversation(crate::inbox::Status::Resolved).await;
    world.count().await;
    assert_eq!(added(&world, "Europe/Paris").await.0, 0, "it is today's");
    world.clock.advance(time::Duration::days(5));
    world.conversation(crate::inbox::Status::Open).await;
    world.count().await;
    assert_eq!(added(&world, "Europe/Paris").await.0, 1, "the day before the last three");
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let period = Period::last(7, &zone, tx.now());
    let (this, _) = compared(&mut tx, &period, &period.before(&zone), &Slice::default()).await.unwrap();
    assert_eq!((this.conversations, this.resolved, this.settled), (2, 1, 1));
}
