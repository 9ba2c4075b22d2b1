//! The figures of a period, each with what it means, what it was before, and the way to its conversations.

use leptos::prelude::*;
use switchboard::analytics::{Figures, Metric, Period, Progress, RETURN};
use switchboard::say;

use super::asked::meaning;
use super::looking::Looking;
use super::words::{change, figure};
use crate::inbox::Reader;

/// The figures.
pub fn figures(
    label: String,
    metrics: &[Metric],
    (this, before): (&Figures, &Figures),
    period: &Period,
    looking: &Looking,
    reader: &Reader,
) -> impl IntoView + use<> {
    let locale = reader.locale;
    let (first, last) = (period.first_date(), period.last_date());
    let each = metrics
        .iter()
        .map(|metric| {
            let (name, means) = meaning(*metric, reader);
            let value = figure(this, *metric, locale);
            let was = figure(before, *metric, locale);
            let (now, then) = (this.of(*metric), before.of(*metric));
            let compared = match change(now, then, metric.unit(), locale) {
                Some(change) => say!(locale, "analytics-before-change", before = was, change = change),
                None => say!(locale, "analytics-before", before = was),
            };
            let href = is_behind(now).then(|| looking.behind(*metric, &first, &last, &[]));
            let spoken = format!("{name}: {value}");
            view! {
                <div class="figure">
                    <h2 class="figure-name">{name}</h2>
                    {match href {
                        Some(href) => {
                            view! { <a class="figure-value" href=href aria-label=spoken>{value}</a> }.into_any()
                        }
                        None => view! { <span class="figure-value">{value}</span> }.into_any(),
                    }}
                    <p class="figure-before">{compared}</p>
                    <p class="hint">{means}</p>
                </div>
            }
        })
        .collect_view();
    view! { <div class="figures" role="group" aria-label=label>{each}</div> }
}

/// Whether conversations stand behind a number.
pub fn is_behind(number: Option<f64>) -> bool {
    number.is_some_and(|it| it > 0.0)
}

/// How far the counting has come, and of which days something can still change.
pub fn counted(progress: Option<&Progress>, period: &Period, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let Some(progress) = progress else {
        return view! { <p class="hint" role="status">{say!(locale, "analytics-not-counted")}</p> }.into_any();
    };
    let missing = progress.counted_from.filter(|_| !progress.is_whole).filter(|it| *it > period.whole().start);
    let words = match missing {
        Some(from) => say!(locale, "analytics-being-counted", from = reader.full(from)),
        None => {
            let at = reader.full(progress.counted_at);
            say!(locale, "analytics-counted", at = at, hours = RETURN.whole_hours())
        }
    };
    view! { <p class="hint" role="status">{words}</p> }.into_any()
}
