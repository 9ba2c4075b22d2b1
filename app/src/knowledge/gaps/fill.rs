//! What agents answered, and the form that makes knowledge of it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::ids::GapId;
use switchboard::knowledge::gaps::{Draft, Gap, Sentence};
use switchboard::knowledge::{Kind, Language};
use switchboard::say;

use super::doors::FillGap;
use crate::inbox::conversation_address;
use crate::knowledge::Updated;
use crate::knowledge::fields::{ContentFields, Written};
use crate::ui::{Check, Panel, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// What agents said to those who asked, sentence by sentence, to be chosen from.
#[component]
pub(super) fn Offered(
    /// The gap.
    gap: GapId,
    /// The sentences, those of the newest answers first.
    sentences: Vec<Sentence>,
) -> impl IntoView {
    let locale = locale();
    if sentences.is_empty() {
        return view! {
            <Panel title=say!(locale, "gaps-said")>
                <p class="hint">{say!(locale, "gaps-nothing-said")}</p>
            </Panel>
        }
        .into_any();
    }
    let rows = sentences.into_iter().map(|it| view! { <One sentence=it/> }).collect_view();
    view! {
        <Panel title=say!(locale, "gaps-said")>
            <form method="get" action=paths::knowledge_gap(gap) class="form">
                <p class="hint">{say!(locale, "gaps-said-about")}</p>
                <input type="hidden" name="chosen" value="true"/>
                <ul class="stack stack-sm">{rows}</ul>
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "gaps-draft-again")}</SubmitButton>
                </div>
            </form>
        </Panel>
    }
    .into_any()
}

#[component]
fn One(sentence: Sentence) -> impl IntoView {
    let locale = locale();
    let by = sentence.agent.unwrap_or_else(|| say!(locale, "gaps-an-agent"));
    view! {
        <li>
            <Check name="say" label=sentence.text value=sentence.name checked=sentence.is_best/>
            <p class="hint">
                <a class="link" href=conversation_address(sentence.conversation_id)>
                    {say!(locale, "gaps-said-by", name = by)}
                </a>
                " "
                <Updated at=sentence.sent_at/>
            </p>
        </li>
    }
}

/// The draft, for a person to edit and approve.
#[component]
pub(super) fn Fill(
    /// The gap.
    gap: Gap,
    /// What it may be filled with.
    draft: Draft,
) -> impl IntoView {
    let locale = locale();
    let best = draft.sentences.into_iter().filter(|it| it.is_best).map(|it| it.text);
    let written = Written {
        language: gap.language.unwrap_or(Language::English),
        title: draft.title,
        variants: draft.variants,
        body: best.collect::<Vec<_>>().join(" "),
    };
    view! {
        <Panel title=say!(locale, "gaps-fill")>
            <Form door=FillGap::PATH hidden=vec![("gap", gap.id.to_string())] class="form">
                <p class="hint">{say!(locale, "gaps-fill-about")}</p>
                <ContentFields kind=Kind::Faq written=written/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "gaps-approve")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
