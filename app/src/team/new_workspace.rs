//! `/workspaces/new`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;

use super::doors::{OpenWorkspace, SignOut};
use super::sign_up::WorkspaceFields;
use crate::ui::{Size, SubmitButton, Variant};
use crate::{Form, Problem, Sheet, bare, locale, visit};

/// Where somebody who is signed in opens another workspace, or the first one.
pub fn new_workspace_page() -> impl IntoView {
    bare(async {
        if visit().account.is_none() {
            return Err(Problem::SignIn);
        }
        let locale = locale();
        let body = view! {
            <Form door=OpenWorkspace::PATH class="form">
                <WorkspaceFields/>
                <SubmitButton size=Size::Wide>{say!(locale, "team-open-workspace")}</SubmitButton>
            </Form>
            <Form door=SignOut::PATH class="auth-links">
                <SubmitButton variant=Variant::Quiet>{say!(locale, "team-sign-out")}</SubmitButton>
            </Form>
        };
        Ok(Sheet::new(say!(locale, "team-new-workspace"), body))
    })
}
