//! Scopes: what a service key may be used for.

use super::{Right, Rights};

crate::words! {
    /// One thing that a service key may be used for. Team, billing, audit and keys are none of them.
    pub enum Scope {
        /// Fetch conversations, answers and counts.
        ConversationsRead = "conversations:read",
        /// Bring messages in, ask for a person, confirm receipts.
        ConversationsWrite = "conversations:write",
        /// Read the address book.
        ContactsRead = "contacts:read",
        /// Write the address book.
        ContactsWrite = "contacts:write",
        /// Read the knowledge base.
        KnowledgeRead = "knowledge:read",
        /// Write the knowledge base.
        KnowledgeWrite = "knowledge:write",
        /// See leads.
        LeadsRead = "leads:read",
        /// Capture leads and work on them.
        LeadsWrite = "leads:write",
    }
}

impl Scope {
    /// The right that it gives.
    pub const fn right(self) -> Right {
        match self {
            Self::ConversationsRead => Right::ApiRead,
            Self::ConversationsWrite => Right::ApiMessages,
            Self::ContactsRead => Right::ContactsRead,
            Self::ContactsWrite => Right::ContactsWrite,
            Self::KnowledgeRead => Right::KnowledgeRead,
            Self::KnowledgeWrite => Right::KnowledgeWrite,
            Self::LeadsRead => Right::LeadsRead,
            Self::LeadsWrite => Right::LeadsWork,
        }
    }

    /// The right that whoever made the key must have today for it to hold.
    pub const fn asks(self) -> Right {
        match self {
            Self::ConversationsRead => Right::InboxRead,
            Self::ConversationsWrite => Right::InboxReply,
            _ => self.right(),
        }
    }

    /// Whether a member's own token can have it. Bringing messages in is to write as a customer, which no member may.
    pub const fn is_of_members(self) -> bool {
        !matches!(self, Self::ConversationsWrite)
    }

    /// Whether it changes something.
    pub const fn writes(self) -> bool {
        matches!(self, Self::ConversationsWrite | Self::ContactsWrite | Self::KnowledgeWrite | Self::LeadsWrite)
    }

    /// Whether it is about a channel, so that a key of one channel can have it.
    pub const fn is_of_channel(self) -> bool {
        matches!(self, Self::ConversationsRead | Self::ConversationsWrite)
    }

    /// What these scopes come to for a key whose maker has the rights of `maker` today: nothing where they could not
    /// make it any more, and never what they do not have themselves (`A-5`).
    pub fn rights(scopes: &[Self], maker: Rights) -> Rights {
        if !maker.has(Right::KeysManage) {
            return Rights::default();
        }
        let held: Vec<Right> = scopes.iter().filter(|it| maker.has(it.asks())).map(|it| it.right()).collect();
        Rights::of(&held)
    }

    /// What these scopes come to for a token of a member who has the rights of `member` today: never more than theirs.
    pub fn of_member(scopes: &[Self], member: Rights) -> Rights {
        let holds = |it: &&Self| it.is_of_members() && member.has(it.asks());
        let held: Vec<Right> = scopes.iter().filter(holds).map(|it| it.right()).collect();
        Rights::of(&held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;

    #[test]
    fn a_5_a_scope_never_exceeds_the_maker() {
        let maker = Rights::of(&[Right::KeysManage, Right::ContactsRead, Right::InboxRead]);
        let held = Scope::rights(Scope::ALL, maker);
        let held: Vec<_> = Right::ALL.iter().copied().filter(|it| held.has(*it)).collect();
        assert_eq!(held, [Right::ContactsRead, Right::ApiRead]);
        assert_eq!(Scope::rights(Scope::ALL, Role::Manager.rights()), Rights::default(), "who makes no keys has none");
    }

    #[test]
    fn a_5_no_scope_reaches_team_billing_audit_or_keys() {
        let all = Scope::rights(Scope::ALL, Role::Owner.rights());
        for right in [
            Right::TeamRead,
            Right::TeamManage,
            Right::BillingRead,
            Right::BillingManage,
            Right::AuditRead,
            Right::KeysRead,
            Right::KeysManage,
            Right::WorkspaceManage,
            Right::ChannelsConnect,
            Right::AssistantKeys,
            Right::Belong,
        ] {
            assert!(!all.has(right), "{}", right.name());
        }
    }

    #[test]
    fn a_5_a_token_has_what_its_member_has_in_each_role_and_nothing_of_machines_that_write() {
        for role in Role::ALL {
            let held = Scope::of_member(Scope::ALL, role.rights());
            for right in Right::ALL {
                let expected = match right {
                    Right::ApiRead => role.rights().has(Right::InboxRead),
                    right if Scope::ALL.iter().any(|it| it.is_of_members() && it.right() == *right) => {
                        role.rights().has(*right)
                    }
                    _ => false,
                };
                assert_eq!(held.has(*right), expected, "{role} {}", right.name());
            }
        }
        assert_eq!(Scope::of_member(&[Scope::ContactsRead], Role::Owner.rights()), Rights::of(&[Right::ContactsRead]));
    }

    #[test]
    fn a_scope_says_in_its_word_whether_it_writes() {
        for scope in Scope::ALL {
            assert_eq!(scope.writes(), scope.word().ends_with(":write"), "{scope}");
        }
    }
}
