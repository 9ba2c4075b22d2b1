//! Works out who visits, once per request.

use std::sync::Arc;

use app::routes::{Guard, pages};
use app::visits::{Account, Flash, NARROW, VIEWING, Visit, VisitParts, Workspace, take_out};
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::{Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use switchboard::access::Belong;
use switchboard::fault::Fault;
use switchboard::ids::*;
use switchboard::team::sessions::SessionKey;
use switchboard::team::{self, Viewing};
use switchboard::tenancy::{Principal, RequestInfo, Tx};
use switchboard::text::{Locale, Zone};
use tower_sessions::Session;

use super::Web;
use super::sessions::{RENEW, Recognised};

/// Session entry: the signed-in person.
pub const USER: &str = "user";
/// Session entry: the workspace visited last.
pub const LAST_WORKSPACE: &str = "workspace";
/// Session entry: what the last form left.
pub const FLASH: &str = "flash";

/// Puts the [`Visit`] beside the request, and takes the workspace out of its address.
pub async fn receive(
    State(web): State<Web>,
    session: Session,
    Extension(recognised): Extension<Recognised>,
    mut request: Request,
    next: Next,
) -> Response {
    let info = request.extensions().get::<RequestInfo>().cloned().unwrap_or_default();
    let address = request.uri().path_and_query().map_or("/", |it| it.as_str()).to_owned();
    let (slug, inner) = split(&address);
    let asked = Asked {
        is_reading: *request.method() == Method::GET && !by_script(&request),
        theme: cookie(&request, "theme"),
        language: preferred(&request),
    };
    let visit = match visit(&web, (session, recognised), info, slug, &address, asked).await {
        Ok(visit) => visit,
        Err(fault) => {
            tracing::error!(%fault, "a visit could not be worked out");
            return super::forms::plain_problem(
                axum::http::StatusCode::SERVICE_UNAVAILABLE,
                "Switchboard cannot reach its database. Nothing was lost; try again in a moment.",
            );
        }
    };
    if slug.is_none()
        && *request.method() == Method::GET
        && needs_workspace(request.uri().path())
        && let Some(home) = home(&visit).await
    {
        return Redirect::to(&app::paths::inside(&home, &address)).into_response();
    }
    if let Some(slug) = slug
        && *request.method() == Method::GET
        && super::forms::accepts_page(&request)
        && visit.workspaces.iter().any(|it| it.slug == slug && it.needs_factor)
        && inner != app::paths::second_factor()
    {
        return Redirect::to(&app::paths::second_factor()).into_response();
    }
    if let Some(slug) = slug
        && *request.method() == Method::GET
        && super::forms::accepts_page(&request)
        && visit.workspaces.iter().any(|it| it.slug == slug && it.needs_provider)
        && needs_workspace(inner.split('?').next().unwrap_or_default())
    {
        return Redirect::to(&app::paths::login_with(slug, Some(&address))).into_response();
    }
    if let Some(here) = &visit.here {
        tracing::Span::current().record("tenant", here.slug.as_str());
        remember(&visit, &here.slug).await;
    }
    if let Some(account) = &visit.account {
        tracing::Span::current().record("user", account.user.to_string());
    }
    if let Ok(uri) = inner.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(Arc::new(visit));
    next.run(request).await
}

/// `/w/ma-boutique/inbox?q=x` is `ma-boutique` and `/inbox?q=x`.
fn split(address: &str) -> (Option<&str>, String) {
    let Some(rest) = address.strip_prefix("/w/") else {
        return (None, address.to_owned());
    };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (slug, inner) = rest.split_at(end);
    let inner = if inner.starts_with('/') { inner.to_owned() } else { format!("/{inner}") };
    (Some(slug), inner)
}

/// Whether the page belongs to a workspace.
fn needs_workspace(path: &str) -> bool {
    pages().iter().any(|page| matches!(page.guard, Guard::Needs(_)) && fits(page.path, path))
}

/// Whether `path` fits the pattern, e.g. `/inbox/:id`.
pub fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) if wanted == given || (wanted.starts_with(':') && !given.is_empty()) => {}
            _ => return false,
        }
    }
}

