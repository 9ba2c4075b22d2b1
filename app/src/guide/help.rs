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
            ("G K", "nav-knowledge"),
            ("G H", "nav-channels"),
            ("G M", "nav-team"),
            ("G S", "nav-settings"),
            ("T", "help-take-next"),
            ("X", "help-choose"),
            ("Z", "help-undo"),
            ("Esc", "help-escape"),
        ],
    ),
    ("help-lists", &[("J", "help-next"), ("K", "help-previous"), ("Enter", "help-open"), ("O", "help-open")]),
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
            ("S", "help-snooze"),
            ("D", "help-details"),
            ("U", "help-unread"),
            ("V", "help-sources"),
            ("P", "help-priority"),
            ("1", "help-draft"),
            ("[", "help-message-before"),
            ("]", "help-message-after"),
            ("Q", "help-quote"),
        ],
    ),
    ("help-composer", &[("Ctrl Enter", "help-send"), ("Ctrl Shift Enter", "help-send-resolve"), ("Esc", "help-leave")]),
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
