//! `/leads/new`: a lead of somebody who has not written.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::LeadsWork;
use switchboard::say;

use super::doors::Add;
use super::words::intents;
use crate::ui::{LinkButton, Panel, Select, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// `/leads/new`
pub fn new_lead_page() -> impl IntoView {
    page(async {
        let tx = access::require(LeadsWork).await?;
        access::hand_on(tx);
        let locale = locale();
        let wants = std::iter::once((String::new(), say!(locale, "leads-not-known"))).chain(intents(locale)).collect();
        let body = view! {
            <div class="page page-form stack">
                <p><a class="link" href=paths::leads()>{say!(locale, "leads-all")}</a></p>
                <Panel>
                    <Form door=Add::PATH class="form">
                        <TextField name="name" label=say!(locale, "leads-field-name") hint=say!(locale, "leads-name-hint") maxlength=200 autocomplete="off"/>
                        <TextField name="company" label=say!(locale, "leads-field-company") optional=true maxlength=200 autocomplete="off"/>
                        <TextField name="email" kind="email" label=say!(locale, "leads-field-email") optional=true maxlength=200 autocomplete="off"/>
                        <TextField name="phone" kind="tel" label=say!(locale, "leads-field-phone") hint=say!(locale, "leads-phone-hint") optional=true maxlength=40 autocomplete="off"/>
                        <Select name="intent" label=say!(locale, "leads-field-intent") options=wants/>
                        <div class="form-actions">
                            <SubmitButton>{say!(locale, "leads-add")}</SubmitButton>
                            <LinkButton href=paths::leads() variant=Variant::Quiet>{say!(locale, "leads-cancel")}</LinkButton>
                        </div>
                    </Form>
                </Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "leads-new"), body))
    })
}
