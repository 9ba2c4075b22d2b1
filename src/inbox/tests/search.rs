//! Finding by words, held.

use std::time::Duration;

use crate::access::{InboxRead, Visibility};
use crate::escalations::Reason;
use crate::ids::*;
use crate::inbox::search::search_within;
use crate::inbox::*;
use crate::tenancy::Tx;
use crate::world::*;

fn asking(words: &str) -> Filter {
    Filter { words: Some(words.to_owned()), ..Filter::default() }
}

async fn found(world: &World, person: Person, words: &str) -> Vec<ConversationId> {
    let mut tx = world.tx::<InboxRead>(person).await;
    search(&mut tx, &asking(words)).await.unwrap().map(|it| it.ids()).unwrap_or_default()
}

/// A conversation of a customer with a name, who writes this.
async fn wrote(world: &World, channel: ChannelId, name: &str, text: &str) -> ConversationId {
    let contact = InboundContact { external_id: name.to_owned(), name: Some(name.to_owned()), email: None };
    let what = Inbound { contact, ..words_of(name, text, world.desk().now()) };
    let arrived = world.arrives(channel, name, &what).await;
    world.ingest(MA_BOUTIQUE, arrived.event).await;
    world.clock.advance(time::Duration::minutes(1));
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    list(&mut tx, &Filter::default(), None).await.unwrap().lines[0].id
}

/// So many conversations of Ma Boutique's, the newest last, each with one message about a parcel.
async fn many(world: &World, channel: ChannelId, how_many: i32) -> Vec<ConversationId> {
    const MANY: &str = "
        with n as (select n, gen_random_uuid() as conversation, gen_random_uuid() as person, gen_random_uuid() as known
                   from generate_series(1, $3) n),
        people as (insert into contacts (tenant_id, id, created_at, updated_at) select $1, person, $4, $4 from n),
        identities as (insert into contact_identities (tenant_id, id, contact_id, channel_id, external_id, created_at)
                       select $1, known, person, $2, 'many-' || n, $4 from n),
        talks as (insert into conversations (tenant_id, id, channel_id, identity_id, contact_id, last_seq, last_message_at, created_at, updated_at)
                  select $1, conversation, $2, known, person, 1, $4 + make_interval(secs => n), $4, $4 from n),
        said as (insert into messages (tenant_id, id, conversation_id, channel_id, seq, direction, author, body, sent_at, created_at)
                 select $1, gen_random_uuid(), conversation, $2, 1, 'inbound', 'contact', 'mirabelle number ' || n,
                        $4 + make_interval(secs => n), $4 + make_interval(secs => n) from n)
        select conversation from n order by n";

    let mut owner = world.database().owner().await;
    sqlx::query("set session_replication_role = replica").execute(&mut owner).await.unwrap();
    let now = world.desk().now();
    let ids = sqlx::query_scalar(MANY).bind(MA_BOUTIQUE).bind(channel).bind(how_many).bind(now).fetch_all(&mut owner);
    let ids = ids.await.unwrap();
    for table in ["messages", "conversations", "contacts"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("analyze {table}"))).execute(&mut owner).await.unwrap();
    }
    ids
}

#[tokio::test]
async fn accents_endings_and_slips_hide_nothing() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let company = wrote(&world, channel, "Zoé Müller", "La Société attend sa livraison de tapis.").await;
    let refund = wrote(&world, channel, "Paul", "When will I be refunded for the mirrors?").await;

    for (words, expected) in [
        ("societe", company),
        ("SOCIÉTÉ", company),
        ("livraisons", company),
        ("livraizon", company),
        ("tapsi livriason", company),
        ("refund", refund),
        ("mirror", refund),
        ("mirors", refund),
        ("muller", company),
        ("mullre", company),
        ("zoe", company),
    ] {
        assert_eq!(found(&world, bruno(), words).await, [expected], "{words}");
    }
    assert_eq!(found(&world, bruno(), "\"livraisons\"").await, [], "in quotes a word is taken as it is");
    assert_eq!(found(&world, bruno(), "kalomi").await, []);
}

#[tokio::test]
async fn a_word_of_its_own_is_not_taken_for_a_slip_of_another() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let door = wrote(&world, channel, "Paul", "La porte est bloquée").await;
    let mail = wrote(&world, channel, "Marc", "Le bureau de poste est fermé").await;
    assert_eq!(found(&world, bruno(), "porte").await, [door]);
    assert_eq!(found(&world, bruno(), "poste").await, [mail]);
}

#[tokio::test]
async fn a_subject_is_looked_into_too() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let mut owner = world.database().owner().await;
    let name = sqlx::query("update conversations set subject = 'Réclamation' where id = $1").bind(parcel);
    name.execute(&mut owner).await.unwrap();
    assert_eq!(found(&world, bruno(), "reclamations").await, [parcel]);
    assert_eq!(found(&world, omar(), "reclamations").await, []);
}