/// The workspace to open where the address names none: the last one visited, or the first.
async fn home(visit: &Visit) -> Option<String> {
    let last: Option<String> = visit.session.get(LAST_WORKSPACE).await.ok().flatten();
    let known = last.and_then(|slug| visit.workspaces.iter().find(|it| it.slug == slug));
    known.or(visit.workspaces.first()).map(|it| it.slug.clone())
}

async fn remember(visit: &Visit, slug: &str) {
    let last: Option<String> = visit.session.get(LAST_WORKSPACE).await.ok().flatten();
    if last.as_deref() != Some(slug)
        && let Err(error) = visit.session.insert(LAST_WORKSPACE, slug).await
    {
        tracing::warn!(%error, "the last workspace was not remembered");
    }
}

/// What the browser says about its reader.
struct Asked {
    /// Somebody will look at the answer; it is not a live page that compares itself.
    is_reading: bool,
    theme: Option<String>,
    language: Locale,
}

async fn visit(
    web: &Web,
    (session, recognised): (Session, Recognised),
    request: RequestInfo,
    slug: Option<&str>,
    address: &str,
    asked: Asked,
) -> Result<Visit, Fault> {
    let user: Option<UserId> = session.get(USER).await.map_err(Fault::other)?;
    let key = session.id().map(|id| SessionKey::of_cookie(&id.to_string()));
    if take_out::<bool>(&session, RENEW).await.map_err(Fault::other)?.is_some() {
        session.cycle_id().await.map_err(Fault::other)?;
    }
    let visitor = match user {
        Some(user) => match recognised.take(user) {
            Some(visitor) => Some(visitor),
            None => {
                let through: Option<team::Through> = session.get(team::THROUGH).await.map_err(Fault::other)?;
                team::visitor(&web.desk, user).await?.map(|it| it.through(through.as_ref()))
            }
        },
        None => None,
    };
    if let (Some(visitor), Some(Ok(slug))) = (&visitor, slug.map(team::Slug::parse)) {
        team::enter(&web.desk, visitor, &slug, request.clone()).await?;
    }
    let (account, workspaces, spoken) = visitor.map(known).unwrap_or_default();
    // Without it nobody acts in the workspace: no page, no door and no stream of it opens.
    let mut here = slug.and_then(|slug| workspaces.iter().find(|it| it.slug == slug && it.is_open()).cloned());
    let viewing = viewing(web, &session, account.as_ref(), &workspaces, &request).await?;
    if let (Some(here), Some(viewing)) = (&mut here, &viewing)
        && here.tenant == viewing.tenant
    {
        here.position = viewing.position.clone();
        here.visibility = None;
    }
    let theme = account.as_ref().map(|it| it.theme.clone()).or(asked.theme).unwrap_or_default();
    let is_narrow = session.get(NARROW).await.map_err(Fault::other)?.unwrap_or_default();
    let flash = flash(&session, address, asked.is_reading).await?;
    Ok(Visit::new(VisitParts {
        desk: web.desk.clone(),
        house: web.house.clone(),
        session,
        key,
        account,
        workspaces,
        here,
        viewing,
        locale: spoken.unwrap_or(asked.language),
        theme,
        is_narrow,
        request,
        address: address.to_owned(),
        is_reading: asked.is_reading,
        flash,
    }))
}

