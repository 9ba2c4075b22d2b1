//! Files: those of a message, those that go along with the next, and where they are chosen.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::files::{File, LARGEST, LARGEST_MB, MOST_WAITING};
use switchboard::say;
use switchboard::text::Locale;

use super::doors::KeepDraft;
use super::reader::Reader;
use crate::paths;
use crate::ui::{Coming, FileButton, Icon, IconSize};

/// The files of a message: pictures as pictures, everything else by its name.
#[component]
pub fn Files(
    /// The files.
    files: Vec<File>,
    /// Who reads. What a file shows cannot be masked, so a viewer is told of it only.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let sees = reader.may(Right::InboxReply);
    (!files.is_empty()).then(|| {
        let shown = files
            .into_iter()
            .map(|it| match (sees, it.picture()) {
                (false, _) => view! { <li class="hint">{say!(locale, "files-hidden")}</li> }.into_any(),
                (true, Some((width, height))) => picture(it, width, height),
                (true, None) => view! { <li>{named(&it, locale)}</li> }.into_any(),
            })
            .collect_view();
        view! { <ul class="files">{shown}</ul> }
    })
}

/// Its place is known before it is loaded, so nothing moves when it is.
fn picture(file: File, width: i32, height: i32) -> AnyView {
    let (address, source) = (paths::file(file.id), paths::file(file.id));
    view! {
        <li>
            <a href=address>
                <img class="file-picture" src=source alt=file.name width=width height=height loading="lazy" decoding="async"/>
            </a>
        </li>
    }
    .into_any()
}

fn named(file: &File, locale: Locale) -> impl IntoView + use<> {
    view! {
        <a class="link file-link" href=paths::file(file.id)>
            <Icon name="file-text" size=IconSize::Small/>
            " "
            {file.name.clone()}
        </a>
        " "
        <span class="hint">{size(file, locale)}</span>
    }
}

fn size(file: &File, locale: Locale) -> String {
    say!(locale, "files-size", size = file.bytes / 1_000 + 1)
}

/// Files that wait for the words that they go along with, each with a way to let it go.
#[component]
pub fn Waiting(
    /// The files.
    files: Vec<File>,
    /// The reader's language.
    locale: Locale,
) -> impl IntoView {
    (!files.is_empty()).then(|| {
        let keep = paths::here(KeepDraft::PATH);
        let shown = files
            .into_iter()
            .map(|it| {
                let remove = say!(locale, "files-remove", name = it.name.as_str());
                view! {
                    <li class="file-waiting">
                        {named(&it, locale)}
                        // Goes with the draft, so that nothing that was typed is lost on the way.
                        <button type="submit" class="btn btn-quiet btn-sm btn-icon" formaction=keep.clone() name="drop" value=it.id.to_string() aria-label=remove>
                            <Icon name="x" size=IconSize::Small/>
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="files files-waiting" aria-label=say!(locale, "files-waiting")>{shown}</ul> }
    })
}

/// Where the files that are on their way are shown.
#[component]
pub fn OnTheirWay(
    /// The reader's language.
    locale: Locale,
) -> impl IntoView {
    let too_large = say!(locale, "files-too-large", name = "{}", limit = LARGEST_MB);
    view! { <Coming largest=LARGEST too_large=too_large arrived=say!(locale, "files-arrived", name = "{}")/> }
}

/// Where files are chosen. They are taken in with whatever the form is sent for.
#[component]
pub fn FilePicker(
    /// The reader's language.
    locale: Locale,
) -> impl IntoView {
    let hint = say!(locale, "files-hint", most = MOST_WAITING, limit = LARGEST_MB);
    view! { <FileButton name="files" label=say!(locale, "files-add") hint=hint multiple=true/> }
}
