//! An API channel: where its answers go, and how it is used.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::Channel;
use switchboard::ids::ChannelId;
use switchboard::say;

use super::channel::May;
use super::doors::SetCallback;
use super::install::Copied;
use super::secret::Secret;
use crate::ui::{Panel, SubmitButton, TextField};
use crate::{Form, locale, paths, visit};

/// Where the API is, and where it describes itself.
const API: &str = "/api/v1";
const DESCRIPTION: &str = "/api/v1/openapi.json";

/// The page's body.
#[component]
pub(super) fn ApiChannel(
    /// The channel.
    channel: Channel,
    /// Where answers are posted.
    callback: Option<String>,
    /// What the reader may do.
    may: May,
    /// The signing secret, if it was just made.
    secret: Option<String>,
) -> impl IntoView {
    let locale = locale();
    let made = secret.map(|secret| {
        view! {
            <Secret
                title=say!(locale, "channels-callback-secret")
                text=say!(locale, "channels-secret-once-signing")
                secret=secret
            />
        }
    });
    view! {
        {made}
        <Panel title=say!(locale, "channels-callback")>
            <div class="stack">
                <p class="hint">{say!(locale, "channels-callback-text")}</p>
                <CallbackSetting id=channel.id callback=callback may=may/>
                {channel.has_secret.then(|| view! { <p class="hint">{say!(locale, "channels-callback-signed")}</p> })}
            </div>
        </Panel>
        <Using id=channel.id may=may/>
    }
}

#[component]
fn CallbackSetting(id: ChannelId, callback: Option<String>, may: May) -> impl IntoView {
    let locale = locale();
    match may.connect {
        true => view! {
            <Form door=SetCallback::PATH hidden=vec![("channel", id.to_string())] class="form">
                <TextField
                    name="callback"
                    kind="url"
                    label=say!(locale, "channels-callback-url")
                    hint=say!(locale, "channels-callback-hint")
                    value=callback
                    maxlength=500
                    autocomplete="off"
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "channels-save")}</SubmitButton>
                </div>
            </Form>
        }
        .into_any(),
        false => view! { <p>{callback.unwrap_or_else(|| say!(locale, "channels-callback-none"))}</p> }.into_any(),
    }
}

#[component]
fn Using(id: ChannelId, may: May) -> impl IntoView {
    let locale = locale();
    let address = format!("{}{API}", visit().house.public_url);
    view! {
        <Panel title=say!(locale, "channels-api-use")>
            <div class="stack stack-sm">
                <p>{say!(locale, "channels-api-use-text")}</p>
                <p class="label">{say!(locale, "channels-api-address")}</p>
                <Copied text=address label=say!(locale, "channels-api-address")/>
                <p class="label">{say!(locale, "channels-api-id")}</p>
                <Copied text=id.to_string() label=say!(locale, "channels-api-id")/>
                <p class="cluster">
                    <a class="link" href=DESCRIPTION>{say!(locale, "channels-api-docs")}</a>
                    {may.keys.then(|| view! { <a class="link" href=paths::keys()>{say!(locale, "channels-api-keys")}</a> })}
                </p>
            </div>
        </Panel>
    }
}
