//! What the crate promises, held against files that the tests make themselves.

mod limits;
mod make;
mod office;
mod pdf;
mod types;
mod web_pages;
