//! Browsers, and the hours in which they are silent. The world's clock begins at ten in the morning, in Paris.

use time::Duration;
use time::macros::datetime;

use super::{also_wants, announced, bell, bring, is_told, lives_by, looked_at, quiet};
use crate::access::InboxRead;
use crate::events::Event;
use crate::inbox;
use crate::notifications::*;
use crate::world::*;

/// No announcement.
const NOTHING: [usize; 0] = [];

/// Amélie wants to be told by her browser, and not before noon.
async fn a_late_riser() -> World {
    let world = World::new().await;
    also_wants(&world, amelie(), &[(About::Mention, Way::Browser)]).await;
    let quiet = quiet("22:00", "12:00", Nights::Every);
    lives_by(&world, amelie(), Times { quiet, ..Times::default() }).await;
    world
}

#[tokio::test]
async fn who_may_be_disturbed_is_told_at_once_and_of_each_thing_once() {
    let world = World::new().await;
    also_wants(&world, amelie(), &[(About::Mention, Way::Browser)]).await;
    is_told(&world, amelie(), About::Mention).await;
    is_told(&world, amelie(), About::Mention).await;
    bring(&world, amelie()).await;
    assert_eq!(announced(&world, amelie()).await, [1, 1]);
    assert!(looked_at(&world, amelie()).await.is_empty());
}

#[tokio::test]
async fn in_quiet_hours_nobody_is_disturbed_and_what_came_is_told_after() {
    let world = a_late_riser().await;
    is_told(&world, amelie(), About::Mention).await;
    is_told(&world, amelie(), About::Mention).await;
    assert_eq!(announced(&world, amelie()).await, NOTHING);
    assert_eq!(bell(&world, amelie()).await, 2, "the bell disturbs nobody");
    let noon = datetime!(2026-11-20 11:00 UTC);
    assert_eq!(looked_at(&world, amelie()).await, [noon, noon]);

    bring(&world, amelie()).await;
    assert_eq!(announced(&world, amelie()).await, NOTHING, "a worker that comes early");
    world.clock.advance(Duration::hours(2));
    for _ in 0..3 {
        bring(&world, amelie()).await;
    }
    assert_eq!(announced(&world, amelie()).await, [2], "together, and once");
}

#[tokio::test]
async fn what_was_read_meanwhile_is_not_told_after() {
    let world = a_late_riser().await;
    is_told(&world, amelie(), About::Mention).await;
    mark_all_read(world.tx(amelie()).await).await.unwrap();
    world.clock.advance(Duration::hours(2));
    bring(&world, amelie()).await;
    assert_eq!(announced(&world, amelie()).await, NOTHING);
}

#[tokio::test]
async fn who_ends_their_quiet_hours_is_told_what_waited() {
    let world = a_late_riser().await;
    is_told(&world, amelie(), About::Mention).await;
    lives_by(&world, amelie(), Times::default()).await;
    let now = Event::NewsWaits { member: amelie().member(), at: world.desk().now() };
    assert_eq!(world.events().await.last(), Some(&now));
    bring(&world, amelie()).await;
    assert_eq!(announced(&world, amelie()).await, [1]);
}

#[tokio::test]
async fn a_page_shows_of_them_what_its_reader_sees_and_has_not_read() {
    let world = World::new().await;
    also_wants(&world, amelie(), &[(About::Mention, Way::Browser)]).await;
    let parcel = is_told(&world, amelie(), About::Mention).await;
    let ids: Vec<_> = super::told(&world, amelie()).await.iter().map(|it| it.id).collect();
    let shown = async |person: Person| find(&mut world.tx::<InboxRead>(person).await, &ids).await.unwrap().len();

    assert_eq!(shown(amelie()).await, 1);
    assert_eq!((shown(bruno()).await, shown(omar()).await), (0, 0), "it is hers");
    inbox::take_over(world.tx(bruno()).await, parcel).await.unwrap();
    assert_eq!(shown(amelie()).await, 0, "she does not see it any more");
    inbox::assign(world.tx(bruno()).await, parcel, None).await.unwrap();
    assert_eq!(shown(amelie()).await, 1);
    mark_all_read(world.tx(amelie()).await).await.unwrap();
    assert_eq!(shown(amelie()).await, 0, "she has read it");
}
