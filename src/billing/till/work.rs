//! Hearing of Stripe, reading it, and catching up with what was not heard.

use time::Duration;
use uuid::Uuid;

use super::store::{self, kept};
use super::{Reading, system};
use crate::access::Work;
use crate::billing;
use crate::billing::stripe::{Event, Invoice, Stripe, StripeProblem, Subscription};
use crate::jobs::{self, Job, Unfinished};
use crate::prelude::*;

/// What became of something that was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is about a workspace, of which Stripe is read anew.
    Now,
    /// It was told before.
    Before,
    /// It is about nobody here.
    OfNobody,
}

/// What a customer has at Stripe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtStripe {
    /// Every subscription, whatever its state.
    pub subscriptions: Vec<Subscription>,
    /// Every bill.
    pub invoices: Vec<Invoice>,
}

/// Whoever is away now is asked again after so long.
const LATER: Duration = Duration::minutes(5);
/// Nobody else catches up for so long.
const TURN: Duration = Duration::minutes(30);
/// What Stripe lists as happened may come so late into its list.
const LATE: Duration = Duration::hours(1);
/// How far back Stripe lists at all.
const LISTED: Duration = Duration::days(30);

/// Takes in what Stripe told, once its signature was found to be right. It is written down, and with it that Stripe is to be
/// read anew; what it says of states and amounts is not looked at, so it matters not in which order it comes, how often, or
/// how late.
///
/// # Errors
/// A [`Fault`] when the database refuses; then nothing is written, and Stripe tells it again.
pub async fn hear(desk: &Desk, event: &Event) -> Result<Heard, Fault> {
    let arrived = event.arrived();
    // Whose customer it is stands with us: what the event says of workspaces anybody could have written.
    let tenant = match arrived.customer {
        Some(customer) => system::tenant_of(desk, customer).await?,
        None => None,
    };
    let Some(tenant) = tenant else {
        store::note_of_nobody(desk, &arrived).await?;
        return Ok(Heard::OfNobody);
    };
    let mut tx = system::begin(desk, tenant).await?;
    if !store::note(&mut tx, &arrived).await? {
        return Ok(Heard::Before);
    }
    read_soon(&mut tx).await?;
    tx.commit().await?;
    Ok(Heard::Now)
}

/// Has Stripe read as soon as possible. Where that waits to be done already, once is enough.
pub(super) async fn read_soon(tx: &mut Tx<Work>) -> Result<(), Fault> {
    match jobs::hasten(tx, &jobs::Work::ReadStripe).await? {
        Some(Unfinished::Hastened) => Ok(()),
        // One that runs may have asked before this happened.
        Some(Unfinished::Running) | None => tx.queue(&Job::now(jobs::Work::ReadStripe)).await,
    }
}

/// Has Stripe read later, as it is away.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn read_later(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    let at = tx.now() + LATER;
    tx.queue(&Job::at(jobs::Work::ReadStripe, at)).await
}

/// Begins to read Stripe. `None` where the workspace is no customer. The caller commits before it asks.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin(tx: &mut Tx<impl Permission>) -> Result<Option<Reading>, Fault> {
    store::begin(tx).await
}

/// Asks Stripe what a customer has.
///
/// # Errors
/// A [`StripeProblem`].
pub async fn ask(stripe: &Stripe, reading: &Reading) -> Result<AtStripe, StripeProblem> {
    let mut subscriptions = stripe.subscriptions(&reading.customer).await?;
    let mut invoices = stripe.invoices(&reading.customer).await?;
    // What is another's is none of this workspace's, whatever it was asked by.
    subscriptions.retain(|it| it.customer == reading.customer);
    invoices.retain(|it| it.customer.as_ref() == Some(&reading.customer));
    Ok(AtStripe { subscriptions, invoices })
}

/// Keeps what Stripe said, unless what it said later is kept already. The caller commits.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn keep(tx: &mut Tx<impl Permission>, reading: &Reading, found: &AtStripe) -> Result<(), Fault> {
    if store::takes(tx, reading).await? {
        kept::keep(tx, found).await?;
        billing::steps::hold_to_plan(tx).await?;
    }
    Ok(())
}

/// Once a night: hears what happened since the last time and was not told, and has every customer read anew.
///
/// # Errors
/// A [`Fault`] when the database refuses or Stripe is away; then it is done again in half an hour.
pub async fn catch_up(desk: &Desk, stripe: &Stripe) -> Result<(), Fault> {
    let now = desk.now();
    let Some(seen_until) = system::take_on(desk, now + TURN).await? else { return Ok(()) };
    let since = seen_until.map_or(now - LISTED, |it| (it - LATE).max(now - LISTED));
    let events = stripe.events_since(since).await.map_err(Fault::other)?;
    // In the order in which they happened, so that the log reads well; the result does not depend on it.
    for event in events.iter().rev() {
        if hear(desk, event).await? == Heard::Now {
            tracing::warn!(event = event.id, kind = event.kind, "Stripe had not told of something, or not yet");
        }
    }
    let mut after = Uuid::nil();
    loop {
        let some = system::customers(desk, after).await?;
        let Some(last) = some.last() else { break };
        after = last.0;
        for tenant in some {
            let mut tx = system::begin(desk, tenant).await?;
            read_soon(&mut tx).await?;
            tx.commit().await?;
        }
    }
    system::caught_up(desk, now, next_night(now)).await
}

/// When nights are caught up with: between two and three, somewhere in the middle of Europe's.
fn next_night(now: OffsetDateTime) -> OffsetDateTime {
    let tonight = now.replace_time(time::macros::time!(02:10));
    if tonight > now { tonight } else { tonight + Duration::DAY }
}
