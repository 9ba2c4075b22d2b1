//! What the assistant may spend in a day.

use crate::assistant::model::{Limits, Unacceptable};
use crate::assistant::store;
use crate::prelude::*;

/// A million dollars, in micro-dollars: beyond it an amount is a typing mistake.
pub const MOST_MICROS: i64 = 1_000_000_000_000;

impl Limits {
    /// Reads amounts in micro-dollars.
    ///
    /// # Errors
    /// [`Unacceptable::Amount`] below nought or beyond a million dollars.
    pub fn parse(
        workspace: Option<i64>,
        conversation: Option<i64>,
        visitor: Option<i64>,
    ) -> Result<Self, Unacceptable> {
        if [workspace, conversation, visitor].into_iter().flatten().any(|it| !(0..=MOST_MICROS).contains(&it)) {
            return Err(Unacceptable::Amount);
        }
        Ok(Self {
            workspace_limit_micros: workspace,
            conversation_limit_micros: conversation,
            visitor_limit_micros: visitor,
        })
    }
}

/// Sets what may be spent in a day. At the limit, people answer.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn limit(mut tx: Tx<access::AssistantTune>, limits: Limits) -> Result<(), Fault> {
    store::hold(&mut tx).await?;
    store::put_limits(&mut tx, limits).await?;
    tx.commit().await
}
