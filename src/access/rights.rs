//! The rights, each as a value and as a type.

/// A right as a type. Only this module can make one.
pub trait Permission: Copy + Send + Sync + 'static {
    /// The right that the type stands for.
    const RIGHT: Right;
}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// One thing that may be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum Right { $($(#[$doc])* $name),+ }

        impl Right {
            /// Every right.
            pub const ALL: &'static [Right] = &[$(Right::$name),+];

            /// Its name, as it stands in the audit log.
            pub const fn name(self) -> &'static str {
                match self { $(Right::$name => stringify!($name)),+ }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl Permission for $name {
                const RIGHT: Right = Right::$name;
            }
        )+
    };
}

rights! {
    /// Be a member: own account, presence, the shell of every page.
    Belong,
    /// Read conversations and what the assistant did.
    InboxRead,
    /// Answer, note, take over, snooze, resolve.
    InboxReply,
    /// Give a conversation to somebody else.
    InboxAssign,
    /// Read the address book: contacts and companies.
    ContactsRead,
    /// Write contacts and companies, label them, merge the same person.
    ContactsWrite,
    /// Bring tables into the address book, and take them out of it.
    ContactsManage,
    /// Arrange how the team works: labels, teams, views for everyone.
    DeskArrange,
    /// Accept and resolve escalations.
    EscalationsWork,
    /// See leads and where they stand.
    LeadsRead,
    /// Capture leads and work on them.
    LeadsWork,
    /// Take leads away as a file.
    LeadsExport,
    /// Read the knowledge base.
    KnowledgeRead,
    /// Write, disable and delete knowledge.
    KnowledgeWrite,
    /// See the assistant's name, state and settings.
    AssistantRead,
    /// Change how the assistant behaves.
    AssistantTune,
    /// Let the assistant answer customers, or stop it.
    AssistantPublish,
    /// Choose the assistant's provider and set its key.
    AssistantKeys,
    /// See channels and their state.
    ChannelsRead,
    /// Change the look and words of a widget.
    ChannelsLook,
    /// Connect, pause and remove channels, set their domains.
    ChannelsConnect,
    /// See which service keys exist; never a secret.
    KeysRead,
    /// Make and revoke service keys.
    KeysManage,
    /// See who is in the team.
    TeamRead,
    /// Invite, remove, change roles.
    TeamManage,
    /// Read the audit log.
    AuditRead,
    /// Change the workspace's name, address, language and zone.
    WorkspaceManage,
    /// See what the workspace uses, and what that costs.
    BillingRead,
    /// Choose, change and end the plan, and pay for it.
    BillingManage,
    /// Post what a visitor wrote. Visitors of a widget only.
    VisitorWrite,
    /// Bring messages in. Service keys only.
    ApiMessages,
    /// Fetch conversations, answers and counts. Service keys only.
    ApiRead,
    /// Do what follows from an event. Workers only.
    Work,
}

impl Right {
    /// The right of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// The right without which this one is of no use: who writes also reads.
    pub const fn needs(self) -> Option<Self> {
        Some(match self {
            Self::InboxReply | Self::InboxAssign | Self::EscalationsWork => Self::InboxRead,
            Self::ContactsWrite | Self::ContactsManage => Self::ContactsRead,
            Self::LeadsWork | Self::LeadsExport => Self::LeadsRead,
            Self::KnowledgeWrite => Self::KnowledgeRead,
            Self::AssistantTune | Self::AssistantPublish | Self::AssistantKeys => Self::AssistantRead,
            Self::ChannelsLook | Self::ChannelsConnect | Self::KeysRead => Self::ChannelsRead,
            Self::KeysManage => Self::KeysRead,
            Self::TeamManage => Self::TeamRead,
            _ => return None,
        })
    }
}

/// A set of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(into = "Vec<String>", from = "Vec<String>")]
pub struct Rights(u64);

impl Rights {
    /// The set of these rights.
    pub const fn of(rights: &[Right]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < rights.len() {
            bits |= 1 << rights[i] as u64;
            i += 1;
        }
        Self(bits)
    }

    /// Whether the right is in the set.
    pub const fn has(self, right: Right) -> bool {
        self.0 & (1 << right as u64) != 0
    }

    /// What both sets have.
    pub const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either set has.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether everything of the other set is in this one.
    pub const fn cover(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The rights of the set, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |it| self.has(*it))
    }

    /// The same with every right that one of them needs.
    #[must_use]
    pub fn complete(self) -> Self {
        let mut all = self;
        while let Some(needed) = all.iter().filter_map(Right::needs).find(|it| !all.has(*it)) {
            all = all.with(Self::of(&[needed]));
        }
        all
    }

    /// Their names, as they are kept.
    pub fn names(self) -> Vec<&'static str> {
        self.iter().map(Right::name).collect()
    }
}

impl From<Vec<String>> for Rights {
    /// A name that nobody knows any more gives nothing.
    fn from(names: Vec<String>) -> Self {
        let rights: Vec<Right> = names.iter().filter_map(|it| Right::named(it)).collect();
        Self::of(&rights)
    }
}

impl From<Rights> for Vec<String> {
    fn from(rights: Rights) -> Self {
        rights.names().into_iter().map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_kept_by_names_and_read_back() {
        let set = Rights::of(&[Right::InboxRead, Right::LeadsExport]);
        let mut names: Vec<String> = set.names().into_iter().map(str::to_owned).collect();
        assert_eq!(names, ["InboxRead", "LeadsExport"]);
        names.push("FlyAway".to_owned());
        assert_eq!(Rights::from(names), set);
    }

    #[test]
    fn who_manages_keys_sees_them_and_their_channels() {
        let complete = Rights::of(&[Right::KeysManage]).complete();
        assert_eq!(complete.names(), ["ChannelsRead", "KeysRead", "KeysManage"]);
        assert!(complete.cover(Rights::of(&[Right::KeysRead])) && !Rights::default().cover(complete));
    }
}
