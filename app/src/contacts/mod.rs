//! Contacts: the people who write, each once.
//!
//! [`contacts_page`] lists them, [`contact_page`] is one of them with all that hangs on them, [`merge_page`] two of them
//! beside each other; [`import_page`] brings a table of people or of companies, [`table_page`] shows what becomes of
//! each row before anything is written.
//!
//! Promises
//! - Whoever may not write sees the same pages without the forms; the doors refuse anyway.
//! - What one is looking at stands in the address; the file that one takes out holds the same.
//! - Two contacts become one only where both can be seen beside each other, and the page of who survives takes it back.
//!
//! Start reading at [`contacts_page`]. Not here: what a command does (`switchboard::contacts`), companies (`companies`).

mod contact;
mod doors;
mod fields;
mod filters;
mod hangs;
mod list;
mod looking;
mod merge;
mod new;
mod problems;
mod segments;
mod table;
mod table_doors;

pub use contact::contact_page;
pub use list::contacts_page;
pub use looking::Looking;
pub use merge::merge_page;
pub use new::new_page;
pub use table::{import_page, table_page};

pub(crate) use fields::AttributesField;
pub(crate) use filters::label_options;
pub(crate) use hangs::{Chips, Labels, Notes, NotesProps};
pub(crate) use list::Moment;
pub(crate) use problems::{company_bad, label as cannot_label, no_note};
pub(crate) use segments::{Segments, SegmentsProps};

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[
    needs("/contacts", Right::ContactsRead),
    needs("/contacts/new", Right::ContactsWrite),
    needs("/contacts/import", Right::ContactsManage),
    needs("/contacts/import/:table", Right::ContactsManage),
    needs("/contacts/:contact", Right::ContactsRead),
    needs("/contacts/:contact/merge", Right::ContactsWrite),
];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<AddContact>(Needs(Right::ContactsWrite)),
    door::<ChangeContact>(Needs(Right::ContactsWrite)),
    door::<LabelContact>(Needs(Right::ContactsWrite)),
    door::<TakeContactLabel>(Needs(Right::ContactsWrite)),
    door::<NoteContact>(Needs(Right::ContactsWrite)),
    door::<MergeContacts>(Needs(Right::ContactsWrite)),
    door::<UnmergeContacts>(Needs(Right::ContactsWrite)),
    door::<KeepApart>(Needs(Right::ContactsWrite)),
    door::<segments::SaveSegment>(Needs(Right::ContactsWrite)),
    door::<segments::RemoveSegment>(Needs(Right::ContactsWrite)),
    door::<table_doors::BringAddresses>(Needs(Right::ContactsManage)),
    door::<table_doors::TakeAddresses>(Needs(Right::ContactsManage)),
];
