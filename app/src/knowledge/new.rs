//! `/knowledge/new?kind=faq`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::access::KnowledgeWrite;
use switchboard::knowledge::{Kind, Language};
use switchboard::say;

use super::doors::Write;
use super::fields::{ContentFields, Written};
use super::terms::TermsFields;
use crate::ui::{LinkButton, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths, visit};

/// Adds a question or a text.
pub fn new_page() -> impl IntoView {
    let kind = use_query_map().with_untracked(|query| query.get("kind")).unwrap_or_default();
    page(async move {
        drop(access::require(KnowledgeWrite).await?);
        let kind = kind.parse().ok().filter(|it: &Kind| it.is_written()).unwrap_or(Kind::Faq);
        let locale = locale();
        let title = match kind {
            Kind::Faq => say!(locale, "knowledge-new-faq"),
            _ => say!(locale, "knowledge-new-text"),
        };
        let language = visit().here.as_ref().map_or("en", |it| it.language.word());
        Ok(Sheet::new(title, view! { <NewItemForm kind=kind language=Language::from_tag(language)/> }))
    })
}

/// The form.
#[component]
pub(super) fn NewItemForm(
    /// What is added.
    kind: Kind,
    /// The language that the workspace usually writes.
    language: Language,
) -> impl IntoView {
    let locale = locale();
    let empty = Written { language, title: String::new(), variants: Vec::new(), body: String::new() };
    view! {
        <div class="page page-form">
            <Form door=Write::PATH hidden=vec![("kind", kind.to_string())] class="form">
                <ContentFields kind=kind written=empty/>
                <TermsFields/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "knowledge-add")}</SubmitButton>
                    <LinkButton href=paths::knowledge() variant=Variant::Quiet>{say!(locale, "knowledge-cancel")}</LinkButton>
                </div>
            </Form>
        </div>
    }
}
