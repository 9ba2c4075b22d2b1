//! The inbox as a browser without scripts uses it: by links and forms alone.

use reqwest::{Method, StatusCode};
use switchboard::access::{InboxRead, Work};
use switchboard::inbox::{Inbound, InboundContact, Status};
use switchboard::tenancy::{Principal, Tx};
use switchboard::text::Locale;
use switchboard::world::*;
use switchboard::{channels, inbox};

use crate::harness::Server;
use crate::team::submit;

const PRESS: &str = "01900000-0000-7000-8000-0000000000a1";
const ANOTHER_PRESS: &str = "01900000-0000-7000-8000-0000000000a2";

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_triaged_by_forms_alone() {
    let server = Server::open().await;
    let parcel = server.world.conversation(Status::Open).await;
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let id = parcel.to_string();
    let this = [("conversation", id.as_str())];

    let list = amelie.open("/w/ma-boutique/inbox?view=all").await;
    assert!(list.body.contains(&format!("/w/ma-boutique/inbox/{parcel}")) && list.body.contains("Where is my parcel?"));

    submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/take-over", &this).await;
    let line = server.world.line(parcel).await;
    assert_eq!(line.assignee_name.as_deref(), Some("Amélie"));

    let seen = line.last_seq.to_string();
    let reply = |body| [this[0], ("kind", "reply"), ("body", body), ("seen", seen.as_str()), ("press", PRESS)];
    let (_, refused) = submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/write", &reply("  ")).await;
    assert!(refused.body.contains("aria-invalid=\"true\""));
    let (_, sent) = submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/write", &reply("It left this morning.")).await;
    assert!(sent.body.contains("It left this morning.") && sent.body.contains("/api/inbox/take-back"));

    let note = [this[0], ("kind", "note"), ("body", "She asked before."), ("seen", "0"), ("press", ANOTHER_PRESS)];
    let (_, noted) = submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/write", &note).await;
    assert!(noted.body.contains("She asked before.") && noted.body.contains("note-mark"));

    for (door, status) in [("resolve", Status::Resolved), ("reopen", Status::Open)] {
        submit(&mut amelie, &page, &format!("/w/ma-boutique/api/inbox/{door}"), &this).await;
        assert_eq!(server.world.status(parcel).await, status);
    }
    let later = [this[0], ("until", "tomorrow")];
    submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/snooze", &later).await;
    assert_eq!(server.world.status(parcel).await, Status::Snoozed);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_just_done_can_be_taken_back() {
    let server = Server::open().await;
    let world = &server.world;
    let parcel = world.conversation(Status::Open).await;
    let mut bruno = server.browser(bruno()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let id = parcel.to_string();
    let (this, to) = (("conversation", id.as_str()), amelie().member().to_string());
    let door = |name: &str| format!("/w/ma-boutique/api/inbox/{name}");

    for (act, more) in [("resolve", None), ("snooze", Some(("until", "tomorrow")))] {
        let fields: Vec<_> = std::iter::once(this).chain(more).collect();
        let (_, done) = submit(&mut bruno, &page, &door(act), &fields).await;
        let notice = done.body.split("class=\"flash\"").nth(1).unwrap();
        assert!(
            notice.contains(&format!("action=\"{}\"", door("reopen"))) && notice.contains("aria-keyshortcuts=\"Z\"")
        );
        submit(&mut bruno, &page, &door("reopen"), &[this]).await;
        assert_eq!(world.status(parcel).await, Status::Open);
    }
    let (_, done) = submit(&mut bruno, &page, &door("assign"), &[this, ("to", &to)]).await;
    assert!(done.body.split("class=\"flash\"").nth(1).unwrap().contains("/api/inbox/return-to-assistant"));
    let (_, done) = submit(&mut bruno, &page, &door("assign"), &[this, ("to", "")]).await;
    assert!(done.body.contains(&format!("name=\"to\" value=\"{to}\"")), "back to Amélie");
}

#[tokio::test(flavor = "multi_thread")]
async fn marked_unread_the_reader_is_back_at_their_list_and_nowhere_else() {
    let server = Server::open().await;
    let parcel = server.world.conversation(Status::Open).await;
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}?view=all&unread=1");
    assert!(amelie.open(&page).await.body.contains("name=\"list\" value=\"?view=all&amp;unread=1\""));
    let id = parcel.to_string();
    let door = "/w/ma-boutique/api/inbox/mark-unread";
    for (list, place) in [("?view=all&unread=1", "?view=all&unread=1"), ("//evil.example/?q=\r\nx", "?q=%0D%0Ax")] {
        let (back, _) = submit(&mut amelie, &page, door, &[("conversation", &id), ("list", list)]).await;
        assert_eq!(back, format!("/w/ma-boutique/inbox{place}#c-{parcel}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_is_kept_when_somebody_was_quicker() {
    let server = Server::open().await;
    let world = &server.world;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let (id, seen) = (parcel.to_string(), world.line(parcel).await.last_seq.to_string());
    world.hears(channel, "sophie", "Found it, thank you.").await;
    let fields =
        [("conversation", id.as_str()), ("kind", "reply"), ("body", "It left."), ("seen", &seen), ("press", PRESS)];

    let (_, told) = submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/write", &fields).await;

    assert!(told.body.contains("Found it, thank you.") && told.body.contains("name=\"anyway\""));
    assert!(told.body.contains("It left.</textarea>"), "what was typed is kept");
    assert_eq!(world.said(parcel).await.len(), 2);

    let anyway = [&fields[..], &[("anyway", "true")]].concat();
    submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/write", &anyway).await;
    assert_eq!(world.said(parcel).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stays_when_a_call_or_an_edited_proposal_is_refused() {
    const TYPED: &str = "Please look at order 17.";
    let server = Server::open().await;
    let world = &server.world;
    let channel = world.api_channel().await;
    let parcel = world.hears(channel, "sophie", "Where is my parcel?").await;
    let mut amelie = server.browser(amelie()).await;
    let (id, page) = (parcel.to_string(), format!("/w/ma-boutique/inbox/{parcel}"));

    inbox::resolve(world.tx(bruno()).await, parcel).await.unwrap();
    let call = [("conversation", id.as_str()), ("reason", "vip"), ("note", TYPED)];
    let preparing = format!("{page}?do=escalate");
    let (_, told) = submit(&mut amelie, &preparing, "/w/ma-boutique/api/inbox/escalate", &call).await;
    assert!(told.body.contains("role=\"alert\"") && told.body.contains(&format!("{TYPED}</textarea>")));
    assert!(told.body.contains("value=\"vip\" selected"), "and so does the reason");
    inbox::reopen(world.tx(bruno()).await, parcel).await.unwrap();

    let run = world.run_in(parcel).await;
    let mut tx: Tx<Work> = world.begin(Principal::assistant(MA_BOUTIQUE)).await;
    let draft = inbox::steps::propose(&mut tx, parcel, &body("It left this morning."), run).await.unwrap().to_string();
    tx.commit().await.unwrap();
    let editing = format!("{page}?draft={draft}");
    let mut david = server.browser(david()).await;
    assert!(david.open(&editing).await.body.contains("It left this morning.</textarea>"));
    // A colleague is quicker, so what was proposed is no answer any more.
    inbox::reply(world.tx(bruno()).await, parcel, saying("It is on its way.")).await.unwrap();
    let edited = [("draft", draft.as_str()), ("decision", "edit"), ("body", TYPED)];
    let (_, told) = submit(&mut david, &editing, "/w/ma-boutique/api/inbox/decide", &edited).await;
    assert!(told.body.contains("role=\"alert\"") && told.body.contains(&format!("{TYPED}</textarea>")));
    assert_eq!(world.said(parcel).await.len(), 2, "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn c_1_nothing_that_a_customer_sends_becomes_markup() {
    const HOSTILE: &str = "\"><img src=x onerror=alert(1)><script>alert(1)</script></textarea><svg onload=alert(1)>";
    let server = Server::open().await;
    let world = &server.world;
    let channel = world.api_channel().await;
    channels::rename(world.tx(bruno()).await, channel, HOSTILE.get(..60).unwrap()).await.unwrap();
    let what = Inbound {
        contact: InboundContact {
            external_id: HOSTILE.to_owned(),
            name: HOSTILE.get(..60).map(str::to_owned),
            email: Some(HOSTILE.to_owned()),
        },
        ..words_of("sophie", HOSTILE, world.desk().now())
    };
    let arrived = world.arrives(channel, HOSTILE, &what).await;
    world.ingest(MA_BOUTIQUE, arrived.event).await;
    let mut bruno_at_work = server.browser(bruno()).await;

    let list = bruno_at_work.open("/w/ma-boutique/inbox?view=all&filter=1").await;
    let at = list.body.find("/w/ma-boutique/inbox/0").unwrap();
    let address: String = list.body[at..].chars().take_while(|it| *it != '"' && *it != '?' && *it != '#').collect();
    let conversation = bruno_at_work.open(&address).await;

    for page in [list, conversation] {
        assert_eq!(page.status, StatusCode::OK);
        for markup in ["<img src=x", "<script>alert", "<svg onload"] {
            assert!(!page.body.contains(markup), "{markup} in {}", page.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_looks_leaves_the_notice_for_the_page() {
    let server = Server::open().await;
    let parcel = server.world.conversation(Status::Open).await;
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let door = "/w/ma-boutique/api/inbox/resolve";
    let request = amelie.post(door, &[("conversation".to_owned(), parcel.to_string())]);
    amelie.send(request.header("referer", amelie.own_address(&page))).await;

    let look = amelie.request(Method::GET, &page).header("accept", "text/html").header("sec-fetch-dest", "empty");
    let looked = amelie.send(look).await;
    let opened = amelie.open(&page).await;

    assert!(!looked.body.contains("Conversation resolved."));
    assert!(opened.body.contains("Conversation resolved."));
}

#[tokio::test(flavor = "multi_thread")]
async fn looks_that_cross_a_form_do_not_wipe_out_what_it_says() {
    let server = Server::open().await;
    let parcel = server.world.conversation(Status::Open).await;
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let this = [("conversation".to_owned(), parcel.to_string())];
    amelie.open(&page).await;
    for (door, told) in [("resolve", "Conversation resolved."), ("reopen", "Conversation opened again.")].repeat(5) {
        let looks = (0..6).map(|_| {
            let look =
                amelie.request(Method::GET, &page).header("accept", "text/html").header("sec-fetch-dest", "empty");
            tokio::spawn(look.send())
        });
        let looks: Vec<_> = looks.collect();
        let request = amelie.post(&format!("/w/ma-boutique/api/inbox/{door}"), &this);
        amelie.send(request.header("referer", amelie.own_address(&page))).await;
        for look in looks {
            look.await.unwrap().unwrap();
        }
        assert!(amelie.open(&page).await.body.contains(told), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_17_a_proposed_label_is_put_on_or_dismissed_by_a_form_and_that_is_taken_back() {
    let server = Server::open().await;
    let world = &server.world;
    let title = switchboard::title::Title::parse("Parcel").unwrap();
    let label =
        switchboard::labels::add(world.tx(bruno()).await, &title, switchboard::labels::Tone::Brick).await.unwrap();
    let parcel = world.conversation(Status::Open).await;
    let mut amelie = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let (id, label) = (parcel.to_string(), label.to_string());
    let this = [("conversation", id.as_str()), ("label", label.as_str())];
    let proposed = |body: &str| body.contains("class=\"suggested\"");

    let first = amelie.open(&page).await;
    assert!(proposed(&first.body));
    let because = |it: &Locale| it.say("inbox-suggested-because", &[("words", "parcel".into())]);
    assert!(Locale::ALL.iter().any(|it| first.body.contains(&because(it))), "with the word that speaks for it");
    let dismiss = |on| [this[0], this[1], ("dismissed", on)];
    let door = "/w/ma-boutique/api/inbox/dismiss-label";
    let (_, done) = submit(&mut amelie, &page, door, &dismiss("true")).await;
    assert!(!proposed(&done.body) && done.body.contains("name=\"dismissed\" value=\"false\""), "it can be taken back");
    let (_, back) = submit(&mut amelie, &page, door, &dismiss("false")).await;
    assert!(proposed(&back.body));
    let on = [this[0], this[1], ("on", "true")];
    let (_, on) = submit(&mut amelie, &page, "/w/ma-boutique/api/inbox/label", &on).await;
    assert!(!proposed(&on.body));
    assert_eq!(world.line(parcel).await.label_ids.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn e_34_the_thread_says_whether_an_answer_helped_its_customer() {
    let server = Server::open().await;
    let world = &server.world;
    let (sophie, _) = world.visitor(world.widget().await).await;
    let arrived = inbox::write(world.begin(sophie.clone()).await, "m-1", "Where is my parcel?", None, None, Vec::new());
    world.ingest(MA_BOUTIQUE, arrived.await.unwrap().event).await;
    let mut tx = world.begin::<switchboard::access::VisitorWrite>(sophie.clone()).await;
    let parcel = inbox::thread_for_visitor(&mut tx, 0).await.unwrap().unwrap().line.unwrap().0;
    drop(tx);
    let run = world.run_in(parcel).await;
    let mut tx: Tx<Work> = world.begin(Principal::assistant(MA_BOUTIQUE)).await;
    inbox::steps::propose(&mut tx, parcel, &body("It takes 3 to 5 days."), run).await.unwrap();
    tx.commit().await.unwrap();
    let draft = inbox::proposals(&mut world.tx::<InboxRead>(amelie()).await, parcel).await.unwrap()[0].id;
    let sent = inbox::decide(world.tx(amelie()).await, draft, inbox::Decision::Approve).await.unwrap().unwrap();
    let mut owner = world.database().owner().await;
    let leaves = "update messages set delivery = 'sent' where id = $1";
    sqlx::query(leaves).bind(sent.id).execute(&mut owner).await.unwrap();

    let mut browser = server.browser(amelie()).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let said = |body: &str| {
        let says = |key| Locale::ALL.iter().any(|it| body.contains(&it.say(key, &[])));
        (says("drafts-helped"), says("drafts-helped-not"))
    };
    assert_eq!(said(&browser.open(&page).await.body), (false, false));
    for helped in [true, false] {
        inbox::say_helped(world.begin(sophie.clone()).await, sent.id, helped).await.unwrap();
        assert_eq!(said(&browser.open(&page).await.body), (helped, !helped));
    }
}
