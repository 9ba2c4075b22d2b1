//! The list, its numbers, and what each role sees.

use time::Duration;

use crate::access::InboxRead;
use crate::channels;
use crate::escalations::Reason;
use crate::ids::*;
use crate::inbox::*;
use crate::world::*;

async fn ids(world: &World, person: Person, filter: Filter) -> Vec<ConversationId> {
    let mut tx = world.tx::<InboxRead>(person).await;
    list(&mut tx, &filter, None).await.unwrap().lines.into_iter().map(|it| it.id).collect()
}

fn viewed(view: View) -> Filter {
    Filter { view: Some(view), ..Filter::default() }
}

/// Five conversations: the assistant's, nobody's, Amélie's open, Bruno's open, a resolved one.
async fn five(world: &World) -> [ConversationId; 5] {
    let channel = world.api_channel().await;
    let mut ids = Vec::new();
    for customer in ["sophie", "marc", "lea", "paul", "zoe"] {
        let what = Inbound {
            contact: InboundContact {
                external_id: customer.to_owned(),
                name: Some(format!("{customer} Martin")),
                email: Some(format!("{customer}@mail.example")),
            },
            ..words_of(customer, &format!("Où est le colis de {customer} ?"), world.desk().now())
        };
        let arrived = world.arrives(channel, customer, &what).await;
        world.ingest(MA_BOUTIQUE, arrived.event).await;
        let mut tx = world.tx::<InboxRead>(bruno()).await;
        ids.push(list(&mut tx, &Filter::default(), None).await.unwrap().lines[0].id);
        world.clock.advance(Duration::minutes(1));
    }
    escalate(world.tx(bruno()).await, ids[1], Reason::Vip, "").await.unwrap();
    take_over(world.tx(amelie()).await, ids[2]).await.unwrap();
    take_over(world.tx(bruno()).await, ids[3]).await.unwrap();
    resolve(world.tx(bruno()).await, ids[4]).await.unwrap();
    ids.try_into().unwrap()
}

#[tokio::test]
async fn the_views_show_what_they_say_and_the_numbers_agree() {
    let world = World::new().await;
    let [assistants, nobodys, amelies, brunos, resolved] = five(&world).await;

    assert_eq!(ids(&world, amelie(), viewed(View::ToAnswer)).await, [amelies, nobodys]);
    assert_eq!(ids(&world, amelie(), viewed(View::Mine)).await, [amelies]);
    assert_eq!(ids(&world, amelie(), viewed(View::Assistant)).await, [assistants]);
    assert_eq!(ids(&world, amelie(), viewed(View::All)).await, [resolved, amelies, nobodys, assistants]);
    assert_eq!(ids(&world, bruno(), viewed(View::All)).await, [resolved, brunos, amelies, nobodys, assistants]);

    for person in [amelie(), bruno(), eva(), omar()] {
        for filter in [
            Filter::default(),
            Filter { unread: true, ..Filter::default() },
            Filter { words: Some("colis".to_owned()), ..Filter::default() },
        ] {
            let mut tx = world.tx::<InboxRead>(person).await;
            let found = search(&mut tx, &filter).await.unwrap().map(|it| it.ids());
            let counted = counts(&mut tx, &filter, found.as_deref()).await.unwrap();
            for view in View::ALL {
                let filter = Filter { view: Some(*view), ..filter.clone() };
                let listed = ids(&world, person, filter.clone()).await.len() as i64;
                assert_eq!(counts_of(&mut tx, &[filter], found.as_deref()).await.unwrap(), [listed], "{view}");
                assert!(counted.of(*view).is_none_or(|it| it == listed), "{} {view}", person.name);
            }
        }
    }
}

