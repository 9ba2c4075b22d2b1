//! Whoever alters the log, with whatever rights, is found out.

use futures::future::{join, join_all};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::noted;
use crate::access::{Work, WorkspaceManage};
use crate::audit::chain::{Break, Check, LookBack, Sealed, check, last_check, seal, seal_all};
use crate::audit::system;
use crate::mail::{self, Mail};
use crate::prelude::*;
use crate::sealing::Seal;
use crate::tenancy::{DeskParts, Pools, Principal};
use crate::world::*;

fn link(slug: &str) -> String {
    format!("https://desk.example.com/w/{slug}/audit")
}

/// Looks through the chain of Ma Boutique.
pub(super) async fn looks(world: &World) -> Check {
    check(world.desk(), MA_BOUTIQUE, link).await.unwrap().expect("nobody else looks")
}

/// A world in which ten entries were written and sealed, and the night found nothing wrong.
pub(super) async fn sealed() -> World {
    let world = World::new().await;
    noted(&world, amelie(), 10).await;
    let check = looks(&world).await;
    assert_eq!((check.broken, check.place), (None, None));
    assert!(check.entries >= 10, "{check:?}");
    world
}

/// What the owner of the database does to Ma Boutique's log, whatever policies say.
pub(super) async fn owner(world: &World, statement: &str) {
    let mut db = world.database().owner().await;
    let mut tx = db.begin().await.unwrap();
    enter(&mut tx).await;
    let done = sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut *tx).await;
    let rows = done.unwrap_or_else(|e| panic!("{statement}: {e}")).rows_affected();
    assert!(rows > 0, "{statement}: nothing was done");
    tx.commit().await.unwrap();
}

async fn enter(db: &mut PgConnection) {
    const ENTER: &str = "select set_config('app.tenant_id', $1, true)";
    sqlx::query(ENTER).bind(MA_BOUTIQUE.to_string()).execute(db).await.unwrap();
}

/// The entry that is sealed at a place.
fn at(place: i64) -> String {
    format!("(select entry_id from audit_seals where tenant_id = '{MA_BOUTIQUE}' and place = {place})")
}

/// How many entries and how many seals there are, and how many entries are sealed twice or not at all.
async fn counted(world: &World) -> (i64, i64, i64) {
    const COUNTED: &str = "
        select (select count(*) from audit_log where tenant_id = $1),
               (select count(*) from audit_seals where tenant_id = $1),
               (select count(*) from audit_log l where l.tenant_id = $1
                 and 1 <> (select count(*) from audit_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id))";
    let mut owner = world.database().owner().await;
    let mut tx = owner.begin().await.unwrap();
    enter(&mut tx).await;
    sqlx::query_as(COUNTED).bind(MA_BOUTIQUE).fetch_one(&mut *tx).await.unwrap()
}

#[tokio::test]
async fn p_3_an_altered_entry_turns_the_check_red_whatever_was_altered() {
    for change in [
        "actor_name = 'Nobody'",
        // A line break in a name makes no other line of it.
        "actor_name = e'Amélie\\nClaire'",
        "at = at + interval '1 microsecond'",
        "action = 'slept'",
        "object_id = gen_random_uuid()",
        "changes = '{\"a\": [1, 2]}'",
        "from_ip = '203.0.113.9'",
        "reason = 'because'",
        "personal = not personal",
    ] {
        let world = sealed().await;
        owner(&world, &format!("update audit_log set {change} where id = {}", at(4))).await;
        let check = looks(&world).await;
        assert_eq!((check.broken, check.place), (Some(Break::Altered), Some(4)), "{change}");
        assert!(check.entry_at.is_some(), "it is said which: {change}");
    }
}

