//! The doors of documents.

use leptos::prelude::*;
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::ids::ItemId;
use switchboard::knowledge::documents::{self, CannotDescribe, LONGEST_DESCRIPTION};
use switchboard::knowledge::{self, Kind};
use switchboard::say;

use crate::knowledge::preview::PreviewOf;
use crate::knowledge::problems;
use crate::{Problem, access, go_on, locale, notice, paths};

/// Says what came of documents. The files themselves were taken in before (`server/src/files/forms.rs`), each as an
/// item of its own: `came` of them.
#[server(endpoint = "knowledge/upload")]
pub async fn upload(#[server(default)] came: u32) -> Result<(), Problem> {
    drop(access::require(KnowledgeWrite).await?);
    if came == 0 {
        return Err(no_file());
    }
    notice(say!(locale(), "knowledge-uploaded", count = came));
    Ok(())
}

/// Says what came of a document's new file, which was taken in before.
#[server(endpoint = "knowledge/replace")]
pub async fn replace(item: String, #[server(default)] came: u32) -> Result<(), Problem> {
    has_come(problems::id(&item)?, came).await?;
    notice(say!(locale(), "knowledge-replaced"));
    Ok(())
}

/// Goes on to what a file would change that was proposed for a document, and taken in before.
#[server(endpoint = "knowledge/propose-file")]
pub async fn propose_file(item: String, #[server(default)] came: u32) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    has_come(item, came).await?;
    go_on(&paths::knowledge_preview(item, PreviewOf::File.word()));
    Ok(())
}

/// That a file of a document has come.
async fn has_come(item: ItemId, came: u32) -> Result<(), Problem> {
    drop(access::require(KnowledgeWrite).await?);
    let mut tx = access::require(KnowledgeRead).await?;
    let found = knowledge::find_item(&mut tx, item).await?;
    found.filter(|it| it.kind == Kind::Document).ok_or_else(access::not_found)?;
    if came == 0 {
        return Err(no_file());
    }
    Ok(())
}

/// Lets a document say what its proposed file says.
#[server(endpoint = "knowledge/publish-file")]
pub async fn publish_file(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    let version = documents::publish(tx, item).await.map_err(problems::decide)?;
    notice(say!(locale(), "knowledge-did-publish", version = version));
    go_on(&paths::knowledge_item(item));
    Ok(())
}

/// Withdraws the proposed file of a document.
#[server(endpoint = "knowledge/withdraw-file")]
pub async fn withdraw_file(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    documents::withdraw(tx, item).await.map_err(problems::decide)?;
    notice(say!(locale(), "knowledge-did-withdraw"));
    go_on(&paths::knowledge_item(item));
    Ok(())
}

/// Lets a proposed file that could not be read wait for another try.
#[server(endpoint = "knowledge/read-proposed-again")]
pub async fn read_proposed_again(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    documents::read_proposed_again(tx, item).await.map_err(problems::read_again)?;
    notice(say!(locale(), "knowledge-retried"));
    Ok(())
}

fn no_file() -> Problem {
    Problem::invalid("files", say!(locale(), "knowledge-no-file"))
}

/// Lets a document that could not be read wait for another try.
#[server(endpoint = "knowledge/read-again")]
pub async fn read_again(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    documents::read_again(tx, item).await.map_err(problems::read_again)?;
    notice(say!(locale(), "knowledge-retried"));
    Ok(())
}

/// Says what a document is about.
#[server(endpoint = "knowledge/describe")]
pub async fn describe(item: String, #[server(default)] description: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    documents::describe(tx, item, &description).await.map_err(|cannot| match cannot {
        CannotDescribe::Gone => access::not_found(),
        CannotDescribe::TooLong(is) => {
            let sentence = say!(locale(), "knowledge-too-long", most = LONGEST_DESCRIPTION, count = is);
            Problem::invalid("description", sentence)
        }
        CannotDescribe::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "knowledge-described"));
    Ok(())
}
