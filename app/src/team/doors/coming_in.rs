//! Signing up, in and out, and the way back for who forgot.

use leptos::prelude::*;
use switchboard::say;
use switchboard::team::{self, Password, Secret, Slug};
use switchboard::text::Locale;

use super::{go, signed_in};
use crate::team::session::Via;
use crate::team::{problems, session};
use crate::{Problem, locale, notice, paths, visit};

/// Signs somebody in, and sends them where they wanted to go.
#[server(endpoint = "team/sign-in")]
pub async fn sign_in(email: String, password: String, next: Option<String>) -> Result<(), Problem> {
    let visit = visit();
    // What is no address has no account: it is told like a wrong password.
    let email = team::Email::parse(&email).map_err(|_| problems::no_match())?;
    let signed_in = team::sign_in(&visit.desk, &email, &Password::presented(&password), visit.request.clone())
        .await
        .map_err(problems::sign_in)?;
    match signed_in {
        team::SignedIn::Whole(user) => {
            session::begin(user).await?;
            go(next.as_deref().unwrap_or("/"));
        }
        team::SignedIn::Half(user) => {
            session::begin_half(user, None).await?;
            go(&paths::login_code(next.as_deref()));
        }
    }
    Ok(())
}

/// Takes the code of somebody whose password was right, and sends them where they wanted to go.
#[server(endpoint = "team/give-code")]
pub async fn give_code(secret_code: String, next: Option<String>) -> Result<(), Problem> {
    let visit = visit();
    let half = session::half().await?.ok_or_else(problems::password_again)?;
    team::give_code(&visit.desk, half.user, &secret_code, visit.request.clone()).await.map_err(problems::give_code)?;
    match half.via {
        None => session::begin(half.user).await?,
        Some(Via::Through(through)) => session::begin_through(half.user, through).await?,
        Some(Via::Linking(linking)) => {
            let through =
                team::link(&visit.desk, &linking, half.user, visit.request.clone()).await.map_err(problems::arrive)?;
            session::begin_through(half.user, through).await?;
        }
    }
    go(next.as_deref().unwrap_or("/"));
    Ok(())
}

/// Signs somebody out, in this browser.
#[server(endpoint = "team/sign-out")]
pub async fn sign_out() -> Result<(), Problem> {
    session::end().await?;
    go(&paths::login());
    Ok(())
}

/// Makes an account and its workspace. Without an address of the workspace, one is made of
/// its name.
#[server(endpoint = "team/sign-up")]
pub async fn sign_up(
    name: String,
    email: String,
    password: String,
    workspace: String,
    slug: Option<String>,
) -> Result<(), Problem> {
    let visit = visit();
    let name = problems::name("name", &name)?;
    let email = problems::email("email", &email)?;
    let password = Password::chosen(&password, &email).map_err(|weak| problems::weak("password", weak))?;
    let workspace = problems::workspace_name("workspace", &workspace)?;
    let slug = slug_of(slug, workspace.as_str())?;

    let new = team::SignUp { name, email, password, workspace, slug, language: visit.locale };
    let opened = team::sign_up(&visit.desk, new, visit.request.clone()).await.map_err(problems::sign_up)?;
    session::begin(opened.user).await?;
    go(&paths::inside(opened.slug.as_str(), "/"));
    Ok(())
}

/// Opens another workspace for whoever is signed in.
#[server(endpoint = "team/open-workspace")]
pub async fn open_workspace(workspace: String, slug: Option<String>) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let name = problems::workspace_name("workspace", &workspace)?;
    let slug = slug_of(slug, name.as_str())?;
    let opened = team::open_workspace(&visit.desk, user, &name, &slug, visit.request.clone())
        .await
        .map_err(problems::open_workspace)?;
    go(&paths::inside(opened.slug.as_str(), "/"));
    Ok(())
}

