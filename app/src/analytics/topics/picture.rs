//! The days of a topic as a small picture, drawn by the server; the table beside it says the same.

use leptos::prelude::*;

const WIDTH: f64 = 180.0;
const HEIGHT: f64 = 36.0;

/// A column for each day; `most` is as high as the picture. Pictures that are compared share it.
pub(super) fn columns(label: String, per_day: &[i64], most: i64) -> impl IntoView + use<> {
    let step = WIDTH / per_day.len().max(1) as f64;
    let columns = per_day
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(at, count)| {
            let (x, y, high) = column(at, *count, most, step);
            let wide = format!("{:.2}", (step * 0.8).max(0.5));
            view! { <rect x=x y=y width=wide height=high/> }
        })
        .collect_view();
    view! {
        <svg class="topic-days" role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none">
            {columns}
        </svg>
    }
}

/// Where a column stands, where it begins from above, and how high it is.
fn column(at: usize, count: i64, most: i64, step: f64) -> (String, String, String) {
    let high = (HEIGHT * count as f64 / most.max(1) as f64).clamp(1.0, HEIGHT);
    (format!("{:.2}", at as f64 * step), format!("{:.2}", HEIGHT - high), format!("{high:.2}"))
}

/// A share as a bar. Whoever does not see it reads the number beside it.
pub(super) fn bar(share: f64) -> impl IntoView {
    let wide = format!("{:.1}", (share * 100.0).clamp(0.0, 100.0));
    view! {
        <svg class="topic-share" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
            <rect x="0" y="0" width=wide height="8"/>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn the_most_is_as_high_as_the_picture_and_one_message_is_seen() {
        assert_eq!(column(1, 12, 12, 6.0), ("6.00".to_owned(), "0.00".to_owned(), "36.00".to_owned()));
        assert_eq!(column(0, 1, 500, 6.0).2, "1.00");
    }
}
