//! Today: what waits for the person who just came in.

use leptos::prelude::*;
use switchboard::access::Belong;
use switchboard::say;

use crate::{Sheet, access, locale, page};

/// `/`
pub fn today_page() -> impl IntoView {
    page(async {
        let tx = access::require(Belong).await?;
        let name = tx.actor().name().to_owned();
        drop(tx);
        Ok(Sheet::new(say!(locale(), "today-title", name = name), view! { <p></p> }))
    })
}
