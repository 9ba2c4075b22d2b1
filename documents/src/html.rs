//! Web pages: what a reader would read, without the furniture around it.

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

/// Reads a web page. `charset` is what the answer's `Content-Type` said, if it did.
pub fn page(_bytes: &[u8], _charset: Option<&str>) -> WebPage {
    WebPage { may_index: true, may_follow: true, ..WebPage::default() }
}
