//! A page: what it shows, or the problem it met.

use std::future::Future;

use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use switchboard::say;

use crate::ui::counted;
use crate::{Problem, locale, paths, visit};

/// What a page shows: a title, what one can do, and the body.
pub struct Sheet {
    /// The page's name, for the heading.
    pub title: String,
    /// A few words beside the title.
    pub about: Option<String>,
    /// The heading is part of the body (a conversation's name), not of the bar.
    pub own_heading: bool,
    /// Buttons and links beside the title.
    pub actions: AnyView,
    /// The rest.
    pub body: AnyView,
}

impl Sheet {
    /// A page with a title and a body.
    pub fn new(title: impl Into<String>, body: impl IntoView + 'static) -> Self {
        Self { title: title.into(), about: None, own_heading: false, actions: ().into_any(), body: body.into_any() }
    }

    /// The same, with a few words beside the title.
    #[must_use]
    pub fn about(mut self, words: String) -> Self {
        self.about = Some(words);
        self
    }

    /// The same, with buttons beside the title.
    #[must_use]
    pub fn actions(mut self, actions: impl IntoView + 'static) -> Self {
        self.actions = actions.into_any();
        self
    }

    /// The same, where the body has the `h1`.
    #[must_use]
    pub fn own_heading(mut self) -> Self {
        self.own_heading = true;
        self
    }
}

/// A page of a workspace: loads its sheet and puts it into the shell.
pub fn page(load: impl Future<Output = Result<Sheet, Problem>> + Send + 'static) -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                let loaded = load.await;
                let sheet = loaded.unwrap_or_else(|problem| sorry(&problem));
                crate::shell::shell(sheet).await
            })}
        </Suspense>
    }
}

/// A page outside of any workspace, such as sign-in.
pub fn bare(load: impl Future<Output = Result<Sheet, Problem>> + Send + 'static) -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                let sheet = load.await.unwrap_or_else(|problem| sorry(&problem));
                crate::shell::bare(sheet)
            })}
        </Suspense>
    }
}

/// The title of the browser's tab: "(3) Inbox · Ma Boutique · Switchboard".
#[component]
pub fn TabTitle(
    /// The page's name.
    title: String,
    /// How many conversations wait for an answer: the number of the list and of the sidebar.
    waiting: i64,
) -> impl IntoView {
    let visit = visit();
    let count = if waiting > 0 { format!("({}) ", counted(waiting)) } else { String::new() };
    let text = match &visit.here {
        Some(here) => format!("{count}{title} · {} · Switchboard", here.name),
        None => format!("{count}{title} · Switchboard"),
    };
    // `leptos_meta` writes a title as it is; people write names of conversations and of knowledge.
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    view! { <Title text=text/> }
}

/// The page that says what went wrong, with the status that says the same.
pub fn sorry(problem: &Problem) -> Sheet {
    let locale = locale();
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(problem.status());
        if matches!(problem, Problem::SignIn) {
            let next = format!("{}?next={}", paths::login(), encode(&visit().address));
            if let Ok(location) = http::HeaderValue::from_str(&next) {
                response.set_status(http::StatusCode::FOUND);
                response.insert_header(http::header::LOCATION, location);
            }
        }
    }
    let title = match problem {
        Problem::NotFound(_) => say!(locale, "problem-title-not-found"),
        Problem::Forbidden(_) | Problem::SignIn => say!(locale, "problem-title-forbidden"),
        _ => say!(locale, "problem-title-fault"),
    };
    let reference = match problem {
        Problem::Fault { reference, .. } => Some(say!(locale, "problem-reference", reference = reference.clone())),
        _ => None,
    };
    let home = say!(locale, "problem-home");
    let sentence = problem.to_string();
    let body = view! {
        <div class="empty" data-sorry>
            <p class="empty-text">{sentence}</p>
            {reference.map(|it| view! { <p class="empty-text">{it}</p> })}
            <a class="btn" href=paths::today()>{home}</a>
        </div>
    };
    Sheet::new(title, body)
}

/// Percent-encodes a query value.
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
