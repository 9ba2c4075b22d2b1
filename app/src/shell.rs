//! The shell around a page: navigation, title, messages.

use leptos::prelude::*;

use crate::page::TabTitle;
use crate::{Sheet, visit};

/// The shell of a workspace's pages.
pub async fn shell(sheet: Sheet) -> impl IntoView {
    let notices = visit().flash.as_ref().map(|flash| flash.notices.clone()).unwrap_or_default();
    view! {
        <TabTitle title=sheet.title.clone()/>
        <main id="content">
            {(!sheet.own_heading).then(|| view! { <h1>{sheet.title}</h1> })}
            {sheet.actions}
            {sheet.body}
        </main>
        <div role="status">{notices.into_iter().map(|it| view! { <p class="toast">{it}</p> }).collect_view()}</div>
    }
}

/// The frame of pages outside of any workspace.
pub fn bare(sheet: Sheet) -> impl IntoView {
    view! {
        <TabTitle title=sheet.title.clone()/>
        <main id="content">
            <h1>{sheet.title}</h1>
            {sheet.body}
        </main>
    }
}
