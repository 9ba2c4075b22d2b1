//! A workspace that is not paid, as browsers and other systems find it.

use reqwest::{Method, StatusCode};
use server::http;
use switchboard::access::{BillingRead, KeysManage, Scope, Work};
use switchboard::billing::{self, PlanCode};
use switchboard::inbox::Status;
use switchboard::team::{self, KeyName, NewServiceKey};
use switchboard::tenancy::{Principal, Tx};
use switchboard::world::*;

use crate::answer::Answer;
use crate::harness::{Server, in_boutique};
use crate::team::submit;

/// A server of an instance that charges, on which Ma Boutique has a plan.
async fn charging() -> Server {
    let server = Server::open_with(|mut web| {
        web.desk = web.desk.charging();
        http::router(web)
    })
    .await;
    stands(&server, "active", 0).await;
    server
}

/// What the provider says of the subscription, since so many days.
async fn stands(server: &Server, status: &'static str, days: i32) {
    const STANDS: &str = "
        update subscriptions
        set status = $2, stripe_id = null, changed_at = $3::timestamptz - make_interval(days => $4), updated_at = $3,
            plan_id = (select id from plans where code = 'pro')
        where tenant_id = $1";

    let mut tx: Tx<Work> = server.world.begin(Principal::worker(MA_BOUTIQUE)).await;
    let now = tx.now();
    let stands = sqlx::query(STANDS).bind(MA_BOUTIQUE).bind(status).bind(now).bind(days);
    stands.execute(tx.db()).await.unwrap();
    tx.commit().await.unwrap();
}

