//! Who acts: a person, a key, a visitor, the assistant or a worker.

use std::net::{IpAddr, Ipv6Addr};

use crate::access::{Position, Reach, Right, Rights, Role, Scope, Sight, Visibility};
use crate::ids::*;

/// Who acts in a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person of the team.
    Member {
        /// Their place in this workspace.
        member: MemberId,
        /// The person.
        user: UserId,
        /// Their name, as the log keeps it.
        name: String,
        /// Their built-in role in this workspace. What they may do, the rights of the principal say.
        role: Role,
    },
    /// Another system, by a service key.
    Key {
        /// The key.
        key: ServiceKeyId,
        /// Its name, as the log keeps it.
        name: String,
        /// The only channel it may use; `None` is every channel of kind `api`.
        channel: Option<ChannelId>,
    },
    /// A visitor of a widget.
    Visitor {
        /// The channel that the widget belongs to.
        channel: ChannelId,
        /// The visitor's session; `None` until it exists.
        session: Option<VisitorSessionId>,
    },
    /// The workspace's assistant.
    Assistant,
    /// A worker doing what follows from an event.
    Worker,
}

impl Actor {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Member { .. } => "member",
            Self::Key { .. } => "key",
            Self::Visitor { .. } => "visitor",
            Self::Assistant => "assistant",
            Self::Worker => "worker",
        }
    }

    pub(super) fn id(&self) -> Option<uuid::Uuid> {
        match self {
            Self::Member { member, .. } => Some(member.0),
            Self::Key { key, .. } => Some(key.0),
            Self::Visitor { session, .. } => session.map(|it| it.0),
            Self::Assistant | Self::Worker => None,
        }
    }

    /// The person, if a person acts.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::Member { user, .. } => Some(*user),
            _ => None,
        }
    }

    /// The name as the log and the thread show it.
    pub fn name(&self) -> &str {
        match self {
            Self::Member { name, .. } | Self::Key { name, .. } => name,
            Self::Visitor { .. } => "Visitor",
            Self::Assistant => "Assistant",
            Self::Worker => "Switchboard",
        }
    }
}

/// Where a request came from, for the audit log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestInfo {
    /// The reference that people can quote.
    pub id: String,
    /// The address it came from, after trusted proxies.
    pub ip: Option<String>,
}

impl RequestInfo {
    /// Whose requests are counted together: those of an address; with IPv6 those of a
    /// household's network, in which anybody has all addresses. However it is written.
    pub fn household(&self) -> Option<IpAddr> {
        let ip: IpAddr = self.ip.as_deref()?.parse().ok()?;
        Some(match ip.to_canonical() {
            IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).into(),
            ip => ip,
        })
    }
}

/// How far a service key reaches.
#[derive(Debug, Clone, Copy)]
pub struct KeyReach<'a> {
    /// What it may be used for.
    pub scopes: &'a [Scope],
    /// The only channel it may use; `None` is every channel of kind `api`.
    pub channel: Option<ChannelId>,
    /// What its maker may do now.
    pub maker: Rights,
}

/// Somebody who asks for a transaction: who, in which tenant, with which rights.
#[derive(Debug, Clone)]
pub struct Principal {
    /// Whose data.
    pub tenant: TenantId,
    /// Who acts.
    pub actor: Actor,
    /// What they may do.
    pub rights: Rights,
    /// How much of the inbox they see.
    pub sight: Sight,
    /// Which conversations open to them.
    pub reach: Reach,
    /// Where the request came from.
    pub request: RequestInfo,
}

impl Principal {
    /// A person of the team with a built-in role, who sees what that role sees.
    pub fn member(tenant: TenantId, member: MemberId, user: UserId, name: String, role: Role) -> Self {
        let who = Self {
            tenant,
            actor: Actor::Member { member, user, name, role },
            rights: role.rights(),
            sight: Sight::ALL,
            reach: Reach::default(),
            request: RequestInfo::default(),
        };
        who.seeing(None, &[])
    }

    /// The same person, who is in these teams and for whom it was chosen what they see.
    #[must_use]
    pub fn seeing(self, chosen: Option<Visibility>, teams: &[TeamId]) -> Self {
        match self.actor {
            Actor::Member { role, .. } => self.in_position(&Position::of(role), chosen, teams),
            _ => self,
        }
    }

    /// The same person in this position of the workspace.
    #[must_use]
    pub fn in_position(mut self, position: &Position, chosen: Option<Visibility>, teams: &[TeamId]) -> Self {
        if let Actor::Member { member, .. } = self.actor {
            self.rights = position.rights();
            self.sight = position.sight(chosen);
            self.reach = Reach::of(self.sight.visibility, member, teams);
        }
        self
    }

    /// A worker, for one tenant.
    pub fn worker(tenant: TenantId) -> Self {
        Self::machine(tenant, Actor::Worker, Right::Work)
    }

    /// The assistant, for one tenant.
    pub fn assistant(tenant: TenantId) -> Self {
        Self::machine(tenant, Actor::Assistant, Right::Work)
    }

    /// A visitor of the widget of `channel`.
    pub fn visitor(tenant: TenantId, channel: ChannelId, session: Option<VisitorSessionId>) -> Self {
        Self::machine(tenant, Actor::Visitor { channel, session }, Right::VisitorWrite)
    }

    /// A system that holds a service key with these scopes. `maker` is what the member who made it may do now: a key reaches every conversation of its channels, so it is worth nothing once its maker could not make
    /// it any more. What belongs to no channel, knowledge and addresses, a key of one channel does not reach.
    pub fn key(tenant: TenantId, key: ServiceKeyId, name: String, of: KeyReach<'_>) -> Self {
        let mut it = Self::machine(tenant, Actor::Key { key, name, channel: of.channel }, Right::ApiMessages);
        let scopes: Vec<Scope> =
            of.scopes.iter().copied().filter(|scope| of.channel.is_none() || scope.is_of_channel()).collect();
        it.rights = Scope::rights(&scopes, of.maker);
        it
    }

    fn machine(tenant: TenantId, actor: Actor, right: Right) -> Self {
        Self {
            tenant,
            actor,
            rights: Rights::of(&[right]),
            sight: Sight::ALL,
            reach: Reach::default(),
            request: RequestInfo::default(),
        }
    }

    /// The same, with where the request came from.
    #[must_use]
    pub fn from_request(mut self, request: RequestInfo) -> Self {
        self.request = request;
        self
    }
}
