//! What the assistant does on a channel: one press.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::AssistantMode;
use switchboard::ids::ChannelId;
use switchboard::say;

use super::doors::SetAssistantMode;
use crate::{Form, locale};

fn mode_name(mode: AssistantMode) -> String {
    locale().say(&format!("channels-mode-{mode}"), &[])
}

/// What a mode means, in a sentence.
pub(super) fn mode_text(mode: AssistantMode) -> String {
    locale().say(&format!("channels-mode-{mode}-text"), &[])
}

/// Off, drafts, answers. Whoever may not choose sees what was chosen.
#[component]
pub(super) fn ModeChoice(
    /// The channel.
    channel: ChannelId,
    /// What the channel is called.
    name: String,
    /// What the assistant does there now.
    mode: AssistantMode,
    /// Whether the reader may choose.
    may_publish: bool,
) -> impl IntoView {
    if !may_publish {
        return mode_name(mode).into_any();
    }
    let choices = AssistantMode::ALL
        .iter()
        .map(|it| {
            let pressed = if *it == mode { "true" } else { "false" };
            view! {
                <button type="submit" name="mode" value=it.word() aria-pressed=pressed title=mode_text(*it)>
                    {mode_name(*it)}
                </button>
            }
        })
        .collect_view();
    view! {
        <Form door=SetAssistantMode::PATH hidden=vec![("channel", channel.to_string())]>
            <div class="seg" role="group" aria-label=say!(locale(), "channels-mode", name = name)>{choices}</div>
        </Form>
    }
    .into_any()
}
