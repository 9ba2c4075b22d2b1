//! Questions in a table, as spreadsheets save it: reading it, row by row, and bringing it in.
//!
//! A table waits until somebody has seen what each row says; then all of its rows are
//! written, or none. A row that says what is known already is passed over, so that the same table
//! brought twice changes nothing. A system that has looked for itself brings and takes it in at once ([`take_at_once`]).

mod commands;
mod rows;
mod store;

pub use crate::text::cells::{NoTable, TableText};
pub use commands::{CannotBring, CannotTake, Taken, bring, look, take, take_at_once};
pub use rows::{CannotRead, Fate, Row, RowProblem, Table};
pub use store::{Brought, find};

#[cfg(test)]
mod tests;
