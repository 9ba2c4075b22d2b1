//! The promises of topics, held.

mod days;
mod people;
mod shop;
mod undoing;
