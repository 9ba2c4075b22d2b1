//! Writing down what one knows of somebody.

use super::*;
use crate::companies::{self, CannotLabel, NoteText};
use crate::contacts::*;
use crate::events::Event;
use crate::labels::{self, Tone};
use crate::title::Title;

#[tokio::test]
async fn what_is_typed_is_kept_and_what_cannot_be_is_refused() {
    let world = World::new().await;
    let id = added(&world, "Sophie Martin", "Sophie@Example.org", "+33 6 12 34 56 78").await;
    assert_eq!(world.events().await, [Event::ContactChanged { contact: id }]);
    let kept = known(&world, id).await.contact.details;
    assert_eq!(kept.email.as_deref(), Some("sophie@example.org"));
    assert_eq!(kept.phone.as_deref(), Some("+33612345678"));

    let read = |name, email, phone, language| {
        Details::parse(Typed { name, email, phone, language, company: None }, Attributes::lines(""), france())
    };
    assert_eq!(read("", "", "", "fr"), Err(BadDetails::Nothing));
    assert_eq!(read("two\nlines", "", "", ""), Err(BadDetails::Name));
    assert_eq!(read("", "sophie", "", ""), Err(BadDetails::Email));
    for typed in ["06 12 34 56 78", "06.12.34.56.78", "+33 (0)6 12 34 56 78", "0033612345678"] {
        assert_eq!(read("", "", typed, "").unwrap().phone.as_deref(), Some("+33612345678"), "{typed}");
    }
    let long = "0".repeat(41);
    for bad in ["12345", "call me", "1234567890123456", "06 12 ext 5", "020 7946 0958", long.as_str()] {
        assert_eq!(read("", "", bad, ""), Err(BadDetails::Phone), "{bad}");
    }
    assert_eq!(read("Sophie", "", "", "french"), Err(BadDetails::Language));
}

#[tokio::test]
async fn a_contact_belongs_to_one_company_of_the_same_workspace() {
    let world = World::new().await;
    let id = added(&world, "Sophie Martin", "", "").await;
    let company = companies::Details::parse("Hôtel des Tilleuls", "C-1", Some(Attributes::default())).unwrap();
    let tilleuls = companies::add(world.tx(amelie()).await, &company).await.unwrap();
    let theirs = companies::add(world.tx(omar()).await, &company).await.unwrap();

    let with = |company_id| Details { company_id, ..details("Sophie Martin", "", "") };
    change(world.tx(amelie()).await, id, &with(Some(tilleuls))).await.unwrap();
    assert_eq!(known(&world, id).await.contact.company.as_deref(), Some("Hôtel des Tilleuls"));
    let refused = change(world.tx(amelie()).await, id, &with(Some(theirs))).await;
    assert!(matches!(refused, Err(CannotWrite::NoSuchCompany)), "{refused:?}");
    let listed = companies::list(&mut world.tx::<ContactsRead>(bruno()).await, &Default::default(), 5).await.unwrap();
    assert_eq!(listed[0].members, 1);
}

#[tokio::test]
async fn labels_and_notes_hang_on_a_contact() {
    let world = World::new().await;
    let id = added(&world, "Sophie Martin", "", "").await;
    let vip = labels::add(world.tx(bruno()).await, &Title::parse("VIP").unwrap(), Tone::Rose).await.unwrap();

    label(world.tx(amelie()).await, id, vip, "gold").await.unwrap();
    note(world.tx(amelie()).await, id, &NoteText::parse("Prefers to be called.").unwrap()).await.unwrap();

    let whole = known(&world, id).await;
    assert_eq!((&*whole.labels[0].name, whole.labels[0].value.as_deref()), ("VIP", Some("gold")));
    assert_eq!((whole.notes[0].body.as_deref(), &*whole.notes[0].author), (Some("Prefers to be called."), "Amélie"));
    take_label(world.tx(amelie()).await, id, vip).await.unwrap();
    assert_eq!(known(&world, id).await.labels, []);
}

#[tokio::test]
async fn labels_that_become_one_are_one_on_contacts_and_companies_too() {
    let world = World::new().await;
    let id = added(&world, "Sophie Martin", "", "").await;
    let of = async |name| labels::add(world.tx(bruno()).await, &Title::parse(name).unwrap(), Tone::Rose).await.unwrap();
    let (vip, loyal) = (of("VIP").await, of("Loyal").await);
    label(world.tx(amelie()).await, id, vip, "gold").await.unwrap();

    labels::merge(world.tx(bruno()).await, vip, loyal).await.unwrap();

    let worn = known(&world, id).await.labels;
    assert_eq!((&*worn[0].name, worn[0].value.as_deref(), worn.len()), ("Loyal", Some("gold"), 1));
}

#[tokio::test]
async fn a_stranger_finds_no_contact_and_changes_none() {
    let world = World::new().await;
    let id = added(&world, "Sophie Martin", "", "").await;
    let before = world.events().await;

    assert!(whole(&mut world.tx::<ContactsRead>(omar()).await, id).await.unwrap().is_none());
    let changed = change(world.tx(omar()).await, id, &details("Mine", "", "")).await;
    assert!(matches!(changed, Err(CannotWrite::Gone)), "{changed:?}");
    let noted = note(world.tx(omar()).await, id, &NoteText::parse("x").unwrap()).await;
    assert!(matches!(noted, Err(CannotLabel::Gone)));
    let labelled = label(world.tx(omar()).await, id, LabelId::new(), "").await;
    assert!(matches!(labelled, Err(CannotLabel::Gone)));
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn a_viewer_sees_whom_they_cannot_know() {
    let world = World::new().await;
    let id = added(&world, "Sophie Martin", "sophie@example.org", "+33 6 12 34 56 78").await;
    note(world.tx(amelie()).await, id, &NoteText::parse("Lives at 4 rue Verte.").unwrap()).await.unwrap();

    let seen = whole(&mut world.tx::<ContactsRead>(eva()).await, id).await.unwrap().unwrap();
    let shown = seen.contact.details;
    assert_eq!((shown.name.as_deref(), shown.email.as_deref()), (Some("S••• M•••"), Some("s•••@•••")));
    assert_eq!((shown.phone.as_deref(), &seen.notes[0].body), (Some("•••78"), &None));
}
