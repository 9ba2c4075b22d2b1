//! Letters about what was not read. The world's clock begins at ten in the morning, in Paris.

use time::Duration;
use time::macros::datetime;

use super::{bring, is_told, letters, link, lives_by, looked_at, quiet};
use crate::access::{Belong, TeamManage, Work};
use crate::inbox;
use crate::notifications::*;
use crate::team;
use crate::tenancy::{Principal, Tx};
use crate::world::*;

async fn wants(world: &World, person: Person, digest: Digest) {
    lives_by(world, person, Times { digest, ..Times::default() }).await;
}

/// Amélie is written to every hour.
async fn hourly() -> World {
    let world = World::new().await;
    wants(&world, amelie(), Digest::Hourly).await;
    world
}

async fn an_hour_later(world: &World) {
    world.clock.advance(Duration::HOUR);
    bring(world, amelie()).await;
}

#[tokio::test]
async fn once_an_hour_a_letter_tells_what_was_not_read_and_where_it_is() {
    let world = hourly().await;
    world.clock.advance(Duration::minutes(5));
    let parcel = is_told(&world, amelie(), About::Mention).await;
    let bowl = is_told(&world, amelie(), About::FirstResponse).await;
    assert_eq!(looked_at(&world, amelie()).await, [datetime!(2026-11-20 10:00 UTC); 2]);
    bring(&world, amelie()).await;
    assert_eq!(letters(&world).await, [], "it is not the hour yet");

    an_hour_later(&world).await;
    let [letter] = &letters(&world).await[..] else { panic!("one letter") };
    assert_eq!(letter.to.as_str(), amelie().email());
    for conversation in [parcel, bowl] {
        assert!(letter.body.contains(&link("ma-boutique", Place::Conversation(conversation))), "{}", letter.body);
    }
}

#[tokio::test]
async fn what_was_written_is_never_written_again() {
    let world = hourly().await;
    is_told(&world, amelie(), About::Mention).await;
    for _ in 0..3 {
        an_hour_later(&world).await;
    }
    assert_eq!(letters(&world).await.len(), 1);
    let later = is_told(&world, amelie(), About::Mention).await;
    an_hour_later(&world).await;
    let letters = letters(&world).await;
    assert_eq!(letters.len(), 2);
    assert!(letters[0].body.contains(&link("ma-boutique", Place::Conversation(later))));
    assert_eq!(letters[0].body.matches("https://").count(), 1, "only what is new");
}

#[tokio::test]
async fn a_worker_that_dies_has_written_nothing_and_two_who_come_at_once_write_once() {
    let world = hourly().await;
    is_told(&world, amelie(), About::Mention).await;
    world.clock.advance(Duration::HOUR);
    let mut dying: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::bring(&mut dying, amelie().member(), link).await.unwrap();
    drop(dying);
    assert_eq!(letters(&world).await, []);

    tokio::join!(bring(&world, amelie()), bring(&world, amelie()), bring(&world, amelie()));
    assert_eq!(letters(&world).await.len(), 1);
}

#[tokio::test]
async fn where_everything_was_read_there_is_no_letter() {
    let world = hourly().await;
    an_hour_later(&world).await;
    is_told(&world, amelie(), About::Mention).await;
    mark_all_read(world.tx(amelie()).await).await.unwrap();
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await, []);
}

#[tokio::test]
async fn what_a_member_may_not_see_any_more_is_not_written() {
    let world = hourly().await;
    let hers = is_told(&world, amelie(), About::Mention).await;
    let parcel = is_told(&world, amelie(), About::Mention).await;
    inbox::take_over(world.tx(bruno()).await, parcel).await.unwrap();
    an_hour_later(&world).await;
    let [letter] = &letters(&world).await[..] else { panic!("one letter") };
    assert!(letter.body.contains(&hers.to_string()) && !letter.body.contains(&parcel.to_string()), "{}", letter.body);

    let bowl = is_told(&world, amelie(), About::Mention).await;
    inbox::take_over(world.tx(bruno()).await, bowl).await.unwrap();
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await.len(), 1, "and of nothing there is no letter");
}

