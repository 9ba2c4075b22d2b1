//! Every part in all its states, on a page one can visit while styling (`/specimens`, in
//! development), and in the tests.
//!
//! Its words are samples, not sentences of the product: they stand here, not in the
//! catalogues. The people are those of the test world.

mod controls;
mod frame;
mod lists;
mod states;
mod thread;
mod today;
mod workbench;

use leptos::prelude::*;

pub use frame::{list_in_shell, sign_in};
pub use thread::inbox_in_shell;
pub use today::today_in_shell;

/// Every part in all its states, in the light and in the dark.
#[component]
pub fn Specimens() -> impl IntoView {
    view! {
        <main class="grid lg:grid-cols-2" id="content">
            <h1 class="sr-only">"Specimens"</h1>
            {half("light", "Light")}
            {half("dark", "Dark")}
        </main>
    }
}

/// One theme. Its word is in front of every name, so that ids differ between the halves.
fn half(theme: &'static str, title: &'static str) -> AnyView {
    view! {
        <section class="page stack stack-lg bg-surface min-w-0" data-theme=theme aria-label=title>
            <h2 class="text-xl">{title}</h2>
            {controls::buttons(theme)}
            {controls::fields(theme)}
            {states::marks()}
            {lists::tabs(theme)}
            {lists::table(theme)}
            {frame::members(theme)}
            {thread::parts(theme)}
            {lists::panels(theme)}
            {workbench::answers()}
            {lists::overlays(theme)}
            {states::states(theme)}
        </section>
    }
    .into_any()
}

/// A titled group of specimens.
fn group(title: &'static str, shown: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="stack stack-sm">
            <h3 class="text-xs font-medium text-ink-3">{title}</h3>
            {shown}
        </div>
    }
    .into_any()
}
