//! What one is looking at, as it stands in the address.

use leptos_router::location::{RequestUrl, Url};
use leptos_router::params::ParamsMap;
use switchboard::leads::{Cursor, Filter, Sort};

use crate::{encode, paths};

/// What one is looking at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looking {
    /// The board, not the table.
    pub board: bool,
    /// Which leads.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Found by these words.
    pub words: Option<String>,
    /// Where the page begins.
    pub after: Option<Cursor>,
}

impl Looking {
    /// Reads an address.
    pub fn read(query: &ParamsMap) -> Self {
        let get = |name: &str| query.get(name).filter(|it| !it.is_empty());
        Self {
            board: get("view").as_deref() == Some("board"),
            filter: Filter {
                status: get("status").and_then(|it| it.parse().ok()),
                level: get("score").and_then(|it| it.parse().ok()),
                intent: get("intent").and_then(|it| it.parse().ok()),
                owner: get("owner").and_then(|it| it.parse().ok()),
                channel: get("channel").and_then(|it| it.parse().ok()),
                label: get("label").and_then(|it| it.parse().ok()),
                among: None,
            },
            sort: get("sort").and_then(|it| it.parse().ok()).unwrap_or(Sort::Newest),
            words: get("q").map(|it| it.trim().chars().take(200).collect()).filter(|it: &String| !it.is_empty()),
            after: get("after").and_then(|it| it.parse().ok()),
        }
    }

    /// Reads a question, `?status=new&…`, that a form brings along.
    pub fn asked(question: &str) -> Self {
        let address = RequestUrl::new(&format!("/{question}")).parse();
        Self::read(address.as_ref().map_or(&ParamsMap::default(), Url::search_params))
    }

    /// The conditions as they stand in a form or an address.
    pub fn conditions(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let word = |it: Option<String>, name: &'static str| it.map(|it| (name, it));
        [
            word(self.board.then(|| "board".to_owned()), "view"),
            word(filter.status.map(|it| it.to_string()), "status"),
            word(filter.level.map(|it| it.to_string()), "score"),
            word(filter.intent.map(|it| it.to_string()), "intent"),
            word(filter.owner.map(|it| it.to_string()), "owner"),
            word(filter.channel.map(|it| it.to_string()), "channel"),
            word(filter.label.map(|it| it.to_string()), "label"),
            word(Some(self.sort).filter(|it| *it != Sort::Newest).map(|it| it.to_string()), "sort"),
            word(self.words.clone(), "q"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The question of its address.
    pub fn question(&self) -> String {
        let mut question = String::new();
        for (name, value) in self.conditions() {
            let joint = if question.is_empty() { '?' } else { '&' };
            question += &format!("{joint}{name}={}", encode(&value));
        }
        question
    }

    /// Its address, from the beginning.
    pub fn list(&self) -> String {
        format!("{}{}", paths::leads(), self.question())
    }

    /// The same from another place on.
    pub fn from(&self, after: Cursor) -> String {
        let list = self.list();
        let joint = if list.contains('?') { '&' } else { '?' };
        format!("{list}{joint}after={after}")
    }

    /// The same as a table, or as a board.
    pub fn shown(&self, board: bool) -> Self {
        Self { board, after: None, ..self.clone() }
    }

    /// The same in another order.
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, after: None, ..self.clone() }
    }

    /// The file of what is listed.
    pub fn file(&self) -> String {
        paths::here(&format!("/leads/all.csv{}", self.question()))
    }
}
