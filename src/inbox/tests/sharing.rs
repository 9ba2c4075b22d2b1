//! Conversations of a team that are given to its members by turns.

use std::collections::HashMap;

use crate::access::Work;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::team::{self, Presence};
use crate::teams::{self, Assignment};
use crate::tenancy::Principal;
use crate::title::Title;
use crate::world::*;

async fn team_by_turns(world: &World, name: &str, members: &[Person]) -> TeamId {
    let team = teams::add(world.tx(bruno()).await, &Title::parse(name).unwrap()).await.unwrap();
    for person in members {
        teams::join(world.tx(bruno()).await, team, person.member()).await.unwrap();
    }
    teams::set_assignment(world.tx(bruno()).await, team, Assignment::ByTurns).await.unwrap();
    team
}

async fn room(world: &World, person: Person, most: i32) {
    teams::set_capacity(world.tx(bruno()).await, person.member(), most).await.unwrap();
}

async fn waits(world: &World, team: TeamId) -> ConversationId {
    world.clock.advance(time::Duration::SECOND);
    let id = world.conversation(Status::Open).await;
    assign_team(world.tx(bruno()).await, id, Some(team)).await.unwrap();
    id
}

async fn share(world: &World, team: TeamId) {
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    work::share(&mut tx, team).await.unwrap();
    tx.commit().await.unwrap();
}

async fn holder(world: &World, id: ConversationId) -> Option<MemberId> {
    world.line(id).await.assignee_id
}

#[tokio::test]
async fn what_waits_for_a_team_is_given_out_by_turns_and_the_thread_says_so() {
    let world = World::new().await;
    let wholesale = team_by_turns(&world, "Wholesale", &[amelie(), bruno()]).await;
    let mut parcels = Vec::new();
    for _ in 0..4 {
        parcels.push(waits(&world, wholesale).await);
    }
    let waiting = Event::WaitsForTeam { team: wholesale };
    assert_eq!(
        world.events().await.iter().filter(|it| **it == waiting).count(),
        5,
        "as a team by turns, and four times"
    );

    share(&world, wholesale).await;

    let mut given = Vec::new();
    for id in &parcels {
        given.push(holder(&world, *id).await.expect("somebody has it"));
    }
    assert_eq!((given[0], given[1]), (given[2], given[3]));
    assert_ne!(given[0], given[1]);
    let happened = world.thread(parcels[0]).await.pop().unwrap().happening;
    let Some(Happening::Shared { to, team }) = happened else { panic!("{happened:?}") };
    assert_eq!((to.member, team.as_str()), (given[0], "Wholesale"));

    let fifth = waits(&world, wholesale).await;
    share(&world, wholesale).await;
    assert_eq!(holder(&world, fifth).await, Some(given[0]), "the round goes on where it ended");
}

#[tokio::test]
async fn nobody_is_given_more_than_they_have_room_for_and_the_longest_waiting_come_first() {
    let world = World::new().await;
    let wholesale = team_by_turns(&world, "Wholesale", &[amelie()]).await;
    room(&world, amelie(), 2).await;
    let held = world.conversation_of_amelie().await;
    let (first, second) = (waits(&world, wholesale).await, waits(&world, wholesale).await);

    share(&world, wholesale).await;
    assert_eq!(holder(&world, first).await, Some(amelie().member()));
    assert_eq!((holder(&world, second).await, world.handler(second).await), (None, Handler::Nobody));

    resolve(world.tx(amelie()).await, held).await.unwrap();
    assert!(world.events().await.contains(&Event::WaitsForTeam { team: wholesale }));
    share(&world, wholesale).await;
    assert_eq!(holder(&world, second).await, Some(amelie().member()));
}

