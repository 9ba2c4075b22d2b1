//! `/contacts`

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::{ContactsRead, Right};
use switchboard::contacts::{self, Listed, SegmentOf};
use switchboard::text::{full, short};
use switchboard::{channels, labels, say};
use time::OffsetDateTime;

use super::Looking;
use super::fields::language_name;
use super::filters::Filters;
use super::hangs::Chips;
use super::segments::{Segments, SegmentsProps};
use crate::inbox::contact_name;
use crate::ui::{Badge, BadgeTone, Column, DataTable, Empty, LinkButton, Pager, Panel, Time, Variant};
use crate::{Sheet, access, locale, page, paths, visit};

/// Contacts on one page.
const PAGE: usize = 50;

/// The people who write.
pub fn contacts_page() -> impl IntoView {
    let looking = use_query_map().with_untracked(Looking::of);
    page(async move {
        let mut tx = access::require(ContactsRead).await?;
        let (may_write, may_manage) = (tx.may(Right::ContactsWrite), tx.may(Right::ContactsManage));
        let may_search = !tx.sight().is_masked;
        // One more than is shown says whether there is another page.
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let mut listed = contacts::list(&mut tx, &looking.filter(), limit).await?;
        let older = (listed.len() > PAGE).then(|| looking.later_than(listed[PAGE - 1].id).on(&paths::contacts()));
        listed.truncate(PAGE);
        let newer = (!looking.after.is_empty()).then(|| looking.first().on(&paths::contacts()));
        let (labels, channels) = (labels::list(&mut tx).await?, channels::list(&mut tx).await?);
        let segments = contacts::segments(&mut tx, SegmentOf::Contacts).await?;
        let me = tx.member();
        access::hand_on(tx);
        let locale = locale();
        let segments = Segments(SegmentsProps {
            of: SegmentOf::Contacts,
            looking: looking.clone(),
            segments: segments.into_iter().map(|it| (Looking::from_filter(&it.filter()), it)).collect(),
            may_write,
            me,
        });
        let export = looking.first().on(&paths::here("/contacts/export.csv"));
        let is_narrowed = looking.is_narrowed();
        let body = view! {
            <div class="page page-wide stack">
                <Filters looking=looking.clone() labels=labels channels=channels may_search=may_search/>
                {segments}
                <div data-live="contacts">
                    <Panel flush=true>
                        <Contacts listed=listed is_narrowed=is_narrowed may_write=may_write/>
                        <Pager newer=newer older=older/>
                    </Panel>
                </div>
            </div>
        };
        let manage = may_manage.then(|| {
            view! {
                <LinkButton href=paths::contacts_import(SegmentOf::Contacts) icon=Some("upload")>{say!(locale, "contacts-import")}</LinkButton>
                <LinkButton href=export icon=Some("download")>{say!(locale, "contacts-export")}</LinkButton>
            }
        });
        let add = may_write.then(|| view! { <Add/> });
        Ok(Sheet::new(say!(locale, "nav-contacts"), body).actions(view! { {manage} {add} }))
    })
}

#[component]
fn Add() -> impl IntoView {
    view! {
        <LinkButton href=paths::new_contact() icon=Some("plus") variant=Variant::Primary kbd="C">
            {say!(locale(), "contacts-new")}
        </LinkButton>
    }
}

/// The contacts, or why there are none.
#[component]
pub(super) fn Contacts(
    /// Those who came last first.
    listed: Vec<Listed>,
    /// Whether conditions hide some.
    is_narrowed: bool,
    /// Whether the reader may add some.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    if listed.is_empty() && is_narrowed {
        let clear =
            view! { <LinkButton href=paths::contacts()>{say!(locale, "contacts-show-all")}</LinkButton> }.into_any();
        return view! {
            <Empty title=say!(locale, "contacts-none-found") text=say!(locale, "contacts-none-found-text") action=clear icon="users"/>
        }
        .into_any();
    }
    if listed.is_empty() {
        let first = if may_write { view! { <Add/> }.into_any() } else { ().into_any() };
        return view! {
            <Empty title=say!(locale, "contacts-empty") text=say!(locale, "contacts-empty-text") action=first icon="users"/>
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "contacts-name")),
        Column::new(say!(locale, "contacts-known-by")).wide_only(),
        Column::new(say!(locale, "contacts-labels")),
        Column::new(say!(locale, "contacts-language")).wide_only(),
        Column::new(say!(locale, "contacts-last")).wide_only(),
    ];
    let rows = listed.into_iter().map(|it| view! { <Row it=it/> }).collect_view();
    view! { <DataTable caption=say!(locale, "nav-contacts") columns=columns>{rows}</DataTable> }.into_any()
}

#[component]
fn Row(it: Listed) -> impl IntoView {
    let locale = locale();
    let reached: Vec<String> = [it.email, it.phone, it.company].into_iter().flatten().collect();
    let double = it.may_be_double.then(|| {
        view! { <Badge tone=BadgeTone::Lamp>{say!(locale, "contacts-may-be-double")}</Badge> }
    });
    let blocked =
        it.is_blocked.then(|| view! { <Badge tone=BadgeTone::Danger>{say!(locale, "contacts-blocked")}</Badge> });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::contact(it.id) data-row="true">{contact_name(it.name.as_deref(), locale)}</a>
                " " {double} {blocked}
                <p class="hint">{reached.join(" · ")}</p>
            </th>
            <td class="wide-only">{it.channels.join(", ")}</td>
            <td><Chips labels=it.labels/></td>
            <td class="wide-only">{it.language.map(|it| language_name(&it))}</td>
            <td class="wide-only nowrap">{it.last_at.map(|at| view! { <Moment at=at/> })}</td>
        </tr>
    }
}

/// A moment in the workspace's zone.
#[component]
pub(crate) fn Moment(
    /// When.
    at: OffsetDateTime,
) -> impl IntoView {
    let visit = visit();
    visit.here.as_ref().map(|here| {
        let shown = short(at, visit.desk.now(), &here.zone, visit.locale);
        view! { <Time at=at shown=shown full=full(at, &here.zone, visit.locale)/> }
    })
}
