//! States in a word or two, and labels.

use leptos::prelude::*;
use switchboard::inbox::COUNTED;

use super::Icon;

/// A number of things, as far as anybody counts: "999+" where the desk has stopped counting.
pub fn counted(number: i64) -> String {
    if number < COUNTED { number.to_string() } else { format!("{}+", COUNTED - 1) }
}

/// What a badge says about its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BadgeTone {
    /// A plain fact.
    #[default]
    Neutral,
    /// A fact that should not weigh.
    Line,
    /// Ours, chosen, in force.
    Accent,
    /// Waits for a person, due soon, to be checked.
    Lamp,
    /// Written, read or decided by the assistant.
    Ai,
    /// Done, paid, matched.
    Ok,
    /// Late, failed.
    Danger,
    /// In progress.
    Info,
}

impl BadgeTone {
    const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "badge",
            Self::Line => "badge badge-line",
            Self::Accent => "badge badge-accent",
            Self::Lamp => "badge badge-lamp",
            Self::Ai => "badge badge-ai",
            Self::Ok => "badge badge-ok",
            Self::Danger => "badge badge-danger",
            Self::Info => "badge badge-info",
        }
    }
}

/// A state, in at most three words.
#[component]
pub fn Badge(
    /// What it says about its words.
    #[prop(optional)]
    tone: BadgeTone,
    /// An icon before them.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class=tone.class()>{icon.map(|name| view! { <Icon name=name/> })} {children()}</span> }
}

/// One of the eight colours of labels and avatars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Petrol.
    Petrol,
    /// Blue.
    Blue,
    /// Heather.
    Heather,
    /// Rose.
    Rose,
    /// Brick.
    Brick,
    /// Copper.
    Copper,
    /// Olive.
    Olive,
    /// Slate.
    Slate,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 8] =
        [Self::Petrol, Self::Blue, Self::Heather, Self::Rose, Self::Brick, Self::Copper, Self::Olive, Self::Slate];

    /// The word for `data-tone`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Petrol => "petrol",
            Self::Blue => "blue",
            Self::Heather => "heather",
            Self::Rose => "rose",
            Self::Brick => "brick",
            Self::Copper => "copper",
            Self::Olive => "olive",
            Self::Slate => "slate",
        }
    }

    /// The tone of a name: always the same one, today and after a restart (FNV-1a).
    pub fn of(name: &str) -> Self {
        let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self::ALL[hash as usize % Self::ALL.len()]
    }
}

/// A label: a coloured mark and its name.
#[component]
pub fn LabelChip(
    /// The label's name.
    #[prop(into)]
    name: String,
    /// Its colour; by its name unless somebody chose one.
    #[prop(optional)]
    tone: Option<Tone>,
) -> impl IntoView {
    let tone = tone.unwrap_or_else(|| Tone::of(&name));
    view! { <span class="label-chip" data-tone=tone.word()>{name}</span> }
}
