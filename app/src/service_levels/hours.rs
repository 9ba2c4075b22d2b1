//! The form of business hours.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::service_levels::{Hours, Opening, Week};
use switchboard::text::Locale;

use super::doors::SetHours;
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Panel, SubmitButton, TextArea, TextField};

/// The fields of a week, Monday first.
pub const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// One line a day, and the holidays.
#[component]
pub fn HoursPanel(
    /// The newest version, if there is one.
    hours: Option<(i32, Hours)>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let state = match &hours {
        Some((version, _)) => say!(locale, "service-hours-version", version = *version),
        None => say!(locale, "service-hours-always"),
    };
    let hours = hours.map(|(_, hours)| hours);
    let week = hours.as_ref().map(|it| it.week.clone());
    let holidays = hours.map(|it| {
        let lines: Vec<String> = it.holidays.iter().map(|day| format!("{} {}", day.date, day.name)).collect();
        lines.join("\n")
    });
    view! {
        <Panel title=say!(locale, "service-hours")>
            <Form door=SetHours::PATH class="form">
                <p class="hint">{say!(locale, "service-hours-about", zone = reader.zone.name())} " " {state}</p>
                {days(week.as_ref(), locale)}
                <TextArea
                    name="holidays"
                    label=say!(locale, "service-holidays")
                    hint=say!(locale, "service-holidays-hint")
                    value=holidays
                    optional=true
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "service-hours-save")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// Within the form, which says what was typed and what is wrong with it.
fn days(week: Option<&Week>, locale: Locale) -> impl IntoView + use<> {
    DAYS.iter()
        .enumerate()
        .map(|(number, name)| {
            let label = locale.say(&format!("weekday-{}", number + 1), &[]);
            let value = week.map(|it| Opening::write_day(&it.0[number]));
            let hint = (number == 0).then(|| say!(locale, "service-hours-hint"));
            view! { <TextField name=*name label=label value=value hint=hint autocomplete="off" maxlength=120/> }
        })
        .collect_view()
}
