//! What the database itself promises, read from its catalogue and tried on its rows.
//!
//! Nothing here names the tables of a feature: a new table, function or statement is covered
//! on the day it is written, and turns these tests red when its rule is missing. Every rule
//! is also shown its own bug once (`planted`), so that we know it can see.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by its panic")]

mod audit;
mod bounded;
mod catalogue;
mod isolation;
mod malformed;
mod planted;
mod sheet;
mod sight;
mod statements;
