//! What the letters of notifications say.

use super::store::reader::Reader;
use super::{Notification, Place};
use crate::mail::Letter;
use crate::say;

/// So many are told one by one; of the rest, how many there are.
const LISTED: usize = 50;

/// What a member has not read yet, each with where it leads.
pub(super) fn digest(reader: &Reader, news: &[Notification], link: impl Fn(&str, Place) -> String) -> Letter {
    let locale = reader.language;
    let entry = |it: &Notification| format!("{}\n{}\n", it.sentence(locale), link(&reader.slug, it.place()));
    let mut list: Vec<String> = news.iter().take(LISTED).map(entry).collect();
    let more = news.len().saturating_sub(LISTED);
    if more > 0 {
        list.push(say!(locale, "notifications-letter-more", count = more));
    }
    Letter {
        to: reader.email.clone(),
        subject: say!(locale, "notifications-letter-subject", workspace = reader.workspace.clone(), count = news.len()),
        body: say!(locale, "notifications-letter-body", workspace = reader.workspace.clone(), list = list.join("\n")),
    }
}
