//! What customers want, and notes as a way of looking.

use crate::access::{AuditRead, InboxRead};
use crate::audit;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::*;
use crate::world::*;

async fn found(world: &World, person: Person, filter: Filter) -> Vec<ConversationId> {
    let mut tx = world.tx::<InboxRead>(person).await;
    let page = list(&mut tx, &filter, None).await.unwrap();
    let ids: Vec<_> = page.lines.into_iter().map(|it| it.id).collect();
    let counted = counts_of(&mut tx, &[filter], None).await.unwrap();
    assert_eq!(counted, [ids.len() as i64], "the number and the list agree");
    ids
}

fn wanting(intent: Intent) -> Filter {
    Filter { intent: Some(intent), ..Filter::default() }
}

#[tokio::test]
async fn a_20_what_is_wanted_is_read_from_the_words_and_found_by_it() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let broken = world.hears(channel, "sophie", "My mug arrived broken.").await;
    let parcel = world.hears(channel, "marc", "Où est mon colis ?").await;
    let thanks = world.hears(channel, "lea", "Merci, bonne journée").await;

    assert_eq!(world.line(broken).await.intent, Some(Intent::Complaint));
    assert_eq!(world.line(parcel).await.intent, Some(Intent::Order));
    assert_eq!(world.line(thanks).await.intent, None);
    assert_eq!(found(&world, bruno(), wanting(Intent::Complaint)).await, [broken]);
    assert_eq!(found(&world, omar(), wanting(Intent::Complaint)).await, []);
}

#[tokio::test]
async fn r_17_in_whatever_order_messages_come_the_weightiest_is_what_is_wanted() {
    let messages = ["Do you open on Monday?", "It arrived broken!", "Where is my order?", "Thanks"];
    for turned in 0..messages.len() {
        let world = World::new().await;
        let channel = world.api_channel().await;
        let mut conversation = None;
        for message in messages.iter().cycle().skip(turned).take(messages.len()) {
            conversation = Some(world.hears(channel, "sophie", message).await);
        }
        assert_eq!(world.line(conversation.unwrap()).await.intent, Some(Intent::Complaint), "{turned}");
    }
}

#[tokio::test]
async fn a_20_what_a_person_says_stays_is_audited_and_can_be_left_to_the_rules_again() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;

    say_intent(world.tx(amelie()).await, parcel, Some(Intent::Return)).await.unwrap();
    assert_eq!(world.events().await.last(), Some(&Event::ConversationChanged { conversation: parcel }));
    world.hears(channel, "sophie", "It is broken!").await;
    assert_eq!(world.line(parcel).await.intent, Some(Intent::Return), "the rules do not talk a person down");

    let mut tx = world.tx::<AuditRead>(claire()).await;
    let log = audit::list(&mut tx, &audit::Filter::default()).await.unwrap();
    drop(tx);
    let hers: Vec<_> = log.entries.iter().filter(|it| it.actor_name == "Amélie").collect();
    assert_eq!((hers.len(), hers[0].changes.contains_key("intent_said")), (1, true));
    assert!(log.entries.iter().all(|it| !it.changes.contains_key("intent_read")), "rules are not audited");

    say_intent(world.tx(amelie()).await, parcel, None).await.unwrap();
    assert_eq!(world.line(parcel).await.intent, Some(Intent::Complaint), "read meanwhile");
}

#[tokio::test]
async fn what_one_does_not_see_one_does_not_correct() {
    let world = World::new().await;
    let brunos = world.conversation(Status::Open).await;
    take_over(world.tx(bruno()).await, brunos).await.unwrap();
    let before = world.events().await;

    for person in [amelie(), omar()] {
        let refused = say_intent(world.tx(person).await, brunos, Some(Intent::Order)).await;
        assert!(matches!(refused, Err(CannotSayIntent::Gone)));
    }
    assert_eq!(world.events().await, before);
}

#[tokio::test]
async fn d_23_a_note_that_calls_somebody_is_their_way_of_looking_until_it_is_resolved() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    world.conversation(Status::Open).await;
    let mentions = || Filter { view: Some(View::Mentions), ..Filter::default() };
    note(world.tx(bruno()).await, parcel, &body("@Amélie do you know her?"), None).await.unwrap();
    note(world.tx(bruno()).await, parcel, &body("@Amélie and now?"), None).await.unwrap();

    assert_eq!(found(&world, amelie(), mentions()).await, [parcel]);
    for person in [bruno(), omar()] {
        assert_eq!(found(&world, person, mentions()).await, []);
    }
    take_over(world.tx(bruno()).await, parcel).await.unwrap();
    assert_eq!(found(&world, amelie(), mentions()).await, [], "a note opens nothing that one does not see");
    assign(world.tx(bruno()).await, parcel, Some(amelie().member())).await.unwrap();
    assert_eq!(found(&world, amelie(), mentions()).await, [parcel]);
    resolve(world.tx(amelie()).await, parcel).await.unwrap();
    assert_eq!(found(&world, amelie(), mentions()).await, []);
}
