//! The ways of looking: those one always has, and those that somebody saved.

use leptos::prelude::*;
use switchboard::inbox::{Counts, View};
use switchboard::say;
use switchboard::text::Locale;
use switchboard::views::SavedView;

use super::address::Looking;
use crate::ui::{Menu, MenuHeading, MenuLink, Segmented, Size, Tab, Variant, counted};

/// The ways of looking that stand above the list; the others are in a menu beside them.
const SHOWN: &[View] = &[View::ToAnswer, View::Mine, View::Assistant, View::All];
const IN_MENU: &[View] = &[View::Unassigned, View::WaitingForUs, View::Snoozed, View::Escalated, View::Mentions];

/// The ways of looking, each with how much it holds.
#[component]
pub fn Views(
    /// What one is looking at.
    looking: Looking,
    /// How much each way of looking holds.
    counts: Counts,
    /// The saved views, each with how much it holds where that is counted.
    saved: Vec<(SavedView, Option<i64>)>,
    /// The reader's language.
    locale: Locale,
) -> impl IntoView {
    let mut tabs: Vec<Tab> = SHOWN.iter().map(|view| tab(*view, &looking, counts, locale)).collect();
    // Whatever else one looks at has its tab while one does: drafts and failures are reached from Today.
    match saved.iter().find(|(it, _)| it.filter() == looking.filter) {
        Some((view, count)) => {
            let current = Tab::new(looking.of(view.filter()), view.name.clone(), true);
            tabs.iter_mut().for_each(|it| it.current = false);
            tabs.push(current.count(*count));
        }
        None if !SHOWN.contains(&looking.view()) => tabs.push(tab(looking.view(), &looking, counts, locale)),
        None => {}
    }
    let own = IN_MENU
        .iter()
        .map(|view| {
            let href = looking.with_view(*view);
            entry(href, word(*view, locale), counts.of(*view), *view == looking.view())
        })
        .collect_view();
    let heading = (!saved.is_empty()).then(|| view! { <MenuHeading>{say!(locale, "inbox-views-saved")}</MenuHeading> });
    let saved = saved
        .into_iter()
        .map(|(view, count)| {
            let filter = view.filter();
            let is_current = filter == looking.filter;
            entry(looking.of(filter), view.name, count, is_current)
        })
        .collect_view();
    view! {
        <Segmented label=say!(locale, "inbox-views") tabs=tabs wide=true/>
        <Menu id="views-menu" label=say!(locale, "inbox-views-more") icon=Some("ellipsis") variant=Variant::Quiet size=Size::Small>
            {own}
            {heading}
            {saved}
        </Menu>
    }
}

fn word(view: View, locale: Locale) -> String {
    locale.say(&format!("inbox-view-{view}"), &[])
}

fn tab(view: View, looking: &Looking, counts: Counts, locale: Locale) -> Tab {
    let tab = Tab::new(looking.with_view(view), word(view, locale), view == looking.view());
    match view {
        View::ToAnswer if counts.to_answer > 0 => tab.count(counts.to_answer).hot(),
        _ => tab.count(counts.of(view)),
    }
}

fn entry(href: String, words: String, count: Option<i64>, is_current: bool) -> impl IntoView {
    let count = count.map(|it| view! { <span class="menu-note num">{counted(it)}</span> });
    view! { <MenuLink href=href current=is_current>{words} {count}</MenuLink> }
}
