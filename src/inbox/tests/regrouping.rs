//! Conversations that become one, and two.

use time::Duration;

use crate::access::ApiMessages;
use crate::escalations::Reason;
use crate::ids::*;
use crate::inbox::*;
use crate::tenancy::Tx;
use crate::world::*;

/// What a merge could touch. Who has read what is left out: whoever merges has read both.
const TABLES: &[&str] = &[
    "conversations",
    "messages",
    "deliveries",
    "files",
    "mentions",
    "runs",
    "run_passages",
    "drafts",
    "reply_drafts",
    "escalations",
    "service_timers",
    "conversation_labels",
    "notifications",
    "contacts",
    "contact_identities",
    "inbox_events",
];
/// An entry of the thread says that it was merged, and takes the next number.
const COUNTED_ON: &[(&str, &str)] = &[("conversations", "last_seq"), ("conversations", "updated_at")];

/// Sophie's two conversations: one that was dealt with, and the one that continues it.
async fn two(world: &World) -> (ChannelId, ConversationId, ConversationId) {
    let channel = world.api_channel().await;
    let old = world.hears(channel, "sophie", "Where is my parcel?").await;
    note(world.tx(amelie()).await, old, &body("@Bruno has she moved?"), None).await.unwrap();
    world.run_in(old).await;
    reply(world.tx(amelie()).await, old, saying("It left this morning.")).await.unwrap();
    world.hears(channel, "sophie", "Thank you!").await;
    resolve(world.tx(amelie()).await, old).await.unwrap();
    world.clock.advance(Duration::hours(80));
    let new = world.hears(channel, "sophie", "And my refund?").await;
    assert_ne!(old, new);
    (channel, old, new)
}

/// What the customer's own side reads.
async fn reads(world: &World, channel: ChannelId, after: i64) -> CustomerThread {
    let mut tx: Tx<ApiMessages> = world.begin(shop_system(claire())).await;
    thread_for_api(&mut tx, channel, "sophie", after).await.unwrap().unwrap()
}

async fn everything(world: &World) -> std::collections::BTreeSet<String> {
    world.rows(TABLES, COUNTED_ON).await
}

#[tokio::test]
async fn merged_conversations_are_one_and_the_customer_reads_what_they_read() {
    let world = World::new().await;
    let (channel, old, new) = two(&world).await;
    let (read, waits) = (reads(&world, channel, 0).await, world.line(new).await.waiting_since);

    // Whichever is open before the agent: the one that the customer would go on with goes on.
    let merged = merge(world.tx(bruno()).await, old, new).await.unwrap();

    assert_eq!(merged.into, new);
    let all = ["Where is my parcel?", "It left this morning.", "Thank you!", "And my refund?"];
    assert_eq!(world.said(new).await, all);
    assert_eq!(world.said(old).await, [""; 0]);
    let line = world.line(new).await;
    assert_eq!((line.status, line.waiting_since, line.unanswered), (Status::Open, waits, 1), "nobody waits twice");
    assert_eq!(world.line(old).await.merged_into_id, Some(new));
    let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
    let page = list(&mut tx, &Filter::default(), None).await.unwrap();
    assert_eq!(page.lines.iter().map(|it| it.id).collect::<Vec<_>>(), [new]);
    let counted = counts_of(&mut tx, &[Filter::default()], None).await.unwrap();
    assert_eq!(counted, [1], "what is counted is what is listed");
    drop(tx);

    let again = reads(&world, channel, 0).await;
    assert_eq!((again.messages, again.line), (read.messages, read.line));
    assert_eq!(world.hears(channel, "sophie", "Hello?").await, new);
    assert_eq!(reads(&world, channel, again.cursor).await.messages.last().unwrap().text, "Hello?");
}

#[tokio::test]
async fn whoever_asks_for_a_merged_conversation_by_its_id_finds_where_it_goes_on() {
    let world = World::new().await;
    let (_, old, new) = two(&world).await;
    merge(world.tx(bruno()).await, new, old).await.unwrap();

    let mut tx: Tx<ApiMessages> = world.begin(shop_system(claire())).await;
    let found = conversation_for_api(&mut tx, old).await.unwrap().unwrap();
    assert_eq!(found.id, new);
    drop(tx);
    let answered = reply(world.tx(bruno()).await, old, saying("It left.")).await;
    assert!(matches!(answered, Err(CannotReply::Superseded)));
    assert!(matches!(reopen(world.tx(bruno()).await, old).await, Err(CannotReopen::Superseded)));
}

#[tokio::test]
async fn undoing_a_merge_restores_every_row() {
    let world = World::new().await;
    let (_, old, new) = two(&world).await;
    let before = everything(&world).await;

    let merged = merge(world.tx(bruno()).await, new, old).await.unwrap();
    let lost = before.difference(&everything(&world).await).count();
    assert!(lost > 5, "the merge moved {lost} rows");
    assert_eq!(undo_merge(world.tx(bruno()).await, merged.transfer).await.unwrap(), old);

    let after = everything(&world).await;
    assert_eq!(before.difference(&after).collect::<Vec<_>>(), [""; 0]);
    let more: Vec<&String> = after.difference(&before).collect();
    assert!(more.iter().all(|it| it.contains("\"kind\": \"event\"")), "{more:#?}");
    assert_eq!(more.len(), 4, "both threads say that they were merged, and that it was undone");
}

