//! `switchboard jobs`: what the queue could not do, and another try for it.

use switchboard::fault::Fault;
use switchboard::ids::*;
use switchboard::inbox;
use switchboard::jobs;
use switchboard::tenancy::Desk;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::{Failure, serve};
use crate::settings::Settings;
use crate::worker::worker;

/// What to do with the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Say how it is.
    Summary,
    /// List what waits for a person.
    Dead,
    /// Try one again.
    Replay(String),
    /// Try all again.
    ReplayAll,
}

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// A dead job or a parked event.
    pub id: Uuid,
    /// The kind of a job, or `parked` for what arrived and could not be understood.
    pub kind: String,
    /// The address of its workspace.
    pub workspace: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: OffsetDateTime,
    tenant: TenantId,
}

const PARKED: &str = "parked";

/// Runs the command.
///
/// # Errors
/// When the database is away, or nothing has the id that was asked for.
pub async fn run(settings: Settings, ask: Ask) -> Result<(), Failure> {
    let desk = serve::desk(&settings)?;
    let stuck = stuck(&desk).await?;
    match ask {
        Ask::Summary => println!("{}", summary(&desk, &stuck).await?),
        Ask::Dead => stuck.iter().for_each(|it| println!("{}", line(it))),
        Ask::Replay(id) => {
            let one = stuck.iter().find(|it| it.id.to_string() == id);
            let one = one.ok_or_else(|| format!("nothing that waits for a person has the id {id}"))?;
            replay(&desk, one).await?;
            println!("{id} is tried again");
        }
        Ask::ReplayAll => {
            for one in &stuck {
                replay(&desk, one).await?;
            }
            println!("{} tried again", stuck.len());
        }
    }
    Ok(())
}

/// Everything that waits for a person.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn stuck(desk: &Desk) -> Result<Vec<Stuck>, Fault> {
    let dead = jobs::system::dead(desk).await?.into_iter().map(|it| Stuck {
        id: it.id.0,
        kind: it.kind,
        workspace: it.workspace,
        reason: it.reason.unwrap_or_default(),
        since: it.since,
        tenant: it.tenant_id,
    });
    let parked = inbox::system::parked(desk).await?.into_iter().map(|it| Stuck {
        id: it.id.0,
        kind: PARKED.to_owned(),
        workspace: it.workspace,
        reason: it.reason.unwrap_or_default(),
        since: it.since,
        tenant: it.tenant_id,
    });
    Ok(dead.chain(parked).collect())
}

/// Gives one of them another try. False where somebody else has done so meanwhile.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn replay(desk: &Desk, one: &Stuck) -> Result<bool, Fault> {
    let mut tx = worker(desk, one.tenant).await?;
    let replayed = if one.kind == PARKED {
        inbox::work::replay(&mut tx, InboxEventId(one.id)).await?
    } else {
        jobs::replay(&mut tx, JobId(one.id)).await?
    };
    tx.commit().await?;
    Ok(replayed)
}

/// One sentence about the queue, the same for `doctor`.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn summary(desk: &Desk, stuck: &[Stuck]) -> Result<String, Fault> {
    let parked = stuck.iter().filter(|it| it.kind == PARKED).count();
    let dead = stuck.len() - parked;
    let waits = match jobs::system::queue(desk).await?.oldest_due {
        Some(since) => format!("the oldest job waits since {} s", (desk.now() - since).whole_seconds()),
        None => "no job waits".to_owned(),
    };
    Ok(format!("{dead} dead, {parked} parked; {waits}"))
}

fn line(it: &Stuck) -> String {
    let since = it.since.format(&Rfc3339).unwrap_or_default();
    format!("{}  {:<9}  {:<20}  {since}  {}", it.id, it.kind, it.workspace, it.reason)
}
