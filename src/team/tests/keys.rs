use time::Duration;

use super::*;
use crate::access::{KeysManage, KeysRead, Right, Role, Scope};
use crate::team::{
    CannotCreateKey, CannotRevokeKey, CannotRotateKey, KeyName, LONGEST_OVERLAP, NewServiceKey, ServiceKey,
    change_role, create_key, disable, key_principal, keys, revoke_key, rotate_key,
};
use crate::tenancy::Actor;

fn shop() -> NewServiceKey {
    let name = KeyName::parse("Shop").unwrap();
    NewServiceKey { name, scopes: Scope::ALL.to_vec(), channel: None, expires_at: None }
}

fn for_no_more_than(scopes: &[Scope]) -> NewServiceKey {
    NewServiceKey { scopes: scopes.to_vec(), ..shop() }
}

fn rights(principal: &Principal) -> Vec<Right> {
    Right::ALL.iter().copied().filter(|it| principal.rights.has(*it)).collect()
}

async fn listed(world: &World) -> ServiceKey {
    keys(&mut world.tx::<KeysRead>(claire()).await).await.unwrap().remove(0)
}

async fn resolved(world: &World, secret: &Secret) -> Option<Principal> {
    key_principal(world.desk(), secret, here()).await.unwrap()
}

#[tokio::test]
async fn a_5_a_key_is_shown_once_and_speaks_to_the_api_alone() {
    let world = World::new().await;
    let (id, secret) = create_key(world.tx(david()).await, &shop()).await.unwrap();

    let principal = resolved(&world, &secret).await.unwrap();
    assert!(matches!(&principal.actor, Actor::Key { key, name, .. } if *key == id && name == "Shop"));
    assert_eq!(principal.tenant, MA_BOUTIQUE);
    let contacts = [Right::ContactsRead, Right::ContactsWrite];
    let leads = [Right::LeadsRead, Right::LeadsWork];
    let knowledge = [Right::KnowledgeRead, Right::KnowledgeWrite];
    let conversations = [Right::ApiMessages, Right::ApiRead];
    assert_eq!(rights(&principal), [contacts, leads, knowledge, conversations].concat());

    let listed = keys(&mut world.tx::<KeysRead>(bruno()).await).await.unwrap();
    assert_eq!(listed[0].prefix, secret.reveal()[..12]);
    assert!(listed[0].prefix.starts_with("sb_live_"));
    assert_eq!(listed[0].last_used_at, Some(world.desk().now()));
    let mut owner = world.database().owner().await;
    let row: String = sqlx::query_scalar("select k::text from service_keys k").fetch_one(&mut owner).await.unwrap();
    assert!(!row.contains(secret.reveal()), "only the hash is kept");
}

#[tokio::test]
async fn a_5_a_key_ends_when_it_is_revoked_and_when_its_time_is_over() {
    let world = World::new().await;
    let end = world.desk().now() + Duration::days(30);
    let (id, revoked) = create_key(world.tx(claire()).await, &shop()).await.unwrap();
    let (_, expiring) =
        create_key(world.tx(claire()).await, &NewServiceKey { expires_at: Some(end), ..shop() }).await.unwrap();

    revoke_key(world.tx(claire()).await, id).await.unwrap();
    assert!(resolved(&world, &revoked).await.is_none());
    assert!(matches!(revoke_key(world.tx(claire()).await, id).await, Err(CannotRevokeKey::Gone)));

    assert!(resolved(&world, &expiring).await.is_some());
    world.clock.advance(Duration::days(30));
    assert!(resolved(&world, &expiring).await.is_none());
    assert!(resolved(&world, &Secret::presented("sb_live_guess")).await.is_none());
}

#[tokio::test]
async fn a_5_a_key_never_exceeds_its_maker() {
    let world = World::new().await;
    let (_, secret) = create_key(world.tx(david()).await, &shop()).await.unwrap();

    // A key sees every conversation of its channels, an agent only their own.
    for (role, works) in
        [(Role::Manager, false), (Role::Agent, false), (Role::Viewer, false), (Role::Admin, true), (Role::Owner, true)]
    {
        change_role(world.tx(claire()).await, david().member(), role).await.unwrap();
        let key = resolved(&world, &secret).await.unwrap();
        assert_eq!(key.rights.has(Right::ApiMessages), works, "{role}");
    }
    change_role(world.tx(claire()).await, david().member(), Role::Admin).await.unwrap();
    disable(world.tx(claire()).await, david().member()).await.unwrap();
    assert!(resolved(&world, &secret).await.is_none());
}

#[tokio::test]
async fn a_stranger_sees_and_revokes_no_key_and_binds_none_to_our_channel() {
    let world = World::new().await;
    let (id, secret) = create_key(world.tx(claire()).await, &shop()).await.unwrap();

    assert_eq!(keys(&mut world.tx::<KeysRead>(omar()).await).await.unwrap(), []);
    assert!(matches!(revoke_key(world.tx(omar()).await, id).await, Err(CannotRevokeKey::Gone)));
    assert!(resolved(&world, &secret).await.is_some());

    let mut tx = world.tx::<KeysManage>(claire()).await;
    let channel = ChannelId::new();
    sqlx::query("insert into channels (tenant_id, id, kind, name, public_key, created_at, updated_at) values ($1, $2, 'api', 'API', 'k', now(), now())")
        .bind(MA_BOUTIQUE)
        .bind(channel)
        .execute(tx.db())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ours = NewServiceKey { channel: Some(channel), ..shop() };
    assert!(matches!(create_key(world.tx(omar()).await, &ours).await, Err(CannotCreateKey::NoSuchChannel)));
    create_key(world.tx(claire()).await, &ours).await.unwrap();
}