/// As what the person looks. Where that is over, or they may not any more, they see their own again, and the log says
/// that it ended.
async fn viewing(
    web: &Web,
    session: &Session,
    account: Option<&Account>,
    workspaces: &[Workspace],
    request: &RequestInfo,
) -> Result<Option<Viewing>, Fault> {
    let kept: Option<Viewing> = session.get(VIEWING).await.map_err(Fault::other)?;
    let Some(viewing) = kept else { return Ok(None) };
    let own = workspaces.iter().find(|it| it.tenant == viewing.tenant && it.is_open());
    if own.is_some_and(|it| viewing.holds(&it.position, web.desk.now())) {
        return Ok(Some(viewing));
    }
    session.remove_value(VIEWING).await.map_err(Fault::other)?;
    if let (Some(own), Some(account)) = (own, account) {
        let who = Principal::member(own.tenant, own.member, account.user, account.name.clone(), own.position.role)
            .in_position(&own.position, own.visibility, &own.teams)
            .from_request(request.clone());
        let tx: Tx<Belong> = web.desk.begin(who).await.map_err(Fault::other)?;
        team::stop_viewing(tx, &viewing).await?;
    }
    Ok(None)
}

type Known = (Option<Account>, Vec<Workspace>, Option<Locale>);

fn known(visitor: team::Visitor) -> Known {
    let team::Account { id, email, name, language, theme, keyboard } = visitor.account;
    let account = Account { user: id, name, email: email.to_string(), theme: theme.to_string(), keyboard };
    (Some(account), visitor.places.into_iter().map(workspace).collect(), Some(language))
}

fn workspace(place: team::Place) -> Workspace {
    Workspace {
        tenant: place.tenant,
        slug: place.slug.to_string(),
        name: place.name,
        language: place.language,
        zone: Zone::named_or_utc(&place.time_zone),
        member: place.member,
        position: place.position,
        visibility: place.visibility,
        teams: place.teams,
        away: place.presence == team::Presence::Away,
        needs_factor: place.needs_factor,
        needs_provider: place.needs_provider,
    }
}

/// How a session names a page: the addresses of some are secrets (`A-4`).
pub fn mark(address: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(address))
}

/// What the last form left for this page; it is shown once.
async fn flash(session: &Session, address: &str, is_reading: bool) -> Result<Option<Flash>, Fault> {
    if !is_reading {
        return Ok(None);
    }
    let left: Option<Flash> = session.get(FLASH).await.map_err(Fault::other)?;
    match left {
        Some(flash) if flash.page == mark(address) => {
            session.remove::<Flash>(FLASH).await.map_err(Fault::other)?;
            Ok(Some(flash))
        }
        _ => Ok(None),
    }
}

/// Whether a script asks. Browsers say so, and what they do not say is taken for a reader.
fn by_script(request: &Request) -> bool {
    request.headers().get("sec-fetch-dest").is_some_and(|it| it == "empty")
}

/// A cookie of the request.
pub(super) fn cookie(request: &Request, name: &str) -> Option<String> {
    let cookies = request.headers().get(header::COOKIE)?.to_str().ok()?;
    cookies
        .split(';')
        .filter_map(|it| it.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// The language of somebody who is not signed in.
fn preferred(request: &Request) -> Locale {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    cookie(request, "language")
        .and_then(|it| it.parse().ok())
        .or_else(|| Locale::accepted(accepted?))
        .unwrap_or(Locale::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_taken_out_of_the_address() {
        assert_eq!(split("/w/ma-boutique/inbox?q=x"), (Some("ma-boutique"), "/inbox?q=x".to_owned()));
        assert_eq!(split("/w/ma-boutique"), (Some("ma-boutique"), "/".to_owned()));
        assert_eq!(split("/w/ma-boutique?x=1"), (Some("ma-boutique"), "/?x=1".to_owned()));
        assert_eq!(split("/login"), (None, "/login".to_owned()));
    }

    #[test]
    fn patterns_fit_whole_segments() {
        assert!(fits("/inbox/:id", "/inbox/42"));
        assert!(!fits("/inbox/:id", "/inbox/"));
        assert!(!fits("/inbox", "/inbox/42"));
        assert!(fits("/", "/"));
    }
}
