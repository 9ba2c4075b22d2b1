//! Bruno keeps the address book, with scripts off.

use reqwest::StatusCode;
use switchboard::access::ContactsRead;
use switchboard::contacts;
use switchboard::world::*;

use crate::documents::sends;
use crate::harness::{Browser, Server, in_boutique};
use crate::knowledge::submits;

fn last(address: &str) -> String {
    address.split('?').next().unwrap_or_default().rsplit('/').next().unwrap().to_owned()
}

/// Adds somebody by the form; the address of their page.
async fn adds(browser: &mut Browser, name: &str, email: &str, phone: &str) -> String {
    let new = in_boutique("/contacts/new");
    assert_eq!(browser.open(&new).await.status, StatusCode::OK);
    let given = [("name", name), ("email", email), ("phone", phone), ("company", ""), ("language", "fr")];
    let (address, page) = submits(browser, &new, "/api/contacts/add", &given).await;
    assert!(page.contains("Contact added.") && page.contains(name), "{page}");
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn two_contacts_are_compared_merged_and_two_again() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let one = adds(&mut bruno, "Sophie Martin", "sophie@example.org", "+33 6 12 34 56 78").await;
    let other = adds(&mut bruno, "S. Martin", "", "06 12 34 56 78").await;
    let list = bruno.open(&in_boutique("/contacts?q=martin")).await.body;
    assert_eq!(list.matches("perhaps twice").count(), 2, "{list}");
    let page = bruno.open(&one).await.body;
    assert!(page.contains("Perhaps the same person") && page.contains("same phone"), "{page}");

    let (a, b) = (last(&one), last(&other));
    let beside = format!("{one}/merge?with={b}");
    let page = bruno.open(&beside).await.body;
    assert!(page.contains("Which contact goes on?") && page.matches("+33612345678").count() >= 2, "{page}");
    let chosen = [("one", &*a), ("other", &*b), ("survivor", &*a), ("name", &*b), ("phone", &*a)];
    let (address, page) = submits(&mut bruno, &beside, "/api/contacts/merge", &chosen).await;
    assert_eq!(last(&address), a);
    assert!(page.contains("Merged.") && page.contains("Undo merge") && page.contains("S. Martin"), "{page}");
    let gone = bruno.open(&other).await.body;
    assert!(gone.contains("This contact was merged.") && gone.contains(&a), "{gone}");

    let merge = page.split("name=\"merge\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (_, page) = submits(&mut bruno, &one, "/api/contacts/unmerge", &[("merge", &merge)]).await;
    assert!(page.contains("Undone. Both contacts are as they were.") && page.contains("Sophie Martin"), "{page}");
    assert!(bruno.open(&other).await.body.contains("Perhaps the same person"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_cannot_be_called_is_refused_beside_its_field_and_stays_typed() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let new = in_boutique("/contacts/new");
    assert_eq!(bruno.open(&new).await.status, StatusCode::OK);
    let given = [("name", "Sophie Martin"), ("email", ""), ("phone", "06 12 34"), ("company", ""), ("language", "fr")];
    let (_, page) = submits(&mut bruno, &new, "/api/contacts/add", &given).await;
    assert!(page.contains("Nobody can be called by that.") && page.contains("value=\"06 12 34\""), "{page}");
    assert!(page.contains("value=\"Sophie Martin\""), "{page}");

    let sophie = adds(&mut bruno, "Sophie Martin", "", "06 12 34 56 78").await;
    assert!(bruno.open(&sophie).await.body.contains("href=\"tel:+33612345678\""));
    let mut eva = server.browser(eva()).await;
    let seen = eva.open(&sophie).await.body;
    assert!(seen.contains("•••78") && !seen.contains("href=\"tel:"), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_people_is_looked_at_and_taken_in_whole_or_not_at_all() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let brings = async |bruno: &mut Browser, bytes: &[u8]| {
        let fields = [("of", "contacts"), ("table", "")];
        let answer = sends(bruno, "/api/contacts/bring-table", &fields, &[("people.csv", bytes)], "text/html").await;
        assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.body);
        answer.location().to_owned()
    };
    let bad = brings(&mut bruno, b"Nom;E-mail\nB\xe9r\xe9nice Faure;berenice@example.org\nOscar;oscar\n").await;
    let page = bruno.open(&bad).await.body;
    assert!(page.contains("1 new, 0 here already, 1 wrong.") && page.contains("name@example.com"), "{page}");
    let taken = [("table", &*last(&bad)), ("columns", "name,email")];
    let (_, page) = submits(&mut bruno, &bad, "/api/contacts/take-table", &taken).await;
    assert!(page.contains("One row is wrong."), "{page}");

    let good =
        brings(&mut bruno, b"Nom;E-mail\nB\xe9r\xe9nice Faure;berenice@example.org\nOscar;o@example.org\n").await;
    let columns = format!("{good}?column=name&column=ignored");
    assert!(bruno.open(&columns).await.body.contains("Import 2 rows"));
    let taken = [("table", &*last(&good)), ("columns", "name,email")];
    let (_, page) = submits(&mut bruno, &good, "/api/contacts/take-table", &taken).await;
    assert!(page.contains("2 contacts were imported") && page.contains("Bérénice Faure"), "{page}");

    let file = bruno.open(&in_boutique("/contacts/export.csv?q=berenice")).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let expected = "\"name\",\"email\",\"phone\",\"language\",\"company\",\"labels\"\r\n\
                    \"Bérénice Faure\",\"berenice@example.org\",\"\",\"\",\"\",\"\"\r\n";
    assert_eq!(file.body, expected);
    let mut owner = server.world.database().owner().await;
    let taken_out: i64 = sqlx::query_scalar("select count(*) from audit_log where action = 'export'")
        .fetch_one(&mut owner)
        .await
        .unwrap();
    assert_eq!(taken_out, 1, "who took them out is written down");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_sees_no_names_and_what_they_forge_is_refused() {
    let server = Server::open().await;
    let mut bruno = server.browser(bruno()).await;
    let sophie = adds(&mut bruno, "Sophie Martin", "sophie@example.org", "").await;
    let mut eva = server.browser(eva()).await;
    for path in [in_boutique("/contacts"), in_boutique("/contacts?q=sophie"), sophie.clone()] {
        let page = eva.open(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Martin") && !page.body.contains("sophie@"), "{path}");
    }
    let forged = [
        ("/api/contacts/note", vec![("contact", last(&sophie)), ("body", "Mine.".to_owned())]),
        ("/api/companies/add", vec![("name", "Mine".to_owned()), ("code", "M".to_owned())]),
    ];
    for (door, given) in forged {
        let given: Vec<(String, String)> = given.into_iter().map(|(name, it)| (name.to_owned(), it)).collect();
        let refused = eva.send(eva.call(&in_boutique(door), &given)).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{door}");
    }
    let mut amelie = server.browser(amelie()).await;
    for path in ["/contacts/import", "/contacts/export.csv", "/companies/export.csv"] {
        assert_eq!(amelie.open(&in_boutique(path)).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut tx = server.world.tx::<ContactsRead>(claire()).await;
    let whole = contacts::whole(&mut tx, last(&sophie).parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(whole.notes, []);
}
