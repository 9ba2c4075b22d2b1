//! What the inbox's letters say.

use super::store::{self, Conversation};
use crate::mail::Letter;
use crate::prelude::*;
use crate::say;
use crate::service_levels::Timer;
use crate::team::Email;
use crate::text;

/// A promise was not kept, and nobody of the team has acted.
///
/// It names no customer: whoever reads the mailbox may not be of the team.
pub(super) async fn late(
    tx: &mut Tx<impl Permission>,
    to: Email,
    conversation: &Conversation,
    timer: &Timer,
    link: impl FnOnce(&str, ConversationId) -> String,
) -> Result<Letter, Fault> {
    let workspace = crate::team::workspace(tx).await?;
    let channel = store::conversations::channel_name(tx, conversation.channel_id).await?;
    let locale = workspace.language;
    let what = locale.say(&format!("target-{}", timer.target), &[]);
    let due = timer.due_at.unwrap_or(tx.now());
    Ok(Letter {
        to,
        subject: say!(
            locale,
            "service-letter-late-subject",
            workspace = workspace.name.to_string(),
            what = what.clone()
        ),
        body: say!(
            locale,
            "service-letter-late-body",
            what = what,
            channel = channel,
            due = text::full(due, &timer.hours.zone, locale),
            link = link(workspace.slug.as_str(), conversation.id)
        ),
    })
}
