//! The doors of evaluation.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::KnowledgeWrite;
use switchboard::evaluation::{self, Added};
use switchboard::ids::QuestionId;
use switchboard::say;

use super::problems;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, locale, notice};

/// Adds a question to the set; `expected` is an item of knowledge, or `person`.
#[server(endpoint = "evaluation/add")]
pub async fn add_question(
    question: String,
    language: String,
    #[server(default)] expected: String,
) -> Result<(), Problem> {
    let new = problems::new_question(&question, &language, &expected)?;
    let tx = access::require(KnowledgeWrite).await?;
    let locale = locale();
    match evaluation::add(tx, &new).await.map_err(problems::add)? {
        Added::New(_) => notice(say!(locale, "workbench-did-save")),
        Added::Known(_) => notice(say!(locale, "workbench-did-save-again")),
    }
    Ok(())
}

/// Takes a question out of the set.
#[server(endpoint = "evaluation/retire")]
pub async fn retire_question(question: QuestionId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    evaluation::retire(tx, question).await.map_err(problems::retire)?;
    let undo = Undo::new(RestoreQuestion::PATH, [("question", question.to_string())]);
    notice_with_undo(say!(locale(), "workbench-did-retire"), undo);
    Ok(())
}

/// Takes a retired question back into the set.
#[server(endpoint = "evaluation/restore")]
pub async fn restore_question(question: QuestionId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    evaluation::restore(tx, question).await.map_err(problems::restore)?;
    notice(say!(locale(), "workbench-did-restore"));
    Ok(())
}

/// Asks the whole set.
#[server(endpoint = "evaluation/run")]
pub async fn run_set() -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    evaluation::run(tx).await.map_err(problems::run)?;
    notice(say!(locale(), "workbench-did-run"));
    Ok(())
}
