//! passkeys over HTTP: the way in without a password, the second half, and the proof.

use reqwest::StatusCode;
use switchboard::team::{self, PasskeyName, Proved, RelyingParty};
use switchboard::tenancy::RequestInfo;
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Browser, PUBLIC_URL, SESSION, Server, in_boutique};

const PASSWORD: &str = "four wax seals in a box";

async fn post(browser: &mut Browser, door: &str, given: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    browser.send(browser.post(door, &fields)).await
}

/// What a door wants the browser to be asked.
async fn question(browser: &mut Browser, door: &str) -> String {
    let answer = browser.send(browser.call(door, &Vec::new())).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

/// Gives somebody a passkey, as they would add it.
async fn set_up(server: &Server, person: Person) -> Authenticator {
    let (desk, site) = (server.world.desk(), RelyingParty::of(PUBLIC_URL).unwrap());
    let proved = Proved::remembered(person.user(), desk.now(), desk.now()).unwrap();
    let email = team::Email::parse(&person.email()).unwrap();
    let mut key = Authenticator::new(KeyKind::Es256, PUBLIC_URL);
    let here = RequestInfo::default;
    let asked = team::start_passkey(desk, &site, proved, &email, "Somebody", here()).await.unwrap();
    let (name, answer) = (PasskeyName::parse("Telephone").unwrap(), key.make(&asked));
    team::add_passkey(desk, &site, proved, &name, &answer, here()).await.unwrap();
    key
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_the_session_changes_with_a_passkey_that_signs_in_alone() {
    let server = Server::open().await;
    let mut key = set_up(&server, amelie()).await;
    let mut browser = server.stranger();
    browser.open("/login").await;
    let asked = question(&mut browser, "/api/team/ask-passkey").await;
    let answer = key.sign(&asked);

    let wrong = post(&mut browser, "/api/team/sign-in-by-passkey", &[("secret_answer", "passkey.00.01.02.03.")]).await;
    assert_eq!(wrong.status, StatusCode::SEE_OTHER);
    assert!(browser.open(&in_boutique("/")).await.asks_to_sign_in());
    let before = browser.cookies.get(SESSION).cloned();

    let fields = [("secret_answer", answer.as_str()), ("next", "/w/ma-boutique/team")];
    let entered = post(&mut browser, "/api/team/sign-in-by-passkey", &fields).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/w/ma-boutique/team"));
    assert_ne!(before, browser.cookies.get(SESSION).cloned());
    assert_eq!(browser.open(&in_boutique("/team")).await.status, StatusCode::OK);
    let mut other = server.stranger();
    post(&mut other, "/api/team/sign-in-by-passkey", &fields).await;
    assert!(other.open(&in_boutique("/")).await.asks_to_sign_in(), "an answer works once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_7_a_passkey_is_the_second_half_and_a_proof() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let mut key = set_up(&server, amelie()).await;
    let mut browser = server.stranger();
    let given = [("email", amelie().email()), ("password", PASSWORD.to_owned())];
    let fields: Vec<_> = given.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let answer = browser.send(browser.post("/api/team/sign-in", &fields)).await;
    assert_eq!(answer.location(), "/login/code");
    assert!(browser.open(&in_boutique("/")).await.asks_to_sign_in());
    assert!(browser.open("/login/code").await.body.contains("ask-second-passkey"));

    let asked = question(&mut browser, "/api/team/ask-second-passkey").await;
    post(&mut browser, "/api/team/give-passkey", &[("secret_answer", &key.sign(&asked))]).await;
    assert_eq!(browser.open(&in_boutique("/inbox")).await.status, StatusCode::OK);

    server.world.clock.advance(time::Duration::minutes(6));
    assert!(browser.open("/second-factor").await.body.contains("proof_password"));
    let refused = browser.send(browser.call("/api/team/start-passkey", &Vec::new())).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a proof is asked for first");
    let asked = question(&mut browser, "/api/team/ask-own-passkey").await;
    post(&mut browser, "/api/team/prove", &[("proof_password", &key.sign(&asked))]).await;
    assert!(!browser.open("/second-factor").await.body.contains("proof_password"));

    // With the proof, a second one is added; the first is renamed and removed.
    let mut another = Authenticator::new(KeyKind::EdDsa, PUBLIC_URL);
    let made = another.make(&question(&mut browser, "/api/team/start-passkey").await);
    post(&mut browser, "/api/team/add-passkey", &[("name", "Key on the ring"), ("secret_answer", &made)]).await;
    let desk = server.world.desk();
    let all = team::passkeys(desk, amelie().user()).await.unwrap();
    assert_eq!(all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Telephone", "Key on the ring"]);
    let first = all[0].id.to_string();
    post(&mut browser, "/api/team/rename-passkey", &[("credential", &first), ("name", "Old telephone")]).await;
    assert!(browser.open("/second-factor").await.body.contains("Old telephone"));
    post(&mut browser, "/api/team/remove-passkey", &[("credential", &first)]).await;
    assert_eq!(team::passkeys(desk, amelie().user()).await.unwrap().len(), 1);
}
