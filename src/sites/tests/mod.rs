//! The promises of sites, held.

mod crawling;
mod managing;
mod robots;
mod rules;
mod scene;
mod searching;
