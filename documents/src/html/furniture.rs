//! What stands on every page of a site and says nothing about this one.

use scraper::{ElementRef, Html};

/// Whether the furniture of a page stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    Kept,
    Removed,
}

/// Words in a class or id that give furniture away.
const SIGNS: [&str; 34] = [
    "advert",
    "advertisement",
    "ads",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "cmp",
    "consent",
    "cookie",
    "cookiebar",
    "cookieconsent",
    "cookies",
    "dropdown",
    "footer",
    "gdpr",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "onetrust",
    "pagination",
    "popup",
    "promo",
    "share",
    "sharing",
    "sidebar",
    "skip",
    "social",
    "subnav",
    "toc",
    "topbar",
];

/// The element that holds what the page is about: `main`, the only `article`, or all of it.
pub(super) fn main_of(tree: &Html) -> ElementRef<'_> {
    let root = tree.root_element();
    let elements = || root.descendants().filter_map(ElementRef::wrap);
    let is_main = |element: &ElementRef<'_>| element.value().name() == "main" || element.attr("role") == Some("main");
    let mut articles = elements().filter(|element| element.value().name() == "article");
    let only_article = articles.next().filter(|_| articles.next().is_none());
    let enough = |element: &ElementRef<'_>| letters(element) * 5 > letters(&root);
    elements().find(is_main).filter(enough).or(only_article.filter(enough)).unwrap_or(root)
}

/// Whether an element is furniture, by what it is, by what it calls itself, or by being all links.
pub(super) fn is_furniture(element: &ElementRef<'_>) -> bool {
    match element.value().name() {
        "html" | "body" | "main" | "article" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "td" | "th"
        | "tr" => {
            return false;
        }
        "nav" | "aside" | "footer" | "dialog" | "button" | "form" => return true,
        "header" => return !is_in_article(element),
        _ => {}
    }
    let role = element.attr("role").unwrap_or_default();
    if ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"]
        .contains(&role)
    {
        return true;
    }
    calls_itself_furniture(element) && !holds_the_page(element) || is_all_links(element)
}

fn calls_itself_furniture(element: &ElementRef<'_>) -> bool {
    let names = [element.attr("id"), element.attr("class")];
    let mut words = names.iter().flatten().flat_map(|names| names.split(|sign: char| !sign.is_ascii_alphanumeric()));
    words.any(|word| SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(word)))
}

/// Sites call the frame of their whole page `has-sidebar` or `with-menu`.
fn holds_the_page(element: &ElementRef<'_>) -> bool {
    let mut below = element.descendants().skip(1).filter_map(ElementRef::wrap);
    below.any(|element| matches!(element.value().name(), "main" | "article" | "h1"))
}

fn is_in_article(element: &ElementRef<'_>) -> bool {
    let mut above = element.ancestors().filter_map(ElementRef::wrap);
    above.any(|element| matches!(element.value().name(), "article" | "main"))
}

/// A list of many links and hardly a word between them.
fn is_all_links(element: &ElementRef<'_>) -> bool {
    if !matches!(element.value().name(), "ul" | "ol" | "div") {
        return false;
    }
    let is_link = |element: &ElementRef<'_>| element.value().name() == "a";
    let links = || element.descendants().filter_map(ElementRef::wrap).filter(is_link);
    let count = links().take(200).count();
    let in_links: usize = links().take(200).map(|link| letters(&link)).sum();
    let all = letters(element);
    // Links as short as names lead elsewhere; links as long as sentences are often what a page lists.
    count >= 4 && in_links * 10 > all * 9 && in_links < count * 40
}

fn letters(element: &ElementRef<'_>) -> usize {
    element.text().map(|text| text.chars().filter(|sign| sign.is_alphanumeric()).count()).sum()
}
