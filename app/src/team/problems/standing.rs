//! Refused where somebody decides who may what.

use switchboard::say;
use switchboard::team::{
    CannotChangeMember, CannotDeleteRole, CannotGrant, CannotInvite, CannotResend, CannotRevoke, CannotViewAs,
    CannotWriteRole, MOST_ROLES,
};

use crate::{Problem, access, locale};

pub(super) fn role_not_yours() -> Problem {
    Problem::invalid("role", say!(locale(), "team-owners-only"))
}

pub(in crate::team) fn invite(cannot: CannotInvite) -> Problem {
    match cannot {
        CannotInvite::RoleNotYours => role_not_yours(),
        CannotInvite::AlreadyMember => Problem::invalid("email", say!(locale(), "team-already-member")),
        CannotInvite::PlanFull => Problem::invalid("email", say!(locale(), "billing-full-members")),
        CannotInvite::AlreadyInvited => Problem::invalid("email", say!(locale(), "team-already-invited")),
        CannotInvite::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn resend(cannot: CannotResend) -> Problem {
    match cannot {
        CannotResend::Gone => access::not_found(),
        CannotResend::RoleNotYours => Problem::Conflict(say!(locale(), "team-owners-only")),
        CannotResend::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn revoke(cannot: CannotRevoke) -> Problem {
    match cannot {
        CannotRevoke::Gone => access::not_found(),
        CannotRevoke::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn change_member(cannot: CannotChangeMember) -> Problem {
    match cannot {
        CannotChangeMember::Gone => access::not_found(),
        CannotChangeMember::OwnersOnly => Problem::Conflict(say!(locale(), "team-owners-only")),
        CannotChangeMember::Yourself => Problem::Conflict(say!(locale(), "team-not-yourself")),
        CannotChangeMember::Beyond => beyond(),
        CannotChangeMember::NoSuchRole => Problem::invalid("role", say!(locale(), "team-choose-one")),
        CannotChangeMember::LastOwner => Problem::Conflict(say!(locale(), "team-last-owner")),
        CannotChangeMember::Fault(fault) => fault.into(),
    }
}

/// Nobody gives, changes or takes what they do not have themselves.
pub(super) fn beyond() -> Problem {
    Problem::Conflict(say!(locale(), "roles-beyond"))
}

pub(in crate::team) fn write_role(cannot: CannotWriteRole) -> Problem {
    match cannot {
        CannotWriteRole::Gone => access::not_found(),
        CannotWriteRole::Beyond => beyond(),
        CannotWriteRole::NameTaken => Problem::invalid("name", say!(locale(), "roles-name-taken")),
        CannotWriteRole::TooMany => Problem::Conflict(say!(locale(), "roles-too-many", most = MOST_ROLES)),
        CannotWriteRole::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn delete_role(cannot: CannotDeleteRole) -> Problem {
    match cannot {
        CannotDeleteRole::Gone => access::not_found(),
        CannotDeleteRole::Beyond => beyond(),
        CannotDeleteRole::InUse(members) => Problem::Conflict(say!(locale(), "roles-in-use", count = members)),
        CannotDeleteRole::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn grant(cannot: CannotGrant) -> Problem {
    match cannot {
        CannotGrant::Member(cannot) => change_member(cannot),
        CannotGrant::NotGivable(_) => Problem::invalid("right", say!(locale(), "roles-not-givable")),
        CannotGrant::ShowsPersonalData => Problem::invalid("right", say!(locale(), "roles-shows-personal-data")),
        CannotGrant::Past => Problem::invalid("days", say!(locale(), "team-choose-one")),
        CannotGrant::Fault(fault) => fault.into(),
    }
}

pub(in crate::team) fn view_as(cannot: CannotViewAs) -> Problem {
    match cannot {
        CannotViewAs::Gone => access::not_found(),
        CannotViewAs::Beyond => beyond(),
        CannotViewAs::Fault(fault) => fault.into(),
    }
}
