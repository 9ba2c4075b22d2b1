//! Passkeys: a button that asks the browser for one.
//!
//! Browsers give passkeys to scripts alone, so without them there is no button; the password, a code of an app or a
//! recovery code do the same. The button puts the answer into a field of its form and sends the form, so that what
//! follows is what follows every form.

#[cfg(target_arch = "wasm32")]
mod ask;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the button says, in the reader's language.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasskeyWords {
    /// What it does.
    pub act: String,
    /// That it did not work, and what to do.
    pub failed: String,
}

/// Asks for a passkey, and sends the form that it stands in.
#[island]
pub fn Passkey(
    /// The door that knows what to ask.
    door: String,
    /// The name of the site that passkeys are made for.
    site: String,
    /// The form's field for the answer.
    field: String,
    /// A new passkey is made.
    makes: bool,
    /// What the button says.
    words: PasskeyWords,
) -> impl IntoView {
    let (awake, asking, failed) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| awake.set(ask::is_possible(&site)));
    #[cfg(target_arch = "wasm32")]
    let press = move |event: web_sys::MouseEvent| {
        let Some(form) = ask::form_of(&event) else { return };
        // A name is wanted before the browser asks anything.
        if asking.get_untracked() || (makes && !form.report_validity()) {
            return;
        }
        asking.set(true);
        failed.set(false);
        let (door, field) = (door.clone(), field.clone());
        leptos::task::spawn_local(async move {
            let sent = ask::answer(&door, makes).await.and_then(|answer| ask::send(&form, &field, &answer));
            failed.set(sent.is_none());
            asking.set(false);
        });
    };
    #[cfg(not(target_arch = "wasm32"))]
    let press = move |_| drop((door.clone(), site.clone(), field.clone(), makes));
    view! {
        <div class="stack stack-sm" hidden=move || !awake.get()>
            <button type="button" class="btn btn-wide" on:click=press aria-busy=move || asking.get().to_string()>
                {words.act}
            </button>
            <p class="form-refusal" role="alert" hidden=move || !failed.get()>
                {move || if failed.get() { words.failed.clone() } else { String::new() }}
            </p>
        </div>
    }
}
