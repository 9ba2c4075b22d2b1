//! What is written to whoever may read a log that was altered.

use super::store::Keeper;
use super::walk::Found;
use crate::mail::Letter;
use crate::say;

/// The log was altered, as far as its chain says.
pub(super) fn broken(keeper: &Keeper, wrong: Found, link: String) -> Letter {
    let locale = keeper.language;
    let what = locale.say(&format!("audit-chain-{}", wrong.what), &[("place", wrong.place.into())]);
    let workspace = keeper.workspace.clone();
    Letter {
        to: keeper.email.clone(),
        subject: say!(locale, "audit-letter-subject", workspace = workspace.clone()),
        body: say!(locale, "audit-letter-body", workspace = workspace, what = what, link = link),
    }
}
