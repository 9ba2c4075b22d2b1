//! Knowledge as it would be: what is searched if somebody did what they think of.

use super::content::Content;
use super::model::State;
use super::search::{Language, Passage};
use super::store;
use crate::prelude::*;

/// A change of one item that nobody has made yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It says something else.
    Says {
        /// The language it is written in.
        language: Language,
        /// What it says.
        content: Content,
    },
    /// An earlier version is active again.
    Version(i32),
    /// It is not searched any more.
    Disabled,
    /// It is searched again.
    Enabled,
}

/// Everything that would be searched after a change. `None` where there is no such item, or it cannot be changed so.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn supposed(
    tx: &mut Tx<access::KnowledgeRead>,
    item: ItemId,
    change: &Change,
) -> Result<Option<Vec<Passage>>, Fault> {
    let Some(item) = store::find_item(tx, item).await? else { return Ok(None) };
    // What is disabled stays so, whatever it says.
    let is_searched = item.state != State::Disabled;
    let its_own = match change {
        Change::Says { content, .. } if content.kind() != item.kind => return Ok(None),
        Change::Says { language, content } if is_searched => store::supposed::of_content(&item, *language, content),
        Change::Version(number) => {
            let passages = store::supposed::of_version(tx, item.id, *number).await?;
            if passages.is_empty() {
                return Ok(None);
            }
            if is_searched { passages } else { Vec::new() }
        }
        Change::Enabled => store::supposed::of_version(tx, item.id, item.version).await?,
        Change::Says { .. } | Change::Disabled => Vec::new(),
    };
    let mut passages = store::searchable(tx).await?;
    passages.retain(|it| it.source != item.id);
    passages.extend(its_own);
    // As the database lists them: what fits equally well is found in the same order before and after.
    passages.sort_by_key(|it| it.source);
    Ok(Some(passages))
}
