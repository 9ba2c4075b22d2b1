//! What other features ask of companies inside their own transactions.

pub use super::store::{add_many, known_codes, masked, named};