#[tokio::test]
async fn every_filter_narrows_the_list() {
    let world = World::new().await;
    let [assistants, nobodys, amelies, brunos, resolved] = five(&world).await;
    let channel = world.line(assistants).await.channel_id;
    mark_read(world.tx(bruno()).await, nobodys, 99).await.unwrap();
    let all = Filter::default;

    for (filter, expected) in [
        (Filter { status: Some(Status::Resolved), ..all() }, vec![resolved]),
        (Filter { handler: Some(Handler::Nobody), ..all() }, vec![nobodys]),
        (Filter { assignee: Some(amelie().member()), ..all() }, vec![amelies]),
        (Filter { unread: true, ..all() }, vec![resolved, brunos, amelies, assistants]),
        (
            Filter { channel: Some(channel), status: Some(Status::Open), unread: true, ..all() },
            vec![brunos, amelies, assistants],
        ),
        (Filter { channel: Some(ChannelId(uuid::Uuid::from_u128(1))), ..all() }, vec![]),
        (Filter { words: Some("ou colis SOPHIE".to_owned()), ..all() }, vec![assistants]),
        (Filter { words: Some("paul@mail".to_owned()), ..all() }, vec![brunos]),
        (Filter { words: Some("100%_\\".to_owned()), ..all() }, vec![]),
        (Filter { words: Some("\"'; drop table messages; --".to_owned()), ..all() }, vec![]),
    ] {
        assert_eq!(ids(&world, bruno(), filter.clone()).await, expected, "{filter:?}");
    }
}

#[tokio::test]
async fn d_5_the_list_comes_in_pages_of_fifty_without_gap_or_repetition() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    // All in the same instant, so that only the id keeps them apart.
    for n in 0..53 {
        let what = words_of(&format!("customer-{n}"), "Hello", world.desk().now());
        let arrived = world.arrives(channel, &n.to_string(), &what).await;
        world.ingest(MA_BOUTIQUE, arrived.event).await;
    }

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let first = list(&mut tx, &Filter::default(), None).await.unwrap();
    let second = list(&mut tx, &Filter::default(), first.next).await.unwrap();

    assert_eq!((first.lines.len(), second.lines.len(), second.next), (50, 3, None));
    let mut all: Vec<_> = first.lines.iter().chain(&second.lines).map(|it| it.id).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 53);
}

#[tokio::test]
async fn a_page_of_the_list_reads_no_more_however_long_the_history_is() {
    const RESOLVED: &str = "
        insert into conversations (tenant_id, id, channel_id, identity_id, contact_id, status, handler, resolved_at,
                                   last_message_at, created_at, updated_at)
        select tenant_id, gen_random_uuid(), channel_id, identity_id, contact_id, 'resolved', 'staff', created_at,
               last_message_at, created_at, updated_at
        from conversations cross join generate_series(1, 3000) where id = $1";
    // What this transaction has read so far.
    const READ: &str = "
        select (seq_tup_read + idx_tup_fetch)::bigint from pg_stat_xact_user_tables where relname = 'conversations'";

    let world = World::new().await;
    let parcel = world.conversation_of_amelie().await;
    let mut owner = world.database().owner().await;
    sqlx::query(RESOLVED).bind(parcel).execute(&mut owner).await.unwrap();
    sqlx::raw_sql("analyze conversations").execute(&mut owner).await.unwrap();

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    // Three thousand rows are read at once where fetching fifty is thought dear: a million are not.
    sqlx::raw_sql("set local random_page_cost = 1.1").execute(tx.db()).await.unwrap();
    let page = list(&mut tx, &Filter::default(), None).await.unwrap();
    let read: i64 = sqlx::query_scalar(READ).fetch_one(tx.db()).await.unwrap();
    assert_eq!(page.lines.len(), 50);
    assert!(read <= 4 * 51, "{read} conversations were read to show fifty");
}

#[tokio::test]
async fn a_long_thread_comes_in_pages_of_a_hundred() {
    let world = World::new().await;
    let parcel = world.conversation_of_amelie().await;
    for n in 0..105 {
        note(world.tx(amelie()).await, parcel, &body(&format!("Note {n}")), None).await.unwrap();
    }

    let mut tx = world.tx::<InboxRead>(amelie()).await;
    let newest = thread(&mut tx, parcel, None).await.unwrap();
    let earlier = thread(&mut tx, parcel, newest.earlier).await.unwrap();

    assert_eq!((newest.entries.len(), earlier.entries.len(), earlier.earlier), (100, 7, None));
    assert_eq!(newest.entries[99].body, "Note 104");
    assert!(earlier.entries.last().unwrap().seq < newest.entries[0].seq);
}

