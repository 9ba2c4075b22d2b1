//! Newer and older: never numbered pages over live data.

use leptos::prelude::*;
use switchboard::say;

use super::{Icon, IconSize, locale};

/// Says that a list is longer than what stands here.
#[component]
pub fn OnlyFirst(
    /// How many stand here.
    shown: usize,
    /// How many stand anywhere at most.
    most: i64,
) -> impl IntoView {
    let is_cut = i64::try_from(shown).is_ok_and(|it| it >= most);
    is_cut.then(|| view! { <p class="hint">{say!(locale(), "ui-only-first", count = most)}</p> })
}

/// Links to the newer and the older page, with the range shown. Nothing when all fits.
#[component]
pub fn Pager(
    /// The range in words: "1–50 of 318".
    #[prop(optional_no_strip, into)]
    range: Option<String>,
    /// The newer page.
    #[prop(optional_no_strip, into)]
    newer: Option<String>,
    /// The older page.
    #[prop(optional_no_strip, into)]
    older: Option<String>,
) -> impl IntoView {
    let locale = locale();
    (range.is_some() || newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=say!(locale, "ui-pages")>
                {range.map(|words| view! { <span class="num">{words}</span> })}
                <span class="pager-links">
                    {newer.map(|href| {
                        view! {
                            <a class="btn btn-sm" href=href rel="prev">
                                <Icon name="chevron-left" size=IconSize::Small/>
                                {say!(locale, "ui-newer")}
                            </a>
                        }
                    })}
                    {older.map(|href| {
                        view! {
                            <a class="btn btn-sm" href=href rel="next">
                                {say!(locale, "ui-older")}
                                <Icon name="chevron-right" size=IconSize::Small/>
                            </a>
                        }
                    })}
                </span>
            </nav>
        }
    })
}
