//! Tables: what becomes of each row, and that of a table every row is taken in, or none.

use super::*;
use crate::access::ContactsManage;
use crate::companies::{self, BadCompany};
use crate::contacts::table::*;
use crate::contacts::{BadDetails, Filter, SegmentOf, list};
use crate::text::cells::NoTable;

async fn brought(world: &World, of: SegmentOf, text: &str) -> ContactImportId {
    bring(world.tx(bruno()).await, of, "people.csv", text).await.unwrap()
}

async fn looked(world: &World, id: ContactImportId, columns: &str) -> Looked {
    let mut tx = world.tx::<ContactsManage>(bruno()).await;
    let brought = find(&mut tx, id).await.unwrap().unwrap();
    brought.look(&mut tx, columns).await.unwrap()
}

async fn names(world: &World) -> Vec<String> {
    let listed = list(&mut world.tx::<ContactsRead>(bruno()).await, &Filter::default(), 50).await.unwrap();
    listed.into_iter().map(|it| it.name.unwrap_or_default()).collect()
}

const PEOPLE: &str = "Nom;E-mail;Téléphone;Langue;Entreprise;Tournée\r\n\
                      Sophie Martin;sophie@example.org;'+33 6 12 34 56 78;fr;;7\r\n\
                      Hugo Laurent;;06 00 00 00 01;;;\r\n";

#[tokio::test]
async fn the_columns_are_guessed_by_their_heads_and_the_rest_becomes_attributes() {
    let world = World::new().await;
    let table = brought(&world, SegmentOf::Contacts, PEOPLE).await;
    let seen = looked(&world, table, "").await;
    assert_eq!(seen.columns.to_string(), "name,email,phone,language,company,attribute");

    assert_eq!(take(world.tx(bruno()).await, table, "").await.unwrap(), 2);

    assert_eq!(names(&world).await.len(), 2);
    let listed = list(&mut world.tx::<ContactsRead>(bruno()).await, &Filter::default(), 50).await.unwrap();
    let sophie = listed.iter().find(|it| it.name.as_deref() == Some("Sophie Martin")).unwrap().id;
    let kept = known(&world, sophie).await.contact.details;
    assert_eq!(kept.phone.as_deref(), Some("+33612345678"), "also behind a spreadsheet's guard");
    assert_eq!(kept.attributes.to_string(), "Tournée: 7\n");
}

#[tokio::test]
async fn a_person_says_what_the_columns_are() {
    let world = World::new().await;
    let table = brought(&world, SegmentOf::Contacts, "a,b,c\nSophie,sophie@example.org,7\n").await;
    assert_eq!(looked(&world, table, "").await.columns.to_string(), "attribute,attribute,attribute");
    let Ok(seen) = looked(&world, table, "name,email,ignored").await.table else { panic!("it can be read") };
    assert!(matches!(&seen.rows[0].fate, Fate::New(Item::Contact(it)) if it.name.as_deref() == Some("Sophie")));
    // What does not fit the table is not said.
    assert_eq!(looked(&world, table, "name,code,ignored").await.columns.to_string(), "attribute,attribute,attribute");
    assert_eq!(take(world.tx(bruno()).await, table, "name,email,ignored").await.unwrap(), 1);
    assert_eq!(names(&world).await, ["Sophie"]);
}

#[tokio::test]
async fn each_row_is_judged_on_its_own_and_nothing_is_half_imported() {
    let world = World::new().await;
    let text = "name,email,phone,company\n\
                Sophie,sophie@example.org,,\n,,,\nHugo,hugo,,\nEmma,,12,\nJules,,,Nowhere\nSophie,sophie@example.org,,\n\
                ,,06 00 00 00 01,\n";
    let table = brought(&world, SegmentOf::Contacts, text).await;
    let Ok(seen) = looked(&world, table, "").await.table else { panic!("it can be read") };
    let wrong = |problem| Fate::Wrong(RowProblem::Contact(problem));
    let fates: Vec<&Fate> = seen.rows.iter().skip(1).take(4).map(|it| &it.fate).collect();
    let expected =
        [&wrong(BadDetails::Email), &wrong(BadDetails::Phone), &Fate::Wrong(RowProblem::NoSuchCompany), &Fate::Known];
    assert_eq!(fates, expected);
    assert_eq!((seen.items().len(), seen.wrong()), (2, 3));

    let refused = take(world.tx(bruno()).await, table, "").await;

    assert!(matches!(refused, Err(CannotTake::Wrong(3))), "{refused:?}");
    assert_eq!(names(&world).await, [""; 0]);
    assert_eq!(world.events().await, []);
}