#[tokio::test]
async fn what_was_said_since_a_merge_stays_in_the_conversation_that_went_on() {
    let world = World::new().await;
    let (channel, old, new) = two(&world).await;
    let merged = merge(world.tx(bruno()).await, new, old).await.unwrap();
    world.hears(channel, "sophie", "Hello?").await;
    world.clock.advance(Duration::days(30));

    undo_merge(world.tx(bruno()).await, merged.transfer).await.unwrap();

    assert_eq!(world.said(new).await, ["And my refund?", "Hello?"]);
    assert_eq!(world.said(old).await.len(), 3);
    let again = undo_merge(world.tx(bruno()).await, merged.transfer).await;
    assert!(matches!(again, Err(CannotUndoMerge::Undone)));
}

#[tokio::test]
async fn a_merge_is_undone_within_thirty_days_and_the_later_one_first() {
    let world = World::new().await;
    let (channel, old, new) = two(&world).await;
    let first = merge(world.tx(bruno()).await, new, old).await.unwrap();
    resolve(world.tx(bruno()).await, new).await.unwrap();
    world.clock.advance(Duration::hours(80));
    let newest = world.hears(channel, "sophie", "One more thing.").await;
    let second = merge(world.tx(bruno()).await, newest, new).await.unwrap();
    assert_eq!(world.said(newest).await.len(), 5);

    let refused = undo_merge(world.tx(bruno()).await, first.transfer).await;
    assert!(matches!(refused, Err(CannotUndoMerge::MergedOn)));
    undo_merge(world.tx(bruno()).await, second.transfer).await.unwrap();
    assert_eq!(world.said(new).await.len(), 4);
    world.clock.advance(Duration::days(31));
    let late = undo_merge(world.tx(bruno()).await, first.transfer).await;
    assert!(matches!(late, Err(CannotUndoMerge::TooLate)));
}

#[tokio::test]
async fn conversations_of_two_customers_are_never_merged() {
    let world = World::new().await;
    let (channel, old, new) = two(&world).await;
    let marcs = world.hears(channel, "marc", "Do you deliver to Corsica?").await;
    let (before, events) = (everything(&world).await, world.events().await.len());

    let strangers = merge(world.tx(bruno()).await, new, marcs).await;
    assert!(matches!(strangers, Err(CannotMerge::Strangers)));
    assert!(matches!(merge(world.tx(bruno()).await, new, new).await, Err(CannotMerge::Same)));
    let nobodys = merge(world.tx(bruno()).await, new, ConversationId::new()).await;
    assert!(matches!(nobodys, Err(CannotMerge::Gone)));
    assert!(matches!(merge(world.tx(omar()).await, new, old).await, Err(CannotMerge::Gone)));

    assert_eq!(everything(&world).await, before);
    assert_eq!(world.events().await.len(), events);
}

#[tokio::test]
async fn two_agents_who_merge_the_same_two_merge_them_once() {
    let world = World::new().await;
    let (_, old, new) = two(&world).await;

    let (one, two) = tokio::join!(merge(world.tx(bruno()).await, old, new), merge(world.tx(claire()).await, new, old),);

    let refused = if one.is_ok() { two } else { one };
    assert!(matches!(refused, Err(CannotMerge::Merged)), "{refused:?}");
    assert_eq!(world.said(new).await.len(), 4);
}

#[tokio::test]
async fn the_later_part_of_a_split_goes_on_and_names_the_old_one() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let old = world.hears(channel, "sophie", "Where is my parcel?").await;
    reply(world.tx(bruno()).await, old, saying("It left this morning.")).await.unwrap();
    world.hears(channel, "sophie", "Something else: who made the blue bowl?").await;
    escalate(world.tx(bruno()).await, old, Reason::Vip, "A collector.").await.unwrap();
    let (read, seen) = (reads(&world, channel, 0).await, world.line(old).await);
    let at = world.thread(old).await.into_iter().find(|it| it.body.starts_with("Something else")).unwrap().id;

    let new = split(world.tx(bruno()).await, at).await.unwrap();

    assert_eq!(world.said(old).await, ["Where is my parcel?", "It left this morning."]);
    assert_eq!(world.said(new).await, ["Something else: who made the blue bowl?"]);
    let (before, after) = (world.line(old).await, world.line(new).await);
    assert_eq!((before.status, before.escalated, before.unanswered), (Status::Resolved, None, 0));
    assert_eq!((after.status, after.handler, after.escalated), (seen.status, seen.handler, Some(Reason::Vip)));
    assert_eq!((after.previous_id, after.unanswered), (Some(old), 1));
    let escalated = Filter { view: Some(View::Escalated), ..Filter::default() };
    let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
    let listed = list(&mut tx, &escalated, None).await.unwrap().lines;
    assert_eq!(listed.iter().map(|it| it.id).collect::<Vec<_>>(), [new]);
    drop(tx);
    assert!(!after.is_unread, "who split it has read it");
    let again = reads(&world, channel, 0).await;
    assert_eq!(again.messages, read.messages);
    assert_eq!(again.line.unwrap().0, new);
    assert_eq!(world.hears(channel, "sophie", "Hello?").await, new);

    // Split by mistake: merged again.
    assert_eq!(merge(world.tx(bruno()).await, old, new).await.unwrap().into, new);
    assert_eq!(world.said(new).await.len(), 4);
}

