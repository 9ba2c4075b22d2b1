//! Two lines over the days of a period, drawn by the server.

use leptos::prelude::*;
use switchboard::analytics::Day;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 160.0;
/// So that the ends of a line are not cut off.
const EDGE: f64 = 4.0;

/// The chart. Whoever does not see it reads the table under it, which says the same.
#[component]
pub fn Chart(
    /// What it shows, in a sentence.
    #[prop(into)]
    label: String,
    /// The days, the oldest first.
    days: Vec<Day>,
) -> impl IntoView {
    let most = days.iter().map(|it| it.conversations.max(it.resolved)).max().unwrap_or(0).max(1);
    let began = line(days.iter().map(|it| it.conversations), days.len(), most);
    let ended = line(days.iter().map(|it| it.resolved), days.len(), most);
    view! {
        <svg class="chart" role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none">
            <polyline class="chart-line" points=began/>
            <polyline class="chart-line chart-line-second" points=ended/>
        </svg>
    }
}

/// The points of one line: the days from left to right, `most` at the top.
fn line(values: impl Iterator<Item = i64>, count: usize, most: i64) -> String {
    let step = (WIDTH - 2.0 * EDGE) / (count.saturating_sub(1).max(1) as f64);
    let height = HEIGHT - 2.0 * EDGE;
    let points = values.enumerate().map(|(place, value)| {
        let x = EDGE + step * place as f64;
        let y = EDGE + height * (1.0 - value as f64 / most as f64);
        format!("{x:.1},{y:.1}")
    });
    points.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_most_stands_at_the_top_and_nothing_at_the_bottom() {
        assert_eq!(line([0, 4, 2].into_iter(), 3, 4), "4.0,156.0 360.0,4.0 716.0,80.0");
        assert_eq!(line([0].into_iter(), 1, 1), "4.0,156.0");
    }
}
