//! Roles of a workspace's own, what is given beside a role, and looking as one.

use time::Duration;

use super::*;
use crate::access::{
    Belong, KeysManage, Position, Right, Rights, Role, Scope, TeamManage, TeamRead, Visibility, givable,
};
use crate::team::{
    CannotChangeMember, CannotDeleteRole, CannotGrant, CannotViewAs, CannotWriteRole, KeyName, NewRole, NewServiceKey,
    RoleName, VIEWING_LASTS, add_role, change_role, change_visibility, create_key, delete_role, disable, grant, grants,
    holders, invite, key_principal, rewrite_role, roles, stop_viewing, take_grant, view_as,
};
use crate::tenancy::CannotBegin;

fn role(name: &str, rights: &[Right]) -> NewRole {
    NewRole {
        name: RoleName::parse(name).unwrap(),
        rights: Rights::of(rights),
        visibility: Visibility::All,
        is_masked: false,
    }
}

/// What somebody is in Ma Boutique at this moment.
async fn position(world: &World, person: Person) -> Position {
    place(world, person).await.position
}

async fn place(world: &World, person: Person) -> Place {
    let all = places(world, person.user()).await;
    all.into_iter().find(|it| it.tenant == MA_BOUTIQUE).unwrap()
}

/// Who somebody is for the desk, as their next request finds them.
async fn principal(world: &World, person: Person) -> Principal {
    let place = place(world, person).await;
    person.principal().in_position(&place.position, place.visibility, &place.teams)
}

/// A transaction of somebody with what they are now, where they may have it.
async fn now<P: Permission>(world: &World, person: Person) -> Result<Tx<P>, CannotBegin> {
    world.desk().begin(principal(world, person).await).await
}

/// Gives a member a new role of these rights.
async fn has(world: &World, person: Person, name: &str, rights: &[Right]) -> RoleId {
    let id = add_role(world.tx(claire()).await, &role(name, rights)).await.unwrap();
    change_role(world.tx(claire()).await, person.member(), id).await.unwrap();
    id
}

#[tokio::test]
async fn z_2_a_role_of_ones_own_has_its_rights_and_no_others() {
    let world = World::new().await;
    let id = has(&world, eva(), "Night shift", &[Right::InboxReply, Right::LeadsRead]).await;

    let eva_is = position(&world, eva()).await;
    assert_eq!(eva_is.rights().names(), ["Belong", "InboxRead", "InboxReply", "LeadsRead"]);
    assert_eq!((eva_is.custom.map(|it| it.id), eva_is.role), (Some(id), Role::Viewer));
    let open = holders(&mut world.tx::<TeamRead>(claire()).await).await.unwrap();
    assert!(open.iter().any(|it| it.id == eva().member()), "she answers now");

    change_role(world.tx(claire()).await, eva().member(), Role::Viewer).await.unwrap();
    assert_eq!(position(&world, eva()).await, Position::of(Role::Viewer));
    let open = holders(&mut world.tx::<TeamRead>(claire()).await).await.unwrap();
    assert!(!open.iter().any(|it| it.id == eva().member()));
}

#[tokio::test]
async fn every_right_that_can_be_given_can_be_kept() {
    let world = World::new().await;
    let all: Vec<Right> = givable().iter().collect();
    has(&world, eva(), "Everything", &all).await;
    assert_eq!(position(&world, eva()).await.rights(), Role::Admin.rights());
    for right in all {
        grant(world.tx(claire()).await, amelie().member(), right, None).await.unwrap();
    }
    assert_eq!(position(&world, amelie()).await.rights(), Role::Admin.rights());
    for right in [Right::Work, Right::ApiRead, Right::ApiMessages, Right::VisitorWrite, Right::Belong] {
        let refused = grant(world.tx(claire()).await, amelie().member(), right, None).await;
        assert!(matches!(refused, Err(CannotGrant::NotGivable(_))), "{}", right.name());
    }
}

