//! Icons, from the one sprite.

use leptos::prelude::*;

/// How large an icon is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IconSize {
    /// 14 px, in meta lines.
    Small,
    /// 16 px.
    #[default]
    Normal,
    /// 20 px, in the tab bar and above empty states.
    Large,
}

impl IconSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "i i-sm",
            Self::Normal => "i",
            Self::Large => "i i-lg",
        }
    }
}

/// A decorative icon. Its meaning stands in words beside it, or as the name of its button.
#[component]
pub fn Icon(
    /// A name of the sprite; `tools/icons/icons.txt` lists them.
    name: &'static str,
    /// How large.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    let address = format!("/icons.svg#{name}");
    view! {
        <svg class=size.class() aria-hidden="true">
            <use href=address></use>
        </svg>
    }
}

/// The product mark on its tile: two jacks joined by a cord.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <span class="mark">
            <Icon name="mark"/>
        </span>
    }
}
