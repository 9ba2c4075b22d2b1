//! Every statement of sites.

pub mod crawls;
pub mod frontier;
pub mod pages;
pub mod sites;