#[tokio::test]
async fn a_change_of_a_role_counts_for_everybody_who_has_it() {
    let world = World::new().await;
    let id = has(&world, eva(), "Night shift", &[Right::InboxReply, Right::LeadsExport]).await;
    let hidden = NewRole { is_masked: true, visibility: Visibility::Own, ..role("Night shift", &[Right::LeadsExport]) };
    rewrite_role(world.tx(david()).await, id, &hidden).await.unwrap();

    let eva_is = position(&world, eva()).await;
    assert_eq!(eva_is.rights().names(), ["Belong", "LeadsRead"], "what shows personal data was left out");
    assert!(eva_is.sight(None).is_masked);
    assert_eq!(eva_is.sight(None).visibility, Visibility::Own);
    let kinds: Vec<String> = log(&world, claire(), "role").await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(kinds, ["update", "insert"]);
}

#[tokio::test]
async fn a_role_that_somebody_has_is_not_deleted() {
    let world = World::new().await;
    let id = has(&world, eva(), "Night shift", &[Right::InboxRead]).await;
    let refused = delete_role(world.tx(claire()).await, id).await;
    assert!(matches!(refused, Err(CannotDeleteRole::InUse(1))));

    change_role(world.tx(claire()).await, eva().member(), Role::Viewer).await.unwrap();
    delete_role(world.tx(claire()).await, id).await.unwrap();
    assert!(roles(&mut world.tx::<TeamRead>(claire()).await).await.unwrap().is_empty());
    assert!(matches!(delete_role(world.tx(claire()).await, id).await, Err(CannotDeleteRole::Gone)));
}

#[tokio::test]
async fn two_roles_have_two_names() {
    let world = World::new().await;
    add_role(world.tx(claire()).await, &role("Night shift", &[])).await.unwrap();
    let again = add_role(world.tx(claire()).await, &role("NIGHT SHIFT", &[])).await;
    assert!(matches!(again, Err(CannotWriteRole::NameTaken)));
    add_role(world.tx(omar()).await, &role("Night shift", &[])).await.unwrap();
}

/// Eva leads the night: she manages the team, and may little else.
const LEADS: [Right; 3] = [Right::TeamManage, Right::InboxReply, Right::LeadsRead];

#[tokio::test]
async fn z_2_nobody_gives_what_they_do_not_have() {
    let world = World::new().await;
    let lead = has(&world, eva(), "Night lead", &LEADS).await;
    let tx = async || now::<TeamManage>(&world, eva()).await.unwrap();

    // A role, by its grid.
    let beyond = add_role(tx().await, &role("Exporter", &[Right::LeadsExport])).await;
    assert!(matches!(beyond, Err(CannotWriteRole::Beyond)));
    let within = add_role(tx().await, &role("Night", &[Right::InboxReply])).await.unwrap();
    let wider = rewrite_role(tx().await, lead, &role("Night lead", &[Right::TeamManage, Right::AuditRead])).await;
    assert!(matches!(wider, Err(CannotWriteRole::Beyond)));
    // A role, to a member. Amélie has more than Eva: she is not hers to decide about.
    let admin = change_role(tx().await, amelie().member(), Role::Admin).await;
    assert!(matches!(admin, Err(CannotChangeMember::Beyond)));
    assert!(matches!(disable(tx().await, david().member()).await, Err(CannotChangeMember::Beyond)));
    assert!(matches!(disable(tx().await, claire().member()).await, Err(CannotChangeMember::OwnersOnly)));
    // A right beside the role.
    change_role(world.tx(claire()).await, bruno().member(), within).await.unwrap();
    let export = grant(tx().await, bruno().member(), Right::LeadsExport, None).await;
    assert!(matches!(export, Err(CannotGrant::Member(CannotChangeMember::Beyond))));
    grant(tx().await, bruno().member(), Right::LeadsRead, None).await.unwrap();
    let herself = grant(tx().await, eva().member(), Right::LeadsRead, None).await;
    assert!(matches!(herself, Err(CannotGrant::Member(CannotChangeMember::Yourself))));
    // An invitation.
    let reader = Reader::default();
    let invited = invite(tx().await, &email("zoe@example.org"), Role::Manager, reader.link()).await;
    assert!(invited.is_err());
    // A service key reads whatever its channels hear.
    assert!(matches!(now::<KeysManage>(&world, eva()).await, Err(CannotBegin::Denied(_))));
}

