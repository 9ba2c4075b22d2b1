//! The confined process: shuts itself in, reads one file, says what is in it.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use documents::{Document, Limits, Unreadable, html};
use serde::{Deserialize, Serialize};
use switchboard::knowledge::Reason;
use switchboard::knowledge::documents::{Read, ReadPage};
use switchboard::sites::visited::ReadPage as WebPage;

use super::confine;
use super::exit::NOT_CONFINED;

/// What the process says, as JSON.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The text of the file.
    Read(Read),
    /// What stands in the web page.
    Page(WebPage),
    /// Why there is none.
    Unreadable(Reason),
}

/// Reads what is on the standard input: a line that says what it is, then its bytes.
pub fn run() -> ExitCode {
    if let Err(open) = confine::shut() {
        eprintln!("{open}");
        return ExitCode::from(NOT_CONFINED);
    }
    match answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> std::io::Result<()> {
    let mut input = Vec::new();
    // One byte more than is allowed says that it was too much.
    let most = Limits::LARGEST as u64 + LONGEST_NAME + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut input)?;
    let line = input.iter().position(|it| *it == b'\n').unwrap_or(input.len());
    let (line, bytes) = (String::from_utf8_lossy(&input[..line]), input.get(line + 1..).unwrap_or_default());
    let said = match line.split_once(' ') {
        Some((PAGE, charset)) => Said::Page(web_page(html::page(bytes, Some(charset).filter(|it| !it.is_empty())))),
        Some((_, name)) => match documents::read(bytes, name) {
            Ok(document) => Said::Read(told(document)),
            Err(unreadable) => Said::Unreadable(reason(unreadable)),
        },
        None => Said::Unreadable(Reason::UnknownType),
    };
    let mut output = std::io::stdout().lock();
    serde_json::to_writer(&mut output, &said)?;
    output.flush()
}

/// What a line begins with that brings a file, with its name.
pub(super) const FILE: &str = "file";
/// What a line begins with that brings a web page, with the character set that its site told.
pub(super) const PAGE: &str = "page";

/// Longer than any name that is kept, in bytes.
const LONGEST_NAME: u64 = 4_096;

/// A web page as the crawl wants it: what asks that its links be left alone has none.
fn web_page(page: html::WebPage) -> WebPage {
    WebPage {
        title: page.title,
        language: page.language,
        canonical: page.canonical,
        is_hidden: !page.may_index,
        links: if page.may_follow { page.links } else { Vec::new() },
        base: page.base,
        text: page.text,
        etag: None,
        last_modified: None,
    }
}

fn told(document: Document) -> Read {
    let page = |it: documents::Page| ReadPage { number: it.number, text: it.text };
    Read { title: document.title, pages: document.pages.into_iter().map(page).collect() }
}

fn reason(unreadable: Unreadable) -> Reason {
    match unreadable {
        Unreadable::TooLarge => Reason::TooLarge,
        Unreadable::TooManyPages => Reason::TooManyPages,
        Unreadable::UnpacksTooFar => Reason::UnpacksTooFar,
        Unreadable::Locked => Reason::Locked,
        Unreadable::NoText => Reason::NoText,
        Unreadable::Damaged => Reason::Damaged,
        Unreadable::UnknownType => Reason::UnknownType,
        Unreadable::TookTooLong => Reason::TookTooLong,
    }
}
