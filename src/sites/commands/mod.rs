//! What one can do with sites.

mod add;
mod change;
mod crawl;
mod remove;

pub use add::{Added, CannotAdd, MOST_SITES, add};
pub use change::{CannotChange, change};
pub use crawl::{CannotCrawl, CannotStop, crawl, stop, try_page};
pub use remove::{CannotRemove, remove};
