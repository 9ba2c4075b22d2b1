//! Bringing a table, and taking it in.

use super::columns::Columns;
use super::rows::{CannotRead, Cells, Item, Table};
use crate::access::ContactsManage;
use crate::companies;
use crate::contacts::{SegmentOf, store};
use crate::prelude::*;
use crate::team;
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
pub async fn bring(
    mut tx: Tx<ContactsManage>,
    of: SegmentOf,
    name: &str,
    text: &str,
) -> Result<ContactImportId, CannotBring> {
    let text = TableText::parse(text)?;
    let by = tx.member().ok_or(CannotBring::Nobody)?;
    let name: String = name.replace('\0', "").chars().take(LONGEST_NAME).collect();
    let id = ContactImportId::new();
    store::imports::add(&mut tx, id, of, by, &name, text.as_str()).await?;
    tx.commit().await?;
    Ok(id)
}

/// A table with what its columns are and the fate of each of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// What its file is called.
    pub name: String,
    /// Whether it is of people or of companies.
    pub of: SegmentOf,
    /// What stands in its first row.
    pub heads: Vec<String>,
    /// What its columns are.
    pub columns: Columns,
    /// Its rows, or why there are none.
    pub table: Result<Table, CannotRead>,
}

impl super::Brought {
    /// What would become of each row; `columns` is what somebody said that they are, or nothing.
    ///
    /// # Errors
    /// A [`Fault`] when the database refuses.
    pub async fn look(self, tx: &mut Tx<ContactsManage>, columns: &str) -> Result<Looked, Fault> {
        let cells = Cells::read(&self.body);
        let columns = Columns::said(columns, &cells.heads, self.of);
        let companies = companies::steps::named(tx, &cells.companies(&columns)).await?;
        let country = team::workspace(tx).await?.country();
        let mut table = Table::read(&cells, self.of, &columns, &companies, country);
        if let Ok(table) = &mut table {
            let places = store::imports::known(tx, &table.items()).await?;
            table.pass_over(&places);
        }
        Ok(Looked { name: self.name, of: self.of, heads: cells.heads, columns, table })
    }
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
    /// Somebody was quicker: a code is taken now.
    #[error("there is a company of this code")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes every row of a table that is new, or none where one is wrong. Returns how many.
///
/// # Errors
/// [`CannotTake`]; then nothing was written.
pub async fn take(mut tx: Tx<ContactsManage>, id: ContactImportId, columns: &str) -> Result<usize, CannotTake> {
    let brought = store::imports::find(&mut tx, id).await?.ok_or(CannotTake::Gone)?;
    // Where it cannot be taken in, this is undone with the rest; of two who take it in at once, one comes too late.
    if !store::imports::remove(&mut tx, id).await? {
        return Err(CannotTake::Gone);
    }
    let table = brought.look(&mut tx, columns).await?.table?;
    if table.wrong() > 0 {
        return Err(CannotTake::Wrong(table.wrong()));
    }
    let (mut people, mut firms) = (Vec::new(), Vec::new());
    for item in table.items() {
        match item {
            Item::Contact(it) => people.push((ContactId::new(), it)),
            Item::Company(it) => firms.push((CompanyId::new(), it)),
        }
    }
    let written = people.len() + firms.len();
    store::contacts::add(&mut tx, &people).await?;
    companies::steps::add_many(&mut tx, &firms).await.on_constraint("companies_one_per_code", CannotTake::Known)?;
    if written > 0 {
        tx.record(Event::AddressesImported).await?;
    }
    tx.commit().await?;
    Ok(written)
}
