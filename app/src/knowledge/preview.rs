//! `/knowledge/:item/preview`: which answers a change would make otherwise, before it is made.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::assistant::{self, Preview};
use switchboard::ids::ItemId;
use switchboard::knowledge::{self, Change, Draft, Listed, State, documents};
use switchboard::say;

use super::differences::Differences;
use super::documents::{Decide, NotRead};
use super::doors::{Disable, Enable, Revise, RollBack};
use super::problems;
use crate::ui::{LinkButton, Panel, SubmitButton};
use crate::{Form, Problem, Sheet, access, locale, page, paths, visit};

/// What is looked at before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PreviewOf {
    /// What the reader has written and not published.
    Draft,
    /// An earlier version.
    Version,
    /// Disabling the item.
    Disable,
    /// Enabling it.
    Enable,
    /// What the proposed file of a document says.
    File,
}

impl PreviewOf {
    const ALL: [Self; 5] = [Self::Draft, Self::Version, Self::Disable, Self::Enable, Self::File];

    /// As the address says it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Version => "version",
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::File => "file",
        }
    }
}

/// What was asked for by the address.
struct Asked {
    of: PreviewOf,
    /// Which version, where it is about one.
    version: i32,
}

impl Asked {
    /// What the address says; of an item that is searched, and nothing more, what disabling it would do.
    fn of(query: &ParamsMap, item: &Listed) -> Option<Self> {
        let of = match query.get("change") {
            Some(change) => PreviewOf::ALL.into_iter().find(|it| it.word() == change)?,
            None if item.state == State::Disabled => PreviewOf::Enable,
            None => PreviewOf::Disable,
        };
        let version = query.get("version").and_then(|it| it.parse().ok()).unwrap_or_default();
        Some(Self { of, version })
    }
}

/// Recent questions answered now and after a change, side by side; and the button that makes it.
pub fn preview_page() -> impl IntoView {
    let item = use_params_map().with_untracked(|params| params.get("item")).unwrap_or_default();
    let query = use_query_map().get_untracked();
    page(async move {
        let id: ItemId = item.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeWrite).await?.under::<KnowledgeRead>()?;
        let item = knowledge::find_item(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let asked = Asked::of(&query, &item).ok_or_else(access::not_found)?;
        let title = say!(locale(), "workbench-preview-of", title = item.title.clone());
        let asked = match asked.of {
            PreviewOf::File => {
                let proposed = documents::proposed(&mut tx, id).await?.ok_or_else(access::not_found)?;
                match proposed.ready() {
                    Some(version) => Asked { version, ..asked },
                    None => return Ok(Sheet::new(title, view! { <NotRead item=item proposed=proposed/> })),
                }
            }
            PreviewOf::Draft | PreviewOf::Version | PreviewOf::Disable | PreviewOf::Enable => asked,
        };
        let mut tx = tx.under::<KnowledgeWrite>()?;
        let draft = match asked.of {
            PreviewOf::Draft => Some(knowledge::draft(&mut tx, id).await?.ok_or_else(access::not_found)?),
            PreviewOf::Version | PreviewOf::Disable | PreviewOf::Enable | PreviewOf::File => None,
        };
        drop(tx);
        let change = change(&asked, &item, draft.as_ref())?;
        let visit = visit();
        let who = visit.principal().ok_or_else(access::not_found)?;
        let preview = assistant::preview(&visit.desk, &visit.house.shelves, &who, id, &change).await;
        let preview = preview.map_err(problems::preview)?;

        let body = view! { <Foreseen item=item asked=asked draft=draft preview=preview/> };
        Ok(Sheet::new(title, body))
    })
}

fn change(asked: &Asked, item: &Listed, draft: Option<&Draft>) -> Result<Change, Problem> {
    Ok(match asked.of {
        PreviewOf::Disable => Change::Disabled,
        PreviewOf::Enable => Change::Enabled,
        PreviewOf::Version | PreviewOf::File => Change::Version(asked.version),
        PreviewOf::Draft => {
            let draft = draft.ok_or_else(access::not_found)?;
            let revision = draft.revision(item.kind).map_err(|bad| problems::unacceptable(item.kind, bad))?;
            Change::Says { language: revision.language, content: revision.content }
        }
    })
}

