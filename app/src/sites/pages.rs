//! The pages of a website: what the last reading found, and those that are knowledge.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::ids::SiteId;
use switchboard::say;
use switchboard::sites::{Outcome, Reported, SitePage};

use super::doors::TryPage;
use super::words::{OutcomeBadge, why};
use crate::knowledge::{StateBadge, Updated, language_name};
use crate::ui::{Column, DataTable, Fact, Fold, Panel, Size, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// What became of each page of the newest crawl, what needs a look first.
#[component]
pub(super) fn Report(
    /// Which site.
    site: SiteId,
    /// The pages.
    reported: Vec<Reported>,
    /// Whether one that could not be read can be tried again now.
    may_try: bool,
) -> impl IntoView {
    let locale = locale();
    (!reported.is_empty()).then(|| {
        let columns = vec![
            Column::new(say!(locale, "sites-page")),
            Column::new(say!(locale, "sites-outcome")),
            Column::new(say!(locale, "sites-why")),
            Column::new(say!(locale, "sites-actions")).silent(),
        ];
        let count = reported.len();
        let rows = reported.into_iter().map(|it| reported_row(site, it, may_try)).collect_view();
        view! {
            <Fold title=say!(locale, "sites-report") count=count open=true>
                <DataTable caption=say!(locale, "sites-report") columns=columns>{rows}</DataTable>
            </Fold>
        }
    })
}

fn reported_row(site: SiteId, it: Reported, may_try: bool) -> impl IntoView {
    let locale = locale();
    let Reported { address, title, outcome, reason, found_on } = it;
    let again = (may_try && outcome == Outcome::Failed).then(|| {
        let page = address.clone();
        let hidden = vec![("site", site.to_string()), ("address", page.clone())];
        view! {
            <Form door=TryPage::PATH hidden=hidden>
                <SubmitButton size=Size::Small variant=Variant::Quiet>
                    {say!(locale, "sites-try-again")}
                    <span class="sr-only">" " {page}</span>
                </SubmitButton>
            </Form>
        }
    });
    // Of a link that leads to nothing one wants to know where it stands.
    let found_on = found_on.filter(|_| outcome == Outcome::Failed).map(|it| {
        view! { <p class="hint break-all">{say!(locale, "sites-found-on", page = it)}</p> }
    });
    view! {
        <tr>
            <th scope="row">
                {title.map(|it| view! { <p>{it}</p> })}
                <p class="hint break-all">{address}</p>
            </th>
            <td><OutcomeBadge outcome=outcome/></td>
            <td>{reason.map(why)} {found_on}</td>
            <td class="act">{again}</td>
        </tr>
    }
}

/// The pages that are knowledge.
#[component]
pub(super) fn KnownPages(
    /// Those that are searched first.
    pages: Vec<SitePage>,
) -> impl IntoView {
    let locale = locale();
    (!pages.is_empty()).then(|| {
        let columns = vec![
            Column::new(say!(locale, "sites-page")),
            Column::new(say!(locale, "knowledge-language")).wide_only(),
            Column::new(say!(locale, "sites-read")).wide_only(),
            Column::new(say!(locale, "knowledge-state")),
        ];
        let rows = pages.into_iter().map(known_row).collect_view();
        view! {
            <Panel title=say!(locale, "knowledge-pages") flush=true>
                <DataTable caption=say!(locale, "knowledge-pages") columns=columns>{rows}</DataTable>
            </Panel>
        }
    })
}

fn known_row(it: SitePage) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                <a class="link" href=paths::knowledge_item(it.item_id) data-row="true">{it.title}</a>
                <p class="hint break-all">{it.address}</p>
            </th>
            <td class="wide-only">{language_name(it.language)}</td>
            <td class="wide-only nowrap"><Updated at=it.read_at/></td>
            <td>
                <StateBadge state=it.state/>
                {it.reason.map(|it| view! { <p class="hint">{why(it)}</p> })}
            </td>
        </tr>
    }
}

/// Where an item of knowledge was read, as facts beside the others.
#[component]
pub(crate) fn OfPage(
    /// The page.
    page: SitePage,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Fact name=say!(locale, "sites-address")>
            <a class="link break-all" href=page.address.clone() rel="noreferrer">{page.address.clone()}</a>
        </Fact>
        <Fact name=say!(locale, "sites-page-read")><Updated at=page.read_at/></Fact>
        <Fact name=say!(locale, "sites-of-page")>
            <a class="link" href=paths::site(page.site_id)>{say!(locale, "sites-its-pages")}</a>
        </Fact>
    }
}
