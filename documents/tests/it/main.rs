//! What the crate promises, held against files that the tests make themselves.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by its panic")]

mod limits;
mod make;
mod office;
mod pdf;
mod types;
mod web_pages;
