//! `/channels/connect`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::ChannelsConnect;
use switchboard::say;

use super::doors::{ConnectApi, ConnectWidget};
use crate::ui::{Panel, SubmitButton, TextArea, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// One form for each kind that can be connected.
pub fn connect_page() -> impl IntoView {
    page(async {
        drop(access::require(ChannelsConnect).await?);
        let body = view! {
            <div class="page page-form stack">
                <ConnectForms/>
                <p>
                    <a class="link" href=paths::channels()>{say!(locale(), "channels-back")}</a>
                </p>
            </div>
        };
        Ok(Sheet::new(say!(locale(), "channels-connect"), body))
    })
}

/// The two forms.
#[component]
pub(super) fn ConnectForms() -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "channels-connect-widget")>
            <Form door=ConnectWidget::PATH class="form">
                <p class="hint">{say!(locale, "channels-connect-widget-text")}</p>
                <TextField
                    name="name"
                    id="widget-name"
                    label=say!(locale, "channels-name")
                    hint=say!(locale, "channels-name-hint")
                    required=true
                    maxlength=80
                />
                <TextArea
                    name="domains"
                    label=say!(locale, "channels-domains")
                    hint=say!(locale, "channels-domains-hint")
                    rows=2
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "channels-connect-widget-act")}</SubmitButton>
                </div>
            </Form>
        </Panel>
        <Panel title=say!(locale, "channels-connect-api")>
            <Form door=ConnectApi::PATH class="form">
                <p class="hint">{say!(locale, "channels-connect-api-text")}</p>
                <TextField
                    name="name"
                    id="api-name"
                    label=say!(locale, "channels-name")
                    hint=say!(locale, "channels-name-hint")
                    required=true
                    maxlength=80
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "channels-connect-api-act")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