#[tokio::test]
async fn a_name_is_not_found_by_whom_it_is_hidden_from() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = wrote(&world, channel, "Sophie Martin", "Where is my parcel?").await;
    assert_eq!(found(&world, bruno(), "sophie").await, [parcel]);
    assert_eq!(found(&world, eva(), "sophie").await, []);
    assert_eq!(found(&world, eva(), "parcel").await, [parcel]);
}

#[tokio::test]
async fn the_words_are_marked_where_they_stand() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = wrote(&world, channel, "Sophie", "<b>Où</b> est la livraison de ma Société ?").await;
    wrote(&world, channel, "Marc", "Bonjour").await;

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let found = search(&mut tx, &asking("livraisons societe")).await.unwrap().unwrap();
    let excerpts = excerpts(&mut tx, &found, &[parcel]).await.unwrap();
    let marked: Vec<_> = excerpts[&parcel].spans.iter().filter(|it| it.is_marked).map(|it| it.text.as_str()).collect();
    assert_eq!(marked, ["livraison", "Société"]);
    let whole: String = excerpts[&parcel].spans.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(whole, "<b>Où</b> est la livraison de ma Société ?", "text stays text");
}

#[tokio::test]
async fn what_fits_is_looked_for_among_all_and_not_among_the_newest() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let old = wrote(&world, channel, "Sophie", "A mirabelle of long ago").await;
    take_over(world.tx(amelie()).await, old).await.unwrap();
    let ids = many(&world, channel, 300).await;

    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let all = search(&mut tx, &asking("mirabelle")).await.unwrap().unwrap();
    assert!(all.is_full() && !all.ran_out && all.hits.len() == FOUND);
    let mut newest = ids[100..].to_vec();
    newest.reverse();
    assert_eq!(all.ids(), newest, "the newest first");
    let hers = Filter { assignee: Some(amelie().member()), ..asking("mirabelle") };
    assert_eq!(search(&mut tx, &hers).await.unwrap().unwrap().ids(), [old]);
    let amelies = amelie().principal().seeing(Some(Visibility::Team), &[]);
    let mut tx: Tx<InboxRead> = world.begin(amelies).await;
    assert_eq!(search(&mut tx, &asking("mirabelle")).await.unwrap().unwrap().ids(), [old]);
}

#[tokio::test]
async fn d_5_what_is_found_comes_in_pages_of_fifty() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    many(&world, channel, 120).await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = list(&mut tx, &asking("mirabelle"), after).await.unwrap();
        seen.extend(page.lines.iter().map(|it| it.id));
        let Some(next) = page.next else { break };
        after = Some(next);
    }
    assert_eq!(seen.len(), 120);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120, "none twice");
}

#[tokio::test]
async fn the_index_of_words_is_read_and_no_message_besides() {
    const READ: &str = "
        select pg_stat_get_xact_numscans('messages_words'::regclass), pg_stat_get_xact_numscans('messages'::regclass)";

    let world = World::new().await;
    let channel = world.api_channel().await;
    let rare = wrote(&world, channel, "Sophie", "Where is my parcel?").await;
    many(&world, channel, 20_000).await;
    for (who, words) in [(bruno(), "parcels"), (amelie(), "parcel"), (bruno(), "mirabelle 17")] {
        let mut tx = world.tx::<InboxRead>(who).await;
        let found = search(&mut tx, &asking(words)).await.unwrap().unwrap();
        assert!(found.hits.iter().any(|it| it.conversation_id == rare) || words == "mirabelle 17", "{words}");
        let (by_index, whole): (i64, i64) = sqlx::query_as(READ).fetch_one(tx.db()).await.unwrap();
        assert!(by_index > 0, "`{words}` asks the index");
        assert_eq!(whole, 0, "`{words}` reads no table from end to end");
    }
}

#[tokio::test]
async fn out_of_time_a_search_says_what_it_has_and_the_reader_goes_on() {
    let world = World::new().await;
    let parcel = world.conversation(Status::Open).await;
    let mut tx = world.tx::<InboxRead>(bruno()).await;
    let mut owner = world.database().owner().await;
    let mut locked = sqlx::Connection::begin(&mut owner).await.unwrap();
    sqlx::query("lock table messages in access exclusive mode").execute(&mut *locked).await.unwrap();

    let found = search_within(&mut tx, &asking("parcel"), Duration::from_millis(150)).await.unwrap().unwrap();
    assert!(found.ran_out && found.hits.is_empty());
    locked.rollback().await.unwrap();
    assert!(find(&mut tx, parcel).await.unwrap().is_some(), "the transaction goes on");
    assert_eq!(search(&mut tx, &asking("parcel")).await.unwrap().unwrap().ids(), [parcel], "and searches again");
}

#[tokio::test]
async fn a_strangers_words_are_nobodys_here() {
    let world = World::new().await;
    let channel = world.api_channel().await;
    let parcel = wrote(&world, channel, "Sophie", "The mirabelles are broken").await;
    escalate(world.tx(bruno()).await, parcel, Reason::Vip, "").await.unwrap();
    for words in ["mirabelles", "mirabele", "mirabelle"] {
        assert_eq!(found(&world, omar(), words).await, [], "{words}");
    }
}
