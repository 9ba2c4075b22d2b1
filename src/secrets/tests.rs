use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;
use crate::access::{ChannelsConnect, Work};
use crate::assistant::{self, NewProvider, Prices};
use crate::channels::{self, CallbackUrl};
use crate::prelude::*;
use crate::sealing::{Seal, SealKey};
use crate::tenancy::{DeskParts, Principal};
use crate::world::*;

const OLD: SealKey = SealKey { id: 1, bytes: [7; 32] };
const NEW: SealKey = SealKey { id: 2, bytes: [8; 32] };

/// The desk of a process with these keys.
fn desk(world: &World, seal: Seal) -> Desk {
    Desk::new(DeskParts {
        pools: world.desk().pools().clone(),
        clock: world.clock.clone(),
        follows: |_| Vec::new(),
        seal,
    })
}

fn both() -> Seal {
    Seal::knowing(NEW, vec![OLD])
}

async fn set_callback(world: &World, seal: &Seal, owner: Person, channel: ChannelId) -> String {
    let url = CallbackUrl::parse("https://shop.example/answers").unwrap();
    let tx = world.tx::<ChannelsConnect>(owner).await;
    channels::set_callback(tx, seal, channel, Some(url)).await.unwrap().unwrap()
}

async fn secret(world: &World, seal: &Seal, tenant: TenantId, channel: ChannelId) -> Result<String, Fault> {
    let mut tx: Tx<Work> = world.begin(Principal::worker(tenant)).await;
    Ok(channels::callback(&mut tx, seal, channel).await?.unwrap().secret)
}

/// Two workspaces with secrets of the old key: a channel's in each, and a model's key.
async fn entrusted(world: &World) -> [(Person, ChannelId, String); 2] {
    let old = Seal::new(OLD.bytes);
    let model = NewProvider::open_ai("https://model.example/v1", "small", "sk-boutique", Prices::default());
    assistant::set_provider(world.desk(), world.tx(claire()).await, model.unwrap()).await.unwrap();
    let (ours, theirs) = (world.api_channel_of(claire()).await, world.api_channel_of(omar()).await);
    [
        (claire(), ours, set_callback(world, &old, claire(), ours).await),
        (omar(), theirs, set_callback(world, &old, omar(), theirs).await),
    ]
}

#[tokio::test]
async fn r_24_everything_older_is_sealed_anew_and_opens_without_the_old_key() {
    let world = World::new().await;
    let entrusted = entrusted(&world).await;
    let rotating = desk(&world, both());
    assert_eq!(inspect(&rotating).await.unwrap().by_key, BTreeMap::from([(1, 3)]));

    assert_eq!(rotate(&rotating).await.unwrap(), Rotated { resealed: 3, unreadable: Vec::new() });

    let alone = desk(&world, Seal::knowing(NEW, Vec::new()));
    assert_eq!(inspect(&alone).await.unwrap(), Found { by_key: BTreeMap::from([(2, 3)]), unreadable: Vec::new() });
    for (owner, channel, before) in entrusted {
        assert_eq!(secret(&world, alone.seal(), owner.tenant, channel).await.unwrap(), before);
        assert!(secret(&world, &Seal::new(OLD.bytes), owner.tenant, channel).await.is_err());
    }
    assert_eq!(rotate(&rotating).await.unwrap(), Rotated::default(), "nothing is left to do");
}

/// Somebody with an authenticator app, whose secret the old key sealed.
async fn with_app(owner: &mut sqlx::PgConnection, person: Uuid) {
    const ADD: &str = "
        with person as (
            insert into users (id, email, name, password_hash, created_at, updated_at)
            values ($1, $1::text || '@example.com', 'Somebody', '', now(), now()) returning id
        )
        insert into second_factors (user_id, sealed_secret, last_step, created_at) select id, $2, 0, now() from person";

    let sealed = Seal::new(OLD.bytes).seal(app_of(person), "a secret of an app").unwrap();
    sqlx::query(ADD).bind(person).bind(sealed).execute(owner).await.unwrap();
}

fn app_of(person: Uuid) -> crate::sealing::Place<'static> {
    Column::OfSecondFactors.place(column::NO_WORKSPACE, person)
}