#[tokio::test]
async fn z_2_nobody_shows_more_than_they_see() {
    let world = World::new().await;
    let narrow = NewRole { visibility: Visibility::Team, ..role("Team lead", &LEADS) };
    let id = add_role(world.tx(claire()).await, &narrow).await.unwrap();
    change_role(world.tx(claire()).await, eva().member(), id).await.unwrap();
    let tx = async || now::<TeamManage>(&world, eva()).await.unwrap();

    let wide = add_role(tx().await, &role("Everything they say", &[Right::InboxReply])).await;
    assert!(matches!(wide, Err(CannotWriteRole::Beyond)));
    let theirs = NewRole { visibility: Visibility::Team, ..role("Team", &[Right::InboxReply]) };
    let theirs = add_role(tx().await, &theirs).await.unwrap();
    change_role(world.tx(claire()).await, bruno().member(), theirs).await.unwrap();
    let all = change_visibility(tx().await, bruno().member(), Some(Visibility::All)).await;
    assert!(matches!(all, Err(CannotChangeMember::Beyond)));
    change_visibility(tx().await, bruno().member(), Some(Visibility::Team)).await.unwrap();
}

#[tokio::test]
async fn z_2_what_somebody_may_give_is_asked_when_they_give_it() {
    let world = World::new().await;
    // David's page was made while he was an admin.
    let late: Tx<TeamManage> = world.tx(david()).await;
    let before: Tx<TeamManage> = world.tx(david()).await;
    add_role(before, &role("Exporter", &[Right::LeadsExport])).await.unwrap();
    change_role(world.tx(claire()).await, david().member(), Role::Viewer).await.unwrap();

    let refused = grant(late, amelie().member(), Right::AuditRead, None).await;
    assert!(matches!(refused, Err(CannotGrant::Member(CannotChangeMember::Beyond))), "{refused:?}");
    assert_eq!(roles(&mut world.tx::<TeamRead>(claire()).await).await.unwrap().len(), 1, "what he gave stays");
}

#[tokio::test]
async fn a_right_beside_the_role_ends_by_itself_or_when_it_is_taken_back() {
    let world = World::new().await;
    let week = world.desk().now() + Duration::days(7);
    grant(world.tx(david()).await, amelie().member(), Right::LeadsExport, Some(week)).await.unwrap();
    grant(world.tx(david()).await, amelie().member(), Right::KnowledgeWrite, None).await.unwrap();
    let past = grant(world.tx(david()).await, amelie().member(), Right::AuditRead, Some(world.desk().now())).await;
    assert!(matches!(past, Err(CannotGrant::Past)));

    assert!(position(&world, amelie()).await.rights().has(Right::LeadsExport));
    let listed = grants(&mut world.tx::<TeamRead>(claire()).await, amelie().member()).await.unwrap();
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().all(|it| it.giver == "David"));
    assert_eq!(log(&world, claire(), "grant").await[0], ("David".to_owned(), "insert".to_owned()));

    world.clock.advance(Duration::days(7));
    let amelie_is = position(&world, amelie()).await;
    assert!(!amelie_is.rights().has(Right::LeadsExport), "it has ended");
    assert!(amelie_is.rights().has(Right::KnowledgeWrite));
    take_grant(world.tx(claire()).await, amelie().member(), Right::KnowledgeWrite).await.unwrap();
    assert_eq!(position(&world, amelie()).await.rights(), Role::Agent.rights());
}

