//! The smaller sections of a channel's page.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::channels::{AssistantMode, Channel, Settings};
use switchboard::say;

use super::doors::{Pause, Rename, Resume, SetAssistant, SetCallback, SetSites};
use crate::inbox::Reader;
use crate::ui::{Choice, Icon, Panel, RadioGroup, SubmitButton, TextArea, TextField, Variant};
use crate::{Form, visit};

fn this(channel: &Channel) -> Vec<(&'static str, String)> {
    vec![("channel", channel.id.to_string())]
}

/// Why a button cannot be pressed, where the role does not allow it.
fn because(right: Right, reader: &Reader) -> Option<String> {
    (!reader.may(right)).then(|| say!(reader.locale, "channels-ask-admin"))
}

/// A secret that was just made.
pub fn secret(secret: String, reader: &Reader) -> AnyView {
    view! {
        <div class="flash" data-tone="ok" role="status">
            <Icon name="key-round"/>
            <div class="stack stack-sm">
                <p>{say!(reader.locale, "channels-secret-shown")}</p>
                <p class="code" id="secret">{secret}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Which sites may show the widget.
pub fn sites(channel: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let sites = match channel.settings.as_deref() {
        Some(Settings::Widget(widget)) => {
            widget.allowed_domains.iter().map(|it| it.as_str()).collect::<Vec<_>>().join("\n")
        }
        Some(Settings::Api(_)) | None => String::new(),
    };
    let hidden = this(channel);
    let because = because(Right::ChannelsConnect, reader);
    view! {
        <Form door=SetSites::PATH hidden=hidden class="form">
            <TextArea name="sites" label=say!(locale, "channels-sites") hint=say!(locale, "channels-sites-hint") value=sites rows=5/>
            <div class="form-actions">
                <SubmitButton disabled_because=because>{say!(locale, "channels-save")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// Where answers are posted.
pub fn answers(channel: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let url = match channel.settings.as_deref() {
        Some(Settings::Api(api)) => api.callback_url.clone(),
        Some(Settings::Widget(_)) | None => None,
    };
    let hidden = this(channel);
    let because = because(Right::ChannelsConnect, reader);
    view! {
        <Form door=SetCallback::PATH hidden=hidden class="form">
            <TextField name="url" label=say!(locale, "channels-callback") kind="url" hint=say!(locale, "channels-callback-hint") value=url maxlength=500/>
            <p class="hint">{say!(locale, "channels-callback-secret")}</p>
            <div class="form-actions">
                <SubmitButton disabled_because=because>{say!(locale, "channels-save")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// What the assistant does.
pub fn assistant(channel: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let choices = AssistantMode::ALL
        .iter()
        .map(|it| {
            let label = locale.say(&format!("channels-mode-{it}"), &[]);
            Choice::new(it.to_string(), label).hint(locale.say(&format!("channels-assistant-{it}-hint"), &[]))
        })
        .collect();
    let (hidden, mode) = (this(channel), channel.assistant_mode.to_string());
    let because = because(Right::AssistantTune, reader);
    view! {
        <Form door=SetAssistant::PATH hidden=hidden class="form">
            <RadioGroup name="mode" legend=say!(locale, "channels-assistant-legend") choices=choices value=mode/>
            <div class="form-actions">
                <SubmitButton disabled_because=because>{say!(locale, "channels-save")}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// The line for the website.
pub fn install(channel: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let origin = visit().house.public_url.clone();
    let line = format!("<script src=\"{origin}/widget/{}.js\" async></script>", channel.public_key);
    view! {
        <Panel title=say!(locale, "channels-install-title")>
            <pre class="code" tabindex="0"><code>{line}</code></pre>
            <p class="hint">{say!(locale, "channels-install-hint", origin = origin.as_str())}</p>
        </Panel>
    }
    .into_any()
}

/// Its name, and pausing it.
pub fn settings(channel: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let (door, title, text, act) = if channel.active {
        (
            Pause::PATH,
            say!(locale, "channels-pause-title"),
            say!(locale, "channels-pause-text"),
            say!(locale, "channels-pause"),
        )
    } else {
        (
            Resume::PATH,
            say!(locale, "channels-paused"),
            say!(locale, "channels-resume-text"),
            say!(locale, "channels-resume"),
        )
    };
    let (rename, pause, name) = (this(channel), this(channel), channel.name.clone());
    let (may_rename, may_pause) = (because(Right::ChannelsLook, reader), because(Right::ChannelsConnect, reader));
    view! {
        <Form door=Rename::PATH hidden=rename class="form">
            <TextField name="name" label=say!(locale, "channels-name") value=name required=true maxlength=80/>
            <div class="form-actions">
                <SubmitButton disabled_because=may_rename>{say!(locale, "channels-save")}</SubmitButton>
            </div>
        </Form>
        <Panel title=title>
            <Form door=door hidden=pause class="form">
                <p>{text}</p>
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default disabled_because=may_pause>{act}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
    .into_any()
}
