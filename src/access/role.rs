//! The built-in roles and what each may do.

use super::{Right, Rights, Sight, Visibility};

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

const VIEWER: &[Right] = &[
    Right::Belong,
    Right::InboxRead,
    Right::ContactsRead,
    Right::LeadsRead,
    Right::KnowledgeRead,
    Right::AssistantRead,
    Right::ChannelsRead,
    Right::TeamRead,
];
const AGENT: &[Right] = &[Right::InboxReply, Right::ContactsWrite, Right::EscalationsWork, Right::LeadsWork];
const MANAGER: &[Right] = &[
    Right::InboxAssign,
    Right::ContactsManage,
    Right::DeskArrange,
    Right::LeadsExport,
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
    Right::BillingRead,
];
const OWNER: &[Right] = &[Right::BillingManage];

impl Role {
    /// What the role may do: the matrix of the security chapter, §2.3.
    pub fn rights(self) -> Rights {
        let sets: &[&[Right]] = match self {
            Self::Owner => &[VIEWER, AGENT, MANAGER, ADMIN, OWNER],
            Self::Admin => &[VIEWER, AGENT, MANAGER, ADMIN],
            Self::Manager => &[VIEWER, AGENT, MANAGER],
            Self::Agent => &[VIEWER, AGENT],
            Self::Viewer => &[VIEWER],
        };
        Rights::of(&sets.concat())
    }

    /// The words of the roles that have a right, for a statement that asks who has it (`member_may` in the migrations).
    pub fn words_with(right: Right) -> Vec<&'static str> {
        Self::ALL.iter().filter(|it| it.rights().has(right)).map(|it| it.word()).collect()
    }

    /// The least role that has all of these rights.
    pub fn least_with(rights: Rights) -> Self {
        let least = [Self::Viewer, Self::Agent, Self::Manager].into_iter().find(|it| it.rights().cover(rights));
        least.unwrap_or(Self::Admin)
    }

    /// Which conversations the role sees, unless something else was chosen for the member.
    pub const fn visibility(self) -> Visibility {
        match self {
            Self::Owner | Self::Admin | Self::Manager | Self::Viewer => Visibility::All,
            Self::Agent => Visibility::Own,
        }
    }

    /// Whether something else may be chosen: whoever keeps the workspace in order sees it whole.
    pub const fn sees_by_choice(self) -> bool {
        !matches!(self, Self::Owner | Self::Admin)
    }

    /// How much of the inbox somebody of the role sees.
    pub fn sight(self, chosen: Option<Visibility>) -> Sight {
        let visibility = chosen.filter(|_| self.sees_by_choice()).unwrap_or(self.visibility());
        Sight { visibility, is_masked: matches!(self, Self::Viewer) }
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
            for right in [Right::VisitorWrite, Right::ApiMessages, Right::ApiRead, Right::Work] {
                assert!(!role.rights().has(right), "{role} {}", right.name());
            }
        }
    }

    #[test]
    fn a_viewer_changes_nothing() {
        let viewer = Role::Viewer.rights();
        for right in [
            Right::InboxReply,
            Right::ContactsWrite,
            Right::LeadsWork,
            Right::LeadsExport,
            Right::KnowledgeWrite,
            Right::TeamManage,
        ] {
            assert!(!viewer.has(right), "{}", right.name());
        }
    }

    #[test]
    fn the_least_role_that_has_a_set_of_rights_is_found() {
        assert_eq!(Role::least_with(Rights::default()), Role::Viewer);
        assert_eq!(Role::least_with(Rights::of(&[Right::InboxReply])), Role::Agent);
        assert_eq!(Role::least_with(Rights::of(&[Right::InboxReply, Right::KeysRead])), Role::Manager);
        assert_eq!(Role::least_with(Rights::of(&[Right::AuditRead])), Role::Admin);
        assert_eq!(Role::words_with(Right::AuditRead), ["owner", "admin"]);
    }

    #[test]
    fn only_an_owner_chooses_what_is_paid_for() {
        for role in Role::ALL {
            assert_eq!(role.rights().has(Right::BillingManage), *role == Role::Owner, "{role}");
        }
    }

    #[test]
    fn what_was_chosen_counts_unless_one_keeps_the_workspace_in_order() {
        assert_eq!(Role::Agent.sight(None).visibility, Visibility::Own);
        for role in Role::ALL {
            let seen = role.sight(Some(Visibility::Team)).visibility;
            let expected = if role.rights().has(Right::TeamManage) { Visibility::All } else { Visibility::Team };
            assert_eq!(seen, expected, "{role}");
        }
        assert!(Role::Viewer.sight(Some(Visibility::All)).is_masked, "a viewer stays one");
    }
}