#[tokio::test]
async fn personal_data_that_is_hidden_is_not_shown_by_a_grant() {
    let world = World::new().await;
    let refused = grant(world.tx(claire()).await, eva().member(), Right::LeadsExport, None).await;
    assert!(matches!(refused, Err(CannotGrant::ShowsPersonalData)));
    grant(world.tx(claire()).await, eva().member(), Right::AssistantTune, None).await.unwrap();
    assert!(position(&world, eva()).await.rights().has(Right::AssistantTune));

    // What was given to somebody who answers counts no more once they only look.
    grant(world.tx(claire()).await, amelie().member(), Right::LeadsExport, None).await.unwrap();
    change_role(world.tx(claire()).await, amelie().member(), Role::Viewer).await.unwrap();
    assert_eq!(position(&world, amelie()).await.rights(), Role::Viewer.rights());
}

#[tokio::test]
async fn a_5_a_key_has_what_the_role_of_its_maker_has() {
    let world = World::new().await;
    let id = has(&world, eva(), "Integrator", &[Right::KeysManage, Right::ContactsRead]).await;
    let shop = |scopes: &[Scope]| NewServiceKey {
        name: KeyName::parse("Shop").unwrap(),
        scopes: scopes.to_vec(),
        channel: None,
        expires_at: None,
    };
    let tx = now::<KeysManage>(&world, eva()).await.unwrap();
    assert!(create_key(tx, &shop(Scope::ALL)).await.is_err(), "beyond her");
    let tx = now::<KeysManage>(&world, eva()).await.unwrap();
    let (_, secret) = create_key(tx, &shop(&[Scope::ContactsRead])).await.unwrap();
    let found = async || key_principal(world.desk(), &secret, here()).await.unwrap().unwrap().rights;
    assert_eq!(found().await.names(), ["ContactsRead"]);

    let narrow =
        NewRole { visibility: Visibility::Own, ..role("Integrator", &[Right::KeysManage, Right::ContactsRead]) };
    rewrite_role(world.tx(claire()).await, id, &narrow).await.unwrap();
    assert_eq!(found().await, Rights::default(), "a key would see more than she does");
}

#[tokio::test]
async fn z_5_a_role_of_ones_own_makes_nobody_an_owner_and_takes_none_away() {
    let world = World::new().await;
    let all: Vec<Right> = givable().iter().collect();
    let id = has(&world, eva(), "Everything", &all).await;
    let tx = async || now::<TeamManage>(&world, eva()).await.unwrap();
    assert!(matches!(
        change_role(tx().await, amelie().member(), Role::Owner).await,
        Err(CannotChangeMember::OwnersOnly)
    ));
    assert!(matches!(
        change_role(world.tx(claire()).await, claire().member(), id).await,
        Err(CannotChangeMember::LastOwner)
    ));
}

#[tokio::test]
async fn who_looks_as_a_role_is_in_the_log_when_they_begin_and_when_they_stop() {
    let world = World::new().await;
    let viewing = view_as(world.tx(david()).await, Role::Agent.into()).await.unwrap();
    assert_eq!(viewing.position, Position::of(Role::Agent));
    assert_eq!(viewing.until, world.desk().now() + VIEWING_LASTS);
    let looks = david().principal().in_position(&viewing.position, None, &[]);
    assert!(!looks.rights.has(Right::TeamManage));
    let tx: Tx<Belong> = world.desk().begin(looks).await.unwrap();
    stop_viewing(tx, &viewing).await.unwrap();
    let david_did = |action: &str| ("David".to_owned(), action.to_owned());
    assert_eq!(log(&world, claire(), "role").await, [david_did("viewing_ended"), david_did("viewing_began")]);

    let owners = view_as(world.tx(david()).await, Role::Owner.into()).await;
    assert!(matches!(owners, Err(CannotViewAs::Beyond)), "an admin is no owner");
    let unknown = view_as(world.tx(david()).await, RoleId::new().into()).await;
    assert!(matches!(unknown, Err(CannotViewAs::Gone)));
    has(&world, eva(), "Night lead", &LEADS).await;
    let leads = view_as(now::<TeamManage>(&world, eva()).await.unwrap(), Role::Viewer.into()).await;
    assert!(matches!(leads, Err(CannotViewAs::Beyond)), "only who sees everything looks as somebody else");
}
