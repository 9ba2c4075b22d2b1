//! Conversations that are given to a team.

use crate::access::InboxRead;
use crate::escalations::Reason;
use crate::ids::*;
use crate::inbox::*;
use crate::teams;
use crate::title::Title;
use crate::world::*;

async fn team(world: &World, name: &str, members: &[Person]) -> TeamId {
    let team = teams::add(world.tx(bruno()).await, &Title::parse(name).unwrap()).await.unwrap();
    for person in members {
        teams::join(world.tx(bruno()).await, team, person.member()).await.unwrap();
    }
    team
}

#[tokio::test]
async fn the_assistant_does_not_keep_what_a_team_is_asked_to_take_but_a_person_does() {
    let world = World::new().await;
    let wholesale = team(&world, "Wholesale", &[amelie()]).await;
    let assistants = world.conversation(Status::Open).await;
    let amelies = world.conversation_of_amelie().await;

    for id in [assistants, amelies] {
        assert_eq!(assign_team(world.tx(bruno()).await, id, Some(wholesale)).await.unwrap(), None);
        assert_eq!(world.line(id).await.team_id, Some(wholesale));
    }
    assert_eq!(world.handler(assistants).await, Handler::Nobody);
    assert_eq!(world.handler(amelies).await, Handler::Staff);
    let by = Named { member: bruno().member(), name: "Bruno".to_owned() };
    let happened = world.thread(amelies).await.pop().unwrap().happening;
    assert_eq!(happened, Some(Happening::GivenToTeam { team: "Wholesale".to_owned(), by }));

    assert_eq!(assign_team(world.tx(bruno()).await, amelies, None).await.unwrap(), Some(wholesale));
    assert_eq!(world.line(amelies).await.team_id, None);
}

#[tokio::test]
async fn a_conversation_is_given_to_a_team_that_is_there() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let resolved = world.conversation(Status::Resolved).await;
    let wholesale = team(&world, "Wholesale", &[]).await;
    teams::remove(world.tx(bruno()).await, wholesale).await.unwrap();
    let before = world.events().await;

    for nothing in [wholesale, TeamId::new()] {
        let refused = assign_team(world.tx(bruno()).await, parcel, Some(nothing)).await;
        assert!(matches!(refused, Err(CannotAssignTeam::NoSuchTeam)));
    }
    let refused = assign_team(world.tx(bruno()).await, resolved, Some(wholesale)).await;
    assert!(matches!(refused, Err(CannotAssignTeam::Resolved)));
    let refused = assign_team(world.tx(omar()).await, parcel, None).await;
    assert!(matches!(refused, Err(CannotAssignTeam::Gone)));
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn one_takes_next_what_waits_for_ones_own_team_or_for_no_team() {
    let world = World::new().await;
    let (returns, wholesale) = (team(&world, "Returns", &[]).await, team(&world, "Wholesale", &[amelie()]).await);
    let mut waiting = Vec::new();
    for to in [Some(returns), Some(wholesale), None] {
        let id = world.conversation(Status::Open).await;
        escalate(world.tx(bruno()).await, id, Reason::Vip, "").await.unwrap();
        assign_team(world.tx(bruno()).await, id, to).await.unwrap();
        world.clock.advance(time::Duration::minutes(1));
        waiting.push(id);
    }

    for expected in [Some(waiting[1]), Some(waiting[2]), None] {
        assert_eq!(take_next(world.tx(amelie()).await).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn the_filters_of_team_language_and_date_narrow_the_list_and_the_numbers_agree() {
    let world = World::new().await;
    let wholesale = team(&world, "Wholesale", &[]).await;
    let old = world.conversation(Status::Open).await;
    assign_team(world.tx(bruno()).await, old, Some(wholesale)).await.unwrap();
    world.clock.advance(time::Duration::days(3));
    let channel = world.api_channel().await;
    let what = Inbound { language: Some("fr".to_owned()), ..words_of("lea", "Bonjour", world.desk().now()) };
    let arrived = world.arrives(channel, "one", &what).await;
    world.ingest(MA_BOUTIQUE, arrived.event).await;

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let new = list(&mut tx, &Filter::default(), None).await.unwrap().lines[0].id;
    for (filter, expected) in [
        (Filter { team: Some(wholesale), ..Filter::default() }, vec![old]),
        (Filter { language: Some(Language::French), ..Filter::default() }, vec![new]),
        (Filter { within: Some(Within::Day), ..Filter::default() }, vec![new]),
        (Filter { within: Some(Within::Week), ..Filter::default() }, vec![new, old]),
    ] {
        let page = list(&mut tx, &filter, None).await.unwrap();
        assert_eq!(page.lines.iter().map(|it| it.id).collect::<Vec<_>>(), expected, "{filter:?}");
        assert_eq!(counts_of(&mut tx, &[filter], None).await.unwrap(), [expected.len() as i64]);
    }
}
