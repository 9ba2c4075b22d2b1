//! The list, what narrows it, and who finds whom.

use super::*;
use crate::companies;
use crate::contacts::*;
use crate::inbox::{self, Status};
use crate::labels::{self, Tone};
use crate::title::Title;

async fn names(world: &World, person: Person, filter: &Filter) -> Vec<String> {
    let listed = list(&mut world.tx::<ContactsRead>(person).await, filter, 50).await.unwrap();
    listed.into_iter().map(|it| it.name.unwrap_or_default()).collect()
}

fn words(words: &str) -> Filter {
    Filter { words: Some(words.to_owned()), ..Filter::default() }
}

#[tokio::test]
async fn contacts_are_found_by_name_address_number_and_company() {
    let world = World::new().await;
    let company = companies::Details::parse("Société Mirabelle", "SM-7", Some(Attributes::default())).unwrap();
    let mirabelle = companies::add(world.tx(amelie()).await, &company).await.unwrap();
    let chloe =
        Details { company_id: Some(mirabelle), ..details("Chloé Moreau", "chloe@example.org", "06 12 34 56 78") };
    add(world.tx(amelie()).await, &chloe).await.unwrap();
    added(&world, "Hugo Laurent", "hugo@example.org", "+33 6 00 00 00 01").await;

    for asked in
        ["chloe", "Moreau", "moreu", "chloe@ex", "612345678", "+33 6 12 34 56 78", "societe", "mirabele", "sm-7"]
    {
        assert_eq!(names(&world, amelie(), &words(asked)).await, ["Chloé Moreau"], "{asked}");
    }
    assert_eq!(names(&world, amelie(), &words("zzzz")).await, [""; 0]);
    assert_eq!(names(&world, eva(), &words("chloe")).await, [""; 0], "whoever may not know a name finds nobody by it");
    assert_eq!(names(&world, omar(), &words("chloe")).await, [""; 0]);
    assert_eq!(names(&world, omar(), &Filter::default()).await, [""; 0]);
}

#[tokio::test]
async fn each_filter_narrows_the_list_and_pages_follow_each_other() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = writes(&world, channel, "sophie", "Sophie Martin", None).await;
    let sophie = contact_of(&world, parcel).await;
    let hugo = added(&world, "Hugo Laurent", "", "").await;
    let vip = labels::add(world.tx(bruno()).await, &Title::parse("VIP").unwrap(), Tone::Rose).await.unwrap();
    label(world.tx(amelie()).await, hugo, vip, "gold").await.unwrap();

    let all = Filter::default();
    assert_eq!(names(&world, bruno(), &all).await, ["Hugo Laurent", "Sophie Martin"], "who came last first");
    let page = list(&mut world.tx::<ContactsRead>(bruno()).await, &all, 1).await.unwrap();
    assert_eq!(names(&world, bruno(), &Filter { after: Some(page[0].id), ..all.clone() }).await, ["Sophie Martin"]);
    let of = async |filter: Filter| names(&world, bruno(), &filter).await;
    assert_eq!(of(Filter { channel: Some(channel), ..all.clone() }).await, ["Sophie Martin"]);
    assert_eq!(of(Filter { language: Some("fr".to_owned()), ..all.clone() }).await, ["Hugo Laurent"]);
    assert_eq!(of(Filter { label: Some(vip), ..all.clone() }).await, ["Hugo Laurent"]);
    let silver = Filter { label: Some(vip), value: Some("silver".to_owned()), ..all.clone() };
    assert_eq!(of(silver).await, [""; 0]);
    let listed = list(&mut world.tx::<ContactsRead>(bruno()).await, &all, 50).await.unwrap();
    let row = listed.iter().find(|it| it.id == sophie).unwrap();
    assert_eq!((&row.channels[..], row.last_at.is_some()), (&["Shop".to_owned()][..], true));
}

#[tokio::test]
async fn a_contact_opens_to_whoever_may_see_one_of_their_conversations() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let theirs = contact_of(&world, parcel).await;
    assert_eq!(names(&world, amelie(), &Filter::default()).await.len(), 1, "nobody holds it");

    inbox::take_over(world.tx(bruno()).await, parcel).await.unwrap();

    assert_eq!(names(&world, amelie(), &Filter::default()).await.len(), 0, "Bruno does");
    assert!(whole(&mut world.tx::<ContactsRead>(amelie()).await, theirs).await.unwrap().is_none());
    let changed = change(world.tx(amelie()).await, theirs, &details("Mine", "", "")).await;
    assert!(matches!(changed, Err(CannotWrite::Gone)));
    assert_eq!(known(&world, theirs).await.conversations.len(), 1);
    // Nor does whoever was merged on the way to them.
    let (first, between) = (added(&world, "Sophie", "", "").await, added(&world, "S. M.", "", "").await);
    merge(world.tx(bruno()).await, between, first, &[]).await.unwrap();
    assert!(whole(&mut world.tx::<ContactsRead>(amelie()).await, first).await.unwrap().is_some());
    merge(world.tx(bruno()).await, theirs, between, &[]).await.unwrap();
    assert!(whole(&mut world.tx::<ContactsRead>(amelie()).await, first).await.unwrap().is_none());
    assert!(whole(&mut world.tx::<ContactsRead>(bruno()).await, first).await.unwrap().is_some());
    // Whom nobody has spoken with is everybody's.
    added(&world, "Hugo Laurent", "", "").await;
    assert_eq!(names(&world, amelie(), &Filter::default()).await, ["Hugo Laurent"]);
}
