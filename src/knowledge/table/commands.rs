//! Bringing a table, and taking it in.

use super::rows::{CannotRead, Table, Usual};
use super::store;
use crate::access::KnowledgeWrite;
use crate::knowledge::search::Language;
use crate::knowledge::{self, CannotImport, NewItem};
use crate::prelude::*;
use crate::text::Zone;
use crate::text::cells::{NoTable, TableText};

/// Longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// Why a table was not kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotBring {
    /// It is none.
    #[error(transparent)]
    Unfit(#[from] NoTable),
    /// Only people bring tables.
    #[error("no person brings it")]
    Nobody,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps a table until whoever brought it has seen what it says. It takes the place of the one before.
///
/// # Errors
/// [`CannotBring`]; then nothing is kept.
pub async fn bring(mut tx: Tx<KnowledgeWrite>, name: &str, text: &str) -> Result<KnowledgeImportId, CannotBring> {
    let text = TableText::parse(text)?;
    let by = tx.member().ok_or(CannotBring::Nobody)?;
    let name: String = name.replace('\0', "").chars().take(LONGEST_NAME).collect();
    let id = KnowledgeImportId::new();
    store::add(&mut tx, id, by, &name, text.as_str()).await?;
    tx.commit().await?;
    Ok(id)
}

/// A table with the fate of each of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What its file is called.
    pub name: String,
    /// Its rows, or why there are none.
    pub table: Result<Table, CannotRead>,
}

impl super::Brought {
    /// What would become of each row.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn look(self, tx: &mut Tx<KnowledgeWrite>, language: Language, zone: &Zone) -> Result<Taken, Fault> {
        let table = read(tx, &self.body, language, zone).await?;
        Ok(Taken { name: self.name, table })
    }
}

/// What would become of each row of a table that nobody keeps.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn look(
    tx: &mut Tx<KnowledgeWrite>,
    text: &TableText,
    language: Language,
    zone: &Zone,
) -> Result<Result<Table, CannotRead>, Fault> {
    read(tx, text.as_str(), language, zone).await
}

async fn read(
    tx: &mut Tx<KnowledgeWrite>,
    text: &str,
    language: Language,
    zone: &Zone,
) -> Result<Result<Table, CannotRead>, Fault> {
    let usual = Usual { language, zone: zone.clone(), now: tx.now() };
    let mut table = Table::read(text, &usual);
    if let Ok(table) = &mut table {
        let places = store::known(tx, &table.items()).await?;
        table.pass_over(&places);
    }
    Ok(table)
}

/// Why a table was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// There is no such table here, or it was taken in.
    #[error("no such table")]
    Gone,
    /// Some of its rows, so many, are wrong.
    #[error("{0} rows are wrong")]
    Wrong(usize),
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] CannotRead),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes every row of a table that is new, or none where one is wrong. Returns how many.
///
/// # Errors
/// [`CannotTake`]; then nothing was written.
pub async fn take(
    mut tx: Tx<KnowledgeWrite>,
    id: KnowledgeImportId,
    language: Language,
    zone: &Zone,
) -> Result<usize, CannotTake> {
    let brought = store::find(&mut tx, id).await?.ok_or(CannotTake::Gone)?;
    // Where it cannot be taken in, this is undone with the rest.
    store::remove(&mut tx, id).await?;
    write(tx, &brought.body, language, zone).await
}

/// Writes every row of a table that nobody kept, under the same rules. Returns how many.
///
/// # Errors
/// [`CannotTake`]; then nothing was written.
pub async fn take_at_once(
    tx: Tx<KnowledgeWrite>,
    text: &TableText,
    language: Language,
    zone: &Zone,
) -> Result<usize, CannotTake> {
    write(tx, text.as_str(), language, zone).await
}

async fn write(mut tx: Tx<KnowledgeWrite>, text: &str, language: Language, zone: &Zone) -> Result<usize, CannotTake> {
    let table = read(&mut tx, text, language, zone).await??;
    if table.wrong() > 0 {
        return Err(CannotTake::Wrong(table.wrong()));
    }
    let items: Vec<NewItem> = table.items().into_iter().cloned().collect();
    if items.is_empty() {
        tx.commit().await?;
        return Ok(0);
    }
    let written = knowledge::import(tx, &items).await.map_err(|cannot| match cannot {
        CannotImport::TooMany(count) => CannotTake::Unreadable(CannotRead::TooMany(count)),
        CannotImport::Fault(fault) => CannotTake::Fault(fault),
    })?;
    Ok(written.len())
}
