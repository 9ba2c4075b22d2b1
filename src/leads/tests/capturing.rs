//! Making leads of customers.

use super::*;
use crate::events::Event;
use crate::inbox::{self, Status as Stands};

#[tokio::test]
async fn j_4_a_lead_has_what_was_said_with_its_words_and_is_hot() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;

    let lead = read_lead(&world, id).await;
    assert_eq!((lead.status, lead.score, lead.level), (Status::New, 82, Level::Hot));
    assert_eq!((lead.name.as_deref(), lead.company.as_deref()), (Some("Sophie Martin"), Some("Maison Vauban")));
    assert_eq!(lead.phone.as_deref(), Some("+33612345678"));
    assert_eq!((lead.captured_by, lead.captured_name.as_deref()), (CapturedBy::Assistant, Some("Amélie")));
    assert_eq!(lead.channel_name.as_deref(), Some("Shop"));
    assert_eq!(world.events().await.last(), Some(&Event::LeadCaptured { lead: id }));

    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let kept = fields(&mut tx, id).await.unwrap();
    let phone = kept.iter().find(|it| it.field == "phone").unwrap();
    assert!(phone.words.as_deref().unwrap().contains("06 12 34 56 78"), "{phone:?}");
    assert_eq!(phone.conversation_id, Some(wants));
    let given = scores(&mut tx, id).await.unwrap();
    let signals = [Signal::Intent, Signal::Volume, Signal::Deadline, Signal::CompanyMail, Signal::Phone];
    assert_eq!(given[0].signals, signals);
}

#[tokio::test]
async fn b_20_what_was_not_known_of_the_customer_is_filled_in() {
    let world = World::new().await;
    let (wants, _) = captured(&world).await;
    let mut tx = world.tx::<crate::access::InboxRead>(bruno()).await;
    let card = inbox::contact(&mut tx, wants).await.unwrap().unwrap();
    assert_eq!(card.email.as_deref(), Some("sophie.martin@maison-vauban.example"));
    assert_eq!(card.phone.as_deref(), Some("+33612345678"));
}

#[tokio::test]
async fn c_25_a_customer_is_one_open_lead_and_a_later_conversation_feeds_it() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    inbox::resolve(world.tx(bruno()).await, wants).await.unwrap();
    world.clock.advance(time::Duration::days(10));
    let line = world.line(wants).await;
    let later = world.hears(line.channel_id, "sophie", "In fact we need 60 boxes, no hurry.").await;
    assert_ne!(later, wants);

    let same = capture(world.tx(amelie()).await, later, &Lines::default()).await.unwrap();

    assert_eq!(same, id);
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let fed: Vec<_> = conversations(&mut tx, id).await.unwrap().into_iter().map(|it| it.conversation_id).collect();
    assert_eq!(fed, [Some(wants), Some(later)]);
    assert_eq!(fields(&mut tx, id).await.unwrap().iter().find(|it| it.field == "quantity").unwrap().value, "60");
    drop(tx);

    // Once it is closed, the next one is another lead.
    move_to(world.tx(amelie()).await, id, &Move::to(Status::Converted)).await.unwrap();
    let next = capture(world.tx(amelie()).await, later, &Lines::default()).await.unwrap();
    assert_ne!(next, id);
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    assert!(scores(&mut tx, next).await.unwrap()[0].signals.contains(&Signal::Returning));
}

#[tokio::test]
async fn c_25_two_who_capture_at_once_make_one_lead() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let wants = world.hears(channel, "sophie", WANTS).await;
    let (mine, yours, lines) = (world.tx(amelie()).await, world.tx(bruno()).await, Lines::default());
    let (one, two) = tokio::join!(capture(mine, wants, &lines), capture(yours, wants, &lines));
    assert_eq!(one.unwrap(), two.unwrap());
}

