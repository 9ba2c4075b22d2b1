//! What a worker does with a document, before it is read and after. In between no transaction is open.

use super::model::{Begun, ProposedState, Read};
use super::store::{self, proposed};
use crate::access::Work;
use crate::knowledge::{Content, Language, Reason, State, Unacceptable, passages, steps, store as items};
use crate::prelude::*;

/// Begins to read an original. `None` where there is nothing to do: it has been read, or a newer
/// one took its place.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin(tx: &mut Tx<Work>, original: FileId) -> Result<Option<Begun>, Fault> {
    let Some(held) = store::hold(tx, original).await? else { return Ok(None) };
    if held.is_proposed {
        proposed::set_state(tx, original, ProposedState::Reading, None).await?;
    } else if !held.is_disabled {
        store::set_state(tx, held.item_id, State::Reading, None).await?;
    }
    steps::seen_anew(tx, held.item_id).await?;
    Ok(Some(Begun { name: held.name, bytes: held.bytes }))
}

/// Keeps what was read, or why nothing could be. What is only proposed is kept beside what is searched. Does nothing
/// where a newer file took its place meanwhile.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn finish(tx: &mut Tx<Work>, original: FileId, read: Result<Read, Reason>) -> Result<(), Fault> {
    let Some(held) = store::hold(tx, original).await? else { return Ok(()) };
    let content = read.and_then(|it| content(&held.name, it));
    let item = held.item_id;
    let content = match content {
        Ok(content) => content,
        Err(reason) => {
            match held.is_proposed {
                true => proposed::set_state(tx, original, ProposedState::Failed, Some(reason)).await?,
                false => store::fail(tx, item, reason).await?,
            }
            return steps::seen_anew(tx, item).await;
        }
    };
    let language = match Language::of_text(content.body()) {
        Some(language) => language,
        None => store::usual_language(tx).await?,
    };
    let number = held.last_version + 1;
    let cuts = passages::cut(item, number, &content);
    store::add_version(tx, item, number, &content, original).await?;
    items::add_passages(tx, &cuts).await?;
    if held.is_proposed {
        proposed::is_read(tx, original, language).await?;
        return steps::seen_anew(tx, item).await;
    }
    items::activate(tx, item, number, language).await?;
    if !held.is_disabled {
        store::set_state(tx, item, State::Ready, None).await?;
    }
    steps::changed(tx, Some(item)).await
}

/// Says that reading an original met accidents until it was given up.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn give_up(tx: &mut Tx<Work>, original: FileId) -> Result<(), Fault> {
    finish(tx, original, Err(Reason::Broken)).await
}

/// No page has a higher number.
const MOST_PAGES: u32 = 10_000;

/// What a file says, within the limits. A file without a title is called as its sender does.
fn content(name: &str, read: Read) -> Result<Content, Reason> {
    // What comes out of a confined process is believed no more than what went in.
    if !read.pages.iter().all(|it| (1..=MOST_PAGES).contains(&it.number)) {
        return Err(Reason::TooManyPages);
    }
    let own = read.title.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|it| !it.is_empty());
    let title = own.unwrap_or_else(|| called(name).to_owned());
    Content::of_pages(&title, &read.pages).map_err(|bad| match bad {
        Unacceptable::BodyTooLong { .. } => Reason::TooManyPages,
        _ => Reason::NoText,
    })
}

/// The name of a file without its ending.
fn called(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.trim().is_empty() && ending.len() <= 8 && !ending.contains(' ') => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_name_without_its_ending() {
        for (name, title) in [
            ("Returns 2026.pdf", "Returns 2026"),
            ("archive.tar.gz", "archive.tar"),
            (".env", ".env"),
            ("v2. What is new", "v2. What is new"),
            ("notes", "notes"),
        ] {
            assert_eq!(called(name), title);
        }
    }
}
