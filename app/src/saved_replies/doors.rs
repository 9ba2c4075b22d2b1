//! The doors of saved replies.

use leptos::prelude::*;
use switchboard::access::{InboxReply, KnowledgeWrite};
use switchboard::ids::{ConversationId, SavedReplyId};
use switchboard::inbox::{self, Writing};
use switchboard::saved_replies::{self, NewReply, Values};
use switchboard::say;
use switchboard::text::Locale;

use super::problems;
use crate::{Problem, access, go_on, locale, notice, paths, visit};

/// Saves a new reply.
#[server(endpoint = "saved-replies/write")]
pub async fn write(
    title: String,
    shortcode: String,
    #[server(default)] body_en: String,
    #[server(default)] body_fr: String,
) -> Result<(), Problem> {
    let reply = NewReply::parse(&title, &shortcode, &body_en, &body_fr).map_err(problems::unacceptable)?;
    let tx = access::require(KnowledgeWrite).await?;
    saved_replies::write(tx, &reply).await.map_err(problems::save)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Changes a reply.
#[server(endpoint = "saved-replies/revise")]
pub async fn revise(
    reply: SavedReplyId,
    title: String,
    shortcode: String,
    #[server(default)] body_en: String,
    #[server(default)] body_fr: String,
) -> Result<(), Problem> {
    let changed = NewReply::parse(&title, &shortcode, &body_en, &body_fr).map_err(problems::unacceptable)?;
    let tx = access::require(KnowledgeWrite).await?;
    saved_replies::revise(tx, reply, &changed).await.map_err(problems::save)?;
    notice(say!(locale(), "saved"));
    go_on(&paths::here(paths::SAVED_REPLIES));
    Ok(())
}

/// Removes a reply.
#[server(endpoint = "saved-replies/remove")]
pub async fn remove(reply: SavedReplyId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    saved_replies::remove(tx, reply).await.map_err(problems::save)?;
    notice(say!(locale(), "replies-removed"));
    go_on(&paths::here(paths::SAVED_REPLIES));
    Ok(())
}

/// Puts a reply into what the agent is writing, filled and in the customer's language, and keeps
/// that as their draft. Nothing is sent.
#[server(endpoint = "saved-replies/insert")]
pub async fn insert(
    conversation: ConversationId,
    kind: Writing,
    #[server(default)] body: String,
    saved: SavedReplyId,
) -> Result<(), Problem> {
    let mut tx = access::require(InboxReply).await?;
    let line = inbox::find(&mut tx, conversation).await?.ok_or_else(access::not_found)?;
    let reply = saved_replies::find(&mut tx, saved).await?.ok_or_else(access::not_found)?;
    let visit = visit();
    let (agent, here) = visit.account.as_ref().zip(visit.here.as_ref()).ok_or_else(access::not_found)?;
    let language = line.language.as_deref().and_then(|it| it.get(..2)?.parse::<Locale>().ok());
    let values = Values { contact: line.contact_name.as_deref(), agent: &agent.name, workspace: &here.name };
    let words = reply.filled(language.unwrap_or(here.language), &values);
    let body = reply.put_into(&body, &words);
    inbox::save_draft(tx, conversation, kind, &body, None).await.map_err(problems::insert)?;
    // The focus goes back to where the words are.
    go_on(&format!("{}#field-body", crate::inbox::conversation_address(conversation)));
    Ok(())
}
