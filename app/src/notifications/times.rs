//! When one is told: the form of digest and quiet hours.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::notifications::{Digest, Nights, Times};
use switchboard::say;

use super::doors::{MailNow, SetTimes};
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Panel, Select, SubmitButton, TextField, Variant};

/// How often one is written to, and when one is not to be disturbed.
#[component]
pub fn TimesPanel(
    /// What is chosen.
    times: Times,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let zone = reader.zone.name().to_owned();
    view! {
        <Panel title=say!(locale, "notifications-when")>
            <Form door=SetTimes::PATH class="form">
                <p class="hint">{say!(locale, "notifications-when-about", zone = zone)}</p>
                <DigestFields times=times.clone() reader=reader.clone()/>
                <QuietFields times=times reader=reader/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "notifications-save-times")}</SubmitButton>
                </div>
            </Form>
            <Form door=MailNow::PATH>
                <SubmitButton variant=Variant::Default icon=Some("mail")>{say!(locale, "notifications-mail-now")}</SubmitButton>
            </Form>
        </Panel>
    }
}

#[component]
fn DigestFields(times: Times, reader: Reader) -> impl IntoView {
    let locale = reader.locale;
    let word = |it: &Digest| (it.to_string(), locale.say(&format!("notifications-digest-{it}"), &[]));
    let hours = (0..24).map(|hour| (hour.to_string(), format!("{hour:02}:00"))).collect();
    view! {
        <Select
            name="digest"
            label=say!(locale, "notifications-digest")
            hint=say!(locale, "notifications-digest-hint")
            options=Digest::ALL.iter().map(word).collect()
            value=times.digest.to_string()
        />
        <Select name="hour" label=say!(locale, "notifications-hour") options=hours value=times.hour.to_string()/>
    }
}

#[component]
fn QuietFields(times: Times, reader: Reader) -> impl IntoView {
    let locale = reader.locale;
    let word = |it: &Nights| (it.to_string(), locale.say(&format!("notifications-nights-{it}"), &[]));
    let quiet = times.quiet;
    view! {
        <TextField
            name="quiet_from"
            kind="time"
            label=say!(locale, "notifications-quiet-from")
            hint=say!(locale, "notifications-quiet-about")
            value=quiet.map(|it| it.from().to_string())
            optional=true
        />
        <TextField
            name="quiet_to"
            kind="time"
            label=say!(locale, "notifications-quiet-to")
            value=quiet.map(|it| it.to().to_string())
            optional=true
        />
        <Select
            name="quiet_nights"
            label=say!(locale, "notifications-quiet-nights")
            options=Nights::ALL.iter().map(word).collect()
            value=quiet.map(|it| it.nights().to_string())
        />
    }
}
