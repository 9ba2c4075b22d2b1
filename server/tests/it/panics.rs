//! J-9: a panic ends what was being done, and nothing else: no lock, no open transaction, no
//! place in a pool stays behind it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use leptos::prelude::*;
use leptos_axum::render_app_async;
use reqwest::StatusCode;
use server::hands::Hands;
use server::{consequences, http, settings, worker};
use switchboard::access::InboxReply;
use switchboard::events::Event;
use switchboard::ids::*;
use switchboard::inbox::Status;
use switchboard::jobs::Job;
use switchboard::knowledge::Shelves;
use switchboard::tenancy::{Desk, Tx};
use switchboard::world::*;

use crate::harness::{Server, in_boutique};
use crate::team::submit;

/// More often than there are connections in the tests' pool.
const OFTEN: usize = 12;

/// Whoever records an event stumbles over what follows from it: in the middle of their transaction.
static STUMBLES: AtomicBool = AtomicBool::new(false);

fn stumbling(event: &Event) -> Vec<Job> {
    assert!(!STUMBLES.load(Ordering::SeqCst), "as planned");
    consequences::follows(event)
}

/// Takes a conversation and stumbles while it holds it.
async fn stumble(desk: Desk, conversation: ConversationId) {
    const HOLD: &str = "select id from conversations where tenant_id = $1 and id = $2 for update";
    let mut tx: Tx<InboxReply> = desk.begin(amelie().principal()).await.unwrap();
    sqlx::query(HOLD).bind(MA_BOUTIQUE).bind(conversation).execute(tx.db()).await.unwrap();
    assert!(std::env::args().count() == 0, "as planned");
    tx.commit().await.unwrap();
}

/// Nobody but us holds a lock or has a transaction open, soon after: a connection that comes back
/// is rolled back beside the answer.
async fn nothing_is_held(server: &Server) {
    const HELD: &str = "
        select (select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                  and state <> 'idle')
             + (select count(*) from pg_locks
                where database = (select oid from pg_database where datname = current_database())
                  and pid <> pg_backend_pid() and pid in (select pid from pg_stat_activity where backend_type = 'client backend'))";

    let mut owner = server.world.database().owner().await;
    let free = async {
        while sqlx::query_scalar::<_, i64>(HELD).fetch_one(&mut owner).await.unwrap() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), free).await.expect("nothing is held any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn j_9_a_panic_in_a_transaction_of_a_door_or_a_job_holds_nothing() {
    let server = Server::open_where(stumbling, http::router).await;
    let (world, desk) = (&server.world, server.world.desk());
    let conversation = world.conversation(Status::Open).await;
    let channel = world.line(conversation).await.channel_id;
    let mut amelie = server.browser(amelie()).await;
    let (id, page) = (conversation.to_string(), in_boutique(&format!("/inbox/{conversation}")));
    let (door, this) = (in_boutique("/api/inbox/take-over"), [("conversation", id.as_str())]);
    let fields: Vec<_> = this.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();

    STUMBLES.store(true, Ordering::SeqCst);
    for _ in 0..OFTEN {
        let answer = amelie.send(amelie.call(&door, &fields)).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.body);
        assert!(answer.body.contains(answer.header("x-request-id")) && !answer.body.contains("as planned"));
    }
    nothing_is_held(&server).await;
    assert_eq!(world.line(conversation).await.assignee_id, None, "nothing of it was kept");
    assert_eq!(amelie.open(&page).await.status, StatusCode::OK);
    STUMBLES.store(false, Ordering::SeqCst);
    submit(&mut amelie, &page, &door, &this).await;
    assert_eq!(world.line(conversation).await.assignee_name.as_deref(), Some("Amélie"));

    world.arrives(channel, "letter", &words_of("sophie", "Is anybody there?", desk.now())).await;
    let hands = Hands::new(&settings::understand(|_| None).unwrap(), desk.clone(), Shelves::default()).unwrap();
    STUMBLES.store(true, Ordering::SeqCst);
    worker::drain(desk, &hands).await.unwrap();
    nothing_is_held(&server).await;
    assert_eq!(world.said(conversation).await.len(), 1, "nothing of it was kept");
    STUMBLES.store(false, Ordering::SeqCst);
    world.clock.advance(time::Duration::hours(1));
    worker::drain(desk, &hands).await.unwrap();
    assert_eq!(world.said(conversation).await.len(), 2, "the next try brings it in");
}

#[tokio::test(flavor = "multi_thread")]
async fn j_9_a_page_that_panics_in_its_transaction_holds_nothing() {
    let (told, knows) = tokio::sync::watch::channel(None);
    let server = Server::open_with(|web| {
        let desk = web.desk.clone();
        let page = move || {
            let (desk, conversation) = (desk.clone(), knows.borrow().expect("the test says which"));
            view! { <Suspense>{Suspend::new(async move { stumble(desk, conversation).await })}</Suspense> }
        };
        let routes = Router::new().route("/panics", get(render_app_async(page)));
        http::surrounded(web.clone(), routes.fallback_service(http::router(web)))
    })
    .await;
    let conversation = server.world.conversation(Status::Open).await;
    told.send(Some(conversation)).unwrap();

    let mut anybody = server.stranger();
    for _ in 0..OFTEN {
        let answer = anybody.open("/panics").await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.body);
        assert!(answer.body.contains(answer.header("x-request-id")) && !answer.body.contains("as planned"));
    }
    nothing_is_held(&server).await;
    let mut amelie = server.browser(amelie()).await;
    let page = in_boutique(&format!("/inbox/{conversation}"));
    assert_eq!(amelie.open(&page).await.status, StatusCode::OK);
    let id = conversation.to_string();
    submit(&mut amelie, &page, &in_boutique("/api/inbox/take-over"), &[("conversation", &id)]).await;
    assert_eq!(server.world.line(conversation).await.assignee_name.as_deref(), Some("Amélie"));
}
