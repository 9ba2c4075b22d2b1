//! Where a notification leads.

use super::Notification;
use crate::ids::*;

/// Where one sees what a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a conversation.
    Conversation(ConversationId),
    /// Where one sees what the workspace uses.
    Usage,
}

impl Place {
    /// What is about no conversation is about what is used.
    pub(super) fn of(conversation: Option<ConversationId>) -> Self {
        conversation.map_or(Self::Usage, Self::Conversation)
    }
}

impl Notification {
    /// Where it leads.
    pub fn place(&self) -> Place {
        Place::of(self.conversation_id)
    }
}
