//! Whose words the product sent: each sentence must be in a source that it cites, each source
//! in the workspace's own knowledge. Nothing that the product says of itself is taken on trust.

use std::collections::HashSet;

use switchboard::ids::ItemId;
use switchboard::knowledge::search::sentences;
use switchboard::text::Locale;

use super::customer::Reply;
use crate::packs::{Pack, Question};

/// What the assistant says in its own words.
const OWN_WORDS: [&str; 7] = [
    "assistant-says-person-asked",
    "assistant-says-sensitive",
    "assistant-says-no-evidence",
    "assistant-says-still-unclear",
    "assistant-says-unsure",
    "assistant-asks-which",
    "assistant-asks-else",
];

/// What a workspace knows, with every run of blanks as one.
pub struct Known {
    documents: Vec<(ItemId, String)>,
    titles: HashSet<String>,
    own_words: HashSet<String>,
}

/// What was found wrong in a reply.
#[derive(Debug, Default, Clone, Copy)]
pub struct Checked {
    pub sentences: usize,
    /// Sentences that no cited source bears, or whose source the workspace does not have.
    pub uncited: usize,
    /// Sentences that only another workspace can have said.
    pub foreign: usize,
}

impl Known {
    pub fn of(pack: &Pack) -> Self {
        let documents = pack.passages.iter().map(|it| (it.source, plain(&it.text))).collect();
        let titles: HashSet<String> = pack.passages.iter().map(|it| plain(&it.title)).collect();
        let own_words = [Locale::En, Locale::Fr].into_iter().flat_map(|locale| {
            let one = |title: &String| plain(&locale.say("assistant-asks-one", &[("title", title.as_str().into())]));
            let offers: Vec<String> = titles.iter().map(one).collect();
            OWN_WORDS.into_iter().map(move |key| plain(&locale.say(key, &[]))).chain(offers)
        });
        let own_words = own_words.collect();
        Self { documents, titles, own_words }
    }

    /// Whether an answer rests on a document that answers the question.
    pub fn is_right(&self, question: &Question, reply: &Reply) -> bool {
        let bears = |quote: &str| {
            let relevant = self.documents.iter().filter(|(source, _)| question.relevant.contains(source));
            relevant.into_iter().any(|(_, text)| text.contains(quote))
        };
        reply.quotes.iter().any(|quote| bears(&plain(quote)))
    }

    /// Checks every sentence of a reply.
    pub fn check(&self, reply: &Reply, others: &[&Known]) -> Checked {
        let quotes: Vec<String> = reply.quotes.iter().map(|quote| plain(quote)).collect();
        let is_foreign = |words: &str| !self.has(words) && others.iter().any(|other| other.has(words));
        let mut checked = Checked::default();
        let mut count = |is_borne: bool, words: &str| {
            checked.sentences += 1;
            checked.uncited += usize::from(!is_borne);
            checked.foreign += usize::from(is_foreign(words));
        };
        if quotes.is_empty() {
            for line in reply.text.lines().map(plain).filter(|line| !line.is_empty()) {
                let offered = line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok());
                let words = offered.map_or(line.as_str(), |(_, title)| title);
                let is_title = offered.is_some() && self.titles.contains(words);
                count(is_title || self.own_words.contains(&line), words);
            }
        } else {
            for range in sentences(&reply.text) {
                let words = plain(&reply.text[range]);
                let is_cited = quotes.iter().any(|quote| quote.contains(&words) && self.has(quote));
                count(is_cited, &words);
            }
        }
        checked
    }

    fn has(&self, words: &str) -> bool {
        self.titles.contains(words) || self.documents.iter().any(|(_, text)| text.contains(words))
    }
}

/// The words of a text: every run of blanks as one, without tags. Replies never have any,
/// because nothing in a reply may be more than text.
fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        words.push_str(&rest[..open]);
        let length = tag_length(&rest[open..]);
        words.push_str(if length.is_none() { "<" } else { "" });
        rest = &rest[open + length.unwrap_or(1)..];
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How long the tag is with which a text begins: a name, then blanks and attributes. `i<labels.length` is none.
fn tag_length(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inside = text[1..end].trim_start_matches('/');
    let name = inside.find(|c: char| !c.is_ascii_alphanumeric()).map_or(inside, |end| &inside[..end]);
    let after = inside[name.len()..].chars().next();
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && after.is_none_or(|c| c.is_ascii_whitespace() || c == '/')
        && !inside.contains('<');
    is_tag.then_some(end + 1)
}
