//! What a change of the knowledge would do to the answers that customers got lately.

use super::scene::*;
use crate::access::{KnowledgeRead, KnowledgeWrite};
use crate::assistant::*;
use crate::ids::*;
use crate::knowledge::{self, Change, Content, Filter, Kind, Language, NewItem, Revision};
use crate::tenancy::Tx;
use crate::world::*;

/// What would be different, as Bruno sees it.
async fn foreseen(scene: &Scene, item: ItemId, change: &Change) -> Preview {
    let who = bruno().principal();
    preview(scene.world.desk(), &scene.shelves, &who, item, change).await.unwrap()
}

async fn item(scene: &Scene, title: &str) -> ItemId {
    let mut tx: Tx<KnowledgeRead> = scene.world.tx(bruno()).await;
    let named = Filter { words: Some(title.to_owned()), ..Filter::default() };
    knowledge::list(&mut tx, &named, 1).await.unwrap()[0].id
}

fn says(title: &str, body: &str) -> Change {
    let content = Content::parse(Kind::Faq, title, &[], body).unwrap();
    Change::Says { language: Language::English, content }
}

fn text(said: &Said) -> Option<&str> {
    match &said.outcome {
        grounded::Outcome::Answer { text, .. } => Some(text),
        _ => None,
    }
}

#[tokio::test]
async fn an_answer_vanishes_where_its_source_is_disabled_and_comes_back_where_it_is_enabled() {
    let scene = Scene::new().await;
    let (conversation, _) = scene.asked("Can I return an item?").await;
    scene.asked("Which payment methods do you accept?").await;
    let returns = item(&scene, "return an item").await;

    let preview = foreseen(&scene, returns, &Change::Disabled).await;

    assert_eq!((preview.asked, preview.left_out, preview.differences.len()), (2, 0, 1));
    let gone = &preview.differences[0];
    assert_eq!(
        (gone.differs, gone.conversation, &*gone.question),
        (Differs::Vanishes, conversation, "Can I return an item?")
    );
    assert_eq!(
        text(&gone.before),
        Some("You can return any unused item within 30 days. Returns are free in our shops.")
    );
    assert_eq!(gone.before.source.as_deref(), Some("Can I return an item?"));
    assert_eq!((text(&gone.after), &gone.after.source), (None, &None));

    knowledge::disable(scene.world.tx(bruno()).await, returns).await.unwrap();
    let preview = foreseen(&scene, returns, &Change::Enabled).await;
    assert_eq!((preview.count(Differs::Appears), preview.differences.len()), (1, 1));
}

#[tokio::test]
async fn an_answer_changes_with_the_words_of_its_source_and_nothing_is_published() {
    let scene = Scene::new().await;
    scene.asked("Can I return an item?").await;
    let returns = item(&scene, "return an item").await;
    let edition = scene.count("select edition from knowledge_editions").await;

    let change = says("Can I return an item?", "You can return any unused item within 14 days.");
    let preview = foreseen(&scene, returns, &change).await;

    assert_eq!(preview.count(Differs::Changes), 1, "{preview:?}");
    assert_eq!(text(&preview.differences[0].after), Some("You can return any unused item within 14 days."));
    assert_eq!(scene.count("select edition from knowledge_editions").await, edition);
    assert_eq!(scene.count("select count(*) from runs").await, 1, "no run was made of it");

    let same = "You can return any unused item within 30 days. Returns are free in our shops.";
    let preview = foreseen(&scene, returns, &says("Can I return an item?", same)).await;
    assert_eq!((preview.unchanged, preview.differences), (1, Vec::new()), "the same words make no difference");
}

#[tokio::test]
async fn an_answer_appears_where_words_are_added_that_customers_asked_for() {
    let scene = Scene::new().await;
    scene.asked("Do you engrave names on cutting boards?").await;
    let boards = NewItem::parse(Kind::Faq, "en", "Are boards oiled?", &[], "Boards are oiled twice.").unwrap();
    let boards = scene.world.knows(bruno(), boards).await;

    let change = says("Do you engrave names on cutting boards?", "We engrave cutting boards within four days.");
    let preview = foreseen(&scene, boards, &change).await;

    assert_eq!(preview.count(Differs::Appears), 1, "{preview:?}");
    assert_eq!(preview.differences[0].after.source.as_deref(), Some("Do you engrave names on cutting boards?"));
}

