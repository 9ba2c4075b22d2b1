//! The doors of tables.

use leptos::prelude::*;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::KnowledgeImportId;
use switchboard::knowledge::table::{self, CannotBring, CannotRead, CannotTake, NoTable};
use switchboard::knowledge::{Language, MOST_AT_ONCE};
use switchboard::say;

use crate::knowledge::terms::zone;
use crate::{Problem, access, go_on, locale, notice, paths, visit};

/// The language that the workspace usually writes.
pub(super) fn usual() -> Language {
    visit().here.as_ref().map_or(Language::English, |it| Language::from_tag(it.language.word()))
}

/// Keeps a table until its rows were looked at. A file is kept before, as `brought`
/// (`server/src/files/tables.rs`); rows that were pasted come as `table`.
#[server(endpoint = "knowledge/bring-table")]
pub async fn bring_table(
    #[server(default)] name: String,
    #[server(default)] table: String,
    #[server(default)] brought: String,
) -> Result<(), Problem> {
    if let Ok(id) = brought.parse() {
        drop(access::require(KnowledgeWrite).await?);
        go_on(&paths::knowledge_table(id));
        return Ok(());
    }
    let tx = access::require(KnowledgeWrite).await?;
    let locale = locale();
    let id = table::bring(tx, &name, &table).await.map_err(|cannot| match cannot {
        CannotBring::Unfit(NoTable::Empty) => Problem::invalid("table", say!(locale, "table-empty")),
        CannotBring::Unfit(NoTable::TooLong) => Problem::invalid("table", say!(locale, "table-too-long")),
        CannotBring::Nobody => access::not_found(),
        CannotBring::Fault(fault) => fault.into(),
    })?;
    go_on(&paths::knowledge_table(id));
    Ok(())
}

/// Writes every row of a table, or none.
#[server(endpoint = "knowledge/take-table")]
pub async fn take_table(table: KnowledgeImportId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    let locale = locale();
    let written = table::take(tx, table, usual(), &zone()).await.map_err(|cannot| match cannot {
        CannotTake::Gone => access::not_found(),
        CannotTake::Wrong(count) => Problem::Conflict(say!(locale, "table-wrong-rows", count = count)),
        CannotTake::Unreadable(why) => Problem::Conflict(unreadable(why)),
        CannotTake::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale, "table-taken", count = written));
    go_on(&paths::knowledge());
    Ok(())
}

/// Why a table cannot be read.
pub(super) fn unreadable(why: CannotRead) -> String {
    let locale = locale();
    match why {
        CannotRead::NoColumns => say!(locale, "table-no-columns"),
        CannotRead::NoRows => say!(locale, "table-no-rows"),
        CannotRead::TooMany(count) => say!(locale, "table-too-many", most = MOST_AT_ONCE, count = count),
    }
}
