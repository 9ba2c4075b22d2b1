//! Sealing anew what an older key sealed, and looking whether everything opens.

use std::collections::BTreeMap;
use std::fmt;

use uuid::Uuid;

use super::column::NO_WORKSPACE;
use super::{Column, store, system};
use crate::access::Work;
use crate::prelude::*;
use crate::sealing::{CannotOpen, sealed_by};
use crate::tenancy::{CannotBegin, Principal};

/// A secret that no known key opens where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Whose.
    pub tenant: TenantId,
    /// In which column.
    pub column: Column,
    /// In which row.
    pub row: Uuid,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tenant {
            NO_WORKSPACE => write!(f, "{} of {}", self.column, self.row),
            tenant => write!(f, "{} of {} in workspace {tenant}", self.column, self.row),
        }
    }
}

/// What became of the secrets that an older key had sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rotated {
    /// So many are sealed with the current key now.
    pub resealed: u64,
    /// These were left as they are.
    pub unreadable: Vec<Unreadable>,
}

/// Seals everything with the current key that another had sealed. Each batch is kept by itself, so whoever is
/// interrupted goes on with those that are left (`P-1`, `R-24`).
///
/// # Errors
/// A [`Fault`] when the database refuses; what was done stays.
pub async fn rotate(desk: &Desk) -> Result<Rotated, Fault> {
    let mut rotated = Rotated::default();
    let mut workspaces = Workspaces::default();
    while let Some(tenant) = workspaces.next(desk).await? {
        for column in Column::of(tenant) {
            let mut row = Some(Uuid::nil());
            while let Some(after) = row {
                row = reseal(desk, tenant, *column, after, &mut rotated).await?;
            }
        }
    }
    Ok(rotated)
}

/// Seals the next batch anew; answers with its last row, or nothing where there is none.
async fn reseal(
    desk: &Desk,
    tenant: TenantId,
    column: Column,
    after: Uuid,
    rotated: &mut Rotated,
) -> Result<Option<Uuid>, Fault> {
    let seal = desk.seal();
    let mut tx = begin(desk, tenant).await?;
    let older = store::hold_older(&mut tx, column, after, seal.current()).await?;
    let mut unreadable = Vec::new();
    for row in &older {
        let place = column.place(tenant, row.id);
        match seal.open(place, &row.sealed) {
            Ok(secret) => {
                let sealed = seal.seal(place, &secret).map_err(Fault::other)?;
                store::keep(&mut tx, column, row.id, &sealed).await?;
            }
            Err(CannotOpen::NotSealedHere) => unreadable.push(Unreadable { tenant, column, row: row.id }),
        }
    }
    tx.commit().await?;
    rotated.resealed += (older.len() - unreadable.len()) as u64;
    rotated.unreadable.extend(unreadable);
    Ok(older.last().map(|it| it.id))
}

/// What is sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many secrets each key sealed, by its number.
    pub by_key: BTreeMap<u8, u64>,
    /// Those that cannot be opened.
    pub unreadable: Vec<Unreadable>,
}

/// Opens every secret there is, and forgets it again.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn inspect(desk: &Desk) -> Result<Found, Fault> {
    let mut found = Found::default();
    let mut workspaces = Workspaces::default();
    while let Some(tenant) = workspaces.next(desk).await? {
        for column in Column::of(tenant) {
            let mut row = Some(Uuid::nil());
            while let Some(after) = row {
                row = open(desk, tenant, *column, after, &mut found).await?;
            }
        }
    }
    Ok(found)
}

async fn open(
    desk: &Desk,
    tenant: TenantId,
    column: Column,
    after: Uuid,
    found: &mut Found,
) -> Result<Option<Uuid>, Fault> {
    let mut tx = begin(desk, tenant).await?;
    let rows = store::after(&mut tx, column, after).await?;
    for row in &rows {
        if let Some(key) = sealed_by(&row.sealed) {
            *found.by_key.entry(key).or_default() += 1;
        }
        if desk.seal().open(column.place(tenant, row.id), &row.sealed).is_err() {
            found.unreadable.push(Unreadable { tenant, column, row: row.id });
        }
    }
    Ok(rows.last().map(|it| it.id))
}

/// Every workspace, one after the other, and at the end the one of nobody.
#[derive(Default)]
struct Workspaces {
    /// The next ones, the last first.
    known: Vec<TenantId>,
    last: Option<TenantId>,
    is_over: bool,
}

impl Workspaces {
    async fn next(&mut self, desk: &Desk) -> Result<Option<TenantId>, Fault> {
        if self.known.is_empty() {
            self.known = system::workspaces(desk, self.last.map_or_else(Uuid::nil, |it| it.0)).await?;
            self.known.reverse();
        }
        if let Some(next) = self.known.pop() {
            self.last = Some(next);
            return Ok(Some(next));
        }
        let was_over = std::mem::replace(&mut self.is_over, true);
        Ok((!was_over).then_some(NO_WORKSPACE))
    }
}

async fn begin(desk: &Desk, tenant: TenantId) -> Result<Tx<Work>, Fault> {
    desk.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
        CannotBegin::Fault(fault) => fault,
        refused => Fault::other(refused),
    })
}
