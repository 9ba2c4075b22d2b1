use time::Duration;

use super::*;
use crate::access::{KeysManage, KeysRead, Right, Role};
use crate::team::{
    CannotCreateKey, CannotRevokeKey, KeyName, NewServiceKey, change_role, create_key, disable, key_principal, keys,
    revoke_key,
};
use crate::tenancy::Actor;

fn shop() -> NewServiceKey {
    NewServiceKey { name: KeyName::parse("Shop").unwrap(), channel: None, expires_at: None }
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
    let rights: Vec<_> = Right::ALL.iter().filter(|it| principal.rights.has(**it)).collect();
    let contacts = [&Right::ContactsRead, &Right::ContactsWrite];
    let leads = [&Right::LeadsRead, &Right::LeadsWork];
    let knowledge = [&Right::KnowledgeRead, &Right::KnowledgeWrite];
    assert_eq!(rights, [&contacts[..], &leads, &knowledge, &[&Right::ApiMessages]].concat());

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
