//! The browser's session: how it begins, what it knows of a second factor, and how it ends.
//!
//! Whoever has given a password and still has to give a code is nobody's session yet: it has no
//! `user`, so every page and every door but the one for the code finds nobody signed in.

use http::header::USER_AGENT;
use http::request::Parts;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use switchboard::fault::Fault;
use switchboard::ids::{TenantId, UserId};
use switchboard::sealing::Place;
use switchboard::team::{self, AppSecret, Linking, Proved, RelyingParty, Secret, THROUGH, Through};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::problems;
use super::proof::ProofAsked;
use crate::visits::take_out;
use crate::{Problem, visit};

/// Session entry: when its person proved last who they are, in seconds of Unix time.
const PROVED: &str = "proved";
/// Session entry: whose code is waited for.
const HALF: &str = "half";
/// Session entry: the sealed secret of an app that is being set up.
const APP: &str = "app";
/// Session entry: new recovery codes, sealed, for the page that follows.
const CODES: &str = "recovery_codes";

/// Session entry: what only this browser has, by which a sign-in that was begun here is known again.
const BROWSER: &str = "browser";
/// Session entry: somebody at a provider whose account is not known yet.
const LINKING: &str = "linking";

/// Who has given a password gives the code within this time, or the password again.
const HALF_LASTS: Duration = Duration::minutes(10);

/// Whose code is waited for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Half {
    /// The person whose password it was.
    pub user: UserId,
    /// How they came, where it was not by password alone.
    #[serde(default)]
    pub via: Option<Via>,
    #[serde(with = "time::serde::timestamp")]
    at: OffsetDateTime,
}

/// How somebody came whose code is waited for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Via {
    /// By a provider that knows them.
    Through(Through),
    /// By a provider, and their account is to be joined to who they are there.
    Linking(Linking),
}

/// Somebody at a provider whose account is not known yet, and where they wanted to go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToLink {
    pub linking: Linking,
    pub next: Option<String>,
    #[serde(with = "time::serde::timestamp")]
    at: OffsetDateTime,
}

/// Remembers whose password it was, until they give a code. Whoever was signed in is no more,
/// and the session gets a new id.
pub(super) async fn begin_half(user: UserId, via: Option<Via>) -> Result<(), Problem> {
    let visit = visit();
    let half = Half { user, via, at: visit.desk.now() };
    renew().await?;
    take_out::<UserId>(&visit.session, "user").await.map_err(Fault::other)?;
    Ok(visit.session.insert(HALF, half).await.map_err(Fault::other)?)
}

/// Whose code is waited for, where somebody's is.
pub(super) async fn half() -> Result<Option<Half>, Problem> {
    let visit = visit();
    let half: Option<Half> = visit.session.get(HALF).await.map_err(Fault::other)?;
    Ok(half.filter(|it| visit.desk.now() - it.at < HALF_LASTS))
}

/// Signs a person in: the session gets a new id, whatever was there before (`A-3`).
pub(super) async fn begin(user: UserId) -> Result<(), Problem> {
    begin_new(user).await?;
    remember_proof().await
}

/// Signs a person in by a provider: into its workspace alone, and as no proof of anything.
pub(super) async fn begin_through(user: UserId, through: Through) -> Result<(), Problem> {
    begin_new(user).await?;
    Ok(visit().session.insert(THROUGH, through).await.map_err(Fault::other)?)
}

async fn begin_new(user: UserId) -> Result<(), Problem> {
    let visit = visit();
    take_out::<Through>(&visit.session, THROUGH).await.map_err(Fault::other)?;
    take_out::<ToLink>(&visit.session, LINKING).await.map_err(Fault::other)?;
    take_out::<i64>(&visit.session, PROVED).await.map_err(Fault::other)?;
    take_out::<Half>(&visit.session, HALF).await.map_err(Fault::other)?;
    for entry in [APP, CODES] {
        take_out::<Vec<u8>>(&visit.session, entry).await.map_err(Fault::other)?;
    }
    let browser = use_context::<Parts>()
        .and_then(|parts| Some(parts.headers.get(USER_AGENT)?.to_str().ok()?.to_owned()))
        .unwrap_or_default();
    renew().await?;
    visit.session.insert("user", user).await.map_err(Fault::other)?;
    visit.session.insert("ip", visit.request.ip.clone()).await.map_err(Fault::other)?;
    Ok(visit.session.insert("agent", browser).await.map_err(Fault::other)?)
}

/// What only this browser has; made where it is not there yet.
pub(super) async fn browser() -> Result<Secret, Problem> {
    if let Some(known) = known_browser().await? {
        return Ok(known);
    }
    let secret = Secret::new_random();
    visit().session.insert(BROWSER, secret.reveal()).await.map_err(Fault::other)?;
    Ok(secret)
}

/// What only this browser has, where a sign-in was begun in it.
pub(super) async fn known_browser() -> Result<Option<Secret>, Problem> {
    let known: Option<String> = visit().session.get(BROWSER).await.map_err(Fault::other)?;
    Ok(known.map(|it| Secret::presented(&it)))
}

/// Remembers who somebody is at a provider, until they give the password of their account. Whoever was signed in is
/// no more, and the session gets a new id.
pub(super) async fn begin_linking(linking: Linking, next: Option<String>) -> Result<(), Problem> {
    let visit = visit();
    let kept = ToLink { linking, next, at: visit.desk.now() };
    renew().await?;
    take_out::<UserId>(&visit.session, "user").await.map_err(Fault::other)?;
    Ok(visit.session.insert(LINKING, kept).await.map_err(Fault::other)?)
}