fn access(answer: &Answer) -> Option<&str> {
    answer.body.split("data-access=\"").nth(1)?.split('"').next()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_sees_the_plans_and_chooses_and_nobody_else_does() {
    let server = charging().await;
    let mut owner = server.browser(claire()).await;
    let page = in_boutique("/billing");
    let shown = owner.open(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(access(&shown), None, "nothing is wrong");
    // Free and basic; not the one she has, and not the one that is by agreement.
    assert_eq!(shown.body.matches("/api/billing/choose-plan\"").count(), 2);
    let yearly = owner.open(&in_boutique("/billing?each=year")).await;
    assert!(yearly.body.contains("€1,490") || yearly.body.contains("1\u{202f}490"), "the year has its own price");

    let mut tx = server.world.tx::<BillingRead>(claire()).await;
    let plans = billing::plans(&mut tx).await.unwrap();
    drop(tx);
    let free = plans.iter().find(|it| it.code == PlanCode::Free).unwrap().id.to_string();
    let door = in_boutique("/api/billing/choose-plan");
    submit(&mut owner, &page, &door, &[("plan", free.as_str()), ("every", "month")]).await;
    let mut tx = server.world.tx::<BillingRead>(claire()).await;
    let has = billing::subscription(&mut tx).await.unwrap().unwrap();
    assert_eq!(has.plan_id.to_string(), free);
    drop(tx);

    let mut admin = server.browser(david()).await;
    assert_eq!(admin.open(&page).await.body.matches("/api/billing/choose-plan\"").count(), 0);
    assert_eq!(server.browser(bruno()).await.open(&page).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_grace_everybody_is_told_and_answers_as_ever() {
    let server = charging().await;
    let parcel = server.world.conversation(Status::Open).await.to_string();
    stands(&server, "past_due", 3).await;
    let mut owner = server.browser(claire()).await;
    for page in ["", "/inbox", "/knowledge", "/billing"] {
        assert_eq!(access(&owner.open(&in_boutique(page)).await), Some("grace"), "{page}");
    }
    let page = in_boutique(&format!("/inbox/{parcel}"));
    let (_, done) =
        submit(&mut owner, &page, &in_boutique("/api/inbox/resolve"), &[("conversation", parcel.as_str())]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(server.world.status(parcel.parse().unwrap()).await, Status::Resolved);
}

#[tokio::test(flavor = "multi_thread")]
async fn read_only_people_read_and_export_and_no_form_changes_anything() {
    let server = charging().await;
    let parcel = server.world.conversation(Status::Open).await;
    stands(&server, "past_due", 20).await;
    let mut agent = server.browser(amelie()).await;
    let shown = agent.open(&in_boutique(&format!("/inbox/{parcel}"))).await;
    assert_eq!((shown.status, access(&shown)), (StatusCode::OK, Some("read_only")));
    let fields = [("conversation".to_owned(), parcel.to_string())];
    let refused = agent.send(agent.call(&in_boutique("/api/inbox/resolve"), &fields)).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    assert_eq!(server.world.status(parcel).await, Status::Open);

    let mut owner = server.browser(claire()).await;
    for file in ["/leads/all.csv", "/contacts/export.csv", "/billing/usage.csv"] {
        assert_eq!(owner.open(&in_boutique(file)).await.status, StatusCode::OK, "{file}");
    }
    let billing = owner.open(&in_boutique("/billing")).await;
    assert!(billing.body.contains("/leads/all.csv"), "the page leads to what can be taken along");
    let import = owner.open(&in_boutique("/contacts/import")).await;
    assert_eq!(import.status, StatusCode::OK);
    let people = [("of".to_owned(), "contacts".to_owned()), ("table".to_owned(), "name\nZoe".to_owned())];
    let brought = owner.send(owner.call(&in_boutique("/api/contacts/bring-table"), &people)).await;
    assert_eq!(brought.status, StatusCode::FORBIDDEN, "who may take along may not bring");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_says_that_it_is_not_paid_with_a_sentence() {
    let server = charging().await;
    let name = KeyName::parse("Shop system").unwrap();
    let new = NewServiceKey { name, scopes: Scope::ALL.to_vec(), channel: None, expires_at: None };
    let (_, secret) = team::create_key(server.world.tx::<KeysManage>(claire()).await, &new).await.unwrap();
    let item = server.ours.id("knowledge_items");
    let disable = format!("/api/v1/knowledge/items/{item}/disable");
    let nobody = server.stranger();
    let ask = async |method: Method, path: &str| {
        let request = nobody.request(method, path).bearer_auth(secret.reveal());
        Answer::read(request.send().await.unwrap()).await
    };
    stands(&server, "unpaid", 0).await;
    let refused = ask(Method::POST, &disable).await;
    assert_eq!(refused.status, StatusCode::PAYMENT_REQUIRED, "{}", refused.body);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert!(refused.body.contains("read-only"), "{}", refused.body);
    assert_eq!(ask(Method::GET, "/api/v1/knowledge/items").await.status, StatusCode::OK);

    stands(&server, "canceled", 40).await;
    let closed = ask(Method::GET, "/api/v1/knowledge/items").await;
    assert_eq!(closed.status, StatusCode::PAYMENT_REQUIRED);
    assert!(closed.body.contains("closed"), "{}", closed.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_an_owner_sees_billing_and_exports_and_others_only_why() {
    let server = charging().await;
    stands(&server, "canceled", 40).await;
    let mut owner = server.browser(claire()).await;
    let billing = owner.open(&in_boutique("/billing")).await;
    assert_eq!((billing.status, access(&billing)), (StatusCode::OK, Some("closed")));
    assert!(billing.body.contains("/api/billing/choose-plan"));
    assert_eq!(owner.open(&in_boutique("/leads/all.csv")).await.status, StatusCode::OK);
    for person in [claire(), david(), amelie()] {
        let inbox = server.browser(person).await.open(&in_boutique("/inbox")).await;
        assert_eq!((inbox.status, access(&inbox)), (StatusCode::FORBIDDEN, Some("closed")));
    }
    let admin = server.browser(david()).await.open(&in_boutique("/leads/all.csv")).await;
    assert_eq!(admin.status, StatusCode::FORBIDDEN);
    // Nothing of another workspace has changed.
    let mut omar_browser = server.browser(omar()).await;
    let theirs = omar_browser.open("/w/autre-client/inbox").await;
    assert_eq!((theirs.status, access(&theirs)), (StatusCode::OK, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_that_does_not_charge_shows_nothing_of_it() {
    let server = Server::open().await;
    stands(&server, "canceled", 40).await;
    let mut owner = server.browser(claire()).await;
    let today = owner.open(&in_boutique("/inbox")).await;
    assert_eq!((today.status, access(&today)), (StatusCode::OK, None));
    assert!(!today.body.contains("href=\"/w/ma-boutique/billing\""), "no place of the navigation leads there");
    let billing = owner.open(&in_boutique("/billing")).await;
    assert_eq!(billing.status, StatusCode::OK);
    assert!(!billing.body.contains("choose-plan"));
}
