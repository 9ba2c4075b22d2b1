//! The nouns of the team, here and in the browser.

mod email;
mod invitation;
mod key;
mod member;
mod name;
mod role;
mod slug;
mod token;
mod viewing;

pub use email::{Email, NotAnEmail};
pub use invitation::{INVITATION_LASTS, Invitation, InvitationState};
pub use key::{KEY_PREFIX, Scopes, ServiceKey};
pub use member::{Holder, Member, MemberStatus, Presence};
pub use name::{BadName, KeyName, LONGEST_NAME, PasskeyName, PersonName, ProviderName, RoleName, WorkspaceName};
pub use role::{GivenRole, Grant, ListedRole, NewRole, NotARole};
pub use slug::{BadSlug, Slug};
pub use token::{PersonalToken, TOKEN_PREFIX};
pub use viewing::{VIEWING_LASTS, Viewing};

crate::words! {
    /// How a person likes the screens.
    pub enum Theme {
        /// As their machine is set.
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

crate::words! {
    /// Which keys of the keyboard a person wants to be heard outside of fields.
    pub enum Keyboard {
        /// All: a letter is enough.
        All = "all",
        /// Those that are pressed together with Ctrl or ⌘.
        WithCtrl = "ctrl",
        /// None.
        Off = "off",
    }
}
