//! The demo: three workspaces with people, knowledge, a month behind them and a morning's conversations.
//!
//! Everything in it went through the desk's own commands, and the assistant's answers are
//! its own. The clock of the story begins two days ago, so that lists have a past, and a month
//! before it, so that reports have one.

mod contacts;
mod gaps;
mod knowledge;
mod leads;
mod month;
mod people;
mod story;
mod topics;
mod website;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use switchboard::billing::PlanCode;
use switchboard::ids::UserId;
use switchboard::knowledge::Shelves;
use switchboard::tenancy::{Clock, Desk, SetClock, SystemClock};

use crate::commands::{Failure, plans, serve};
use crate::counting;
use crate::hands::Hands;
use crate::settings::Settings;

/// `switchboard demo`: loads the demo, or says that it is there.
///
/// # Errors
/// When the database is away or not migrated.
pub async fn run(settings: Settings) -> Result<(), Failure> {
    // Ignored where something else has installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let clock = Arc::new(SetClock::at(SystemClock.now() - time::Duration::days(month::BEGINS)));
    let desk = serve::desk_with(&settings, clock.clone())?;
    let hands = Hands::new(&settings, desk.clone(), Shelves::default())?;
    let told = Telling { desk, clock, hands, accounts: RefCell::default() };
    if told.is_told().await? {
        print!("{}", people::sign_ins(&settings.public_url));
        return Ok(());
    }
    told.ma_boutique().await?;
    told.nordic_wholesale().await?;
    told.autre_client().await?;
    // Where the instance charges, none of them meets a limit.
    for workspace in ["ma-boutique", "nordic-wholesale", "autre-client"] {
        plans::answer(&told.desk, plans::Ask::Assign(workspace.to_owned(), PlanCode::Enterprise, None)).await?;
    }
    counting::look(&told.desk).await?;
    print!("{}", people::sign_ins(&settings.public_url));
    Ok(())
}

/// Tells the story: the desk, its clock, and hands for the work that follows.
struct Telling {
    desk: Desk,
    clock: Arc<SetClock>,
    hands: Hands,
    /// Whom an address belongs to, once they came.
    accounts: RefCell<HashMap<&'static str, UserId>>,
}

impl Telling {
    /// Lets time pass up to so many minutes before now, and whatever is due then be done.
    async fn pass_until(&self, minutes_ago: i64) -> Result<(), Failure> {
        let left = SystemClock.now() - time::Duration::minutes(minutes_ago) - self.desk.now();
        self.pass(left.whole_minutes().max(0)).await
    }

    /// Lets time pass, and whatever is due then be done.
    async fn pass(&self, minutes: i64) -> Result<(), Failure> {
        self.clock.advance(time::Duration::minutes(minutes));
        crate::worker::drain(&self.desk, &self.hands).await?;
        Ok(())
    }
}
