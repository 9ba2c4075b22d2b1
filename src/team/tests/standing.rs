use super::*;
use crate::access::{Role, TeamManage, TeamRead, Visibility};
use crate::team::{
    CannotChangeMember, Holder, change_role, change_visibility, disable, enable, holders, members, remove,
};
use crate::teams;
use crate::title::Title;

async fn role_of(world: &World, person: Person) -> Option<Role> {
    let places = places(world, person.user()).await;
    places.into_iter().find(|it| it.tenant == person.tenant).map(|it| it.position.role)
}

#[tokio::test]
async fn a_role_is_changed_and_tells_the_open_streams() {
    let world = World::new().await;

    change_role(world.tx(david()).await, eva().member(), Role::Manager).await.unwrap();

    assert_eq!(role_of(&world, eva()).await, Some(Role::Manager));
    assert_eq!(world.events().await, [Event::TeamChanged { member: Some(eva().member()) }]);
    assert_eq!(log(&world, claire(), "member").await[0], ("David".to_owned(), "update".to_owned()));
}

#[tokio::test]
async fn what_a_member_sees_is_chosen_and_counts_from_their_next_request() {
    let world = World::new().await;
    let returns = teams::add(world.tx(bruno()).await, &Title::parse("Returns").unwrap()).await.unwrap();
    let wholesale = teams::add(world.tx(bruno()).await, &Title::parse("Wholesale").unwrap()).await.unwrap();
    for team in [returns, wholesale] {
        teams::join(world.tx(bruno()).await, team, amelie().member()).await.unwrap();
    }
    teams::remove(world.tx(bruno()).await, wholesale).await.unwrap();

    change_visibility(world.tx(david()).await, amelie().member(), Some(Visibility::Team)).await.unwrap();
    let place = places(&world, amelie().user()).await.into_iter().find(|it| it.tenant == MA_BOUTIQUE).unwrap();
    assert_eq!(
        (place.visibility, place.teams),
        (Some(Visibility::Team), vec![returns]),
        "a removed team shows nothing"
    );
    assert_eq!(world.events().await.pop(), Some(Event::TeamChanged { member: Some(amelie().member()) }));
    assert_eq!(log(&world, claire(), "member").await[0], ("David".to_owned(), "update".to_owned()));

    let of_owner = change_visibility(world.tx(david()).await, claire().member(), None).await;
    assert!(matches!(of_owner, Err(CannotChangeMember::OwnersOnly)));
    let strangers = change_visibility(world.tx(omar()).await, amelie().member(), None).await;
    assert!(matches!(strangers, Err(CannotChangeMember::Gone)));
}

#[tokio::test]
async fn an_admin_decides_neither_about_owners_nor_about_themselves() {
    let world = World::new().await;
    let change = async |by: Person, of: Person, role| change_role(world.tx(by).await, of.member(), role).await;

    assert!(matches!(change(david(), claire(), Role::Agent).await, Err(CannotChangeMember::OwnersOnly)));
    assert!(matches!(change(david(), eva(), Role::Owner).await, Err(CannotChangeMember::OwnersOnly)));
    assert!(matches!(change(david(), david(), Role::Manager).await, Err(CannotChangeMember::Yourself)));
    let shut_out = disable(world.tx(david()).await, claire().member()).await;
    assert!(matches!(shut_out, Err(CannotChangeMember::OwnersOnly)));
    let herself = remove(world.tx(david()).await, david().member()).await;
    assert!(matches!(herself, Err(CannotChangeMember::Yourself)));

    assert_eq!(world.events().await, []);
    assert_eq!(role_of(&world, claire()).await, Some(Role::Owner));
}

#[tokio::test]
async fn a_disabled_member_is_out_until_they_are_enabled() {
    let world = World::new().await;

    disable(world.tx(david()).await, amelie().member()).await.unwrap();
    assert_eq!(role_of(&world, amelie()).await, None);
    assert_eq!(role_of(&world, amelie_at_nordic()).await, Some(Role::Agent), "elsewhere nothing changes");

    enable(world.tx(david()).await, amelie().member()).await.unwrap();
    assert_eq!(role_of(&world, amelie()).await, Some(Role::Agent));
}

