//! The browser's session: how it begins and how it ends.

use http::header::USER_AGENT;
use http::request::Parts;
use leptos::prelude::use_context;
use switchboard::fault::Fault;
use switchboard::ids::UserId;

use crate::{Problem, visit};

/// Signs a person in: the session gets a new id, whatever was there before (`A-3`).
pub(super) async fn begin(user: UserId) -> Result<(), Problem> {
    let visit = visit();
    let browser = use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get(USER_AGENT)?.to_str().ok()?.to_owned()))
        .unwrap_or_default();
    renew().await?;
    visit.session.insert("user", user).await.map_err(Fault::other)?;
    visit.session.insert("ip", visit.request.ip.clone()).await.map_err(Fault::other)?;
    visit.session.insert("agent", browser).await.map_err(Fault::other)?;
    Ok(())
}

/// Gives the session a new id. The old one is dead when the answer is sent.
pub(super) async fn renew() -> Result<(), Problem> {
    Ok(visit().session.cycle_id().await.map_err(Fault::other)?)
}

/// Ends it.
pub(super) async fn end() -> Result<(), Problem> {
    Ok(visit().session.flush().await.map_err(Fault::other)?)
}
