//! Where leads stand, and whose they are.

use super::*;
use crate::events::Event;
use crate::labels;
use crate::title::Title;

#[tokio::test]
async fn b_21_a_lead_moves_and_every_step_is_kept() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    let before = move_to(world.tx(amelie()).await, id, &Move::to(Status::Contacted)).await.unwrap();
    assert_eq!(before.to, Status::New);
    assert_eq!(world.events().await.last(), Some(&Event::LeadChanged { lead: id }));
    let lost = Move { because: Some(" No budget \0".to_owned()), ..Move::to(Status::Lost) };
    move_to(world.tx(amelie()).await, id, &lost).await.unwrap();
    assert_eq!(read_lead(&world, id).await.lost_because.as_deref(), Some("No budget"));
    let steps = way(&world, id).await;
    let last = Step::Moved { from: Status::Contacted, to: Status::Lost, because: Some("No budget".to_owned()) };
    assert_eq!(steps.last(), Some(&last));
    assert_eq!(steps[0], Step::Captured { by: CapturedBy::Assistant });
}

#[tokio::test]
async fn nobody_loses_a_lead_without_saying_why() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    for because in [None, Some(String::new()), Some("  ".to_owned()), Some("x".repeat(501))] {
        let refused = move_to(world.tx(amelie()).await, id, &Move { because, ..Move::to(Status::Lost) }).await;
        assert!(matches!(refused, Err(CannotMove::WithoutReason)), "{refused:?}");
    }
    assert_eq!(way(&world, id).await.len(), 1);
}

#[tokio::test]
async fn what_somebody_did_since_is_not_undone() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    let mut back = move_to(world.tx(amelie()).await, id, &Move::to(Status::Contacted)).await.unwrap();
    move_to(world.tx(bruno()).await, id, &Move::to(Status::Qualified)).await.unwrap();
    let refused = move_to(world.tx(amelie()).await, id, &back).await;
    assert!(matches!(refused, Err(CannotMove::MovedSince { to: Status::Qualified })), "{refused:?}");
    back.only_from = Some(Status::Qualified);
    move_to(world.tx(amelie()).await, id, &back).await.unwrap();
    assert_eq!(read_lead(&world, id).await.status, Status::New);
}

#[tokio::test]
async fn a_closed_lead_does_not_come_back_beside_the_next_one() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    move_to(world.tx(amelie()).await, id, &Move::to(Status::Converted)).await.unwrap();
    capture(world.tx(amelie()).await, wants, &Lines::default()).await.unwrap();
    let refused = move_to(world.tx(amelie()).await, id, &Move::to(Status::New)).await;
    assert!(matches!(refused, Err(CannotMove::AnotherIsOpen)), "{refused:?}");
}

#[tokio::test]
async fn many_are_moved_all_or_none() {
    let world = World::new().await;
    let (_, one) = captured(&world).await;
    let two = added(&world, "Lucas Bernard", "", "").await;
    let moved = move_many(world.tx(bruno()).await, &[one, two, one], &Move::to(Status::Contacted)).await.unwrap();
    assert_eq!(moved.count, 2);
    let gone = move_many(world.tx(bruno()).await, &[one, LeadId::new()], &Move::to(Status::Qualified)).await;
    assert!(matches!(gone, Err(CannotMove::Gone)));
    assert_eq!(read_lead(&world, one).await.status, Status::Contacted);
    assert!(matches!(move_many(world.tx(bruno()).await, &[], &Move::to(Status::New)).await, Err(CannotMove::HowMany)));
}