#[tokio::test]
async fn a_removed_member_is_not_listed_any_more() {
    let world = World::new().await;
    remove(world.tx(claire()).await, bruno().member()).await.unwrap();

    let listed = members(&mut world.tx::<TeamRead>(amelie()).await).await.unwrap();
    assert_eq!(listed.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Amélie", "Claire", "David", "Eva"]);
    let gone = enable(world.tx(claire()).await, bruno().member()).await;
    assert!(matches!(gone, Err(CannotChangeMember::Gone)));
}

#[tokio::test]
async fn a_stranger_finds_no_member() {
    let world = World::new().await;
    let of = eva().member();

    let changed = change_role(world.tx(omar()).await, of, Role::Owner).await;
    assert!(matches!(changed, Err(CannotChangeMember::Gone)));
    assert!(matches!(disable(world.tx(omar()).await, of).await, Err(CannotChangeMember::Gone)));
    assert!(matches!(enable(world.tx(omar()).await, of).await, Err(CannotChangeMember::Gone)));
    assert!(matches!(remove(world.tx(omar()).await, of).await, Err(CannotChangeMember::Gone)));
    assert_eq!(role_of(&world, eva()).await, Some(Role::Viewer));
}

#[tokio::test]
async fn z_5_the_last_owner_can_neither_leave_nor_be_demoted() {
    let world = World::new().await;
    let me = claire().member();

    let demoted = change_role(world.tx(claire()).await, me, Role::Admin).await;
    assert!(matches!(demoted, Err(CannotChangeMember::LastOwner)));
    assert!(matches!(disable(world.tx(claire()).await, me).await, Err(CannotChangeMember::LastOwner)));
    assert!(matches!(remove(world.tx(claire()).await, me).await, Err(CannotChangeMember::LastOwner)));

    change_role(world.tx(claire()).await, david().member(), Role::Owner).await.unwrap();
    change_role(world.tx(claire()).await, me, Role::Admin).await.unwrap();
}

#[tokio::test]
async fn z_5_of_twenty_parallel_tries_one_owner_is_left() {
    let world = World::new().await;
    change_role(world.tx(claire()).await, david().member(), Role::Owner).await.unwrap();
    let david = david().with_role(Role::Owner);

    let all = (0..20).map(|i| {
        let desk = world.desk().clone();
        tokio::spawn(async move {
            // Each owner shuts the other out, or steps down, in every way at once.
            let (by, of) = if i % 2 == 0 { (claire(), david) } else { (david, claire()) };
            let tx: Tx<TeamManage> = desk.begin(by.principal()).await.unwrap();
            match i % 6 {
                0 | 1 => disable(tx, of.member()).await,
                2 | 3 => change_role(tx, by.member(), Role::Agent).await,
                _ => remove(tx, of.member()).await,
            }
        })
    });
    for one in futures::future::join_all(all).await {
        let refused = one.unwrap().err();
        assert!(!matches!(refused, Some(CannotChangeMember::Fault(_))), "{refused:?}");
    }

    let mut owner = world.database().owner().await;
    let left: i64 = sqlx::query_scalar(
        "select count(*) from members where tenant_id = $1 and role = 'owner' and disabled_at is null",
    )
    .bind(MA_BOUTIQUE)
    .fetch_one(&mut owner)
    .await
    .unwrap();
    assert!(left >= 1, "{left} owners are left");
}

#[tokio::test]
async fn a_conversation_is_held_by_whoever_may_enter_and_answer() {
    let world = World::new().await;
    let found = async || holders(&mut world.tx::<TeamRead>(eva()).await).await.unwrap();
    let expected = |people: &[Person]| -> Vec<Holder> {
        people.iter().map(|it| Holder { id: it.member(), name: it.name.to_owned() }).collect()
    };
    assert_eq!(found().await, expected(&[amelie(), bruno(), claire(), david()]), "a viewer answers nobody");

    disable(world.tx(claire()).await, bruno().member()).await.unwrap();
    remove(world.tx(claire()).await, david().member()).await.unwrap();
    change_role(world.tx(claire()).await, amelie().member(), Role::Viewer).await.unwrap();
    assert_eq!(found().await, expected(&[claire()]));

    enable(world.tx(claire()).await, bruno().member()).await.unwrap();
    change_role(world.tx(claire()).await, eva().member(), Role::Agent).await.unwrap();
    assert_eq!(found().await, expected(&[bruno(), claire(), eva()]));
}
