//! The first steps of a workspace, on Today.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Permission, Right};
use switchboard::say;
use switchboard::team::{self, Checklist};
use switchboard::tenancy::Tx;

use super::doors::HideChecklist;
use crate::ui::{Icon, Panel, Size, SubmitButton, Variant};
use crate::{Form, Problem, locale, paths};

/// The checklist, while there is something left to do; a link to take it out again once it
/// was put away. Nothing for those who set nothing up.
///
/// # Errors
/// [`Problem`] when the database refuses.
pub async fn first_steps(tx: &mut Tx<impl Permission>) -> Result<AnyView, Problem> {
    if !tx.may(Right::WorkspaceManage) {
        return Ok(().into_any());
    }
    let checklist = team::checklist(tx).await?;
    Ok(view! { <FirstSteps checklist=checklist/> }.into_any())
}

/// Four steps, each done or with the place where it is done.
#[component]
pub(super) fn FirstSteps(
    /// Which are done.
    checklist: Checklist,
) -> impl IntoView {
    let locale = locale();
    let steps = [
        (checklist.has_channel, say!(locale, "team-step-channel"), paths::here("/channels")),
        (checklist.has_knowledge, say!(locale, "team-step-knowledge"), paths::here("/knowledge")),
        (checklist.has_team, say!(locale, "team-step-team"), paths::invite()),
        (checklist.has_message, say!(locale, "team-step-message"), paths::here("/channels")),
    ];
    let (done, all) = (checklist.done(), steps.len());
    if checklist.is_hidden || done == all {
        // Resumable for as long as something is left.
        return (done < all).then(|| view! { <Toggle hidden=false words=say!(locale, "team-steps-show")/> }).into_any();
    }
    let rows = steps
        .into_iter()
        .map(|(is_done, words, href)| {
            let (icon, state) = match is_done {
                true => ("circle-check", say!(locale, "team-step-done")),
                false => ("circle-dashed", say!(locale, "team-step-open")),
            };
            let words = match is_done {
                true => view! { <span>{words}</span> }.into_any(),
                false => view! { <a class="link" href=href>{words}</a> }.into_any(),
            };
            view! {
                <li class="cluster">
                    <Icon name=icon/>
                    <span class="sr-only">{state}</span>
                    {words}
                </li>
            }
        })
        .collect_view();
    let hide = view! { <Toggle hidden=true words=say!(locale, "team-steps-hide")/> }.into_any();
    view! {
        <Panel title=say!(locale, "team-steps", done = done, all = all) more=hide>
            <ol class="stack stack-sm">{rows}</ol>
        </Panel>
    }
    .into_any()
}

#[component]
fn Toggle(hidden: bool, words: String) -> impl IntoView {
    view! {
        <Form door=HideChecklist::PATH hidden=vec![("hidden", hidden.to_string())]>
            <SubmitButton variant=Variant::Quiet size=Size::Small>{words}</SubmitButton>
        </Form>
    }
}
