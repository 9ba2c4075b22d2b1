//! What one is looking at, as it stands in the address.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::location::{RequestUrl, Url};
use leptos_router::params::ParamsMap;
use switchboard::ids::*;
use switchboard::inbox::{Cursor, Filter, ThreadCursor, View};
use time::OffsetDateTime;

use crate::{encode, paths};

/// An act that is being prepared where the composer stands otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Handing the conversation over.
    Escalate,
    /// Choosing the moment of a snooze.
    Snooze,
    /// Choosing the conversation to merge with.
    Merge,
    /// Choosing the message to split at.
    Split,
}

impl Act {
    const fn word(self) -> &'static str {
        match self {
            Self::Escalate => "escalate",
            Self::Snooze => "snooze",
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }

    fn read(word: &str) -> Option<Self> {
        [Self::Escalate, Self::Snooze, Self::Merge, Self::Split].into_iter().find(|it| it.word() == word)
    }
}

/// What one is looking at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looking {
    /// Which conversations. Its view is always set.
    pub filter: Filter,
    /// Where the list begins.
    pub after: Option<Cursor>,
    /// Where the thread ends.
    pub before: Option<ThreadCursor>,
    /// Whether the details cover the thread.
    pub details: bool,
    /// Whether the filters are open.
    pub filtering: bool,
    /// Whether conversations are being chosen.
    pub choosing: bool,
    /// What is being prepared.
    pub act: Option<Act>,
    /// The proposed reply that is being edited.
    pub draft: Option<DraftId>,
    /// The message that the reply quotes.
    pub quote: Option<MessageId>,
}

impl Looking {
    /// What the address of this page says. What it says wrongly, it does not say.
    pub fn here() -> Self {
        Self::read(&use_query_map().get_untracked())
    }

    /// What the query of an address says: what a form brings back is read like any address.
    pub fn asked(query: &str) -> Self {
        let address = RequestUrl::new(&format!("/{query}")).parse();
        Self::read(address.as_ref().map_or(&ParamsMap::default(), Url::search_params))
    }

    fn read(query: &ParamsMap) -> Self {
        let get = |name: &str| query.get(name).filter(|it| !it.is_empty());
        let words = get("q");
        // A search looks everywhere unless told otherwise.
        let usual = if words.is_some() { View::All } else { View::ToAnswer };
        Self {
            filter: Filter {
                view: Some(get("view").and_then(|it| it.parse().ok()).unwrap_or(usual)),
                status: get("status").and_then(|it| it.parse().ok()),
                handler: get("handler").and_then(|it| it.parse().ok()),
                channel: get("channel").and_then(|it| it.parse().ok()),
                assignee: get("assignee").and_then(|it| it.parse().ok()),
                team: get("team").and_then(|it| it.parse().ok()),
                language: get("language").and_then(|it| it.parse().ok()),
                intent: get("intent").and_then(|it| it.parse().ok()),
                within: get("within").and_then(|it| it.parse().ok()),
                label: get("label").and_then(|it| it.parse().ok()),
                sla: get("sla").and_then(|it| it.parse().ok()),
                unread: get("unread").is_some(),
                words,
            },
            after: get("after").and_then(|it| read_cursor(&it)),
            before: get("before").and_then(|it| read_thread_cursor(&it)),
            details: get("details").is_some(),
            filtering: get("filter").is_some(),
            choosing: get("choose").is_some(),
            act: get("do").and_then(|it| Act::read(&it)),
            draft: get("draft").and_then(|it| it.parse().ok()),
            quote: get("quote").and_then(|it| it.parse().ok()),
        }
    }

    /// The view.
    pub fn view(&self) -> View {
        self.filter.view.unwrap_or(View::ToAnswer)
    }

    /// Whether anything besides the view narrows the list.
    pub fn is_narrowed(&self) -> bool {
        self.filter != Filter { view: self.filter.view, ..Filter::default() }
    }

