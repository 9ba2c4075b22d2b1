//! Addresses of channels.

use switchboard::channels::Kind;
use switchboard::ids::ChannelId;

use crate::{encode, paths};

/// A section of a channel's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Colour, position, words.
    Look,
    /// Which sites may show it.
    Sites,
    /// Where answers go.
    Answers,
    /// Which keys may use it.
    Keys,
    /// What the assistant does.
    Assistant,
    /// The line for the website.
    Install,
    /// Name, and pausing.
    Settings,
}

impl Section {
    /// The sections of a kind of channel, the first one first.
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Widget => &[Self::Look, Self::Sites, Self::Assistant, Self::Install, Self::Settings],
            Kind::Api => &[Self::Keys, Self::Answers, Self::Assistant, Self::Settings],
            _ => &[Self::Assistant, Self::Settings],
        }
    }

    /// The section that an address names, or the first.
    pub fn read(kind: Kind, word: &str) -> Self {
        let all = Self::of(kind);
        all.iter().copied().find(|it| it.word() == word).unwrap_or(all[0])
    }

    /// Its word in addresses and catalogues.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Sites => "sites",
            Self::Answers => "answers",
            Self::Keys => "keys",
            Self::Assistant => "assistant",
            Self::Install => "install",
            Self::Settings => "settings",
        }
    }
}

/// Every channel.
pub fn channels() -> String {
    paths::here("/channels")
}

/// A section of a channel.
pub fn section(channel: ChannelId, section: Section) -> String {
    paths::here(&format!("/channels/{channel}?tab={}", section.word()))
}

/// The same, showing a secret that was just made.
pub fn with_secret(channel: ChannelId, of: Section, sealed: &str) -> String {
    format!("{}&made={}", section(channel, of), encode(sealed))
}
