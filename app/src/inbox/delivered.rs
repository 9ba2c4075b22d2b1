//! How far a message has come on its way to the customer, and what one can do about it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::inbox::{Delivery, Entry};
use switchboard::say;
use switchboard::text::Locale;

use super::doors::{Retry, TakeBack};
use super::reader::Reader;
use crate::Form;
use crate::ui::{Size, SubmitButton, Variant};

/// The line under a message of ours.
pub fn delivered(entry: &Entry, state: Delivery, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let words = match (state, entry.delivery_error.as_deref()) {
        (Delivery::Queued, _) => say!(locale, "inbox-delivery-queued"),
        (Delivery::Sending, _) => say!(locale, "inbox-delivery-sending"),
        (Delivery::Sent, _) => say!(locale, "inbox-delivery-sent"),
        (Delivery::Delivered, _) => say!(locale, "inbox-delivery-delivered"),
        (Delivery::Read, _) => say!(locale, "inbox-delivery-read"),
        (Delivery::Failed, Some(reason)) => failed(reason, locale),
        (Delivery::Failed, None) => say!(locale, "inbox-delivery-failed"),
        (Delivery::Unknown, _) => say!(locale, "inbox-delivery-unknown"),
    };
    let shown = if state.may_be_retried() { "failed" } else { state.word() };
    let may = reader.may(Right::InboxReply);
    let this = || vec![("message", entry.id.to_string())];
    let undo = (may && entry.held_until.is_some() && entry.member_id == reader.me).then(|| {
        view! {
            <Form door=TakeBack::PATH hidden=this()>
                <SubmitButton size=Size::Small variant=Variant::Quiet icon=Some("undo-2")>{say!(locale, "inbox-undo")}</SubmitButton>
            </Form>
        }
    });
    let again = (may && state.may_be_retried()).then(|| {
        let words = match state {
            Delivery::Unknown => say!(locale, "inbox-send-again"),
            _ => say!(locale, "inbox-try-again"),
        };
        view! {
            <Form door=Retry::PATH hidden=this()>
                <SubmitButton size=Size::Small variant=Variant::Quiet>{words}</SubmitButton>
            </Form>
        }
    });
    view! { <div class="delivery" data-state=shown><span>{words}</span> {undo} {again}</div> }.into_any()
}

/// Why it will not arrive: our own reasons are stable words, those of the carrying system are sentences.
fn failed(reason: &str, locale: Locale) -> String {
    let because = match reason {
        "channel_paused" => return say!(locale, "inbox-delivery-paused"),
        "receiver_failed" => say!(locale, "inbox-delivery-receiver"),
        "unreachable" => say!(locale, "inbox-delivery-unreachable"),
        refused if refused.starts_with("address_refused") => say!(locale, "inbox-delivery-address"),
        status => match status.strip_prefix("http_") {
            Some(number) => say!(locale, "inbox-delivery-refused", status = number),
            None => reason.to_owned(),
        },
    };
    say!(locale, "inbox-delivery-failed-because", reason = because)
}
