//! What a document says, page by page.

use leptos::prelude::*;
use switchboard::knowledge::documents::{PAGES_AT_ONCE, ShownPage};
use switchboard::knowledge::{Listed, ShownPassage};
use switchboard::say;
use switchboard::text::Locale;

use crate::knowledge::item::passage_list;
use crate::ui::{Fold, LinkButton, Size};
use crate::{locale, paths};

/// Longest text of one page that is shown, in characters: a sheet may have a million.
const LONGEST: usize = 20_000;

/// Some pages, each with an address of its own, and the way to those before and after them.
#[component]
pub(super) fn Pages(
    /// The document.
    item: Listed,
    /// The version that is shown.
    version: i32,
    /// How many pages it has.
    last_page: i32,
    /// Those that are shown.
    pages: Vec<ShownPage>,
) -> impl IntoView {
    let locale = locale();
    let first = pages.first().map_or(1, |it| it.number);
    let last = pages.last().map_or(first, |it| it.number);
    let to = |page: i32| paths::citation(item.id, Some(version), Some(page));
    let before = (first > 1).then(|| to((first - PAGES_AT_ONCE).max(1)));
    let after = (last < last_page).then(|| to(last + 1));
    let ways = (before.is_some() || after.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=say!(locale, "knowledge-pages")>
                <span class="num">{say!(locale, "knowledge-pages-range", first = first, last = last, all = last_page)}</span>
                <span class="pager-links">
                    {before.map(|href| view! { <LinkButton href=href size=Size::Small>{say!(locale, "knowledge-pages-before")}</LinkButton> })}
                    {after.map(|href| view! { <LinkButton href=href size=Size::Small>{say!(locale, "knowledge-pages-after")}</LinkButton> })}
                </span>
            </nav>
        }
    });
    let language = item.language.tag();
    let shown = pages.into_iter().map(|it| page(it, last_page > 1, language, locale)).collect_view();
    view! { <div class="stack">{shown} {ways}</div> }
}

fn page(page: ShownPage, is_one_of_many: bool, language: &'static str, locale: Locale) -> impl IntoView {
    let number = page.number;
    let title = say!(locale, "knowledge-page", number = number);
    let heading = is_one_of_many.then(|| view! { <h3 class="document-number">{title.clone()}</h3> });
    let end = page.text.char_indices().nth(LONGEST).map(|(at, _)| at);
    let cut = end.map(|_| view! { <p class="hint">{say!(locale, "knowledge-page-cut")}</p> });
    let text = &page.text[..end.unwrap_or(page.text.len())];
    let shown = text.split("\n\n").filter(|it| !it.trim().is_empty()).map(block).collect_view();
    let is_empty = page.text.is_empty().then(|| view! { <p class="hint">{say!(locale, "knowledge-page-empty")}</p> });
    view! {
        <section class="document-page" id=format!("page-{number}") aria-label=title>
            {heading}
            <div class="stack stack-sm" lang=language dir="auto">{shown}</div>
            {is_empty}
            {cut}
            {passages(page.passages, number, locale)}
        </section>
    }
}

/// A block of a page: a heading is marked as in Markdown.
fn block(text: &str) -> AnyView {
    let marks = text.bytes().take_while(|it| *it == b'#').count();
    match text[marks..].strip_prefix(' ') {
        Some(heading) if (1..=6).contains(&marks) => {
            view! { <p class="whitespace-pre-line"><strong>{heading.to_owned()}</strong></p> }.into_any()
        }
        _ => view! { <p class="document-text">{text.to_owned()}</p> }.into_any(),
    }
}

/// The passages that begin on a page, as the assistant finds and quotes them.
fn passages(passages: Vec<ShownPassage>, number: i32, locale: Locale) -> Option<impl IntoView> {
    (!passages.is_empty()).then(|| {
        let count = passages.len();
        view! {
            <Fold title=say!(locale, "knowledge-passages-of", number = number) count=count id=format!("passages-{number}")>
                {passage_list(passages, &[])}
            </Fold>
        }
    })
}
