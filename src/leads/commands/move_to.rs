//! Moving a lead to where it stands now.

use crate::access::LeadsWork;
use crate::leads::store::{self, steps, writes};
use crate::leads::{Status, Step};
use crate::prelude::*;

/// Leads that are moved at once, at most: those of a page.
pub const MOST_AT_ONCE: usize = 50;
/// Longest reason, in characters.
const LONGEST: usize = 500;

/// Why a lead was not moved.
#[derive(Debug, thiserror::Error)]
pub enum CannotMove {
    /// No such lead that the actor can see.
    #[error("lead not found")]
    Gone,
    /// Nobody loses a lead without saying why, in 500 characters.
    #[error("a lost lead has a reason")]
    WithoutReason,
    /// Its customer is another open lead by now.
    #[error("the customer is another open lead")]
    AnotherIsOpen,
    /// Somebody moved it since.
    #[error("it was moved meanwhile")]
    MovedSince {
        /// Where it stands.
        to: Status,
    },
    /// None was chosen, or more than [`MOST_AT_ONCE`].
    #[error("choose up to 50")]
    HowMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Where a lead goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where to.
    pub to: Status,
    /// Why, where it is lost.
    pub because: Option<String>,
    /// Where it must stand for that: what is taken back is not what somebody did since.
    pub only_from: Option<Status>,
}

impl Move {
    /// A move, whatever was before.
    pub const fn to(to: Status) -> Self {
        Self { to, because: None, only_from: None }
    }
}

/// Moves a lead, and says where it stood and why it was lost there. To where it stands already, nothing happens.
///
/// # Errors
/// [`CannotMove`].
pub async fn move_to(mut tx: Tx<LeadsWork>, id: LeadId, to: &Move) -> Result<Move, CannotMove> {
    let before = moved(&mut tx, id, to, None).await?;
    tx.commit().await?;
    Ok(before)
}

/// What an act on several leads did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedMany {
    /// Which act: [`undo_move`] takes it back.
    pub act: LeadActId,
    /// How many leads stood elsewhere.
    pub count: usize,
}

/// Moves several leads at once, all or none.
///
/// # Errors
/// [`CannotMove`].
pub async fn move_many(mut tx: Tx<LeadsWork>, ids: &[LeadId], to: &Move) -> Result<MovedMany, CannotMove> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    if !(1..=MOST_AT_ONCE).contains(&ids.len()) {
        return Err(CannotMove::HowMany);
    }
    let (act, mut count) = (LeadActId::new(), 0);
    for id in ids {
        count += usize::from(moved(&mut tx, id, to, Some(act)).await?.to != to.to);
    }
    tx.commit().await?;
    Ok(MovedMany { act, count })
}

/// Puts the leads that the actor moved by one act back to where they stood, a lost one with its reason. Those that
/// somebody moved since stay where they are. How many were put back.
///
/// # Errors
/// [`CannotMove`].
pub async fn undo_move(mut tx: Tx<LeadsWork>, act: LeadActId) -> Result<usize, CannotMove> {
    let moves = steps::moves_of(&mut tx, act).await?;
    if moves.is_empty() {
        return Err(CannotMove::Gone);
    }
    let mut count = 0;
    for it in moves.into_iter().filter(|it| !it.is_moved_since) {
        let back = Move { to: it.stood, because: it.was_lost_because, only_from: Some(it.stands) };
        match moved(&mut tx, it.lead_id, &back, None).await {
            Ok(_) => count += 1,
            // Somebody was quicker, or works on it now.
            Err(CannotMove::MovedSince { .. } | CannotMove::Gone) => {}
            Err(cannot) => return Err(cannot),
        }
    }
    tx.commit().await?;
    Ok(count)
}

/// Moves a lead, alone or by an act on several.
async fn moved(tx: &mut Tx<LeadsWork>, id: LeadId, to: &Move, act: Option<LeadActId>) -> Result<Move, CannotMove> {
    let held = store::hold(tx, id).await?.ok_or(CannotMove::Gone)?;
    let because = to.because.as_deref().map(|it| it.replace('\0', "")).map(|it| it.trim().to_owned());
    let because = because.filter(|it| to.to == Status::Lost && (1..=LONGEST).contains(&it.chars().count()));
    if to.to == Status::Lost && because.is_none() {
        return Err(CannotMove::WithoutReason);
    }
    if to.only_from.is_some_and(|it| it != held.status) {
        return Err(CannotMove::MovedSince { to: held.status });
    }
    let lost_because = store::find(tx, id).await?.and_then(|it| it.lost_because);
    let before = Move { to: held.status, because: lost_because, only_from: Some(to.to) };
    if held.status == to.to {
        return Ok(before);
    }
    writes::set_status(tx, id, to.to, because.as_deref())
        .await
        .on_constraint("leads_one_open_per_contact", CannotMove::AnotherIsOpen)?;
    let step = Step::Moved { from: held.status, to: to.to, because };
    match act {
        Some(act) => steps::add_of_act(tx, id, &step, act, before.because.as_deref()).await?,
        None => steps::add(tx, id, &step).await?,
    }
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(before)
}
