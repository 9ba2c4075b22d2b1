//! Saying who works on a lead.

use crate::access::{LeadsWork, Right};
use crate::leads::Step;
use crate::leads::store::{self, steps, writes};
use crate::prelude::*;

/// Why nobody else works on a lead now.
#[derive(Debug, thiserror::Error)]
pub enum CannotOwn {
    /// No such lead that the actor can see.
    #[error("lead not found")]
    Gone,
    /// No such member who works on leads.
    #[error("not an agent")]
    NotAnAgent,
    /// Whoever does not give work out takes it, or hands back their own.
    #[error("not yours to give")]
    NotYours,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a lead to a member, or to nobody, and says who had it. An agent takes what is nobody's and hands back their own;
/// whoever gives conversations out gives leads to anybody.
///
/// # Errors
/// [`CannotOwn`].
pub async fn own(mut tx: Tx<LeadsWork>, id: LeadId, to: Option<MemberId>) -> Result<Option<MemberId>, CannotOwn> {
    let held = store::hold(&mut tx, id).await?.ok_or(CannotOwn::Gone)?;
    let mine = |it: Option<MemberId>| it.is_none() || it == tx.member();
    let among_mine = mine(held.owner_id) && mine(to);
    if !tx.may(Right::InboxAssign) && !among_mine {
        return Err(CannotOwn::NotYours);
    }
    let name = match to {
        Some(member) => Some(writes::member_name(&mut tx, member).await?.ok_or(CannotOwn::NotAnAgent)?),
        None => None,
    };
    if held.owner_id == to {
        return Ok(held.owner_id);
    }
    writes::set_owner(&mut tx, id, to).await?;
    steps::add(&mut tx, id, &Step::Owned { by: name }).await?;
    tx.record(Event::LeadChanged { lead: id }).await?;
    tx.commit().await?;
    Ok(held.owner_id)
}
