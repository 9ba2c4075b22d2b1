//! Being available, or away.

use super::standing;
use crate::access::Belong;
use crate::prelude::*;
use crate::team::{Presence, store};

/// Says whether one takes conversations now.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn set_presence(mut tx: Tx<Belong>, presence: Presence) -> Result<(), Fault> {
    let (member, ..) = standing::actor(&tx)?;
    store::members::set_presence(&mut tx, member, presence).await?;
    tx.record(Event::TeamChanged { member: Some(member) }).await?;
    tx.record(match presence {
        Presence::Away => Event::WentAway { member },
        Presence::Available => Event::CameBack { member },
    })
    .await?;
    tx.commit().await
}
