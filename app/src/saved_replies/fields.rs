//! The fields of a saved reply.

use leptos::prelude::*;
use switchboard::inbox::Body;
use switchboard::saved_replies::{LONGEST_SHORTCODE, LONGEST_TITLE, SavedReply};
use switchboard::say;

use super::problems::variables;
use crate::locale;
use crate::ui::{TextArea, TextField};

/// The fields, for a form that writes or revises.
#[component]
pub(super) fn ReplyFields(
    /// What stands in them at first.
    #[prop(optional)]
    written: Option<SavedReply>,
) -> impl IntoView {
    let locale = locale();
    let most = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    let of = |read: fn(SavedReply) -> String| written.clone().map(read);
    let hint = say!(locale, "replies-body-hint", known = variables());
    view! {
        <TextField name="title" label=say!(locale, "replies-title") value=of(|it| it.title) required=true maxlength=most(LONGEST_TITLE)/>
        <TextField
            name="shortcode"
            label=say!(locale, "replies-shortcode")
            hint=say!(locale, "replies-shortcode-hint")
            value=of(|it| it.shortcode)
            required=true
            autocomplete="off"
            maxlength=most(LONGEST_SHORTCODE + 1)
        />
        <TextArea name="body_en" label=say!(locale, "replies-body-en") hint=hint value=of(|it| it.body_en) maxlength=most(Body::LONGEST) optional=true/>
        <TextArea name="body_fr" label=say!(locale, "replies-body-fr") value=of(|it| it.body_fr) maxlength=most(Body::LONGEST) optional=true/>
    }
}