#[tokio::test]
async fn nothing_is_split_off_that_would_leave_nothing_or_that_one_does_not_see() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    note(world.tx(bruno()).await, parcel, &body("She has asked before."), None).await.unwrap();
    world.hears(channel, "sophie", "Hello?").await;
    let entries = world.thread(parcel).await;
    let before = everything(&world).await;

    let first = split(world.tx(bruno()).await, entries[0].id).await;
    assert!(matches!(first, Err(CannotSplit::First)));
    let note = entries.iter().find(|it| it.kind == Kind::Note).unwrap().id;
    assert!(matches!(split(world.tx(bruno()).await, note).await, Err(CannotSplit::Gone)));
    let last = entries.last().unwrap().id;
    assert!(matches!(split(world.tx(omar()).await, last).await, Err(CannotSplit::Gone)));
    assert_eq!(everything(&world).await, before);
}

#[tokio::test]
async fn an_answer_in_a_conversation_that_is_opened_again_is_numbered_after_what_the_customer_has_read() {
    let world = World::new().await;
    let (channel, old, new) = two(&world).await;
    resolve(world.tx(bruno()).await, new).await.unwrap();
    let cursor = reads(&world, channel, 0).await.cursor;

    reopen(world.tx(bruno()).await, old).await.unwrap();
    let sent = reply(world.tx(bruno()).await, old, saying("It was found.")).await.unwrap();

    assert!(sent.seq > cursor, "{} after {cursor}", sent.seq);
}

#[tokio::test]
async fn a_reply_quotes_a_message_of_its_conversation_and_everybody_is_told() {
    let world = World::new().await;
    let (channel, _, new) = two(&world).await;
    let asked = world.thread(new).await.into_iter().find(|it| it.kind == Kind::Message).unwrap();

    let quoting = Reply { quotes: Some(asked.id), ..saying("It was paid back on Monday.") };
    let sent = reply(world.tx(bruno()).await, new, quoting).await.unwrap();

    let shown = world.thread(new).await.into_iter().find(|it| it.id == sent.id).unwrap().quoted.unwrap();
    assert_eq!((shown.id, shown.author, shown.body.as_str()), (asked.id, Author::Contact, "And my refund?"));
    let mut tx: Tx<crate::access::Work> = world.begin(crate::tenancy::Principal::worker(MA_BOUTIQUE)).await;
    let (told, _) = message_for_callback(&mut tx, sent.id).await.unwrap().unwrap();
    let quote = told.quote.unwrap().0;
    assert_eq!(
        (quote.id, quote.author, quote.name, quote.text.as_str()),
        (asked.id, Author::Contact, None, "And my refund?")
    );
    drop(tx);
    world.clock.advance(Duration::seconds(5));
    let cursor = asked.seq;
    assert!(reads(&world, channel, cursor).await.messages.iter().all(|it| it.id != sent.id), "it waits to be sent");
}

#[tokio::test]
async fn a_note_is_never_quoted_to_a_customer_nor_a_message_of_another_conversation() {
    let world = World::new().await;
    let (channel, old, new) = two(&world).await;
    let secret = note(world.tx(bruno()).await, new, &body("She is a difficult one."), None).await.unwrap();
    let elsewhere = world.thread(old).await.into_iter().find(|it| it.kind == Kind::Message).unwrap().id;
    let marcs = world.hears(channel, "marc", "Hello").await;
    let of_marc = world.thread(marcs).await[0].id;
    let before = world.said(new).await;

    for quotes in [secret.id, elsewhere, of_marc, MessageId::new()] {
        let refused = reply(world.tx(bruno()).await, new, Reply { quotes: Some(quotes), ..saying("Yes.") }).await;
        assert!(matches!(refused, Err(CannotReply::NothingToQuote)));
    }
    // What can still be taken back cannot be quoted either.
    let sent = reply(world.tx(bruno()).await, new, saying("One moment.")).await.unwrap();
    let refused = reply(world.tx(bruno()).await, new, Reply { quotes: Some(sent.id), ..saying("Yes.") }).await;
    assert!(matches!(refused, Err(CannotReply::NothingToQuote)));
    take_back(world.tx(bruno()).await, sent.id).await.unwrap();
    assert_eq!(world.said(new).await, before);
}
