//! The promises of tables, held.

use time::macros::datetime;

use super::*;
use crate::access::{KnowledgeRead, KnowledgeWrite};
use crate::ids::*;
use crate::knowledge::{self, Audience, Filter, Language, Unacceptable};
use crate::text::Zone;
use crate::text::cells::{CannotDecode, decode, rows};
use crate::world::*;

fn zone() -> Zone {
    Zone::named("Europe/Paris").unwrap()
}

fn read(text: &str) -> Result<Table, CannotRead> {
    let now = datetime!(2026-11-20 09:00 UTC);
    Table::read(text, &super::rows::Usual { language: Language::French, zone: zone(), now })
}

#[test]
fn a_table_is_read_as_spreadsheets_of_both_languages_save_it() {
    let french = "Question;Réponse;Variantes;Langue;Public;Expire le\r\n\
                  \"Livrez-vous ; partout ?\";\"Oui,\r\nen \"\"France\"\".\";Où livrez-vous ?|Livraison ?;fr;agents;2026-12-31\r\n\r\n";
    let table = read(french).unwrap();

    let items = table.items();
    assert_eq!((table.rows.len(), table.rows[0].line), (1, 2));
    assert_eq!(items[0].content.title(), "Livrez-vous ; partout ?");
    assert_eq!(items[0].content.body(), "Oui,\nen \"France\".");
    assert_eq!(items[0].content.variants(), ["Où livrez-vous ?", "Livraison ?"]);
    assert_eq!(items[0].terms.audience, Audience::Agents);
    assert_eq!(items[0].terms.expires_at, Some(datetime!(2026-12-31 23:00 UTC)), "the whole of the day, in Paris");

    let english = read("question\tanswer\nAre you open?\tYes.\n").unwrap();
    assert_eq!(english.items()[0].language, Language::French, "the workspace's, where none is named");
}

#[test]
fn text_is_read_as_programs_write_it() {
    assert_eq!(decode("\u{feff}Où ?".as_bytes()).unwrap(), "Où ?");
    assert_eq!(decode(b"O\xf9 ? 5 \x80").unwrap(), "Où ? 5 €");
    assert_eq!(decode(b"\xff\xfeO\x00\xf9\x00").unwrap(), "Où");
    assert_eq!(decode(b"%PDF\0"), Err(CannotDecode));
}

#[test]
fn cells_may_hold_anything() {
    let found = rows("a,\"b\"\"c\nd\"\n\n e\"f ,\n\"open", ',');
    let cells: Vec<Vec<String>> = found.iter().map(|it| it.1.clone()).collect();
    assert_eq!(cells, [vec!["a", "b\"c\nd"], vec![" e\"f ", ""], vec!["open"]]);
    assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 4, 5]);
}

#[test]
fn each_row_is_judged_on_its_own() {
    let table = read(
        "question,answer,audience,expiry,language\n\
         Open?,Yes.,,,\n,Yes.,,,\nOpen?,,,,\nOpen?,Yes.,nobody,,\nOpen?,Yes.,,2020-01-01,\nOpen?,Yes.,,soon,\n\
         Open?,Yes.,,,xx\nOpen?,Yes.,,,\n",
    )
    .unwrap();
    let wrong = |problem| Fate::Wrong(problem);
    let fates: Vec<&Fate> = table.rows.iter().skip(1).map(|it| &it.fate).collect();
    assert_eq!(
        fates,
        [
            &wrong(RowProblem::Unacceptable(Unacceptable::TitleMissing)),
            &wrong(RowProblem::Unacceptable(Unacceptable::BodyMissing)),
            &wrong(RowProblem::Audience),
            &wrong(RowProblem::End),
            &wrong(RowProblem::End),
            &wrong(RowProblem::Unacceptable(Unacceptable::UnknownLanguage)),
            &Fate::Known,
        ]
    );
    assert_eq!((table.items().len(), table.wrong()), (1, 6));
    assert_eq!(read("name,answer\nx,y"), Err(CannotRead::NoColumns));
    assert_eq!(read("question,answer\n"), Err(CannotRead::NoRows));
    assert_eq!(read(""), Err(CannotRead::NoColumns));
}

async fn brought(world: &World, text: &str) -> KnowledgeImportId {
    bring(world.tx(bruno()).await, "faq.csv", text).await.unwrap()
}

async fn titles(world: &World) -> Vec<String> {
    let listed = knowledge::list(&mut world.tx::<KnowledgeRead>(bruno()).await, &Filter::default(), 50).await.unwrap();
    listed.into_iter().map(|it| it.title).collect()
}

#[tokio::test]
async fn the_same_table_brought_twice_changes_nothing() {
    let world = World::new().await;
    let text = "question,answer\nAre you open?,Yes.\nWhere?,In Paris.\n";
    let first = brought(&world, text).await;
    assert_eq!(take(world.tx(bruno()).await, first, Language::English, &zone()).await.unwrap(), 2);
    assert!(matches!(take(world.tx(bruno()).await, first, Language::English, &zone()).await, Err(CannotTake::Gone)));

    let second = brought(&world, text).await;
    let mut tx = world.tx::<KnowledgeWrite>(bruno()).await;
    let looked = find(&mut tx, second).await.unwrap().unwrap().look(&mut tx, Language::English, &zone()).await.unwrap();
    drop(tx);
    assert!(looked.table.unwrap().rows.iter().all(|it| it.fate == Fate::Known));
    assert_eq!(take(world.tx(bruno()).await, second, Language::English, &zone()).await.unwrap(), 0);
    assert_eq!(titles(&world).await.len(), 2);
}

#[tokio::test]
async fn nothing_is_half_imported() {
    let world = World::new().await;
    let table = brought(&world, "question,answer\nAre you open?,Yes.\nWhere?,\n").await;

    let refused = take(world.tx(bruno()).await, table, Language::English, &zone()).await;

    assert!(matches!(refused, Err(CannotTake::Wrong(1))));
    assert_eq!(titles(&world).await, Vec::<String>::new());
    assert_eq!(world.events().await, []);
    let long = "x".repeat(3 << 20);
    assert!(matches!(bring(world.tx(bruno()).await, "x", &long).await, Err(CannotBring::Unfit(NoTable::TooLong))));
    assert!(matches!(bring(world.tx(bruno()).await, "x", " \0").await, Err(CannotBring::Unfit(NoTable::Empty))));
}

#[tokio::test]
async fn a_stranger_finds_no_table_and_takes_none() {
    let world = World::new().await;
    let table = brought(&world, "question,answer\nAre you open?,Yes.\n").await;

    assert!(find(&mut world.tx(omar()).await, table).await.unwrap().is_none());
    let taken = take(world.tx(omar()).await, table, Language::English, &zone()).await;
    assert!(matches!(taken, Err(CannotTake::Gone)));
    assert_eq!(world.events().await, []);
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
    assert_eq!(take(world.tx(claire()).await, table, Language::English, &zone()).await.unwrap(), 1, "a colleague may");
}
