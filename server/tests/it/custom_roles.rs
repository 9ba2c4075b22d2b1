//! Roles of a workspace's own and looking as a role, from the other side of HTTP.

use std::time::Duration;

use app::routes::{Entry, doors};
use reqwest::StatusCode;
use switchboard::access::{Right, Rights, Role, TeamManage, Visibility, givable};
use switchboard::ids::RoleId;
use switchboard::team::{self, NewRole, RoleName, VIEWING_LASTS};
use switchboard::world::*;

use crate::harness::{Browser, Server, in_boutique};
use crate::live::{ends, listen};
use crate::roles::{self, Asks};
use crate::samples::{self, Ids, pages};
use crate::team::submit;

fn role(rights: Rights) -> NewRole {
    let name = RoleName::parse("Night shift").unwrap();
    NewRole { name, rights, visibility: Visibility::All, is_masked: false }
}

/// Gives Eva a role of the workspace's own.
async fn eva_has(server: &Server, rights: Rights) -> RoleId {
    let id = team::add_role(server.world.tx::<TeamManage>(claire()).await, &role(rights)).await.unwrap();
    team::change_role(server.world.tx(claire()).await, eva().member(), id).await.unwrap();
    id
}

/// Whether the matrix lets somebody with these rights in; nothing where it asks for no membership.
fn may(path: &str, rights: Rights) -> Option<bool> {
    matches!(roles::asks(path), Asks::Membership(_)).then(|| roles::right_of(path).is_some_and(|it| rights.has(it)))
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_a_role_with_one_right_opens_what_asks_for_it_and_nothing_else() {
    let server = Server::open().await;
    let id = eva_has(&server, Rights::default()).await;
    let mut found = Vec::new();
    for right in givable().iter() {
        let rights = Rights::of(&[right]).complete();
        team::rewrite_role(server.world.tx(claire()).await, id, &role(rights)).await.unwrap();
        let held = rights.with(Rights::of(&[Right::Belong]));
        let mut eva = server.browser(eva()).await;
        for Entry { path, .. } in pages() {
            let Some(may) = may(path, held) else { continue };
            let answer = eva.open(&in_boutique(&samples::page(path, Ids::Of(&server.ours)))).await;
            if may != answer.lets_in() || (!may && answer.status != StatusCode::FORBIDDEN) {
                found.push(format!("{path} with {}: {}, may is {may}", right.name(), answer.status));
            }
        }
        for Entry { path, .. } in doors() {
            let Some(may) = may(path, held) else { continue };
            let fields = samples::fields(path, Ids::Of(&server.ours));
            let answer = eva.send(eva.call(&in_boutique(path), &fields)).await;
            if may != answer.lets_in() || (!may && answer.status != StatusCode::FORBIDDEN) {
                found.push(format!("{path} with {}: {} {}, may is {may}", right.name(), answer.status, answer.body));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_a_right_beside_the_role_opens_its_pages_until_it_ends() {
    let server = Server::open().await;
    let mut bruno_browser = server.browser(bruno()).await;
    assert_eq!(bruno_browser.open(&in_boutique("/audit")).await.status, StatusCode::FORBIDDEN);

    let mut claire = server.browser(claire()).await;
    let member = bruno().member().to_string();
    let page = in_boutique(&format!("/team/members/{member}"));
    let fields = [("member", member.as_str()), ("right", "AuditRead"), ("days", "1")];
    let (_, given) = submit(&mut claire, &page, &in_boutique("/api/team/grant-right"), &fields).await;
    assert!(given.body.contains("/api/team/take-right"), "the page offers to take it back");
    assert_eq!(bruno_browser.open(&in_boutique("/audit")).await.status, StatusCode::OK, "from his next request on");

    server.world.clock.advance(time::Duration::days(1));
    assert_eq!(bruno_browser.open(&in_boutique("/audit")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_a_stream_ends_when_its_persons_role_is_another() {
    let server = Server::open().await;
    let id = eva_has(&server, Rights::of(&[Right::InboxReply])).await;
    let (eva_browser, amelie_browser) = (server.browser(eva()).await, server.browser(amelie()).await);
    let (rewritten, granted) = (listen(&eva_browser).await, listen(&amelie_browser).await);

    let none = role(Rights::of(&[Right::LeadsRead]));
    team::rewrite_role(server.world.tx(claire()).await, id, &none).await.unwrap();
    team::grant(server.world.tx(claire()).await, amelie().member(), Right::AuditRead, None).await.unwrap();

    let (rewritten, granted) = tokio::join!(ends(rewritten), ends(granted));
    let limit = Duration::from_secs(5);
    assert!(rewritten <= limit, "the role was rewritten: {rewritten:?}");
    assert!(granted <= limit, "a right was given: {granted:?}");
    let again = eva_browser.request(reqwest::Method::GET, &in_boutique("/events")).send().await.unwrap();
    assert_ne!(again.status(), StatusCode::OK, "who does not see conversations does not listen");
}

/// Whether a page says that its reader looks as a role.
fn says_so(page: &str) -> bool {
    page.contains("/api/team/stop-viewing")
}

async fn looks_as(browser: &mut Browser, role: &str) {
    let page = in_boutique("/settings/roles");
    let (_, first) = submit(browser, &page, &in_boutique("/api/team/view-as"), &[("role", role)]).await;
    assert!(says_so(&first.body), "{}", first.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_as_a_role_sees_what_it_sees_and_changes_nothing() {
    const CHANGES: &[(&str, &str)] = &[("sessions", "*"), ("members", "last_seen_at"), ("audit_log", "*")];

    let server = Server::open().await;
    let mut david_browser = server.browser(david()).await;
    looks_as(&mut david_browser, "viewer").await;
    for (path, expected) in [
        ("/inbox", StatusCode::OK),
        ("/more", StatusCode::OK),
        ("/contacts", StatusCode::OK),
        ("/audit", StatusCode::FORBIDDEN),
        ("/settings/roles", StatusCode::FORBIDDEN),
        ("/leads/all.csv", StatusCode::FORBIDDEN),
    ] {
        let page = david_browser.open(&in_boutique(path)).await;
        assert_eq!(page.status, expected, "{path}");
        assert!(says_so(&page.body) || expected != StatusCode::OK, "{path}");
    }

    let before = server.world.snapshot(CHANGES).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors() {
        if ["/api/team/stop-viewing", "/api/team/sign-out"].contains(&path) {
            continue;
        }
        let fields = samples::fields(path, Ids::Of(&server.ours));
        let called = david_browser.send(david_browser.call(&in_boutique(path), &fields)).await;
        if called.status != StatusCode::CONFLICT || !called.body.contains("looking as another role") {
            found.push(format!("{path}: {} {}", called.status, called.body));
        }
        david_browser.send(david_browser.post(&in_boutique(path), &fields)).await;
    }
    found
        .extend(before.differs_in(&server.world.snapshot(CHANGES).await).into_iter().map(|it| format!("changed {it}")));
    assert!(found.is_empty(), "\n{}", found.join("\n"));

    // A form is refused with the sentence, on the page that it stands on.
    let page = in_boutique("/inbox");
    let presence = [("presence", "away")];
    let (_, refused) = submit(&mut david_browser, &page, &in_boutique("/api/team/set-presence"), &presence).await;
    assert!(refused.body.contains("looking as another role"), "{}", refused.body);

    let (_, own) = submit(&mut david_browser, &page, &in_boutique("/api/team/stop-viewing"), &[]).await;
    assert!(!says_so(&own.body));
    assert_eq!(david_browser.open(&in_boutique("/audit")).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_as_a_role_ends_by_itself_and_with_ones_own_rights() {
    let server = Server::open().await;
    let mut david_browser = server.browser(david()).await;
    looks_as(&mut david_browser, "agent").await;
    server.world.clock.advance(VIEWING_LASTS);
    let page = david_browser.open(&in_boutique("/audit")).await;
    assert_eq!(page.status, StatusCode::OK, "half an hour later");
    assert!(!says_so(&page.body));

    looks_as(&mut david_browser, "manager").await;
    team::change_role(server.world.tx(claire()).await, david().member(), Role::Agent).await.unwrap();
    let page = david_browser.open(&in_boutique("/inbox")).await;
    assert!(!says_so(&page.body), "who is no admin any more sees their own");
    assert_eq!(david_browser.open(&in_boutique("/settings/assistant")).await.status, StatusCode::FORBIDDEN);

    // Each time the log says when it began and when it ended.
    let mut owner = server.world.database().owner().await;
    let said: Vec<String> = sqlx::query_scalar(
        "select action from audit_log where action like 'viewing%' and actor_name = 'David' order by seq",
    )
    .fetch_all(&mut owner)
    .await
    .unwrap();
    assert_eq!(said, ["viewing_began", "viewing_ended", "viewing_began", "viewing_ended"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn z_4_a_stream_does_not_go_on_with_other_eyes() {
    let server = Server::open().await;
    let mut david_browser = server.browser(david()).await;
    david_browser.open(&in_boutique("/inbox")).await;
    let before = listen(&david_browser).await;
    looks_as(&mut david_browser, "viewer").await;
    let looking = listen(&david_browser).await;
    assert!(ends(before).await <= Duration::from_secs(5), "the window of before begins anew");
    submit(&mut david_browser, &in_boutique("/inbox"), &in_boutique("/api/team/stop-viewing"), &[]).await;
    assert!(ends(looking).await <= Duration::from_secs(5), "so does the one that looked");
}