#[tokio::test]
async fn the_same_table_brought_twice_changes_nothing() {
    let world = World::new().await;
    let first = brought(&world, SegmentOf::Contacts, PEOPLE).await;
    assert_eq!(take(world.tx(bruno()).await, first, "").await.unwrap(), 2);
    assert!(matches!(take(world.tx(bruno()).await, first, "").await, Err(CannotTake::Gone)));
    let second = brought(&world, SegmentOf::Contacts, PEOPLE).await;
    assert_eq!(take(world.tx(bruno()).await, second, "").await.unwrap(), 0, "known by address, and by number");
}

#[tokio::test]
async fn people_who_have_only_a_name_in_common_are_not_the_same() {
    let world = World::new().await;
    let text = "name,phone,Ville\nJean Martin,,Lyon\nJean Martin,,Lille\nJean Martin,,Lyon\n\
                Hugo,06 12 34 56 78,\nHugo L.,+33 6 12 34 56 78,\n";
    let table = brought(&world, SegmentOf::Contacts, text).await;

    let taken = take(world.tx(bruno()).await, table, "").await.unwrap();
    assert_eq!(taken, 3, "but for a row and a number that stand there twice");

    let mut found = names(&world).await;
    found.sort();
    assert_eq!(found, ["Hugo", "Jean Martin", "Jean Martin"]);
}

#[tokio::test]
async fn of_two_who_take_a_table_in_at_once_one_does() {
    let world = World::new().await;
    let table = brought(&world, SegmentOf::Contacts, "name\nSophie\nHugo\n").await;
    let (here, there) =
        tokio::join!(take(world.tx(bruno()).await, table, ""), take(world.tx(claire()).await, table, ""));
    assert!(here.is_ok() != there.is_ok(), "{here:?} {there:?}");
    assert_eq!(names(&world).await.len(), 2);
}

#[tokio::test]
async fn companies_come_as_tables_and_contacts_find_theirs() {
    let world = World::new().await;
    let text = "code,nom,pays\nC-1,Hôtel des Tilleuls,France\nC-2,Café Palombe,\nc-1,Twice,\n";
    let table = brought(&world, SegmentOf::Companies, text).await;
    assert_eq!(take(world.tx(bruno()).await, table, "").await.unwrap(), 2);
    let people = "nom,entreprise\nSophie,hotel des tilleuls\nHugo,c-2\n";
    let table = brought(&world, SegmentOf::Contacts, people).await;
    assert_eq!(take(world.tx(bruno()).await, table, "").await.unwrap(), 2);

    let mut tx = world.tx::<ContactsRead>(bruno()).await;
    let listed = companies::list(&mut tx, &companies::Filter::default(), 50).await.unwrap();
    let mut all: Vec<_> = listed.into_iter().map(|it| (it.code, it.members)).collect();
    all.sort();
    assert_eq!(all, [("C-1".to_owned(), 1), ("C-2".to_owned(), 1)]);
    drop(tx);
    let again = brought(&world, SegmentOf::Companies, "code,name\nC-1,Other\n,Nameless\n").await;
    let Ok(seen) = looked(&world, again, "").await.table else { panic!("it can be read") };
    let fates: Vec<&Fate> = seen.rows.iter().map(|it| &it.fate).collect();
    assert_eq!(fates, [&Fate::Known, &Fate::Wrong(RowProblem::Company(BadCompany::Code))]);
}

#[tokio::test]
async fn what_is_taken_out_can_be_brought_back_and_is_no_formula() {
    let world = World::new().await;
    let table = brought(&world, SegmentOf::Contacts, PEOPLE).await;
    take(world.tx(bruno()).await, table, "").await.unwrap();
    added(&world, "=1+1", "", "").await;

    let file = contacts(&mut world.tx::<ContactsManage>(bruno()).await, &Filter::default()).await.unwrap();

    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines[0], "\"name\",\"email\",\"phone\",\"language\",\"company\",\"labels\",\"Tournée\"");
    assert!(lines[1].starts_with("\"'=1+1\","), "{}", lines[1]);
    assert!(lines[3].contains("\"'+33612345678\"") && lines[3].ends_with(",\"7\""), "{}", lines[3]);
    let back = brought(&world, SegmentOf::Contacts, &file).await;
    let Ok(seen) = looked(&world, back, "").await.table else { panic!("it can be read") };
    assert_eq!(
        (seen.items().len(), seen.wrong()),
        (1, 0),
        "only who has neither address nor number is not known again"
    );
}

#[tokio::test]
async fn a_stranger_finds_no_table_and_takes_none() {
    let world = World::new().await;
    let table = brought(&world, SegmentOf::Contacts, PEOPLE).await;
    assert!(find(&mut world.tx(omar()).await, table).await.unwrap().is_none());
    assert!(matches!(take(world.tx(omar()).await, table, "").await, Err(CannotTake::Gone)));
    let long = "x".repeat(3 << 20);
    let refused = bring(world.tx(bruno()).await, SegmentOf::Contacts, "x", &long).await;
    assert!(matches!(refused, Err(CannotBring::Unfit(NoTable::TooLong))));
}
