//! `/knowledge/sites/:site`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use switchboard::access::{KnowledgeRead, Right};
use switchboard::ids::SiteId;
use switchboard::say;
use switchboard::sites::{self, Found, Site};
use switchboard::text::full;
use time::OffsetDateTime;

use super::doors::{ChangeSite, RemoveSite};
use super::fields::{SiteFields, Written};
use super::pages::{KnownPages, Report};
use super::reading::Reading;
use super::words::schedule_name;
use crate::knowledge::{Updated, language_name};
use crate::ui::{Confirm, Fact, Facts, Fold, Panel, SubmitButton, Time, Variant};
use crate::{Form, Sheet, access, filled, locale, page, paths, visit};

/// One website: how far it has been read, its pages, and how it is read.
pub fn site_page() -> impl IntoView {
    let site = use_params_map().with_untracked(|params| params.get("site")).unwrap_or_default();
    page(async move {
        let id: SiteId = site.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(KnowledgeRead).await?;
        let may_write = tx.may(Right::KnowledgeWrite);
        let found = sites::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        Ok(Sheet::new(called(&found.site), view! { <WholeSite found=found may_write=may_write/> }))
    })
}

/// A site as its pages are headed.
pub(super) fn called(site: &Site) -> String {
    site.address.trim_start_matches("https://").trim_end_matches('/').to_owned()
}

/// The whole site.
#[component]
fn WholeSite(found: Found, may_write: bool) -> impl IntoView {
    let locale = locale();
    let Found { site, crawl, pages } = found;
    let (progress, reported) = match crawl {
        Some((crawl, progress, reported)) => (Some((crawl, progress)), reported),
        None => (None, Vec::new()),
    };
    // Nothing of a site is tried while it is being read.
    let may_try = may_write && !site.is_being_read();
    let settings = may_write.then(|| view! { <Settings site=site.clone()/> });
    view! {
        <div class="page page-wide grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] items-start">
            <div class="stack min-w-0" data-live="site">
                <Reading site=site.clone() come=progress may_write=may_write/>
                <Report site=site.id reported=reported may_try=may_try/>
                <KnownPages pages=pages/>
            </div>
            <div class="stack min-w-0">
                <div data-live="site-about"><About site=site.clone()/></div>
                {settings}
                <p>
                    <a class="link" href=paths::sites()>{say!(locale, "sites-back")}</a>
                </p>
            </div>
        </div>
    }
}

#[component]
fn About(site: Site) -> impl IntoView {
    let locale = locale();
    let scope = |paths: Vec<String>| paths.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    let include = (!site.include.is_empty()).then(|| {
        view! {
            <Fact name=say!(locale, "sites-include")><ul>{scope(site.include.clone())}</ul></Fact>
        }
    });
    let exclude = (!site.exclude.is_empty()).then(|| {
        view! {
            <Fact name=say!(locale, "sites-exclude")><ul>{scope(site.exclude.clone())}</ul></Fact>
        }
    });
    let last = match site.last_read_at {
        Some(at) => view! { <Updated at=at/> }.into_any(),
        None => say!(locale, "sites-not-read").into_any(),
    };
    let next = match site.next_crawl_at {
        Some(at) => view! { <Exactly at=at/> }.into_any(),
        None => say!(locale, "sites-never").into_any(),
    };
    view! {
        <Panel title=say!(locale, "knowledge-about")>
            <Facts>
                <Fact name=say!(locale, "sites-address")>
                    <a class="link break-all" href=site.address.clone() rel="noreferrer">{site.address.clone()}</a>
                </Fact>
                <Fact name=say!(locale, "sites-schedule")>{schedule_name(site.schedule)}</Fact>
                <Fact name=say!(locale, "sites-last-read")>{last}</Fact>
                <Fact name=say!(locale, "sites-next-read")>{next}</Fact>
                <Fact name=say!(locale, "sites-cap")>{site.page_cap}</Fact>
                {include}
                {exclude}
                <Fact name=say!(locale, "knowledge-language")>{language_name(site.language)}</Fact>
            </Facts>
        </Panel>
    }
}

/// A moment to come, in full: "3 h" would be read as the past.
#[component]
fn Exactly(at: OffsetDateTime) -> impl IntoView {
    let visit = visit();
    let zone = visit.here.as_ref().map(|it| it.zone.clone());
    zone.map(|zone| view! { <Time at=at shown=full(at, &zone, visit.locale)/> })
}

/// What can be decided about a site.
#[component]
fn Settings(site: Site) -> impl IntoView {
    let locale = locale();
    let written = Written {
        include: site.include.join("\n"),
        exclude: site.exclude.join("\n"),
        page_cap: site.page_cap,
        schedule: site.schedule,
        language: site.language,
    };
    let same = vec![("site", site.id.to_string()), ("address", site.address.clone())];
    // Until something of it is searched, nothing is answered from it.
    let look = (site.pages > 0).then(|| {
        view! {
            <p>
                <a class="link" href=paths::site_preview(site.id)>{say!(locale, "workbench-look")}</a>
            </p>
        }
    });
    // What was refused is seen.
    let refused = filled(ChangeSite::PATH, &same).was_refused();
    view! {
        <Fold title=say!(locale, "sites-change") open=refused>
            <Form door=ChangeSite::PATH hidden=same class="form">
                <SiteFields written=written/>
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "knowledge-save")}</SubmitButton>
                </div>
            </Form>
        </Fold>
        <Fold title=say!(locale, "sites-remove")>
            <div class="stack stack-sm">
                {look}
                <Remove site=site/>
            </div>
        </Fold>
    }
}

/// Removes it, or goes back to it.
#[component]
pub(super) fn Remove(
    /// The site.
    site: Site,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Form door=RemoveSite::PATH hidden=vec![("site", site.id.to_string())]>
            <Confirm
                thing=site.address.clone()
                consequence=say!(locale, "sites-remove-consequence")
                act=say!(locale, "sites-remove-act")
                keep=say!(locale, "sites-remove-keep")
                back=paths::site(site.id)
            />
        </Form>
    }
}
