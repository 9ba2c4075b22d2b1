//! Knowledge: what the assistant may answer from.
//!
//! [`knowledge_page`] lists the items; [`new_page`] adds a question or a text, [`import_page`] many questions at
//! once; [`item_page`] is one item with its versions and passages, [`compare_page`] two of its versions;
//! [`test_page`] asks a question and shows what would be found and said; [`preview_page`] shows which answers a change
//! would make otherwise, before it is made; [`gaps_page`] lists what is asked in vain.
//!
//! Promises
//! - Whoever may not write sees the same pages without the forms; the doors refuse anyway.
//! - Every edit is a new version; an editor who was overtaken is told, and keeps what they typed.
//! - Looking at what a change would do publishes nothing and loses nothing that was typed.
//! - A test asks no model and writes to no customer.
//!
//! Start reading at [`knowledge_page`]; documents have a folder of their own. Not here: what a command does
//! (`switchboard::knowledge`), how an answer is found (`switchboard::assistant`).

mod chosen;
mod compare;
mod differences;
mod documents;
pub mod doors;
mod fields;
mod found;
mod gaps;
mod item;
mod list;
mod meaning;
mod new;
mod plans;
mod preview;
mod problems;
mod table;
mod terms;
mod test;
mod versions;
mod words;

pub use compare::compare_page;
pub use gaps::{gap_page, gaps_page};
pub use item::item_page;
pub(crate) use list::Updated;
pub use list::knowledge_page;
pub use new::new_page;
pub(crate) use preview::BeforeItIsDone;
pub use preview::preview_page;
pub(crate) use problems::preview as cannot_preview;
pub use table::{import_page, table_page};
pub use test::test_page;
pub(crate) use words::{StateBadge, language_name, language_options, reason_said};

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[
    needs("/knowledge", Right::KnowledgeRead),
    needs("/knowledge/new", Right::KnowledgeWrite),
    needs("/knowledge/test", Right::KnowledgeRead),
    needs("/knowledge/gaps", Right::KnowledgeWrite),
    needs("/knowledge/gaps/:gap", Right::KnowledgeWrite),
    needs("/knowledge/import", Right::KnowledgeWrite),
    needs("/knowledge/import/:table", Right::KnowledgeWrite),
    needs("/knowledge/:item", Right::KnowledgeRead),
    needs("/knowledge/:item/compare", Right::KnowledgeRead),
    needs("/knowledge/:item/preview", Right::KnowledgeWrite),
];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<Write>(Needs(Right::KnowledgeWrite)),
    door::<Revise>(Needs(Right::KnowledgeWrite)),
    door::<DiscardDraft>(Needs(Right::KnowledgeWrite)),
    door::<RollBack>(Needs(Right::KnowledgeWrite)),
    door::<Disable>(Needs(Right::KnowledgeWrite)),
    door::<Enable>(Needs(Right::KnowledgeWrite)),
    door::<gaps::doors::SettleGap>(Needs(Right::KnowledgeWrite)),
    door::<gaps::doors::FillGap>(Needs(Right::KnowledgeWrite)),
    door::<gaps::doors::AskAgain>(Needs(Right::KnowledgeWrite)),
    door::<meaning::WantModel>(Needs(Right::KnowledgeWrite)),
    door::<terms::SetTerms>(Needs(Right::KnowledgeWrite)),
    door::<terms::Confirm>(Needs(Right::KnowledgeWrite)),
    door::<terms::SetAge>(Needs(Right::KnowledgeWrite)),
    door::<plans::CallOff>(Needs(Right::KnowledgeWrite)),
    door::<table::doors::BringTable>(Needs(Right::KnowledgeWrite)),
    door::<table::doors::TakeTable>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::Upload>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::Replace>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::ProposeFile>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::PublishFile>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::WithdrawFile>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::ReadProposedAgain>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::ReadAgain>(Needs(Right::KnowledgeWrite)),
    door::<documents::doors::Describe>(Needs(Right::KnowledgeWrite)),
];
