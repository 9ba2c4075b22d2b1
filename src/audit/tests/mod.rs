//! The promises of the log, held.

mod adopting;
mod chain;
mod reads;

use time::Duration;

use super::*;
use crate::access::{AuditRead, Belong, InboxReply, Permission, Right, TeamManage};
use crate::tenancy::RequestInfo;
use crate::world::*;

async fn all(world: &World, reader: Person, filter: Filter) -> Page {
    let mut tx = world.tx::<AuditRead>(reader).await;
    list(&mut tx, &filter).await.unwrap()
}

async fn noted(world: &World, who: Person, times: usize) {
    let mut tx = world.tx::<Belong>(who).await;
    for _ in 0..times {
        steps::note(&mut tx, "looked", "account", None, &serde_json::json!({})).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn p_3_a_refused_access_is_on_record_with_its_actor_and_origin() {
    let world = World::new().await;
    let request = RequestInfo { id: "r-17".to_owned(), ip: Some("203.0.113.9".to_owned()) };
    let eva = eva().principal().from_request(request);
    assert!(world.desk().begin::<InboxReply>(eva.clone()).await.is_err());

    refused(world.desk(), eva, InboxReply::RIGHT).await.unwrap();

    let log = all(&world, claire(), Filter { action: Some("denied".to_owned()), ..Filter::default() }).await;
    let [entry] = &log.entries[..] else { panic!("one entry") };
    assert_eq!((entry.actor_name.as_str(), entry.actor_kind.as_str()), ("Eva", "member"));
    assert!(entry.changes.contains_key(Right::InboxReply.name()));
    assert_eq!((entry.from_ip.as_deref(), entry.request_id.as_deref()), (Some("203.0.113.9"), Some("r-17")));
}

#[tokio::test]
async fn the_log_is_read_page_by_page_and_ends() {
    let world = World::new().await;
    noted(&world, amelie(), 120).await;
    let only = Filter { action: Some("looked".to_owned()), ..Filter::default() };

    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = all(&world, claire(), Filter { before, ..only.clone() }).await;
        seen.extend(page.entries.into_iter().map(|it| it.seq));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 120);
    assert!(seen.is_sorted_by(|a, b| a > b), "newest first, none twice");
}

#[tokio::test]
async fn the_log_is_filtered_by_person_kind_and_time() {
    let world = World::new().await;
    noted(&world, amelie(), 1).await;
    world.clock.advance(Duration::days(1));
    noted(&world, bruno(), 1).await;

    let by_person = Filter { actor: Some("AMÉ".to_owned()), ..Filter::default() };
    assert!(all(&world, david(), by_person).await.entries.iter().all(|it| it.actor_name == "Amélie"));

    let looked = |from, until| Filter { action: Some("looked".to_owned()), from, until, ..Filter::default() };
    let now = world.desk().now();
    let names = |page: Page| page.entries.into_iter().map(|it| it.actor_name).collect::<Vec<_>>();
    assert_eq!(names(all(&world, claire(), looked(Some(now), None)).await), ["Bruno"]);
    assert_eq!(names(all(&world, claire(), looked(None, Some(now))).await), ["Amélie"]);

    let of_keys = Filter { object_kind: Some("service key".to_owned()), ..Filter::default() };
    assert_eq!(all(&world, claire(), of_keys).await.entries, []);
}

#[tokio::test]
async fn a_stranger_reads_only_their_own_log() {
    let world = World::new().await;
    noted(&world, amelie(), 3).await;

    let theirs = all(&world, omar(), Filter { action: Some("looked".to_owned()), ..Filter::default() }).await;
    assert_eq!(theirs.entries, []);
}

#[tokio::test]
async fn p_3_the_application_can_neither_alter_nor_delete_an_entry() {
    let world = World::new().await;
    noted(&world, amelie(), 1).await;

    for statement in ["update audit_log set actor_name = 'Nobody'", "delete from audit_log"] {
        let mut tx = world.tx::<TeamManage>(claire()).await;
        let refused = sqlx::query(statement).execute(tx.db()).await.unwrap_err();
        assert!(refused.to_string().contains("permission denied"), "{refused}");
    }
}
