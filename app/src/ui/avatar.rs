//! Who: initials on a tone.

use leptos::prelude::*;

use super::Tone;

/// Whose avatar it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarKind {
    /// A person: round, in the tone of the name.
    #[default]
    Person,
    /// An assistant: a rounded square with a heather rim.
    Ai,
}

/// How large an avatar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// 24 px.
    Small,
    /// 28 px.
    #[default]
    Normal,
    /// 40 px.
    Large,
}

/// Initials on a tone. Decorative: the name stands beside it.
#[component]
pub fn Avatar(
    /// The name.
    #[prop(into)]
    name: String,
    /// A person or an assistant.
    #[prop(optional)]
    kind: AvatarKind,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let size = match size {
        AvatarSize::Small => " avatar-sm",
        AvatarSize::Normal => "",
        AvatarSize::Large => " avatar-lg",
    };
    let (shape, tone) = match kind {
        AvatarKind::Person => ("", Some(Tone::of(&name).word())),
        AvatarKind::Ai => (" avatar-ai", None),
    };
    view! { <span class=format!("avatar{size}{shape}") data-tone=tone aria-hidden="true">{initials(&name, kind)}</span> }
}

/// First letters of the first and the last word: "Camille de Roux" is CR. An assistant has one.
pub(super) fn initials(name: &str, kind: AvatarKind) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = match kind {
        AvatarKind::Person => words.next_back(),
        AvatarKind::Ai => None,
    };
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}
