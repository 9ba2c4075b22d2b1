//! What the inbox shows, held. The pages as a whole are tested over HTTP, in `server/tests`.

use leptos::prelude::*;
use switchboard::escalations::{RaisedBy, Reason};
use switchboard::ids::*;
use switchboard::inbox::{Author, Entry, Happening, Kind, Named};
use switchboard::text::{Locale, Zone};
use time::macros::datetime;
use uuid::Uuid;

use super::entry::ThreadEntry;
use super::reader::Reader;
use super::thread::{Wire, wires};

fn entry(author: Author, kind: Kind, happening: Option<Happening>) -> Entry {
    Entry {
        mentions: Vec::new(),
        files: Vec::new(),
        id: MessageId(Uuid::nil()),
        seq: 1,
        kind,
        author,
        member_id: None,
        member_name: None,
        body: "Hello".to_owned(),
        quoted: None,
        happening,
        delivery: None,
        delivery_error: None,
        held_until: None,
        sent_at: datetime!(2026-11-20 09:00 UTC),
        came_at: None,
        run: None,
    }
}

fn reader() -> Reader {
    Reader::of(Locale::En, Zone::named_or_utc("Europe/Paris"), datetime!(2026-11-20 09:05 UTC))
}

fn shown(entry: Entry) -> String {
    Owner::new().with(|| {
        provide_context(Locale::En);
        let view = view! {
            <ThreadEntry entry=entry class="cord".to_owned() contact="Sophie Martin".to_owned() language=None reader=reader()/>
        };
        // Where one text ends and the next begins, the browser is told by a mark.
        view.to_html().replace("<!>", "")
    })
}

#[test]
fn the_cord_says_who_had_the_line() {
    let by = Named { member: MemberId(Uuid::nil()), name: "Amélie".to_owned() };
    let thread = [
        entry(Author::Contact, Kind::Message, None),
        entry(Author::Ai, Kind::Message, None),
        entry(Author::Contact, Kind::Message, None),
        entry(
            Author::System,
            Kind::Event,
            Some(Happening::HandedOver { reason: Reason::Vip, name: None, by: RaisedBy::Assistant }),
        ),
        entry(Author::Staff, Kind::Note, None),
        entry(Author::System, Kind::Event, Some(Happening::TakenOver { by: by.clone() })),
        entry(Author::Staff, Kind::Message, None),
        entry(Author::System, Kind::Event, Some(Happening::ReturnedToAssistant { by })),
    ];

    use Wire::{Assistant, Bare, Calling, Person};
    assert_eq!(wires(&thread), [Bare, Assistant, Assistant, Calling, Calling, Person, Person, Assistant]);
}

#[test]
fn the_four_kinds_of_author_are_told_apart_without_colour() {
    let contact = shown(entry(Author::Contact, Kind::Message, None));
    assert!(contact.contains("Sophie Martin") && !contact.contains("avatar-ai"));

    let assistant = shown(entry(Author::Ai, Kind::Message, None));
    assert!(assistant.contains("avatar-ai") && assistant.contains(">AI<"), "{assistant}");

    let agent = shown(Entry { member_name: Some("Bruno".to_owned()), ..entry(Author::Staff, Kind::Message, None) });
    assert!(agent.contains("Bruno") && !agent.contains("Internal note"));

    let note = shown(Entry { member_name: Some("Bruno".to_owned()), ..entry(Author::Staff, Kind::Note, None) });
    assert!(note.contains("Internal note"));

    let happened = shown(entry(Author::System, Kind::Event, Some(Happening::Woken)));
    assert!(happened.contains("The snooze ended.") && !happened.contains("entry-name"));
}

#[test]
fn c_1_what_agents_and_the_assistant_write_has_few_marks_and_links_that_say_where_they_lead() {
    let body = "It is **paid**: [your bank](https://evil.example/a).\n\n- one\n- `two`\n\n<img src=x onerror=alert(1)>";
    for author in [Author::Staff, Author::Ai] {
        let shown = shown(Entry { body: body.to_owned(), ..entry(author, Kind::Message, None) });
        assert!(shown.contains("<strong>paid</strong>") && shown.contains("<code>two</code>"), "{shown}");
        assert!(shown.contains("href=\"https://evil.example/a\"") && shown.contains("noopener noreferrer"), "{shown}");
        assert!(shown.contains("evil.example</bdi>"), "the host stands beside its words: {shown}");
        assert!(!shown.contains("<img"), "{shown}");
        assert!(shown.contains("**paid**: [your bank](https://evil.example/a)"), "the original words: {shown}");
    }
    let plain = shown(Entry { body: "It left.".to_owned(), ..entry(Author::Staff, Kind::Message, None) });
    assert!(!plain.contains("as-written"), "{plain}");
}

#[test]
fn c_17_what_came_late_says_by_how_much_and_both_times() {
    let late = Entry { came_at: Some(datetime!(2026-11-20 10:30 UTC)), ..entry(Author::Contact, Kind::Message, None) };
    let page = shown(late);
    assert!(page.contains("arrived 1 h 30 min late"), "{page}");
    assert!(page.contains("title=\"Written on") && page.contains("10:00") && page.contains("11:30"), "{page}");
    assert!(!shown(entry(Author::Contact, Kind::Message, None)).contains("late"));
}

#[test]
fn what_customers_write_is_text() {
    let hostile = "<img src=x onerror=alert(1)>\n\n[click](javascript:alert(1)) https://evil.example";
    let shown = shown(Entry { body: hostile.to_owned(), ..entry(Author::Contact, Kind::Message, None) });

    assert!(!shown.contains("<img") && !shown.contains("<a "), "{shown}");
    assert_eq!(shown.matches("<p dir").count(), 2, "two paragraphs");
}
