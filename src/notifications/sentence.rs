//! What a notification says.

use super::Notification;
use crate::say;
use crate::text::Locale;

impl Notification {
    /// The contact's name, or what stands for one.
    pub fn whose(&self, locale: Locale) -> String {
        self.contact_name.clone().unwrap_or_else(|| say!(locale, "inbox-nobody"))
    }

    /// One sentence: "You were given Sophie Martin on Website", "80% of this month's conversations are used".
    pub fn sentence(&self, locale: Locale) -> String {
        if let (Some(meter), Some(percent)) = (self.meter, self.percent) {
            return locale.say(&format!("notifications-usage-{meter}"), &[("percent", percent.into())]);
        }
        let (name, channel) = (self.whose(locale), self.channel_name.as_deref().unwrap_or_default());
        match self.kind.promise() {
            Some(target) => {
                let what = locale.say(&format!("target-{target}"), &[]);
                say!(locale, "notifications-late", name = name, channel = channel, what = what)
            }
            None => locale
                .say(&format!("notifications-{}", self.kind), &[("name", name.into()), ("channel", channel.into())]),
        }
    }
}
