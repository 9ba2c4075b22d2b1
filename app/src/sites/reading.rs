//! How far reading a website has come, and what one can do about it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::sites::{Crawl, CrawlKind, CrawlState, Cut, Progress, Site};

use super::doors::{CrawlSite, StopCrawl};
use super::words::why;
use crate::knowledge::Updated;
use crate::ui::{Panel, SubmitButton, Variant};
use crate::{Form, locale};

/// The newest crawl, and the buttons.
#[component]
pub(super) fn Reading(
    /// The site.
    site: Site,
    /// Its newest crawl, if there was one, and how far it has come.
    come: Option<(Crawl, Progress)>,
    /// Whether the reader may have it read.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let ends_as_list = come.as_ref().is_some_and(|(it, _)| it.kind == CrawlKind::Listing && !it.state.is_under_way());
    let acts = may_write.then(|| acts(&site, ends_as_list));
    let told = match come {
        Some((crawl, progress)) => view! { <Come crawl=crawl progress=progress/> }.into_any(),
        None => view! { <p class="hint">{say!(locale, "sites-never-read")}</p> }.into_any(),
    };
    view! {
        <Panel title=say!(locale, "sites-reading")>
            <div class="stack stack-sm">
                {told}
                {acts}
            </div>
        </Panel>
    }
}

fn acts(site: &Site, ends_as_list: bool) -> AnyView {
    let locale = locale();
    let this = || vec![("site", site.id.to_string())];
    let with = |kind: CrawlKind| [this(), vec![("kind", kind.to_string())]].concat();
    if site.is_being_read() {
        return view! {
            <Form door=StopCrawl::PATH hidden=this()>
                <SubmitButton variant=Variant::Default icon=Some("pause")>{say!(locale, "sites-stop")}</SubmitButton>
            </Form>
        }
        .into_any();
    }
    let read = if ends_as_list { say!(locale, "sites-read-these") } else { say!(locale, "sites-read-now") };
    view! {
        <div class="cluster">
            <Form door=CrawlSite::PATH hidden=with(CrawlKind::Whole)>
                <SubmitButton icon=Some("refresh-cw")>{read}</SubmitButton>
            </Form>
            <Form door=CrawlSite::PATH hidden=with(CrawlKind::Listing)>
                <SubmitButton variant=Variant::Default>{say!(locale, "sites-list-pages")}</SubmitButton>
            </Form>
        </div>
    }
    .into_any()
}

/// How far a crawl has come, in words and as a bar; and what it found.
#[component]
fn Come(crawl: Crawl, progress: Progress) -> impl IntoView {
    let locale = locale();
    let Progress { done, total, new, changed, unchanged, gone, failed } = progress;
    let read = new + changed + unchanged;
    let is_list = crawl.kind == CrawlKind::Listing;
    let words = match crawl.state {
        CrawlState::Waiting => say!(locale, "sites-waits"),
        CrawlState::Reading => say!(locale, "sites-progress", done = done, total = total),
        CrawlState::Done if is_list => say!(locale, "sites-listed", count = read),
        CrawlState::Done => say!(locale, "sites-done", count = read),
        CrawlState::Stopped => say!(locale, "sites-stopped", done = done, total = total),
        CrawlState::Failed => say!(locale, "sites-failed"),
    };
    let bar = crawl.state.is_under_way().then(|| {
        let label = say!(locale, "sites-reading");
        view! { <progress class="w-full" aria-label=label value=done max=total.max(1)></progress> }
    });
    let cut = crawl.cut.map(|it| match it {
        Cut::Pages => say!(locale, "sites-cut-pages"),
        Cut::Time => say!(locale, "sites-cut-time"),
    });
    let reason = crawl.reason.map(why);
    let counts = [
        (new, say!(locale, "sites-count-new", count = new)),
        (changed, say!(locale, "sites-count-changed", count = changed)),
        (unchanged, say!(locale, "sites-count-unchanged", count = unchanged)),
        (gone, say!(locale, "sites-count-gone", count = gone)),
        (failed, say!(locale, "sites-count-failed", count = failed)),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    view! {
        <p role="status">{words} " " <span class="hint"><Updated at=crawl.ended_at.unwrap_or(crawl.created_at)/></span></p>
        {bar}
        {reason.map(|it| view! { <p>{it}</p> })}
        {cut.map(|it| view! { <p class="hint">{it}</p> })}
        {(!counts.is_empty()).then(|| view! { <p class="hint">{counts.join(" · ")}</p> })}
    }
}
