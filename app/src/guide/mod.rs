//! The guide: where everything is, which key does what, and how to find something.
//!
//! `/more` lists the places that a narrow screen's bar has no room for; `/help` is the sheet
//! of keys; `/search` is what the palette does for whoever has no scripts.

mod help;

use leptos::prelude::*;
use switchboard::access::{Belong, Right};
use switchboard::say;

use crate::routes::{Entry, needs};
use crate::ui::*;
use crate::{Problem, Sheet, access, locale, page, paths, shell};

/// Its pages.
pub const PAGES: &[Entry] =
    &[needs("/more", Right::Belong), needs("/help", Right::Belong), needs("/search", Right::Belong)];

/// `/more`
pub fn more_page() -> impl IntoView {
    page(async {
        drop(access::require(Belong).await?);
        let body = view! {
            <div class="page page-form">
                <nav aria-label=say!(locale(), "nav-more")>
                    <NavList items=shell::places()/>
                </nav>
                <ul class="more-menu">{crate::team::person_menu()}</ul>
            </div>
        };
        Ok(Sheet::new(say!(locale(), "nav-more"), body))
    })
}

/// `/help`
pub fn help_page() -> impl IntoView {
    page(async {
        drop(access::require(Belong).await?);
        Ok(Sheet::new(say!(locale(), "help-title"), help::keys(locale())))
    })
}

/// `/search`
pub fn search_page() -> impl IntoView {
    page(search())
}

async fn search() -> Result<Sheet, Problem> {
    drop(access::require(Belong).await?);
    let locale = locale();
    let body = view! {
        <div class="page page-form stack">
            <form method="get" action=paths::here("/inbox") class="form" role="search">
                <input type="hidden" name="view" value="all"/>
                <TextField name="q" label=say!(locale, "search-words") kind="search" autofocus=true/>
                <div class="form-actions">
                    <SubmitButton icon=Some("search")>{say!(locale, "search-do")}</SubmitButton>
                </div>
            </form>
            <nav aria-label=say!(locale, "search-places")>
                <NavList items=shell::places()/>
            </nav>
        </div>
    };
    Ok(Sheet::new(say!(locale, "nav-search"), body))
}
