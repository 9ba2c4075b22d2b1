//! Signing in and out over HTTP (`A-2`, `A-3`), and where links and redirects lead (`A-8`).

use std::time::Instant;

use reqwest::StatusCode;
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Browser, PUBLIC_URL, SESSION, Server, in_boutique};

const PASSWORD: &str = "four green lamps at night";

fn fields(given: &[(&str, &str)]) -> Vec<(String, String)> {
    given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn post(browser: &mut Browser, door: &str, given: &[(&str, &str)]) -> Answer {
    browser.send(browser.post(door, &fields(given))).await
}

async fn call(browser: &mut Browser, door: &str, given: &[(&str, &str)]) -> Answer {
    browser.send(browser.call(door, &fields(given))).await
}

/// Signs in as a person does, with a form.
async fn sign_in(browser: &mut Browser, person: Person, next: &str) -> Answer {
    post(browser, "/api/team/sign-in", &[("email", &person.email()), ("password", PASSWORD), ("next", next)]).await
}

async fn is_in(browser: &Browser) -> bool {
    browser.clone().open(&in_boutique("/")).await.status == StatusCode::OK
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_signing_in_changes_the_session_and_signing_out_ends_it() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let mut browser = server.stranger();
    // A refused form leaves something for the next page, so there is a session before anybody signs in.
    post(&mut browser, "/api/team/sign-in", &[("email", "amelie@example.com"), ("password", "wrong")]).await;
    let before = browser.clone();
    assert!(before.cookies.contains_key(SESSION));

    let answer = sign_in(&mut browser, amelie(), "/w/ma-boutique").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/w/ma-boutique"));
    assert_ne!(before.cookies[SESSION], browser.cookies[SESSION], "the session has another id");
    assert!(is_in(&browser).await);
    assert!(!is_in(&before).await, "whoever knew the id from before is not signed in");

    let signed_in = browser.clone();
    post(&mut browser, "/api/team/sign-out", &[]).await;
    assert!(!is_in(&browser).await);
    assert!(!is_in(&signed_in).await, "the old cookie is dead");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_requests_beside_the_sign_out_do_not_bring_the_session_back() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    for _ in 0..10 {
        let mut browser = server.stranger();
        sign_in(&mut browser, amelie(), "/").await;
        let (mut one, mut two, mut leaving) = (browser.clone(), browser.clone(), browser.clone());
        let (today, team) = (in_boutique("/"), in_boutique("/team"));
        tokio::join!(one.open(&today), call(&mut leaving, "/api/team/sign-out", &[]), two.open(&team),);
        for cookies in [&browser, &one, &two, &leaving] {
            assert!(!is_in(cookies).await);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_3_a_new_password_ends_every_other_session() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let (mut here, mut there) = (server.stranger(), server.stranger());
    sign_in(&mut here, amelie(), "/").await;
    sign_in(&mut there, amelie(), "/").await;
    let old = here.clone();

    let door = in_boutique("/api/team/change-password");
    let changed =
        call(&mut here, &door, &[("present_password", PASSWORD), ("new_password", "three blue boats in a row")]).await;

    assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
    assert!(is_in(&here).await, "this browser stays");
    assert!(!is_in(&there).await, "the other one is out");
    assert!(!is_in(&old).await, "the old id of this one is dead");
    let email = amelie().email();
    let again = call(&mut there, "/api/team/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the old password opens nothing");
    assert!(!is_in(&there).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_2_a_known_and_an_unknown_address_are_answered_alike() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    for door in ["/api/team/sign-in", "/api/team/request-reset"] {
        let mut answers = Vec::new();
        for email in ["amelie@example.com", "nobody@example.com"] {
            let mut browser = server.stranger();
            answers.push(call(&mut browser, door, &[("email", email), ("password", "wrong")]).await.plain(email));
        }
        assert_eq!(answers[0], answers[1], "{door}");
    }
}

/// The median time, in seconds, of signing in with a wrong password to a known and to an
/// unknown address, taken in turns.
async fn medians(server: &Server) -> [f64; 2] {
    let mut taken = [Vec::new(), Vec::new()];
    for round in 0..18 {
        // Before anybody has to wait.
        if round % 9 == 0 {
            server.world.clock.advance(switchboard::team::ATTEMPTS_WINDOW);
        }
        for i in [round % 2, 1 - round % 2] {
            let email = ["amelie@example.com", "nobody@example.com"][i];
            let mut browser = server.stranger();
            let begun = Instant::now();
            let answer = call(&mut browser, "/api/team/sign-in", &[("email", email), ("password", "wrong")]).await;
            taken[i].push(begun.elapsed().as_secs_f64());
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email}");
        }
    }
    taken.map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_2_a_known_and_an_unknown_address_take_as_long() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let mut seen = Vec::new();
    // A busy machine may slow one of them down, but hardly the same one three times.
    for _ in 0..3 {
        let [known, unknown] = medians(&server).await;
        if (known - unknown).abs() <= 0.1 * known.min(unknown) {
            return;
        }
        seen.push((known, unknown));
    }
    let slower = seen.iter().filter(|(known, unknown)| known > unknown).count();
    assert!((1..seen.len()).contains(&slower), "medians of known and unknown, in seconds: {seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_2_who_guesses_has_to_wait_whatever_they_call_themselves() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    let mut statuses = Vec::new();
    for i in 0..12 {
        // D-2: a header, a letter case or a query must not begin a new count.
        let email = if i % 2 == 0 { "amelie@example.com" } else { "AMELIE@example.com" };
        let browser = server.stranger();
        let guess = browser
            .call(&format!("/api/team/sign-in?try={i}"), &fields(&[("email", email), ("password", "wrong")]))
            .header("x-forwarded-for", format!("198.51.100.{i}"));
        statuses.push(guess.send().await.unwrap().status());
    }
    assert!(statuses[..10].iter().all(|it| *it == StatusCode::UNPROCESSABLE_ENTITY), "{statuses:?}");
    assert_eq!(statuses[10..], [StatusCode::TOO_MANY_REQUESTS; 2], "{statuses:?}");
    let mut right = server.stranger();
    let answer =
        call(&mut right, "/api/team/sign-in", &[("email", "amelie@example.com"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "not even with the right password");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_returns_what_was_typed_but_never_a_password() {
    let server = Server::open().await;
    let mut browser = server.stranger();
    let page = format!("{}/login", browser.origin);
    let form = browser.post("/api/team/sign-in", &fields(&[("email", "amelie@example.com"), ("password", PASSWORD)]));
    let answer = browser.send(form.header("referer", page)).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"));

    let page = browser.open("/login").await;
    assert!(page.body.contains("amelie@example.com"), "what was typed");
    assert!(!page.body.contains(PASSWORD));
    let mut owner = server.world.database().owner().await;
    let kept: Vec<String> = sqlx::query_scalar("select body::text from sessions").fetch_all(&mut owner).await.unwrap();
    assert!(!kept.iter().any(|it| it.contains(PASSWORD)), "nor is it kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_8_nobody_is_sent_to_another_site() {
    let server = Server::open().await;
    server.world.give_password(amelie(), PASSWORD).await;
    for next in
        ["https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "javascript:alert(1)"]
    {
        let mut browser = server.stranger();
        let answer = sign_in(&mut browser, amelie(), next).await;
        let location = answer.location();
        assert!(answer.status.is_redirection(), "{next}: {}", answer.status);
        assert!(
            location.starts_with('/') && !location.starts_with("//") && !location.contains('\\'),
            "{next}: {location}"
        );
        assert!(is_in(&browser).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_8_links_in_letters_come_from_the_configuration() {
    let server = Server::open().await;
    let mut owner = server.world.database().owner().await;
    sqlx::query("delete from mails").execute(&mut owner).await.unwrap();
    let spoofed = |browser: &Browser, door: &str, given: &[(&str, &str)]| {
        browser
            .submit(door, &fields(given))
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("host", "evil.example")
            .header("x-forwarded-host", "evil.example")
    };
    let (mut nobody, mut claire) = (server.stranger(), server.browser(claire()).await);
    let reset = spoofed(&nobody, "/api/team/request-reset", &[("email", "amelie@example.com")]);
    assert_eq!(nobody.send(reset).await.status, StatusCode::OK);
    let invite = spoofed(&claire, &in_boutique("/api/team/invite"), &[("email", "new@example.net"), ("role", "agent")]);
    assert_eq!(claire.send(invite).await.status, StatusCode::OK);

    // A reset's letter is written after the answer, so that its time tells nothing.
    let mut letters: Vec<String> = Vec::new();
    for _ in 0..100 {
        letters = sqlx::query_scalar("select body from mails").fetch_all(&mut owner).await.unwrap();
        if letters.len() == 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(letters.len(), 2, "{letters:?}");
    for letter in letters {
        assert!(letter.contains(&format!("{PUBLIC_URL}/")), "{letter}");
        assert!(!letter.contains("evil.example"), "{letter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_4_browsers_tell_nobody_of_a_secret_link_and_its_forms_know_their_page() {
    let server = Server::open().await;
    let mut owner = server.world.database().owner().await;
    sqlx::query("delete from mails").execute(&mut owner).await.unwrap();
    let mut claire = server.browser(claire()).await;
    call(&mut claire, &in_boutique("/api/team/invite"), &[("email", "new@example.net"), ("role", "agent")]).await;
    let letter: String = sqlx::query_scalar("select body from mails").fetch_one(&mut owner).await.unwrap();
    let link = letter.split_whitespace().find_map(|it| it.strip_prefix(PUBLIC_URL)).unwrap().to_owned();
    let mut fatou = server.stranger();

    let page = fatou.open(&link).await;

    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(fatou.open("/login").await.header("referrer-policy"), "same-origin");
    let named = format!("<input type=\"hidden\" name=\"page\" value=\"{link}\"");
    assert_eq!(page.body.matches("<form").count(), page.body.matches(&named).count(), "{}", page.body);
    for path in ["/reset/secret", "/w/ma-boutique/reset/secret"] {
        assert_eq!(fatou.open(path).await.header("referrer-policy"), "no-referrer", "{path}");
    }
    // What was typed is there again, although the browser did not say where it was.
    let (_, token) = link.rsplit_once('/').unwrap();
    let weak = [("token", token), ("name", "Fatou Diallo"), ("password", "fatou"), ("page", link.as_str())];
    let answer = post(&mut fatou, "/api/team/accept-as-new", &weak).await;
    assert_eq!(answer.location(), link);
    assert!(fatou.open(&link).await.body.contains("Fatou Diallo"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_4_the_secret_of_a_link_is_in_no_table() {
    let server = Server::open().await;
    let mut owner = server.world.database().owner().await;
    sqlx::query("delete from mails").execute(&mut owner).await.unwrap();
    let mut claire = server.browser(claire()).await;
    call(&mut claire, &in_boutique("/api/team/invite"), &[("email", "new@example.net"), ("role", "agent")]).await;
    let letter: String = sqlx::query_scalar("select body from mails").fetch_one(&mut owner).await.unwrap();
    let (_, link) = letter.split_once("/invitation/").unwrap();
    let secret: String = link.chars().take_while(|it| it.is_ascii_alphanumeric() || "-_".contains(*it)).collect();
    assert!(secret.len() >= 43, "256 bits: {secret}");

    // Refused forms leave something for the page they stand on, whose address is the secret.
    let page = format!("/invitation/{secret}");
    let weak = [("token", secret.as_str()), ("name", "Fatou"), ("password", "fatou"), ("page", page.as_str())];
    let mut fatou = server.stranger();
    assert_eq!(post(&mut fatou, "/api/team/accept-as-new", &weak).await.location(), page);
    let wrong = [("email", "new@example.net"), ("password", "wrong"), ("next", page.as_str()), ("page", page.as_str())];
    assert_eq!(post(&mut server.stranger(), "/api/team/sign-in", &wrong).await.location(), page);

    let tables: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'mails'",
    )
    .fetch_all(&mut owner)
    .await
    .unwrap();
    for table in tables {
        let find = format!("select count(*) from {table} t where to_jsonb(t)::text like '%{secret}%'");
        let found: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(find)).fetch_one(&mut owner).await.unwrap();
        assert_eq!(found, 0, "{table}");
    }
}
