//! Where documents are chosen or dropped.

use islands::Brings;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::files::{LARGEST, LARGEST_MB, MOST_WAITING};
use switchboard::ids::ItemId;
use switchboard::say;

use super::doors::{Replace, Upload};
use crate::ui::{Coming, FileButton, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// The form that brings documents: several new ones, or the file that replaces what one was read from.
#[component]
pub(in crate::knowledge) fn Bring(
    /// The document whose file is replaced.
    #[prop(optional_no_strip)]
    replaces: Option<ItemId>,
) -> impl IntoView {
    let locale = locale();
    let (door, hidden, shown) = match replaces {
        None => (Upload::PATH, Vec::new(), "knowledge"),
        Some(item) => (Replace::PATH, vec![("item", item.to_string())], "document"),
    };
    let is_one = replaces.is_some();
    let (about, choose, hint, send) = match is_one {
        true => (
            say!(locale, "knowledge-replace-about"),
            say!(locale, "knowledge-choose-file"),
            say!(locale, "knowledge-hint-one", limit = LARGEST_MB),
            say!(locale, "knowledge-replace"),
        ),
        false => (
            say!(locale, "knowledge-upload-about"),
            say!(locale, "knowledge-choose-files"),
            say!(locale, "files-hint", most = MOST_WAITING, limit = LARGEST_MB),
            say!(locale, "knowledge-upload"),
        ),
    };
    let too_large = say!(locale, "knowledge-file-too-large", name = "{}", limit = LARGEST_MB);
    view! {
        <Form door=door hidden=hidden class="dropzone" brings_files=true>
            <p class="hint">{about}</p>
            <div class="cluster" data-brings=paths::here(door) data-renews=shown>
                <FileButton name="files" label=choose hint=hint.clone() multiple=!is_one/>
                <noscript>
                    <SubmitButton variant=Variant::Default>{send}</SubmitButton>
                </noscript>
                <Brings waits=say!(locale, "knowledge-sent-after")/>
            </div>
            <p class="hint">{hint}</p>
            <Coming largest=LARGEST too_large=too_large arrived=say!(locale, "knowledge-arrived", name = "{}")/>
        </Form>
    }
}
