//! The frame of the pages one sees before signing in.

use leptos::prelude::*;

use super::LampState::{Assistant, Calling, Person};
use super::{Lamp, LampState, Mark};

/// Lamps of the picture beside the form: a quiet morning on four channels.
const PICTURE: [&[LampState]; 4] = [
    &[Calling, Person, Assistant, Assistant, Assistant, Assistant, Assistant],
    &[Calling, Calling, Person, Assistant, Assistant],
    &[Person, Assistant, Assistant, Assistant],
    &[Calling, Person, Assistant, Assistant, Assistant, Assistant, Assistant, Assistant],
];

/// The product's name, a title, a form; and from 1024 px the line board beside them, as a
/// picture that is hidden from readers.
#[component]
pub fn AuthLayout(
    /// The page's heading.
    #[prop(into)]
    title: String,
    /// One sentence under it.
    #[prop(optional_no_strip, into)]
    about: Option<String>,
    /// Links at the foot: languages.
    #[prop(optional)]
    foot: Option<AnyView>,
    /// The form, and other ways in (`.auth-links`).
    children: Children,
) -> impl IntoView {
    let picture = PICTURE
        .iter()
        .map(|lamps| {
            let lamps = lamps.iter().map(|state| view! { <Lamp state=*state silent=true/> }).collect_view();
            view! { <span>{lamps}</span> }
        })
        .collect_view();
    view! {
        <div class="auth">
            <div class="auth-side">
                <header>
                    <a class="wordmark" href="/">
                        <Mark/>
                        "Switchboard"
                    </a>
                </header>
                <main class="auth-main" id="content">
                    <h1 class="auth-title">{title}</h1>
                    {about.map(|words| view! { <p class="auth-about">{words}</p> })}
                    {children()}
                </main>
                {foot.map(|links| view! { <footer class="auth-foot">{links}</footer> })}
            </div>
            <div class="auth-board" data-theme="dark" aria-hidden="true">{picture}</div>
        </div>
    }
}