#[tokio::test]
async fn what_was_moved_together_goes_back_together_each_to_where_it_stood() {
    let world = World::new().await;
    let (_, one) = captured(&world).await;
    let two = added(&world, "Lucas Bernard", "", "").await;
    let three = added(&world, "Nora Petit", "", "").await;
    let lost = Move { because: Some("No budget".to_owned()), ..Move::to(Status::Lost) };
    move_to(world.tx(bruno()).await, two, &lost).await.unwrap();
    let all = [one, two, three];
    let moved = move_many(world.tx(bruno()).await, &all, &Move::to(Status::Qualified)).await.unwrap();
    assert_eq!(moved.count, 3);
    // What somebody did since stays, even where it stands there again.
    for to in [Status::Contacted, Status::Qualified] {
        move_to(world.tx(amelie()).await, three, &Move::to(to)).await.unwrap();
    }

    let of_another = undo_move(world.tx(amelie()).await, moved.act).await;
    assert!(matches!(of_another, Err(CannotMove::Gone)), "{of_another:?}");
    let of_nobody = undo_move(world.tx(bruno()).await, LeadActId::new()).await;
    assert!(matches!(of_nobody, Err(CannotMove::Gone)), "{of_nobody:?}");
    assert_eq!(undo_move(world.tx(bruno()).await, moved.act).await.unwrap(), 2);
    assert_eq!(read_lead(&world, one).await.status, Status::New);
    let two = read_lead(&world, two).await;
    assert_eq!((two.status, two.lost_because.as_deref()), (Status::Lost, Some("No budget")));
    assert_eq!(read_lead(&world, three).await.status, Status::Qualified);
    assert_eq!(undo_move(world.tx(bruno()).await, moved.act).await.unwrap(), 0, "once");
}

#[tokio::test]
async fn what_was_lost_together_goes_back_without_its_reason() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    let lost = Move { because: Some("No answer".to_owned()), ..Move::to(Status::Lost) };
    let moved = move_many(world.tx(amelie()).await, &[id], &lost).await.unwrap();
    undo_move(world.tx(amelie()).await, moved.act).await.unwrap();
    let lead = read_lead(&world, id).await;
    assert_eq!((lead.status, lead.lost_because), (Status::New, None));
}

#[tokio::test]
async fn an_agent_takes_what_is_nobodys_and_others_work_is_not_theirs_to_see() {
    let world = World::new().await;
    let (wants, id) = captured(&world).await;
    let agent = an_agent_at_work();
    let given = own(world.tx(agent).await, id, Some(bruno().member())).await;
    assert!(matches!(given, Err(CannotOwn::NotYours)), "{given:?}");
    own(world.tx(agent).await, id, Some(agent.member())).await.unwrap();
    assert_eq!(read_lead(&world, id).await.owner_name.as_deref(), Some("Amélie"));

    own(world.tx(bruno()).await, id, Some(bruno().member())).await.unwrap();
    assert_eq!(seen_by(&world, agent, id).await, None);
    let refused = capture(world.tx(agent).await, wants, &Lines::default()).await;
    assert!(matches!(refused, Err(CannotCapture::OfSomebodyElse)), "{refused:?}");
    let viewer = own(world.tx(bruno()).await, id, Some(eva().member())).await;
    assert!(matches!(viewer, Err(CannotOwn::NotAnAgent)));
}

#[tokio::test]
async fn the_board_counts_what_the_list_lists() {
    let world = World::new().await;
    let (_, one) = captured(&world).await;
    let two = added(&world, "Lucas Bernard", "", "").await;
    set_value(world.tx(bruno()).await, one, Some(480_000)).await.unwrap();
    move_to(world.tx(bruno()).await, two, &Move::to(Status::Contacted)).await.unwrap();
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let columns = board(&mut tx, &Filter::default()).await.unwrap();
    let counts: Vec<(Status, i64, i64)> =
        columns.iter().map(|it| (it.counts.status, it.counts.leads, it.counts.worth)).collect();
    assert_eq!(counts[0], (Status::New, 1, 480_000));
    assert_eq!(counts[1], (Status::Contacted, 1, 0));
    assert_eq!(columns.len(), Status::ALL.len());
    assert_eq!(columns[1].cards[0].id, two);
}

#[tokio::test]
async fn labels_are_put_on_and_taken_off() {
    let world = World::new().await;
    let (_, id) = captured(&world).await;
    let name = Title::parse("Salon").unwrap();
    let salon = labels::add(world.tx(bruno()).await, &name, labels::Tone::Brick).await.unwrap();
    label(world.tx(amelie()).await, id, salon, true).await.unwrap();
    label(world.tx(amelie()).await, id, salon, true).await.unwrap();
    let mut tx = world.tx::<LeadsRead>(bruno()).await;
    let labelled = Filter { label: Some(salon), ..Filter::default() };
    assert_eq!(list(&mut tx, &labelled, Sort::Newest, None).await.unwrap().rows.len(), 1);
    drop(tx);
    label(world.tx(amelie()).await, id, salon, false).await.unwrap();
    let refused = label(world.tx(amelie()).await, id, LabelId::new(), true).await;
    assert!(matches!(refused, Err(CannotLabel::NoSuchLabel)));
}
