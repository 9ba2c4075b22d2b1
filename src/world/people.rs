//! The people of the test world.

use uuid::Uuid;

use crate::access::Role;
use crate::ids::*;
use crate::tenancy::Principal;

/// A shop in Paris, for most stories.
pub const MA_BOUTIQUE: TenantId = TenantId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
/// A wholesaler in Stockholm.
pub const NORDIC_WHOLESALE: TenantId = TenantId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));
/// Somebody else, who must see nothing of the others.
pub const AUTRE_CLIENT: TenantId = TenantId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0003));

/// Somebody of a team.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Their workspace.
    pub tenant: TenantId,
    /// Their role there.
    pub role: Role,
    /// Their name.
    pub name: &'static str,
    number: u128,
}

impl Person {
    /// The person, across workspaces.
    pub fn user(&self) -> UserId {
        UserId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0001_0000 + self.number))
    }

    /// Their place in their workspace.
    pub fn member(&self) -> MemberId {
        let tenant = self.tenant.0.as_u128() & 0xff;
        MemberId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0002_0000 + tenant * 0x100 + self.number))
    }

    /// Their address: `amelie@example.com`.
    pub fn email(&self) -> String {
        format!("{}@example.com", self.name.to_lowercase().replace('é', "e"))
    }

    /// The person as the desk sees them after signing in.
    pub fn principal(&self) -> Principal {
        Principal::member(self.tenant, self.member(), self.user(), self.name.to_owned(), self.role)
    }

    /// The same person after their role was changed.
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(super) const ALL: [fn() -> Person; 7] = [amelie, bruno, claire, david, eva, amelie_at_nordic, omar];
}

/// Agent of Ma Boutique.
pub fn amelie() -> Person {
    Person { tenant: MA_BOUTIQUE, role: Role::Agent, name: "Amélie", number: 1 }
}

/// Manager of Ma Boutique.
pub fn bruno() -> Person {
    Person { tenant: MA_BOUTIQUE, role: Role::Manager, name: "Bruno", number: 2 }
}

/// Owner of Ma Boutique.
pub fn claire() -> Person {
    Person { tenant: MA_BOUTIQUE, role: Role::Owner, name: "Claire", number: 3 }
}

/// Admin of Ma Boutique.
pub fn david() -> Person {
    Person { tenant: MA_BOUTIQUE, role: Role::Admin, name: "David", number: 4 }
}

/// Viewer of Ma Boutique.
pub fn eva() -> Person {
    Person { tenant: MA_BOUTIQUE, role: Role::Viewer, name: "Eva", number: 5 }
}

/// Amélie again, as an agent of Nordic Wholesale.
pub fn amelie_at_nordic() -> Person {
    Person { tenant: NORDIC_WHOLESALE, ..amelie() }
}

/// Owner of Autre Client: the stranger.
pub fn omar() -> Person {
    Person { tenant: AUTRE_CLIENT, role: Role::Owner, name: "Omar", number: 6 }
}
