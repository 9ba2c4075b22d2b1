//! What a fault is played on: a database of its own with three workspaces that work, one that
//! sleeps, and whoever they talk to.
//!
//! The workspaces are made once, by the desk's own commands; each fault gets a copy.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, PgPool};
use switchboard::access::{ChannelsConnect, KeysManage, Scope};
use switchboard::channels::{self, CallbackUrl, Domain};
use switchboard::ids::*;
use switchboard::team::{self, KeyName, NewServiceKey};
use switchboard::tenancy::{Desk, Principal};
use switchboard::text::Locale;

use super::ledger::Ledger;
use super::load::{Load, Plan};
use super::peers::Peers;
use super::place::Place;
use super::{Result, owner};

/// The database that the others are copies of.
const TEMPLATE: &str = "faults";
/// The workspaces that customers write to; the last has a widget too.
pub const SLUGS: [&str; 3] = ["north", "east", "west"];
/// The workspace to which nothing may happen.
const IDLE: &str = "idle";
/// A key may ask 600 times a minute, and that limit is left as it is shipped.
const KEYS: usize = 24;
const PATIENCE: Duration = Duration::from_secs(90);

/// A workspace.
pub struct Workspace {
    pub slug: &'static str,
    pub tenant: TenantId,
    pub owner: Principal,
    pub channel: ChannelId,
    /// The public key of its widget, if it has one.
    pub widget: Option<String>,
    keys: Vec<String>,
    asked: AtomicUsize,
}

impl Workspace {
    /// A service key, each in its turn.
    pub fn key(&self) -> &str {
        &self.keys[self.asked.fetch_add(1, Ordering::Relaxed) % self.keys.len()]
    }

    /// The address of its owner.
    pub fn email(&self) -> String {
        format!("{}@example.com", self.slug)
    }
}

/// The workspaces, the same on every stage.
pub struct Cast {
    /// Those that work.
    pub busy: Vec<Workspace>,
    /// The one that sleeps.
    pub idle: Workspace,
}

/// A database with its cast.
pub struct Stage {
    pub place: Arc<Place>,
    pub peers: Arc<Peers>,
    pub cast: Arc<Cast>,
    /// Its database.
    pub name: String,
    /// Connections of the owner, who sees every row.
    pub owner: PgPool,
}

impl Stage {
    /// Makes the workspaces, and lets some history happen.
    pub async fn first(place: Arc<Place>, peers: Arc<Peers>) -> Result<Self> {
        let desk = place.desk(TEMPLATE);
        let mut busy = Vec::new();
        for slug in SLUGS {
            busy.push(open(&desk, &peers, slug).await?);
        }
        let idle = open(&desk, &peers, IDLE).await?;
        desk.pools().close().await;
        let owner = place.owner(TEMPLATE);
        let stage = Self { place, peers, cast: Arc::new(Cast { busy, idle }), name: TEMPLATE.to_owned(), owner };

        let process = super::desk::Process::start(&stage, super::desk::Role::Both).await?;
        let ledger = Arc::new(Ledger::default());
        let load = Load::start(&stage, &process.origin, ledger, Plan { to_idle: true, ..Plan::of_seconds(1) });
        load.ended().await?;
        stage.settled(PATIENCE).await?;
        drop(process);
        stage.owner.close().await;
        Ok(stage)
    }

    /// A copy of the first for one fault. Whoever was called before is forgotten.
    pub async fn copy(&self, name: &str) -> Result<Self> {
        self.peers.forget();
        let name = name.replace('-', "_");
        let server = self.place.owner("postgres");
        for statement in [
            format!("drop database if exists {name} with (force)"),
            format!("create database {name} template {TEMPLATE}"),
        ] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&server).await?;
        }
        server.close().await;
        let owner = self.place.owner(&name);
        Ok(Self { place: self.place.clone(), peers: self.peers.clone(), cast: self.cast.clone(), name, owner })
    }

    /// Removes the database.
    pub async fn strike(self) -> Result<()> {
        self.owner.close().await;
        let server = self.place.owner("postgres");
        let statement = format!("drop database if exists {} with (force)", self.name);
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&server).await?;
        server.close().await;
        Ok(())
    }

    /// Waits until nothing is left to do; how long that took. `None` where it takes too long.
    pub async fn settled(&self, patience: Duration) -> Result<Option<Duration>> {
        const WAITING: &str = "
            select (select count(*) from jobs where state = 'running' or (state = 'ready' and run_at < now() + interval '2 minutes'))
                 + (select count(*) from inbox_events where state = 'new')";

        let began = Instant::now();
        while began.elapsed() < patience {
            if sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&self.owner).await? == 0 {
                return Ok(Some(began.elapsed()));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(None)
    }
}

/// Signs up, connects the channels, makes the keys.
async fn open(desk: &Desk, peers: &Peers, slug: &'static str) -> Result<Workspace> {
    let owner = owner::sign_up(desk, &format!("{slug}@example.com"), slug, Locale::En).await?;

    let channel = channels::connect_api(desk.begin::<ChannelsConnect>(owner.clone()).await?, "Shop").await?;
    let callback = CallbackUrl::parse(&peers.callback_url(slug))?;
    let tx = desk.begin::<ChannelsConnect>(owner.clone()).await?;
    channels::set_callback(tx, desk.seal(), channel, Some(callback)).await?;
    let widget = if slug == SLUGS[2] { Some(connect_widget(desk, &owner).await?) } else { None };

    let mut keys = Vec::new();
    for _ in 0..KEYS {
        let new = NewServiceKey {
            name: KeyName::parse("Shop system")?,
            scopes: Scope::ALL.to_vec(),
            channel: Some(channel),
            expires_at: None,
        };
        let (_, secret) = team::create_key(desk.begin::<KeysManage>(owner.clone()).await?, &new).await?;
        keys.push(secret.reveal().to_owned());
    }
    Ok(Workspace { slug, tenant: owner.tenant, owner, channel, widget, keys, asked: AtomicUsize::new(0) })
}

async fn connect_widget(desk: &Desk, owner: &Principal) -> Result<String> {
    let tx = desk.begin::<ChannelsConnect>(owner.clone()).await?;
    let widget = channels::connect_widget(tx, "Site", vec![Domain::parse("west.example")?]).await?;
    let mut tx = desk.begin::<ChannelsConnect>(owner.clone()).await?;
    Ok(channels::find(&mut tx, widget).await?.ok_or("the widget is gone")?.public_key)
}
