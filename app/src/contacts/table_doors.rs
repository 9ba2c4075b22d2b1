//! The doors of tables of people and companies.

use leptos::prelude::*;
use switchboard::access::ContactsManage;
use switchboard::billing::Stopped;
use switchboard::contacts::SegmentOf;
use switchboard::contacts::table;
use switchboard::ids::ContactImportId;
use switchboard::say;
use switchboard::tenancy::Tx;

use super::problems;
use crate::{Problem, access, go_on, locale, notice, paths};

/// Keeps a table until its rows were looked at. A file is kept before, as `brought`
/// (`server/src/files/tables.rs`); rows that were pasted come as `table`.
#[server(endpoint = "contacts/bring-table")]
pub async fn bring_addresses(
    of: SegmentOf,
    #[server(default)] table: String,
    #[server(default)] brought: String,
) -> Result<(), Problem> {
    let tx = access::require(ContactsManage).await?;
    may_bring(&tx)?;
    let id = match brought.parse() {
        Ok(id) => {
            drop(tx);
            id
        }
        Err(_) => table::bring(tx, of, "", &table).await.map_err(problems::bring)?,
    };
    go_on(&paths::contacts_table(id));
    Ok(())
}

/// Writes every row of a table, or none; `columns` is what somebody said that its columns are.
#[server(endpoint = "contacts/take-table")]
pub async fn take_addresses(table: ContactImportId, columns: String) -> Result<(), Problem> {
    let mut tx = access::require(ContactsManage).await?;
    may_bring(&tx)?;
    let of = table::find(&mut tx, table).await?.ok_or_else(access::not_found)?.of;
    let written = table::take(tx, table, &columns).await.map_err(problems::take)?;
    let (said, place) = match of {
        SegmentOf::Contacts => (say!(locale(), "contacts-did-import", count = written), paths::contacts()),
        SegmentOf::Companies => (say!(locale(), "companies-did-import", count = written), paths::companies()),
    };
    notice(said);
    go_on(&place);
    Ok(())
}

/// The right to take addresses out of the workspace is also the right to bring some; what is not paid ends the second.
fn may_bring(tx: &Tx<ContactsManage>) -> Result<(), Problem> {
    match tx.standing() {
        standing if standing.access.is_stopped() => Err(Stopped(standing).into()),
        _ => Ok(()),
    }
}
