//! What an item said, version by version.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::knowledge::{Listed, Version};
use switchboard::say;

use super::doors::RollBack;
use super::list::Updated;
use super::preview::PreviewOf;
use crate::ui::{Badge, BadgeTone, Fold, Panel, Size, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// Every version, the newest first, each with its words and a way back to it.
#[component]
pub(super) fn Versions(
    /// The item.
    item: Listed,
    /// Its versions, newest first.
    versions: Vec<Version>,
    /// Whether the reader may go back to one.
    may_write: bool,
) -> impl IntoView {
    let shown = versions
        .into_iter()
        .map(|version| view! { <OneVersion item=item.clone() version=version may_write=may_write/> })
        .collect_view();
    view! {
        <Panel title=say!(locale(), "knowledge-versions")>
            <ol class="stack">{shown}</ol>
        </Panel>
    }
}

#[component]
fn OneVersion(item: Listed, version: Version, may_write: bool) -> impl IntoView {
    let locale = locale();
    let is_active = version.number == item.version;
    let by = match version.written_by {
        Some(name) => say!(locale, "knowledge-written-by", name = name),
        None => say!(locale, "knowledge-imported"),
    };
    let hidden = vec![("item", item.id.to_string()), ("version", version.number.to_string())];
    let looked =
        paths::knowledge_preview(item.id, &format!("{}&version={}", PreviewOf::Version.word(), version.number));
    let back = (may_write && !is_active).then(|| {
        view! {
            <a class="link" href=looked>{say!(locale, "workbench-look-version", version = version.number)}</a>
            <Form door=RollBack::PATH hidden=hidden>
                <SubmitButton variant=Variant::Default size=Size::Small icon=Some("rotate-ccw")>
                    {say!(locale, "knowledge-roll-back", version = version.number)}
                </SubmitButton>
            </Form>
        }
    });
    let compared = (version.number > 1).then(|| {
        let from = if is_active { version.number - 1 } else { item.version.min(version.number - 1).max(1) };
        let address = format!("{}?from={from}&to={}", paths::knowledge_compare(item.id), version.number);
        view! { <a class="link" href=address>{say!(locale, "knowledge-compare-with", version = from)}</a> }
    });
    let words = say!(locale, "knowledge-words-of", version = version.number);
    view! {
        <li class="stack stack-sm">
            <div class="cluster">
                <strong>{say!(locale, "knowledge-version", version = version.number)}</strong>
                {is_active.then(|| view! { <Badge tone=BadgeTone::Accent>{say!(locale, "knowledge-active")}</Badge> })}
                <span class="hint">{by}</span>
                <Updated at=version.created_at/>
                {compared}
                {back}
            </div>
            <Fold title=words>
                <div class="stack stack-sm">
                    <p>
                        <strong>{version.title}</strong>
                    </p>
                    <ul class="hint">{version.variants.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                    <p class="whitespace-pre-line">{version.body}</p>
                </div>
            </Fold>
        </li>
    }
}
