//! `/knowledge/sites`

use leptos::prelude::*;
use switchboard::access::{KnowledgeRead, Right};
use switchboard::say;
use switchboard::sites::{self, Site};

use super::words::{SiteBadge, schedule_name};
use crate::knowledge::Updated;
use crate::ui::{Column, DataTable, Empty, LinkButton, Panel, Variant};
use crate::{Sheet, access, locale, page, paths};

/// The websites that are read.
pub fn sites_page() -> impl IntoView {
    page(async move {
        let mut tx = access::require(KnowledgeRead).await?;
        let may_write = tx.may(Right::KnowledgeWrite);
        let sites = sites::list(&mut tx).await?;
        let locale = locale();
        let body = view! {
            <div class="page stack">
                <div data-live="sites">
                    <Panel flush=true>{all(sites, may_write)}</Panel>
                </div>
                <p>
                    <a class="link" href=paths::knowledge()>{say!(locale, "knowledge-back")}</a>
                </p>
            </div>
        };
        let sheet = Sheet::new(say!(locale, "sites-title"), body);
        Ok(if may_write { sheet.actions(view! { <Add/> }) } else { sheet })
    })
}

#[component]
fn Add() -> impl IntoView {
    view! {
        <LinkButton href=paths::new_site() icon=Some("plus") variant=Variant::Primary kbd="C">
            {say!(locale(), "sites-new")}
        </LinkButton>
    }
}

fn all(sites: Vec<Site>, may_write: bool) -> AnyView {
    let locale = locale();
    if sites.is_empty() {
        let first = if may_write { view! { <Add/> }.into_any() } else { ().into_any() };
        return view! {
            <Empty title=say!(locale, "sites-empty") text=say!(locale, "sites-empty-text") action=first icon="globe"/>
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "sites-address")),
        Column::new(say!(locale, "knowledge-state")),
        Column::new(say!(locale, "knowledge-pages")).number(),
        Column::new(say!(locale, "sites-schedule")).wide_only(),
        Column::new(say!(locale, "sites-last-read")).wide_only(),
    ];
    let rows = sites.into_iter().map(row).collect_view();
    view! { <DataTable caption=say!(locale, "sites-title") columns=columns>{rows}</DataTable> }.into_any()
}

fn row(site: Site) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=paths::site(site.id) data-row="true">{site.address.clone()}</a>
            </th>
            <td><SiteBadge site=site.clone()/></td>
            <td class="n">{site.pages}</td>
            <td class="wide-only">{schedule_name(site.schedule)}</td>
            <td class="wide-only nowrap">{site.last_read_at.map(|at| view! { <Updated at=at/> })}</td>
        </tr>
    }
}
