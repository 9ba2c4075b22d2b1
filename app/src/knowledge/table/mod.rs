//! Questions from a spreadsheet: `/knowledge/import` brings a table, `/knowledge/import/:table`
//! shows what becomes of each row before anything is written.

pub mod doors;
mod page;

pub use page::{import_page, table_page};
