//! What somebody on the other side of HTTP must not be able to do.
//!
//! Most of these tests are made from the table of pages and doors (`app::routes`): a new page
//! or door is tried by every role, by strangers and from foreign sites on the day it is
//! mounted, and turns `samples` red until somebody says what it is to be tried with.

mod answer;
mod cross_site;
mod harness;
mod knowledge;
mod limits;
mod live;
mod matrix;
mod mounted;
mod samples;
mod sessions;
mod strangers;
