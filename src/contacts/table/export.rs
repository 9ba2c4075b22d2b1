//! The address book as a table.

use std::collections::BTreeSet;

use crate::access::ContactsManage;
use crate::audit;
use crate::companies;
use crate::contacts::{Filter, store};
use crate::labels::Worn;
use crate::prelude::*;
use crate::text::csv::{Cell, Csv};

/// Rows of one file, at most.
pub const MOST_EXPORTED: i64 = 20_000;

/// Contacts as a file that [`super::bring`] understands: a line for the names, and one for each that the filter finds.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn contacts(tx: &mut Tx<ContactsManage>, filter: &Filter) -> Result<String, Fault> {
    let listed = store::contacts::list(tx, filter, MOST_EXPORTED).await?;
    let ids: Vec<ContactId> = listed.iter().map(|it| it.id).collect();
    let attributes = store::imports::attributes_of_contacts(tx, &ids).await?;
    let names: BTreeSet<&String> = attributes.values().flat_map(|it| it.0.keys()).collect();
    let heads = ["name", "email", "phone", "language", "company", "labels"].into_iter();
    let mut file = Csv::named(heads.chain(names.iter().map(|it| it.as_str())));
    for it in &listed {
        let labels = said(&it.labels);
        let cells = [&it.name, &it.email, &it.phone, &it.language, &it.company].map(|it| it.as_deref().unwrap_or(""));
        let of = attributes.get(&it.id);
        let rest = names.iter().map(|name| of.and_then(|it| it.0.get(*name)).map_or("", String::as_str));
        file.row(cells.into_iter().chain([labels.as_str()]).chain(rest).map(Cell::text));
    }
    audit::steps::exported(tx, "contact", "contacts", listed.len()).await?;
    Ok(file.finish())
}

/// The same of companies.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn companies(tx: &mut Tx<ContactsManage>, filter: &companies::Filter) -> Result<String, Fault> {
    let listed = companies::list(tx, filter, MOST_EXPORTED).await?;
    let ids: Vec<CompanyId> = listed.iter().map(|it| it.id).collect();
    let attributes = store::imports::attributes_of_companies(tx, &ids).await?;
    let names: BTreeSet<&String> = attributes.values().flat_map(|it| it.0.keys()).collect();
    let heads = ["name", "code", "members", "labels"].into_iter();
    let mut file = Csv::named(heads.chain(names.iter().map(|it| it.as_str())));
    for it in &listed {
        let labels = said(&it.labels);
        let of = attributes.get(&it.id);
        let rest = names.iter().map(|name| of.and_then(|it| it.0.get(*name)).map_or("", String::as_str));
        let cells = [Cell::text(&it.name), Cell::text(&it.code), Cell::count(it.members), Cell::text(labels)];
        file.row(cells.into_iter().chain(rest.map(Cell::text)));
    }
    audit::steps::exported(tx, "company", "companies", listed.len()).await?;
    Ok(file.finish())
}

fn said(labels: &[Worn]) -> String {
    let said = |it: &Worn| match &it.value {
        Some(value) => format!("{}: {value}", it.name),
        None => it.name.clone(),
    };
    labels.iter().map(said).collect::<Vec<_>>().join(" | ")
}
