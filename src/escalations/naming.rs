//! What a reason is called.

use super::Reason;
use crate::text::Locale;

impl Reason {
    /// What it is called: by the workspace's own name for it, where it has one, or in the reader's language.
    pub fn called(self, name: Option<&str>, locale: Locale) -> String {
        match (name, self.usual_word()) {
            (Some(name), _) => name.to_owned(),
            (None, Some(word)) => locale.say(&format!("escalations-reason-{word}"), &[]),
            (None, None) => locale.say("escalations-reason-own", &[]),
        }
    }
}
