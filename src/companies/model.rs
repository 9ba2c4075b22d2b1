//! The nouns of companies.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::ids::*;
use crate::labels::Worn;

/// Longest name of a company, in characters; the tables hold no more.
pub const LONGEST_NAME: usize = 120;
/// Longest code.
const LONGEST_CODE: usize = 40;
/// Attributes of one contact or company, at most.
const MOST_ATTRIBUTES: usize = 30;
/// Longest name and value of an attribute.
const LONGEST_ATTRIBUTE: (usize, usize) = (40, 200);

/// What else is known of a contact or a company, by names of the workspace's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attributes(pub BTreeMap<String, String>);

impl Attributes {
    /// Reads attributes from lines, `Name: value`. `None` where a line is none, or there are too many.
    pub fn lines(text: &str) -> Option<Self> {
        let mut attributes = Self::default();
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            let (name, value) = line.split_once(':')?;
            attributes = attributes.with(name, value)?;
        }
        Some(attributes)
    }

    /// The same with one more; `None` where it cannot be kept. An empty value is none.
    pub fn with(mut self, name: &str, value: &str) -> Option<Self> {
        let (longest_name, longest_value) = LONGEST_ATTRIBUTE;
        if value.trim().is_empty() {
            return Some(self);
        }
        // A colon in a name would be read as its end.
        let name = one_line(name, longest_name).filter(|it| !it.contains(':'))?;
        self.0.insert(name, one_line(value, longest_value)?);
        (self.0.len() <= MOST_ATTRIBUTES).then_some(self)
    }
}

/// As [`Attributes::lines`] reads them.
impl std::fmt::Display for Attributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|(name, value)| writeln!(f, "{name}: {value}"))
    }
}

/// One line of 1 to so many characters; blanks around it do not count. Marks that turn the direction of writing would
/// let it pose as another one.
pub fn one_line(text: &str, longest: usize) -> Option<String> {
    let turns = |it: char| matches!(it, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line = text.trim();
    let fits = (1..=longest).contains(&line.chars().count());
    (fits && !line.chars().any(|it| it.is_control() || turns(it))).then(|| line.to_owned())
}

/// What somebody writes of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// What the workspace's books call it.
    pub code: String,
    /// What else is known.
    pub attributes: Attributes,
}

/// What is wrong with what somebody wrote of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCompany {
    /// No name, or too long a one.
    #[error("name: one line of 1 to {LONGEST_NAME} characters")]
    Name,
    /// No code, or too long a one.
    #[error("code: one line of 1 to {LONGEST_CODE} characters")]
    Code,
    /// A line that is no attribute, or too many of them.
    #[error("attributes: up to {MOST_ATTRIBUTES}, each a short name and a value on one line")]
    Attributes,
}

impl Details {
    /// Reads what somebody wrote.
    ///
    /// # Errors
    /// [`BadCompany`].
    pub fn parse(name: &str, code: &str, attributes: Option<Attributes>) -> Result<Self, BadCompany> {
        Ok(Self {
            name: one_line(name, LONGEST_NAME).ok_or(BadCompany::Name)?,
            code: one_line(code, LONGEST_CODE).ok_or(BadCompany::Code)?,
            attributes: attributes.ok_or(BadCompany::Attributes)?,
        })
    }
}

/// A company.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Company {
    /// Which company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// What the workspace's books call it.
    pub code: String,
    /// What else is known.
    #[sqlx(json)]
    pub attributes: Attributes,
    /// Since when it is known.
    pub created_at: OffsetDateTime,
    /// Its labels.
    #[sqlx(skip)]
    pub labels: Vec<Worn>,
    /// What agents wrote down, newest first, 50 at most.
    #[sqlx(skip)]
    pub notes: Vec<super::Note>,
}

/// A company in a list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    /// Which company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// What the workspace's books call it.
    pub code: String,
    /// How many contacts belong to it.
    pub members: i64,
    /// Its labels.
    #[sqlx(skip)]
    pub labels: Vec<Worn>,
}

/// Which companies to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the name or the code.
    pub words: Option<String>,
    /// Only with this label.
    pub label: Option<LabelId>,
    /// Only where it says this.
    pub value: Option<String>,
    /// Only after this one, in the order of the list.
    pub after: Option<CompanyId>,
}
