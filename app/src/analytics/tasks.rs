//! The assistant's tasks, by hand: try now, or call a person.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{InboxReply, Right};
use switchboard::ids::ConversationId;
use switchboard::inbox::{self, CannotAskAgain, CannotCallOff};
use switchboard::say;

use crate::inbox::{Reader, ReturnToAssistant};
use crate::ui::{Size, SubmitButton, Variant};
use crate::visits::{Undo, notice_with_undo};
use crate::{Form, Problem, access, locale, notice};

/// What one can do about somebody who waits for the assistant.
pub fn acts(conversation: ConversationId, is_answering: bool, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let this = || vec![("conversation", conversation.to_string())];
    let answering = is_answering.then(|| say!(locale, "analytics-ai-cannot-answering"));
    reader.may(Right::InboxReply).then(|| {
        view! {
            <div class="acts">
                <Form door=AskAgain::PATH hidden=this()>
                    <SubmitButton size=Size::Small variant=Variant::Default disabled_because=answering>
                        {say!(locale, "analytics-ai-retry")}
                    </SubmitButton>
                </Form>
                <Form door=CallOff::PATH hidden=this()>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>{say!(locale, "analytics-ai-cancel")}</SubmitButton>
                </Form>
            </div>
        }
        .into_any()
    })
}

/// Lets the assistant try now.
#[server(endpoint = "analytics/ask-again")]
pub async fn ask_again(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::ask_again(tx, conversation).await.map_err(not_asked)?;
    notice(say!(locale(), "analytics-ai-did-retry"));
    Ok(())
}

/// Takes the line from the assistant and calls a person.
#[server(endpoint = "analytics/call-off")]
pub async fn call_off(conversation: ConversationId) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::call_off(tx, conversation).await.map_err(not_called_off)?;
    let undo = Undo::new(ReturnToAssistant::PATH, [("conversation", conversation.to_string())]);
    notice_with_undo(say!(locale(), "analytics-ai-did-cancel"), undo);
    Ok(())
}

fn not_asked(cannot: CannotAskAgain) -> Problem {
    match cannot {
        CannotAskAgain::Gone => access::not_found(),
        CannotAskAgain::NobodyWaits => Problem::Conflict(say!(locale(), "analytics-ai-cannot-nobody")),
        CannotAskAgain::Answering => Problem::Conflict(say!(locale(), "analytics-ai-cannot-answering")),
        CannotAskAgain::Fault(fault) => fault.into(),
    }
}

fn not_called_off(cannot: CannotCallOff) -> Problem {
    match cannot {
        CannotCallOff::Gone => access::not_found(),
        CannotCallOff::NobodyWaits => Problem::Conflict(say!(locale(), "analytics-ai-cannot-nobody")),
        CannotCallOff::Fault(fault) => fault.into(),
    }
}
