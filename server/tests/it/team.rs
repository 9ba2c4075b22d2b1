//! Coming in, being invited, forgetting a password, being given a role: by forms alone, as a
//! browser without scripts does it (`A-3` to `A-5`, `A-8`).

use reqwest::StatusCode;
use switchboard::team::{INVITATION_LASTS, RESET_LASTS};
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Browser, PUBLIC_URL, SESSION, Server, in_boutique};

const PASSWORD: &str = "a lantern in the harbour";
const REFERER: &str = "referer";

/// Posts a form that stands on `page`, and follows where it leads.
pub async fn submit(browser: &mut Browser, page: &str, door: &str, fields: &[(&str, &str)]) -> (String, Answer) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let request = browser.post(door, &fields);
    let origin = request.try_clone().unwrap().build().unwrap().url().origin().ascii_serialization();
    let answer = browser.send(request.header(REFERER, format!("{origin}{page}"))).await;
    assert!(answer.status.is_redirection(), "{door}: {} {}", answer.status, answer.body);
    let mut place = answer.location().to_owned();
    let mut answer = browser.open(&place).await;
    while answer.status.is_redirection() {
        place = answer.location().to_owned();
        answer = browser.open(&place).await;
    }
    (place, answer)
}

async fn signs_in(browser: &mut Browser, email: &str, password: &str) -> (String, Answer) {
    submit(browser, "/login", "/api/team/sign-in", &[("email", email), ("password", password)]).await
}

/// The newest letter's link, as the outbox shows it: its path, after the configured origin.
async fn link_in(letters: &Answer, path: &str) -> String {
    let begin = format!("{PUBLIC_URL}{path}");
    let at = letters.body.find(&begin).unwrap_or_else(|| panic!("no letter has a link to {path}"));
    let rest = &letters.body[at + PUBLIC_URL.len()..];
    let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && !"/-_".contains(it)).unwrap();
    rest[..end].to_owned()
}

