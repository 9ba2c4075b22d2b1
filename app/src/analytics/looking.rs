//! Which period, and which channel, as it stands in the address.

use serde::Deserialize;
use switchboard::analytics::PERIODS;
use switchboard::ids::ChannelId;

use crate::paths;

/// What one is looking at.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Looking {
    days: Option<String>,
    channel: Option<String>,
}

impl Looking {
    /// What the query of an address says.
    pub fn new(days: Option<String>, channel: Option<String>) -> Self {
        Self { days, channel }
    }

    /// The period, in days: the shortest where the address says none of ours.
    pub fn days(&self) -> u16 {
        let asked = self.days.as_deref().and_then(|it| it.parse().ok());
        asked.filter(|it| PERIODS.contains(it)).unwrap_or(PERIODS[0])
    }

    /// The channel; `None` is every one.
    pub fn channel(&self) -> Option<ChannelId> {
        self.channel.as_deref().and_then(|it| it.parse().ok())
    }

    /// The address of `page` with another period.
    pub fn with_days(&self, page: &str, days: u16) -> String {
        let channel = self.channel().map(|it| format!("&channel={it}")).unwrap_or_default();
        paths::here(&format!("{page}?days={days}{channel}"))
    }
}
