//! The worker: claims jobs and does them.
//!
//! Each claim is a lease that a heartbeat keeps alive. A job's effects and its end are one
//! transaction, which is kept only while the lease is ours; a worker that was away too long
//! is refused by its token.

use std::sync::Arc;
use std::time::Duration;

use rand::SeedableRng;
use sqlx::postgres::PgListener;
use switchboard::access;
use switchboard::fault::Fault;
use switchboard::files;
use switchboard::ids::*;
use switchboard::jobs::{self, Claim, Work, system::LEASE_SECONDS};
use switchboard::tenancy::{CannotBegin, Desk, Principal, Tx};
use switchboard::{knowledge, mail, team, topics};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::hands::Hands;

/// So many jobs are done at once.
const AT_ONCE: usize = 6;
/// A job whose time has come is found at the latest after this.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How often a lease is renewed.
const HEARTBEAT: Duration = Duration::from_secs(LEASE_SECONDS as u64 / 4);

/// How often what has ended is forgotten.
const TIDY_EVERY: Duration = Duration::from_secs(3_600);

/// Why a job was not done.
#[derive(Debug, thiserror::Error)]
pub enum Undone {
    /// Try again later.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Another worker holds it now: its effects are dropped.
    #[error("the lease was lost")]
    LeaseLost,
}

/// A worker's transaction in a tenant.
///
/// # Errors
/// A [`Fault`] when the database cannot be reached.
pub async fn worker(desk: &Desk, tenant: TenantId) -> Result<Tx<access::Work>, Fault> {
    desk.begin(Principal::worker(tenant)).await.map_err(|error| match error {
        // Kept as it is: whether it passes decides whether the try counts.
        CannotBegin::Fault(fault) => fault,
        refused => Fault::other(refused),
    })
}

/// Keeps what was done and ends the job with it.
///
/// # Errors
/// [`Undone::LeaseLost`] where the job is somebody else's by now: then nothing is kept.
pub async fn end(mut tx: Tx<access::Work>, claim: &Claim) -> Result<(), Undone> {
    if !jobs::finish(&mut tx, claim).await? {
        return Err(Undone::LeaseLost);
    }
    Ok(tx.commit().await?)
}