#[tokio::test]
async fn a_viewer_reads_no_names_in_letters_either() {
    let world = World::new().await;
    wants(&world, eva(), Digest::Hourly).await;
    is_told(&world, eva(), About::Mention).await;
    let name = super::told(&world, claire()).await;
    assert_eq!(name, []);
    world.clock.advance(Duration::HOUR);
    bring(&world, eva()).await;
    let [letter] = &letters(&world).await[..] else { panic!("one letter") };
    let shown = &super::told(&world, eva()).await[0];
    assert!(letter.body.contains(&shown.sentence(crate::text::Locale::En)), "as behind the bell: {}", letter.body);
}

#[tokio::test]
async fn a_letter_is_written_in_the_language_of_its_reader() {
    let world = hourly().await;
    let speaks = async |language: &str| {
        let mut owner = world.database().owner().await;
        sqlx::query("update users set language = $2 where id = $1")
            .bind(amelie().user())
            .bind(language)
            .execute(&mut owner)
            .await
            .unwrap();
    };
    for (language, words) in [("fr", "notification non lue"), ("en", "unread notification")] {
        speaks(language).await;
        is_told(&world, amelie(), About::Mention).await;
        an_hour_later(&world).await;
        assert!(letters(&world).await[0].subject.contains(words), "{:?}", letters(&world).await[0].subject);
    }
}

#[tokio::test]
async fn once_a_day_it_is_written_at_its_hour_by_the_workspaces_clock() {
    let world = World::new().await;
    lives_by(&world, amelie(), Times { digest: Digest::Daily, hour: 18, quiet: None }).await;
    is_told(&world, amelie(), About::Mention).await;
    assert_eq!(looked_at(&world, amelie()).await, [datetime!(2026-11-20 17:00 UTC)]);
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await, []);
    world.clock.advance(Duration::hours(7));
    bring(&world, amelie()).await;
    assert_eq!(letters(&world).await.len(), 1);
}

#[tokio::test]
async fn in_quiet_hours_nothing_is_written_and_after_them_it_is() {
    let world = World::new().await;
    let quiet = quiet("22:00", "12:30", Nights::Every);
    lives_by(&world, amelie(), Times { digest: Digest::Hourly, quiet, ..Times::default() }).await;
    is_told(&world, amelie(), About::Mention).await;
    let end = datetime!(2026-11-20 11:30 UTC);
    assert_eq!(looked_at(&world, amelie()).await, [end]);
    an_hour_later(&world).await;
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await, []);
    world.clock.advance(Duration::minutes(30));
    bring(&world, amelie()).await;
    assert_eq!(letters(&world).await.len(), 1);
}

#[tokio::test]
async fn who_wants_no_letters_gets_none_and_none_wait_for_a_change_of_mind() {
    let world = World::new().await;
    is_told(&world, amelie(), About::Mention).await;
    wants(&world, amelie(), Digest::Hourly).await;
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await, [], "it was told before");

    is_told(&world, amelie(), About::Mention).await;
    wants(&world, amelie(), Digest::Off).await;
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await, []);
}

#[tokio::test]
async fn who_changes_the_hour_is_written_to_at_the_new_one() {
    let world = World::new().await;
    lives_by(&world, amelie(), Times { digest: Digest::Daily, hour: 18, quiet: None }).await;
    is_told(&world, amelie(), About::Mention).await;
    wants(&world, amelie(), Digest::Hourly).await;
    bring(&world, amelie()).await;
    assert!(looked_at(&world, amelie()).await.contains(&datetime!(2026-11-20 10:00 UTC)), "looked at once more");
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await.len(), 1);
}

#[tokio::test]
async fn who_cannot_come_in_any_more_is_not_written_to() {
    let world = hourly().await;
    is_told(&world, amelie(), About::Mention).await;
    team::disable(world.tx::<TeamManage>(claire()).await, amelie().member()).await.unwrap();
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await, []);
}

#[tokio::test]
async fn one_may_have_it_written_now_and_then_it_is_written() {
    let world = hourly().await;
    let now = async |person: Person| mail_now(world.tx::<Belong>(person).await, link).await.unwrap();
    is_told(&world, amelie(), About::Mention).await;
    assert_eq!((now(bruno()).await, now(amelie()).await, now(amelie()).await), (0, 1, 0));
    an_hour_later(&world).await;
    assert_eq!(letters(&world).await.len(), 1);
}
