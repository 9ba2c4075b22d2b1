//! People or companies in a table, as spreadsheets save it: which column is what, row by row, and bringing it in.
//!
//! A table waits until somebody has said what its columns are and seen what becomes of each row; then all of its rows
//! are written, or none. Whoever is known already, by the address or the number, and a company whose code is taken,
//! are passed over, so that the same table brought twice changes nothing. What goes out of the address book as a table
//! is written by [`export`] and can be brought back.

mod columns;
mod commands;
mod export;
mod rows;

pub use super::store::imports::{Brought, find};
pub use columns::{Column, Columns};
pub use commands::{CannotBring, CannotTake, Looked, bring, take};
pub use export::{MOST_EXPORTED, companies, contacts};
pub use rows::{CannotRead, Fate, Item, MOST_ROWS, Row, RowProblem, Table};
