use time::Duration;

use super::*;
use crate::access::{Belong, Right, Role, Scope, Visibility};
use crate::team::{
    CannotCreateToken, CannotRevokeToken, KeyName, LONGEST_TOKEN, NewPersonalToken, PersonalToken, Proved, change_role,
    change_visibility, create_token, disable, enable, remove, require_factor, revoke_token, token_principal, tokens,
};
use crate::tenancy::Actor;

fn proved(world: &World, person: Person) -> Proved {
    let now = world.desk().now();
    Proved::remembered(person.user(), now, now).unwrap()
}

/// What somebody of the role can give a token.
fn scopes_of(role: Role) -> Vec<Scope> {
    Scope::ALL.iter().copied().filter(|it| it.is_of_members() && role.rights().has(it.asks())).collect()
}

fn for_a_month(scopes: &[Scope]) -> NewPersonalToken {
    NewPersonalToken { name: KeyName::parse("Laptop").unwrap(), scopes: scopes.to_vec(), lasts: Duration::days(30) }
}

async fn made(world: &World, person: Person) -> (PersonalTokenId, Secret) {
    let new = for_a_month(&scopes_of(person.role));
    create_token(world.tx(person).await, proved(world, person), &new).await.unwrap()
}

async fn resolved(world: &World, secret: &Secret) -> Option<Principal> {
    token_principal(world.desk(), secret, here()).await.unwrap().map(|(_, principal)| principal)
}

async fn listed(world: &World, person: Person) -> Vec<PersonalToken> {
    tokens(&mut world.tx::<Belong>(person).await).await.unwrap()
}

fn rights(principal: &Principal) -> Vec<Right> {
    Right::ALL.iter().copied().filter(|it| principal.rights.has(*it)).collect()
}

#[tokio::test]
async fn a_5_a_token_is_shown_once_and_acts_as_its_member() {
    let world = World::new().await;
    let (id, secret) = made(&world, amelie()).await;

    let principal = resolved(&world, &secret).await.unwrap();
    assert!(matches!(&principal.actor, Actor::Member { member, name, role: Role::Agent, .. }
        if *member == amelie().member() && name == amelie().name));
    assert_eq!((principal.tenant, principal.request.clone()), (MA_BOUTIQUE, here()));
    let reads = [Right::ContactsRead, Right::ContactsWrite, Right::LeadsRead, Right::LeadsWork];
    assert_eq!(rights(&principal), [reads.as_slice(), &[Right::KnowledgeRead, Right::ApiRead]].concat());
    assert_eq!(principal.sight.visibility, Visibility::Own);
    assert!(resolved(&world, &Secret::presented("sb_user_guess")).await.is_none());

    let token = listed(&world, amelie()).await.remove(0);
    assert_eq!((token.id, token.prefix.as_str()), (id, &secret.reveal()[..12]));
    assert!(token.prefix.starts_with("sb_user_"));
    assert_eq!(token.last_used_at, Some(world.desk().now()));
    let mut owner = world.database().owner().await;
    let row: String = sqlx::query_scalar("select t::text from personal_tokens t").fetch_one(&mut owner).await.unwrap();
    assert!(!row.contains(secret.reveal()), "only the hash is kept");
    let logged = log(&world, claire(), "personal token").await;
    assert_eq!(logged, [(amelie().name.to_owned(), "insert".to_owned())]);
}

#[tokio::test]
async fn a_5_a_token_is_refused_beyond_its_member_for_nothing_for_too_long_and_on_anothers_proof() {
    let world = World::new().await;
    let refused = async |person: Person, proof: Person, new: &NewPersonalToken| {
        create_token(world.tx(person).await, proved(&world, proof), new).await.unwrap_err()
    };
    let beyond = |it: CannotCreateToken| matches!(it, CannotCreateToken::BeyondMember);
    assert!(beyond(refused(amelie(), amelie(), &for_a_month(&[Scope::KnowledgeWrite])).await));
    assert!(beyond(refused(eva(), eva(), &for_a_month(&[Scope::ContactsRead, Scope::ContactsWrite])).await));
    assert!(
        beyond(refused(claire(), claire(), &for_a_month(&[Scope::ConversationsWrite])).await),
        "nobody is a customer"
    );
    assert!(matches!(refused(eva(), eva(), &for_a_month(&[])).await, CannotCreateToken::NoScope));
    for lasts in [Duration::ZERO, -Duration::DAY, LONGEST_TOKEN + Duration::SECOND] {
        let new = NewPersonalToken { lasts, ..for_a_month(&[Scope::ContactsRead]) };
        assert!(matches!(refused(eva(), eva(), &new).await, CannotCreateToken::BadEnd), "{lasts}");
    }
    assert!(matches!(refused(eva(), bruno(), &for_a_month(&[Scope::ContactsRead])).await, CannotCreateToken::Fault(_)));
    assert_eq!(listed(&world, eva()).await, []);
    assert_eq!(log(&world, claire(), "personal token").await, []);
}