    /// Whether the filters stand open: because somebody opened them, or because they hide something.
    pub fn is_filtered(&self) -> bool {
        self.filtering || self.is_narrowed()
    }

    /// The list of another view, with the same conditions, from its beginning.
    pub fn with_view(&self, view: View) -> String {
        let filter = Filter { view: Some(view), ..self.filter.clone() };
        Self { filter, ..Self::default() }.list()
    }

    /// The list of a filter, from its beginning.
    pub fn of(&self, filter: Filter) -> String {
        Self { filter, ..Self::default() }.list()
    }

    /// Every conversation with a label.
    pub fn with_label(&self, label: LabelId) -> String {
        let filter = Filter { view: Some(View::All), label: Some(label), ..Filter::default() };
        Self { filter, ..Self::default() }.list()
    }

    /// The list of this view without conditions.
    pub fn without_conditions(&self) -> String {
        let filter = Filter { view: self.filter.view, ..Filter::default() };
        Self { filter, ..Self::default() }.list()
    }

    /// The list, as far as it has been paged.
    pub fn list(&self) -> String {
        paths::here("/inbox") + &self.query(&[])
    }

    /// The list, from `after` on.
    pub fn list_after(&self, after: Cursor) -> String {
        Self { filter: self.filter.clone(), after: Some(after), ..Self::default() }.list()
    }

    /// The list with its filters open or closed.
    pub fn filters(&self, open: bool) -> String {
        paths::here("/inbox") + &self.query(if open { &[("filter", "1")] } else { &[] })
    }

    /// The list with a box beside every conversation.
    pub fn choose(&self) -> String {
        paths::here("/inbox") + &self.query(&[("choose", "1")])
    }

    /// The list, scrolled to a conversation.
    pub fn back_to(&self, id: ConversationId) -> String {
        format!("{}#c-{id}", self.list())
    }

    /// A conversation beside this list. The browser scrolls the list to its row.
    pub fn open(&self, id: ConversationId) -> String {
        self.opener()(id)
    }

    /// The same for every row of a list: what their addresses share is put together once.
    pub fn opener(&self) -> impl Fn(ConversationId) -> String + use<> {
        let (inbox, query) = (paths::here("/inbox"), self.query(&[]));
        move |id| format!("{inbox}/{id}{query}#c-{id}")
    }

    /// The same conversation with the details over it.
    pub fn details_of(&self, id: ConversationId) -> String {
        conversation(id) + &self.query(&[("details", "1")])
    }

    /// The same conversation with an act prepared.
    pub fn prepare(&self, id: ConversationId, act: Act) -> String {
        conversation(id) + &self.query(&[("do", act.word())])
    }

    /// The same conversation with a proposed reply in the composer.
    pub fn edit(&self, id: ConversationId, draft: DraftId) -> String {
        conversation(id) + &self.query(&[("draft", &draft.to_string())])
    }

    /// The same conversation with a message quoted in the composer.
    pub fn quote(&self, id: ConversationId, message: MessageId) -> String {
        format!("{}{}#write", conversation(id), self.query(&[("quote", &message.to_string())]))
    }

    /// The same conversation, further back.
    pub fn earlier(&self, id: ConversationId, before: ThreadCursor) -> String {
        let micros = before.at.unix_timestamp_nanos() / 1_000;
        conversation(id) + &self.query(&[("before", &format!("{micros}-{}", before.seq))])
    }

    /// What is asked of the list, for [`Looking::asked`].
    pub fn question(&self) -> String {
        self.query(&[])
    }

