//! `/inbox/acts/:act`: how far an act on many conversations has come.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_params_map;
use switchboard::access::InboxAssign;
use switchboard::ids::BulkId;
use switchboard::inbox::bulk::{self, Progress, State};
use switchboard::say;
use switchboard::text::Locale;

use super::chosen_doors::UndoMany;
use crate::ui::{LinkButton, Panel, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// How far an act has come, and the way back.
pub fn progress_page() -> impl IntoView {
    let id = use_params_map().get_untracked().get("act").and_then(|it| it.parse::<BulkId>().ok());
    page(async move {
        let mut tx = access::require(InboxAssign).await?;
        let id = id.ok_or_else(access::not_found)?;
        let progress = bulk::progress(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let locale = locale();
        let is_mine = tx.member() == Some(progress.member_id);
        let may_undo = matches!(progress.state, State::Doing | State::Done) && progress.changed > 0 && is_mine;
        let undo = may_undo.then(|| {
            view! {
                <Form door=UndoMany::PATH hidden=vec![("act", id.to_string())]>
                    <SubmitButton variant=Variant::Default icon=Some("undo-2")>{say!(locale, "ui-undo")}</SubmitButton>
                </Form>
            }
        });
        let body = view! {
            <div class="page page-form stack">
                <Panel>
                    <div class="stack stack-sm" data-live="progress">
                        {come(progress, locale)}
                        <div class="cluster">
                            {undo}
                            <LinkButton href=paths::bulk(id) variant=Variant::Quiet>{say!(locale, "inbox-chosen-refresh")}</LinkButton>
                            <LinkButton href=paths::here("/inbox") variant=Variant::Quiet>{say!(locale, "inbox-title")}</LinkButton>
                        </div>
                    </div>
                </Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "inbox-chosen-progress"), body))
    })
}

fn come(progress: Progress, locale: Locale) -> impl IntoView {
    let Progress { state, total, waiting, changed, undone, .. } = progress;
    let words = match state {
        State::Doing => say!(locale, "inbox-chosen-doing", done = total - waiting, total = total),
        State::Done => say!(locale, "inbox-chosen-done", changed = changed, total = total),
        State::Undoing => say!(locale, "inbox-chosen-undoing", undone = undone, changed = changed),
        State::Undone => say!(locale, "inbox-chosen-was-undone", undone = undone, changed = changed),
    };
    view! { <p role="status">{words}</p> }
}
