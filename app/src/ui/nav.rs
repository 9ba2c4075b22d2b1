//! The entries of the sidebar and of the tab bar.

use leptos::prelude::*;
use switchboard::say;

use super::{Icon, IconSize, Lamp, LampState, counted, locale};

/// One entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its word.
    pub label: String,
    /// Its icon.
    pub icon: &'static str,
    /// It is where one is.
    pub current: bool,
    /// How many wait there. Zero is not shown.
    pub count: i64,
    /// They wait for a person: the count is amber.
    pub hot: bool,
    /// The keys that lead there: `G I`. Empty for none.
    pub key: &'static str,
}

/// A group of entries.
#[component]
pub fn NavList(
    /// The entries, in order.
    items: Vec<NavItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let class = if item.hot { "count count-hot" } else { "count" };
            // Always there, so that a live page can fill it: the first number comes as well.
            let live = format!("count {}", item.href);
            view! {
                <li>
                    <a
                        class="nav-item"
                        href=item.href
                        aria-current=item.current.then_some("page")
                        aria-keyshortcuts=(!item.key.is_empty()).then_some(item.key)
                    >
                        <Icon name=item.icon/>
                        <span class="nav-word">{item.label}</span>
                        <span class=class data-live=live>{(item.count > 0).then(|| counted(item.count))}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="nav-list">{items}</ul> }
}

/// The bar at the bottom of narrow screens: four entries, and More.
#[component]
pub fn TabBar(
    /// The entries, in order.
    items: Vec<NavItem>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let calls = item.hot && item.count > 0;
            view! {
                <a class="tabbar-item" href=item.href aria-current=item.current.then_some("page")>
                    <Icon name=item.icon size=IconSize::Large/>
                    {calls.then(|| view! { <Lamp state=LampState::Calling/> })}
                    <span class="nav-word">{item.label}</span>
                </a>
            }
        })
        .collect_view();
    view! { <nav class="tabbar" aria-label=say!(locale(), "ui-nav-short")>{items}</nav> }
}
