//! How a widget looks and what it says, beside the widget itself.
//!
//! The preview is the real chat in a frame, told the values of the form. With scripts it
//! follows the typing; without, *Update preview* asks for this page with the values in its
//! address.

use islands::Preview;
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::params::ParamsMap;
use switchboard::access::Right;
use switchboard::channels::{Channel, Colour, Greeting, Launcher, Look, Position, Settings};
use switchboard::say;

use super::address::{Section, section};
use super::doors::ChangeLook;
use crate::inbox::Reader;
use crate::ui::{Check, Choice, Panel, RadioGroup, SubmitButton, TextField};
use crate::{Form, encode};

/// The look section.
pub fn look(channel: &Channel, query: &ParamsMap, reader: &Reader) -> AnyView {
    let saved = match channel.settings.as_deref() {
        Some(Settings::Widget(widget)) => widget.look.clone(),
        Some(Settings::Api(_)) | None => Look::default(),
    };
    let tried = tried(saved, query);
    let frame = format!("/widget/{}/frame", channel.public_key);
    let address = format!(
        "{frame}?lang={}&colour={}&greeting={}",
        reader.locale,
        encode(&tried.colour.to_string()),
        encode(if reader.locale.word() == "fr" { &tried.greeting.fr } else { &tried.greeting.en }),
    );
    let title = say!(reader.locale, "channels-preview-frame");
    let field = format!("greeting_{}", reader.locale);
    let heading = say!(reader.locale, "channels-preview");
    let language = reader.locale.to_string();
    view! {
        <div class="beside">
            {form(channel, tried, reader.clone())}
            <Panel title=heading>
                <iframe class="preview" id="preview" src=address title=title></iframe>
                <Preview frame=frame language=language greeting=field/>
            </Panel>
        </div>
    }
    .into_any()
}

/// The look with what is being tried out, as the address has it.
fn tried(saved: Look, query: &ParamsMap) -> Look {
    if query.get("colour").is_none() {
        return saved;
    }
    let get = |name: &str| query.get(name);
    Look {
        colour: get("colour").and_then(|it| Colour::parse(&it).ok()).unwrap_or(saved.colour),
        position: get("position").and_then(|it| it.parse().ok()).unwrap_or(saved.position),
        launcher: get("launcher").and_then(|it| it.parse().ok()).unwrap_or(saved.launcher),
        greeting: Greeting {
            en: get("greeting_en").unwrap_or(saved.greeting.en),
            fr: get("greeting_fr").unwrap_or(saved.greeting.fr),
        },
        ask_name: get("ask_name").is_some(),
        ask_email: get("ask_email").is_some(),
    }
}

fn form(channel: &Channel, look: Look, reader: Reader) -> AnyView {
    let locale = reader.locale;
    let positions = Position::ALL
        .iter()
        .rev()
        .map(|it| Choice::new(it.to_string(), locale.say(&format!("channels-position-{it}"), &[])))
        .collect();
    let launchers = Launcher::ALL
        .iter()
        .map(|it| Choice::new(it.to_string(), locale.say(&format!("channels-launcher-{it}"), &[])))
        .collect();
    let because = (!reader.may(Right::ChannelsLook)).then(|| say!(locale, "channels-ask-admin"));
    let try_out = section(channel.id, Section::Look);
    let hidden = vec![("channel", channel.id.to_string()), ("tab", "look".to_owned())];
    let hint = contrast(look.colour, &reader);
    let suggestion = suggestion(channel, &look, &reader);
    view! {
        <Form door=ChangeLook::PATH hidden=hidden class="form" id="look">
            <TextField name="colour" label=say!(locale, "channels-colour") value=look.colour.to_string() hint=hint required=true maxlength=7/>
            {suggestion}
            <RadioGroup name="position" legend=say!(locale, "channels-position") choices=positions value=look.position.to_string() row=true/>
            <RadioGroup name="launcher" legend=say!(locale, "channels-launcher") choices=launchers value=look.launcher.to_string() row=true/>
            <TextField name="greeting_en" label=say!(locale, "channels-greeting-en") value=look.greeting.en.clone() hint=say!(locale, "channels-greeting-hint") maxlength=Greeting::LONGEST as u32/>
            <TextField name="greeting_fr" label=say!(locale, "channels-greeting-fr") value=look.greeting.fr.clone() hint=say!(locale, "channels-greeting-hint") maxlength=Greeting::LONGEST as u32/>
            <Check name="ask_name" label=say!(locale, "channels-ask-name") checked=look.ask_name/>
            <Check name="ask_email" label=say!(locale, "channels-ask-email") checked=look.ask_email/>
            <div class="form-actions">
                <SubmitButton disabled_because=because>{say!(locale, "channels-save")}</SubmitButton>
                <button type="submit" class="btn" formmethod="get" formaction=try_out>{say!(locale, "channels-preview-update")}</button>
            </div>
        </Form>
    }
    .into_any()
}

/// How well white can be read on a colour.
fn contrast(colour: Colour, reader: &Reader) -> String {
    let ratio = format!("{:.1}", colour.contrast(Colour::WHITE));
    let ratio = if reader.locale.word() == "fr" { ratio.replace('.', ",") } else { ratio };
    if colour.is_readable_in_white() {
        say!(reader.locale, "channels-colour-white", ratio = ratio)
    } else {
        say!(reader.locale, "channels-colour-black", ratio = ratio)
    }
}

/// A darker neighbour, one press away.
fn suggestion(channel: &Channel, look: &Look, reader: &Reader) -> Option<AnyView> {
    if look.colour.is_readable_in_white() {
        return None;
    }
    let better = look.colour.darker_neighbour().to_string();
    let address = format!(
        "{}&colour={}&position={}&launcher={}&greeting_en={}&greeting_fr={}{}{}",
        section(channel.id, Section::Look),
        encode(&better),
        look.position,
        look.launcher,
        encode(&look.greeting.en),
        encode(&look.greeting.fr),
        if look.ask_name { "&ask_name=true" } else { "" },
        if look.ask_email { "&ask_email=true" } else { "" },
    );
    let words = say!(reader.locale, "channels-colour-take", colour = better.as_str());
    Some(
        view! {
            <p class="cluster">
                <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="3" fill=better></rect></svg>
                <a class="link" href=address>{words}</a>
            </p>
        }
        .into_any(),
    )
}
