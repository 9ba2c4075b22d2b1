//! Leads: customers who may buy, and where each of them stands.
//!
//! A lead is *new* when it is captured from a conversation, *contacted* once somebody wrote or called,
//! *qualified* when it is known that they can buy, *converted* when they did, *lost* when they will not; for
//! lost there is a reason. It has a *score* from 0 to 100, which says in words whether it is hot, warm or cold.
//!
//! Promises
//! - What was captured is kept with the words and the message that it came from.
//! - A proposal that was dismissed comes back only when the customer says again that they may buy.
//! - A customer is one open lead at most; a later conversation feeds it. Only when it is closed can they become another.
//! - A lead outlives its conversation, and says that it was deleted.
//! - The rules of the score are one pure function, [`score()`]; every score is kept with its signals. What a person sets
//!   instead has a reason, and holds until somebody leaves it to the rules again.
//! - Whoever sees only their own work sees leads that are theirs or nobody's; a viewer sees no personal data.
//! - What is listed is what is counted: both by the same conditions, and each of them has its index.
//!
//! Start reading at [`capture`], then [`read`]. What a customer wants in the inbox's words is the `inbox`'s; contacts
//! are the `inbox`'s too, and this feature only fills in what nobody knew of them.

mod captured;
mod commands;
mod model;
mod reading;
mod score;
mod store;

pub use captured::{Captured, Found, Proposal, Said, proposal};
pub use commands::*;
pub use model::*;
pub use reading::read;
pub use score::{Facts, Scored, reason, score};
pub use store::{
    Column, Counts, Cursor, FOUND, Filter, Lead, MOST_CARDS, MOST_IN_FILE, Page,
    back_test::{BackTest, back_test},
    board, every,
    fields::{Kept, fields},
    find,
    labels::labels,
    leads_of,
    likeness::{Alike, alike},
    list,
    near::{Near, Standing, near},
    notes::{Note, notes},
    origin::{Fed, conversations},
    scores::{Given, scores},
    search::search,
    settings::{Settings, settings},
    steps::{Taken, timeline},
    views::{MOST_VIEWS, SavedView, views},
};

#[cfg(test)]
mod tests;
