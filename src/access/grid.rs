//! The rights that can be given, as a grid shows them.

use super::{Right, Rights, Role};

crate::words! {
    /// What rights are about.
    pub enum Area {
        /// Conversations, and how the team works on them.
        Inbox = "inbox",
        /// Contacts and companies.
        Contacts = "contacts",
        /// Leads.
        Leads = "leads",
        /// What the assistant answers from.
        Knowledge = "knowledge",
        /// The assistant itself.
        Assistant = "assistant",
        /// Channels, and the keys of other systems.
        Channels = "channels",
        /// The people, and the workspace that they share.
        Workspace = "workspace",
    }
}

impl Area {
    /// The rights of the area that can be given, from looking to deciding.
    pub const fn rights(self) -> &'static [Right] {
        match self {
            Self::Inbox => {
                &[Right::InboxRead, Right::InboxReply, Right::InboxAssign, Right::EscalationsWork, Right::DeskArrange]
            }
            Self::Contacts => &[Right::ContactsRead, Right::ContactsWrite, Right::ContactsManage],
            Self::Leads => &[Right::LeadsRead, Right::LeadsWork, Right::LeadsExport],
            Self::Knowledge => &[Right::KnowledgeRead, Right::KnowledgeWrite],
            Self::Assistant => {
                &[Right::AssistantRead, Right::AssistantTune, Right::AssistantPublish, Right::AssistantKeys]
            }
            Self::Channels => {
                &[Right::ChannelsRead, Right::ChannelsLook, Right::ChannelsConnect, Right::KeysRead, Right::KeysManage]
            }
            Self::Workspace => {
                &[Right::TeamRead, Right::TeamManage, Right::AuditRead, Right::WorkspaceManage, Right::BillingRead]
            }
        }
    }
}

/// What a role of a workspace's own can have, and a member be given: what an admin has. What only owners may and
/// what machines do is none of it, and to be a member needs no giving.
pub fn givable() -> Rights {
    let rights: Vec<Right> = Area::ALL.iter().flat_map(|it| it.rights()).copied().collect();
    Rights::of(&rights).both(Role::Admin.rights())
}

/// What somebody may have who sees no personal data: to look as a viewer does, and what shows nothing of customers.
/// Every other right leads to a page, a file or a form with what is known of people in it.
pub fn harmless() -> Rights {
    Role::Viewer.rights().with(Rights::of(&[
        Right::AssistantTune,
        Right::AssistantPublish,
        Right::AssistantKeys,
        Right::ChannelsLook,
        Right::KeysRead,
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_shows_each_right_that_can_be_given_once() {
        let mut shown: Vec<Right> = Area::ALL.iter().flat_map(|it| it.rights()).copied().collect();
        shown.sort();
        let given: Vec<Right> = Role::Admin.rights().iter().filter(|it| *it != Right::Belong).collect();
        assert_eq!(shown, given, "what an admin has, but for being a member");
        assert_eq!(givable().iter().collect::<Vec<_>>(), given);
    }

    #[test]
    fn nothing_of_machines_can_be_given() {
        for right in [Right::VisitorWrite, Right::ApiMessages, Right::ApiRead, Right::Work] {
            assert!(!givable().has(right), "{}", right.name());
        }
    }
}
