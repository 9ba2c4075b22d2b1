//! The same person twice: what speaks for it, and who says that it is not so.

use super::*;
use crate::companies;
use crate::contacts::*;

async fn evidence(world: &World, person: Person, of: ContactId) -> Vec<(ContactId, Vec<Evidence>)> {
    let found = doubles(&mut world.tx::<ContactsRead>(person).await, of).await.unwrap();
    found.into_iter().map(|it| (it.id, it.evidence)).collect()
}

#[tokio::test]
async fn each_kind_of_evidence_is_named() {
    let world = World::new().await;
    let company = companies::Details::parse("Hôtel des Tilleuls", "C-1", Some(Attributes::default())).unwrap();
    let tilleuls = Some(companies::add(world.tx(amelie()).await, &company).await.unwrap());
    let of = async |name: &str, email: &str, phone: &str, company_id| {
        let details = Details { company_id, ..details(name, email, phone) };
        add(world.tx(amelie()).await, &details).await.unwrap()
    };
    let sophie = of("Sophie Martin", "sophie@example.org", "+33 6 12 34 56 78", tilleuls).await;
    let by_mail = of("S. M.", "SOPHIE@example.org", "", None).await;
    let by_phone = of("Sophie", "", "06 12 34 56 78", None).await;
    let by_name = of("sophie martin", "", "", tilleuls).await;
    of("Sophie Martin", "another@example.org", "06 99 99 99 99", None).await;

    let mut found = evidence(&world, amelie(), sophie).await;
    found.sort();
    let mut expected = vec![
        (by_mail, vec![Evidence::Email]),
        (by_phone, vec![Evidence::Phone]),
        (by_name, vec![Evidence::NameAndCompany]),
    ];
    expected.sort();
    assert_eq!(found, expected, "the same name alone says nothing");
    assert_eq!(evidence(&world, eva(), sophie).await, [], "whoever sees no personal data is told of nobody");
    assert_eq!(evidence(&world, omar(), sophie).await, []);
    let listed = list(&mut world.tx::<ContactsRead>(amelie()).await, &Filter::default(), 50).await.unwrap();
    assert_eq!(listed.iter().filter(|it| it.may_be_double).count(), 3);
}

#[tokio::test]
async fn who_is_said_to_be_two_people_is_not_asked_about_again() {
    let world = World::new().await;
    let one = added(&world, "Sophie Martin", "shop@example.org", "").await;
    let other = added(&world, "Luc Martin", "shop@example.org", "").await;
    assert_eq!(evidence(&world, amelie(), one).await.len(), 1);

    keep_apart(world.tx(amelie()).await, other, one).await.unwrap();

    assert_eq!(evidence(&world, amelie(), one).await, []);
    assert_eq!(evidence(&world, amelie(), other).await, []);
    let refused = keep_apart(world.tx(omar()).await, one, other).await;
    assert!(matches!(refused, Err(CannotMerge::Gone)));
    assert!(matches!(keep_apart(world.tx(amelie()).await, one, one).await, Err(CannotMerge::Same)));
}

#[tokio::test]
async fn nobody_is_hinted_at_who_does_not_open_to_the_reader() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let theirs = writes(&world, channel, "sophie", "Sophie Martin", Some("sophie@example.org")).await;
    crate::inbox::take_over(world.tx(bruno()).await, theirs).await.unwrap();
    let mine = added(&world, "S. Martin", "sophie@example.org", "").await;

    assert_eq!(evidence(&world, amelie(), mine).await, []);
    for (person, hinted) in [(amelie(), 0), (bruno(), 2), (eva(), 0)] {
        let listed = list(&mut world.tx::<ContactsRead>(person).await, &Filter::default(), 50).await.unwrap();
        assert_eq!(listed.iter().filter(|it| it.may_be_double).count(), hinted);
    }
}