/// The link of a reset, whose letter is written beside the answer.
async fn reset_link(reader: &mut Browser) -> String {
    let mut letters = reader.open(&in_boutique("/outbox")).await;
    for _ in 0..50 {
        if letters.body.contains("/reset/") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        letters = reader.open(&in_boutique("/outbox")).await;
    }
    link_in(&letters, "/reset/").await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_opens_a_workspace_and_is_in_it() {
    let server = Server::open().await;
    let mut fatou = server.stranger();
    let form = |password: &'static str| {
        [("name", "Fatou"), ("email", "fatou@example.com"), ("password", password), ("workspace", "Atelier Mirabelle")]
    };

    let (place, page) = submit(&mut fatou, "/signup", "/api/team/sign-up", &form("password123")).await;
    assert_eq!(place, "/signup");
    assert!(page.body.contains("value=\"Fatou\"") && page.body.contains("aria-invalid=\"true\""));
    assert!(!page.body.contains("password123"), "what was typed is kept, a password is not");

    let (place, page) = submit(&mut fatou, "/signup", "/api/team/sign-up", &form(PASSWORD)).await;
    assert_eq!((place.as_str(), page.status), ("/w/atelier-mirabelle", StatusCode::OK));
    assert_eq!(fatou.open("/w/atelier-mirabelle/team").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_4_an_invited_person_follows_the_link_of_the_letter() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let fields = [("email", "fatou@example.com"), ("role", "agent")];
    let (place, page) =
        submit(&mut claire, &in_boutique("/team/invite"), &in_boutique("/api/team/invite"), &fields).await;
    assert_eq!(place, in_boutique("/team"));
    assert!(page.body.contains("fatou@example.com"));

    // the letter's link has the configured host, whatever the request said.
    let link = link_in(&claire.open(&in_boutique("/outbox")).await, "/invitation/").await;
    let token = link.rsplit('/').next().unwrap();
    let mut fatou = server.stranger();
    assert!(fatou.open(&link).await.body.contains("Ma Boutique"));
    let weak = [("token", token), ("name", "Fatou"), ("password", "fatou")];
    let (place, _) = submit(&mut fatou, &link, "/api/team/accept-as-new", &weak).await;
    assert_eq!(place, link);
    let good = [("token", token), ("name", "Fatou"), ("password", PASSWORD)];
    let (place, page) = submit(&mut fatou, &link, "/api/team/accept-as-new", &good).await;
    assert_eq!((place.as_str(), page.status), ("/w/ma-boutique", StatusCode::OK));

    let mut again = server.stranger();
    let page = again.open(&link).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("name=\"password\""), "it works once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_who_forgot_chooses_a_new_password_by_the_link() {
    let server = Server::open().await;
    server.world.give_password(claire(), PASSWORD).await;
    let mut signed_in = server.browser(claire()).await;
    let mut browser = server.stranger();
    let ask = [("email", "claire@example.com")];
    let (place, _) = submit(&mut browser, "/forgot", "/api/team/request-reset", &ask).await;
    assert_eq!(place, "/forgot");

    let link = reset_link(&mut signed_in).await;
    assert!(browser.open(&link).await.body.contains("claire@example.com"));
    let token = link.rsplit('/').next().unwrap();
    let fields = [("token", token), ("password", "another harbour lantern")];
    let (place, _) = submit(&mut browser, &link, "/api/team/reset-password", &fields).await;

    assert_eq!(place, "/login");
    assert!(signed_in.open(&in_boutique("/")).await.asks_to_sign_in(), "every session has ended");
    assert!(signs_in(&mut browser, "claire@example.com", "another harbour lantern").await.0.starts_with("/w/"));
    assert!(!browser.open(&link).await.body.contains("name=\"password\""), "it works once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_new_role_gives_the_session_a_new_id_and_disabling_ends_it() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let mut bruno_browser = server.browser(bruno()).await;
    let before = bruno_browser.clone();
    let member = bruno().member().to_string();
    let page = in_boutique(&format!("/team/members/{member}"));

    let fields = [("member", member.as_str()), ("role", "admin")];
    submit(&mut claire, &page, &in_boutique("/api/team/change-role"), &fields).await;
    assert_eq!(bruno_browser.open(&in_boutique("/audit")).await.status, StatusCode::OK, "he may read the log now");
    assert_ne!(bruno_browser.cookies[SESSION], before.cookies[SESSION]);
    assert!(before.clone().open(&in_boutique("/")).await.asks_to_sign_in());

    submit(&mut claire, &page, &in_boutique("/api/team/disable"), &[("member", member.as_str())]).await;
    assert!(bruno_browser.open(&in_boutique("/")).await.asks_to_sign_in());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_4_a_5_a_link_that_has_expired_says_so_and_leads_on() {
    let server = Server::open().await;
    let mut claire = server.browser(claire()).await;
    let fields = [("email", "fatou@example.com"), ("role", "agent")];
    submit(&mut claire, &in_boutique("/team/invite"), &in_boutique("/api/team/invite"), &fields).await;
    let invitation = link_in(&claire.open(&in_boutique("/outbox")).await, "/invitation/").await;
    let mut fatou = server.stranger();
    submit(&mut fatou, "/forgot", "/api/team/request-reset", &[("email", "bruno@example.com")]).await;
    let reset = reset_link(&mut claire).await;
    for link in [&invitation, &reset] {
        assert!(fatou.open(link).await.body.contains("name=\"password\""), "{link} is good for now");
    }

    server.world.clock.advance(RESET_LASTS);
    let over = fatou.open(&reset).await;
    assert_eq!(over.status, StatusCode::OK);
    assert!(over.body.contains("href=\"/forgot\"") && !over.body.contains("name=\"password\""), "{}", over.body);
    assert!(!over.body.contains("bruno@example.com"), "an old link names nobody");
    server.world.clock.advance(INVITATION_LASTS);
    let over = fatou.open(&invitation).await;
    assert_eq!(over.status, StatusCode::OK);
    assert!(over.body.contains("Claire") && !over.body.contains("name=\"password\""), "{}", over.body);

    // Who had the form open since before learns the same.
    let token = |link: &str| link.rsplit('/').next().unwrap().to_owned();
    let (one, other) = (token(&reset), token(&invitation));
    let new = [("token", one.as_str()), ("password", PASSWORD)];
    let (place, page) = submit(&mut fatou, &reset, "/api/team/reset-password", &new).await;
    assert!(place == reset && page.body.contains("href=\"/forgot\""), "{place}");
    let accepts = [("token", other.as_str()), ("name", "Fatou"), ("password", PASSWORD)];
    let (place, page) = submit(&mut fatou, &invitation, "/api/team/accept-as-new", &accepts).await;
    assert!(place == invitation && !page.body.contains("name=\"password\""), "{place}");
}
