//! The languages, on the pages that one sees before signing in.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::text::Locale;

use super::doors::Speak;
use crate::{Form, locale};

/// One small form for each language but the reader's.
#[component]
pub(super) fn Languages() -> impl IntoView {
    let here = locale();
    let others = Locale::ALL
        .iter()
        .filter(|it| **it != here)
        .map(|it| {
            view! {
                <Form door=Speak::PATH hidden=vec![("language", it.to_string())]>
                    <button type="submit" class="link" lang=it.word()>
                        {it.say("language-name", &[])}
                    </button>
                </Form>
            }
        })
        .collect_view();
    view! { <div class="auth-links">{others}</div> }
}
