//! The promises of knowledge, held.

use super::*;
use crate::access::{KnowledgeRead, KnowledgeWrite};
use crate::events::Event;
use crate::ids::*;
use crate::tenancy::CannotBegin;
use crate::world::*;

async fn found(world: &World, item: ItemId) -> Found {
    find(&mut world.tx(eva()).await, item).await.unwrap().unwrap()
}

async fn ask(world: &World, shelves: &Shelves, who: Person, question: &str) -> Vec<String> {
    let tried =
        shelves.search::<KnowledgeRead>(world.desk(), &who.principal(), question, None, Language::English).await;
    tried.unwrap().hits.iter().map(|hit| hit.passage.text.clone()).collect()
}

fn revision(based_on: i32, body: &str) -> Revision {
    let content = Content::parse(Kind::Text, "Returns", &[], body).unwrap();
    Revision { based_on, language: Language::English, content }
}

#[tokio::test]
async fn what_is_written_is_found_by_the_next_question() {
    let world = World::new().await;
    let shelves = Shelves::default();
    assert_eq!(ask(&world, &shelves, bruno(), "opening hours").await, Vec::<String>::new());

    let hours = world.knows(bruno(), faq("When are you open?", "We are open from 9 to 18.")).await;

    assert_eq!(ask(&world, &shelves, bruno(), "When are you opn?").await, ["We are open from 9 to 18."]);
    assert_eq!(world.events().await, [Event::KnowledgeChanged { item: Some(hours) }]);
    let shown = found(&world, hours).await;
    assert_eq!((shown.item.version, shown.item.passages, shown.item.state), (1, 1, State::Ready));
    assert_eq!(shown.versions[0].written_by.as_deref(), Some("Bruno"));
}

#[tokio::test]
async fn an_agent_may_read_knowledge_and_not_write_it() {
    let world = World::new().await;

    let refused = world.desk().begin::<KnowledgeWrite>(amelie().principal()).await;
    assert!(matches!(refused, Err(CannotBegin::Denied(_))));
    assert!(world.desk().begin::<KnowledgeRead>(amelie().principal()).await.is_ok());
}

#[tokio::test]
async fn a_new_version_answers_and_the_old_one_is_kept() {
    let world = World::new().await;
    let shelves = Shelves::default();
    let returns = world.knows(bruno(), text("Returns", "Items can be returned within 14 days.")).await;

    let number = revise(world.tx(bruno()).await, returns, revision(1, "Items can be returned within 30 days.")).await;

    assert_eq!(number.unwrap(), 2);
    assert_eq!(
        ask(&world, &shelves, bruno(), "How many days to return items?").await,
        ["Items can be returned within 30 days."]
    );
    let shown = found(&world, returns).await;
    assert_eq!(shown.item.version, 2);
    let bodies: Vec<&str> = shown.versions.iter().map(|it| it.body.as_str()).collect();
    assert_eq!(bodies, ["Items can be returned within 30 days.", "Items can be returned within 14 days."]);
}

#[tokio::test]
async fn a_passage_that_stays_as_it_was_keeps_its_id() {
    let world = World::new().await;
    let before = "# Exchanges\nExchanges are free.\n# Refunds\nRefunds take 5 days.";
    let after = "# Exchanges\nExchanges are free.\n# Refunds\nRefunds take 3 days.";
    let returns = world.knows(bruno(), text("Returns", before)).await;
    let first = found(&world, returns).await.passages;

    revise(world.tx(bruno()).await, returns, revision(1, after)).await.unwrap();

    let second = found(&world, returns).await.passages;
    assert_eq!(first.len(), 2);
    assert_eq!(second[0], first[0]);
    assert_ne!(second[1].id, first[1].id);
}

#[tokio::test]
async fn the_second_of_two_editors_is_told() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Within 14 days.")).await;
    revise(world.tx(bruno()).await, returns, revision(1, "Within 30 days.")).await.unwrap();

    let late = revise(world.tx(claire()).await, returns, revision(1, "Within 60 days.")).await;

    assert!(matches!(late, Err(CannotRevise::Overtaken)));
    assert_eq!(world.events().await.len(), 2, "a refusal leaves no event");
    assert_eq!(found(&world, returns).await.versions.len(), 2);
}

#[tokio::test]
async fn a_text_does_not_become_a_question() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Within 14 days.")).await;
    let content = Content::parse(Kind::Faq, "Returns?", &[], "Within 14 days.").unwrap();

    let revised =
        revise(world.tx(bruno()).await, returns, Revision { based_on: 1, language: Language::English, content }).await;

    assert!(matches!(revised, Err(CannotRevise::OtherKind)));
    assert_eq!(world.events().await.len(), 1);
}

