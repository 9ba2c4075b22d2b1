//! Who drafts answers, and with which key.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::assistant::{ProviderKind, Settings};
use switchboard::say;

use super::doors::SetProvider;
use crate::ui::{Choice, Fact, Facts, Panel, RadioGroup, SubmitButton, TextField};
use crate::{Form, locale};

/// The section "Provider".
#[component]
pub(super) fn ProviderPanel(
    /// How it is set.
    settings: Settings,
    /// Whether the reader may set provider and key.
    may: bool,
) -> impl IntoView {
    let shown = match may {
        true => view! { <ProviderForm settings=settings/> }.into_any(),
        false => view! { <ProviderFacts settings=settings/> }.into_any(),
    };
    view! { <Panel title=say!(locale(), "assistant-provider")>{shown}</Panel> }
}

#[component]
fn ProviderForm(settings: Settings) -> impl IntoView {
    let locale = locale();
    let choices =
        ProviderKind::ALL.iter().map(|it| Choice::new(it.word(), kind_name(*it)).hint(kind_hint(*it))).collect();
    let key_hint = match settings.has_key {
        true => say!(locale, "assistant-key-kept"),
        false => say!(locale, "assistant-key-none"),
    };
    view! {
        <Form door=SetProvider::PATH class="form">
            <RadioGroup
                name="provider"
                legend=say!(locale, "assistant-who-drafts")
                choices=choices
                value=settings.provider.to_string()
            />
            <TextField
                name="base_url"
                kind="url"
                label=say!(locale, "assistant-base-url")
                hint=say!(locale, "assistant-base-url-hint")
                value=settings.base_url
                autocomplete="off"
            />
            <TextField
                name="model"
                label=say!(locale, "assistant-model")
                value=settings.model
                autocomplete="off"
            />
            // Never sent back to the page, and never offered to a password manager as one's own.
            <TextField name="key" kind="password" label=say!(locale, "assistant-key") hint=key_hint autocomplete="off"/>
            <TextField
                name="price_in"
                kind="number"
                label=say!(locale, "assistant-price-in")
                hint=say!(locale, "assistant-price-hint")
                value=settings.prices.price_in_micros.to_string()
                min="0"
                inputmode="numeric"
            />
            <TextField
                name="price_out"
                kind="number"
                label=say!(locale, "assistant-price-out")
                value=settings.prices.price_out_micros.to_string()
                min="0"
                inputmode="numeric"
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "assistant-save-provider")}</SubmitButton>
            </div>
        </Form>
    }
}

/// The provider, for whoever may not change it.
#[component]
fn ProviderFacts(settings: Settings) -> impl IntoView {
    let locale = locale();
    view! {
        <Facts>
            <Fact name=say!(locale, "assistant-who-drafts")>{kind_name(settings.provider)}</Fact>
            {settings.base_url.map(|it| view! { <Fact name=say!(locale, "assistant-base-url")>{it}</Fact> })}
            {settings.model.map(|it| view! { <Fact name=say!(locale, "assistant-model")>{it}</Fact> })}
        </Facts>
        <p class="hint">{say!(locale, "assistant-keys-by-admins")}</p>
    }
}

fn kind_name(kind: ProviderKind) -> String {
    locale().say(&format!("assistant-provider-{kind}"), &[])
}

fn kind_hint(kind: ProviderKind) -> String {
    locale().say(&format!("assistant-provider-{kind}-hint"), &[])
}
