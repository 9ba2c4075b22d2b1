//! PDF: the words that stand on each page, put back into the order in which they are read.
//!
//! A PDF draws characters at places; it knows neither words nor lines. So the content of a page is
//! followed ([`content`]), its characters are named ([`fonts`]), put into lines ([`lines`]), the
//! lines into columns and blocks ([`layout`]), and blocks into headings, lists and paragraphs
//! ([`paragraphs`]); what stands at the edge of every page is left out ([`edges`]).

mod bombs;
mod content;
mod edges;
mod fonts;
mod layout;
mod lines;
mod paragraphs;

use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::{Document, Limits, Unreadable};
use fonts::Fonts;
use lines::Line;

/// Work that one document may cost, counted down.
struct Budget {
    /// Drawing operators that are followed.
    operators: usize,
    /// Forms that are drawn: one that draws the next twice is a bomb of a few lines.
    forms: usize,
    /// Bytes that are unpacked.
    bytes: u64,
    characters: usize,
}

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    bombs::look_for(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    if pdf.pages().len() > Limits::MOST_PAGES {
        return Err(Unreadable::TooManyPages);
    }
    if pdf.pages().iter().any(|page| is_too_deep(page.raw())) {
        return Err(Unreadable::UnpacksTooFar);
    }
    let mut budget =
        Budget { operators: 20_000_000, forms: 20_000, bytes: Limits::MOST_UNPACKED, characters: Limits::LONGEST_TEXT };
    let fonts = Fonts::default();
    let mut pages: Vec<Vec<Vec<Line>>> = Vec::new();
    for page in pdf.pages().iter() {
        let glyphs = content::glyphs(page, &fonts, &mut budget)?;
        pages.push(layout::blocks(glyphs));
    }
    edges::remove(&mut pages);
    let body = paragraphs::Body::of(&pages);
    let texts = pages.iter().map(|blocks| paragraphs::text(blocks, &body)).collect();
    let title = pdf.metadata().title.as_deref().map(text_string).filter(|title| !title.contains('\u{fffd}'));
    Document::of_pages(title, texts)
}

/// Whether a page hangs from a chain of parents that no writer makes.
fn is_too_deep(page: &Dict<'_>) -> bool {
    const DEEPEST: usize = 100;
    let parents = std::iter::successors(page.get::<Dict<'_>>("Parent"), |parent| parent.get::<Dict<'_>>("Parent"));
    parents.take(DEEPEST).count() == DEEPEST
}

/// A text outside of pages: UTF-16 or UTF-8 with a mark, else nearly Latin-1.
fn text_string(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return crate::text::decode(bytes, None).trim_matches('\0').to_owned();
    }
    crate::text::decode(bytes, Some("windows-1252"))
}
