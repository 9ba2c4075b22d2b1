//! The doors of knowledge.

use leptos::prelude::*;
use switchboard::access::KnowledgeWrite;
use switchboard::knowledge::{self, Content, NewItem, Revision};
use switchboard::say;

use super::preview::PreviewOf;
use super::{fields, plans, problems, terms};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Adds a question or a text.
#[server(endpoint = "knowledge/write")]
pub async fn write(
    kind: String,
    language: String,
    title: String,
    #[server(default)] variants: String,
    body: String,
    #[server(default)] audience: String,
    #[server(default)] last_day: String,
) -> Result<(), Problem> {
    let kind = problems::written(&kind)?;
    let item = NewItem::parse(kind, &language, &title, &fields::lines(&variants), &body)
        .map_err(|bad| problems::unacceptable(kind, bad))?;
    let item = item.on(terms::read(&audience, &last_day)?);
    let tx = access::require(KnowledgeWrite).await?;
    let id = knowledge::write(tx, item).await?;
    notice(say!(locale(), "knowledge-added"));
    go_on(&paths::knowledge_item(id));
    Ok(())
}

/// What is to become of the words of a form.
pub(super) const LOOK: &str = "look";

/// Changes what an item says; or keeps the words and shows what they would change.
#[server(endpoint = "knowledge/revise")]
#[allow(
    clippy::too_many_arguments,
    reason = "one for each field of its form; `expect` would count the functions that `server` makes of one"
)]
pub async fn revise(
    item: String,
    kind: String,
    based_on: i32,
    language: String,
    title: String,
    #[server(default)] variants: String,
    body: String,
    #[server(default)] then: String,
    #[server(default)] publish_at: String,
) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let kind = problems::written(&kind)?;
    let unacceptable = |bad| problems::unacceptable(kind, bad);
    let language = knowledge::searchable(&language).map_err(unacceptable)?;
    let content = Content::parse(kind, &title, &fields::lines(&variants), &body).map_err(unacceptable)?;
    let revision = Revision { based_on, language, content };
    if then == LOOK {
        let tx = access::require(KnowledgeWrite).await?;
        knowledge::keep_draft(tx, item, &revision).await.map_err(problems::keep)?;
        go_on(&paths::knowledge_preview(item, PreviewOf::Draft.word()));
        return Ok(());
    }
    if !publish_at.trim().is_empty() {
        return plans::plan(item, revision, &publish_at).await;
    }
    let tx = access::require(KnowledgeWrite).await?;
    let version = knowledge::revise(tx, item, revision).await.map_err(problems::revise)?;
    notice(say!(locale(), "knowledge-revised", version = version));
    go_on(&paths::knowledge_item(item));
    Ok(())
}

/// Forgets what somebody has written of an item and not published.
#[server(endpoint = "knowledge/discard-draft")]
pub async fn discard_draft(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::discard_draft(tx, item).await.map_err(problems::keep)?;
    notice(say!(locale(), "workbench-did-discard"));
    go_on(&paths::knowledge_item(item));
    Ok(())
}

/// Makes an earlier version the active one.
#[server(endpoint = "knowledge/roll-back")]
pub async fn roll_back(item: String, version: i32) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::roll_back(tx, item, version).await.map_err(problems::roll_back)?;
    notice(say!(locale(), "knowledge-rolled-back", version = version));
    go_on(&paths::knowledge_item(item));
    Ok(())
}

/// Keeps an item from being searched.
#[server(endpoint = "knowledge/disable")]
pub async fn disable(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::disable(tx, item).await.map_err(problems::switch)?;
    notice(say!(locale(), "knowledge-disabled"));
    go_on(&paths::knowledge_item(item));
    Ok(())
}

/// Lets an item be searched again.
#[server(endpoint = "knowledge/enable")]
pub async fn enable(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::enable(tx, item).await.map_err(problems::switch)?;
    notice(say!(locale(), "knowledge-enabled"));
    go_on(&paths::knowledge_item(item));
    Ok(())
}
