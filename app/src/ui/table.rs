//! Tables. A narrow screen scrolls them inside their own box.

use leptos::prelude::*;

use super::{Icon, IconSize};

/// How a column is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortOrder {
    /// Small things first.
    Ascending,
    /// Large things first.
    Descending,
}

/// The head of a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Holds numbers, which stand at the end.
    pub number: bool,
    /// Left out below 768 px. Its cells carry the class `wide-only` too.
    pub wide_only: bool,
    /// The address that orders by it.
    pub sort: Option<String>,
    /// How it is ordered now.
    pub order: Option<SortOrder>,
    /// The name is for those who do not see the table: a column of buttons.
    pub silent: bool,
}

impl Column {
    /// A column of words.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The same, with numbers in it.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.number = true;
        self
    }

    /// The same, left out below 768 px.
    #[must_use]
    pub fn wide_only(mut self) -> Self {
        self.wide_only = true;
        self
    }

    /// The same, with its name only read out.
    #[must_use]
    pub fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// The same, with a link that orders by it.
    #[must_use]
    pub fn sorted(mut self, address: impl Into<String>, order: Option<SortOrder>) -> Self {
        self.sort = Some(address.into());
        self.order = order;
        self
    }
}

/// A table of records: its children are the rows. The row's main link stands in the first
/// cell, a `<th scope="row">`; cells of numbers carry the class `n`.
#[component]
pub fn DataTable(
    /// What the table lists. Read out, and shown with `show_caption`.
    #[prop(into)]
    caption: String,
    /// Shows the caption.
    #[prop(optional)]
    show_caption: bool,
    /// Its columns.
    columns: Vec<Column>,
    /// `<tr>`s.
    children: Children,
) -> impl IntoView {
    let class = if show_caption { "" } else { "sr-only" };
    let heads = columns.into_iter().map(|column| view! { <ColumnHead column=column/> }).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=caption tabindex="0">
            <table class="data-table">
                <caption class=class>{caption.clone()}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// The head of one column.
#[component]
pub fn ColumnHead(
    /// The column.
    column: Column,
) -> impl IntoView {
    let Column { name, number, wide_only, sort, order, silent } = column;
    let class = match (number, wide_only) {
        (true, true) => "n wide-only",
        (true, false) => "n",
        (false, true) => "wide-only",
        (false, false) => "",
    };
    let (spoken, arrow) = match order {
        Some(SortOrder::Ascending) => (Some("ascending"), Some("arrow-up")),
        Some(SortOrder::Descending) => (Some("descending"), Some("arrow-down")),
        None => (None, None),
    };
    let shown = match sort {
        Some(href) => view! {
            <a class="sort" href=href>
                {name}
                {arrow.map(|icon| view! { <Icon name=icon size=IconSize::Small/> })}
            </a>
        }
        .into_any(),
        None if silent => view! { <span class="sr-only">{name}</span> }.into_any(),
        None => name.into_any(),
    };
    view! { <th scope="col" class=class aria-sort=spoken>{shown}</th> }
}
