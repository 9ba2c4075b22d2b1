//! Steps of gaps, for commands of other features.

use super::alike::{alike, asks};
use super::model::Unanswered;
use super::store;
use crate::prelude::*;

/// Opens a gap: what the run `run` answered from is to be mended. `source` is the item that it
/// cited, with the version. The same gap, open already, stays as it is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(crate) async fn out_of_date(
    tx: &mut Tx<impl Permission>,
    run: RunId,
    question: &str,
    source: Option<(ItemId, i32)>,
) -> Result<(), Fault> {
    store::open_for_source(tx, run, question, source).await
}

/// Longest question that a gap keeps, in characters: beyond it is a letter, of which the beginning says enough.
const LONGEST: usize = 1_000;

/// Puts a question that found no answer to the open gap that asks the same, or opens one. A message
/// that asks nothing is none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub(crate) async fn unanswered(tx: &mut Tx<access::Work>, it: Unanswered<'_>) -> Result<(), Fault> {
    if !asks(it.question, it.language) {
        return Ok(());
    }
    let question: String = it.question.trim().chars().take(LONGEST).collect();
    let it = Unanswered { question: &question, ..it };
    // Two customers who ask the same at once find one gap.
    store::hold_language(tx, it.language).await?;
    if store::stands(tx, it.message).await? {
        return Ok(());
    }
    let known = store::known(tx, it.language).await?;
    let (ids, questions): (Vec<GapId>, Vec<Vec<String>>) = known.into_iter().unzip();
    let gap = match alike(it.question, it.language, &questions).and_then(|at| ids.get(at)) {
        Some(gap) => *gap,
        None => store::open_for_question(tx, &it).await?,
    };
    store::put(tx, gap, &it).await
}
