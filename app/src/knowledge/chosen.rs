//! What the list is filtered by, in the address.

use leptos_router::params::ParamsMap;
use switchboard::knowledge::{Cursor, Filter, Kind, Listed, State};

use crate::{encode, paths};

/// The filters as the address has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only those that are this far.
    pub state: Option<State>,
    /// Only titles with these words; empty is every title.
    pub words: String,
    after: Option<Cursor>,
}

impl Chosen {
    /// The filters of an address. What cannot be read filters nothing.
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        Self {
            kind: text("kind").parse().ok(),
            state: text("state").parse().ok(),
            words: text("q").trim().to_owned(),
            after: text("after").parse().ok(),
        }
    }

    /// The filters as the desk wants them.
    pub fn filter(&self) -> Filter {
        let words = Some(self.words.clone()).filter(|it| !it.is_empty());
        Filter { kind: self.kind, state: self.state, words, after: self.after }
    }

    /// Whether anything is left out.
    pub fn is_filtered(&self) -> bool {
        self.kind.is_some() || self.state.is_some() || !self.words.is_empty()
    }

    /// Whether the page is not the first.
    pub fn is_later(&self) -> bool {
        self.after.is_some()
    }

    /// The same filters for another kind, from the start.
    pub fn of_kind(&self, kind: Option<Kind>) -> String {
        Self { kind, after: None, ..self.clone() }.address()
    }

    /// The same filters for those that are this far, from the start.
    pub fn of_state(&self, state: Option<State>) -> String {
        Self { state, after: None, ..self.clone() }.address()
    }

    /// The same filters, from the start.
    pub fn first(&self) -> String {
        Self { after: None, ..self.clone() }.address()
    }

    /// The page that follows `last`.
    pub fn following(&self, last: &Listed) -> String {
        let after = Some(Cursor { updated_at: last.updated_at, id: last.id });
        Self { after, ..self.clone() }.address()
    }

    fn address(&self) -> String {
        let kind = self.kind.map(|it| format!("kind={it}"));
        let state = self.state.map(|it| format!("state={it}"));
        let words = (!self.words.is_empty()).then(|| format!("q={}", encode(&self.words)));
        let after = self.after.map(|it| format!("after={it}"));
        let pairs: Vec<String> = [kind, state, words, after].into_iter().flatten().collect();
        if pairs.is_empty() { paths::knowledge() } else { format!("{}?{}", paths::knowledge(), pairs.join("&")) }
    }
}
