//! Tabs and segments. Both are links: they work without script and can be sent to a colleague.

use leptos::prelude::*;

use super::counted;

/// One tab or segment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
    /// It is the one shown.
    pub current: bool,
    /// How many are there.
    pub count: Option<i64>,
    /// The count says that somebody waits.
    pub hot: bool,
}

impl Tab {
    /// A tab.
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), current, ..Self::default() }
    }

    /// The same, with a count, where there is one.
    #[must_use]
    pub fn count(mut self, count: impl Into<Option<i64>>) -> Self {
        self.count = count.into();
        self
    }

    /// The same; its count says that somebody waits.
    #[must_use]
    pub fn hot(mut self) -> Self {
        self.hot = true;
        self
    }
}

/// The sections of a page, each with its own address.
#[component]
pub fn Tabs(
    /// What the sections belong to: "Knowledge".
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            view! {
                <a class="tab" href=tab.href aria-current=tab.current.then_some("page")>
                    {tab.label}
                    {tab.count.map(|count| view! { <span class="badge">{counted(count)}</span> })}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=label>{tabs}</nav> }
}

/// Two to four exclusive views of one thing.
#[component]
pub fn Segmented(
    /// What is chosen: "View".
    #[prop(into)]
    label: String,
    /// The segments.
    tabs: Vec<Tab>,
    /// As wide as what it stands in.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let class = if tab.hot { "num num-hot" } else { "num" };
            view! {
                <a href=tab.href aria-current=tab.current.then_some("true")>
                    {tab.label}
                    {tab.count.map(|count| view! { " " <span class=class>{counted(count)}</span> })}
                </a>
            }
        })
        .collect_view();
    view! { <nav class=if wide { "seg seg-wide" } else { "seg" } aria-label=label>{tabs}</nav> }
}
