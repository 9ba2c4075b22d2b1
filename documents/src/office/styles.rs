//! Styles: which paragraphs of a Word file are headings or in lists.

use std::collections::HashMap;

use crate::xml::Node;

/// What a paragraph's style says that matters for its text.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    /// Heading level from 1, by the style's name or its outline level.
    level: Option<usize>,
    numbering: Numbered,
}

/// The list that a paragraph belongs to, and how deep in it; either may be said by the style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) list: Option<String>,
    pub(super) depth: Option<usize>,
}

impl Numbered {
    pub(super) fn of(properties: Option<&Node>) -> Self {
        let Some(numbering) = properties.and_then(|properties| properties.child("w:numPr")) else {
            return Self::default();
        };
        Self {
            list: numbering.value("w:numId").map(str::to_owned),
            depth: numbering.value("w:ilvl").and_then(|depth| depth.parse().ok()),
        }
    }
}

impl Styles {
    pub(super) fn of(file: &Node) -> Self {
        let styles = file.nodes().filter(|node| node.name == "w:style");
        let by_id = styles.filter_map(|style| {
            let properties = style.child("w:pPr");
            let by_name = style.value("w:name").and_then(level_by_name);
            let read = Style {
                based_on: style.value("w:basedOn").map(str::to_owned),
                level: by_name.or_else(|| outline_level(properties)),
                numbering: Numbered::of(properties),
            };
            Some((style.attribute("styleId")?.to_owned(), read))
        });
        Self { by_id: by_id.collect() }
    }

    pub(super) fn level(&self, style: &str) -> Option<usize> {
        self.chain(style).find_map(|(_, style)| style.level)
    }

    /// The list of a style, and the style that names it: a list's level may in turn name that style.
    pub(super) fn numbering(&self, style: &str) -> Option<(Numbered, String)> {
        self.chain(style)
            .find(|(_, style)| style.numbering.list.is_some())
            .map(|(id, style)| (style.numbering.clone(), id.to_owned()))
    }

    /// The style and those it is based on. Nobody stacks twenty; a circle would never end.
    fn chain<'a>(&'a self, style: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = self.by_id.get_key_value(style);
        let next = |(_, style): &(&String, &'a Style)| self.by_id.get_key_value(style.based_on.as_ref()?);
        std::iter::successors(first, next).take(20).map(|(id, style)| (id.as_str(), style))
    }
}

/// The heading level that a paragraph's own properties or a style's give it.
pub(super) fn outline_level(properties: Option<&Node>) -> Option<usize> {
    let level: usize = properties?.value("w:outlineLvl")?.parse().ok()?;
    // Nine is "body text".
    (level < 9).then_some(level + 1)
}

fn level_by_name(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading ")?.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
