//! What a service key may be used for, area by area, as people choose and read it.

use switchboard::access::Scope;
use switchboard::say;
use switchboard::text::Locale;

use crate::{Problem, locale};

/// What a key can reach: each not at all, to read, or to read and write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Conversations, answers and counts.
    Conversations,
    /// The address book.
    Contacts,
    /// The knowledge base.
    Knowledge,
    /// Leads.
    Leads,
}

impl Area {
    /// Every area, in the order of the form.
    pub(super) const ALL: [Self; 4] = [Self::Conversations, Self::Contacts, Self::Knowledge, Self::Leads];

    /// The field of the form.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Conversations => "conversations",
            Self::Contacts => "contacts",
            Self::Knowledge => "knowledge",
            Self::Leads => "leads",
        }
    }

    const fn read(self) -> Scope {
        match self {
            Self::Conversations => Scope::ConversationsRead,
            Self::Contacts => Scope::ContactsRead,
            Self::Knowledge => Scope::KnowledgeRead,
            Self::Leads => Scope::LeadsRead,
        }
    }

    const fn write(self) -> Scope {
        match self {
            Self::Conversations => Scope::ConversationsWrite,
            Self::Contacts => Scope::ContactsWrite,
            Self::Knowledge => Scope::KnowledgeWrite,
            Self::Leads => Scope::LeadsWrite,
        }
    }

    /// How people call it.
    pub(super) fn name(self, locale: Locale) -> String {
        match self {
            Self::Conversations => say!(locale, "channels-key-conversations"),
            Self::Contacts => say!(locale, "channels-key-contacts"),
            Self::Knowledge => say!(locale, "channels-key-knowledge"),
            Self::Leads => say!(locale, "channels-key-leads"),
        }
    }

    /// What can be chosen for each.
    pub(super) fn choices(locale: Locale) -> Vec<(String, String)> {
        vec![
            ("none".to_owned(), say!(locale, "channels-key-reach-none")),
            ("read".to_owned(), say!(locale, "channels-key-reach-read")),
            ("write".to_owned(), say!(locale, "channels-key-reach-write")),
        ]
    }

    /// The scopes that were chosen, the areas in their order.
    pub(super) fn scopes(chosen: [&str; 4]) -> Result<Vec<Scope>, Problem> {
        let mut scopes = Vec::new();
        for (area, reach) in Self::ALL.iter().zip(chosen) {
            match reach {
                "none" => {}
                "read" => scopes.push(area.read()),
                "write" => scopes.extend([area.read(), area.write()]),
                _ => return Err(Problem::invalid(area.field(), say!(locale(), "channels-choose-one"))),
            }
        }
        Ok(scopes)
    }

    /// What scopes come to, one sentence for each area that they reach.
    pub(super) fn told(scopes: &[Scope], locale: Locale) -> Vec<String> {
        let told = |area: &Self| {
            let reach = match (scopes.contains(&area.read()), scopes.contains(&area.write())) {
                (false, false) => return None,
                (true, false) => say!(locale, "channels-key-reach-read"),
                (false, true) => say!(locale, "channels-key-reach-write-only"),
                (true, true) => say!(locale, "channels-key-reach-write"),
            };
            Some(say!(locale, "channels-key-reaches", area = area.name(locale), reach = reach))
        };
        Self::ALL.iter().filter_map(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_what_is_told() {
        let scopes = Area::scopes(["read", "none", "write", "none"]).unwrap();
        assert_eq!(scopes, [Scope::ConversationsRead, Scope::KnowledgeRead, Scope::KnowledgeWrite]);
        assert_eq!(Area::told(&scopes, Locale::En), ["Conversations: read", "Knowledge: read and write"]);
        assert_eq!(Area::told(&[], Locale::En), Vec::<String>::new());
    }
}