#[tokio::test]
async fn a_viewer_sees_no_personal_data_and_cannot_ask_for_it() {
    let world = World::new().await;
    let [assistants, ..] = five(&world).await;

    let mut tx = world.tx::<InboxRead>(eva()).await;
    let line = find(&mut tx, assistants).await.unwrap().unwrap();
    assert_eq!(line.contact_name.as_deref(), Some("s••• M•••"));
    let card = contact(&mut tx, assistants).await.unwrap().unwrap();
    assert_eq!((card.name.as_deref(), card.email.as_deref()), (Some("s••• M•••"), Some("s•••@•••")));
    assert_eq!(card.known_as[0].external_id, "•••ie");
    let board = board(&mut tx).await.unwrap();
    assert!(
        board
            .lines
            .iter()
            .flat_map(|it| &it.lamps)
            .all(|it| it.contact_name.as_ref().is_none_or(|name| name.contains('•')))
    );
    drop(tx);

    let by_name = Filter { words: Some("sophie@mail".to_owned()), ..Filter::default() };
    assert_eq!(ids(&world, eva(), by_name).await, []);
}

#[tokio::test]
async fn a_stranger_and_an_agent_who_does_not_hold_it_read_nothing() {
    let world = World::new().await;
    let [_, _, _, brunos, _] = five(&world).await;

    for person in [omar(), amelie()] {
        let mut tx = world.tx::<InboxRead>(person).await;
        assert_eq!(find(&mut tx, brunos).await.unwrap(), None);
        assert_eq!(thread(&mut tx, brunos, None).await.unwrap().entries, []);
        assert_eq!(contact(&mut tx, brunos).await.unwrap(), None);
        assert_eq!(proposals(&mut tx, brunos).await.unwrap(), []);
        assert_eq!(who_views(&mut tx, brunos).await.unwrap(), []);
    }
    assert_eq!(ids(&world, omar(), Filter::default()).await, []);
}

#[tokio::test]
async fn the_board_shows_one_lamp_per_open_line_and_who_waits_longest() {
    let world = World::new().await;
    let [assistants, nobodys, amelies, ..] = five(&world).await;

    let board = board(&mut world.tx::<InboxRead>(amelie()).await).await.unwrap();

    assert_eq!((board.waiting_for_you, board.escalations_pending, board.failed_sends), (2, 1, 0));
    assert_eq!(board.lines.len(), 1);
    let lamps: Vec<_> = board.lines[0].lamps.iter().map(|it| (it.conversation, it.lamp)).collect();
    assert_eq!(lamps, [(nobodys, Lamp::Calling), (amelies, Lamp::Person), (assistants, Lamp::Assistant)]);
    assert_eq!((board.lines[0].open, board.lines[0].kind), (3, channels::Kind::Api));
    assert_eq!(board.lines[0].longest_wait, world.line(assistants).await.waiting_since);
    assert_eq!(board.next.iter().map(|it| it.id).collect::<Vec<_>>(), [nobodys, amelies]);
}

#[tokio::test]
async fn the_contact_card_knows_the_other_conversations() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let first = world.hears(channel, "sophie", "Where is my parcel?").await;
    resolve(world.tx(bruno()).await, first).await.unwrap();
    world.clock.advance(Duration::hours(80));
    let second = world.hears(channel, "sophie", "Another question.").await;

    let card = contact(&mut world.tx::<InboxRead>(amelie()).await, second).await.unwrap().unwrap();

    assert_eq!(card.others.iter().map(|it| (it.id, it.lamp())).collect::<Vec<_>>(), [(first, Lamp::Resolved)]);
}
