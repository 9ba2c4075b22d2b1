//! What a notification says.

use super::Notification;
use crate::say;
use crate::text::Locale;

impl Notification {
    /// The contact's name, or what stands for one.
    pub fn whose(&self, locale: Locale) -> String {
        self.contact_name.clone().unwrap_or_else(|| say!(locale, "inbox-nobody"))
    }

    /// One sentence: "You were given Sophie Martin on Website".
    pub fn sentence(&self, locale: Locale) -> String {
        let (name, channel) = (self.whose(locale), self.channel_name.as_str());
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
