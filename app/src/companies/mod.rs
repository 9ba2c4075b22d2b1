//! Companies: the businesses that contacts write for.
//!
//! [`companies_page`] lists them, [`new_page`] adds one, [`company_page`] is one with its members, labels, attributes
//! and notes. Bringing a table of them and naming a filter of them is what `contacts` does for both.
//!
//! Start reading at [`companies_page`]. Not here: what a command does (`switchboard::companies`).

mod company;
mod doors;
mod list;

pub use company::{company_page, new_page};
pub use list::companies_page;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[
    needs("/companies", Right::ContactsRead),
    needs("/companies/new", Right::ContactsWrite),
    needs("/companies/:company", Right::ContactsRead),
];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<AddCompany>(Needs(Right::ContactsWrite)),
    door::<ChangeCompany>(Needs(Right::ContactsWrite)),
    door::<LabelCompany>(Needs(Right::ContactsWrite)),
    door::<TakeCompanyLabel>(Needs(Right::ContactsWrite)),
    door::<NoteCompany>(Needs(Right::ContactsWrite)),
];
