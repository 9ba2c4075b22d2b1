//! The statements of contacts, by noun.

pub mod attested;
pub mod contacts;
pub mod doubles;
pub mod following;
pub mod imports;
pub mod merges;
pub mod segments;
pub mod whole;
