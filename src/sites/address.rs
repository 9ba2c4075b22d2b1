//! Addresses of pages, so written that two of the same page are equal.

use std::fmt;

use url::{ParseError, Url};

/// Longest address, in bytes: of longer ones nobody has written a link by hand.
const LONGEST: usize = 1_000;

/// Parameters that say how somebody came, or who they are, and not what they see.
const OF_THE_VISITOR: &[&str] =
    &["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "sid", "sessionid", "phpsessid", "jsessionid"];

/// Endings of files that are no pages.
const NO_PAGES: &[&str] = &[
    "7z", "avi", "bmp", "bz2", "css", "csv", "doc", "docx", "dmg", "eot", "exe", "gif", "gz", "ico", "jpeg", "jpg",
    "js", "json", "m4a", "mjs", "mov", "mp3", "mp4", "mpeg", "ogg", "otf", "pdf", "png", "ppt", "pptx", "rar", "rss",
    "svg", "tar", "tgz", "ttf", "wav", "webm", "webp", "woff", "woff2", "xls", "xlsx", "xml", "zip",
];

/// The address of a page: `http` or `https`, without a user, a place in the page, and what only
/// says who came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(Url);

impl Address {
    /// Reads an address. One that a person wrote without `https://` gets it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match Url::parse(text) {
            Ok(url) if url.has_host() => Self::tidy(url),
            Ok(_) if text.contains("://") => None,
            // `shop.example:8080` reads like the scheme `shop.example`.
            Ok(_) | Err(ParseError::RelativeUrlWithoutBase) => Self::tidy(Url::parse(&format!("https://{text}")).ok()?),
            Err(_) => None,
        }
    }

    /// The address that a link on this page leads to. Within a site that speaks `https`, links from before it did
    /// are read as meant.
    pub fn join(&self, link: &str) -> Option<Self> {
        let mut to = Self::tidy(self.0.join(link.trim()).ok()?)?;
        if self.0.scheme() == "https" && to.0.scheme() == "http" && self.is_beside(&to) {
            to.0.set_scheme("https").ok()?;
        }
        Some(to)
    }

    fn tidy(mut url: Url) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        url.host_str().filter(|it| !it.is_empty())?;
        url.set_fragment(None);
        if let Some((path, _)) = url.path().split_once(";jsessionid=") {
            let path = path.to_owned();
            url.set_path(&path);
        }
        if let Some(query) = url.query() {
            let name = |it: &str| it.split('=').next().unwrap_or_default().to_lowercase();
            let is_of_the_page = |it: &&str| {
                let name = name(it);
                !it.is_empty() && !name.starts_with("utm_") && !OF_THE_VISITOR.contains(&name.as_str())
            };
            let kept: Vec<&str> = query.split('&').filter(is_of_the_page).collect();
            let kept = (!kept.is_empty()).then(|| kept.join("&"));
            url.set_query(kept.as_deref());
        }
        (url.as_str().len() <= LONGEST).then_some(Self(url))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Host and port: what one `robots.txt` is about.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// What stands after the host, as `robots.txt` and patterns compare it.
    pub fn path(&self) -> String {
        self.0.query().map_or_else(|| self.0.path().to_owned(), |query| format!("{}?{query}", self.0.path()))
    }

    /// Whether both are of one website: the same host and port, with `www.` and encryption or without.
    pub fn is_beside(&self, other: &Self) -> bool {
        let site = |it: &Self| {
            let host = it.0.host_str().unwrap_or_default();
            (host.strip_prefix("www.").unwrap_or(host).to_owned(), it.0.port())
        };
        site(self) == site(other)
    }

    /// Whether it may be a page, as far as its ending tells.
    pub fn may_be_page(&self) -> bool {
        let file = self.0.path().rsplit('/').next().unwrap_or_default();
        let ending = file.rsplit_once('.').map(|(_, it)| it.to_lowercase());
        !ending.is_some_and(|it| NO_PAGES.contains(&it.as_str()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
