//! What of a page becomes knowledge.

use sha2::{Digest, Sha256};

use super::take::{Answered, Fate};
use crate::knowledge::{self, Content, Kind, LONGEST_TITLE, Language, NewItem, Reason, State, Terms, Unacceptable};
use crate::prelude::*;
use crate::sites::model::{Fetch, Outcome};
use crate::sites::store::{frontier, pages};
use crate::sites::visited::ReadPage;

/// Keeps the words of a page, where it wants to be found and says something new.
pub(super) async fn keep(tx: &mut Tx<access::Work>, it: &Answered<'_>, read: &ReadPage) -> Result<Fate, Fault> {
    let title = title(it, read);
    let out = |outcome, reason| (outcome, Some(reason), Some(title.clone()));
    if let Some(fate) = is_elsewhere(tx, it, read).await? {
        lose(tx, it, Some(fate)).await?;
        return Ok(out(if fate == Reason::Elsewhere { Outcome::Moved } else { Outcome::LeftOut }, fate));
    }
    let content = match Content::parse(Kind::Page, &title, &[], &read.text) {
        Ok(content) => content,
        Err(bad) => {
            let reason =
                if matches!(bad, Unacceptable::BodyTooLong { .. }) { Reason::TooLarge } else { Reason::NoText };
            lose(tx, it, Some(reason)).await?;
            return Ok(out(Outcome::Failed, reason));
        }
    };

    let digest = digest(&content);
    let (site, address) = (it.crawl.site_id, it.address.as_str());
    let known = pages::known(tx, site, address).await?;
    if known.is_none() && pages::has_twin(tx, (site, it.crawl.id), address, &digest).await? {
        return Ok(out(Outcome::LeftOut, Reason::Duplicate));
    }
    let outcome = match &known {
        Some(known) if known.digest == digest => Outcome::Unchanged,
        Some(_) => Outcome::Changed,
        None => Outcome::New,
    };
    if it.keeps() {
        let language = language(it, read);
        let item = match &known {
            Some(known) => known.item_id,
            None => add(tx, language, content.clone()).await?,
        };
        if outcome == Outcome::Changed {
            knowledge::steps::add_version(tx, item, language, &content).await?;
        }
        pages::keep(tx, site, address, (item, digest.as_str()), read).await?;
        let is_back = knowledge::steps::set_state(tx, &[item], State::Ready, None).await?;
        if is_back || outcome != Outcome::Unchanged {
            knowledge::steps::renewed(tx).await?;
        }
    }
    Ok((outcome, None, Some(title)))
}

async fn add(tx: &mut Tx<access::Work>, language: Language, content: Content) -> Result<ItemId, Fault> {
    let added = knowledge::steps::add(tx, &[NewItem { language, content, terms: Terms::default() }]).await?;
    added.first().copied().ok_or_else(|| Fault::other("one page makes one item"))
}

/// Why a page that was read is not kept at this address, if so. Where it names another one of the site as its own,
/// that is taken up.
async fn is_elsewhere(tx: &mut Tx<access::Work>, it: &Answered<'_>, read: &ReadPage) -> Result<Option<Reason>, Fault> {
    if read.is_hidden {
        return Ok(Some(Reason::Hidden));
    }
    let own = read.canonical.as_deref().and_then(|own| it.address.join(own));
    if let Some(own) = own.filter(|own| own != it.address && own.is_beside(it.address) && it.follows()) {
        // Two pages that each name the other: one of them is kept.
        let there = frontier::outcome(tx, it.crawl.id, own.as_str()).await?;
        if !matches!(there, Some(Outcome::Moved | Outcome::Failed | Outcome::LeftOut)) && own.may_be_page() {
            let entry = frontier::Entry::new(Fetch::Page, own.as_str(), it.depth).on(it.address.as_str());
            frontier::add(tx, it.crawl.id, &[entry]).await?;
            return Ok(Some(Reason::Elsewhere));
        }
    }
    Ok((!it.site.scope().takes(it.address)).then_some(Reason::Excluded))
}

/// A page says what it said.
pub(super) async fn still_says(tx: &mut Tx<access::Work>, it: &Answered<'_>) -> Result<Fate, Fault> {
    let Some(known) = pages::known(tx, it.crawl.site_id, it.address.as_str()).await? else {
        return Ok((Outcome::Failed, Some(Reason::Unreachable), None));
    };
    if it.keeps() {
        pages::is_same(tx, it.crawl.site_id, it.address.as_str()).await?;
        if knowledge::steps::set_state(tx, &[known.item_id], State::Ready, None).await? {
            knowledge::steps::renewed(tx).await?;
        }
    }
    Ok((Outcome::Unchanged, None, None))
}

/// A page that was known is not to be had: gone, it is searched no more; otherwise it may be out of date.
pub(super) async fn lose(tx: &mut Tx<access::Work>, it: &Answered<'_>, reason: Option<Reason>) -> Result<(), Fault> {
    let known = pages::known(tx, it.crawl.site_id, it.address.as_str()).await?;
    let Some(known) = known.filter(|_| it.keeps()) else { return Ok(()) };
    let state = match reason {
        Some(Reason::NotFound | Reason::Hidden | Reason::Elsewhere | Reason::Excluded | Reason::Disallowed) => {
            State::Disabled
        }
        _ => State::Stale,
    };
    if knowledge::steps::set_state(tx, &[known.item_id], state, reason).await? {
        knowledge::steps::renewed(tx).await?;
    }
    Ok(())
}

/// The title of a page, or its path.
fn title(it: &Answered<'_>, read: &ReadPage) -> String {
    let own = read.title.as_deref().map(str::trim).filter(|own| !own.is_empty());
    let title = own.map_or_else(|| it.address.path(), str::to_owned);
    title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_TITLE).collect()
}

/// The language that the words are in; or what the page declares; or what the site usually is in.
fn language(it: &Answered<'_>, read: &ReadPage) -> Language {
    let declared = read.language.as_deref().map(Language::from_tag).filter(|own| *own != Language::Other);
    let told = Language::of_text(&read.text).filter(|own| *own != Language::Other);
    told.or(declared).unwrap_or(it.site.language)
}

/// Names what a page says: the same words, the same name.
fn digest(content: &Content) -> String {
    let digest = Sha256::new().chain_update(content.title()).chain_update("\n").chain_update(content.body()).finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
