//! Panels, tiles, facts, and what opens.

use leptos::prelude::*;

use super::{Icon, IconSize};

/// A titled panel. Panels do not nest.
#[component]
pub fn Panel(
    /// Its title.
    #[prop(optional_no_strip, into)]
    title: Option<String>,
    /// Beside the title: a link to all of it, a small button.
    #[prop(optional)]
    more: Option<AnyView>,
    /// The content brings its own padding: a table, a list of rows.
    #[prop(optional)]
    flush: bool,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let head = title.map(|title| {
        view! {
            <header class="panel-head">
                <h2 class="panel-title">{title}</h2>
                {more}
            </header>
        }
    });
    view! {
        <section class="panel">
            {head}
            <div class=(!flush).then_some("panel-body")>{children()}</div>
        </section>
    }
}

/// A row of figures for one person or one period.
#[component]
pub fn Tiles(
    /// What the figures are about, for those who do not see the row.
    #[prop(into)]
    label: String,
    /// [`Tile`]s.
    children: Children,
) -> impl IntoView {
    view! { <div class="tiles" role="group" aria-label=label>{children()}</div> }
}

/// One figure, and where it leads.
#[component]
pub fn Tile(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// The figure, in words.
    #[prop(into)]
    figure: String,
    /// What it counts, one by one.
    #[prop(optional_no_strip, into)]
    href: Option<String>,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<&'static str>,
    /// Somebody waits.
    #[prop(optional)]
    hot: bool,
) -> impl IntoView {
    let shown = view! {
        {icon.map(|name| view! { <Icon name=name/> })}
        <span>{label}</span>
        <span class="tile-figure">{figure}</span>
    };
    let hot = hot.then_some("true");
    match href {
        Some(href) => view! { <a class="tile" href=href data-hot=hot>{shown}</a> }.into_any(),
        None => view! { <div class="tile" data-hot=hot>{shown}</div> }.into_any(),
    }
}

/// The facts of one record, name and value.
#[component]
pub fn Facts(
    /// [`Fact`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// Its name.
    #[prop(into)]
    name: String,
    /// Its value.
    children: Children,
) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{children()}</dd>
    }
}

/// Something that opens and closes.
#[component]
pub fn Fold(
    /// What is inside.
    #[prop(into)]
    title: String,
    /// How many.
    #[prop(optional)]
    count: Option<usize>,
    /// Open at first.
    #[prop(optional)]
    open: bool,
    /// Its id, where it stands in a live part: opened, it stays open.
    #[prop(optional, into)]
    id: Option<String>,
    /// The key that opens and closes it.
    #[prop(optional_no_strip, into)]
    kbd: Option<String>,
    /// What is inside.
    children: Children,
) -> impl IntoView {
    let title_id = id.as_ref().map(|it| format!("{it}-title"));
    view! {
        <details class="fold" open=open id=id>
            <summary id=title_id aria-keyshortcuts=kbd>
                {title}
                {count.map(|count| view! { <span class="badge">{count}</span> })}
                <Icon name="chevron-right" size=IconSize::Small/>
            </summary>
            <div class="fold-body">{children()}</div>
        </details>
    }
}
