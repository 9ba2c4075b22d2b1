//! Which contacts or companies, as it stands in the address.

use leptos_router::location::{RequestUrl, Url};
use leptos_router::params::ParamsMap;
use serde::Deserialize;
use switchboard::companies;
use switchboard::contacts::Filter;
use switchboard::ids::*;

use crate::encode;

/// What one is looking at. Empty is none; what an address says wrongly, it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Looking {
    #[serde(default)]
    pub(crate) q: String,
    #[serde(default)]
    pub(crate) label: String,
    #[serde(default)]
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) language: String,
    #[serde(default)]
    pub(crate) channel: String,
    #[serde(default)]
    pub(crate) company: String,
    #[serde(default)]
    pub(crate) after: String,
}

impl Looking {
    /// What the query of an address says.
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        Self {
            q: text("q"),
            label: text("label"),
            value: text("value"),
            language: text("language"),
            channel: text("channel"),
            company: text("company"),
            after: text("after"),
        }
    }

    /// What a form brings back is read like any address.
    pub fn asked(query: &str) -> Self {
        let address = RequestUrl::new(&format!("/{query}")).parse();
        Self::of(address.as_ref().map_or(&ParamsMap::default(), Url::search_params))
    }

    /// The conditions of a filter.
    pub fn from_filter(filter: &Filter) -> Self {
        let word = |it: Option<String>| it.unwrap_or_default();
        Self {
            q: String::new(),
            label: word(filter.label.map(|it| it.to_string())),
            value: word(filter.value.clone()),
            language: word(filter.language.clone()),
            channel: word(filter.channel.map(|it| it.to_string())),
            company: word(filter.company.map(|it| it.to_string())),
            after: String::new(),
        }
    }

    /// Which contacts.
    pub fn filter(&self) -> Filter {
        Filter {
            words: self.words(),
            label: self.label(),
            value: self.said(),
            language: some(&self.language),
            channel: self.channel.parse().ok(),
            company: self.company.parse().ok(),
            after: self.after.parse().ok(),
        }
    }

    /// Which companies.
    pub fn of_companies(&self) -> companies::Filter {
        companies::Filter {
            words: self.words(),
            label: self.label(),
            value: self.said(),
            after: self.after.parse::<CompanyId>().ok(),
        }
    }

    fn words(&self) -> Option<String> {
        some(&self.q)
    }

    fn label(&self) -> Option<LabelId> {
        self.label.parse().ok()
    }

    /// A value without its label says nothing.
    fn said(&self) -> Option<String> {
        self.label().and(some(&self.value))
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(&self) -> bool {
        *self != Self { after: self.after.clone(), ..Self::default() }
    }

    /// The same from the beginning.
    #[must_use]
    pub fn first(&self) -> Self {
        Self { after: String::new(), ..self.clone() }
    }

    /// The same from `after` on.
    #[must_use]
    pub fn later_than(&self, after: impl std::fmt::Display) -> Self {
        Self { after: after.to_string(), ..self.clone() }
    }

    /// The address of `page` where one looks at this.
    pub fn on(&self, page: &str) -> String {
        format!("{page}{}", self.question())
    }

    /// What is asked of the list, for [`Looking::asked`].
    pub fn question(&self) -> String {
        let pairs: Vec<String> = [
            ("q", &self.q),
            ("label", &self.label),
            ("value", &self.value),
            ("language", &self.language),
            ("channel", &self.channel),
            ("company", &self.company),
            ("after", &self.after),
        ]
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.replace('\0', "").trim().to_owned()).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_is_looking_at_survives_the_address() {
        let id = "0190aaaa-0000-7000-8000-000000000001";
        let looking = Looking {
            q: "hôtel & co".to_owned(),
            label: id.to_owned(),
            value: "7".to_owned(),
            after: id.to_owned(),
            ..Looking::default()
        };
        assert_eq!(Looking::asked(&looking.question()), looking);
        assert_eq!(looking.filter().value.as_deref(), Some("7"));
        assert!(looking.is_narrowed() && !Looking::default().later_than(id).is_narrowed());
    }

    #[test]
    fn what_an_address_says_wrongly_it_does_not_say() {
        let wrong = Looking::asked("?label=x&value=7&channel=1&after=tomorrow&q=%20");
        assert_eq!(wrong.filter(), Filter::default(), "a value without its label says nothing");
    }
}
