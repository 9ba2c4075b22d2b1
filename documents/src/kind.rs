//! What a file is, by its content.

use crate::archive::{self, Archive};
use crate::text;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Pdf,
    Docx,
    Pptx,
    Xlsx,
    Html,
    Markdown,
    Text,
    Csv,
}

/// How far into a file its first sign may stand: some writers put a line before `%PDF-`.
const SIGN_WITHIN: usize = 1024;

/// Tells what a file is by its content; only among texts does the name's ending decide.
pub fn type_of(bytes: &[u8], name: &str) -> Option<Type> {
    let start = &bytes[..bytes.len().min(SIGN_WITHIN)];
    if start.windows(5).any(|five| five == b"%PDF-") {
        return Some(Type::Pdf);
    }
    if archive::is_zip(bytes) {
        return match Archive::open(bytes).and_then(|mut archive| archive.text("[Content_Types].xml")) {
            Ok(declared) => office(&declared?),
            Err(_) => by_ending_office(name),
        };
    }
    if archive::is_locked_office(bytes) {
        return by_ending_office(name);
    }
    if !text::is_text(bytes) {
        return None;
    }
    by_ending_text(name).or_else(|| looks_like_html(start).then_some(Type::Html)).or_else(|| {
        // A name without an ending says nothing; one with another ending says that it is not for us.
        ending(name).is_none().then_some(Type::Text)
    })
}

/// The kind of office file, as its table of contents declares it.
fn office(declared: &str) -> Option<Type> {
    const DECLARED: [(&str, &str, Type); 3] = [
        ("wordprocessingml", "word.", Type::Docx),
        ("presentationml", "powerpoint.", Type::Pptx),
        ("spreadsheetml", "excel.", Type::Xlsx),
    ];
    let main = declared.split('<').filter(|part| part.contains("main+xml"));
    main.flat_map(|part| DECLARED.iter().filter(move |(open, vendor, _)| part.contains(open) || part.contains(vendor)))
        .map(|(_, _, kind)| *kind)
        .next()
}

fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

/// An office file that cannot be looked into: broken, or locked. Its name says what it was to be.
fn by_ending_office(name: &str) -> Option<Type> {
    match ending(name)?.as_str() {
        "docx" => Some(Type::Docx),
        "pptx" => Some(Type::Pptx),
        "xlsx" => Some(Type::Xlsx),
        _ => None,
    }
}

fn by_ending_text(name: &str) -> Option<Type> {
    match ending(name)?.as_str() {
        "md" | "markdown" => Some(Type::Markdown),
        "csv" | "tsv" => Some(Type::Csv),
        "html" | "htm" | "xhtml" => Some(Type::Html),
        "txt" | "text" | "log" => Some(Type::Text),
        _ => None,
    }
}

fn looks_like_html(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    ["<!doctype html", "<html"].iter().any(|sign| start.contains(sign))
}
