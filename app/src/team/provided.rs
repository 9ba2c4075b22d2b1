//! `/login/with` and what follows: signing in by the identity provider of a workspace.

use http::request::Parts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_query_map;
use switchboard::say;
use switchboard::team::{self, Arrived, Brought, CannotArrive, Offered, Secret, Slug};

use super::doors::{LinkIdentity, go};
use super::session::{self, Via};
use super::{problems, speak::Languages};
use crate::ui::{LinkButton, Size, SubmitButton, TextField};
use crate::{Form, Problem, Sheet, bare, locale, paths, visit};

fn asked(name: &'static str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name)).filter(|it| !it.is_empty())
}

/// The provider of the workspace in an address where somebody wants to go, where it has one.
pub(super) async fn wanted(next: Option<&str>) -> Result<Option<Offered>, Problem> {
    let slug = next.and_then(|it| it.strip_prefix("/w/")).and_then(|it| it.split(['/', '?']).next());
    match slug.map(Slug::parse) {
        Some(Ok(slug)) => Ok(team::offered(&visit().desk, &slug).await?),
        _ => Ok(None),
    }
}

/// The button that leads to a provider.
pub(super) fn way_out(to: Offered, next: Option<String>) -> impl IntoView {
    let locale = locale();
    view! {
        <div class="stack">
            <p class="auth-about">{say!(locale, "provider-of", workspace = to.workspace)}</p>
            <LinkButton href=paths::login_go(to.slug.as_str(), next.as_deref()) size=Size::Wide>
                {say!(locale, "provider-sign-in-with", name = to.name)}
            </LinkButton>
        </div>
    }
}

/// Where one names the workspace, and finds its provider. Whether there is such a workspace is not told (`A-2`).
pub fn login_with_page() -> impl IntoView {
    let (workspace, next) = (asked("workspace"), asked("next"));
    bare(async move {
        let locale = locale();
        let offered = match workspace.as_deref().map(Slug::parse) {
            Some(Ok(slug)) => team::offered(&visit().desk, &slug).await?,
            _ => None,
        };
        let nothing = (workspace.is_some() && offered.is_none())
            .then(|| view! { <p class="auth-about" role="status">{say!(locale, "provider-none")}</p> });
        let form = offered.is_none().then(|| view! { <Ask workspace=workspace next=next.clone()/> });
        let body = view! {
            {offered.map(|it| way_out(it, next))}
            {nothing}
            {form}
            <p class="auth-links">
                <a class="link" href=paths::login()>{say!(locale, "team-back-to-sign-in")}</a>
            </p>
            <Languages/>
        };
        Ok(Sheet::new(say!(locale, "provider-sign-in"), body))
    })
}

/// The field for the name of the workspace. It asks, and changes nothing.
#[component]
fn Ask(workspace: Option<String>, next: Option<String>) -> impl IntoView {
    let locale = locale();
    view! {
        <form method="get" action=paths::LOGIN_WITH class="form">
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            <TextField
                name="workspace"
                label=say!(locale, "provider-workspace")
                hint=say!(locale, "provider-workspace-hint")
                value=workspace
                maxlength=40
                required=true
            />
            <SubmitButton size=Size::Wide>{say!(locale, "provider-find")}</SubmitButton>
        </form>
    }
}

/// Sends the browser to a provider. Only from a page of ours: nobody is led there by somebody else's.
pub fn login_go_page() -> impl IntoView {
    let (workspace, next) = (asked("workspace"), asked("next"));
    bare(async move {
        let visit = visit();
        let slug = workspace.as_deref().and_then(|it| Slug::parse(it).ok());
        let Some(slug) = slug.filter(|_| visit.is_reading && !is_from_elsewhere()) else {
            go(&paths::login_with(workspace.as_deref().unwrap_or_default(), next.as_deref()));
            return Ok(Sheet::new(say!(locale(), "provider-sign-in"), ()));
        };
        let browser = session::browser().await?;
        let back = back();
        let to = (back.as_str(), next.as_deref());
        match team::go_out(&visit.desk, &*visit.house.outside, &slug, &browser, to, &visit.request).await {
            Ok(door) => {
                lead_out(&door);
                Ok(Sheet::new(say!(locale(), "provider-sign-in"), ()))
            }
            Err(cannot) => not_in(cannot),
        }
    })
}