/// Says what becomes of a workspace's address while it is written. Changes nothing.
#[server(endpoint = "team/check-slug")]
pub async fn check_slug(workspace: String, slug: String) -> Result<String, Problem> {
    let visit = visit();
    let is_written = !slug.trim().is_empty();
    if !is_written && workspace.trim().is_empty() {
        return Ok(String::new());
    }
    let slug = match slug_of(Some(slug), &workspace) {
        Ok(slug) => slug,
        Err(bad) => return Ok(bad.to_string()),
    };
    if !team::slug_is_free(&visit.desk, &slug).await? {
        return Ok(say!(visit.locale, "team-slug-taken-name", slug = slug.as_str()));
    }
    Ok(say!(visit.locale, "team-slug-free", slug = slug.as_str()))
}

fn slug_of(written: Option<String>, name: &str) -> Result<Slug, Problem> {
    match written.filter(|it| !it.trim().is_empty()) {
        Some(written) => Slug::parse(&written).map_err(|bad| problems::bad_slug("slug", bad)),
        None => Slug::proposed_from(name).ok_or_else(problems::no_proposal),
    }
}

/// Posts a link to choose a new password, if there is somebody to post it to.
#[server(endpoint = "team/request-reset")]
pub async fn request_reset(email: String) -> Result<(), Problem> {
    let visit = visit();
    let email = problems::email("email", &email)?;
    let origin = visit.house.public_url.clone();
    let link = move |secret: &Secret| format!("{origin}{}", paths::reset(secret.reveal()));
    team::request_reset(&visit.desk, &email, link, visit.request.clone()).await.map_err(problems::request_reset)?;
    notice(say!(visit.locale, "team-reset-posted", email = email.as_str()));
    Ok(())
}

/// Sets a new password by a link. Whoever did it signs in with it.
#[server(endpoint = "team/reset-password")]
pub async fn reset_password(token: String, password: String) -> Result<(), Problem> {
    let visit = visit();
    team::reset_password(&visit.desk, &Secret::presented(&token), &password, visit.request.clone())
        .await
        .map_err(problems::reset_password)?;
    session::end().await?;
    notice(say!(visit.locale, "team-reset-done"));
    go(&paths::login());
    Ok(())
}

/// Accepts an invitation as whoever is signed in.
#[server(endpoint = "team/accept-invitation")]
pub async fn accept_invitation(token: String) -> Result<(), Problem> {
    let (visit, user) = signed_in()?;
    let accepted = team::accept(&visit.desk, &Secret::presented(&token), user, visit.request.clone())
        .await
        .map_err(problems::accept)?;
    go(&paths::inside(accepted.slug.as_str(), "/"));
    Ok(())
}

/// Accepts an invitation and makes an account.
#[server(endpoint = "team/accept-as-new")]
pub async fn accept_as_new(token: String, name: String, password: String) -> Result<(), Problem> {
    let visit = visit();
    let link = Secret::presented(&token);
    let (invited, _) = team::invitation(&visit.desk, &link).await?.ok_or_else(problems::invitation_gone)?;
    let name = problems::name("name", &name)?;
    let password = Password::chosen(&password, &invited.email).map_err(|weak| problems::weak("password", weak))?;
    let person = team::NewPerson { name, password, language: visit.locale };
    let accepted =
        team::accept_as_new(&visit.desk, &link, person, visit.request.clone()).await.map_err(problems::accept)?;
    session::begin(accepted.user).await?;
    go(&paths::inside(accepted.slug.as_str(), "/"));
    Ok(())
}

/// Chooses the language of the pages that one sees before signing in.
#[server(endpoint = "team/speak")]
pub async fn speak(language: String) -> Result<(), Problem> {
    let language: Locale = language.parse().unwrap_or_else(|_| locale());
    let cookie = format!("language={language}; Path=/; Max-Age=31536000; SameSite=Lax; Secure; HttpOnly");
    if let (Some(response), Ok(value)) =
        (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(&cookie))
    {
        response.append_header(http::header::SET_COOKIE, value);
    }
    Ok(())
}
