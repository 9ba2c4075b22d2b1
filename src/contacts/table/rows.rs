//! From cells to people and companies.

use std::collections::{HashMap, HashSet};

use super::columns::{Column, Columns};
use crate::companies::{self, BadCompany};
use crate::contacts::{Attributes, BadDetails, Details, SegmentOf, Typed};
use crate::ids::*;
use crate::text::{Country, cells, csv};

/// Rows of one table, at most.
pub const MOST_ROWS: usize = 5_000;

/// Why a table cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// There is nothing below its first row.
    #[error("no rows")]
    NoRows,
    /// More rows than are written at once.
    #[error("{0} rows, {MOST_ROWS} at most")]
    TooMany(usize),
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowProblem {
    /// It cannot be a contact.
    Contact(BadDetails),
    /// It cannot be a company.
    Company(BadCompany),
    /// No company is called so, or several are.
    NoSuchCompany,
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A person.
    Contact(Details),
    /// A company.
    Company(companies::Details),
}

impl Item {
    /// By what it is told from the others. People of the same name are many: only the same row is one of them twice.
    fn key(&self) -> String {
        match self {
            Self::Contact(it) => it.email.clone().or(it.phone.clone()).unwrap_or_else(|| format!("{it:?}")),
            Self::Company(it) => it.code.to_lowercase(),
        }
    }
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is written.
    New(Item),
    /// It is here already, or stands in the table twice.
    Known,
    /// It is wrong: until it is mended, nothing of the table is written.
    Wrong(RowProblem),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line that it begins on, from 1.
    pub line: usize,
    /// Its first words, so that it is found again.
    pub words: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// The cells of a table: its heads, and its rows with the lines that they begin on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// The first row.
    pub heads: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Cells {
    /// Reads the cells of a text.
    pub fn read(text: &str) -> Self {
        let mut rows = cells::rows(text, cells::separator(text)).into_iter();
        let heads = rows.next().map(|(_, cells)| cells).unwrap_or_default();
        Self { heads, rows: rows.collect() }
    }

    /// What companies are called in it.
    pub fn companies(&self, columns: &Columns) -> Vec<String> {
        let called: HashSet<String> = self.rows.iter().map(|(_, row)| cell(row, columns, Column::Company)).collect();
        called.into_iter().filter(|it| !it.is_empty()).collect()
    }
}

fn cell(row: &[String], columns: &Columns, column: Column) -> String {
    let cells = columns.places(column).filter_map(|at| row.get(at)).map(|it| csv::unguarded(it.trim()));
    cells.collect::<Vec<_>>().join(" ").trim().to_owned()
}

impl Table {
    /// Reads a table, each row on its own.
    ///
    /// # Errors
    /// [`CannotRead`].
    pub fn read(
        cells: &Cells,
        of: SegmentOf,
        columns: &Columns,
        companies: &HashMap<String, CompanyId>,
        country: Country,
    ) -> Result<Self, CannotRead> {
        match cells.rows.len() {
            0 => return Err(CannotRead::NoRows),
            count if count > MOST_ROWS => return Err(CannotRead::TooMany(count)),
            _ => {}
        }
        let mut known = HashSet::new();
        let row = |(line, row): &(usize, Vec<String>)| {
            let item = match of {
                SegmentOf::Contacts => contact(cells, row, columns, companies, country),
                SegmentOf::Companies => company(cells, row, columns),
            };
            let fate = match item {
                Ok(item) if known.insert(item.key()) => Fate::New(item),
                Ok(_) => Fate::Known,
                Err(problem) => Fate::Wrong(problem),
            };
            let words = row.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).take(3).collect::<Vec<_>>();
            Row { line: *line, words: words.join(" · ").chars().take(160).collect(), fate }
        };
        Ok(Self { rows: cells.rows.iter().map(row).collect() })
    }

    /// What is written, in order.
    pub fn items(&self) -> Vec<&Item> {
        let new = self.rows.iter().filter_map(|it| match &it.fate {
            Fate::New(item) => Some(item),
            Fate::Known | Fate::Wrong(_) => None,
        });
        new.collect()
    }

    /// How many rows are wrong.
    pub fn wrong(&self) -> usize {
        self.rows.iter().filter(|it| matches!(it.fate, Fate::Wrong(_))).count()
    }

    /// Passes over the items at these places among [`Table::items`].
    pub(super) fn pass_over(&mut self, places: &HashSet<usize>) {
        let new = self.rows.iter_mut().filter(|it| matches!(it.fate, Fate::New(_)));
        new.enumerate().filter(|(at, _)| places.contains(at)).for_each(|(_, row)| row.fate = Fate::Known);
    }
}

fn contact(
    cells: &Cells,
    row: &[String],
    columns: &Columns,
    companies: &HashMap<String, CompanyId>,
    country: Country,
) -> Result<Item, RowProblem> {
    let called = cell(row, columns, Column::Company);
    let company = match called.as_str() {
        "" => None,
        called => Some(*companies.get(called).ok_or(RowProblem::NoSuchCompany)?),
    };
    let of = |column| cell(row, columns, column);
    let (name, email, phone, language) = (of(Column::Name), of(Column::Email), of(Column::Phone), of(Column::Language));
    let typed = Typed { name: &name, email: &email, phone: &phone, language: &language, company };
    let details = Details::parse(typed, attributes(cells, row, columns), country).map_err(RowProblem::Contact)?;
    Ok(Item::Contact(details))
}

fn company(cells: &Cells, row: &[String], columns: &Columns) -> Result<Item, RowProblem> {
    let (name, code) = (cell(row, columns, Column::Name), cell(row, columns, Column::Code));
    let details = companies::Details::parse(&name, &code, attributes(cells, row, columns));
    Ok(Item::Company(details.map_err(RowProblem::Company)?))
}

fn attributes(cells: &Cells, row: &[String], columns: &Columns) -> Option<Attributes> {
    columns.places(Column::Attribute).try_fold(Attributes::default(), |all, at| {
        let (head, value) = (cells.heads.get(at)?, row.get(at).map_or("", |it| csv::unguarded(it.trim())));
        all.with(head, value)
    })
}
