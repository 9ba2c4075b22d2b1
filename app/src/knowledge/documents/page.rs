//! One document: what it says, page by page, and where it came from.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::params::ParamsMap;
use switchboard::knowledge::documents::{self, LONGEST_DESCRIPTION, Looking};
use switchboard::knowledge::{Listed, State};
use switchboard::say;

use super::doors::{Describe, ReadAgain};
use super::originals::Originals;
use super::pages::Pages;
use super::proposed::{Propose, Waits};
use super::upload::Bring;
use crate::knowledge::item::{About, Searched};
use crate::knowledge::terms::TermsPanel;
use crate::knowledge::words::reason_said;
use crate::ui::{Empty, Panel, SubmitButton, TextArea, Variant};
use crate::{Form, locale, paths};

/// What somebody looks at, by the address.
pub(in crate::knowledge) fn looking(query: &ParamsMap) -> Looking {
    let number = |name: &str| query.get(name).and_then(|it| it.parse().ok());
    Looking { version: number("version"), page: number("page") }
}

/// The whole document.
#[component]
pub(in crate::knowledge) fn Document(
    /// The item.
    item: Listed,
    /// What is shown of it.
    found: documents::Document,
    /// Whether the reader may change it.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let documents::Document { description, originals, proposed, version, last_page, pages } = found;
    let is_other = version != item.version;
    let other = is_other.then(|| {
        view! {
            <p class="hint">
                {say!(locale, "knowledge-other-version", version = version)} " "
                <a class="link" href=paths::knowledge_item(item.id)>{say!(locale, "knowledge-see-active")}</a>
            </p>
        }
    });
    let says = match version {
        0 => view! { <NotYet state=item.state/> }.into_any(),
        _ => view! { <Pages item=item.clone() version=version last_page=last_page pages=pages/> }.into_any(),
    };
    let replace = (may_write && item.state != State::Disabled).then(|| {
        view! {
            <Panel title=say!(locale, "knowledge-replace")>
                <div class="stack">
                    <Bring replaces=Some(item.id)/>
                    <Propose item=item.id/>
                </div>
            </Panel>
        }
    });
    let proposed = proposed.map(|it| view! { <Waits item=item.id proposed=it may_write=may_write/> });
    view! {
        <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
            <div data-live="document" class="stack">
                <Failed item=item.clone() may_write=may_write/>
                <Panel title=say!(locale, "knowledge-says")>{other} {says}</Panel>
            </div>
            <div class="stack">
                <div data-live="document-facts" class="stack">
                    {proposed}
                    <About item=item.clone()/>
                    <Originals item=item.clone() originals=originals may_write=may_write/>
                </div>
                <Described item=item.clone() description=description may_write=may_write/>
                {replace}
                {may_write.then(|| view! { <TermsPanel item=item.clone()/> })}
                {may_write.then(|| view! { <Searched item=item/> })}
                <p>
                    <a class="link" href=paths::knowledge()>{say!(locale, "knowledge-back")}</a>
                </p>
            </div>
        </div>
    }
}

/// Nothing was read yet.
#[component]
fn NotYet(state: State) -> impl IntoView {
    let locale = locale();
    let (title, text) = match state {
        State::Failed => (say!(locale, "knowledge-not-read"), say!(locale, "knowledge-not-read-text")),
        State::Disabled => (say!(locale, "knowledge-not-read"), say!(locale, "knowledge-enable-about")),
        State::Reading => (say!(locale, "knowledge-being-read"), say!(locale, "knowledge-waits-text")),
        State::Waiting | State::Ready | State::Stale => {
            (say!(locale, "knowledge-waits"), say!(locale, "knowledge-waits-text"))
        }
    };
    view! { <Empty title=title text=text action=().into_any() icon="file-text"/> }
}

/// Why the newest file was not read, and the way to try again.
#[component]
fn Failed(item: Listed, may_write: bool) -> impl IntoView {
    let locale = locale();
    (item.state == State::Failed).then(|| {
        let still = (item.version > 0).then(|| say!(locale, "knowledge-not-read-again", version = item.version));
        let again = may_write.then(|| {
            view! {
                <Form door=ReadAgain::PATH hidden=vec![("item", item.id.to_string())]>
                    <SubmitButton variant=Variant::Default icon=Some("rotate-ccw")>{say!(locale, "knowledge-retry")}</SubmitButton>
                </Form>
            }
        });
        view! {
            <Panel title=say!(locale, "knowledge-not-read")>
                <div class="stack stack-sm">
                    <p>{item.reason.map(reason_said)}</p>
                    {still.map(|words| view! { <p class="hint">{words}</p> })}
                    {again}
                </div>
            </Panel>
        }
    })
}

/// What is said of it to colleagues, who find it by these words.
#[component]
fn Described(item: Listed, description: String, may_write: bool) -> impl IntoView {
    let locale = locale();
    let said = match may_write {
        true => view! {
            <Form door=Describe::PATH hidden=vec![("item", item.id.to_string())] class="form">
                <TextArea
                    name="description"
                    label=say!(locale, "knowledge-description")
                    hint=Some(say!(locale, "knowledge-description-hint"))
                    value=description
                    optional=true
                    maxlength=u32::try_from(LONGEST_DESCRIPTION).unwrap_or(u32::MAX)
                    rows=3
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "knowledge-describe")}</SubmitButton>
                </div>
            </Form>
        }
        .into_any(),
        false if description.is_empty() => return ().into_any(),
        false => view! { <p class="whitespace-pre-line">{description}</p> }.into_any(),
    };
    view! { <Panel title=say!(locale, "knowledge-description")>{said}</Panel> }.into_any()
}
