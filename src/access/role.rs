//! The built-in roles and what each may do.

use super::{Right, Rights};

crate::words! {
    /// A named set of rights.
    pub enum Role {
        /// Everything, and the only one who can make owners.
        Owner = "owner",
        /// Keeps the system in order.
        Admin = "admin",
        /// Runs the support team.
        Manager = "manager",
        /// Answers customers.
        Agent = "agent",
        /// Looks, with personal data hidden.
        Viewer = "viewer",
    }
}

/// How much of the inbox somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Sight {
    /// Every conversation.
    All,
    /// Conversations assigned to them or to nobody.
    Own,
    /// Every conversation, with personal data hidden.
    Masked,
}

const VIEWER: &[Right] = &[
    Right::Belong,
    Right::InboxRead,
    Right::KnowledgeRead,
    Right::AssistantRead,
    Right::ChannelsRead,
    Right::TeamRead,
];
const AGENT: &[Right] = &[Right::InboxReply, Right::EscalationsWork];
const MANAGER: &[Right] = &[
    Right::InboxAssign,
    Right::DeskArrange,
    Right::KnowledgeWrite,
    Right::AssistantTune,
    Right::ChannelsLook,
    Right::KeysRead,
];
const ADMIN: &[Right] = &[
    Right::AssistantPublish,
    Right::AssistantKeys,
    Right::ChannelsConnect,
    Right::KeysManage,
    Right::TeamManage,
    Right::AuditRead,
    Right::WorkspaceManage,
];

impl Role {
    /// What the role may do: the matrix of the security chapter, §2.3.
    pub fn rights(self) -> Rights {
        let sets: &[&[Right]] = match self {
            Self::Owner | Self::Admin => &[VIEWER, AGENT, MANAGER, ADMIN],
            Self::Manager => &[VIEWER, AGENT, MANAGER],
            Self::Agent => &[VIEWER, AGENT],
            Self::Viewer => &[VIEWER],
        };
        Rights::of(&sets.concat())
    }

    /// How much of the inbox the role sees.
    pub const fn sight(self) -> Sight {
        match self {
            Self::Owner | Self::Admin | Self::Manager => Sight::All,
            Self::Agent => Sight::Own,
            Self::Viewer => Sight::Masked,
        }
    }

    /// Whether somebody of this role may give `role` to somebody else. An admin may not
    /// make owners; nobody else may give roles at all.
    pub const fn may_give(self, role: Role) -> bool {
        match self {
            Self::Owner => true,
            Self::Admin => !matches!(role, Role::Owner),
            Self::Manager | Self::Agent | Self::Viewer => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_owners_and_admins_manage_the_team_and_read_the_audit_log() {
        for role in Role::ALL {
            let expected = matches!(role, Role::Owner | Role::Admin);
            assert_eq!(role.rights().has(Right::TeamManage), expected, "{role}");
            assert_eq!(role.rights().has(Right::AuditRead), expected, "{role}");
        }
    }

    #[test]
    fn no_member_has_the_rights_of_machines() {
        for role in Role::ALL {
            for right in [Right::VisitorWrite, Right::ApiMessages, Right::Work] {
                assert!(!role.rights().has(right), "{role} {}", right.name());
            }
        }
    }

    #[test]
    fn a_viewer_changes_nothing() {
        let viewer = Role::Viewer.rights();
        for right in [Right::InboxReply, Right::EscalationsWork, Right::KnowledgeWrite, Right::TeamManage] {
            assert!(!viewer.has(right), "{}", right.name());
        }
    }

    #[test]
    fn an_admin_cannot_make_an_owner() {
        assert!(!Role::Admin.may_give(Role::Owner));
        assert!(Role::Owner.may_give(Role::Owner));
    }
}
