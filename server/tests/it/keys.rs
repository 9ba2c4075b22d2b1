//! The sheet of keys promises nothing that no page keeps.

use std::collections::BTreeSet;

use switchboard::access::Work;
use switchboard::inbox::{self, Status};
use switchboard::tenancy::Principal;
use switchboard::world::*;

use crate::harness::{Server, in_boutique};
use crate::team::submit;

/// The keys that elements of a page offer.
fn offered(page: &str) -> impl Iterator<Item = String> {
    page.split("aria-keyshortcuts=\"").skip(1).filter_map(|it| Some(it.split_once('"')?.0.to_owned()))
}

/// The keys that the sheet of help lists, as elements name theirs: `Shift I` is `Shift+I`.
fn promised(page: &str) -> Vec<String> {
    page.split("<tr>")
        .filter_map(|row| Some(row.split_once("<td class=\"n\">")?.1))
        .map(|cell| {
            let caps = cell.split("<kbd class=\"kbd\">").skip(1).filter_map(|it| Some(it.split_once('<')?.0));
            caps.collect::<Vec<_>>()
                .join(" ")
                .replace("Shift ", "Shift+")
                .replace("Ctrl Shift+Enter", "Control+Shift+Enter")
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_key_of_the_help_is_offered_by_a_page_or_known_to_the_islands() {
    let server = Server::open().await;
    let world = &server.world;
    let mut browser = server.browser(claire()).await;
    let parcel = world.conversation(Status::Open).await;
    let run = world.run_in(parcel).await;
    let mut tx = world.begin::<Work>(Principal::worker(MA_BOUTIQUE)).await;
    inbox::steps::answer(&mut tx, parcel, &body("On its way."), run).await.unwrap();
    for draft in ["It left this morning.", "It left.", "It is on its way."] {
        inbox::steps::propose(&mut tx, parcel, &body(draft), run).await.unwrap();
    }
    tx.commit().await.unwrap();
    let address = in_boutique(&format!("/inbox/{parcel}"));

    let mut found: BTreeSet<String> = islands::OWN_KEYS.iter().map(|it| (*it).to_owned()).collect();
    found.extend(offered(&browser.open(&address).await.body));
    inbox::take_over(world.tx(claire()).await, parcel).await.unwrap();
    found.extend(offered(&browser.open(&address).await.body));
    inbox::resolve(world.tx(claire()).await, parcel).await.unwrap();
    found.extend(offered(&browser.open(&address).await.body));
    let this = [("conversation", parcel.to_string())];
    let this: Vec<(&str, &str)> = this.iter().map(|(name, id)| (*name, id.as_str())).collect();
    submit(&mut browser, &address, &in_boutique("/api/inbox/reopen"), &this).await;
    let (_, done) = submit(&mut browser, &address, &in_boutique("/api/inbox/resolve"), &this).await;
    found.extend(offered(&done.body));
    for page in ["", "/inbox", "/knowledge", "/channels", "/team", "/account", "/help"] {
        let shown = browser.open(&in_boutique(page)).await.body;
        assert!(offered(&shown).any(|it| it == "T"), "one takes the next conversation from {page:?}");
        found.extend(offered(&shown));
    }

    let help = promised(&browser.open(&in_boutique("/help")).await.body);
    assert!(help.len() > 25, "{help:?}");
    let missing: Vec<&String> = help.iter().filter(|it| !found.contains(*it)).collect();
    assert!(missing.is_empty(), "{missing:?} of {found:?}");
}