#[tokio::test]
async fn who_is_away_is_given_nothing_until_they_are_back() {
    let world = World::new().await;
    let wholesale = team_by_turns(&world, "Wholesale", &[amelie()]).await;
    team::set_presence(world.tx(amelie()).await, Presence::Away).await.unwrap();
    let parcel = waits(&world, wholesale).await;

    share(&world, wholesale).await;
    assert_eq!(holder(&world, parcel).await, None);

    team::set_presence(world.tx(amelie()).await, Presence::Available).await.unwrap();
    assert!(world.events().await.contains(&Event::CameBack { member: amelie().member() }));
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    teams::steps::has_room(&mut tx, amelie().member()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.events().await.last(), Some(&Event::WaitsForTeam { team: wholesale }));
    share(&world, wholesale).await;
    assert_eq!(holder(&world, parcel).await, Some(amelie().member()));
}

#[tokio::test]
async fn who_went_without_a_word_is_given_nothing_either() {
    let world = World::new().await;
    let wholesale = team_by_turns(&world, "Wholesale", &[amelie()]).await;
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let seen = "update members set last_seen_at = $3 where tenant_id = $1 and id = $2";
    let now = world.desk().now();
    sqlx::query(seen).bind(MA_BOUTIQUE).bind(amelie().member()).bind(now).execute(tx.db()).await.unwrap();
    tx.commit().await.unwrap();
    world.clock.advance(time::Duration::days(1));
    let parcel = waits(&world, wholesale).await;

    share(&world, wholesale).await;
    assert_eq!(holder(&world, parcel).await, None);
}

#[tokio::test]
async fn by_hand_nothing_is_given_out() {
    let world = World::new().await;
    let wholesale = team_by_turns(&world, "Wholesale", &[amelie()]).await;
    teams::set_assignment(world.tx(bruno()).await, wholesale, Assignment::ByHand).await.unwrap();
    let before = world.events().await.len();
    let parcel = waits(&world, wholesale).await;
    let waited = Event::WaitsForTeam { team: wholesale };
    assert!(!world.events().await[before..].contains(&waited), "nobody has to look");

    share(&world, wholesale).await;
    assert_eq!(holder(&world, parcel).await, None);
}

#[tokio::test]
async fn a_stranger_says_nothing_about_how_a_team_shares() {
    let world = World::new().await;
    let wholesale = team_by_turns(&world, "Wholesale", &[amelie()]).await;

    let refused = teams::set_assignment(world.tx(omar()).await, wholesale, Assignment::ByHand).await;
    assert!(matches!(refused, Err(teams::CannotShare::Gone)));
    let refused = teams::set_capacity(world.tx(omar()).await, amelie().member(), 1).await;
    assert!(matches!(refused, Err(teams::CannotShare::Gone)));
    let refused = teams::set_capacity(world.tx(bruno()).await, amelie().member(), 0).await;
    assert!(matches!(refused, Err(teams::CannotShare::BadCapacity)));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_who_give_at_once_never_exceed_a_capacity() {
    const ROOM: i32 = 3;
    let world = World::new().await;
    // Everybody but one is in both teams, so the two rounds meet at the same people.
    let returns = team_by_turns(&world, "Returns", &[amelie(), bruno(), claire()]).await;
    let wholesale = team_by_turns(&world, "Wholesale", &[bruno(), claire(), david()]).await;
    for person in [amelie(), bruno(), claire(), david()] {
        room(&world, person, ROOM).await;
    }
    let mut parcels = Vec::new();
    for number in 0..24 {
        parcels.push(waits(&world, if number % 2 == 0 { returns } else { wholesale }).await);
    }

    let workers = [returns, wholesale, returns, wholesale].map(|team| share(&world, team));
    futures::future::join_all(workers).await;

    let mut holds: HashMap<MemberId, i32> = HashMap::new();
    for id in parcels {
        if let Some(member) = holder(&world, id).await {
            *holds.entry(member).or_default() += 1;
        }
    }
    assert_eq!(holds.len(), 4, "everybody is given some: {holds:?}");
    assert!(holds.values().all(|it| *it == ROOM), "all the room is used, and not more: {holds:?}");
}
