//! Z-3: a door takes the fields that it reads, and refuses every other.

use app::routes::{Entry, doors};
use reqwest::StatusCode;
use server::http::fields::takes;
use switchboard::world::*;

use crate::harness::{Server, in_boutique};
use crate::samples::{self, Ids, pages};
use crate::team::submit;

/// What somebody might hope that we take over.
const HOPED_FOR: [(&str, &str); 9] = [
    ("id", "01900000-0000-7000-8000-000000000001"),
    ("tenant_id", "01900000-0000-7000-8000-000000000003"),
    ("tenant", "01900000-0000-7000-8000-000000000003"),
    ("user_id", "01900000-0000-7000-8000-000000010006"),
    ("member_id", "01900000-0000-7000-8000-000000020306"),
    ("role", "owner"),
    ("plan", "unlimited"),
    ("created_at", "1970-01-01T00:00:00Z"),
    ("role[]", "owner"),
];

#[tokio::test(flavor = "multi_thread")]
async fn z_3_a_field_that_a_door_does_not_read_is_refused_and_nothing_happens() {
    let server = Server::open().await;
    let before = server.world.snapshot(&[("sessions", "*"), ("members", "last_seen_at")]).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors() {
        let own = samples::fields(path, Ids::Of(&server.ours));
        for person in [None, Some(claire())] {
            let mut browser = server.browser_for(person).await;
            for (name, value) in HOPED_FOR.into_iter().filter(|(name, _)| !own.iter().any(|(it, _)| it == name)) {
                let mut fields = own.clone();
                fields.push((name.to_owned(), value.to_owned()));
                for request in [browser.call(&in_boutique(path), &fields), browser.post(&in_boutique(path), &fields)] {
                    let answer = browser.send(request).await;
                    if answer.status != StatusCode::BAD_REQUEST {
                        found.push(format!("{path} with {name}: {}", answer.status));
                    }
                }
            }
        }
    }
    let after = server.world.snapshot(&[("sessions", "*"), ("members", "last_seen_at")]).await;
    found.extend(before.differs_in(&after).into_iter().map(|table| format!("changed {table}")));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn z_3_every_form_sends_only_what_its_door_takes() {
    let server = Server::open().await;
    let (mut found, mut forms) = (Vec::new(), 0);
    for person in [None, Some(amelie()), Some(claire())] {
        let mut browser = server.browser_for(person).await;
        for Entry { path, .. } in pages() {
            let page = samples::page(path, Ids::Of(&server.ours));
            let tabs: &[&str] =
                if path == "/channels/:channel" { &["?tab=look", "?tab=words", "?tab=domains"] } else { &[] };
            for query in ["", "?do=escalate", "?do=snooze", "?view=all"].iter().chain(tabs) {
                let answer = browser.open(&in_boutique(&format!("{page}{query}"))).await;
                for (door, field) in posted(&answer.body) {
                    forms += 1;
                    if !takes(&door, &field) {
                        found.push(format!("{path}{query}: a form sends {field} to {door}"));
                    }
                }
            }
        }
    }
    assert!(forms > 100, "forms were found: {forms}");
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn r_19_a_form_comes_back_with_what_was_typed_whatever_it_is() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let typed = ("name", "Web\0site\u{10ffff}\u{fffd}");

    let page = in_boutique("/channels/connect");
    let (_, answer) = submit(&mut claire, &page, &in_boutique("/api/channels/connect-widget"), &[typed]).await;

    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("value=\"Website\u{10ffff}\u{fffd}\""), "{}", answer.body);
}

/// Every field of every form that posts to a door.
fn posted(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for form in page.split("<form ").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let tag = form.split('>').next().unwrap_or_default();
        let Some(door) = value(tag, "action=\"").and_then(|it| it.find("/api/").map(|at| it[at..].to_owned())) else {
            continue;
        };
        for tag in form.split('<').skip(1).filter_map(|it| it.split('>').next()) {
            // Files are taken in before the door, which never sees them.
            let Some(name) = value(tag, " name=\"").filter(|_| !tag.contains("type=\"file\"")) else { continue };
            let other = value(tag, "formaction=\"").and_then(|it| it.find("/api/").map(|at| it[at..].to_owned()));
            fields.push((other.unwrap_or_else(|| door.clone()), name));
        }
    }
    fields
}

/// The value of an attribute of a tag.
fn value(tag: &str, attribute: &str) -> Option<String> {
    Some(tag.split_once(attribute)?.1.split('"').next()?.to_owned())
}
