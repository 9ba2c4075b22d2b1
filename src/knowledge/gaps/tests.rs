//! The promises of gaps, held.

use super::work::Answer;
use super::*;
use crate::access::{InboxReply, KnowledgeRead, KnowledgeWrite, Reach, Visibility, Work};
use crate::events::Event;
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::knowledge::{self, Kind, Language, NewItem};
use crate::tenancy::Principal;
use crate::world::*;

/// A customer who asks in vain, in a conversation of their own.
struct Asker {
    conversation: ConversationId,
    message: MessageId,
    run: RunId,
}

async fn asker(world: &World, customer: &str, question: &str) -> Asker {
    let channel = world.api_channel().await;
    let conversation = world.hears(channel, customer, question).await;
    let message = world.thread(conversation).await[0].id;
    Asker { conversation, message, run: world.run_in(conversation).await }
}

async fn put(world: &World, it: &Asker, question: &str) {
    let mut tx = world.begin::<Work>(Principal::assistant(MA_BOUTIQUE)).await;
    let unanswered = Unanswered {
        run: it.run,
        message: it.message,
        conversation: it.conversation,
        question,
        language: Language::English,
        reason: Unmet::NoEvidence,
    };
    steps::unanswered(&mut tx, unanswered).await.unwrap();
    tx.commit().await.unwrap();
}

async fn asks(world: &World, customer: &str, question: &str) -> Asker {
    let it = asker(world, customer, question).await;
    put(world, &it, question).await;
    it
}

async fn seen_by(world: &World, person: Person) -> Vec<Gap> {
    list(&mut world.tx::<KnowledgeWrite>(person).await, &Filter::default(), 50).await.unwrap()
}

async fn found(world: &World, gap: GapId) -> Found {
    find(&mut world.tx::<KnowledgeWrite>(bruno()).await, gap).await.unwrap().unwrap()
}

fn answer() -> NewItem {
    NewItem::parse(Kind::Faq, "en", "Do you sell gift cards?", &[], "Yes, from 20 to 100 euros.").unwrap()
}

#[tokio::test]
async fn questions_that_ask_the_same_are_one_gap_and_counted() {
    let world = World::new().await;
    asks(&world, "emma", "Do you sell gift cards?").await;
    world.clock.advance(time::Duration::minutes(1));
    let twice = asks(&world, "hugo", "Hello, can I buy a gift card?").await;
    put(&world, &twice, "Hello, can I buy a gift card?").await;
    world.clock.advance(time::Duration::minutes(1));
    asks(&world, "kate", "Do you ship to Norway?").await;
    asks(&world, "lucas", "Thanks").await;

    let open = seen_by(&world, bruno()).await;

    let counted: Vec<(&str, i64)> = open.iter().map(|it| (it.question.as_str(), it.asked)).collect();
    assert_eq!(counted, [("Do you ship to Norway?", 1), ("Hello, can I buy a gift card?", 2)]);
    assert_eq!(open[1].examples, ["Hello, can I buy a gift card?", "Do you sell gift cards?"]);
    assert_eq!(open[1].language, Some(Language::English));

    let mut tx = world.tx::<KnowledgeWrite>(bruno()).await;
    let most = Filter { order: Order::Most, ..Filter::default() };
    let first = list(&mut tx, &most, 1).await.unwrap();
    assert_eq!(first[0].asked, 2);
    let rest = Filter { after: Some(Cursor::after(&first[0], Order::Most)), ..most };
    assert_eq!(list(&mut tx, &rest, 50).await.unwrap().len(), 1);
    assert_eq!(super::open(&mut tx).await.unwrap(), 2);
}

#[tokio::test]
async fn a_gap_is_filled_from_what_agents_said_and_closed_by_its_questions() {
    let world = World::new().await;
    let emma = asks(&world, "emma", "Do you sell gift cards?").await;
    inbox::take_over(world.tx::<InboxReply>(amelie()).await, emma.conversation).await.unwrap();
    inbox::reply(
        world.tx(amelie()).await,
        emma.conversation,
        saying("Hello! Our gift cards go from 20 to 100 euros. Write to me at amelie@example.org."),
    )
    .await
    .unwrap();
    let gap = seen_by(&world, bruno()).await[0].id;

    let shown = found(&world, gap).await;
    let drafted = draft(&mut world.tx::<KnowledgeWrite>(bruno()).await, &shown).await.unwrap();
    assert_eq!(drafted.title, "Do you sell gift cards?");
    let said: Vec<_> = drafted.sentences.iter().map(|it| (it.text.as_str(), it.is_best, it.conversation_id)).collect();
    assert_eq!(said, [("Our gift cards go from 20 to 100 euros.", true, emma.conversation)]);

    let before = world.events().await.len();
    let item = fill(world.tx(bruno()).await, gap, answer()).await.unwrap();
    assert_eq!(
        world.events().await[before..],
        [Event::KnowledgeChanged { item: Some(item) }, Event::GapAskedAgain { gap }]
    );
    assert_eq!(filled_by(&mut world.tx::<KnowledgeRead>(bruno()).await, item).await.unwrap(), Some(gap));

    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let asked = work::begin(&mut tx, gap).await.unwrap().unwrap();
    assert_eq!(asked.questions, [(emma.message, "Do you sell gift cards?".to_owned())]);
    let left = Answer { message: emma.message, outcome: Asked::HandedOver, reason: Some(Unmet::Contradiction) };
    work::finish(&mut tx, gap, asked.since, &[left]).await.unwrap();
    tx.commit().await.unwrap();
    let shown = found(&world, gap).await;
    assert_eq!((shown.gap.state, shown.questions[0].reason), (GapState::Open, Some(Unmet::Contradiction)));
    assert_eq!(shown.tally(), Some(Tally { questions: 1, before: 0, after: 0 }));

    ask_again(world.tx(bruno()).await, gap).await.unwrap();
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let asked = work::begin(&mut tx, gap).await.unwrap().unwrap();
    let answered = Answer { message: emma.message, outcome: Asked::Answered, reason: None };
    work::finish(&mut tx, gap, asked.since, &[answered]).await.unwrap();
    assert!(work::begin(&mut tx, gap).await.unwrap().is_none(), "nobody asked for it again");
    tx.commit().await.unwrap();
    let shown = found(&world, gap).await;
    assert_eq!((shown.gap.state, shown.gap.filled_by), (GapState::Resolved, Some(item)));
    assert_eq!(shown.tally(), Some(Tally { questions: 1, before: 0, after: 1 }));
}

