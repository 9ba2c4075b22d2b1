//! `/knowledge/:item/compare?from=1&to=3`: what one version says beside another.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::KnowledgeRead;
use switchboard::ids::ItemId;
use switchboard::inbox::edits;
use switchboard::knowledge::{self, Version};
use switchboard::say;

use crate::inbox::pieces;
use crate::ui::{Panel, SubmitButton, TextField, Variant};
use crate::{Sheet, access, locale, page, paths};

/// Two versions of an item, word by word.
pub fn compare_page() -> impl IntoView {
    let item = use_params_map().with_untracked(|params| params.get("item")).unwrap_or_default();
    let (from, to) = use_query_map().with_untracked(|query| {
        let number = |name: &str| query.get(name).and_then(|it| it.parse::<i32>().ok());
        (number("from"), number("to"))
    });
    page(async move {
        let id: ItemId = item.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeRead).await?;
        let item = knowledge::find_item(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let to = to.unwrap_or(item.version.max(1));
        let from = from.unwrap_or((to - 1).max(1));
        let before = knowledge::version(&mut tx, id, from).await?.ok_or_else(access::not_found)?;
        let after = knowledge::version(&mut tx, id, to).await?.ok_or_else(access::not_found)?;
        access::hand_on(tx);
        let about = say!(locale(), "knowledge-compared", from = from, to = to);
        let body = view! { <Compared item=id before=before after=after/> };
        Ok(Sheet::new(item.title, body).about(about))
    })
}

/// What changed from one version to the other.
#[component]
pub fn Compared(
    /// The item.
    item: ItemId,
    /// The one.
    before: Version,
    /// The other.
    after: Version,
) -> impl IntoView {
    let locale = locale();
    let part = |name: String, before: &str, after: &str| {
        let same = (before == after).then(|| view! { <p class="hint">{say!(locale, "knowledge-unchanged")}</p> });
        let shown = pieces(edits(before, after));
        view! {
            <Panel title=name>
                {same}
                <p class="diff whitespace-pre-line" dir="auto">{shown}</p>
            </Panel>
        }
    };
    let variants = (!before.variants.is_empty() || !after.variants.is_empty())
        .then(|| part(say!(locale, "knowledge-variants"), &before.variants.join("\n"), &after.variants.join("\n")));
    let number = |name: &'static str, label: String, value: i32| {
        view! { <TextField name=name label=label kind="number" value=value.to_string() min="1" required=true/> }
    };
    view! {
        <div class="page stack">
            <form method="get" action=paths::knowledge_compare(item) class="cluster items-end">
                {number("from", say!(locale, "knowledge-compare-from"), before.number)}
                {number("to", say!(locale, "knowledge-compare-to"), after.number)}
                <SubmitButton variant=Variant::Default>{say!(locale, "knowledge-compare")}</SubmitButton>
            </form>
            {part(say!(locale, "knowledge-title"), &before.title, &after.title)}
            {variants}
            {part(say!(locale, "knowledge-text"), &before.body, &after.body)}
            <p>
                <a class="link" href=paths::knowledge_item(item)>{say!(locale, "knowledge-back-to-item")}</a>
            </p>
        </div>
    }
}
