//! Who read and who took out what is known of people.

use super::all;
use crate::access::{AuditRead, ContactsRead};
use crate::audit::{Entry, Filter, Way, steps, table};
use crate::text::Zone;
use crate::world::*;

async fn reads(world: &World, who: Person, object: Option<uuid::Uuid>) -> bool {
    let mut tx = world.tx::<ContactsRead>(who).await;
    let is_written = steps::read(&mut tx, "contact", object, Way::Page).await.unwrap();
    tx.commit().await.unwrap();
    is_written
}

async fn personal(world: &World) -> Vec<Entry> {
    all(world, claire(), Filter { personal: true, ..Filter::default() }).await.entries
}

#[tokio::test]
async fn p_3_a_read_is_written_once_an_hour_for_each_reader_and_thing() {
    let world = World::new().await;
    let (sophie, hugo) = (Some(uuid::Uuid::from_u128(1)), Some(uuid::Uuid::from_u128(2)));
    assert!(reads(&world, amelie(), sophie).await);
    assert!(!reads(&world, amelie(), sophie).await, "the same again");
    assert!(reads(&world, amelie(), hugo).await, "somebody else");
    assert!(reads(&world, amelie(), None).await, "a list");
    assert!(!reads(&world, amelie(), None).await);
    assert!(reads(&world, bruno(), sophie).await, "somebody else reads");
    world.clock.advance(time::Duration::minutes(61));
    assert!(reads(&world, amelie(), sophie).await, "an hour later");

    let found = personal(&world).await;
    assert_eq!(found.len(), 5);
    assert_eq!((found[0].actor_name.as_str(), found[0].action.as_str()), ("Amélie", "read"));
    assert_eq!((found[0].object_id, found[0].reason.as_deref()), (sophie, Some("page")));
}

#[tokio::test]
async fn p_3_who_sees_no_personal_data_reads_none() {
    let world = World::new().await;
    assert!(!reads(&world, eva(), Some(uuid::Uuid::from_u128(1))).await);
    assert_eq!(personal(&world).await, []);
}

#[tokio::test]
async fn p_3_exports_are_found_and_those_with_personal_data_among_them() {
    let world = World::new().await;
    let mut tx = world.tx::<ContactsRead>(bruno()).await;
    steps::exported(&mut tx, "contact", "contacts", 7).await.unwrap();
    steps::exported(&mut tx, "report", "days", 30).await.unwrap();
    steps::read(&mut tx, "contact", None, Way::Page).await.unwrap();
    tx.commit().await.unwrap();

    let exports = Filter { action: Some("export".to_owned()), ..Filter::default() };
    assert_eq!(all(&world, claire(), exports.clone()).await.entries.len(), 2);
    let found = all(&world, claire(), Filter { personal: true, ..exports }).await.entries;
    let [export] = &found[..] else { panic!("one entry: {found:?}") };
    assert_eq!((export.object_kind.as_str(), export.reason.as_deref()), ("contact", Some("table")));
    assert_eq!(export.changes["rows"], serde_json::json!([null, 7]));
}

#[tokio::test]
async fn p_3_the_log_taken_out_is_in_the_log_and_no_cell_of_it_is_a_formula() {
    let world = World::new().await;
    let mut tx = world.tx::<ContactsRead>(bruno()).await;
    steps::note(&mut tx, "looked", "account", None, &serde_json::json!({ "=1+1": [null, "a\nb"] })).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = world.tx::<AuditRead>(claire()).await;
    let only = Filter { action: Some("looked".to_owned()), ..Filter::default() };
    let file = table(&mut tx, &only, &Zone::named_or_utc("Europe/Paris")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(file.lines().count(), 2, "a line for the names and one for the entry: {file}");
    assert!(file.starts_with("number,at,actor,person,action,"), "{file}");
    assert!(file.contains("\"2026-11-20T10:00:00+01:00\",\"member\",\"Bruno\",\"looked\",\"account\""), "{file}");

    let log = personal(&world).await;
    assert_eq!((log[0].action.as_str(), log[0].object_kind.as_str()), ("export", "audit entry"));
    assert_eq!(log[0].changes["rows"], serde_json::json!([null, 1]));
}

#[tokio::test]
async fn p_3_nothing_is_done_by_nobody() {
    const NOBODY: &str = "
        insert into audit_log (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind)
        values ($1, now(), $2, null, $3, 'looked', 'account')";
    let world = World::new().await;
    for (kind, name) in [("system", ""), ("system", " \n"), ("member", "Amélie"), ("key", "Shop system")] {
        let mut tx = world.tx::<ContactsRead>(bruno()).await;
        let refused = sqlx::query(NOBODY).bind(MA_BOUTIQUE).bind(kind).bind(name).execute(tx.db()).await.unwrap_err();
        assert!(refused.to_string().contains("audit_log_by_somebody"), "{kind} {name:?}: {refused}");
    }
}