    fn query(&self, more: &[(&str, &str)]) -> String {
        let filter = &self.filter;
        let mut parts: Vec<(&str, String)> = Vec::new();
        let usual = if filter.words.is_some() { View::All } else { View::ToAnswer };
        if self.view() != usual {
            parts.push(("view", self.view().to_string()));
        }
        let conditions = [
            ("status", filter.status.map(|it| it.to_string())),
            ("handler", filter.handler.map(|it| it.to_string())),
            ("channel", filter.channel.map(|it| it.to_string())),
            ("assignee", filter.assignee.map(|it| it.to_string())),
            ("team", filter.team.map(|it| it.to_string())),
            ("language", filter.language.map(|it| it.to_string())),
            ("intent", filter.intent.map(|it| it.to_string())),
            ("within", filter.within.map(|it| it.to_string())),
            ("label", filter.label.map(|it| it.to_string())),
            ("sla", filter.sla.map(|it| it.to_string())),
            ("unread", filter.unread.then(|| "1".to_owned())),
            ("q", filter.words.clone()),
            ("after", self.after.map(write_cursor)),
        ];
        parts.extend(conditions.into_iter().filter_map(|(name, value)| Some((name, value?))));
        parts.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        if parts.is_empty() {
            return String::new();
        }
        let parts: Vec<String> = parts.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        format!("?{}", parts.join("&"))
    }
}

/// A message of a conversation, at the end of a page of its thread.
pub fn message(id: ConversationId, message: MessageId, place: ThreadCursor) -> String {
    let after = ThreadCursor { seq: place.seq + 1, ..place };
    format!("{}#m-{message}", Looking::default().earlier(id, after))
}

/// A conversation.
pub fn conversation(id: ConversationId) -> String {
    paths::here(&format!("/inbox/{id}"))
}

fn moment(micros: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(micros.parse::<i64>().ok()? as i128 * 1_000).ok()
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (micros, id) = text.split_once('-')?;
    Some(Cursor { at: moment(micros)?, id: id.parse().ok()? })
}

fn write_cursor(cursor: Cursor) -> String {
    format!("{}-{}", cursor.at.unix_timestamp_nanos() / 1_000, cursor.id)
}

fn read_thread_cursor(text: &str) -> Option<ThreadCursor> {
    let (micros, seq) = text.split_once('-')?;
    Some(ThreadCursor { at: moment(micros)?, seq: seq.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::world::{Mutator, rounds};

    fn looking(query: &str) -> Looking {
        let mut map = ParamsMap::new();
        for (name, value) in query.split('&').filter_map(|it| it.split_once('=')) {
            map.insert(name.to_owned(), value.to_owned());
        }
        Looking::read(&map)
    }

    #[test]
    fn what_one_is_looking_at_survives_the_address() {
        let id = "0190aaaa-0000-7000-8000-000000000001";
        let query = format!(
            "view=all&status=open&channel={id}&team={id}&language=fr&intent=complaint&within=7d&label={id}&sla=breaching&unread=1&q=colis&after=1700000000000000-{id}"
        );
        let looking = looking(&query);
        assert_eq!(looking.filter.words.as_deref(), Some("colis"));
        assert!(looking.after.is_some());
        // `all` is what a search shows anyway.
        assert_eq!(looking.question(), format!("?{}", query.replace("view=all&", "")));
        assert_eq!(Looking::asked(&looking.question()), looking, "a form brings it back");
    }

    #[test]
    fn what_an_address_says_wrongly_it_does_not_say() {
        let looking = looking("view=xyz&status=closed&channel=1&after=tomorrow&before=x-y&do=delete");
        assert_eq!(
            looking,
            Looking { filter: Filter { view: Some(View::ToAnswer), ..Filter::default() }, ..Looking::default() }
        );
    }

    #[test]
    fn r_19_whatever_an_address_says_is_one_place_or_none() {
        let mut by = Mutator::of("addresses of the inbox");
        let good = "view=all&status=open&q=parcel&after=1763629200000000-01900000-0000-7000-8000-000000000001";
        for _ in 0..rounds(2_000) {
            let text = by.text(good);
            let here = Looking::asked(&format!("?{text}"));
            let again = Looking::asked(&here.question());
            assert_eq!((again.filter, again.after), (here.filter.clone(), here.after), "{text:?}");
            assert!(here.after.is_none_or(|it| (0..10_000).contains(&it.at.year())), "{text:?}");
            let _ = read_thread_cursor(&text);
        }
    }
}