#[component]
fn Foreseen(
    item: Listed,
    asked: Asked,
    #[prop(optional_no_strip)] draft: Option<Draft>,
    preview: Preview,
) -> impl IntoView {
    let locale = locale();
    let about = match asked.of {
        PreviewOf::Draft => say!(locale, "workbench-preview-draft"),
        PreviewOf::Version => say!(locale, "workbench-preview-version", version = asked.version),
        PreviewOf::Disable => say!(locale, "workbench-preview-disable"),
        PreviewOf::Enable => say!(locale, "workbench-preview-enable"),
        PreviewOf::File => say!(locale, "workbench-preview-file", version = asked.version),
    };
    let unsearched = (item.state == State::Disabled && asked.of != PreviewOf::Enable)
        .then(|| view! { <p class="hint">{say!(locale, "workbench-preview-disabled")}</p> });
    let acts = acts(&item, &asked, draft);
    view! {
        <BeforeItIsDone about=about preview=preview>
            {unsearched}
            {acts}
        </BeforeItIsDone>
    }
}

/// What is about to be done, the buttons that do it or leave it, and what it would change. It takes seconds to work
/// out, so it stays as it is whatever happens meanwhile.
#[component]
pub(crate) fn BeforeItIsDone(
    /// What is about to be done.
    about: String,
    /// What it would change.
    preview: Preview,
    children: Children,
) -> impl IntoView {
    view! {
        <div data-live="preview">
            <div class="page page-wide stack" data-still="true">
                <Panel title=say!(locale(), "workbench-preview")>
                    <div class="stack stack-sm">
                        <p>{about}</p>
                        {children()}
                    </div>
                </Panel>
                <Differences preview=preview/>
            </div>
        </div>
    }
}

/// Go on, or leave it.
fn acts(item: &Listed, asked: &Asked, draft: Option<Draft>) -> AnyView {
    let locale = locale();
    let id = || vec![("item", item.id.to_string())];
    let (door, hidden, act) = match (asked.of, draft) {
        (PreviewOf::Draft, Some(draft)) => return publish(item, draft),
        (PreviewOf::File, _) => return view! { <Decide item=item.id version=asked.version/> }.into_any(),
        (PreviewOf::Version, _) => (
            RollBack::PATH,
            [id(), vec![("version", asked.version.to_string())]].concat(),
            say!(locale, "knowledge-roll-back", version = asked.version),
        ),
        (PreviewOf::Enable, _) => (Enable::PATH, id(), say!(locale, "knowledge-enable")),
        (PreviewOf::Draft | PreviewOf::Disable, _) => (Disable::PATH, id(), say!(locale, "knowledge-disable")),
    };
    view! {
        <div class="cluster">
            <Form door=door hidden=hidden>
                <SubmitButton>{act}</SubmitButton>
            </Form>
            <LinkButton href=paths::knowledge_item(item.id)>{say!(locale, "workbench-leave")}</LinkButton>
        </div>
    }
    .into_any()
}

/// The words that were typed, to be published as they are; or to be written on.
fn publish(item: &Listed, draft: Draft) -> AnyView {
    let locale = locale();
    let on =
        view! { <LinkButton href=paths::knowledge_item(item.id)>{say!(locale, "workbench-write-on")}</LinkButton> };
    if draft.based_on != item.version {
        return view! {
            <p>{say!(locale, "workbench-kept-overtaken")}</p>
            <div class="cluster">{on}</div>
        }
        .into_any();
    }
    let hidden = vec![
        ("item", item.id.to_string()),
        ("kind", item.kind.to_string()),
        ("based_on", draft.based_on.to_string()),
        ("language", draft.language.tag().to_owned()),
        ("title", draft.title),
        ("variants", draft.variants.join("\n")),
        ("body", draft.body),
    ];
    view! {
        <div class="cluster">
            <Form door=Revise::PATH hidden=hidden>
                <SubmitButton>{say!(locale, "workbench-publish")}</SubmitButton>
            </Form>
            {on}
        </div>
    }
    .into_any()
}