#[tokio::test]
async fn a_5_a_token_never_exceeds_what_its_member_may_and_sees_now() {
    let world = World::new().await;
    let (_, secret) = made(&world, david()).await;
    for role in [Role::Manager, Role::Agent, Role::Viewer, Role::Admin] {
        change_role(world.tx(claire()).await, david().member(), role).await.unwrap();
        let principal = resolved(&world, &secret).await.unwrap();
        assert_eq!(principal.rights, Scope::of_member(&scopes_of(Role::Admin), role.rights()), "{role}");
        assert_eq!(principal.sight, role.sight(None), "{role}");
    }
    change_role(world.tx(claire()).await, david().member(), Role::Agent).await.unwrap();
    change_visibility(world.tx(claire()).await, david().member(), Some(Visibility::All)).await.unwrap();
    assert_eq!(resolved(&world, &secret).await.unwrap().sight.visibility, Visibility::All);
}

#[tokio::test]
async fn a_5_a_token_ends_with_its_time_by_its_member_and_with_their_place() {
    let world = World::new().await;
    let (first, revoked) = made(&world, bruno()).await;
    let (_, expiring) = made(&world, bruno()).await;
    revoke_token(world.tx(bruno()).await, first).await.unwrap();
    assert!(resolved(&world, &revoked).await.is_none());
    assert!(matches!(revoke_token(world.tx(bruno()).await, first).await, Err(CannotRevokeToken::Gone)));
    assert!(resolved(&world, &expiring).await.is_some());
    world.clock.advance(Duration::days(30));
    assert!(resolved(&world, &expiring).await.is_none());

    let (_, disabled) = made(&world, bruno()).await;
    disable(world.tx(claire()).await, bruno().member()).await.unwrap();
    assert!(resolved(&world, &disabled).await.is_none());
    enable(world.tx(claire()).await, bruno().member()).await.unwrap();
    assert!(resolved(&world, &disabled).await.is_none(), "it does not come back with the place");

    let (_, removed) = made(&world, eva()).await;
    remove(world.tx(claire()).await, eva().member()).await.unwrap();
    assert!(resolved(&world, &removed).await.is_none());
}

#[tokio::test]
async fn a_7_a_token_opens_nothing_while_its_member_needs_a_second_factor() {
    let world = World::new().await;
    let (_, secret) = made(&world, amelie()).await;
    require_factor(world.tx(claire()).await, proved(&world, claire()), &[Role::Agent]).await.unwrap();
    assert!(resolved(&world, &secret).await.is_none());
    require_factor(world.tx(claire()).await, proved(&world, claire()), &[]).await.unwrap();
    assert!(resolved(&world, &secret).await.is_some());
}

#[tokio::test]
async fn a_colleague_and_a_stranger_see_and_revoke_no_token_of_mine() {
    let world = World::new().await;
    let (id, secret) = made(&world, bruno()).await;
    for person in [claire(), amelie(), omar()] {
        assert_eq!(listed(&world, person).await, [], "{}", person.name);
        let refused = revoke_token(world.tx(person).await, id).await;
        assert!(matches!(refused, Err(CannotRevokeToken::Gone)), "{}", person.name);
    }
    assert!(resolved(&world, &secret).await.is_some());
}

#[tokio::test]
async fn a_5_that_a_token_is_used_is_noted_once_a_minute() {
    let world = World::new().await;
    let (_, secret) = made(&world, eva()).await;
    let used = async || listed(&world, eva()).await.remove(0).last_used_at;
    assert_eq!(used().await, None);
    resolved(&world, &secret).await.unwrap();
    let first = world.desk().now();
    world.clock.advance(Duration::seconds(59));
    resolved(&world, &secret).await.unwrap();
    assert_eq!(used().await, Some(first));
    world.clock.advance(Duration::seconds(1));
    resolved(&world, &secret).await.unwrap();
    assert_eq!(used().await, Some(world.desk().now()));
}
