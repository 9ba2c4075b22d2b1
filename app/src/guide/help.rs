//! The sheet of keys.

use leptos::prelude::*;
use switchboard::text::Locale;

use crate::ui::*;

/// What a group of keys is about, and each key with the sentence that says what it does.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

const GROUPS: &[Group] = &[
    (
        "help-anywhere",
        &[
            ("Ctrl K", "help-palette"),
            ("/", "help-search"),
            ("?", "help-help"),
            ("G T", "nav-today"),
            ("G I", "nav-inbox"),
            ("G E", "nav-escalations"),
            ("G L", "leads-title"),
            ("G N", "analytics-title"),
            ("G F", "notifications-title"),
            ("G K", "nav-knowledge"),
            ("G A", "nav-assistant"),
            ("G H", "nav-channels"),
            ("G M", "nav-team"),
            ("G S", "nav-settings"),
            ("G U", "nav-audit"),
            ("T", "help-take-next"),
            ("C", "help-create"),
            ("Z", "help-undo"),
            ("Ctrl Z", "help-undo"),
            ("W", "help-sidebar"),
            ("Esc", "help-escape"),
        ],
    ),
    (
        "help-lists",
        &[
            ("J", "help-next"),
            ("K", "help-previous"),
            ("Home", "help-first"),
            ("End", "help-last"),
            ("Enter", "help-open"),
            ("O", "help-open"),
            ("X", "help-choose"),
            ("Shift J", "help-choose-next"),
            ("Shift K", "help-choose-previous"),
            ("Ctrl A", "help-choose-all"),
        ],
    ),
    (
        "help-conversation",
        &[
            ("R", "help-reply"),
            ("N", "help-note"),
            ("A", "help-assign"),
            ("I", "help-take-over"),
            ("Shift I", "help-return"),
            ("E", "help-resolve"),
            ("Shift E", "help-reopen"),
            ("H", "help-escalate"),
            ("L", "help-labels"),
            ("Shift L", "leads-make"),
            ("S", "help-snooze"),
            ("D", "help-details"),
            ("U", "help-unread"),
            ("V", "help-sources"),
            ("P", "help-priority"),
            ("1", "help-draft"),
            ("2", "help-draft-second"),
            ("3", "help-draft-third"),
            ("[", "help-message-before"),
            ("]", "help-message-after"),
            ("Q", "help-quote"),
            ("!", "help-block"),
            ("Shift X", "help-block"),
        ],
    ),
    (
        "help-composer",
        &[
            ("Ctrl Enter", "help-send"),
            ("Ctrl Shift Enter", "help-send-resolve"),
            ("Ctrl Shift D", "help-draft-next"),
            ("/", "help-saved"),
            ("Ctrl B", "help-bold"),
            ("Ctrl I", "help-emphasis"),
            ("Ctrl Shift 7", "help-points"),
            ("Esc", "help-leave"),
        ],
    ),
];

/// Every key, by where it works.
pub fn keys(locale: Locale) -> impl IntoView {
    let groups = GROUPS
        .iter()
        .map(|(title, keys)| {
            let rows = keys
                .iter()
                .map(|(key, does)| {
                    let caps = key.split(' ').map(|cap| view! { <kbd class="kbd">{cap}</kbd> " " }).collect_view();
                    view! {
                        <tr>
                            <th scope="row">{locale.say(does, &[])}</th>
                            <td class="n">{caps}</td>
                        </tr>
                    }
                })
                .collect_view();
            view! {
                <Panel title=locale.say(title, &[]) flush=true>
                    <table class="data-table">
                        <caption class="sr-only">{locale.say(title, &[])}</caption>
                        <tbody>{rows}</tbody>
                    </table>
                </Panel>
            }
        })
        .collect_view();
    // There is nothing to press here, so the sheet itself can be scrolled by keyboard.
    view! { <div class="page page-form stack" tabindex="0" role="region" aria-label=locale.say("help-title", &[])>{groups}</div> }
}
