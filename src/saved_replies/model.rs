//! The nouns of saved replies.

use super::variables::{self, Values};
use crate::ids::SavedReplyId;
use crate::inbox::Body;
use crate::text::Locale;

/// The most characters of a title.
pub const LONGEST_TITLE: usize = 80;
/// The most characters of a shortcode.
pub const LONGEST_SHORTCODE: usize = 30;
/// So many a workspace may have: more would not be found in a menu.
pub const MOST: i64 = 200;

/// A saved reply.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedReply {
    /// Which.
    pub id: SavedReplyId,
    /// What agents call it.
    pub title: String,
    /// What is typed after a slash to have it.
    pub shortcode: String,
    /// What it says in English, if anything.
    pub body_en: String,
    /// What it says in French, if anything.
    pub body_fr: String,
}

impl SavedReply {
    /// What it says to somebody who reads `language`, with its variables filled.
    pub fn filled(&self, language: Locale, values: &Values<'_>) -> String {
        let (first, second) = match language {
            Locale::En => (&self.body_en, &self.body_fr),
            Locale::Fr => (&self.body_fr, &self.body_en),
        };
        variables::fill(if first.is_empty() { second } else { first }, values)
    }

    /// A draft with this reply in it: in the place of its shortcode where that was typed, even only its beginning at the
    /// end; or after what is there.
    pub fn put_into(&self, draft: &str, words: &str) -> String {
        let typed = format!("/{}", self.shortcode);
        let is_alone = |at: usize| {
            let before = draft[..at].chars().next_back();
            let after = draft[at + typed.len()..].chars().next();
            before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
        };
        match draft.match_indices(&typed).map(|(at, _)| at).find(|at| is_alone(*at)) {
            Some(at) => format!("{}{words}{}", &draft[..at], &draft[at + typed.len()..]),
            None => {
                let begun = draft.rfind('/').filter(|at| {
                    let begins_line = draft[..*at].is_empty() || draft[..*at].ends_with('\n');
                    begins_line && typed.starts_with(&draft[*at..])
                });
                let written = draft[..begun.unwrap_or(draft.len())].trim_end();
                if written.is_empty() { words.to_owned() } else { format!("{written}\n\n{words}") }
            }
        }
    }
}

/// A saved reply before it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    pub(super) title: String,
    pub(super) shortcode: String,
    pub(super) body_en: String,
    pub(super) body_fr: String,
}

/// Why something cannot be a saved reply.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// It has no title.
    #[error("the title is empty")]
    NoTitle,
    /// The title has too many characters.
    #[error("the title has {0} characters")]
    LongTitle(usize),
    /// The shortcode is empty, too long, or has more than letters, digits and hyphens.
    #[error("the shortcode is none")]
    BadShortcode,
    /// It says nothing in any language.
    #[error("there is no body")]
    NoBody,
    /// A body, in this language, has too many characters.
    #[error("the body has {length} characters")]
    LongBody { language: Locale, length: usize },
    /// A body, in this language, has a variable that nobody could fill.
    #[error("unknown variable {name}")]
    UnknownVariable { language: Locale, name: String },
    /// Something has a character that cannot be kept.
    #[error("a NUL character")]
    Nul,
}

impl NewReply {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Unacceptable`].
    pub fn parse(title: &str, shortcode: &str, body_en: &str, body_fr: &str) -> Result<Self, Unacceptable> {
        let title = title.trim();
        if [title, body_en, body_fr].iter().any(|it| it.contains('\0')) {
            return Err(Unacceptable::Nul);
        }
        match title.chars().count() {
            0 => return Err(Unacceptable::NoTitle),
            length if length > LONGEST_TITLE => return Err(Unacceptable::LongTitle(length)),
            _ => {}
        }
        let (body_en, body_fr) = (body(Locale::En, body_en)?, body(Locale::Fr, body_fr)?);
        if body_en.is_empty() && body_fr.is_empty() {
            return Err(Unacceptable::NoBody);
        }
        Ok(Self { title: title.to_owned(), shortcode: code(shortcode)?, body_en, body_fr })
    }
}

/// A shortcode as it is kept: small letters, without the slash.
fn code(typed: &str) -> Result<String, Unacceptable> {
    let code = typed.trim().trim_start_matches('/').to_lowercase();
    let is_code = (1..=LONGEST_SHORTCODE).contains(&code.chars().count())
        && code.chars().all(|it| it.is_alphanumeric() || it == '-');
    if is_code { Ok(code) } else { Err(Unacceptable::BadShortcode) }
}

fn body(language: Locale, typed: &str) -> Result<String, Unacceptable> {
    let body = typed.trim();
    let length = body.chars().count();
    if length > Body::LONGEST {
        return Err(Unacceptable::LongBody { language, length });
    }
    match variables::unknown(body) {
        Some(name) => Err(Unacceptable::UnknownVariable { language, name: name.to_owned() }),
        None => Ok(body.to_owned()),
    }
}
