//! Notifications: what one should know of, behind the bell.
//!
//! Start reading at [`notifications_page`]; of what one is told, and when, one chooses on
//! [`choices_page`]. Not here: who is told what (the desk's `inbox::work::climb`), the bell's number
//! (`shell`), what the browser itself shows (`islands`, `live/notices.rs`).

mod choices;
mod doors;
mod page;
mod times;

pub use choices::choices_page;
pub use page::notifications_page;

use switchboard::access::Right;
use switchboard::notifications::Place;

use crate::paths;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The address of what somebody is told of, in the workspace `slug`.
pub fn address(slug: &str, place: Place) -> String {
    paths::inside(slug, &path(place))
}

fn path(place: Place) -> String {
    match place {
        Place::Conversation(id) => format!("/inbox/{id}"),
        Place::Usage => paths::USAGE.to_owned(),
    }
}

/// The pages of this feature.
pub const PAGES: &[Entry] =
    &[needs("/notifications", Right::InboxRead), needs(paths::NOTIFICATION_CHOICES, Right::Belong)];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::Open>(Needs(Right::InboxRead)),
    door::<doors::MarkAllRead>(Needs(Right::InboxRead)),
    door::<doors::Choose>(Needs(Right::Belong)),
    door::<doors::SetTimes>(Needs(Right::Belong)),
    door::<doors::MailNow>(Needs(Right::Belong)),
];