#[tokio::test]
async fn b_22_a_lead_outlives_its_conversation() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    // As an erasure does it: a conversation goes with everything that is said in it.
    let mut owner = world.database().owner().await;
    for table in ["messages", "deliveries", "runs", "events", "conversations"] {
        let column = if table == "conversations" { "id" } else { "conversation_id" };
        let sql = format!("delete from {table} where {column} = $1");
        let gone = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(wants).execute(&mut owner).await;
        assert!(gone.is_ok() || table == "deliveries" || table == "events", "{table}: {gone:?}");
    }
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    assert_eq!(conversations(&mut tx, id).await.unwrap()[0].conversation_id, None);
    let kept = fields(&mut tx, id).await.unwrap();
    assert!(kept.iter().all(|it| it.message_id.is_none()) && kept.iter().any(|it| it.words.is_some()), "{kept:?}");
}

#[tokio::test]
async fn what_a_person_wrote_down_is_not_replaced_by_what_a_machine_reads() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    describe(world.tx(amelie()).await, id, "company", "Vauban & Fils").await.unwrap();
    describe(world.tx(amelie()).await, id, "Budget", "about 1 000 €").await.unwrap();
    capture(world.tx(amelie()).await, wants, &Lines::default()).await.unwrap();
    assert_eq!(read_lead(&world, id).await.company.as_deref(), Some("Vauban & Fils"));
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    assert!(fields(&mut tx, id).await.unwrap().iter().any(|it| it.field == "Budget" && it.value == "about 1 000 €"));
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_leaves_nothing() {
    let world = World::new().await;
    let before = world.events().await.len();
    for (field, text) in [(Field::Email, "nobody"), (Field::Phone, "12"), (Field::Intent, "dance")] {
        let mut lines = line(field, text);
        lines.lines.push((Field::Name, "Sophie".to_owned()));
        let refused = add(world.tx(bruno()).await, &lines).await;
        assert!(matches!(refused, Err(CannotCapture::Unreadable(it)) if it == field), "{refused:?}");
    }
    let nobody = add(world.tx(bruno()).await, &line(Field::Email, "a@one.example")).await;
    assert!(matches!(nobody, Err(CannotCapture::Nameless)));
    assert_eq!(world.events().await.len(), before);
}

#[tokio::test]
async fn a_stranger_makes_no_lead_of_it_and_sees_none() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    let refused = capture(world.tx(omar()).await, wants, &Lines::default()).await;
    assert!(matches!(refused, Err(CannotCapture::Gone)));
    assert_eq!(seen_by(&world, omar(), id).await, None);
    let refused = note(world.tx(omar()).await, id, "Mine?").await;
    assert!(matches!(refused, Err(CannotNote::Gone)));
}

#[tokio::test]
async fn a_viewer_sees_the_lead_and_not_who_it_is() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    note(world.tx(amelie()).await, id, "Sophie called.").await.unwrap();
    let lead = seen_by(&world, eva(), id).await.unwrap();
    assert_eq!((lead.name.as_deref(), lead.phone.as_deref()), (Some("S••• M•••"), Some("•••78")));
    let mut tx = world.tx::<LeadsRead>(eva()).await;
    let kept = fields(&mut tx, id).await.unwrap();
    assert!(kept.iter().all(|it| it.words.is_none() && !it.value.contains("vauban")), "{kept:?}");
    assert_eq!(notes(&mut tx, id).await.unwrap(), []);
    assert_eq!(search(&mut tx, "sophie", &Filter::default()).await.unwrap(), []);
    assert!(world.desk().begin::<crate::access::LeadsWork>(eva().principal()).await.is_err(), "she changes nothing");
}

#[tokio::test]
async fn c_22_who_looks_the_same_is_said() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    let channel = world.api_channel().await;
    let other = world.hears(channel, "sophie-mobile", "Je voudrais un devis, appelez le 06 12 34 56 78").await;
    assert_eq!(world.line(other).await.status, Stands::Open);
    let second = capture(world.tx(amelie()).await, other, &Lines::default()).await.unwrap();
    let lead = read_lead(&world, second).await;
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let found = alike(&mut tx, &lead).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].contact_id, find(&mut tx, id).await.unwrap().unwrap().contact_id);
    assert_eq!(
        (found[0].name.as_deref(), found[0].same_phone, found[0].same_email),
        (Some("Sophie Martin"), true, false)
    );
}
