//! Of what somebody is told, and by which ways.

use std::collections::BTreeSet;

use super::About;

crate::words! {
    /// A way by which a notification reaches its member.
    pub enum Way {
        /// Behind the bell.
        Product = "product",
        /// By the browser, wherever its member looks.
        Browser = "browser",
        /// In the next digest.
        Mail = "mail",
    }
}

/// One thing that somebody may want to be told of, by one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wish {
    /// Of what.
    pub about: About,
    /// By which way.
    pub way: Way,
}

impl Wish {
    /// Every one, kind by kind.
    pub fn all() -> impl Iterator<Item = Self> {
        About::ALL.iter().flat_map(|about| Way::ALL.iter().map(|way| Self { about: *about, way: *way }))
    }

    /// Whether it is usual. Browsers disturb, so nobody is told by one unless they say so; and whoever holds a
    /// conversation sees in the inbox that its customer wrote.
    pub const fn is_usual(self) -> bool {
        match self.way {
            Way::Product | Way::Mail => !matches!(self.about, About::Reply),
            Way::Browser => false,
        }
    }
}

impl std::fmt::Display for Wish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.about, self.way)
    }
}

impl std::str::FromStr for Wish {
    type Err = crate::words::UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (about, way) = text.split_once('.').ok_or(crate::words::UnknownWord { kind: "Wish" })?;
        Ok(Self { about: about.parse()?, way: way.parse()? })
    }
}

/// Everything that somebody wants to be told, by which ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices(BTreeSet<Wish>);

impl Choices {
    /// Whether it is wanted.
    pub fn has(&self, about: About, way: Way) -> bool {
        self.0.contains(&Wish { about, way })
    }
}

impl Default for Choices {
    fn default() -> Self {
        Wish::all().filter(|it| it.is_usual()).collect()
    }
}

impl FromIterator<Wish> for Choices {
    fn from_iter<I: IntoIterator<Item = Wish>>(wishes: I) -> Self {
        Self(wishes.into_iter().collect())
    }
}
