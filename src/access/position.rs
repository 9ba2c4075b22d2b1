//! A member's position: their role, built in or the workspace's own, and what was given to them beside it.

use serde::{Deserialize, Serialize};

use super::{Right, Rights, Role, Sight, Visibility, givable, harmless};
use crate::ids::RoleId;

/// A role that a workspace made for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomRole {
    /// The role.
    pub id: RoleId,
    /// How people call it.
    pub name: String,
    /// What it may do.
    pub rights: Rights,
    /// Which conversations it sees.
    pub visibility: Visibility,
    /// Whether personal data is hidden from it.
    pub is_masked: bool,
}

/// What a member is in a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The built-in role. Of somebody with a role of the workspace's own it is the least one, and does not count.
    pub role: Role,
    /// The workspace's own role.
    pub custom: Option<CustomRole>,
    /// What was given to them beside their role, as far as it has not ended.
    pub granted: Rights,
}

impl Position {
    /// Somebody of a built-in role and nothing beside it.
    pub const fn of(role: Role) -> Self {
        Self { role, custom: None, granted: Rights::of(&[]) }
    }

    /// Somebody of a role of the workspace's own and nothing beside it.
    pub const fn of_custom(custom: CustomRole) -> Self {
        Self { role: Role::Viewer, custom: Some(custom), granted: Rights::of(&[]) }
    }

    /// Whether they are an owner: what only owners may is nobody else's, whatever their rights are.
    pub fn is_owner(&self) -> bool {
        self.custom.is_none() && self.role == Role::Owner
    }

    /// Whether they keep the workspace in order as an owner or an admin does.
    pub fn administers(&self) -> bool {
        self.custom.is_none() && matches!(self.role, Role::Owner | Role::Admin)
    }

    /// What they may do: the rights of their role and what was given to them.
    pub fn rights(&self) -> Rights {
        let of_role = match &self.custom {
            None => self.role.rights(),
            Some(custom) => custom.rights.both(givable()).with(Rights::of(&[Right::Belong])),
        };
        let rights = of_role.with(self.granted.both(givable())).complete();
        if self.is_masked() { rights.both(harmless()) } else { rights }
    }

    /// Whether personal data is hidden from them.
    pub fn is_masked(&self) -> bool {
        self.custom.as_ref().map_or(matches!(self.role, Role::Viewer), |it| it.is_masked)
    }

    /// Which conversations they see, unless something else was chosen for them.
    pub fn visibility(&self) -> Visibility {
        self.custom.as_ref().map_or(self.role.visibility(), |it| it.visibility)
    }

    /// Whether something else may be chosen for them.
    pub fn sees_by_choice(&self) -> bool {
        !self.administers()
    }

    /// How much of the inbox they see.
    pub fn sight(&self, chosen: Option<Visibility>) -> Sight {
        let visibility = chosen.filter(|_| self.sees_by_choice()).unwrap_or_else(|| self.visibility());
        Sight { visibility, is_masked: self.is_masked() }
    }

    /// What they may do and see, as giving asks for it.
    pub fn powers(&self, chosen: Option<Visibility>) -> Powers {
        Powers { is_owner: self.is_owner(), rights: self.rights(), sight: self.sight(chosen) }
    }
}

/// What somebody may do and see. Nobody gives more than they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Powers {
    /// Whether they are an owner.
    pub is_owner: bool,
    /// What they may do.
    pub rights: Rights,
    /// How much they see.
    pub sight: Sight,
}

impl Powers {
    /// Nothing at all.
    pub const NONE: Self = Self {
        is_owner: false,
        rights: Rights::of(&[]),
        sight: Sight { visibility: Visibility::Own, is_masked: true },
    };

    /// Whether somebody with these has all that the other has: may give it, and decide about whoever has it. Only
    /// owners make owners, and decide about them.
    pub fn cover(self, other: Self) -> bool {
        let holds = self.rights.cover(other.rights) && self.sight.covers(other.sight);
        self.is_owner || (!other.is_owner && holds)
    }

    /// Whether they may give a built-in role to somebody.
    pub fn may_give(self, role: Role) -> bool {
        self.rights.has(Right::TeamManage) && self.cover(Position::of(role).powers(None))
    }

