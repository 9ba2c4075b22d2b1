//! Notes about a company, and what a note is.

use super::CannotLabel;
use crate::access::ContactsWrite;
use crate::companies::store;
use crate::prelude::*;

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 4_000;

/// What somebody writes down: 1 to [`LONGEST_NOTE`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText(String);

impl NoteText {
    /// Reads a note; `None` where nothing is said, or too much.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
        (1..=LONGEST_NOTE).contains(&text.chars().count()).then_some(Self(text))
    }

    /// Its words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an agent wrote down about a contact or a company.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Note {
    /// Which note.
    pub id: AddressNoteId,
    /// Its words; `None` for whoever sees no personal data.
    pub body: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created_at: OffsetDateTime,
}

/// Writes something down about a company.
///
/// # Errors
/// [`CannotLabel::Gone`] where there is no such company.
pub async fn note(mut tx: Tx<ContactsWrite>, id: CompanyId, text: &NoteText) -> Result<AddressNoteId, CannotLabel> {
    let by = tx.member().ok_or(CannotLabel::Gone)?;
    if !store::hold(&mut tx, id).await? {
        return Err(CannotLabel::Gone);
    }
    let note = store::add_note(&mut tx, id, by, text).await?;
    tx.record(Event::CompanyChanged { company: id }).await?;
    tx.commit().await?;
    Ok(note)
}
