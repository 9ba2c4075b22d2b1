//! Making a personal token, and knowing it again.

use time::Duration;

use super::standing;
use crate::access::{Belong, Right, Rights, Scope};
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::store::{self, tokens::NewToken};
use crate::team::{KeyName, Proved, Secret, TOKEN_PREFIX, system};
use crate::tenancy::{Principal, RequestInfo};

/// No token works for longer.
pub const LONGEST_TOKEN: Duration = Duration::days(366);
/// How many characters of a secret people see: its beginning and four more.
const SHOWN: usize = TOKEN_PREFIX.len() + 4;
/// How old "last used" may be before it is written again.
const SEEN_EVERY: Duration = Duration::seconds(60);

/// A token to be made.
#[derive(Debug)]
pub struct NewPersonalToken {
    /// How its member calls it.
    pub name: KeyName,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// For how long it works.
    pub lasts: Duration,
}

/// Why no token was made.
#[derive(Debug, thiserror::Error)]
pub enum CannotCreateToken {
    /// It could be used for nothing.
    #[error("no scope")]
    NoScope,
    /// It could be used for something that its member may not do.
    #[error("a scope beyond the member's rights")]
    BeyondMember,
    /// It would end at once, or too late.
    #[error("a token works for {} days at most", LONGEST_TOKEN.whole_days())]
    BadEnd,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes a token with which the member speaks to the API as themselves. The secret is shown this once; only its hash is
/// kept (`A-5`). Who makes one has just proved who they are (`A-7`).
///
/// # Errors
/// [`CannotCreateToken`].
pub async fn create_token(
    mut tx: Tx<Belong>,
    proved: Proved,
    new: &NewPersonalToken,
) -> Result<(PersonalTokenId, Secret), CannotCreateToken> {
    let (member, user, _) = standing::actor(&tx)?;
    if user != proved.user() {
        return Err(Fault::other("somebody else has proved who they are").into());
    }
    if new.scopes.is_empty() {
        return Err(CannotCreateToken::NoScope);
    }
    if new.scopes.iter().any(|it| !it.is_of_members() || !tx.may(it.asks())) {
        return Err(CannotCreateToken::BeyondMember);
    }
    if new.lasts <= Duration::ZERO || new.lasts > LONGEST_TOKEN {
        return Err(CannotCreateToken::BadEnd);
    }
    let secret = Secret::beginning(TOKEN_PREFIX);
    let token = NewToken {
        member,
        name: &new.name,
        prefix: &secret.reveal()[..SHOWN],
        hash: &secret.hash(),
        scopes: &new.scopes,
        expires_at: tx.now() + new.lasts,
    };
    let id = store::tokens::add(&mut tx, token).await?;

    tx.commit().await?;
    Ok((id, secret))
}

/// Whom a presented secret stands for: its member, seeing what they see and with its scopes as far as their rights reach
/// now. `None` where it is no token, a revoked or an expired one, or its member may not enter.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn token_principal(
    desk: &Desk,
    presented: &Secret,
    request: RequestInfo,
) -> Result<Option<(PersonalTokenId, Principal)>, Fault> {
    let Some(token) = system::personal_token(&desk.pools().hooks, &presented.hash(), desk.now()).await? else {
        return Ok(None);
    };
    let now = desk.now();
    if token.revoked_at.is_some() || token.expires_at <= now || token.needs_factor {
        return Ok(None);
    }
    let mut principal =
        Principal::member(token.tenant_id, token.member_id, token.user_id, token.member_name, token.position.role)
            .in_position(&token.position, token.visibility, &token.team_ids)
            .from_request(request);
    principal.rights = Scope::of_member(&token.scopes.0, token.position.rights());
    if token.last_used_at.is_none_or(|used| now - used >= SEEN_EVERY) {
        // That it was used is noted, whatever it may be used for.
        let noting = Principal { rights: Rights::of(&[Right::Belong]), ..principal.clone() };
        let mut tx = begin::<Belong>(desk, noting).await?;
        store::tokens::see(&mut tx, token.id).await?;
        tx.commit().await?;
    }
    Ok(Some((token.id, principal)))
}
