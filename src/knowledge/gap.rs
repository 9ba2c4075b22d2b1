//! Gaps: what customers ask and the knowledge does not say.

use time::OffsetDateTime;

use crate::ids::*;

crate::words! {
    /// What became of a gap.
    pub enum GapState {
        /// It waits to be mended.
        Open = "open",
        /// The knowledge says it now.
        Resolved = "resolved",
        /// It was none.
        Dismissed = "dismissed",
    }
}

/// Something that the knowledge does not say, or no more as it is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Gap {
    /// Which gap.
    pub id: GapId,
    /// What a customer asked, in their words.
    pub question: String,
    /// The source that is to be mended.
    pub item_id: Option<ItemId>,
    /// What it was called then.
    pub source: Option<String>,
    /// The version of it that was cited.
    pub version: Option<i32>,
    /// The version that is searched now.
    pub active_version: Option<i32>,
    /// Who found it.
    pub opened_by: Option<String>,
    /// Where.
    pub conversation_id: ConversationId,
    /// When.
    pub created_at: OffsetDateTime,
}
