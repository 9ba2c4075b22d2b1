//! Moments.

use leptos::prelude::*;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A moment as text, with the exact one behind it.
#[component]
pub fn Time(
    /// The moment.
    at: OffsetDateTime,
    /// As it is shown: "8 min", from `switchboard::text::short`.
    #[prop(into)]
    shown: String,
    /// In full, with the zone: shown on hover, read out.
    #[prop(optional_no_strip, into)]
    full: Option<String>,
    /// CSS classes.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    // Only years beyond 9999 have no such form; the text stands without the machine's one then.
    let exact = at.format(&Rfc3339).ok();
    view! { <time class=class datetime=exact title=full>{shown}</time> }
}
