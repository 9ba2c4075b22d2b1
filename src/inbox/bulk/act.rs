//! What is done to each of many conversations, and how it is taken back.

use super::store::Before;
use crate::inbox::store::{self, Conversation};
use crate::inbox::{Handler, Happening, Named, Status, moves};
use crate::labels::steps::Labelled;
use crate::prelude::*;

/// What is done to each of many conversations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It gets a label.
    Label(LabelId),
    /// It loses a label.
    Unlabel(LabelId),
    /// An agent gets it, or nobody.
    Assign(Option<MemberId>),
    /// A team gets it, or none.
    Team(Option<TeamId>),
    /// It is put off.
    Snooze(OffsetDateTime),
    /// It is ended.
    Resolve,
    /// It is opened again.
    Reopen,
}

impl Act {
    /// Does it to a conversation that the caller holds. False where it does not fit.
    pub(super) async fn on(self, tx: &mut Tx<impl Permission>, it: &Conversation, by: &Named) -> Result<bool, Fault> {
        let is_resolved = it.status == Status::Resolved;
        let done = match self {
            Self::Label(label) => moves::label(tx, it.id, label, true).await? == Labelled::Done,
            Self::Unlabel(label) => moves::label(tx, it.id, label, false).await? == Labelled::Done,
            Self::Assign(to) => !is_resolved && assign(tx, it, to, by).await?,
            Self::Team(to) => !is_resolved && it.team_id != to && moves::give_to_team(tx, it, to, by.clone()).await?,
            Self::Snooze(until) => {
                if !is_resolved {
                    moves::snooze(tx, it.id, by.clone(), until).await?;
                }
                !is_resolved
            }
            Self::Resolve => {
                if !is_resolved {
                    moves::resolve(tx, it.id, by.clone()).await?;
                }
                !is_resolved
            }
            Self::Reopen => {
                let sleeps = matches!(it.status, Status::Resolved | Status::Snoozed);
                sleeps && restore(tx, it, Status::Open, None, by).await?
            }
        };
        if done {
            tx.record(Event::ConversationChanged { conversation: it.id }).await?;
        }
        Ok(done)
    }

    /// Takes it back from a conversation that the caller holds. False where somebody has changed
    /// it since, or where it cannot go back.
    pub(super) async fn back(
        self,
        tx: &mut Tx<impl Permission>,
        it: &Conversation,
        before: &Before,
        by: &Named,
    ) -> Result<bool, Fault> {
        let done = match self {
            Self::Label(label) => moves::label(tx, it.id, label, false).await? == Labelled::Done,
            Self::Unlabel(label) => moves::label(tx, it.id, label, true).await? == Labelled::Done,
            Self::Assign(to) => it.assignee_id == to && hand_back(tx, it, before, by).await?,
            Self::Team(to) => {
                let unchanged = it.team_id == to;
                if unchanged && before.handler == Handler::Ai && it.handler == Handler::Nobody {
                    store::conversations::set_handler(tx, it.id, Handler::Ai, None).await?;
                }
                unchanged && moves::give_to_team(tx, it, before.team_id, by.clone()).await?
            }
            Self::Snooze(until) => {
                it.snoozed_until == Some(until) && restore(tx, it, before.status, before.snoozed_until, by).await?
            }
            Self::Resolve => {
                it.status == Status::Resolved && restore(tx, it, before.status, before.snoozed_until, by).await?
            }
            Self::Reopen => match before.snoozed_until {
                Some(until) if it.status == Status::Open && until > tx.now() => {
                    moves::snooze(tx, it.id, by.clone(), until).await?;
                    true
                }
                None if it.status == Status::Open => {
                    moves::resolve(tx, it.id, by.clone()).await?;
                    true
                }
                _ => false,
            },
        };
        if done {
            tx.record(Event::ConversationChanged { conversation: it.id }).await?;
        }
        Ok(done)
    }
}

async fn assign(
    tx: &mut Tx<impl Permission>,
    it: &Conversation,
    to: Option<MemberId>,
    by: &Named,
) -> Result<bool, Fault> {
    if it.assignee_id == to && it.handler != Handler::Ai {
        return Ok(false);
    }
    let agent = match to {
        Some(member) => match store::members::who_answers(tx, member).await? {
            Some(agent) => Some(agent),
            None => return Ok(false),
        },
        None => None,
    };
    moves::assign(tx, it, agent, by.clone()).await?;
    Ok(true)
}

/// Gives the line back to whoever had it.
async fn hand_back(
    tx: &mut Tx<impl Permission>,
    it: &Conversation,
    before: &Before,
    by: &Named,
) -> Result<bool, Fault> {
    if it.status == Status::Resolved {
        return Ok(false);
    }
    if before.handler == Handler::Ai {
        store::conversations::set_handler(tx, it.id, Handler::Ai, None).await?;
        moves::happen(tx, it.id, Happening::ReturnedToAssistant { by: by.clone() }).await?;
        return Ok(true);
    }
    assign(tx, it, before.assignee_id, by).await
}

/// Opens a conversation as it was, unless its customer has a newer one.
async fn restore(
    tx: &mut Tx<impl Permission>,
    it: &Conversation,
    status: Status,
    until: Option<OffsetDateTime>,
    by: &Named,
) -> Result<bool, Fault> {
    if it.status == Status::Resolved && store::conversations::is_superseded(tx, it).await? {
        return Ok(false);
    }
    store::conversations::set_status(tx, it.id, status, until).await?;
    moves::happen(tx, it.id, Happening::Reopened { by: Some(by.clone()) }).await?;
    Ok(true)
}
