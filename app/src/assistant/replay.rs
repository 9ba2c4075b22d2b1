//! What would have become of the last questions at other thresholds.

use leptos::prelude::*;
use switchboard::assistant::Replay;
use switchboard::say;

use super::amounts::in_per_cent;
use crate::locale;
use crate::ui::{Column, DataTable, Empty, Panel};

/// Thresholds that are shown beside the present one.
const SHOWN: [f32; 6] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// The section "The last questions".
#[component]
pub(super) fn ReplayPanel(
    /// The questions.
    replay: Replay,
    /// The present threshold, from 0 to 1.
    threshold: f32,
) -> impl IntoView {
    let locale = locale();
    let all = replay.0.len();
    if all == 0 {
        return view! {
            <Panel title=say!(locale, "assistant-replay")>
                <Empty
                    title=say!(locale, "assistant-replay-none")
                    text=say!(locale, "assistant-replay-none-text")
                    action=().into_any()
                    icon="sparkle"
                />
            </Panel>
        }
        .into_any();
    }
    let now = replay.at(threshold);
    let sentence = say!(
        locale,
        "assistant-replay-now",
        threshold = in_per_cent(threshold),
        answered = now.answered,
        count = all,
        wrongly = now.wrongly,
    );
    let mut thresholds = SHOWN.to_vec();
    if !thresholds.iter().any(|it| in_per_cent(*it) == in_per_cent(threshold)) {
        thresholds.push(threshold);
    }
    thresholds.sort_by(f32::total_cmp);
    let columns = vec![
        Column::new(say!(locale, "assistant-threshold")),
        Column::new(say!(locale, "assistant-replay-answered")).number(),
        Column::new(say!(locale, "assistant-replay-wrongly")).number(),
    ];
    let row = |it: f32| {
        let then = replay.at(it);
        let is_now = in_per_cent(it) == in_per_cent(threshold);
        let mark = is_now.then(|| view! { <span class="hint">" " {say!(locale, "assistant-replay-present")}</span> });
        view! {
            <tr aria-current=is_now.then_some("true")>
                <th scope="row">{in_per_cent(it)} " %" {mark}</th>
                <td class="n">{then.answered}</td>
                <td class="n">{then.wrongly}</td>
            </tr>
        }
    };
    let rows = thresholds.into_iter().map(row).collect_view();
    view! {
        <Panel title=say!(locale, "assistant-replay")>
            <div class="stack stack-sm">
                <p>{sentence}</p>
                <DataTable caption=say!(locale, "assistant-replay") columns=columns>{rows}</DataTable>
                <p class="hint">{say!(locale, "assistant-replay-about")}</p>
            </div>
        </Panel>
    }
    .into_any()
}
