//! Lines and columns over time, drawn by the server.

use leptos::prelude::*;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 160.0;
/// So that the ends of a line are not cut off.
const EDGE: f64 = 4.0;

/// Two lines over the days of a period. Whoever does not see them reads the table under them, which says the same.
#[component]
pub fn Chart(
    /// What it shows, in a sentence.
    #[prop(into)]
    label: String,
    /// Each day's two numbers, the oldest first.
    days: Vec<(i64, i64)>,
    /// What stands under the first and the last day.
    ends: (String, String),
) -> impl IntoView {
    let most = days.iter().map(|it| it.0.max(it.1)).max().unwrap_or(0).max(1);
    let first = line(days.iter().map(|it| it.0), days.len(), most);
    let second = line(days.iter().map(|it| it.1), days.len(), most);
    view! {
        <div class="chart-frame">
            <svg class="chart" role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none">
                {gridlines()}
                <polyline class="chart-line" points=first/>
                <polyline class="chart-line chart-line-second" points=second/>
            </svg>
            <Ends most=most.to_string() ends=ends/>
        </div>
    }
}

/// Columns side by side, one for each time.
#[component]
pub fn Columns(
    /// What it shows, in a sentence.
    #[prop(into)]
    label: String,
    /// Each time's number, the oldest first.
    numbers: Vec<f64>,
    /// The largest of them, in words.
    most: String,
    /// What stands under the first and the last.
    ends: (String, String),
) -> impl IntoView {
    let top = numbers.iter().copied().fold(0.0, f64::max);
    let step = WIDTH / (numbers.len().max(1) as f64);
    let columns = numbers
        .iter()
        .enumerate()
        .filter(|(_, it)| **it > 0.0)
        .map(|(place, it)| {
            let height = (HEIGHT - EDGE) * it / top;
            let (x, y) = (step * (place as f64 + 0.15), HEIGHT - height);
            view! { <rect class="chart-column" x=at(x) y=at(y) width=at(step * 0.7) height=at(height)/> }
        })
        .collect_view();
    view! {
        <div class="chart-frame">
            <svg class="chart" role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none">
                {gridlines()}
                {columns}
            </svg>
            <Ends most=most ends=ends/>
        </div>
    }
}

/// What stands beside a chart, for those who see it: the table says it too.
#[component]
fn Ends(most: String, ends: (String, String)) -> impl IntoView {
    view! {
        <p class="chart-ends" aria-hidden="true">
            <span class="chart-most">{most}</span>
            <span>{ends.0}</span>
            <span>{ends.1}</span>
        </p>
    }
}

fn gridlines() -> impl IntoView {
    (0..4)
        .map(|it| {
            let y = at(EDGE + (HEIGHT - 2.0 * EDGE) * f64::from(it) / 3.0);
            view! { <line class="chart-grid" x1="0" x2=at(WIDTH) y1=y.clone() y2=y/> }
        })
        .collect_view()
}

fn at(place: f64) -> String {
    format!("{place:.1}")
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
