//! Use against a limit.

use leptos::prelude::*;

/// From here on the bar is amber (`design.md` §6).
const WARN_PERCENT: u64 = 80;

/// A bar of use against a limit, with its words above it. Amber from 80 %, red at 100 %.
#[component]
pub fn Meter(
    /// What is used: "Conversations".
    #[prop(into)]
    label: String,
    /// How much.
    used: u64,
    /// Of how much.
    limit: u64,
    /// Both in words: "412 of 500".
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let percent = used.saturating_mul(100).checked_div(limit).unwrap_or(100);
    let class = match percent {
        100.. => "meter meter-over",
        WARN_PERCENT.. => "meter meter-warn",
        _ => "meter",
    };
    let shown = percent.min(100);
    view! {
        <div class="meter-row">
            <p class="meter-words"><span>{label.clone()}</span> <span>{words.clone()}</span></p>
            <svg
                class=class
                role="meter"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=shown
                aria-valuetext=words
            >
                <rect width=format!("{shown}%")></rect>
            </svg>
        </div>
    }
}
