//! The sessions of a widget's visitors.
//!
//! A visitor proves who they are by a secret that only their browser has. The desk keeps its
//! SHA-256 and knows the visitor by an id of its own, so that neither a copy of the database
//! nor a message's address lets anybody speak in their place.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};
use time::Duration;

use super::store;
use crate::access::VisitorWrite;
use crate::prelude::*;
use crate::tenancy::{Actor, CannotBegin, Principal};

/// How long a session lives.
const LIFE: Duration = Duration::days(90);
const SECRET_BYTES: usize = 32;

/// One visitor's session.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Visit {
    /// Which session.
    pub session: VisitorSessionId,
    /// The widget that it belongs to.
    pub channel: ChannelId,
    /// How the channel knows the visitor.
    pub external_id: String,
    /// The language of their browser, `en` or `fr`.
    pub language: String,
}

/// Begins a session and says its secret, which is said only once.
///
/// `language` is two letters; `page` is the address of the page that shows the widget.
///
/// # Errors
/// A [`Fault`] when the database refuses, or when somebody else than a visitor asks.
pub async fn open(mut tx: Tx<VisitorWrite>, language: &str, page: Option<&str>) -> Result<(String, Visit), Fault> {
    let Actor::Visitor { channel, .. } = *tx.actor() else {
        return Err(Fault::other("only a visitor opens a visitor's session"));
    };
    let mut secret = [0; SECRET_BYTES];
    rand::rng().fill_bytes(&mut secret);
    let token = URL_SAFE_NO_PAD.encode(secret);

    let session = VisitorSessionId::new();
    let language = if language.starts_with("fr") { "fr" } else { "en" };
    let visit = Visit { session, channel, external_id: session.to_string(), language: language.to_owned() };
    let ends = tx.now() + LIFE;
    store::add_visit(&mut tx, &visit, &hash(&token), page, ends).await?;

    tx.commit().await?;
    Ok((token, visit))
}

/// The session behind a secret, if it belongs to this widget and has not ended, with the
/// principal that may act in it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn resume(
    desk: &Desk,
    tenant: TenantId,
    channel: ChannelId,
    token: &str,
) -> Result<Option<(Principal, Visit)>, Fault> {
    let stranger = Principal::visitor(tenant, channel, None);
    let mut tx = match desk.begin::<VisitorWrite>(stranger).await {
        Ok(tx) => tx,
        Err(CannotBegin::Fault(fault)) => return Err(fault),
        // A workspace that is closed has no visitors.
        Err(CannotBegin::Stopped(_)) => return Ok(None),
        Err(refused) => return Err(Fault::other(refused)),
    };
    let visit = store::resume_visit(&mut tx, channel, &hash(token)).await?;
    tx.commit().await?;
    Ok(visit.map(|visit| (Principal::visitor(tenant, channel, Some(visit.session)), visit)))
}

/// The session of the visitor who acts.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn acting(tx: &mut Tx<VisitorWrite>) -> Result<Option<Visit>, Fault> {
    match *tx.actor() {
        Actor::Visitor { session: Some(session), .. } => store::visit(tx, session).await,
        _ => Ok(None),
    }
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
