//! What the assistant may cost in a month.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::usage::{AtLimit, Meter, Metered, SOFT_PERCENT};

use super::doors::SetBudget;
use super::words::typed;
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Choice, Panel, RadioGroup, SubmitButton, TextField};

/// The section "AI budget".
pub(super) fn panel(meters: &[Meter], reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let spending = meters.iter().find(|it| it.metered == Metered::Spending);
    let most = spending.and_then(|it| it.most).map(typed).unwrap_or_default();
    let soft = spending.map_or(SOFT_PERCENT, |it| it.soft_percent).to_string();
    let at_limit = spending.map_or(AtLimit::Pause, |it| it.at_limit).word();
    let choice = |it: &AtLimit| {
        let label = locale.say(&format!("usage-choose-{it}"), &[]);
        Choice::new(it.word(), label).hint(locale.say(&format!("usage-choose-{it}-hint"), &[]))
    };
    let choices = AtLimit::ALL.iter().map(choice).collect();
    view! {
        <Panel title=say!(locale, "usage-budget")>
            <Form door=SetBudget::PATH class="form">
                <p>{say!(locale, "usage-budget-about")}</p>
                <TextField
                    name="most"
                    label=say!(locale, "usage-most")
                    hint=say!(locale, "usage-most-hint")
                    value=most
                    inputmode="decimal"
                    autocomplete="off"
                    optional=true
                />
                <TextField
                    name="soft"
                    kind="number"
                    label=say!(locale, "usage-soft")
                    hint=say!(locale, "usage-soft-hint")
                    value=soft
                    min="1"
                    max="99"
                    inputmode="numeric"
                    required=true
                />
                <RadioGroup
                    name="at_limit"
                    legend=say!(locale, "usage-when-reached")
                    choices=choices
                    value=at_limit.to_owned()
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "usage-save")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
