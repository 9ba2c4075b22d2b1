//! The nouns of contacts.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub use crate::companies::Attributes;
use crate::companies::{Note, one_line};
use crate::ids::*;
use crate::inbox::{KnownAs, OtherConversation};
use crate::labels::Worn;
use crate::team::Email;
use crate::text::{Country, phone};

/// Longest name of a contact, in characters.
const LONGEST_NAME: usize = 80;
/// Longest text that is read as a telephone number, in characters.
const LONGEST_NUMBER: usize = 40;
/// Fewest digits by which two numbers are the same.
const FEWEST_DIGITS: usize = 6;

/// What somebody typed of a contact.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their mail address.
    pub email: &'a str,
    /// Their telephone number.
    pub phone: &'a str,
    /// Their language, two letters.
    pub language: &'a str,
    /// Their company.
    pub company: Option<CompanyId>,
}

/// What is wrong with what somebody typed of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadDetails {
    /// Nobody could be told by it.
    #[error("a name, an e-mail address or a telephone number is needed")]
    Nothing,
    /// Too long a name.
    #[error("name: one line of 1 to {LONGEST_NAME} characters")]
    Name,
    /// No address that mail could reach.
    #[error("email: no e-mail address")]
    Email,
    /// No telephone number.
    #[error("phone: no number that can be called, neither in full nor as the workspace's country dials it")]
    Phone,
    /// No language.
    #[error("language: two letters")]
    Language,
    /// A line that is no attribute, or too many of them.
    #[error("attributes: up to 30, each a short name and a value on one line")]
    Attributes,
}

/// What is known of a contact, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Details {
    /// Their name.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// Their telephone number, as the world dials it: `+33612345678`.
    pub phone: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// Their company.
    pub company_id: Option<CompanyId>,
    /// What else is known.
    #[sqlx(json)]
    pub attributes: Attributes,
}

impl Details {
    /// Reads what somebody typed. A number without a prefix is dialled in `country`.
    ///
    /// # Errors
    /// [`BadDetails`].
    pub fn parse(typed: Typed<'_>, attributes: Option<Attributes>, country: Country) -> Result<Self, BadDetails> {
        let details = Self {
            name: read(typed.name, |it| one_line(it, LONGEST_NAME)).ok_or(BadDetails::Name)?,
            email: read(typed.email, |it| Email::parse(it).ok().map(|it| it.as_str().to_owned()))
                .ok_or(BadDetails::Email)?,
            phone: read(typed.phone, |it| number(it, country)).ok_or(BadDetails::Phone)?,
            language: read(typed.language, language).ok_or(BadDetails::Language)?,
            company_id: typed.company,
            attributes: attributes.ok_or(BadDetails::Attributes)?,
        };
        let is_somebody = details.name.is_some() || details.email.is_some() || details.phone.is_some();
        if is_somebody { Ok(details) } else { Err(BadDetails::Nothing) }
    }
}

/// Nothing where nothing was typed; `None` where that cannot be read.
fn read(typed: &str, read: impl Fn(&str) -> Option<String>) -> Option<Option<String>> {
    if typed.trim().is_empty() { Some(None) } else { read(typed).map(Some) }
}

fn number(text: &str, country: Country) -> Option<String> {
    let text = text.trim();
    if text.chars().count() > LONGEST_NUMBER { None } else { phone(text, country) }
}

/// The same number however it is written: as the migrations' `phone_key`.
pub(super) fn phone_key(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().saturating_sub(9);
    (digits.len() >= FEWEST_DIGITS).then(|| digits[from..].to_owned())
}

fn language(text: &str) -> Option<String> {
    let tag = text.trim().to_ascii_lowercase();
    (tag.len() == 2 && tag.bytes().all(|it| it.is_ascii_lowercase())).then_some(tag)
}

/// A contact. Personal data is hidden from viewers.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Contact {
    /// Which contact.
    pub id: ContactId,
    /// What is known of them.
    #[sqlx(flatten)]
    pub details: Details,
    /// What their company is called.
    pub company: Option<String>,
    /// Since when they are blocked.
    pub blocked_at: Option<OffsetDateTime>,
    /// Since when they are known.
    pub created_at: OffsetDateTime,
    /// The contact that stands for this one since the two were merged.
    pub merged_into_id: Option<ContactId>,
}

/// A contact with all that hangs on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The contact.
    pub contact: Contact,
    /// How channels know them.
    pub known_as: Vec<KnownAs>,
    /// Their conversations that the reader sees, newest first, 50 at most.
    pub conversations: Vec<OtherConversation>,
    /// Their labels.
    pub labels: Vec<Worn>,
    /// What agents wrote down, newest first, 50 at most.
    pub notes: Vec<Note>,
    /// Whom they were merged with, newest first, 20 at most.
    pub merges: Vec<Past>,
}

/// A merge that can be undone.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Past {
    /// Which one.
    pub id: ContactMergeId,
    /// What the other contact was called.
    pub name: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// When.
    pub made_at: OffsetDateTime,
}

/// A contact in a list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    /// Which contact.
    pub id: ContactId,
    /// Their name.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// Their company.
    pub company_id: Option<CompanyId>,
    /// What that is called.
    pub company: Option<String>,
    /// Whether they are blocked.
    pub is_blocked: bool,
    /// Whether another contact, who opens to the reader, has the same address or number.
    pub may_be_double: bool,
    /// The channels that know them, 5 at most.
    pub channels: Vec<String>,
    /// When anything was last said in a conversation that the reader sees.
    pub last_at: Option<OffsetDateTime>,
    /// Their labels.
    #[sqlx(skip)]
    pub labels: Vec<Worn>,
}

/// Which contacts to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of their name, address, number or company.
    pub words: Option<String>,
    /// Only with this label.
    pub label: Option<LabelId>,
    /// Only where it says this.
    pub value: Option<String>,
    /// Only in this language.
    pub language: Option<String>,
    /// Only whom this channel knows.
    pub channel: Option<ChannelId>,
    /// Only of this company.
    pub company: Option<CompanyId>,
    /// Only after this one, in the order of the list.
    pub after: Option<ContactId>,
}

crate::words! {
    /// Why two contacts may be one person.
    pub enum Evidence {
        /// A provider says so.
        Attested = "attested",
        /// They have the same mail address.
        Email = "email",
        /// They have the same telephone number.
        Phone = "phone",
        /// They are called the same and write for the same company.
        NameAndCompany = "name_and_company",
    }
}

/// A contact who may be the same person as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// Which contact.
    pub id: ContactId,
    /// Their name.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// The channels that know them.
    pub channels: Vec<String>,
    /// What speaks for it, never nothing.
    pub evidence: Vec<Evidence>,
}
