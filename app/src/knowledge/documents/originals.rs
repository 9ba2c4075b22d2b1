//! The files that a document was read from, newest first, each with the version that was read from it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::knowledge::Listed;
use switchboard::knowledge::documents::Original;
use switchboard::say;
use switchboard::text::Locale;

use crate::knowledge::doors::RollBack;
use crate::knowledge::list::Updated;
use crate::ui::{Badge, BadgeTone, Icon, IconSize, Panel, Size, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// The files, to be downloaded, and the way back to what an earlier one said.
#[component]
pub(super) fn Originals(
    /// The document.
    item: Listed,
    /// Its files, newest first.
    originals: Vec<Original>,
    /// Whether the reader may go back to one.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let shown = originals.into_iter().map(|it| original(&item, it, may_write, locale)).collect_view();
    view! {
        <Panel title=say!(locale, "knowledge-originals")>
            <ol class="stack">{shown}</ol>
        </Panel>
    }
}

fn original(item: &Listed, it: Original, may_write: bool, locale: Locale) -> impl IntoView + use<> {
    let by = match it.uploaded_by {
        Some(name) => say!(locale, "knowledge-uploaded-by", name = name),
        None => say!(locale, "knowledge-uploaded-by-system"),
    };
    let is_active = it.version == Some(item.version);
    let read = match it.version {
        None => view! { <Badge tone=BadgeTone::Line>{say!(locale, "knowledge-original-unread")}</Badge> }.into_any(),
        Some(_) if is_active => {
            view! { <Badge tone=BadgeTone::Accent>{say!(locale, "knowledge-active")}</Badge> }.into_any()
        }
        Some(version) => {
            let address = paths::citation(item.id, Some(version), Some(1));
            view! { <a class="link" href=address>{say!(locale, "knowledge-words-of", version = version)}</a> }
                .into_any()
        }
    };
    let back = it.version.filter(|_| may_write && !is_active).map(|version| {
        let hidden = vec![("item", item.id.to_string()), ("version", version.to_string())];
        view! {
            <Form door=RollBack::PATH hidden=hidden>
                <SubmitButton variant=Variant::Default size=Size::Small icon=Some("rotate-ccw")>
                    {say!(locale, "knowledge-roll-back", version = version)}
                </SubmitButton>
            </Form>
        }
    });
    view! {
        <li class="stack stack-sm">
            <p>
                <a class="link file-link" href=paths::knowledge_original(it.id) download="">
                    <Icon name="file-text" size=IconSize::Small/>
                    " "
                    {it.name}
                </a>
                " "
                <span class="hint">{say!(locale, "files-size", size = it.bytes / 1_000 + 1)}</span>
            </p>
            <p class="hint">{by} " " <Updated at=it.created_at/></p>
            <div class="cluster">{read} {back}</div>
        </li>
    }
}