#[tokio::test]
async fn who_asks_again_meanwhile_gets_the_newer_answers() {
    let world = World::new().await;
    let emma = asks(&world, "emma", "Do you sell gift cards?").await;
    let gap = seen_by(&world, bruno()).await[0].id;
    ask_again(world.tx(bruno()).await, gap).await.unwrap();
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let before = work::begin(&mut tx, gap).await.unwrap().unwrap();
    drop(tx);

    world.clock.advance(time::Duration::seconds(1));
    fill(world.tx(bruno()).await, gap, answer()).await.unwrap();
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    let answered = Answer { message: emma.message, outcome: Asked::Answered, reason: None };
    work::finish(&mut tx, gap, before.since, &[answered]).await.unwrap();
    tx.commit().await.unwrap();

    let shown = found(&world, gap).await;
    assert_eq!(
        (shown.gap.state, shown.tally()),
        (GapState::Open, None),
        "what was asked before the filling says nothing"
    );
    assert!(shown.gap.asking_since.is_some());
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    work::give_up(&mut tx, gap).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&world, gap).await.gap.asking_since, None);
}

#[tokio::test]
async fn a_settled_gap_is_not_filled_and_leaves_no_trace() {
    let world = World::new().await;
    asks(&world, "emma", "Do you sell gift cards?").await;
    let gap = seen_by(&world, bruno()).await[0].id;
    settle(world.tx(bruno()).await, gap, GapState::Dismissed).await.unwrap();
    let before = world.events().await.len();

    assert!(matches!(fill(world.tx(bruno()).await, gap, answer()).await, Err(CannotFill::NotOpen)));

    assert_eq!(world.events().await.len(), before);
    let mut tx = world.tx::<KnowledgeRead>(bruno()).await;
    assert_eq!(knowledge::list(&mut tx, &knowledge::Filter::default(), 5).await.unwrap(), []);
    drop(tx);
    asks(&world, "hugo", "Do you sell gift cards?").await;
    assert_eq!(seen_by(&world, bruno()).await.len(), 1, "asked again, it is another gap");
}

#[tokio::test]
async fn strangers_see_nothing_and_colleagues_what_is_in_their_sight() {
    let world = World::new().await;
    let emma = asks(&world, "emma", "Do you sell gift cards?").await;
    asks(&world, "hugo", "Can I buy a gift card?").await;
    let gap = seen_by(&world, bruno()).await[0].id;
    inbox::assign(world.tx(bruno()).await, emma.conversation, Some(bruno().member())).await.unwrap();

    // Somebody who may mend knowledge and sees their own conversations and nobody's.
    let mut careful = david().principal();
    careful.reach = Reach::of(Visibility::Own, david().member(), &[]);
    let mut tx = world.begin::<KnowledgeWrite>(careful).await;
    let seen = list(&mut tx, &Filter::default(), 50).await.unwrap();
    assert_eq!((seen[0].asked, seen[0].examples.as_slice()), (1, &["Can I buy a gift card?".to_owned()][..]));
    assert_eq!(find(&mut tx, gap).await.unwrap().unwrap().questions.len(), 1);

    assert_eq!(seen_by(&world, omar()).await, []);
    assert!(find(&mut world.tx::<KnowledgeWrite>(omar()).await, gap).await.unwrap().is_none());
    assert!(matches!(fill(world.tx(omar()).await, gap, answer()).await, Err(CannotFill::Gone)));
    assert!(matches!(ask_again(world.tx(omar()).await, gap).await, Err(CannotAskAgain::Gone)));
    assert!(matches!(settle(world.tx(omar()).await, gap, GapState::Resolved).await, Err(CannotSettle::Gone)));
    assert_eq!(world.events_of(AUTRE_CLIENT).await, []);
    assert_eq!(world.status(emma.conversation).await, Status::Open);
}