/// Where a provider sends the browser back to. The house's own address, never the request's (`A-8`).
fn back() -> String {
    format!("{}{}", visit().house.public_url, paths::LOGIN_BACK)
}

/// Whether a page of somebody else's has led here. Browsers say so.
fn is_from_elsewhere() -> bool {
    let site = use_context::<Parts>().and_then(|it| it.headers.get("sec-fetch-site").cloned());
    site.is_some_and(|it| it == "cross-site" || it == "same-site")
}

/// Sends the browser out of the house, to an address that was checked.
fn lead_out(address: &str) {
    if let (Some(response), Ok(location)) = (use_context::<ResponseOptions>(), http::HeaderValue::from_str(address)) {
        response.set_status(http::StatusCode::FOUND);
        response.insert_header(http::header::LOCATION, location);
    }
}

/// Where the browser comes back to.
pub fn login_back_page() -> impl IntoView {
    let (state, code, issuer) = (asked("state"), asked("code"), asked("iss"));
    bare(async move {
        let visit = visit();
        let browser = session::known_browser().await?;
        let (Some(state), Some(browser), true) = (state, browser, visit.is_reading) else {
            return not_in(CannotArrive::NotUnderWay);
        };
        let brought = Brought {
            state: &Secret::presented(&state),
            browser: &browser,
            code: code.as_deref(),
            issuer: issuer.as_deref(),
            redirect: &back(),
            language: visit.locale,
        };
        let arrival = match team::arrive(&visit.desk, &*visit.house.outside, brought, visit.request.clone()).await {
            Ok(arrival) => arrival,
            Err(cannot) => return not_in(cannot),
        };
        let home = paths::inside(arrival.slug.as_str(), "/");
        match arrival.who {
            Arrived::Whole(user, through) => {
                session::begin_through(user, through).await?;
                go(arrival.next.as_deref().unwrap_or(&home));
            }
            Arrived::Half(user, through) => {
                session::begin_half(user, Some(Via::Through(through))).await?;
                go(&paths::login_code(Some(arrival.next.as_deref().unwrap_or(&home))));
            }
            Arrived::Unlinked(linking) => {
                session::begin_linking(linking, arrival.next).await?;
                go(paths::LOGIN_LINK);
            }
        }
        Ok(Sheet::new(say!(locale(), "provider-sign-in"), ()))
    })
}

/// Says why nobody was signed in, and the way back.
fn not_in(cannot: CannotArrive) -> Result<Sheet, Problem> {
    let problem = match problems::arrive(cannot) {
        fault @ Problem::Fault { .. } => return Err(fault),
        problem => problem.to_string(),
    };
    let locale = locale();
    let body = view! {
        <p class="auth-about" role="alert">{problem}</p>
        <LinkButton href=paths::LOGIN_WITH>{say!(locale, "provider-again")}</LinkButton>
        <p class="auth-links">
            <a class="link" href=paths::login()>{say!(locale, "team-back-to-sign-in")}</a>
        </p>
    };
    Ok(Sheet::new(say!(locale, "provider-not-in"), body))
}

/// Where somebody whose account is not known gives its password, once.
pub fn login_link_page() -> impl IntoView {
    bare(async {
        let Some(waiting) = session::linking().await? else {
            return not_in(CannotArrive::NotUnderWay);
        };
        let locale = locale();
        let email = waiting.linking.email.map(|it| it.to_string());
        let body = view! {
            <p class="auth-about">{say!(locale, "provider-link-about")}</p>
            <Form door=LinkIdentity::PATH class="form">
                <TextField
                    name="email"
                    kind="email"
                    label=say!(locale, "team-email")
                    value=email
                    autocomplete="username"
                    required=true
                />
                <TextField
                    name="password"
                    kind="password"
                    label=say!(locale, "team-password")
                    autocomplete="current-password"
                    required=true
                />
                <SubmitButton size=Size::Wide>{say!(locale, "provider-link")}</SubmitButton>
            </Form>
            <p class="hint">{say!(locale, "provider-link-none")}</p>
            <p class="auth-links">
                <a class="link" href=paths::forgot()>{say!(locale, "team-forgot")}</a>
            </p>
        };
        Ok(Sheet::new(say!(locale, "provider-link-title"), body))
    })
}