/// Works until `stopping`.
pub async fn run(desk: Desk, hands: Hands, stopping: CancellationToken) {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    let wake = Arc::new(tokio::sync::Notify::new());
    tokio::spawn(listen(desk.clone(), wake.clone(), stopping.clone()));
    tokio::spawn(tidy(desk.clone(), hands.clone(), stopping.clone()));
    tokio::spawn(crate::counting::run(desk.clone(), stopping.clone()));
    tokio::spawn(crate::usage::run(desk.clone(), stopping.clone()));
    if let Some(stripe) = hands.stripe() {
        tokio::spawn(crate::catching_up::run(desk.clone(), stripe, stopping.clone()));
    }
    tokio::spawn(crate::chaining::run(desk.clone(), hands.public_url().to_owned(), stopping.clone()));
    while !stopping.is_cancelled() {
        let free = i32::try_from(room.available_permits()).unwrap_or(1);
        let claimed = if free == 0 { Ok(Vec::new()) } else { jobs::system::claim(&desk, Work::KINDS, free).await };
        match claimed {
            Ok(claims) if !claims.is_empty() => {
                for claim in claims {
                    let Ok(place) = room.clone().acquire_owned().await else { return };
                    let (desk, hands, wake) = (desk.clone(), hands.clone(), wake.clone());
                    tokio::spawn(async move {
                        work(&desk, &hands, claim).await;
                        drop(place);
                        wake.notify_one();
                    });
                }
                continue;
            }
            Ok(_) => {}
            Err(fault) => tracing::warn!(%fault, "no jobs could be claimed"),
        }
        tokio::select! {
            () = stopping.cancelled() => {}
            () = wake.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
    // Those in hand end before we do.
    drop(room.acquire_many(AT_ONCE as u32).await);
}

/// Does what is due now, and what follows from it, until nothing is.
///
/// # Errors
/// A [`Fault`] when the database refuses. A job that fails is put back and left for later.
pub async fn drain(desk: &Desk, hands: &Hands) -> Result<(), Fault> {
    loop {
        let claims = jobs::system::claim(desk, Work::KINDS, 1).await?;
        if claims.is_empty() {
            return Ok(());
        }
        for claim in claims {
            work(desk, hands, claim).await;
        }
    }
}

/// Forgets sessions that ended, attempts that no longer count, what passkeys were asked in vain, letters whose links have ended, and
/// files that nobody sent; takes out of use knowledge that has grown old, asks for the topics of days that have ended, and
/// sees to what no model has looked at.
async fn tidy(desk: Desk, hands: Hands, stopping: CancellationToken) {
    let objects = hands.files();
    loop {
        if let Err(undone) = hands.see_to_meaning(&desk).await {
            tracing::warn!(%undone, "knowledge was not looked at");
        }
        let tidied = async {
            team::sessions::sweep(&desk).await?;
            team::sweep_attempts(&desk).await?;
            team::sweep_sign_ins(&desk).await?;
            team::sweep_passkey_questions(&desk).await?;
            mail::sweep(&desk).await?;
            knowledge::work::sweep(&desk).await?;
            topics::work::sweep(&desk).await?;
            files::sweep(&desk, &*objects).await.map(drop)
        };
        if let Err(fault) = tidied.await {
            tracing::warn!(%fault, "what is old was not forgotten");
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(TIDY_EVERY) => {}
        }
    }
}

async fn listen(desk: Desk, wake: Arc<tokio::sync::Notify>, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        let heard = async {
            let mut listener = PgListener::connect_with(&desk.pools().work).await?;
            listener.listen("switchboard_jobs").await?;
            loop {
                listener.recv().await?;
                wake.notify_one();
            }
            #[allow(unreachable_code, reason = "names the error of the block")]
            Ok::<(), sqlx::Error>(())
        };
        tokio::select! {
            () = stopping.cancelled() => return,
            // Without the listener the worker still looks twice a second.
            _ = heard => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
}

/// Does one job, under its heartbeat. One that fails is put back, or dies.
pub async fn work(desk: &Desk, hands: &Hands, claim: Claim) {
    let kind = claim.work.kind();
    let beating = tokio::spawn(beat(desk.clone(), claim.clone()));
    let task = {
        let (desk, hands, claim) = (desk.clone(), hands.clone(), claim.clone());
        tokio::spawn(async move { hands.do_it(&desk, &claim).await })
    };
    let done = match task.await {
        Ok(done) => done,
        Err(panic) => Err(Undone::Fault(Fault::other(panic))),
    };
    beating.abort();
    metrics::counter!("jobs_total", "kind" => kind, "done" => done.is_ok().to_string()).increment(1);
    match done {
        Ok(()) => {}
        Err(Undone::LeaseLost) => {
            tracing::warn!(kind, tenant = %claim.tenant, job = %claim.job, "a job was finished by somebody else");
        }
        Err(Undone::Fault(fault)) => {
            tracing::warn!(%fault, kind, tenant = %claim.tenant, job = %claim.job, attempt = claim.attempt, "a job failed");
            failed(desk, hands, &claim, &fault).await;
        }
    }
}

/// What becomes of a job that failed: another try, or the end that its kind has.
async fn failed(desk: &Desk, hands: &Hands, claim: &Claim, fault: &Fault) {
    let given_up = if claim.is_last() && !fault.is_passing() {
        hands.give_up(desk, claim, fault).await
    } else {
        put_back(desk, claim, fault).await.map_err(Undone::from)
    };
    let Err(Undone::Fault(again)) = given_up else { return };
    tracing::error!(fault = %again, tenant = %claim.tenant, job = %claim.job, "a failed job could not be ended");
    if let Err(fault) = put_back(desk, claim, &again).await {
        // Its lease will end, and it will be claimed again.
        tracing::error!(%fault, tenant = %claim.tenant, job = %claim.job, "a failed job could not be put back");
    }
}

/// Puts a failed job back for another try, or lets it die after the last.
///
/// # Errors
/// A [`Fault`] when the database refuses; then the job's lease ends, and it is claimed again.
pub async fn put_back(desk: &Desk, claim: &Claim, fault: &Fault) -> Result<(), Fault> {
    let mut tx = worker(desk, claim.tenant).await?;
    let wait = jobs::delay(claim.attempt, &mut rand::rngs::StdRng::from_os_rng());
    let again_at = tx.now() + wait;
    jobs::fail(&mut tx, claim, fault, again_at).await?;
    tx.commit().await
}

async fn beat(desk: Desk, claim: Claim) {
    loop {
        tokio::time::sleep(HEARTBEAT).await;
        let kept = async {
            let mut tx = worker(&desk, claim.tenant).await?;
            let until = tx.now() + time::Duration::seconds(LEASE_SECONDS.into());
            let kept = jobs::extend(&mut tx, &claim, until).await?;
            tx.commit().await?;
            Ok::<_, Fault>(kept)
        };
        if matches!(kept.await, Ok(false)) {
            return;
        }
    }
}
