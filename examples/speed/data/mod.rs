//! What is measured on: workspaces that differ in size a hundredfold.
//!
//! The workspaces and their owners come through the desk's own commands; the history behind
//! them is streamed with COPY, with triggers and foreign keys asleep, then analysed. A
//! hundredth of the conversations is open, the rest resolved, over two years. Words follow a
//! Zipf-like law, so that there are common and rare ones; every eighth message names an order.
//!
//! Not here, since no measured page reads them: deliveries, audit entries and old events.

mod copy;
mod counted;
mod history;
mod words;
mod work;

use sqlx::{Executor, PgConnection};
use switchboard::access::{ChannelsConnect, Role};
use switchboard::channels;
use switchboard::ids::*;
use switchboard::team::{self, Slug};
use switchboard::tenancy::{Desk, Principal, RequestInfo};
use switchboard::text::Locale;
use time::OffsetDateTime;
use uuid::Uuid;

use super::place::Place;
use super::{Result, owner};

/// The largest workspace, and how many conversations it has.
pub const LARGE: (&str, u32) = ("large", 200_000);
/// A tenth of it.
pub const MEDIUM: (&str, u32) = ("medium", 20_000);
/// A hundredth of it.
pub const SMALL: (&str, u32) = ("small", 2_000);
/// People of the largest workspace.
pub const MEMBERS: usize = 50;
/// Messages of every conversation.
pub const MESSAGES: u32 = 10;
/// Each of the other workspaces.
const OTHERS: (u32, u32) = (17, 500);

/// A workspace to fill.
pub struct Workspace {
    pub tenant: TenantId,
    pub channel: ChannelId,
    pub members: Vec<Uuid>,
    pub conversations: u32,
}

/// The address of somebody of a workspace; number 0 is the owner.
pub fn email(slug: &str, number: usize) -> String {
    format!("{slug}-{number}@example.com")
}

/// Loads the data where they are missing.
pub async fn prepare(place: &Place) -> Result<()> {
    let mut owner = place.owner().await?;
    let loaded: bool =
        sqlx::query_scalar("select exists (select from tenants where slug = 'measured')").fetch_one(&mut owner).await?;
    if loaded {
        return Ok(());
    }
    let began = std::time::Instant::now();
    let desk = place.desk();
    let others = (1..=OTHERS.0).map(|number| (format!("other-{number}"), OTHERS.1));
    let all = [LARGE, MEDIUM, SMALL].map(|(slug, size)| (slug.to_owned(), size)).into_iter().chain(others);
    owner.execute("set session_replication_role = replica").await?;
    for (slug, conversations) in all {
        let people = if slug == LARGE.0 { MEMBERS } else { 3 };
        let workspace = open(&desk, &mut owner, &slug, people, conversations).await?;
        history::load(&mut owner, &workspace).await?;
        work::load(&mut owner, workspace.tenant).await?;
        println!("  {slug}: {conversations} conversations, {} s", began.elapsed().as_secs());
    }
    owner.execute("set session_replication_role = origin").await?;
    owner.execute("vacuum analyze").await?;
    counted::load(&desk).await?;
    owner.execute("vacuum analyze report_hours, report_days, report_marks, report_states").await?;
    // Only what is whole is found again.
    sign_up(&desk, "measured").await?;
    println!("  loaded in {} s", began.elapsed().as_secs());
    Ok(())
}

/// Ends what a measurement began in a workspace's inbox: what it left to do would be done in the middle of the next one,
/// and whoever reads the inbox then would count conversations that the data do not have.
pub async fn tidy(owner: &mut PgConnection, since: OffsetDateTime) -> Result<()> {
    const RESOLVE: &str = "
        update conversations c set status = 'resolved', resolved_at = now(), handler = 'staff',
               assignee_id = (select m.id from members m where m.tenant_id = c.tenant_id order by m.id limit 1)
        where c.created_at >= $1 and c.status <> 'resolved'";

    owner.execute("delete from jobs").await?;
    sqlx::query(RESOLVE).bind(since).execute(&mut *owner).await?;
    owner.execute("vacuum (analyze) conversations, messages").await?;
    Ok(())
}

async fn sign_up(desk: &Desk, slug: &str) -> Result<Principal> {
    owner::sign_up(desk, &email(slug, 0), slug, Locale::Fr).await
}

/// The principal of somebody who owns a workspace of the data.
pub async fn owner_of(desk: &Desk, place: &Place, slug: &str) -> Result<Principal> {
    let mut owner = place.owner().await?;
    let user: Uuid =
        sqlx::query_scalar("select id from users where email = $1").bind(email(slug, 0)).fetch_one(&mut owner).await?;
    let visitor = team::visitor(desk, UserId(user)).await?.ok_or("the owner is gone")?;
    let entered = team::enter(desk, &visitor, &Slug::parse(slug)?, RequestInfo::default()).await?;
    entered.ok_or_else(|| "the owner has no place".into())
}

async fn open(desk: &Desk, db: &mut PgConnection, slug: &str, people: usize, conversations: u32) -> Result<Workspace> {
    let who = sign_up(desk, slug).await?;
    let channel = channels::connect_api(desk.begin::<ChannelsConnect>(who.clone()).await?, "Shop").await?;
    for number in 1..people {
        add_colleague(db, who.tenant, slug, number).await?;
    }
    let members = sqlx::query_scalar("select id from members where tenant_id = $1 order by created_at, id")
        .bind(who.tenant)
        .fetch_all(db)
        .await?;
    Ok(Workspace { tenant: who.tenant, channel, members, conversations })
}

/// Somebody with the owner's password and the role of an agent who sees everything.
async fn add_colleague(db: &mut PgConnection, tenant: TenantId, slug: &str, number: usize) -> Result<()> {
    let user = Uuid::now_v7();
    sqlx::query(
        "insert into users (id, email, name, password_hash, language, created_at, updated_at)
         select $1, $2, $3, password_hash, 'fr', created_at, updated_at from users where email = $4",
    )
    .bind(user)
    .bind(email(slug, number))
    .bind(format!("Agent {number}"))
    .bind(email(slug, 0))
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "insert into members (tenant_id, id, user_id, role, created_at, updated_at) values ($1, $2, $3, $4, now(), now())",
    )
    .bind(tenant)
    .bind(Uuid::now_v7())
    .bind(user)
    .bind(Role::Manager.word())
    .execute(&mut *db)
    .await?;
    Ok(())
}
