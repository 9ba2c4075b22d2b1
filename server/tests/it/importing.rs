//! `switchboard import conversations`.

use serde_json::{Value, json};
use server::commands::import::bring;
use switchboard::access::InboxRead;
use switchboard::inbox::{self, Author, Filter, Handler, Imported, Kind, Status};
use switchboard::world::*;

fn session(id: &str, user: &str, status: &str) -> Value {
    json!({
        "id": id, "channel": "web", "status": status, "user_id": user,
        "metadata": { "user_name": "Sophie Martin", "language": "fr" },
        "started_at": "2026-02-01T10:00:00Z", "ended_at": "2026-02-01T10:30:00Z",
        "internal_notes": "She has asked before.",
        "messages": [
            { "id": "m-1", "role": "user", "content": "Quel est le délai ?", "created_at": "2026-02-01T10:00:00Z" },
            { "id": "m-2", "role": "assistant", "content": "3 à 5 jours.", "created_at": "2026-02-01T10:01:00Z" },
            { "id": "m-3", "role": "user", "content": "Et ma commande ?", "created_at": "2026-02-01T10:02:00Z" },
        ],
    })
}

async fn brings(world: &World, all: Value) -> Result<Imported, String> {
    bring(world.desk(), "ma-boutique", &all.to_string()).await.map_err(|it| it.to_string())
}

async fn lines(world: &World, person: Person) -> Vec<inbox::Line> {
    let mut tx = world.tx::<InboxRead>(person).await;
    inbox::list(&mut tx, &Filter::default(), None).await.unwrap().lines
}

#[tokio::test]
async fn d_22_conversations_come_as_they_were_and_once() {
    let world = World::with(server::consequences::follows).await;
    let all = json!([session("s-2", "sophie", "escalated"), session("s-1", "sophie", "completed")]);
    let first = brings(&world, all.clone()).await.unwrap();
    assert_eq!(first, Imported { added: 2, entries: 8, known: 0 });
    let events = world.events().await;
    let again = json!([
        session("s-1", "sophie", "completed"),
        session("s-3", "marc", "completed"),
        session("s-2", "sophie", "active")
    ]);
    assert_eq!(brings(&world, again).await.unwrap(), Imported { added: 1, entries: 4, known: 2 });

    let found = lines(&world, bruno()).await;
    assert_eq!(found.len(), 3);
    let open = found.iter().find(|it| it.status == Status::Open).expect("the escalated one waits");
    assert_eq!(
        (open.handler, open.unanswered, open.contact_name.as_deref()),
        (Handler::Nobody, 1, Some("Sophie Martin"))
    );
    let thread = world.thread(open.id).await;
    let said: Vec<_> = thread.iter().map(|it| (it.kind, it.author, it.body.as_str())).collect();
    let expected = [
        (Kind::Message, Author::Contact, "Quel est le délai ?"),
        (Kind::Message, Author::Ai, "3 à 5 jours."),
        (Kind::Message, Author::Contact, "Et ma commande ?"),
        (Kind::Note, Author::Staff, "She has asked before."),
    ];
    assert_eq!(said, expected);
    assert!(thread[0].sent_at.year() == 2026 && thread[0].sent_at.month() == time::Month::February);
    assert!(events.iter().all(|it| it.conversation().is_none()), "nobody answers, delivers or is told: {events:?}");
    assert_eq!(lines(&world, omar()).await, []);
}

#[tokio::test]
async fn d_22_what_is_wrong_is_said_and_nothing_is_half_imported() {
    let world = World::with(server::consequences::follows).await;
    let before = world.events().await;
    let mut broken = session("s-2", "marc", "completed");
    broken["messages"][1]["content"] = json!("");
    let refused = brings(&world, json!([session("s-1", "sophie", "completed"), broken])).await.unwrap_err();
    assert!(
        refused.contains("nothing was imported") && refused.contains("conversation 2 (\"s-2\"), message 2"),
        "{refused}"
    );
    assert_eq!(world.events().await, before);

    brings(&world, json!([session("s-5", "sophie", "active")])).await.unwrap();
    let second = brings(&world, json!([session("s-6", "marc", "completed"), session("s-7", "sophie", "active")])).await;
    assert!(second.unwrap_err().contains("s-7"), "one of a customer's conversations is open at most");
    assert_eq!(lines(&world, bruno()).await.len(), 1, "the first of the file was not kept either");

    let nowhere = bring(world.desk(), "nowhere-at-all", "[]").await.unwrap_err().to_string();
    assert!(nowhere.contains("nowhere-at-all"), "{nowhere}");
}
