//! Who asks: the system behind a service key, or the member behind a personal token.

use std::future::Future;
use std::time::Instant;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use switchboard::access::{ApiMessages, ApiRead, Permission, Right, Scope};
use switchboard::ids::*;
use switchboard::team::{Secret, TOKEN_PREFIX, key_principal, token_principal};
use switchboard::tenancy::{Actor, Principal, RequestInfo, Tx};

use super::problem::Problem;
use super::{Api, OF_KEY, WRONG_KEYS};
use crate::limits::Subject;
use crate::patience::Patience;
use crate::turns::Turn;
use crate::widget::bearer;

/// A system that has shown a key that works, or a member whose token works, and who is not asking too often.
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
        Ok(self.api.web.desk.begin_by_api(self.principal.clone()).await?)
    }

    /// Opens the key's transaction to fetch what is there.
    pub async fn reading(&self) -> Result<Tx<ApiRead>, Problem> {
        Ok(self.api.web.desk.begin_by_api(self.principal.clone()).await?)
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
        Ok(self.api.web.desk.begin_by_api(self.principal.clone()).await?)
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
        let shown = match bearer(&parts.headers).map(Secret::presented) {
            Some(secret) => patience.with(|| known(api, &secret, &info)).await?,
            None => None,
        };
        let Some((counted, principal)) = shown else {
            // Nobody guesses 256 bits; this only keeps somebody who tries from keeping us busy.
            api.limits.take(WRONG_KEYS, from, Instant::now())?;
            return Err(Problem::Unauthorized);
        };
        api.limits.take(OF_KEY, counted, Instant::now())?;
        // Who may only read is told so, whatever they send.
        let writes = |scope: &Scope| scope.writes() && principal.rights.has(scope.right());
        if !parts.method.is_safe() && !Scope::ALL.iter().any(writes) {
            return Err(Problem::Forbidden);
        }
        let turn = patience.within(api.turns.take(principal.tenant)).await.ok_or(Problem::Away)?;
        Ok(Self { api: api.clone(), principal, patience, _turn: turn })
    }
}

/// Whom a secret stands for, and as whom they are counted. What begins like a token is asked for among tokens alone.
async fn known(api: &Api, secret: &Secret, info: &RequestInfo) -> Result<Option<(Subject, Principal)>, Problem> {
    let desk = &api.web.desk;
    if secret.reveal().starts_with(TOKEN_PREFIX) {
        let found = token_principal(desk, secret, info.clone()).await?;
        return Ok(found.map(|(token, principal)| (Subject::Token(token), principal)));
    }
    let found = key_principal(desk, secret, info.clone()).await?;
    Ok(found.and_then(|principal| match principal.actor {
        Actor::Key { key, .. } => Some((Subject::Key(key), principal)),
        _ => None,
    }))
}
