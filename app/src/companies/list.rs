//! `/companies`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::{ContactsRead, Right};
use switchboard::companies::{self, Listed};
use switchboard::contacts::{self, SegmentOf};
use switchboard::{labels, say};

use crate::contacts::{Chips, Looking, Segments, SegmentsProps, label_options};
use crate::ui::{Column, DataTable, Empty, LinkButton, Pager, Panel, Select, SubmitButton, TextField, Variant};
use crate::{Sheet, access, locale, page, paths};

/// Companies on one page.
const PAGE: usize = 50;

/// The businesses that contacts write for.
pub fn companies_page() -> impl IntoView {
    let looking = use_query_map().with_untracked(Looking::of);
    page(async move {
        let mut tx = access::require(ContactsRead).await?;
        let (may_write, may_manage) = (tx.may(Right::ContactsWrite), tx.may(Right::ContactsManage));
        let may_search = !tx.sight().is_masked;
        // One more than is shown says whether there is another page.
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let mut listed = companies::list(&mut tx, &looking.of_companies(), limit).await?;
        let older = (listed.len() > PAGE).then(|| looking.later_than(listed[PAGE - 1].id).on(&paths::companies()));
        listed.truncate(PAGE);
        let newer = (!looking.after.is_empty()).then(|| looking.first().on(&paths::companies()));
        let labels = labels::list(&mut tx).await?;
        let segments = contacts::segments(&mut tx, SegmentOf::Companies).await?;
        let me = tx.member();
        access::hand_on(tx);
        let locale = locale();
        let segments = Segments(SegmentsProps {
            of: SegmentOf::Companies,
            looking: looking.clone(),
            segments: segments.into_iter().map(|it| (Looking::from_filter(&it.filter()), it)).collect(),
            may_write,
            me,
        });
        let export = looking.first().on(&paths::here("/companies/export.csv"));
        let is_narrowed = looking.is_narrowed();
        let body = view! {
            <div class="page page-wide stack">
                <Filters looking=looking.clone() labels=labels may_search=may_search/>
                {segments}
                <div data-live="companies">
                    <Panel flush=true>
                        <Companies listed=listed is_narrowed=is_narrowed may_write=may_write/>
                        <Pager newer=newer older=older/>
                    </Panel>
                </div>
            </div>
        };
        let manage = may_manage.then(|| {
            view! {
                <LinkButton href=paths::contacts_import(SegmentOf::Companies) icon=Some("upload")>{say!(locale, "contacts-import")}</LinkButton>
                <LinkButton href=export icon=Some("download")>{say!(locale, "contacts-export")}</LinkButton>
            }
        });
        let add = may_write.then(|| view! { <Add/> });
        Ok(Sheet::new(say!(locale, "nav-companies"), body).actions(view! { {manage} {add} }))
    })
}

#[component]
fn Add() -> impl IntoView {
    view! {
        <LinkButton href=paths::new_company() icon=Some("plus") variant=Variant::Primary kbd="C">
            {say!(locale(), "companies-new")}
        </LinkButton>
    }
}

/// A form that asks the same page with other conditions: nothing changes, so it is a GET.
#[component]
fn Filters(looking: Looking, labels: Vec<labels::Label>, may_search: bool) -> impl IntoView {
    let locale = locale();
    let clear = looking.is_narrowed().then(|| {
        view! { <LinkButton href=paths::companies() variant=Variant::Quiet>{say!(locale, "contacts-show-all")}</LinkButton> }
    });
    let words = may_search.then(|| {
        view! { <TextField name="q" label=say!(locale, "contacts-search") kind="search" value=looking.q.clone() maxlength=200 kbd="/"/> }
    });
    view! {
        <form method="get" action=paths::companies() class="cluster items-end" role="search" aria-label=say!(locale, "contacts-filter")>
            {words}
            <Select name="label" label=say!(locale, "contacts-label") options=label_options(labels) value=looking.label.clone()/>
            <TextField name="value" label=say!(locale, "contacts-value") value=looking.value.clone() maxlength=60/>
            <SubmitButton variant=Variant::Default icon=Some("search")>{say!(locale, "contacts-filter")}</SubmitButton>
            {clear}
        </form>
    }
}

/// The companies, or why there are none.
#[component]
fn Companies(listed: Vec<Listed>, is_narrowed: bool, may_write: bool) -> impl IntoView {
    let locale = locale();
    if listed.is_empty() && is_narrowed {
        let clear =
            view! { <LinkButton href=paths::companies()>{say!(locale, "contacts-show-all")}</LinkButton> }.into_any();
        return view! {
            <Empty title=say!(locale, "contacts-none-found") text=say!(locale, "contacts-none-found-text") action=clear icon="building-2"/>
        }
        .into_any();
    }
    if listed.is_empty() {
        let first = if may_write { view! { <Add/> }.into_any() } else { ().into_any() };
        return view! {
            <Empty title=say!(locale, "companies-empty") text=say!(locale, "companies-empty-text") action=first icon="building-2"/>
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "companies-name")),
        Column::new(say!(locale, "companies-code")),
        Column::new(say!(locale, "companies-members")).number(),
        Column::new(say!(locale, "contacts-labels")),
    ];
    let rows = listed
        .into_iter()
        .map(|it| {
            view! {
                <tr>
                    <th scope="row">
                        <a href=paths::company(it.id) data-row="true">{it.name}</a>
                    </th>
                    <td>{it.code}</td>
                    <td class="n">{it.members}</td>
                    <td><Chips labels=it.labels/></td>
                </tr>
            }
        })
        .collect_view();
    view! { <DataTable caption=say!(locale, "nav-companies") columns=columns>{rows}</DataTable> }.into_any()
}
