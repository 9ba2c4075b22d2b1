//! The workspace itself: its name, its address, and how far it has come.

use super::{Email, Slug, WorkspaceName};
use crate::ids::TenantId;
use crate::text::{Country, Locale, Zone};

/// A workspace, as its settings page shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Workspace {
    /// The workspace.
    pub id: TenantId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: WorkspaceName,
    /// Where its customers could write to, if anywhere.
    pub contact_email: Option<Email>,
    /// The language of its letters and of its assistant's own sentences.
    pub language: Locale,
    /// The zone in which its times are shown, of the IANA database.
    pub time_zone: TimeZone,
    /// Hours during which a new message reopens a resolved conversation.
    pub reopen_hours: i32,
    /// Whether somebody put the first steps away.
    pub checklist_hidden: bool,
}

impl Workspace {
    /// The country in which its numbers are dialled.
    pub fn country(&self) -> Country {
        Country::of(&Zone::named_or_utc(self.time_zone.as_str()), self.language)
    }
}

/// The name of a time zone that the database of zones knows, e.g. `Europe/Paris`.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct TimeZone(String);

impl TimeZone {
    /// The zone of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Zone::named(name.trim()).map(|_| Self(name.trim().to_owned()))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Longest time after which a message still reopens a conversation: a year, in hours.
pub const LONGEST_REOPEN: i32 = 8_760;

/// How a workspace should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceChange {
    /// Its name.
    pub name: WorkspaceName,
    /// Its name in addresses.
    pub slug: Slug,
    /// Where its customers could write to, if anywhere.
    pub contact_email: Option<Email>,
    /// The language of its letters.
    pub language: Locale,
    /// Its time zone.
    pub time_zone: TimeZone,
    /// Hours during which a new message reopens a resolved conversation, 0 to
    /// [`LONGEST_REOPEN`].
    pub reopen_hours: i32,
}

impl From<Workspace> for WorkspaceChange {
    /// A change that changes nothing yet.
    fn from(now: Workspace) -> Self {
        let Workspace { name, slug, contact_email, language, time_zone, reopen_hours, .. } = now;
        Self { name, slug, contact_email, language, time_zone, reopen_hours }
    }
}

/// The first steps of a workspace, and which are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Checklist {
    /// Whether somebody put it away.
    pub is_hidden: bool,
    /// A channel through which customers can write.
    pub has_channel: bool,
    /// Something that the assistant may answer from.
    pub has_knowledge: bool,
    /// Somebody else, or an invitation to somebody.
    pub has_team: bool,
    /// A first message of somebody.
    pub has_message: bool,
}

impl Checklist {
    /// How many of the four steps are done.
    pub fn done(&self) -> usize {
        [self.has_channel, self.has_knowledge, self.has_team, self.has_message].into_iter().filter(|it| *it).count()
    }
}
