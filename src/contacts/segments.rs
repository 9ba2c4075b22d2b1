//! Segments: filters over contacts or companies that somebody gave a name.

use super::Filter;
use crate::companies;
use crate::ids::*;

pub use super::store::segments::segments;

/// Most segments that one person sees.
pub const MOST_SEGMENTS: usize = 30;

crate::words! {
    /// What a segment is of.
    pub enum SegmentOf {
        /// Contacts.
        Contacts = "contacts",
        /// Companies.
        Companies = "companies",
    }
}

crate::words! {
    /// Whom a segment is for.
    pub enum SegmentFor {
        /// Its owner.
        Me = "me",
        /// The workspace.
        Everyone = "everyone",
    }
}

/// A segment.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Segment {
    /// Which one.
    pub id: SegmentId,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub owner_id: MemberId,
    /// Whom it is for.
    pub audience: SegmentFor,
    pub(super) label_id: Option<LabelId>,
    pub(super) label_value: Option<String>,
    pub(super) language: Option<String>,
    pub(super) channel_id: Option<ChannelId>,
    pub(super) company_id: Option<CompanyId>,
}

impl Segment {
    /// Its conditions, of contacts.
    pub fn filter(&self) -> Filter {
        Filter {
            words: None,
            label: self.label_id,
            value: self.label_value.clone(),
            language: self.language.clone(),
            channel: self.channel_id,
            company: self.company_id,
            after: None,
        }
    }

    /// Its conditions, of companies.
    pub fn of_companies(&self) -> companies::Filter {
        companies::Filter { words: None, label: self.label_id, value: self.label_value.clone(), after: None }
    }
}
