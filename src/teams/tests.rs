//! The promises of teams, held.

use crate::access::InboxRead;
use crate::ids::*;
use crate::teams::*;
use crate::title::Title;
use crate::world::*;

fn name(text: &str) -> Title {
    Title::parse(text).unwrap()
}

async fn teams(world: &World) -> Vec<Team> {
    list(&mut world.tx::<InboxRead>(amelie()).await).await.unwrap()
}

#[tokio::test]
async fn people_join_a_team_once_and_leave_it() {
    let world = World::new().await;
    let wholesale = add(world.tx(bruno()).await, &name("Wholesale")).await.unwrap();

    for person in [amelie(), bruno(), amelie()] {
        join(world.tx(bruno()).await, wholesale, person.member()).await.unwrap();
    }
    assert_eq!(teams(&world).await[0].member_ids, [amelie().member(), bruno().member()]);

    leave(world.tx(bruno()).await, wholesale, amelie().member()).await.unwrap();
    assert_eq!(teams(&world).await[0].member_ids, [bruno().member()]);
    let again = leave(world.tx(bruno()).await, wholesale, amelie().member()).await;
    assert!(matches!(again, Err(CannotJoin::Gone)));
}

#[tokio::test]
async fn only_people_of_the_workspace_who_can_answer_join() {
    let world = World::new().await;
    let wholesale = add(world.tx(bruno()).await, &name("Wholesale")).await.unwrap();
    let before = world.events().await;

    for person in [eva(), omar()] {
        let refused = join(world.tx(bruno()).await, wholesale, person.member()).await;
        assert!(matches!(refused, Err(CannotJoin::NotAnAgent)), "{}", person.name);
    }
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn a_team_has_a_name_of_its_own_and_comes_back_with_its_members() {
    let world = World::new().await;
    let wholesale = add(world.tx(bruno()).await, &name("Wholesale")).await.unwrap();
    join(world.tx(bruno()).await, wholesale, amelie().member()).await.unwrap();
    let known = add(world.tx(bruno()).await, &name("wholesale")).await;
    assert!(matches!(known, Err(CannotAddTeam::Known)));

    remove(world.tx(bruno()).await, wholesale).await.unwrap();
    assert_eq!(teams(&world).await, []);
    restore(world.tx(bruno()).await, wholesale).await.unwrap();
    rename(world.tx(bruno()).await, wholesale, &name("B2B")).await.unwrap();

    let back = &teams(&world).await[0];
    assert_eq!((back.name.as_str(), back.member_ids.as_slice()), ("B2B", [amelie().member()].as_slice()));
}

#[tokio::test]
async fn teams_of_another_tenant_do_not_exist() {
    let world = World::new().await;
    let wholesale: TeamId = add(world.tx(bruno()).await, &name("Wholesale")).await.unwrap();

    assert_eq!(list(&mut world.tx::<InboxRead>(omar()).await).await.unwrap(), []);
    let renamed = rename(world.tx(omar()).await, wholesale, &name("Mine")).await;
    assert!(matches!(renamed, Err(CannotRenameTeam::Gone)));
    let joined = join(world.tx(omar()).await, wholesale, omar().member()).await;
    assert!(matches!(joined, Err(CannotJoin::Gone)));
    assert!(matches!(remove(world.tx(omar()).await, wholesale).await, Err(CannotRemoveTeam::Gone)));
}
