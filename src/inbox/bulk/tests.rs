//! The promises of acts on many conversations, held.

use time::Duration;

use crate::access::{InboxRead, Work};
use crate::escalations::Reason;
use crate::events::Event;
use crate::ids::*;
use crate::inbox::bulk::*;
use crate::inbox::{self, Filter, Handler, Status};
use crate::labels::{self, Tone};
use crate::teams;
use crate::tenancy::{Principal, Tx};
use crate::title::Title;
use crate::world::*;

async fn three(world: &World) -> [ConversationId; 3] {
    let resolved = world.conversation(Status::Resolved).await;
    [world.conversation(Status::Open).await, world.conversation_of_amelie().await, resolved]
}

async fn label(world: &World) -> LabelId {
    labels::add(world.tx(bruno()).await, &Title::parse("Breakage").unwrap(), Tone::Brick).await.unwrap()
}

/// What an act may change, of each conversation.
async fn standing(world: &World, ids: &[ConversationId]) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let mut standing = Vec::new();
    for id in ids {
        let it = world.line(*id).await;
        standing.push((it.status, it.handler, it.assignee_id, it.team_id, it.snoozed_until, it.label_ids));
    }
    standing
}

async fn go_on(world: &World, id: BulkId) {
    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::go_on(&mut tx, id).await.unwrap();
    tx.commit().await.unwrap();
}

async fn come(world: &World, id: BulkId) -> Progress {
    progress(&mut world.tx::<InboxRead>(bruno()).await, id).await.unwrap().unwrap()
}

#[tokio::test]
async fn every_act_changes_what_it_fits_and_is_undone() {
    let world = World::new().await;
    let ids = three(&world).await;
    let team = teams::add(world.tx(bruno()).await, &Title::parse("Returns").unwrap()).await.unwrap();
    let until = world.desk().now() + Duration::hours(5);
    let before = standing(&world, &ids).await;

    for (act, changed) in [
        (Act::Label(label(&world).await), 3),
        (Act::Assign(Some(bruno().member())), 2),
        (Act::Assign(None), 2),
        (Act::Team(Some(team)), 2),
        (Act::Snooze(until), 2),
        (Act::Resolve, 2),
        (Act::Reopen, 1),
    ] {
        let acted = act_on(world.tx(bruno()).await, &ids, act).await.unwrap();
        assert_eq!(acted.count, changed, "{act:?}");
        assert_ne!(standing(&world, &ids).await, before, "{act:?}");

        undo(world.tx(bruno()).await, acted.id).await.unwrap();
        assert_eq!(standing(&world, &ids).await, before, "{act:?} is undone");
        assert_eq!(come(&world, acted.id).await.undone, changed);
        let again = undo(world.tx(bruno()).await, acted.id).await;
        assert!(matches!(again, Err(CannotAct::Gone)), "{act:?} is undone once");
    }
}

#[tokio::test]
async fn undoing_keeps_what_somebody_changed_since() {
    let world = World::new().await;
    let ids = three(&world).await;
    let acted = act_on(world.tx(bruno()).await, &ids, Act::Assign(Some(bruno().member()))).await.unwrap();
    inbox::assign(world.tx(claire()).await, ids[0], Some(david().member())).await.unwrap();

    undo(world.tx(bruno()).await, acted.id).await.unwrap();

    assert_eq!(world.line(ids[0]).await.assignee_id, Some(david().member()));
    assert_eq!(world.line(ids[1]).await.assignee_id, Some(amelie().member()));
}

#[tokio::test]
async fn nothing_chosen_too_many_or_of_somebody_else_is_refused_and_leaves_no_event() {
    let world = World::new().await;
    let ids = three(&world).await;
    let before = (world.events().await, standing(&world, &ids).await);
    let many = [ids[0]; AT_ONCE + 1];

    assert!(matches!(act_on(world.tx(bruno()).await, &[], Act::Resolve).await, Err(CannotAct::Nothing)));
    assert!(matches!(act_on(world.tx(bruno()).await, &many, Act::Resolve).await, Err(CannotAct::TooMany)));
    assert!(matches!(act_on(world.tx(omar()).await, &ids, Act::Resolve).await, Err(CannotAct::Nothing)));
    let all = act_on_all(world.tx(omar()).await, &Filter::default(), None, Act::Resolve).await;
    assert!(matches!(all, Err(CannotAct::Nothing)));
    assert_eq!((world.events().await, standing(&world, &ids).await), before);

    let acted = act_on(world.tx(bruno()).await, &ids, Act::Resolve).await.unwrap();
    for person in [claire(), omar()] {
        assert!(matches!(undo(world.tx(person).await, acted.id).await, Err(CannotAct::Gone)), "{}", person.name);
    }
}

#[tokio::test]
async fn all_that_match_have_their_turn_fifty_at_a_time_and_are_undone() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    for n in 0..53 {
        let what = words_of(&format!("customer-{n}"), "Hello", world.desk().now());
        let arrived = world.arrives(channel, &n.to_string(), &what).await;
        world.ingest(MA_BOUTIQUE, arrived.event).await;
    }
    let other = world.conversation(Status::Open).await;
    let filter = Filter { channel: Some(channel), ..Filter::default() };

    let acted = act_on_all(world.tx(bruno()).await, &filter, None, Act::Resolve).await.unwrap();
    assert_eq!((acted.count, come(&world, acted.id).await.waiting), (53, 53));
    assert_eq!(world.events().await.last(), Some(&Event::BulkMoved { bulk: acted.id }));
    for (waiting, state) in [(3, State::Doing), (0, State::Done), (0, State::Done)] {
        go_on(&world, acted.id).await;
        let progress = come(&world, acted.id).await;
        assert_eq!((progress.waiting, progress.state), (waiting, state));
    }
    assert_eq!(world.status(other).await, Status::Open);

    undo(world.tx(bruno()).await, acted.id).await.unwrap();
    go_on(&world, acted.id).await;
    let progress = come(&world, acted.id).await;
    assert_eq!((progress.state, progress.undone), (State::Undone, 53));
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let open = Filter { status: Some(Status::Open), ..filter };
    assert_eq!(inbox::counts_of(&mut tx, &[open], None).await.unwrap(), [53]);
}

#[tokio::test]
async fn a_worker_that_dies_in_the_middle_does_nothing_twice() {
    let world = World::new().await;
    let ids = three(&world).await;
    let acted = act_on_all(world.tx(bruno()).await, &Filter::default(), None, Act::Resolve).await.unwrap();

    let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
    work::go_on(&mut tx, acted.id).await.unwrap();
    drop(tx);
    assert_eq!(world.status(ids[0]).await, Status::Open);
    let said = world.thread(ids[0]).await.len();

    go_on(&world, acted.id).await;
    go_on(&world, acted.id).await;
    assert_eq!(world.status(ids[0]).await, Status::Resolved);
    assert_eq!(world.thread(ids[0]).await.len(), said + 1, "it was resolved once");
}

#[tokio::test]
async fn what_the_assistant_had_it_has_again() {
    let world = World::new().await;
    let assistants = world.conversation(Status::Open).await;
    let nobodys = world.conversation(Status::Open).await;
    inbox::escalate(world.tx(bruno()).await, nobodys, Reason::Vip, "").await.unwrap();

    let acted = act_on(world.tx(bruno()).await, &[assistants, nobodys], Act::Assign(Some(amelie().member()))).await;
    undo(world.tx(bruno()).await, acted.unwrap().id).await.unwrap();

    assert_eq!(world.handler(assistants).await, Handler::Ai);
    assert_eq!(world.handler(nobodys).await, Handler::Nobody);
}
