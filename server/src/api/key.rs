//! Who asks: the system behind a service key.

use std::future::Future;
use std::time::Instant;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use switchboard::access::{ApiMessages, ApiRead, Permission, Right, Scope};
use switchboard::ids::*;
use switchboard::team::{Secret, key_principal};
use switchboard::tenancy::{Actor, Principal, RequestInfo, Tx};

use super::problem::Problem;
use super::{Api, OF_KEY, WRONG_KEYS};
use crate::limits::Subject;
use crate::patience::Patience;
use crate::turns::Turn;
use crate::widget::bearer;

/// A system that has shown a key that works, and is not asking too often.
pub struct Caller {
    api: Api,
    principal: Principal,
    patience: Patience,
    /// Held as long as the request is worked on.
    _turn: Turn,
}

impl Caller {
    /// Opens the key's transaction to bring something in.
    pub async fn tx(&self) -> Result<Tx<ApiMessages>, Problem> {
        Ok(self.api.web.desk.begin(self.principal.clone()).await?)
    }

    /// Opens the key's transaction to fetch what is there.
    pub async fn reading(&self) -> Result<Tx<ApiRead>, Problem> {
        Ok(self.api.web.desk.begin(self.principal.clone()).await?)
    }

    /// Whether the key may do something besides.
    pub fn may(&self, right: Right) -> bool {
        self.principal.rights.has(right)
    }

    /// Opens a transaction for what belongs to no channel, which a key of one channel does not reach.
    pub async fn of_workspace<P: Permission>(&self) -> Result<Tx<P>, Problem> {
        if self.channel().is_some() {
            return Err(Problem::Bound);
        }
        Ok(self.api.web.desk.begin(self.principal.clone()).await?)
    }

    /// Whose the key is.
    pub fn tenant(&self) -> TenantId {
        self.principal.tenant
    }

    /// Tries again while the database is away, as long as the request has patience left.
    pub async fn patiently<T, F: Future<Output = Result<T, Problem>>>(
        &self,
        attempt: impl Fn() -> F,
    ) -> Result<T, Problem> {
        self.patience.with(attempt).await
    }

    /// The only channel that the key may use, if it is bound to one.
    pub fn channel(&self) -> Option<ChannelId> {
        match self.principal.actor {
            Actor::Key { channel, .. } => channel,
            _ => None,
        }
    }
}

impl FromRequestParts<Api> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let info = parts.extensions.get::<RequestInfo>().cloned().unwrap_or_default();
        let from = Subject::of(&info);
        let patience = Patience::of(&parts.extensions);
        let known = match bearer(&parts.headers).map(Secret::presented) {
            Some(secret) => {
                let look = || async { Ok::<_, Problem>(key_principal(&api.web.desk, &secret, info.clone()).await?) };
                patience.with(look).await?
            }
            None => None,
        };
        let Some(principal) = known else {
            // Nobody guesses 256 bits; this only keeps somebody who tries from keeping us busy.
            api.limits.take(WRONG_KEYS, from, Instant::now())?;
            return Err(Problem::Unauthorized);
        };
        if let Actor::Key { key, .. } = principal.actor {
            api.limits.take(OF_KEY, Subject::Key(key), Instant::now())?;
        }
        // Who may only read is told so, whatever they send.
        let writes = |scope: &Scope| scope.writes() && principal.rights.has(scope.right());
        if !parts.method.is_safe() && !Scope::ALL.iter().any(writes) {
            return Err(Problem::Forbidden);
        }
        let turn = patience.within(api.turns.take(principal.tenant)).await.ok_or(Problem::Away)?;
        Ok(Self { api: api.clone(), principal, patience, _turn: turn })
    }
}
