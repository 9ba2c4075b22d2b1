//! The kinds of channels, in words and icons.

use leptos::prelude::*;
use switchboard::channels::{Channel, Kind, Settings, WidgetSettings};
use switchboard::say;

use crate::locale;
use crate::ui::{Badge, BadgeTone};

/// The settings of a widget.
pub(super) fn widget_of(channel: &Channel) -> Option<&WidgetSettings> {
    match channel.settings.as_deref() {
        Some(Settings::Widget(widget)) => Some(widget),
        Some(Settings::Api(_)) | None => None,
    }
}

/// What people call a kind.
pub(super) fn kind_name(kind: Kind) -> String {
    locale().say(&format!("channels-kind-{kind}"), &[])
}

/// The icon of a kind.
pub(super) const fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Widget => "message-circle",
        Kind::Whatsapp | Kind::Instagram | Kind::Messenger | Kind::Crisp | Kind::Tidio => "message-square",
        Kind::Sms => "smartphone",
        Kind::Email => "mail",
        Kind::Api => "webhook",
        Kind::Legacy => "archive",
    }
}

/// Live or paused.
#[component]
pub(super) fn State(
    /// Whether messages leave by it.
    active: bool,
) -> impl IntoView {
    if active {
        view! { <Badge tone=BadgeTone::Ok icon=Some("check")>{say!(locale(), "channels-live")}</Badge> }.into_any()
    } else {
        view! { <Badge icon=Some("pause")>{say!(locale(), "channels-paused")}</Badge> }.into_any()
    }
}
