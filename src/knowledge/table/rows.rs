//! From cells to questions.

use std::collections::HashSet;

use time::OffsetDateTime;

use crate::knowledge::search::{Language, fold};
use crate::knowledge::{Audience, Kind, MOST_AT_ONCE, NewItem, Terms, Unacceptable};
use crate::text::{Zone, cells};

/// Why a table cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Its first row names no column for the question, or none for the answer.
    #[error("no column for question and answer")]
    NoColumns,
    /// There is nothing below its first row.
    #[error("no rows")]
    NoRows,
    /// More rows than are written at once.
    #[error("{0} rows, {MOST_AT_ONCE} at most")]
    TooMany(usize),
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowProblem {
    /// It cannot be knowledge.
    Unacceptable(Unacceptable),
    /// A word for the audience that is none.
    Audience,
    /// No date, or one that is past.
    End,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is written.
    New(Box<NewItem>),
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
    /// The question, as it stands there.
    pub question: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// What a cell left empty means.
#[derive(Debug, Clone)]
pub struct Usual {
    /// The language of the workspace.
    pub language: Language,
    /// Its time zone: the end of a day is the end of it there.
    pub zone: Zone,
    /// The present moment.
    pub now: OffsetDateTime,
}

/// The columns, by what their heads may be, folded.
const COLUMNS: [&[&str]; 6] = [
    &["question", "title", "titre"],
    &["answer", "reponse"],
    &["variants", "variant", "variantes", "variante"],
    &["language", "langue"],
    &["audience", "public"],
    &["expiry", "expires", "expires on", "expiration", "expire le", "fin"],
];

impl Table {
    /// Reads a table, each row on its own.
    ///
    /// # Errors
    /// [`CannotRead`] where it has not the columns, or no rows, or too many.
    pub fn read(text: &str, usual: &Usual) -> Result<Self, CannotRead> {
        let mut rows = cells::rows(text, cells::separator(text)).into_iter();
        let heads = rows.next().map(|(_, cells)| cells).unwrap_or_default();
        let head = |names: &[&str]| heads.iter().position(|it| names.contains(&&*fold(it.trim())));
        let at = COLUMNS.map(head);
        let [Some(_), Some(_), ..] = at else { return Err(CannotRead::NoColumns) };
        match rows.len() {
            0 => return Err(CannotRead::NoRows),
            count if count > MOST_AT_ONCE => return Err(CannotRead::TooMany(count)),
            _ => {}
        }
        let mut known = HashSet::new();
        let rows = rows.map(|(line, cells)| {
            let cell = |column: usize| at[column].and_then(|at| cells.get(at)).map_or("", |it| it.trim());
            let fate = match item(cell, usual) {
                Ok(item) if known.insert(key(&item)) => Fate::New(Box::new(item)),
                Ok(_) => Fate::Known,
                Err(problem) => Fate::Wrong(problem),
            };
            Row { line, question: cell(0).to_owned(), fate }
        });
        Ok(Self { rows: rows.collect() })
    }

    /// What is written, in order.
    pub fn items(&self) -> Vec<&NewItem> {
        let new = self.rows.iter().filter_map(|it| match &it.fate {
            Fate::New(item) => Some(&**item),
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

fn key(item: &NewItem) -> (Language, String, String) {
    (item.language, item.content.title().to_owned(), item.content.body().to_owned())
}

fn item<'a>(cell: impl Fn(usize) -> &'a str, usual: &Usual) -> Result<NewItem, RowProblem> {
    let variants: Vec<String> = cell(2).split('|').map(str::to_owned).collect();
    let language = match cell(3) {
        "" => usual.language.tag(),
        tag => tag,
    };
    let item = NewItem::parse(Kind::Faq, language, cell(0), &variants, cell(1)).map_err(RowProblem::Unacceptable)?;
    let audience = match &*fold(cell(4)) {
        "" | "everyone" | "tous" | "tout le monde" => Audience::Everyone,
        "agents" | "agent" => Audience::Agents,
        _ => return Err(RowProblem::Audience),
    };
    let expires_at = match cell(5) {
        "" => None,
        // The whole of the last day counts.
        date => Some(usual.zone.day(date).ok_or(RowProblem::End)?.end),
    };
    if expires_at.is_some_and(|end| end <= usual.now) {
        return Err(RowProblem::End);
    }
    Ok(item.on(Terms { audience, expires_at }))
}
