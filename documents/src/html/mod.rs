//! Web pages: what a reader would read, without the furniture around it.

mod furniture;
mod prepare;
mod table;
mod walk;

use scraper::{ElementRef, Html};

use crate::{Document, Unreadable};
use furniture::Furniture;

/// A web page, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebPage {
    pub title: Option<String>,
    /// The language that the page declares, such as `fr` or `en-GB`.
    pub language: Option<String>,
    /// The address that the page names as its own, as written.
    pub canonical: Option<String>,
    /// Whether the page lets itself be indexed (`meta name=robots`).
    pub may_index: bool,
    /// Whether the page lets its links be followed.
    pub may_follow: bool,
    /// Addresses of links, as written, in order.
    pub links: Vec<String>,
    /// What links are relative to, where the page says so, as written.
    pub base: Option<String>,
    /// The text as in [`Page::text`](crate::Page::text).
    pub text: String,
}

/// Links of one page that are taken.
const MOST_LINKS: usize = 10_000;

/// Reads a web page. `charset` is what the answer's `Content-Type` said, if it did.
///
/// Of a page that nests deeper than browsers go, what stands before that is read.
pub fn page(bytes: &[u8], charset: Option<&str>) -> WebPage {
    let source = prepare::decode(bytes, charset);
    let tree = Html::parse_document(prepare::shallow(&source));
    let mut page = WebPage { may_index: true, may_follow: true, ..WebPage::default() };
    for element in tree.root_element().descendants().filter_map(ElementRef::wrap) {
        let attribute = |name: &str| element.attr(name).map(str::trim).filter(|value| !value.is_empty());
        match element.value().name() {
            "title" if page.title.is_none() => page.title = walk::words(&element),
            "base" if page.base.is_none() => page.base = attribute("href").map(str::to_owned),
            "link" if page.canonical.is_none() && has_word(attribute("rel"), "canonical") => {
                page.canonical = attribute("href").map(str::to_owned);
            }
            "meta" if has_word(attribute("name"), "robots") => {
                let asks = |word: &str| has_word(attribute("content"), word) || has_word(attribute("content"), "none");
                page.may_index &= !asks("noindex");
                page.may_follow &= !asks("nofollow");
            }
            "a" | "area" if page.links.len() < MOST_LINKS => page.links.extend(attribute("href").map(str::to_owned)),
            _ => {}
        }
    }
    page.language = tree.root_element().attr("lang").map(str::trim).filter(|lang| !lang.is_empty()).map(str::to_owned);
    let whole = || walk::text(tree.root_element(), Furniture::Kept);
    let article = walk::text(furniture::main_of(&tree), Furniture::Removed);
    page.text = if article.chars().any(char::is_alphanumeric) { article } else { whole() };
    page
}

/// Reads an uploaded page: somebody chose it, so all of its text counts.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let source = prepare::decode(bytes, None);
    let shallow = prepare::shallow(&source);
    if shallow.len() < source.len() {
        return Err(Unreadable::UnpacksTooFar);
    }
    let tree = Html::parse_document(shallow);
    let mut elements = tree.root_element().descendants().filter_map(ElementRef::wrap);
    let title = elements.find(|element| element.value().name() == "title").and_then(|title| walk::words(&title));
    Document::of_pages(title, vec![walk::text(tree.root_element(), Furniture::Kept)])
}

/// Whether a list of words, separated by spaces or commas, has this one.
fn has_word(list: Option<&str>, word: &str) -> bool {
    list.is_some_and(|list| list.split([' ', ',']).any(|one| one.trim().eq_ignore_ascii_case(word)))
}
