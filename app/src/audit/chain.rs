//! Whether the log is what it was when it was written.

use leptos::prelude::*;
use switchboard::audit::chain::Check;
use switchboard::say;
use switchboard::text::{Zone, around, full};
use time::{Duration, OffsetDateTime};

use crate::locale;
use crate::ui::{Badge, BadgeTone, Notice};

/// After so long without a look somebody should know: a night was missed.
const MISSED: Duration = Duration::hours(30);

/// What was found when the chain was looked through the last time.
#[component]
pub(super) fn Chain(
    /// What was found; `None` where nobody has looked yet.
    check: Option<Check>,
    /// The workspace's zone.
    zone: Zone,
    /// The present moment.
    now: OffsetDateTime,
) -> impl IntoView {
    let locale = locale();
    let Some(check) = check else {
        return view! { <p class="hint">{say!(locale, "audit-chain-new")}</p> }.into_any();
    };
    let time = around(check.at, now, &zone, locale);
    if let Some(what) = check.broken {
        let place = check.place.unwrap_or_default();
        let what = locale.say(&format!("audit-chain-{what}"), &[("place", place.into())]);
        let which = check.entry_at.map(|at| say!(locale, "audit-chain-entry", time = full(at, &zone, locale)));
        let told = say!(locale, "audit-chain-broken", time = time);
        let words = [Some(told), Some(what), which].into_iter().flatten().collect::<Vec<_>>().join(" ");
        return view! { <Notice text=words failed=true/> }.into_any();
    }
    if now - check.at > MISSED {
        return view! { <Notice text=say!(locale, "audit-chain-late", time = time) failed=true/> }.into_any();
    }
    view! {
        <p class="cluster">
            <Badge tone=BadgeTone::Ok icon=Some("shield-check")>{say!(locale, "audit-chain-whole", time = time)}</Badge>
            <span class="hint">{say!(locale, "audit-chain-sealed", count = check.entries)}</span>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use switchboard::audit::chain::Break;
    use switchboard::text::exists;

    #[test]
    fn whatever_is_wrong_has_its_words() {
        for what in Break::ALL {
            assert!(exists(&format!("audit-chain-{what}")), "{what}");
        }
    }
}