/// Who somebody is at a provider, where their account is waited for.
pub(super) async fn linking() -> Result<Option<ToLink>, Problem> {
    let visit = visit();
    let kept: Option<ToLink> = visit.session.get(LINKING).await.map_err(Fault::other)?;
    Ok(kept.filter(|it| visit.desk.now() - it.at < HALF_LASTS))
}

async fn remember_proof() -> Result<(), Problem> {
    let visit = visit();
    Ok(visit.session.insert(PROVED, visit.desk.now().unix_timestamp()).await.map_err(Fault::other)?)
}

/// The proof of the last minutes, where it is not too old (`A-7`).
pub(super) async fn proof() -> Result<Option<Proved>, Problem> {
    let visit = visit();
    let Some(account) = &visit.account else { return Err(Problem::SignIn) };
    let at: Option<i64> = visit.session.get(PROVED).await.map_err(Fault::other)?;
    let at = at.and_then(|it| OffsetDateTime::from_unix_timestamp(it).ok());
    Ok(at.and_then(|at| Proved::remembered(account.user, at, visit.desk.now())))
}

/// What the person is asked for before something that matters. It asks the database: no connection may be held meanwhile.
pub(super) async fn asks() -> Result<ProofAsked, Problem> {
    if proof().await?.is_some() {
        return Ok(ProofAsked::Nothing);
    }
    let visit = visit();
    let Some(account) = &visit.account else { return Err(Problem::SignIn) };
    let factor = team::second_factor(&visit.desk, account.user).await?;
    match factor {
        Some(it) if it.passkeys > 0 && site().is_ok() => Ok(ProofAsked::PasskeyToo),
        _ => Ok(ProofAsked::PasswordOrCode),
    }
}

/// The site that passkeys are for: this desk, where browsers make any for its address.
pub(super) fn site() -> Result<RelyingParty, Problem> {
    RelyingParty::of(&visit().house.public_url).ok_or_else(problems::no_passkeys_here)
}

/// That the person has just proved who they are: in the last minutes, or with what they gave now.
pub(super) async fn proved(given: Option<String>) -> Result<Proved, Problem> {
    if let Some(proved) = proof().await? {
        return Ok(proved);
    }
    let visit = visit();
    let Some(account) = &visit.account else { return Err(Problem::SignIn) };
    let given = given.filter(|it| !it.trim().is_empty()).ok_or_else(problems::no_proof)?;
    let request = visit.request.clone();
    let proved = if team::is_passkey_answer(&given) {
        let proved = team::prove_by_passkey(&visit.desk, &site()?, account.user, &given, request).await;
        proved.map_err(problems::prove_by_passkey)?
    } else {
        let email = problems::email("email", &account.email)?;
        team::prove(&visit.desk, account.user, &email, &given, request).await.map_err(problems::prove)?
    };
    remember_proof().await?;
    Ok(proved)
}

/// Keeps the sealed secret of an app until a code of it was given.
pub(super) async fn keep_app(sealed: Vec<u8>) -> Result<(), Problem> {
    Ok(visit().session.insert(APP, sealed).await.map_err(Fault::other)?)
}

/// The sealed secret of the app that is being set up in this browser.
pub(super) async fn app() -> Result<Option<Vec<u8>>, Problem> {
    Ok(visit().session.get(APP).await.map_err(Fault::other)?)
}

/// The secret of that app. What does not open, because the installation has another key now, is set up anew.
pub(super) async fn app_secret(user: UserId) -> Result<Option<AppSecret>, Problem> {
    Ok(app().await?.and_then(|sealed| AppSecret::open(&visit().desk, user, &sealed).ok()))
}

/// Forgets the app that was being set up, and leaves its recovery codes for the page that follows.
pub(super) async fn app_counts(user: UserId, codes: &[String]) -> Result<(), Problem> {
    take_out::<Vec<u8>>(&visit().session, APP).await.map_err(Fault::other)?;
    leave_codes(user, codes).await
}

/// Leaves recovery codes for the page that follows, sealed: a copy of the database shows nothing.
pub(super) async fn leave_codes(user: UserId, codes: &[String]) -> Result<(), Problem> {
    let visit = visit();
    let sealed = visit.desk.seal().seal(place(user), &codes.join(" ")).map_err(Fault::other)?;
    Ok(visit.session.insert(CODES, sealed).await.map_err(Fault::other)?)
}

/// Takes the recovery codes out, for somebody who reads the page; they are not shown again.
pub(super) async fn take_codes(user: UserId) -> Result<Vec<String>, Problem> {
    let visit = visit();
    if !visit.is_reading {
        return Ok(Vec::new());
    }
    let sealed: Option<Vec<u8>> = take_out(&visit.session, CODES).await.map_err(Fault::other)?;
    let codes = sealed.and_then(|it| visit.desk.seal().open(place(user), &it).ok()).unwrap_or_default();
    Ok(codes.split_whitespace().map(str::to_owned).collect())
}

/// A person belongs to no workspace: theirs is the place of none.
const fn place(user: UserId) -> Place<'static> {
    Place { tenant: TenantId(Uuid::nil()), column: "sessions.recovery_codes", row: user.0 }
}

/// Gives the session a new id. The old one is dead when the answer is sent.
pub(super) async fn renew() -> Result<(), Problem> {
    Ok(visit().session.cycle_id().await.map_err(Fault::other)?)
}

/// Ends it.
pub(super) async fn end() -> Result<(), Problem> {
    Ok(visit().session.flush().await.map_err(Fault::other)?)
}
