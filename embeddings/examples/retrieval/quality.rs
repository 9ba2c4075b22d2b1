//! Whether the right passage comes first.

use std::cell::RefCell;
use std::collections::HashMap;

use embeddings::{CannotCompute, SentenceModel};
use switchboard::knowledge::search::{Hit, Index, Meanings, Passage, parts};

use crate::figures::Section;
use crate::goals;
use crate::interval::{share, with_interval};
use crate::measure::{self, Way, rank};
use crate::packs::{Pack, Purpose, Question};
use crate::peer::Peer;

/// Hits that are looked for.
const HITS: usize = 20;

/// What the passages of a pack mean.
pub fn meanings<'a>(
    passages: impl Iterator<Item = &'a Passage>,
    model: &SentenceModel,
) -> Result<Meanings, CannotCompute> {
    let mut meanings = Meanings::default();
    for passage in passages {
        let texts = parts(passage);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        meanings.keep(passage.id, model.embed(&texts)?.into_iter().map(Into::into).collect());
    }
    Ok(meanings)
}

/// Measures a pack three times: by words, by meaning, by both.
pub fn measure(pack: &Pack, model: &SentenceModel) -> Result<Vec<Section>, CannotCompute> {
    let meanings = meanings(pack.passages.iter(), model)?;
    let index = || Index::with_meanings(pack.passages.iter().cloned(), &meanings);
    // Each question is looked at once.
    let known = RefCell::new(HashMap::new());
    let meaning = |text: &str| -> Option<Vec<f32>> {
        let mut known = known.borrow_mut();
        if !known.contains_key(text) {
            known.insert(text.to_owned(), model.embed(&[text]).ok()?.remove(0));
        }
        known.get(text).cloned()
    };
    let words = Way { name: format!("{}, words", pack.name), index: index(), meaning: &|_| None, goals: goals::GOALS };
    let both = Way { name: format!("{}, both", pack.name), index: index(), meaning: &meaning, goals: goals::GOALS };
    Ok(vec![measure::measure(pack, words), by_meaning(pack, &index(), &meaning), measure::measure(pack, both)])
}

/// Meaning alone: what the sentence model itself puts first.
fn by_meaning(pack: &Pack, index: &Index, meaning: &dyn Fn(&str) -> Option<Vec<f32>>) -> Section {
    let asked: Vec<&Question> = pack.questions.iter().filter(|it| it.purpose == Purpose::Answerable).collect();
    let found = |question: &&Question| {
        let mut hits =
            index.search_meaning(&question.text, meaning(&question.text).as_deref(), pack.language, 2 * HITS);
        let likeness = |hit: &Hit| hit.signals.likeness().unwrap_or_default();
        hits.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
        rank(question, &hits)
    };
    let ranks: Vec<Option<usize>> = asked.iter().map(found).collect();
    let about = format!("{} passages, {} questions", index.len(), asked.len());
    let mut section = Section::new(&format!("{}, meaning", pack.name), about, goals::GOALS);
    let within = |most: usize| move |it: &Option<usize>| it.is_some_and(|rank| rank < most);
    section.estimate("R@1", with_interval(&ranks, |all| share(all, within(1))));
    section.estimate("R@5", with_interval(&ranks, |all| share(all, within(5))));
    section
}

/// Measures a pack by words, beside plain BM25 over the same passages in the same run.
pub fn beside_peer(pack: &Pack) -> Section {
    let index = Index::build(pack.passages.iter().cloned());
    let peer = Peer::of(&pack.passages, pack.language);
    let asked: Vec<&Question> = pack.questions.iter().filter(|it| it.purpose == Purpose::Answerable).collect();
    let ours: Vec<Option<usize>> =
        asked.iter().map(|it| rank(it, &index.search(&it.text, pack.language, 4 * HITS))).collect();
    let theirs: Vec<Option<usize>> =
        asked.iter().map(|it| peer.search(&it.text).iter().position(|source| it.relevant.contains(source))).collect();
    let about = format!("{} passages, {} questions", index.len(), asked.len());
    let mut section = Section::new(&format!("{}, words", pack.name), about, goals::GOALS);
    let within_five = |it: &Option<usize>| it.is_some_and(|rank| rank < 5);
    let found = |ranks: &[Option<usize>]| ranks.iter().filter(|it| within_five(it)).count() as f64;
    section.estimate("R@5", with_interval(&ours, |all| share(all, within_five)));
    section.estimate("R@5 of BM25", with_interval(&theirs, |all| share(all, within_five)));
    section.number(goals::AHEAD, (found(&ours) - found(&theirs)) / asked.len().max(1) as f64, 3);
    section
}