#[tokio::test]
async fn p_3_what_is_taken_out_put_elsewhere_or_cut_off_turns_the_check_red() {
    let swapped = format!(
        "update audit_log l set actor_name = o.actor_name, changes = o.changes, at = o.at, action = o.action
         from audit_log o where l.tenant_id = '{MA_BOUTIQUE}' and o.tenant_id = l.tenant_id
           and (l.id, o.id) in (({}, {}), ({}, {}))",
        at(1),
        at(9),
        at(9),
        at(1)
    );
    let tenant = format!("tenant_id = '{MA_BOUTIQUE}'");
    for (statements, broken, place) in [
        (vec![format!("delete from audit_log where id = {}", at(5))], Break::Missing, Some(5)),
        (vec![swapped], Break::Altered, Some(1)),
        (vec![format!("delete from audit_seals where {tenant} and place = 5")], Break::Gap, Some(5)),
        (
            vec![format!("update audit_seals set hash = sha256('x') where {tenant} and place = 5")],
            Break::Altered,
            Some(5),
        ),
        // The end of both, but for how long the chain was.
        (
            vec![
                format!(
                    "delete from audit_log where id in (select entry_id from audit_seals where {tenant} and place > 7)"
                ),
                format!("delete from audit_seals where {tenant} and place > 7"),
            ],
            Break::Short,
            Some(8),
        ),
        // And of that too, without the key.
        (
            vec![
                format!(
                    "delete from audit_log where id in (select entry_id from audit_seals where {tenant} and place > 7)"
                ),
                format!("delete from audit_seals where {tenant} and place > 7"),
                format!("delete from audit_checks where {tenant}"),
                format!(
                    "update audit_chains set entries = 7,
                        head = (select hash from audit_seals where {tenant} and place = 7) where {tenant}"
                ),
            ],
            Break::Unproven,
            Some(7),
        ),
        // Everything, as if nothing had ever been sealed.
        (
            vec![
                format!("delete from audit_seals where {tenant}"),
                format!("delete from audit_chains where {tenant}"),
                format!(
                    "delete from audit_log where id in (select id from audit_log where {tenant} order by seq limit 3)"
                ),
            ],
            Break::Short,
            None,
        ),
    ] {
        let world = sealed().await;
        for statement in &statements {
            owner(&world, statement).await;
        }
        let check = looks(&world).await;
        assert_eq!(check.broken, Some(broken), "{statements:?}");
        assert!(place.is_none() || check.place == place, "{statements:?}: {:?}", check.place);
    }
}

#[tokio::test]
async fn p_3_the_head_of_an_earlier_night_is_seen() {
    let world = sealed().await;
    owner(&world, "create table kept as select * from audit_chains").await;
    noted(&world, amelie(), 5).await;
    assert_eq!(looks(&world).await.broken, None);

    let tenant = format!("tenant_id = '{MA_BOUTIQUE}'");
    for statement in [
        "update audit_chains c set entries = k.entries, head = k.head, mark = k.mark from kept k where k.tenant_id = c.tenant_id".to_owned(),
        format!("delete from audit_log where id in (select entry_id from audit_seals s join kept k using (tenant_id) where s.{tenant} and s.place > k.entries)"),
        format!("delete from audit_seals s using kept k where s.{tenant} and s.place > k.entries"),
    ] {
        owner(&world, &statement).await;
    }
    assert_eq!(looks(&world).await.broken, Some(Break::Short));
}

#[tokio::test]
async fn p_3_a_chain_made_without_the_key_is_not_sealed_on() {
    let world = sealed().await;
    let other = Desk::new(DeskParts {
        pools: Pools::one(world.database().pool().await),
        clock: world.clock.clone(),
        follows: |_| Vec::new(),
        seal: Seal::new([8; 32]),
    });
    let sealed = seal_all(&other, MA_BOUTIQUE, LookBack::Little).await.unwrap();
    assert_eq!(sealed, Sealed::Refused, "by another installation");

    owner(&world, &format!("update audit_chains set mark = sha256('x') where tenant_id = '{MA_BOUTIQUE}'")).await;
    noted(&world, amelie(), 1).await;

    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    assert_eq!(seal(&mut tx, world.desk().seal(), LookBack::Little).await.unwrap(), Sealed::Refused);
    drop(tx);
    assert_eq!(looks(&world).await.broken, Some(Break::Unproven));
}

async fn letters(world: &World) -> Vec<Mail> {
    mail::list(&mut world.tx::<WorkspaceManage>(claire()).await, 50).await.unwrap()
}