#[tokio::test]
async fn an_earlier_version_can_be_returned_to() {
    let world = World::new().await;
    let shelves = Shelves::default();
    let returns = world.knows(bruno(), text("Returns", "Return it within 14 days.")).await;
    revise(world.tx(bruno()).await, returns, revision(1, "Return it within 30 days.")).await.unwrap();

    roll_back(world.tx(bruno()).await, returns, 1).await.unwrap();

    assert_eq!(ask(&world, &shelves, bruno(), "return within how long").await, ["Return it within 14 days."]);
    let never = roll_back(world.tx(bruno()).await, returns, 3).await;
    assert!(matches!(never, Err(CannotRollBack::NoSuchVersion)));
    let number = revise(world.tx(bruno()).await, returns, revision(1, "Return it within 60 days.")).await;
    assert_eq!(number.unwrap(), 3, "a version that was left is never overwritten");
}

#[tokio::test]
async fn a_disabled_item_is_kept_and_not_searched() {
    let world = World::new().await;
    let shelves = Shelves::default();
    let gifts = world.knows(bruno(), faq("Do you wrap gifts?", "Yes, for 3 euros.")).await;

    disable(world.tx(bruno()).await, gifts).await.unwrap();
    assert_eq!(ask(&world, &shelves, bruno(), "Do you wrap gifts?").await, Vec::<String>::new());
    assert_eq!(found(&world, gifts).await.item.state, State::Disabled);

    disable(world.tx(bruno()).await, gifts).await.unwrap();
    assert_eq!(world.events().await.len(), 2, "disabling twice is one change");

    enable(world.tx(bruno()).await, gifts).await.unwrap();
    assert_eq!(ask(&world, &shelves, bruno(), "Do you wrap gifts?").await, ["Yes, for 3 euros."]);
}

#[tokio::test]
async fn a_stranger_finds_nothing_and_changes_nothing() {
    let world = World::new().await;
    let shelves = Shelves::default();
    let secret = world.knows(bruno(), text("Suppliers", "Our supplier is Atelier Nord.")).await;
    ask(&world, &shelves, bruno(), "supplier").await;

    assert_eq!(ask(&world, &shelves, omar(), "Who is the supplier?").await, Vec::<String>::new());
    assert!(find(&mut world.tx(omar()).await, secret).await.unwrap().is_none());
    assert_eq!(list(&mut world.tx(omar()).await, &Filter::default(), 50).await.unwrap(), []);
    let revised = revise(world.tx(omar()).await, secret, revision(1, "Mine now.")).await;
    assert!(matches!(revised, Err(CannotRevise::Gone)));
    assert!(matches!(roll_back(world.tx(omar()).await, secret, 1).await, Err(CannotRollBack::Gone)));
    assert!(matches!(disable(world.tx(omar()).await, secret).await, Err(CannotSwitch::Gone)));
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
}

#[tokio::test]
async fn many_items_are_imported_as_one_change_and_listed_page_by_page() {
    let world = World::new().await;
    let items: Vec<NewItem> = (0..120).map(|i| faq(&format!("Où est l'article {i} ?"), "Au dépôt.")).collect();

    let ids = import(world.tx(bruno()).await, &items).await.unwrap();

    assert_eq!(world.events().await, [Event::KnowledgeChanged { item: None }]);
    let mut listed = Vec::new();
    let mut filter = Filter { words: Some("OU EST".into()), kind: Some(Kind::Faq), ..Filter::default() };
    loop {
        let page = list(&mut world.tx(eva()).await, &filter, 50).await.unwrap();
        let Some(last) = page.last() else { break };
        filter.after = Some(Cursor { updated_at: last.updated_at, id: last.id });
        listed.extend(page.into_iter().map(|it| it.id));
    }
    listed.reverse();
    assert_eq!(listed, ids);

    let too_many = vec![items[0].clone(); MOST_AT_ONCE + 1];
    let refused = import(world.tx(bruno()).await, &too_many).await;
    assert!(matches!(refused, Err(CannotImport::TooMany(5_001))));
}

#[tokio::test]
async fn indexes_that_were_not_asked_for_longest_make_room() {
    let world = World::new().await;
    let shelves = Shelves::with_room(1);
    world.knowledge().await;
    world.knows(omar(), faq("Are you open?", "Yes.")).await;

    ask(&world, &shelves, bruno(), "delivery").await;
    assert_eq!(shelves.fill().indexes, 1, "the index in use is kept whatever its size");
    assert_eq!(ask(&world, &shelves, omar(), "Are you open?").await, ["Yes."]);
    assert_eq!(shelves.fill().indexes, 1);
    assert!(!ask(&world, &shelves, bruno(), "delivery").await.is_empty(), "it is built again when asked");
}

