//! A new file that is looked at before it replaces a document: where it is chosen, how far it is, and what is decided.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::files::LARGEST_MB;
use switchboard::ids::ItemId;
use switchboard::knowledge::Listed;
use switchboard::knowledge::documents::{Proposed, ProposedState};
use switchboard::say;

use super::doors::{ProposeFile, PublishFile, ReadProposedAgain, WithdrawFile};
use crate::knowledge::preview::PreviewOf;
use crate::knowledge::words::reason_said;
use crate::ui::{FileButton, LinkButton, Panel, SubmitButton, Variant};
use crate::{Form, locale, paths};

fn of(item: ItemId) -> Vec<(&'static str, String)> {
    vec![("item", item.to_string())]
}

/// The form that proposes a file.
#[component]
pub(super) fn Propose(
    /// The document.
    item: ItemId,
) -> impl IntoView {
    let locale = locale();
    let hint = say!(locale, "knowledge-hint-one", limit = LARGEST_MB);
    view! {
        <Form door=ProposeFile::PATH hidden=of(item) class="stack stack-sm" brings_files=true>
            <p class="hint">{say!(locale, "knowledge-propose-about")}</p>
            <div class="cluster">
                <FileButton name="files" label=say!(locale, "knowledge-propose-choose") hint=hint/>
                <SubmitButton variant=Variant::Default>{say!(locale, "workbench-look")}</SubmitButton>
            </div>
        </Form>
    }
}

/// That a file waits to be decided on, and the way to what it would change.
#[component]
pub(super) fn Waits(
    /// The document.
    item: ItemId,
    /// The file.
    proposed: Proposed,
    /// Whether the reader may decide.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let look = may_write.then(|| {
        view! {
            <p>
                <a class="link" href=paths::knowledge_preview(item, PreviewOf::File.word())>
                    {say!(locale, "knowledge-proposed-look")}
                </a>
            </p>
        }
    });
    view! {
        <Panel title=say!(locale, "knowledge-proposed")>
            <div class="stack stack-sm">
                {how_far(&proposed)}
                {look}
            </div>
        </Panel>
    }
}

/// How far a proposed file is, in a sentence.
fn how_far(proposed: &Proposed) -> impl IntoView + use<> {
    let locale = locale();
    let name = proposed.name.clone();
    let said = match proposed.state {
        ProposedState::Waiting => say!(locale, "knowledge-proposed-waits", name = name),
        ProposedState::Reading => say!(locale, "knowledge-proposed-reads", name = name),
        ProposedState::Ready => say!(locale, "knowledge-proposed-ready", name = name),
        ProposedState::Failed => say!(locale, "knowledge-proposed-failed", name = name),
    };
    let why = proposed.reason.map(|it| view! { <p>{reason_said(it)}</p> });
    view! {
        <p role="status">{said}</p>
        {why}
    }
}

/// The preview of a file that was not read yet, or cannot be: with scripts it shows by itself when it was.
#[component]
pub(in crate::knowledge) fn NotRead(
    /// The document.
    item: Listed,
    /// The file.
    proposed: Proposed,
) -> impl IntoView {
    let locale = locale();
    let has_failed = proposed.state == ProposedState::Failed;
    let (hint, go_on) = match has_failed {
        true => {
            let again = view! {
                <Form door=ReadProposedAgain::PATH hidden=of(item.id)>
                    <SubmitButton variant=Variant::Default icon=Some("rotate-ccw")>{say!(locale, "knowledge-retry")}</SubmitButton>
                </Form>
            };
            (say!(locale, "knowledge-proposed-untouched"), again.into_any())
        }
        false => {
            let here = paths::knowledge_preview(item.id, PreviewOf::File.word());
            let look = view! { <LinkButton href=here>{say!(locale, "knowledge-look-again")}</LinkButton> };
            (say!(locale, "knowledge-proposed-soon"), look.into_any())
        }
    };
    view! {
        <div data-live="preview">
            <div class="page page-wide stack">
                <Panel title=say!(locale, "workbench-preview")>
                    <div class="stack stack-sm">
                        {how_far(&proposed)}
                        <p class="hint">{hint}</p>
                        <div class="cluster">
                            {go_on}
                            <Withdraw item=item.id/>
                            <Leave item=item.id/>
                        </div>
                    </div>
                </Panel>
            </div>
        </div>
    }
}

/// Publish it, withdraw it, or let it wait.
#[component]
pub(in crate::knowledge) fn Decide(
    /// The document.
    item: ItemId,
    /// The version that was read from the file.
    version: i32,
) -> impl IntoView {
    let locale = locale();
    let read = paths::citation(item, Some(version), Some(1));
    view! {
        <p>
            <a class="link" href=read>{say!(locale, "knowledge-words-of", version = version)}</a>
        </p>
        <div class="cluster">
            <Form door=PublishFile::PATH hidden=of(item)>
                <SubmitButton>{say!(locale, "workbench-publish")}</SubmitButton>
            </Form>
            <Withdraw item=item/>
            <Leave item=item/>
        </div>
    }
}

/// The document stays as it is, and the file is not proposed any more.
#[component]
fn Withdraw(item: ItemId) -> impl IntoView {
    view! {
        <Form door=WithdrawFile::PATH hidden=of(item)>
            <SubmitButton variant=Variant::Default>{say!(locale(), "knowledge-withdraw")}</SubmitButton>
        </Form>
    }
}

/// Nothing is decided yet.
#[component]
fn Leave(item: ItemId) -> impl IntoView {
    view! {
        <LinkButton href=paths::knowledge_item(item) variant=Variant::Quiet>
            {say!(locale(), "knowledge-decide-later")}
        </LinkButton>
    }
}
