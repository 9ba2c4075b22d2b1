//! The promises of the parts, held on the HTML that they render.

use leptos::prelude::*;
use switchboard::text::Locale;

use super::*;

/// Renders `view` for an English reader.
fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String
where
    V::Output<()>: Sized,
{
    Owner::new().with(|| {
        provide_context(Locale::En);
        view().into_any().to_html()
    })
}