#[tokio::test]
async fn r_24_more_secrets_than_a_batch_are_sealed_anew_and_a_new_one_stays() {
    let world = World::new().await;
    let mut owner = world.database().owner().await;
    let people: Vec<Uuid> = (0..101).map(|_| Uuid::now_v7()).collect();
    for person in &people {
        with_app(&mut owner, *person).await;
    }
    let channel = world.api_channel().await;
    let new = set_callback(&world, &both(), claire(), channel).await;

    let rotating = desk(&world, both());
    assert_eq!(inspect(&rotating).await.unwrap().by_key, BTreeMap::from([(1, 101), (2, 1)]));
    assert_eq!(rotate(&rotating).await.unwrap(), Rotated { resealed: 101, unreadable: Vec::new() });
    assert_eq!(inspect(&rotating).await.unwrap().by_key, BTreeMap::from([(2, 102)]));
    assert_eq!(secret(&world, &both(), MA_BOUTIQUE, channel).await.unwrap(), new);

    let sealed: Vec<u8> = sqlx::query_scalar("select sealed_secret from second_factors where user_id = $1")
        .bind(people[100])
        .fetch_one(&mut owner)
        .await
        .unwrap();
    let alone = Seal::knowing(NEW, Vec::new());
    assert_eq!(alone.open(app_of(people[100]), &sealed).unwrap(), "a secret of an app");
}

#[tokio::test]
async fn p_1_a_secret_that_was_moved_to_another_row_opens_nowhere_and_is_told() {
    let world = World::new().await;
    let [(_, ours, _), (_, theirs, before)] = entrusted(&world).await;
    let mut owner = world.database().owner().await;
    sqlx::query("update channels set sealed_secret = (select sealed_secret from channels where id = $2) where id = $1")
        .bind(ours)
        .bind(theirs)
        .execute(&mut owner)
        .await
        .unwrap();

    let moved = Unreadable { tenant: MA_BOUTIQUE, column: Column::OfChannels, row: ours.0 };
    assert!(secret(&world, world.desk().seal(), MA_BOUTIQUE, ours).await.is_err());
    assert_eq!(inspect(world.desk()).await.unwrap().unreadable, std::slice::from_ref(&moved));

    let rotated = rotate(&desk(&world, both())).await.unwrap();
    assert_eq!(rotated, Rotated { resealed: 2, unreadable: vec![moved] }, "the others are sealed anew");
    assert_eq!(secret(&world, &both(), AUTRE_CLIENT, theirs).await.unwrap(), before);
}

#[tokio::test]
async fn p_1_a_secret_of_a_key_that_is_gone_is_told_by_its_place_and_kept() {
    let world = World::new().await;
    let [(_, ours, _), _] = entrusted(&world).await;
    let without = desk(&world, Seal::knowing(NEW, Vec::new()));

    let rotated = rotate(&without).await.unwrap();
    assert_eq!((rotated.resealed, rotated.unreadable.len()), (0, 3));
    let told: Vec<String> = rotated.unreadable.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|it| it.contains("channels.sealed_secret") && it.contains(&ours.to_string())), "{told:?}");
    assert_eq!(inspect(world.desk()).await.unwrap().unreadable, Vec::new(), "they still open with the old one");
}

#[tokio::test]
async fn p_1_whoever_seals_anew_stands_in_the_log_and_the_secret_does_not() {
    let world = World::new().await;
    let [(_, ours, before), _] = entrusted(&world).await;
    rotate(&desk(&world, both())).await.unwrap();

    let mut owner = world.database().owner().await;
    let (actor, changes): (String, String) = sqlx::query_as(
        "select actor_kind, changes::text from audit_log where object_id = $1 order by seq desc limit 1",
    )
    .bind(ours)
    .fetch_one(&mut owner)
    .await
    .unwrap();
    assert_eq!(actor, "worker");
    assert!(changes.contains("sealed_secret") && !changes.contains(&before), "{changes}");
}

#[tokio::test]
async fn p_1_every_sealed_column_is_known() {
    let world = World::new().await;
    let mut owner = world.database().owner().await;
    let mut there: Vec<String> = sqlx::query_scalar(
        "select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname like 'sealed%'
           and a.atttypid = 'bytea'::regtype and not a.attisdropped",
    )
    .fetch_all(&mut owner)
    .await
    .unwrap();
    there.sort();
    let mut known: Vec<String> = Column::ALL.iter().map(ToString::to_string).collect();
    known.sort();
    assert_eq!(there, known, "what nobody seals anew would be lost with the old key");
}

#[tokio::test]
async fn workspaces_come_one_after_the_other() {
    let world = World::new().await;
    let first = system::workspaces(world.desk(), Uuid::nil()).await.unwrap();
    assert!(first.len() >= 3 && first.is_sorted());
    assert_eq!(system::workspaces(world.desk(), first[0].0).await.unwrap(), first[1..]);
    assert_eq!(system::workspaces(world.desk(), Uuid::max()).await.unwrap(), []);
}