    /// What both have.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        let sight = if self.sight.covers(other.sight) { other.sight } else { self.sight };
        Self { is_owner: self.is_owner && other.is_owner, rights: self.rights.both(other.rights), sight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(rights: &[Right], visibility: Visibility, is_masked: bool) -> Position {
        let rights = Rights::of(rights);
        let id = RoleId(uuid::Uuid::from_u128(1));
        Position::of_custom(CustomRole { id, name: "Night shift".to_owned(), rights, visibility, is_masked })
    }

    #[test]
    fn a_built_in_role_is_what_it_always_was() {
        for role in Role::ALL {
            let position = Position::of(*role);
            assert_eq!(position.rights(), role.rights(), "{role}");
            for chosen in [None, Some(Visibility::Own), Some(Visibility::Team), Some(Visibility::All)] {
                assert_eq!(position.sight(chosen), role.sight(chosen), "{role}");
            }
        }
    }

    #[test]
    fn a_custom_role_has_its_own_rights_and_none_of_the_role_below_it() {
        let night = custom(&[Right::InboxReply], Visibility::Team, false);
        assert_eq!(night.rights().names(), ["Belong", "InboxRead", "InboxReply"]);
        assert_eq!(night.sight(None), Sight { visibility: Visibility::Team, is_masked: false });
        assert!(!night.is_owner() && !night.administers());
    }

    #[test]
    fn what_was_given_comes_to_the_rights_of_the_role() {
        let position = Position { granted: Rights::of(&[Right::LeadsExport]), ..Position::of(Role::Agent) };
        assert!(position.rights().has(Right::LeadsExport));
        assert!(position.rights().cover(Role::Agent.rights()));
        assert!(!position.rights().has(Right::AuditRead));
    }

    #[test]
    fn neither_a_role_nor_a_grant_holds_what_machines_do() {
        let machines = [Right::VisitorWrite, Right::ApiMessages, Right::ApiRead, Right::Work];
        let night = Position { granted: Rights::of(&machines), ..custom(&machines, Visibility::All, false) };
        assert_eq!(night.rights().names(), ["Belong"]);
    }

    #[test]
    fn who_sees_no_personal_data_has_no_right_that_shows_some() {
        let all: Vec<Right> = Right::ALL.to_vec();
        let blind = custom(&all, Visibility::All, true);
        for right in [Right::InboxReply, Right::ContactsManage, Right::LeadsExport, Right::AuditRead, Right::KeysManage]
        {
            assert!(!blind.rights().has(right), "{}", right.name());
        }
        assert!(blind.rights().has(Right::AssistantTune));
        let viewer = Position { granted: Rights::of(&[Right::LeadsExport]), ..Position::of(Role::Viewer) };
        assert_eq!(viewer.rights(), Role::Viewer.rights(), "a viewer stays one");
    }

    #[test]
    fn nobody_gives_more_than_they_have() {
        let (owner, admin) = (Position::of(Role::Owner).powers(None), Position::of(Role::Admin).powers(None));
        assert!(owner.may_give(Role::Owner) && !admin.may_give(Role::Owner), "an admin cannot make an owner");
        assert!(admin.may_give(Role::Admin) && admin.may_give(Role::Viewer));
        assert!(!Position::of(Role::Manager).powers(None).may_give(Role::Viewer), "a manager gives no roles");

        let rights = [Right::TeamManage, Right::InboxReply, Right::LeadsRead];
        let lead = custom(&rights, Visibility::All, false).powers(None);
        assert!(lead.cover(custom(&[Right::InboxReply], Visibility::Team, false).powers(None)));
        assert!(!lead.cover(custom(&[Right::LeadsExport], Visibility::Team, false).powers(None)));
        assert!(!lead.may_give(Role::Agent), "who may write contacts");
    }

    #[test]
    fn nobody_shows_more_than_they_see() {
        let of = |visibility, is_masked| custom(&[Right::TeamManage], visibility, is_masked).powers(None).sight;
        assert!(of(Visibility::All, false).covers(of(Visibility::Own, true)));
        assert!(!of(Visibility::Team, false).covers(of(Visibility::All, false)));
        assert!(!of(Visibility::Team, false).covers(of(Visibility::Own, false)));
        assert!(!of(Visibility::All, true).covers(of(Visibility::All, false)));
    }
}
