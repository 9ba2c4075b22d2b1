//! Menus: native popovers that need no script to open, close or act.

use leptos::prelude::*;

use super::button::classes;
use super::{Icon, IconSize, Kbd, Size, Variant};

/// A button and the menu that hangs from it.
#[component]
pub fn Menu(
    /// The menu's id, from the thing it is about: `lead-42-menu`.
    #[prop(into)]
    id: String,
    /// What the button says. Read out only, when there is an icon.
    #[prop(into)]
    label: String,
    /// Shows this icon instead of the words: `ellipsis`.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// What the button means for the page.
    #[prop(optional)]
    variant: Variant,
    /// How tall the button is.
    #[prop(optional)]
    size: Size,
    /// The key that opens it.
    #[prop(optional, into)]
    kbd: Option<String>,
    /// [`MenuLink`]s, [`MenuButton`]s and [`MenuHeading`]s.
    children: Children,
) -> impl IntoView {
    let name = icon.map(|_| label.clone());
    let face = match icon {
        Some(icon) => view! { <Icon name=icon/> }.into_any(),
        None => view! { {label} {kbd.clone().map(|key| view! { <Kbd key=key/> })} <Icon name="chevron-down" size=IconSize::Small/> }.into_any(),
    };
    view! {
        <button
            type="button"
            class=classes(variant, size, icon.is_some())
            aria-label=name
            aria-haspopup="true"
            aria-keyshortcuts=kbd
            popovertarget=id.clone()
        >
            {face}
        </button>
        <div class="menu" id=id popover="auto">
            <ul>{children()}</ul>
        </div>
    }
}

/// A heading between the entries of a menu.
#[component]
pub fn MenuHeading(
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <li class="menu-heading">{children()}</li> }
}

/// An entry that goes somewhere.
#[component]
pub fn MenuLink(
    /// Where.
    #[prop(into)]
    href: String,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The key that follows it.
    #[prop(optional, into)]
    kbd: Option<String>,
    /// It is where one is.
    #[prop(optional)]
    current: bool,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <a class="menu-item" href=href aria-current=current.then_some("true") aria-keyshortcuts=kbd>
                {icon.map(|name| view! { <Icon name=name/> })}
                {children()}
                {kbd.clone().map(|key| view! { <Kbd key=key/> })}
            </a>
        </li>
    }
}

/// Entries that each send one value of the same field. A workspace may have hundreds of them on a page that people look
/// at all day: they are written as plainly as they look.
#[component]
pub fn MenuChoices(
    /// The id of their form.
    form: &'static str,
    /// The field.
    name: &'static str,
    /// Each value, and its words.
    choices: Vec<(String, String)>,
) -> impl IntoView {
    choices
        .into_iter()
        .map(|(value, words)| {
            view! {
                <li>
                    <button type="submit" form=form name=name value=value class="menu-item">
                        {words}
                    </button>
                </li>
            }
        })
        .collect_view()
}

/// An entry that acts: it submits its form, the one around it or the one named.
#[component]
pub fn MenuButton(
    /// The id of its form, when it stands outside.
    #[prop(optional, into)]
    form: Option<String>,
    /// The form field that it sends.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value of that field.
    #[prop(optional, into)]
    value: Option<String>,
    /// The door that it posts its form to, where that is not the form's own.
    #[prop(optional, into)]
    formaction: Option<String>,
    /// What is typed after a slash to press it; read by an island.
    #[prop(optional, into)]
    shortcode: Option<String>,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// The key that presses it.
    #[prop(optional, into)]
    kbd: Option<String>,
    /// Removes or destroys something.
    #[prop(optional)]
    danger: bool,
    /// Why it cannot be pressed now; shown beside the words.
    #[prop(optional_no_strip, into)]
    disabled_because: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let class = if danger { "menu-item menu-item-danger" } else { "menu-item" };
    let shown = view! {
        {icon.map(|name| view! { <Icon name=name/> })}
        {children()}
    };
    let button = match disabled_because {
        Some(reason) => view! {
            <button type="button" class=class aria-disabled="true">
                {shown}
                <span class="menu-note">{reason}</span>
            </button>
        }
        .into_any(),
        None => view! {
            <button
                type="submit"
                class=class
                form=form
                formaction=formaction
                name=name
                value=value
                data-shortcode=shortcode
                aria-keyshortcuts=kbd
            >
                {shown}
                {kbd.clone().map(|key| view! { <Kbd key=key/> })}
            </button>
        }
        .into_any(),
    };
    view! { <li>{button}</li> }
}
