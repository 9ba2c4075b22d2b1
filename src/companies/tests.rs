//! The promises of companies, held.

use crate::access::{ContactsRead, ContactsWrite};
use crate::companies::*;
use crate::events::Event;
use crate::ids::*;
use crate::labels::{self, Tone};
use crate::title::Title;
use crate::world::*;

fn details(name: &str, code: &str) -> Details {
    Details::parse(name, code, Attributes::lines("Route: 7\nPays: France")).unwrap()
}

async fn tilleuls(world: &World) -> CompanyId {
    add(world.tx(amelie()).await, &details("Hôtel des Tilleuls", "C-001")).await.unwrap()
}

async fn found(world: &World, person: Person, filter: &Filter) -> Vec<String> {
    let listed = list(&mut world.tx::<ContactsRead>(person).await, filter, 50).await.unwrap();
    listed.into_iter().map(|it| it.name).collect()
}

#[tokio::test]
async fn a_company_is_known_by_name_code_and_what_else_one_knows() {
    let world = World::new().await;
    let id = tilleuls(&world).await;
    assert_eq!(world.events().await, [Event::CompanyChanged { company: id }]);

    let changed = Details::parse("Hôtel des Tilleuls", "C-002", Attributes::lines("Route: 8")).unwrap();
    change(world.tx(amelie()).await, id, &changed).await.unwrap();
    note(world.tx(amelie()).await, id, &NoteText::parse("Delivered by the back door.").unwrap()).await.unwrap();

    let company = find(&mut world.tx::<ContactsRead>(bruno()).await, id).await.unwrap().unwrap();
    assert_eq!((&*company.name, &*company.code), ("Hôtel des Tilleuls", "C-002"));
    assert_eq!(company.attributes.to_string(), "Route: 8\n");
    assert_eq!(company.notes[0].body.as_deref(), Some("Delivered by the back door."));
}

#[tokio::test]
async fn a_code_is_one_companys_however_it_is_spelled() {
    let world = World::new().await;
    let first = tilleuls(&world).await;
    let second = add(world.tx(amelie()).await, &details("Café Palombe", "C-002")).await.unwrap();
    let before = world.events().await;

    let known = add(world.tx(amelie()).await, &details("Copy", "c-001")).await;
    assert!(matches!(known, Err(CannotWrite::Known)), "{known:?}");
    let known = change(world.tx(amelie()).await, second, &details("Café Palombe", "C-001")).await;
    assert!(matches!(known, Err(CannotChange::Known)), "{known:?}");
    assert_eq!(world.events().await, before);
    assert_ne!(first, second);
    // Another workspace's books are its own.
    add(world.tx(omar()).await, &details("Theirs", "C-001")).await.unwrap();
}

#[tokio::test]
async fn a_company_is_found_by_words_without_accents_and_with_a_slip() {
    let world = World::new().await;
    tilleuls(&world).await;
    add(world.tx(amelie()).await, &details("Société Mirabelle", "SM-7")).await.unwrap();

    for (words, expected) in [
        ("tilleuls", "Hôtel des Tilleuls"),
        ("hotel", "Hôtel des Tilleuls"),
        ("tileuls", "Hôtel des Tilleuls"),
        ("societe", "Société Mirabelle"),
        ("sm-7", "Société Mirabelle"),
    ] {
        let filter = Filter { words: Some(words.to_owned()), ..Filter::default() };
        assert_eq!(found(&world, amelie(), &filter).await, [expected], "{words}");
        assert_eq!(found(&world, eva(), &filter).await, [""; 0], "whoever may not know a name finds nobody by it");
    }
}

#[tokio::test]
async fn a_label_says_something_of_a_company_and_is_filtered_by_it() {
    let world = World::new().await;
    let (seven, eight) = (tilleuls(&world).await, CompanyId::new());
    assert_ne!(seven, eight);
    let other = add(world.tx(amelie()).await, &details("Café Palombe", "C-002")).await.unwrap();
    let route = labels::add(world.tx(bruno()).await, &Title::parse("Route").unwrap(), Tone::Blue).await.unwrap();

    label(world.tx(amelie()).await, seven, route, "7").await.unwrap();
    label(world.tx(amelie()).await, other, route, "").await.unwrap();
    let with =
        |value: Option<&str>| Filter { label: Some(route), value: value.map(str::to_owned), ..Filter::default() };
    assert_eq!(found(&world, amelie(), &with(None)).await, ["Café Palombe", "Hôtel des Tilleuls"]);
    assert_eq!(found(&world, amelie(), &with(Some("7"))).await, ["Hôtel des Tilleuls"]);

    label(world.tx(amelie()).await, seven, route, "8").await.unwrap();
    assert_eq!(found(&world, amelie(), &with(Some("7"))).await, [""; 0]);
    take_label(world.tx(amelie()).await, seven, route).await.unwrap();
    let before = world.events().await;
    take_label(world.tx(amelie()).await, seven, route).await.unwrap();
    assert_eq!(world.events().await, before, "twice is the same as once");
    let long = "x".repeat(61);
    assert!(matches!(label(world.tx(amelie()).await, seven, route, &long).await, Err(CannotLabel::Value)));
    assert!(matches!(label(world.tx(amelie()).await, seven, LabelId::new(), "").await, Err(CannotLabel::Gone)));
}

#[tokio::test]
async fn companies_of_another_tenant_do_not_exist() {
    let world = World::new().await;
    let id = tilleuls(&world).await;
    let before = world.events().await;

    assert_eq!(found(&world, omar(), &Filter::default()).await, [""; 0]);
    assert!(find(&mut world.tx::<ContactsRead>(omar()).await, id).await.unwrap().is_none());
    let changed = change(world.tx(omar()).await, id, &details("Mine", "M")).await;
    assert!(matches!(changed, Err(CannotChange::Gone)), "{changed:?}");
    let noted = note(world.tx::<ContactsWrite>(omar()).await, id, &NoteText::parse("x").unwrap()).await;
    assert!(matches!(noted, Err(CannotLabel::Gone)));
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn a_viewer_sees_that_there_is_a_company_and_not_whose() {
    let world = World::new().await;
    let id = tilleuls(&world).await;
    note(world.tx(amelie()).await, id, &NoteText::parse("Delivered by the back door.").unwrap()).await.unwrap();

    let company = find(&mut world.tx::<ContactsRead>(eva()).await, id).await.unwrap().unwrap();
    assert_eq!(company.name, "H••• d••• T•••");
    assert_eq!(company.notes[0].body, None);
    assert!(!company.attributes.to_string().contains("France"));
}

#[test]
fn attributes_are_lines_with_a_name_and_a_value() {
    assert_eq!(Attributes::lines("A: 1\n\n b : c: d \nE:").unwrap().to_string(), "A: 1\nb: c: d\n");
    for bad in ["no colon", ": nothing", &format!("{}: x", "n".repeat(41)), &format!("x: {}", "n".repeat(201))] {
        assert_eq!(Attributes::lines(bad), None, "{bad}");
    }
    let many: String = (0..31).map(|it| format!("{it}: x\n")).collect();
    assert_eq!(Attributes::lines(&many), None);
}
