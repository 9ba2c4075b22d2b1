//! `/knowledge/sites/new`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::KnowledgeWrite;
use switchboard::billing::{self, Entitlement};
use switchboard::knowledge::Language;
use switchboard::say;
use switchboard::sites::{CrawlKind, MOST_PAGES, Schedule};

use super::doors::AddSite;
use super::fields::{SiteFields, Written};
use crate::ui::{LinkButton, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths, visit};

/// Adds a website.
pub fn new_page() -> impl IntoView {
    page(async move {
        let mut tx = access::require(KnowledgeWrite).await?;
        let is_in_plan = billing::steps::opens(&mut tx, Entitlement::Websites).await?;
        drop(tx);
        if !is_in_plan {
            let why = view! { <div class="page page-form"><p>{say!(locale(), "billing-locked-websites")}</p></div> };
            return Ok(Sheet::new(say!(locale(), "sites-new"), why));
        }
        let language = visit().here.as_ref().map_or("en", |it| it.language.word());
        let written = Written {
            include: String::new(),
            exclude: String::new(),
            page_cap: MOST_PAGES,
            schedule: Schedule::Weekly,
            language: Language::from_tag(language),
        };
        Ok(Sheet::new(say!(locale(), "sites-new"), view! { <NewSite written=written/> }))
    })
}

/// The form, with its two ways to begin.
#[component]
fn NewSite(written: Written) -> impl IntoView {
    let locale = locale();
    view! {
        <div class="page page-form">
            <Form door=AddSite::PATH class="form">
                <TextField
                    name="address"
                    label=say!(locale, "sites-address")
                    hint=say!(locale, "sites-address-hint")
                    inputmode="url"
                    autocomplete="off"
                    maxlength=1_000
                    required=true
                />
                <SiteFields written=written/>
                <div class="form-actions">
                    <SubmitButton name="first" value=CrawlKind::Whole.word()>{say!(locale, "sites-add")}</SubmitButton>
                    <SubmitButton name="first" value=CrawlKind::Listing.word() variant=Variant::Default>
                        {say!(locale, "sites-list-first")}
                    </SubmitButton>
                    <LinkButton href=paths::sites() variant=Variant::Quiet>{say!(locale, "knowledge-cancel")}</LinkButton>
                </div>
                <p class="hint">{say!(locale, "sites-list-first-hint")}</p>
            </Form>
        </div>
    }
}
