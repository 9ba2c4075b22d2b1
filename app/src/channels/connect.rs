//! `/channels/new`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::ChannelsConnect;
use switchboard::say;

use super::address::channels;
use super::doors::Connect;
use crate::ui::{Choice, LinkButton, RadioGroup, SubmitButton, TextArea, TextField};
use crate::{Form, Sheet, access, locale, page};

/// Connecting a channel.
pub fn new_channel_page() -> impl IntoView {
    page(async {
        drop(access::require(ChannelsConnect).await?);
        let locale = locale();
        let kinds = vec![
            Choice::new("widget", say!(locale, "channels-new-widget")).hint(say!(locale, "channels-new-widget-hint")),
            Choice::new("api", say!(locale, "channels-new-api")).hint(say!(locale, "channels-new-api-hint")),
        ];
        let body = view! {
            <div class="page page-form">
                <Form door=Connect::PATH class="form">
                    <RadioGroup name="kind" legend=say!(locale, "channels-new-kind") choices=kinds value="widget".to_owned()/>
                    <TextField
                        name="name"
                        label=say!(locale, "channels-name")
                        hint=say!(locale, "channels-new-name-hint")
                        required=true
                        maxlength=80
                    />
                    <TextArea
                        name="sites"
                        label=say!(locale, "channels-new-sites")
                        hint=say!(locale, "channels-new-sites-hint")
                        rows=2
                        optional=true
                    />
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "channels-new-act")}</SubmitButton>
                        <LinkButton href=channels()>{say!(locale, "channels-back")}</LinkButton>
                    </div>
                </Form>
            </div>
        };
        Ok(Sheet::new(say!(locale, "channels-new"), body))
    })
}
