//! What the team's letters say.

use super::{Email, Secret};
use crate::access::Role;
use crate::mail::Letter;
use crate::say;
use crate::text::Locale;

/// Makes the address of a page out of a link's secret. The desk knows no pages; whoever asks
/// for a letter does, and takes the host from the configuration, never from the request
/// (`A-8`).
pub trait Link: FnOnce(&Secret) -> String + Send {}
impl<F: FnOnce(&Secret) -> String + Send> Link for F {}

/// An invitation into a workspace.
pub(super) fn invitation(
    locale: Locale,
    to: &Email,
    role: Role,
    inviter: &str,
    workspace: &str,
    link: String,
) -> Letter {
    let role = locale.say(&format!("role-{role}"), &[]);
    Letter {
        to: to.clone(),
        subject: say!(locale, "team-letter-invitation-subject", inviter = inviter, workspace = workspace),
        body: say!(
            locale,
            "team-letter-invitation-body",
            inviter = inviter,
            workspace = workspace,
            role = role,
            link = link
        ),
    }
}

/// A link to choose a new password.
pub(super) fn reset(locale: Locale, to: &Email, name: &str, link: String) -> Letter {
    Letter {
        to: to.clone(),
        subject: say!(locale, "team-letter-reset-subject"),
        body: say!(locale, "team-letter-reset-body", name = name, link = link),
    }
}
