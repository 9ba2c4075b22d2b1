//! Documents: the text of the files that people upload as knowledge, and of web pages.
//!
//! A file comes in as bytes from a stranger and leaves as pages of plain, Markdown-like text, or as
//! a reason why not. What a file is, is decided by its content; its name only tells Markdown, CSV
//! and plain text apart.
//!
//! Promises
//! - Limits stand before the work: the size of the file, what it unpacks to, its entries, pages,
//!   pixels and nesting are counted before anything is read ([`Limits`]).
//! - XML is read without entities of its own, images are measured and never decoded, nothing is
//!   fetched, nothing is run.
//! - A file ends as text or as one of the reasons of [`Unreadable`]; reading never loops.
//!
//! PDF syntax and fonts are read by `hayro`, archives by `zip`, XML by `quick-xml`, workbooks by
//! `calamine`, the tree of a web page by `scraper`; putting the text together is our own. What these
//! libraries unpack or build on their own account cannot be counted from here, so the memory and
//! time of the process in which [`read`] runs are the last limit.
//!
//! Start reading at [`read`]. Not here: the confined process in which a file is read, and what
//! becomes of its text (`knowledge`).

#![forbid(unsafe_code)]

mod archive;
mod blocks;
pub mod html;
mod kind;
mod limits;
mod office;
mod pdf;
mod picture;
mod text;
mod unreadable;
mod xml;

pub use kind::{Type, type_of};
pub use limits::Limits;
pub use unreadable::Unreadable;

use blocks::Blocks;

/// What was read. There is always at least one page, and some page has text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The title that the file itself carries, where it does.
    pub title: Option<String>,
    pub pages: Vec<Page>,
}

/// One page of a PDF, slide of a presentation or sheet of a workbook; other files are one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Counted from 1.
    pub number: u32,
    /// Headings as `# …`, lists as `- …`, tables as rows of `a | b`, an empty line between blocks.
    pub text: String,
}

/// Reads a file of any known type. The name helps only where the content cannot tell.
pub fn read(bytes: &[u8], name: &str) -> Result<Document, Unreadable> {
    if bytes.len() > Limits::LARGEST {
        return Err(Unreadable::TooLarge);
    }
    match type_of(bytes, name).ok_or(Unreadable::UnknownType)? {
        Type::Pdf => pdf::read(bytes),
        Type::Docx => office::docx::read(bytes),
        Type::Pptx => office::pptx::read(bytes),
        Type::Xlsx => office::xlsx::read(bytes),
        Type::Html => html::read(bytes),
        Type::Markdown | Type::Text => text::read(bytes),
        Type::Csv => text::read_csv(bytes),
    }
}

impl Document {
    fn of_one_page(title: Option<String>, blocks: Blocks) -> Result<Self, Unreadable> {
        Self::of_pages(title, vec![blocks.into_text()])
    }

    /// A document of these pages, some of which must have text.
    fn of_pages(title: Option<String>, pages: Vec<String>) -> Result<Self, Unreadable> {
        if !pages.iter().any(|page| page.chars().any(char::is_alphanumeric)) {
            return Err(Unreadable::NoText);
        }
        let title = title.map(|title| blocks::one_line(&title)).filter(|title| !title.is_empty());
        let pages = (1..).zip(pages).map(|(number, text)| Page { number, text }).collect();
        Ok(Self { title, pages })
    }
}
