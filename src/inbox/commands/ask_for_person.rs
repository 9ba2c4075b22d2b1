//! A customer asks for a person.

use super::arrive::may_use;
use crate::access::{ApiMessages, VisitorWrite};
use crate::channels::{self, visitors};
use crate::escalations::{RaisedBy, Reason};
use crate::inbox::store::contacts;
use crate::inbox::store::conversations::{self, Beginning};
use crate::inbox::{Handler, InboundContact, Status, moves};
use crate::prelude::*;

/// Why nobody was asked.
#[derive(Debug, thiserror::Error)]
pub enum CannotAsk {
    /// No such customer that the asker may speak for.
    #[error("conversation not found")]
    Gone,
    /// The contact is blocked.
    #[error("the contact is blocked")]
    Blocked,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A visitor asks for a person: people are called at once, even before the first message.
/// Whoever has a person already keeps them.
///
/// # Errors
/// [`CannotAsk`].
pub async fn ask_for_person(mut tx: Tx<VisitorWrite>) -> Result<ConversationId, CannotAsk> {
    let visit = visitors::acting(&mut tx).await?.ok_or(CannotAsk::Gone)?;
    contacts::hold_place(&mut tx, visit.channel, &visit.external_id).await?;
    let identity = match contacts::identity(&mut tx, visit.channel, &visit.external_id).await? {
        Some(known) => known,
        None => {
            let who = InboundContact { external_id: visit.external_id, name: None, email: None };
            contacts::add(&mut tx, visit.channel, &who, Some(&visit.language)).await?
        }
    };
    ask(tx, visit.channel, &identity, Some(visit.language)).await
}

/// A customer of an API channel asks for a person. They must have written before.
///
/// # Errors
/// [`CannotAsk`].
pub async fn ask_for_person_by_api(
    mut tx: Tx<ApiMessages>,
    channel: ChannelId,
    external_id: &str,
) -> Result<ConversationId, CannotAsk> {
    let found = channels::find(&mut tx, channel).await?.ok_or(CannotAsk::Gone)?;
    if found.kind != channels::Kind::Api || !may_use(tx.actor(), channel) {
        return Err(CannotAsk::Gone);
    }
    contacts::hold_place(&mut tx, channel, external_id).await?;
    let identity = contacts::identity(&mut tx, channel, external_id).await?.ok_or(CannotAsk::Gone)?;
    ask(tx, channel, &identity, None).await
}

async fn ask<P: super::BringsIn>(
    mut tx: Tx<P>,
    channel: ChannelId,
    identity: &contacts::Identity,
    language: Option<String>,
) -> Result<ConversationId, CannotAsk> {
    if identity.is_blocked {
        return Err(CannotAsk::Blocked);
    }
    let newest = conversations::newest_of(&mut tx, identity.id).await?;
    let conversation = match newest {
        Some(it) if moves::goes_on(&mut tx, &it).await? => {
            if it.status == Status::Resolved {
                moves::open_for_customer(&mut tx, &it).await?;
            }
            it
        }
        before => {
            let beginning = Beginning {
                channel,
                identity: identity.id,
                contact: identity.contact_id,
                handler: Handler::Nobody,
                language,
                previous: before.map(|it| (it.id, it.last_seq)),
            };
            let id = conversations::begin(&mut tx, &beginning).await?;
            conversations::hold(&mut tx, id).await?.ok_or(CannotAsk::Gone)?
        }
    };
    if conversation.handler != Handler::Staff {
        moves::call_people(&mut tx, &conversation, Reason::CustomerAsked, "", RaisedBy::Contact).await?;
    }
    tx.commit().await?;
    Ok(conversation.id)
}
