//! What came of asking a site for something, as the machine room hands it over.

use serde::{Deserialize, Serialize};

use crate::knowledge::Reason;

/// A page that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPage {
    /// Its title.
    pub title: Option<String>,
    /// The language that it declares.
    pub language: Option<String>,
    /// The address that it names as its own, as it is written.
    pub canonical: Option<String>,
    /// It asks not to be indexed.
    pub is_hidden: bool,
    /// Where it leads, as it is written; none where it asks that its links be left alone.
    pub links: Vec<String>,
    /// What the links are relative to, where it says so.
    pub base: Option<String>,
    /// Its words.
    pub text: String,
    /// By what the site tells its versions apart.
    pub etag: Option<String>,
    /// When the site changed it last, as it is written.
    pub last_modified: Option<String>,
}

/// What came of asking for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visited {
    /// A page.
    Page(Box<ReadPage>),
    /// `robots.txt`, or a list of pages.
    File(Vec<u8>),
    /// It is as it was.
    Same,
    /// It is at another address, as it is written.
    Moved(String),
    /// It could not be had.
    Failed(Reason),
}
