//! This month held against its limits.

use leptos::prelude::*;
use switchboard::say;
use switchboard::text;
use switchboard::usage::{Check, Meter as Measured, Metered};

use super::Used;
use super::words::amount;
use crate::inbox::Reader;
use crate::ui::{Meter, Panel};

/// The meters, each with what it comes to and what happens at its end.
pub(super) fn panel(used: &Used, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let last_day = text::day(used.month.time.end - time::Duration::SECOND, &reader.zone, locale);
    let rows = used
        .meters
        .iter()
        .map(|it| {
            let forecast = it.forecast(&used.month, reader.now).map(|by_then| {
                let amount = amount(it.metered, by_then, locale);
                view! { <p class="hint">{say!(locale, "usage-forecast", amount = amount, day = last_day.clone())}</p> }
            });
            view! {
                <div>
                    {bar(it, reader)}
                    {forecast}
                    {it.most.map(|_| view! { <p class="hint">{at_limit(it, reader)}</p> })}
                </div>
            }
        })
        .collect_view();
    let check = checked(used.check, reader);
    view! {
        <Panel title=say!(locale, "usage-meters")>
            <div class="stack">
                {rows}
                <p>{say!(locale, "usage-people-go-on")}</p>
                <p class="hint">{check}</p>
            </div>
        </Panel>
    }
}

fn bar(it: &Measured, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let label = locale.say(&format!("usage-meter-{}", it.metered), &[]);
    let used = amount(it.metered, it.used, locale);
    match it.most {
        Some(most) => {
            let words = say!(locale, "usage-of-limit", used = used, most = amount(it.metered, most, locale));
            let number = |it: i64| u64::try_from(it).unwrap_or(0);
            view! { <Meter label=label used=number(it.used) limit=number(most) words=words/> }.into_any()
        }
        None => {
            let words = say!(locale, "usage-no-limit", used = used);
            view! {
                <div class="meter-row">
                    <p class="meter-words"><span>{label}</span> <span>{words}</span></p>
                </div>
            }
            .into_any()
        }
    }
}

/// What happens at the end of a meter, in a sentence.
fn at_limit(it: &Measured, reader: &Reader) -> String {
    let locale = reader.locale;
    match it.metered {
        Metered::Storage => say!(locale, "usage-at-limit-storage"),
        Metered::Conversations | Metered::Spending => locale.say(&format!("usage-at-limit-{}", it.at_limit), &[]),
    }
}

/// Whether the sums are what they are made of.
fn checked(check: Option<Check>, reader: &Reader) -> String {
    let locale = reader.locale;
    match check {
        None => say!(locale, "usage-check-none"),
        Some(Check { at, missing: 0, wrong: 0 }) => say!(locale, "usage-check-fine", at = reader.full(at)),
        Some(Check { at, missing, wrong }) => {
            say!(locale, "usage-check-found", at = reader.full(at), missing = missing, wrong = wrong)
        }
    }
}
