//! Members at the API, by tokens of their own: as themselves, and never more.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::access::{Belong, Role, Scope, TeamManage, Visibility};
use switchboard::team::{self, KeyName, NewPersonalToken, Proved};
use switchboard::world::*;
use uuid::Uuid;

use super::{Outside, send};
use crate::answer::Answer;

/// A token of somebody with every scope that they can give.
async fn token(outside: &Outside, person: Person) -> String {
    let rights = person.role.rights();
    let scopes = Scope::ALL.iter().copied().filter(|it| it.is_of_members() && rights.has(it.asks())).collect();
    let name = KeyName::parse("Laptop").unwrap();
    let new = NewPersonalToken { name, scopes, lasts: time::Duration::days(30) };
    let now = outside.world().desk().now();
    let proved = Proved::remembered(person.user(), now, now).unwrap();
    let (_, secret) = team::create_token(outside.world().tx::<Belong>(person).await, proved, &new).await.unwrap();
    secret.reveal().to_owned()
}

async fn get(outside: &Outside, token: &str, path: &str) -> Answer {
    send(outside.api(token, Method::GET, path)).await
}

async fn post(outside: &Outside, token: &str, path: &str, body: Value) -> Answer {
    send(outside.api(token, Method::POST, path).json(&body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_each_roles_token_opens_at_the_api_what_the_role_may() {
    const EVERYBODY: [Role; 5] = [Role::Owner, Role::Admin, Role::Manager, Role::Agent, Role::Viewer];
    const ANSWERING: [Role; 4] = [Role::Owner, Role::Admin, Role::Manager, Role::Agent];
    const RUNNING: [Role; 3] = [Role::Owner, Role::Admin, Role::Manager];

    let outside = Outside::open().await;
    for person in [claire(), david(), bruno(), amelie(), eva()] {
        let token = token(&outside, person).await;
        let (code, hugo) = (format!("C-{}", person.member().0.simple()), format!("Hugo {}", person.name));
        let asked: [(&[Role], StatusCode, &str, Option<Value>); 12] = [
            (&EVERYBODY, StatusCode::OK, "/contacts", None),
            (&EVERYBODY, StatusCode::OK, "/companies", None),
            (&EVERYBODY, StatusCode::OK, "/leads", None),
            (&EVERYBODY, StatusCode::OK, "/knowledge/items", None),
            (&EVERYBODY, StatusCode::OK, "/sites", None),
            (&EVERYBODY, StatusCode::OK, "/analytics/days", None),
            (&RUNNING, StatusCode::OK, "/knowledge/gaps", None),
            (&ANSWERING, StatusCode::CREATED, "/contacts", Some(json!({ "name": hugo }))),
            (&ANSWERING, StatusCode::CREATED, "/companies", Some(json!({ "name": "Tilleuls", "code": code }))),
            (&ANSWERING, StatusCode::CREATED, "/leads", Some(json!({ "name": hugo }))),
            // Who brings a message in writes as a customer: that is for systems.
            (
                &[],
                StatusCode::ACCEPTED,
                "/messages",
                Some(json!({ "contact": { "external_id": "sophie" }, "id": "m-1", "text": "Hi" })),
            ),
            (&[], StatusCode::CREATED, "/conversations", Some(json!({ "contact": { "external_id": "sophie" } }))),
        ];
        for (who, status, path, body) in asked {
            let answer = match body {
                Some(body) => post(&outside, &token, path, body).await,
                None => get(&outside, &token, path).await,
            };
            let expected = if who.contains(&person.role) { status } else { StatusCode::FORBIDDEN };
            assert_eq!(answer.status, expected, "{} {path}: {}", person.name, answer.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_5_a_right_that_is_taken_away_is_gone_with_the_next_request_and_a_place_too() {
    let outside = Outside::open().await;
    let (bruno_token, david_token) = (token(&outside, bruno()).await, token(&outside, david()).await);
    let manage = async || outside.world().tx::<TeamManage>(claire()).await;
    let added = async || post(&outside, &bruno_token, "/contacts", json!({ "name": "Hugo" })).await.status;
    assert_eq!(added().await, StatusCode::CREATED);
    team::change_role(manage().await, bruno().member(), Role::Viewer).await.unwrap();
    assert_eq!(added().await, StatusCode::FORBIDDEN);
    assert_eq!(get(&outside, &bruno_token, "/contacts").await.status, StatusCode::OK);
    team::change_role(manage().await, bruno().member(), Role::Manager).await.unwrap();
    assert_eq!(added().await, StatusCode::CREATED);

    team::remove(manage().await, bruno().member()).await.unwrap();
    let refused = get(&outside, &bruno_token, "/contacts").await;
    assert_eq!((refused.status, refused.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
    team::disable(manage().await, david().member()).await.unwrap();
    assert_eq!(get(&outside, &david_token, "/contacts").await.status, StatusCode::UNAUTHORIZED);
    team::enable(manage().await, david().member()).await.unwrap();
    assert_eq!(get(&outside, &david_token, "/contacts").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_the_conversations_that_its_member_sees_and_no_other() {
    let outside = Outside::open().await;
    let token = token(&outside, bruno()).await;
    let parcel = outside.world().conversation_of_amelie().await;
    let (path, nobodys) = (format!("/conversations/{parcel}"), format!("/conversations/{}", Uuid::now_v7()));
    let manage = async || outside.world().tx::<TeamManage>(claire()).await;
    assert_eq!(get(&outside, &token, &path).await.status, StatusCode::OK);
    assert_eq!(get(&outside, &token, &format!("{path}/messages")).await.status, StatusCode::OK);

    team::change_role(manage().await, bruno().member(), Role::Agent).await.unwrap();
    for (of, rest) in [(&path, ""), (&path, "/messages")] {
        let hidden = get(&outside, &token, &format!("{of}{rest}")).await;
        let random = get(&outside, &token, &format!("{nobodys}{rest}")).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        assert_eq!(hidden.plain("-"), random.plain("-"));
    }
    team::change_visibility(manage().await, bruno().member(), Some(Visibility::All)).await.unwrap();
    assert_eq!(get(&outside, &token, &path).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewers_token_shows_nobody_as_no_page_does() {
    let outside = Outside::open().await;
    let (claire_token, eva_token) = (token(&outside, claire()).await, token(&outside, eva()).await);
    let sophie = json!({ "name": "Sophie Martin", "email": "sophie@martin.example", "phone": "+33612345678" });
    assert_eq!(post(&outside, &claire_token, "/contacts", sophie.clone()).await.status, StatusCode::CREATED);
    assert_eq!(post(&outside, &claire_token, "/leads", sophie).await.status, StatusCode::CREATED);
    let says = "I am sophie@martin.example, call +33 6 12 34 56 78.";
    let conversation = outside.world().hears(outside.api, "customer-4711", says).await;
    let paths = ["/contacts", "/leads", &format!("/conversations/{conversation}/messages")].map(str::to_owned);
    for path in paths {
        let told = ["martin", "Martin", "612345678", "12 34 56"];
        let (seen, masked) = (get(&outside, &claire_token, &path).await, get(&outside, &eva_token, &path).await);
        assert_eq!((seen.status, masked.status), (StatusCode::OK, StatusCode::OK), "{path}: {}", masked.body);
        assert!(told.iter().any(|it| seen.body.contains(it)), "{path}: {}", seen.body);
        assert!(!told.iter().any(|it| masked.body.contains(it)), "{path}: {}", masked.body);
    }
    let whole = get(&outside, &eva_token, &format!("/conversations/{conversation}")).await;
    assert_eq!(whole.status, StatusCode::OK);
    assert!(!whole.body.contains("customer-4711"), "{}", whole.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_token_does_is_in_the_log_under_its_members_name() {
    const WHO: &str = "
        select actor_kind, actor_id, actor_name from audit_log
        where object_kind = 'contact' and action = 'insert' order by seq desc limit 1";

    let outside = Outside::open().await;
    let token = token(&outside, amelie()).await;
    assert_eq!(post(&outside, &token, "/contacts", json!({ "name": "Hugo" })).await.status, StatusCode::CREATED);
    let mut owner = outside.world().database().owner().await;
    let who: (String, Option<Uuid>, String) = sqlx::query_as(WHO).fetch_one(&mut owner).await.unwrap();
    assert_eq!(who, ("member".to_owned(), Some(amelie().member().0), amelie().name.to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn d_2_a_token_asks_six_hundred_times_a_minute_and_no_other_pays_for_it() {
    let outside = Outside::open().await;
    let (token, other) = (token(&outside, amelie()).await, token(&outside, amelie()).await);
    let path = format!("/conversations/{}", Uuid::new_v4());
    let (mut asked, mut limited) = (0, false);
    while !limited {
        let asks = (0..100).map(|_| get(&outside, &token, &path));
        for answer in futures::future::join_all(asks).await {
            asked += 1;
            limited |= answer.status == StatusCode::TOO_MANY_REQUESTS;
        }
        assert!(asked < 5_000, "the limit never fired");
    }
    assert!(asked > 600, "{asked}");
    assert_eq!(get(&outside, &other, &path).await.status, StatusCode::NOT_FOUND);
}
