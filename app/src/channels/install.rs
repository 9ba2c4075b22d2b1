//! The line that puts a widget on a website.

use islands::{Copy, CopyWords};
use leptos::prelude::*;
use switchboard::channels::{Channel, Domain};
use switchboard::say;

use crate::ui::Panel;
use crate::{locale, paths, visit};

/// The section "Install".
#[component]
pub(super) fn Install(
    /// The widget.
    channel: Channel,
    /// The sites that may show it.
    domains: Vec<Domain>,
) -> impl IntoView {
    let locale = locale();
    let desk = visit().house.public_url.clone();
    let snippet = format!("<script async src=\"{desk}/widget/{}.js\"></script>", channel.public_key);
    let policy = format!("script-src {desk}; frame-src {desk}");
    let no_site = domains.is_empty().then(|| {
        view! {
            <p class="form-refusal" role="status">
                {say!(locale, "channels-domains-none")}
                " "
                <a class="link" href=paths::channel(channel.id, "domains")>{say!(locale, "channels-domains-none-act")}</a>
            </p>
        }
    });
    view! {
        <Panel title=say!(locale, "channels-install")>
            <div class="stack">
                {no_site}
                <p>{say!(locale, "channels-install-text")}</p>
                <Copied text=snippet label=say!(locale, "channels-install")/>
                <p class="hint">{say!(locale, "channels-install-key")}</p>
                <p>{say!(locale, "channels-install-policy")}</p>
                <Copied text=policy label=say!(locale, "channels-install-policy")/>
            </div>
        </Panel>
    }
}

/// Text to take away: selected as a whole by one press, copied by a button where scripts run.
#[component]
pub(super) fn Copied(
    /// The text.
    text: String,
    /// What it is.
    label: String,
) -> impl IntoView {
    let locale = locale();
    let words = CopyWords { copy: say!(locale, "channels-copy"), copied: say!(locale, "channels-copied") };
    view! {
        <div class="copied">
            <pre class="code select-all" tabindex="0" role="region" aria-label=label>{text.clone()}</pre>
            <Copy text=text words=words/>
        </div>
    }
}