#[tokio::test]
async fn an_index_that_was_changed_finds_what_a_new_one_finds() {
    let world = World::new().await;
    let items = world.knowledge().await;
    let many: Vec<NewItem> = (0..8).map(|it| faq(&format!("Is shop {it} open?"), "From 9 to 18.")).collect();
    import(world.tx(bruno()).await, &many).await.unwrap();
    let kept = Shelves::default();
    let questions = ["How long does delivery take?", "Is shop 3 open?", "Do you take cards?", "a gift", "Returns"];
    let scores = async |shelves: &Shelves| {
        let who = bruno().principal();
        let mut found = Vec::new();
        for question in questions {
            let tried =
                shelves.search::<KnowledgeRead>(world.desk(), &who, question, None, Language::English).await.unwrap();
            found.push(tried.hits.iter().map(|it| (it.passage.id, (it.score * 1e4).round())).collect::<Vec<_>>());
        }
        found
    };
    let same = async |after: &str| assert_eq!(scores(&kept).await, scores(&Shelves::default()).await, "{after}");
    same("at first").await;

    disable(world.tx(bruno()).await, items[0]).await.unwrap();
    same("disabled").await;
    let gift = world.knows(bruno(), text("Gifts", "We wrap a gift in red paper.")).await;
    same("written").await;
    revise(world.tx(bruno()).await, gift, revision(1, "We do not wrap gifts.")).await.unwrap();
    same("revised").await;
    let french = Revision { language: Language::French, ..revision(2, "Nous emballons les cadeaux.") };
    revise(world.tx(bruno()).await, gift, french).await.unwrap();
    same("in another language").await;
    enable(world.tx(bruno()).await, items[0]).await.unwrap();
    roll_back(world.tx(bruno()).await, gift, 1).await.unwrap();
    same("enabled and rolled back").await;
}

#[tokio::test]
async fn fifty_questions_at_once_build_one_index() {
    let world = World::new().await;
    world.knowledge().await;
    let shelves = Shelves::default();

    let ask = || {
        let (desk, shelves) = (world.desk().clone(), shelves.clone());
        tokio::spawn(async move { shelves.index::<KnowledgeRead>(&desk, &bruno().principal()).await.unwrap() })
    };
    let asked: Vec<_> = (0..50).map(|_| ask()).collect();
    let mut indexes = Vec::new();
    for index in asked {
        indexes.push(index.await.unwrap());
    }
    assert!(indexes.iter().all(|it| std::sync::Arc::ptr_eq(it, &indexes[0])));
}

#[test]
fn limits_are_told_by_name() {
    let parse = |title: &str, variants: &[String], body: &str| Content::parse(Kind::Faq, title, variants, body);
    assert_eq!(parse(" ", &[], "x"), Err(Unacceptable::TitleMissing));
    assert_eq!(parse("x", &[], "\0\n"), Err(Unacceptable::BodyMissing));
    assert_eq!(parse(&"x".repeat(301), &[], "x"), Err(Unacceptable::TitleTooLong { is: 301 }));
    assert_eq!(parse("x", &vec!["y".to_owned(); 21], "x"), Err(Unacceptable::TooManyVariants { is: 21 }));
    assert_eq!(parse("x", &[], &"é".repeat(4_001)), Err(Unacceptable::BodyTooLong { is: 4_001, limit: 4_000 }));
    assert_eq!(NewItem::parse(Kind::Faq, "xx", "x", &[], "x"), Err(Unacceptable::UnknownLanguage));
}

#[tokio::test]
async fn what_is_written_and_not_published_is_kept_for_whoever_wrote_it() {
    let world = World::new().await;
    let returns = world.knows(bruno(), text("Returns", "Items can be returned within 14 days.")).await;
    let shelves = Shelves::default();

    keep_draft(world.tx(bruno()).await, returns, &revision(1, "Within 20 days.")).await.unwrap();
    keep_draft(world.tx(bruno()).await, returns, &revision(1, "Within 30 days.")).await.unwrap();

    let kept = draft(&mut world.tx(bruno()).await, returns).await.unwrap().unwrap();
    assert_eq!((kept.based_on, &*kept.body), (1, "Within 30 days."));
    assert_eq!(kept.revision(Kind::Text).unwrap(), revision(1, "Within 30 days."));
    for other in [claire(), omar()] {
        assert_eq!(draft(&mut world.tx(other).await, returns).await.unwrap(), None);
    }
    assert_eq!(found(&world, returns).await.item.version, 1);
    assert_eq!(ask(&world, &shelves, bruno(), "returned").await, ["Items can be returned within 14 days."]);

    revise(world.tx(bruno()).await, returns, kept.revision(Kind::Text).unwrap()).await.unwrap();
    assert_eq!(draft(&mut world.tx(bruno()).await, returns).await.unwrap(), None, "it is published");
    keep_draft(world.tx(bruno()).await, returns, &revision(2, "Never.")).await.unwrap();
    discard_draft(world.tx(bruno()).await, returns).await.unwrap();
    assert_eq!(draft(&mut world.tx(bruno()).await, returns).await.unwrap(), None);
}

#[tokio::test]
async fn a_draft_of_nothing_or_of_another_kind_is_not_kept() {
    let world = World::new().await;
    let hours = world.knows(bruno(), faq("When are you open?", "We are open from 9 to 18.")).await;
    let refused = keep_draft(world.tx(bruno()).await, hours, &revision(1, "A text.")).await;
    assert!(matches!(refused, Err(CannotKeep::OtherKind)), "{refused:?}");
    let refused = keep_draft(world.tx(omar()).await, hours, &revision(1, "A text.")).await;
    assert!(matches!(refused, Err(CannotKeep::Gone)), "{refused:?}");
    let refused = discard_draft(world.tx(omar()).await, hours).await;
    assert!(matches!(refused, Err(CannotKeep::Gone)), "{refused:?}");
}
