//! The list of its pages that a site offers: XML, of pages or of further lists, or one address a line.

/// Addresses that are taken from one list, at most.
const MOST: usize = 500;

/// What a list names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sitemap {
    /// Pages, as they are written.
    pub pages: Vec<String>,
    /// Further lists, as they are written.
    pub lists: Vec<String>,
}

/// Reads a list, as far as it can be read: a part of one is a list too.
pub fn read(bytes: &[u8]) -> Sitemap {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        let is_address = |it: &&str| it.starts_with("http://") || it.starts_with("https://");
        let pages = text.lines().map(str::trim).filter(is_address).take(MOST).map(str::to_owned).collect();
        return Sitemap { pages, lists: Vec::new() };
    }
    let named = |text: &str| -> Vec<String> {
        let after = text.split("<loc>").skip(1).take(MOST);
        after.filter_map(|it| it.split_once("</loc>")).map(|(it, _)| unescape(it)).collect()
    };
    match text.contains("<sitemapindex") {
        true => Sitemap { pages: Vec::new(), lists: named(text) },
        false => Sitemap { pages: named(text), lists: Vec::new() },
    }
}

/// The five names that XML knows by itself; an address needs no others.
fn unescape(text: &str) -> String {
    let text = text.trim();
    if let Some(plain) = text.strip_prefix("<![CDATA[").and_then(|it| it.strip_suffix("]]>")) {
        return plain.trim().to_owned();
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&#38;", "&").replace("&amp;", "&")
}