#[tokio::test]
async fn a_5_a_key_may_what_its_scopes_say_and_its_use_is_noted_whatever_they_are() {
    let world = World::new().await;
    let new = for_no_more_than(&[Scope::ContactsRead, Scope::LeadsWrite]);
    let (_, secret) = create_key(world.tx(claire()).await, &new).await.unwrap();
    assert_eq!(listed(&world).await.scopes.0, new.scopes);
    assert_eq!(listed(&world).await.last_used_at, None);

    let principal = resolved(&world, &secret).await.unwrap();
    assert_eq!(rights(&principal), [Right::ContactsRead, Right::LeadsWork]);
    assert_eq!(listed(&world).await.last_used_at, Some(world.desk().now()));

    // Noted once a minute, not at each request.
    let first = world.desk().now();
    world.clock.advance(Duration::seconds(59));
    resolved(&world, &secret).await.unwrap();
    assert_eq!(listed(&world).await.last_used_at, Some(first));
    world.clock.advance(Duration::seconds(1));
    resolved(&world, &secret).await.unwrap();
    assert_eq!(listed(&world).await.last_used_at, Some(world.desk().now()));
}

#[tokio::test]
async fn a_5_a_key_for_nothing_is_not_made_and_one_of_a_channel_is_for_conversations() {
    let world = World::new().await;
    let channel = Some(world.api_channel().await);
    for new in [for_no_more_than(&[]), NewServiceKey { channel, ..for_no_more_than(&[Scope::KnowledgeRead]) }] {
        let refused = create_key(world.tx(claire()).await, &new).await;
        assert!(matches!(refused, Err(CannotCreateKey::NoScope)));
    }
    assert_eq!(keys(&mut world.tx::<KeysRead>(claire()).await).await.unwrap(), []);

    let (_, secret) = create_key(world.tx(claire()).await, &NewServiceKey { channel, ..shop() }).await.unwrap();
    assert_eq!(rights(&resolved(&world, &secret).await.unwrap()), [Right::ApiMessages, Right::ApiRead]);
}

#[tokio::test]
async fn a_5_a_new_secret_and_the_one_before_both_work_until_its_time_is_over() {
    let world = World::new().await;
    let (id, first) = create_key(world.tx(claire()).await, &shop()).await.unwrap();
    let second = rotate_key(world.tx(claire()).await, id, Duration::hours(24)).await.unwrap();
    let end = world.desk().now() + Duration::hours(24);

    let shown = listed(&world).await;
    assert_eq!(shown.prefix, second.reveal()[..12]);
    assert_eq!(shown.former(world.desk().now()), Some((&first.reveal()[..12], end)));
    for secret in [&first, &second] {
        let principal = resolved(&world, secret).await.unwrap();
        assert!(matches!(principal.actor, Actor::Key { key, .. } if key == id));
    }

    world.clock.advance(Duration::hours(24));
    assert!(resolved(&world, &first).await.is_none());
    assert!(resolved(&world, &second).await.is_some());
    assert_eq!(listed(&world).await.former(world.desk().now()), None);
    let mut owner = world.database().owner().await;
    let row: String = sqlx::query_scalar("select k::text from service_keys k").fetch_one(&mut owner).await.unwrap();
    assert!(!row.contains(first.reveal()) && !row.contains(second.reveal()), "only hashes are kept");
}

#[tokio::test]
async fn a_5_a_third_secret_ends_the_first_and_none_outlives_the_key() {
    let world = World::new().await;
    let end = world.desk().now() + Duration::hours(2);
    let new = NewServiceKey { expires_at: Some(end), ..shop() };
    let (id, first) = create_key(world.tx(claire()).await, &new).await.unwrap();
    let second = rotate_key(world.tx(claire()).await, id, LONGEST_OVERLAP).await.unwrap();
    assert_eq!(listed(&world).await.former(world.desk().now()).unwrap().1, end);
    let third = rotate_key(world.tx(claire()).await, id, Duration::hours(24)).await.unwrap();
    assert!(resolved(&world, &first).await.is_none());
    assert!(resolved(&world, &second).await.is_some() && resolved(&world, &third).await.is_some());

    let fourth = rotate_key(world.tx(claire()).await, id, Duration::ZERO).await.unwrap();
    assert!(resolved(&world, &third).await.is_none(), "without an overlap it ends at once");
    let fifth = rotate_key(world.tx(claire()).await, id, Duration::hours(1)).await.unwrap();
    revoke_key(world.tx(claire()).await, id).await.unwrap();
    for secret in [&fourth, &fifth] {
        assert!(resolved(&world, secret).await.is_none(), "a revoked key has no secret that works");
    }
}

#[tokio::test]
async fn a_5_a_secret_is_of_whoever_made_it_and_nobody_gets_one_of_a_key_that_ended() {
    let world = World::new().await;
    let (id, _) = create_key(world.tx(claire()).await, &shop()).await.unwrap();
    let davids = rotate_key(world.tx(david()).await, id, Duration::ZERO).await.unwrap();
    assert_eq!(listed(&world).await.maker, david().name);
    change_role(world.tx(claire()).await, david().member(), Role::Agent).await.unwrap();
    assert_eq!(rights(&resolved(&world, &davids).await.unwrap()), []);

    let too_long = rotate_key(world.tx(claire()).await, id, LONGEST_OVERLAP + Duration::SECOND).await;
    assert!(matches!(too_long, Err(CannotRotateKey::TooLong)));
    assert!(matches!(rotate_key(world.tx(omar()).await, id, Duration::ZERO).await, Err(CannotRotateKey::Gone)));
    revoke_key(world.tx(claire()).await, id).await.unwrap();
    assert!(matches!(rotate_key(world.tx(claire()).await, id, Duration::ZERO).await, Err(CannotRotateKey::Gone)));
}
