//! Labels that may fit: proposed beside those that are put on, and never put on by themselves.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::InboxReply;
use switchboard::ids::*;
use switchboard::inbox::{self, Suggestion};
use switchboard::say;
use switchboard::text::Locale;

use super::doors::Label;
use super::problems;
use crate::ui::{Button, ButtonKind, Fact, LabelChip, Size, SubmitButton, Variant};
use crate::visits::{Undo, notice_with_undo};
use crate::{Form, Problem, access, locale, notice};

/// Proposed labels: one press puts one on, another says that it does not fit here.
pub fn chips(conversation: ConversationId, found: Vec<Suggestion>, locale: Locale) -> Option<AnyView> {
    (!found.is_empty()).then(|| {
        let rows = found.into_iter().map(|it| row(conversation, it, locale)).collect_view();
        view! { <Fact name=say!(locale, "inbox-suggested")><ul class="suggested">{rows}</ul></Fact> }.into_any()
    })
}

fn row(conversation: ConversationId, it: Suggestion, locale: Locale) -> AnyView {
    let Suggestion { label, because } = it;
    let this = || vec![("conversation", conversation.to_string()), ("label", label.id.to_string())];
    let put_on = [this(), vec![("on", true.to_string())]].concat();
    let dismiss = [this(), vec![("dismissed", true.to_string())]].concat();
    let why = say!(locale, "inbox-suggested-because", words = because.join(", "));
    let title = why.clone();
    let off = say!(locale, "inbox-suggested-dismiss", name = label.name.clone());
    view! {
        <li class="cluster" title=title>
            <Form door=Label::PATH hidden=put_on>
                <SubmitButton size=Size::Small variant=Variant::Default icon=Some("plus")>
                    <LabelChip name=label.name tone=label.tone/>
                    <span class="sr-only">{why}</span>
                </SubmitButton>
            </Form>
            <Form door=DismissLabel::PATH hidden=dismiss>
                <Button kind=ButtonKind::Submit size=Size::Small variant=Variant::Quiet icon=Some("x") label=off/>
            </Form>
        </li>
    }
    .into_any()
}

/// Says that a proposed label does not fit the conversation (`dismissed`), or takes that back.
#[server(endpoint = "inbox/dismiss-label")]
pub async fn dismiss_label(conversation: ConversationId, label: LabelId, dismissed: bool) -> Result<(), Problem> {
    let tx = access::require(InboxReply).await?;
    inbox::dismiss_label(tx, conversation, label, dismissed).await.map_err(problems::label)?;
    if !dismissed {
        notice(say!(locale(), "inbox-did-suggest-again"));
        return Ok(());
    }
    let again =
        [("conversation", conversation.to_string()), ("label", label.to_string()), ("dismissed", false.to_string())];
    notice_with_undo(say!(locale(), "inbox-did-dismiss-label"), Undo::new(DismissLabel::PATH, again));
    Ok(())
}