#[tokio::test]
async fn p_3_a_broken_chain_is_told_once_to_whoever_may_read_the_log() {
    let world = sealed().await;
    assert_eq!(letters(&world).await, []);
    owner(&world, &format!("delete from audit_log where id = {}", at(5))).await;
    looks(&world).await;
    let mut told: Vec<String> = letters(&world).await.into_iter().map(|it| it.to.as_str().to_owned()).collect();
    told.sort();
    assert_eq!(told, ["claire@example.com", "david@example.com"]);
    let letter = letters(&world).await.swap_remove(0);
    assert!(letter.body.contains("https://desk.example.com/w/ma-boutique/audit"), "{}", letter.body);

    world.clock.advance(time::Duration::DAY);
    looks(&world).await;
    assert_eq!(letters(&world).await.len(), 2, "the same is not told again");
    let seen = last_check(&mut world.tx(claire()).await).await.unwrap().unwrap();
    assert_eq!((seen.broken, seen.place), (Some(Break::Missing), Some(5)));
    assert_eq!(last_check(&mut world.tx(omar()).await).await.unwrap(), None, "of a stranger's log nothing");
    let state = system::state(world.desk()).await.unwrap();
    assert_eq!(state.broken, ["ma-boutique"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn p_3_while_many_write_nothing_is_left_unsealed_and_nothing_is_sealed_twice() {
    let world = World::new().await;
    let writers = join_all((0..8).map(|writer| {
        let world = &world;
        async move {
            for round in 0..12 {
                noted(world, if writer % 2 == 0 { amelie() } else { bruno() }, 1 + (writer + round) % 3).await;
            }
        }
    }));
    let sealers = join_all((0..3).map(|_| {
        let world = &world;
        async move {
            for _ in 0..12 {
                seal_all(world.desk(), MA_BOUTIQUE, LookBack::Little).await.unwrap();
            }
        }
    }));
    join(writers, sealers).await;
    seal_all(world.desk(), MA_BOUTIQUE, LookBack::Little).await.unwrap();

    let (entries, seals, wrong) = counted(&world).await;
    assert!(entries > 100, "{entries}");
    assert_eq!((seals, wrong), (entries, 0));
    assert_eq!(looks(&world).await.broken, None);
}

#[tokio::test]
async fn p_3_what_is_committed_late_is_sealed_late() {
    let world = World::new().await;
    let mut late = world.tx::<crate::access::Belong>(amelie()).await;
    crate::audit::steps::note(&mut late, "looked", "account", None, &serde_json::json!({})).await.unwrap();
    noted(&world, bruno(), 3).await;
    seal_all(world.desk(), MA_BOUTIQUE, LookBack::Little).await.unwrap();
    late.commit().await.unwrap();

    seal_all(world.desk(), MA_BOUTIQUE, LookBack::Little).await.unwrap();
    let (entries, seals, wrong) = counted(&world).await;
    assert_eq!((seals, wrong), (entries, 0));
    assert_eq!(looks(&world).await.broken, None);
}

#[tokio::test]
async fn p_3_sealing_that_is_broken_off_is_as_if_it_had_not_begun() {
    let world = World::new().await;
    noted(&world, amelie(), 700).await;
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    assert_eq!(seal(&mut tx, world.desk().seal(), LookBack::Little).await.unwrap(), Sealed::Some);
    tx.commit().await.unwrap();
    // Dies before its commit.
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    seal(&mut tx, world.desk().seal(), LookBack::Little).await.unwrap();
    drop(tx);
    assert_eq!(counted(&world).await.1, 500);

    assert_eq!(seal_all(world.desk(), MA_BOUTIQUE, LookBack::Little).await.unwrap(), Sealed::All);
    let (entries, seals, wrong) = counted(&world).await;
    assert_eq!((seals, wrong), (entries, 0));
    assert_eq!(looks(&world).await.broken, None);
}

#[tokio::test]
async fn p_3_every_workspace_is_due_when_something_is_written_and_once_a_night() {
    let world = sealed().await;
    let due = async || {
        let found = system::due(world.desk()).await.unwrap();
        found.into_iter().find(|it| it.tenant_id == MA_BOUTIQUE).map(|it| it.is_to_be_checked)
    };
    assert_eq!(due().await, None);
    noted(&world, amelie(), 1).await;
    assert_eq!(due().await, Some(false));
    seal_all(world.desk(), MA_BOUTIQUE, LookBack::Little).await.unwrap();
    assert_eq!(due().await, None);
    world.clock.advance(time::Duration::DAY);
    assert_eq!(due().await, Some(true));
    assert_eq!(looks(&world).await.broken, None);
    assert_eq!(due().await, None);
}

async fn refused<P: Permission>(world: &World, statement: &str) {
    let mut tx = world.tx::<P>(claire()).await;
    let refused = sqlx::query(AssertSqlSafe(statement.to_owned())).execute(tx.db()).await.unwrap_err();
    assert!(refused.to_string().contains("permission denied"), "{statement}: {refused}");
}

#[tokio::test]
async fn p_3_the_application_can_neither_alter_nor_delete_seals_and_findings() {
    let world = sealed().await;
    for table in ["audit_log", "audit_seals", "audit_checks"] {
        refused::<WorkspaceManage>(&world, &format!("update {table} set tenant_id = tenant_id")).await;
        refused::<WorkspaceManage>(&world, &format!("delete from {table}")).await;
        refused::<WorkspaceManage>(&world, &format!("truncate {table}")).await;
    }
    refused::<WorkspaceManage>(&world, "delete from audit_chains").await;
    refused::<WorkspaceManage>(&world, "truncate audit_chains").await;
}
