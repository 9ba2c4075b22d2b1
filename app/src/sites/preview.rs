//! `/knowledge/sites/:site/preview`: which answers would be others without a website, before it is removed.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::assistant::{self, Preview};
use switchboard::ids::{ItemId, SiteId};
use switchboard::say;
use switchboard::sites::{self, Site};

use super::site::{Remove, called};
use crate::knowledge::{BeforeItIsDone, cannot_preview};
use crate::{Sheet, access, locale, page, visit};

/// Recent questions answered with the website and without it, side by side; and the button that removes it.
pub fn preview_page() -> impl IntoView {
    let site = use_params_map().with_untracked(|params| params.get("site")).unwrap_or_default();
    page(async move {
        let id: SiteId = site.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeWrite).await?.under::<KnowledgeRead>()?;
        let found = sites::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        drop(tx);
        let items: Vec<ItemId> = found.pages.iter().map(|it| it.item_id).collect();
        let visit = visit();
        let who = visit.principal().ok_or_else(access::not_found)?;
        let preview = assistant::preview_without(&visit.desk, &visit.house.shelves, &who, &items).await;
        let preview = preview.map_err(cannot_preview)?;
        let title = say!(locale(), "workbench-preview-of", title = called(&found.site));
        Ok(Sheet::new(title, view! { <Foreseen site=found.site preview=preview/> }))
    })
}

#[component]
fn Foreseen(site: Site, preview: Preview) -> impl IntoView {
    view! {
        <BeforeItIsDone about=say!(locale(), "workbench-preview-site") preview=preview>
            <Remove site=site/>
        </BeforeItIsDone>
    }
}