#[tokio::test]
async fn what_would_be_said_is_what_is_said_once_it_is_done() {
    let scene = Scene::new().await;
    for question in ["Can I return an item?", "How long does delivery take?", "Is there a free return in shops?"] {
        scene.asked(question).await;
    }
    let returns = item(&scene, "return an item").await;
    let content =
        Content::parse(Kind::Faq, "Can I return an item?", &[], "Returns take 14 days, and cost 3 euros.").unwrap();
    let revision = Revision { based_on: 1, language: Language::English, content: content.clone() };
    let preview = foreseen(&scene, returns, &Change::Says { language: Language::English, content }).await;
    assert!(!preview.differences.is_empty());

    knowledge::revise(scene.world.tx(bruno()).await, returns, revision).await.unwrap();
    for it in &preview.differences {
        let who = bruno().principal();
        let now =
            rehearse::<KnowledgeRead>(scene.world.desk(), &scene.shelves, &who, &it.question, None).await.unwrap();
        assert_eq!(now.outcome, it.after.outcome, "{}", it.question);
    }
    let back = foreseen(&scene, returns, &Change::Version(1)).await;
    assert_eq!(back.differences.len(), preview.differences.len(), "and the way back is the way forth");
}

#[tokio::test]
async fn each_question_is_asked_once_and_old_ones_no_more() {
    let scene = Scene::new().await;
    scene.asked("Can I return an item?").await;
    let (newest, _) = scene.asked("CAN I RETURN AN ITEM?").await;
    let returns = item(&scene, "return an item").await;
    let preview = foreseen(&scene, returns, &Change::Disabled).await;
    assert_eq!((preview.asked, preview.differences[0].conversation), (1, newest));

    scene.world.clock.advance(time::Duration::days(DAYS + 1));
    assert_eq!(foreseen(&scene, returns, &Change::Disabled).await, Preview::default());
}

#[tokio::test]
async fn only_questions_of_conversations_that_one_sees_are_shown() {
    let scene = Scene::new().await;
    let (conversation, _) = scene.asked("Can I return an item?").await;
    scene.is_taken_over(conversation).await;
    let returns = item(&scene, "return an item").await;
    let all = foreseen(&scene, returns, &Change::Disabled).await;
    assert_eq!(all.asked, 1);

    let mut narrow = bruno().principal();
    narrow.reach = crate::access::Reach::of(crate::access::Visibility::Own, MemberId::new(), &[]);
    let seen = preview(scene.world.desk(), &scene.shelves, &narrow, returns, &Change::Disabled).await.unwrap();
    assert_eq!(seen, Preview::default(), "it is Amélie's");
}

#[tokio::test]
async fn there_is_nothing_to_preview_of_what_is_not_there() {
    let scene = Scene::new().await;
    let returns = item(&scene, "return an item").await;
    for (who, item, change) in [
        (bruno(), ItemId::new(), Change::Disabled),
        (omar(), returns, Change::Disabled),
        (bruno(), returns, Change::Version(2)),
    ] {
        let refused = preview(scene.world.desk(), &scene.shelves, &who.principal(), item, &change).await;
        assert!(matches!(refused, Err(CannotPreview::Gone)), "{refused:?}");
    }
}

#[tokio::test]
async fn what_is_disabled_answers_nothing_whatever_it_would_say() {
    let scene = Scene::new().await;
    scene.asked("Can I return an item?").await;
    let returns = item(&scene, "return an item").await;
    knowledge::disable(scene.world.tx::<KnowledgeWrite>(bruno()).await, returns).await.unwrap();
    let preview = foreseen(&scene, returns, &says("Can I return an item?", "Yes, you can return an item.")).await;
    assert_eq!((preview.asked, preview.differences), (1, Vec::new()));
}
