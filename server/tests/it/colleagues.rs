//! Z-2, the cells *own* and *other*: what a colleague works on does not exist for an agent.

use app::routes::{Entry, doors};
use reqwest::StatusCode;
use switchboard::access::Role;
use switchboard::world::*;
use uuid::Uuid;

use crate::harness::{CANARY, Server, in_boutique};
use crate::roles::{self, Asks};
use crate::samples::{self, Ids};
use crate::strangers::QUIET;

/// Gives every conversation of Ma Boutique to Bruno, with words that nobody else may read.
async fn brunos(server: &Server) {
    const GIVE: &str = "update conversations set handler = 'staff', assignee_id = $2 where tenant_id = $1";
    // Whoever looked at it before may still say that they left.
    const LEFT: &str = "delete from viewers where tenant_id = $1";
    // A view of one's own is nobody else's either.
    const KEEP: &str = "update saved_views set owner_id = $2, audience = 'me', for_team_id = null where tenant_id = $1";
    const KEEP_SEGMENTS: &str = "update segments set owner_id = $2, audience = 'me' where tenant_id = $1";
    const KEEP_LEAD_VIEWS: &str = "update lead_views set owner_id = $2, for_everyone = false where tenant_id = $1";
    const KEEP_TOKENS: &str = "update personal_tokens set member_id = $2 where tenant_id = $1";
    const SAY: &str = "update messages set body = $2 where tenant_id = $1";

    let mut owner = server.world.database().owner().await;
    sqlx::query(GIVE).bind(MA_BOUTIQUE).bind(bruno().member()).execute(&mut owner).await.unwrap();
    sqlx::query(KEEP).bind(MA_BOUTIQUE).bind(bruno().member()).execute(&mut owner).await.unwrap();
    sqlx::query(KEEP_SEGMENTS).bind(MA_BOUTIQUE).bind(bruno().member()).execute(&mut owner).await.unwrap();
    sqlx::query(KEEP_LEAD_VIEWS).bind(MA_BOUTIQUE).bind(bruno().member()).execute(&mut owner).await.unwrap();
    sqlx::query(KEEP_TOKENS).bind(MA_BOUTIQUE).bind(bruno().member()).execute(&mut owner).await.unwrap();
    sqlx::query(LEFT).bind(MA_BOUTIQUE).execute(&mut owner).await.unwrap();
    sqlx::query(SAY).bind(MA_BOUTIQUE).bind(CANARY).execute(&mut owner).await.unwrap();
}

/// What every agent works on, whoever talks with whom: the workspace's companies and leads.
const EVERYBODYS: [&str; 2] = ["companies", "leads"];

/// Doors that an agent may enter and that name a conversation, or something in one.
fn doors_of_agents() -> Vec<Entry> {
    let for_agents = |path| matches!(roles::asks(path), Asks::Membership(who) if who.contains(&Role::Agent));
    let in_one =
        |path| samples::names_something(path) && !EVERYBODYS.iter().any(|table| samples::names_one_of(path, table));
    let all = doors().into_iter().filter(|it| for_agents(it.path) && in_one(it.path)).collect::<Vec<_>>();
    assert!(all.len() > 12, "the doors were found");
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_a_colleagues_conversation_answers_an_agent_like_none() {
    let server = Server::open().await;
    brunos(&server).await;
    let mut amelie = server.settled(amelie()).await;
    let before = server.world.snapshot(&[("sessions", "*"), ("members", "last_seen_at")]).await;
    let mut found = Vec::new();
    for Entry { path, .. } in doors_of_agents() {
        let fields = samples::fields(path, Ids::Of(&server.ours));
        let theirs = amelie.send(amelie.call(&in_boutique(path), &fields)).await;
        let unknown = samples::fields(path, Ids::Nobodys(Uuid::now_v7()));
        let nobodys = amelie.send(amelie.call(&in_boutique(path), &unknown)).await;
        let (theirs_said, nobodys_said) =
            (theirs.plain(samples::named(&fields)), nobodys.plain(samples::named(&unknown)));

        let expected = if QUIET.contains(&path) { StatusCode::OK } else { StatusCode::NOT_FOUND };
        if theirs.status != expected {
            found.push(format!("{path}: {} {}", theirs.status, theirs.body));
        }
        if theirs_said != nobodys_said {
            found.push(format!("{path}: {theirs_said}\n  differs from {nobodys_said}"));
        }
    }
    let after = server.world.snapshot(&[("sessions", "*"), ("members", "last_seen_at")]).await;
    found.extend(before.differs_in(&after).into_iter().map(|table| format!("changed {table}")));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_a_colleagues_conversation_is_on_no_page_of_an_agents() {
    let server = Server::open().await;
    brunos(&server).await;
    let conversation = server.ours.id("conversations").to_string();
    let inbox = format!("/inbox/{conversation}");
    for (person, sees) in [(amelie(), false), (bruno(), true)] {
        let mut browser = server.settled(person).await;
        let own = browser.open(&in_boutique(&inbox)).await;
        assert_eq!((own.status == StatusCode::OK, own.body.contains(CANARY)), (sees, sees), "{}", person.name);
        let searched = browser.open(&in_boutique(&format!("/inbox?view=all&q={CANARY}"))).await;
        assert_eq!(searched.body.contains(&conversation), sees, "{}", person.name);
        for path in ["/", "/inbox", "/inbox?view=all", "/inbox?view=mine", "/inbox?view=assistant", "/escalations"] {
            let page = browser.open(&in_boutique(path)).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(sees || !page.body.contains(&conversation), "{path} shows it to {}", person.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn z_2_what_was_given_to_no_team_of_hers_is_on_no_page_of_whoever_sees_her_teams() {
    const FREE: &str =
        "update conversations set handler = 'nobody', assignee_id = null, team_id = null where tenant_id = $1";
    const CHOOSE: &str = "update members set visibility = $2 where id = $1";

    let server = Server::open().await;
    brunos(&server).await;
    let mut owner = server.world.database().owner().await;
    sqlx::query(FREE).bind(MA_BOUTIQUE).execute(&mut owner).await.unwrap();
    let conversation = server.ours.id("conversations").to_string();
    for (chosen, sees) in [(None, true), (Some("team"), false), (Some("all"), true)] {
        sqlx::query(CHOOSE).bind(amelie().member()).bind(chosen).execute(&mut owner).await.unwrap();
        let mut browser = server.settled(amelie()).await;
        let link = browser.open(&in_boutique(&format!("/inbox/{conversation}"))).await;
        assert_eq!(link.status == StatusCode::OK, sees, "{chosen:?}");
        for path in [format!("/inbox?view=all&q={CANARY}"), "/inbox?view=all".to_owned(), "/".to_owned()] {
            let page = browser.open(&in_boutique(&path)).await;
            assert!(sees || !page.body.contains(&conversation), "{path} of {chosen:?}");
        }
    }
}
