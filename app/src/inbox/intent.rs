//! What the customer wants: as the rules read it, and as somebody corrects it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{InboxReply, Right};
use switchboard::ids::ConversationId;
use switchboard::inbox::{self, Filter, Intent, Line, View};
use switchboard::say;
use switchboard::text::Locale;

use super::address::Looking;
use super::problems;
use super::reader::Reader;
use crate::ui::{Badge, BadgeTone, Fact, Fold, Select, Size, SubmitButton, Variant};
use crate::{Form, Problem, access, notice};

/// An intent in words.
pub fn intent_word(it: Intent, locale: Locale) -> String {
    locale.say(&format!("inbox-intent-{it}"), &[])
}

/// What the customer wants; it leads to everybody who wants the same.
pub fn wanted(line: &Line, looking: &Looking, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let intent = line.intent?;
    let same = looking.of(Filter { view: Some(View::All), intent: Some(intent), ..Filter::default() });
    let chip = view! {
        <Fact name=say!(locale, "inbox-intent")>
            <a href=same><Badge tone=BadgeTone::Line>{intent_word(intent, locale)}</Badge></a>
        </Fact>
    };
    Some(chip.into_any())
}

/// Says it better than the rules do.
pub fn correction(line: &Line, reader: &Reader) -> Option<AnyView> {
    let locale = reader.locale;
    let options = std::iter::once((String::new(), say!(locale, "inbox-intent-as-read")))
        .chain(Intent::ALL.iter().rev().map(|it| (it.to_string(), intent_word(*it, locale))))
        .collect();
    let (conversation, value) = (line.id.to_string(), line.intent.map(|it| it.to_string()));
    let form = view! {
        <Fold title=say!(locale, "inbox-intent-correct") id="correct-intent">
            <Form door=SayIntent::PATH hidden=vec![("conversation", conversation)] class="cluster cluster-end">
                <Select name="intent" label=say!(locale, "inbox-intent") options=options value=value id="intent"/>
                <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "inbox-intent-set")}</SubmitButton>
            </Form>
        </Fold>
    };
    reader.may(Right::InboxReply).then(|| form.into_any())
}

/// Says what the customer wants; nothing leaves it to the rules.
#[server(endpoint = "inbox/say-intent")]
pub async fn say_intent(conversation: ConversationId, intent: Option<String>) -> Result<(), Problem> {
    let said = intent.filter(|it| !it.is_empty()).map(|it| it.parse::<Intent>()).transpose();
    let said = said.map_err(|_| access::not_found())?;
    let tx = access::require(InboxReply).await?;
    inbox::say_intent(tx, conversation, said).await.map_err(problems::say_intent)?;
    notice(say!(crate::locale(), "inbox-intent-did"));
    Ok(())
}
