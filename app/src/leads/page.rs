//! `/leads`: the table, or the board.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use switchboard::access::{LeadsRead, Right};
use switchboard::leads::{self, Column, Filter, Page, SavedView, Settings};
use switchboard::{channels, labels, say, team};

use super::address::Looking;
use super::board::Board;
use super::conditions::{Conditions, Narrowing, Saving};
use super::table::Table;
use crate::inbox::Reader;
use crate::ui::{Empty, LinkButton, Pager, Segmented, Size, Tab, Variant};
use crate::{Problem, Sheet, access, page, paths};

/// What a page of leads shows.
struct Listed {
    page: Page,
    columns: Vec<Column>,
    views: Vec<SavedView>,
    settings: Settings,
    choices: Narrowing,
}

impl Listed {
    async fn load(looking: &Looking) -> Result<Self, Problem> {
        let mut tx = access::require(LeadsRead).await?;
        let among = match &looking.words {
            Some(words) => Some(leads::search(&mut tx, words, &looking.filter).await?),
            None => None,
        };
        let filter = Filter { among, ..looking.filter.clone() };
        // The columns say how many there are, in the table too.
        let columns = leads::board(&mut tx, &filter).await?;
        let page = match looking.board {
            true => Page { rows: Vec::new(), next: None },
            false => leads::list(&mut tx, &filter, looking.sort, looking.after).await?,
        };
        let works = |it: &team::Member| it.disabled_at.is_none() && it.position.rights().has(Right::LeadsWork);
        let choices = Narrowing {
            owners: team::members(&mut tx).await?.into_iter().filter(works).collect(),
            channels: channels::list(&mut tx).await?,
            labels: labels::list(&mut tx).await?,
        };
        let listed = Self {
            page,
            columns,
            views: leads::views(&mut tx).await?,
            settings: leads::settings(&mut tx).await?,
            choices,
        };
        access::hand_on(tx);
        Ok(listed)
    }

    fn count(&self, looking: &Looking) -> i64 {
        let counts = self.columns.iter().map(|it| it.counts);
        counts.filter(|it| looking.filter.status.is_none_or(|status| status == it.status)).map(|it| it.leads).sum()
    }
}

/// `/leads`
pub fn leads_page() -> impl IntoView {
    let looking = Looking::read(&use_query_map().get_untracked());
    page(async move {
        let listed = Listed::load(&looking).await?;
        let reader = Reader::here();
        let locale = reader.locale;
        let count = listed.count(&looking);
        let actions = actions(&looking, &reader, count);
        let Listed { page, columns, views, settings, choices } = listed;
        let newer = looking.after.map(|_| looking.list());
        let older = page.next.map(|it| looking.from(it));
        let shown = match () {
            () if count == 0 => empty(&looking, &reader),
            () if looking.board => {
                view! { <Board columns=columns settings=settings looking=looking.clone() reader=reader.clone()/> }
                    .into_any()
            }
            () => view! { <Table rows=page.rows settings=settings looking=looking.clone() reader=reader.clone()/> }
                .into_any(),
        };
        let body = view! {
            <div class="page page-wide stack">
                <Conditions looking=looking.clone() choices=choices views=views.clone() reader=reader.clone()/>
                <div class="stack" data-live="leads">{shown}</div>
                <Pager newer=newer older=older/>
                <Saving looking=looking views=views reader=reader/>
            </div>
        };
        Ok(Sheet::new(say!(locale, "leads-title"), body).actions(actions))
    })
}

fn actions(looking: &Looking, reader: &Reader, count: i64) -> impl IntoView + use<> {
    let locale = reader.locale;
    let shown = |board: bool, words: String| Tab::new(looking.shown(board).list(), words, board == looking.board);
    let tabs = vec![shown(false, say!(locale, "leads-table")), shown(true, say!(locale, "leads-board"))];
    let export = reader.may(Right::LeadsExport).then(|| {
        view! {
            <LinkButton href=looking.file() icon=Some("download") size=Size::Small variant=Variant::Quiet>
                {say!(locale, "leads-export")}
            </LinkButton>
        }
    });
    let add = reader.may(Right::LeadsWork).then(|| {
        view! {
            <LinkButton href=paths::new_lead() icon=Some("plus") size=Size::Small variant=Variant::Primary kbd="C">
                {say!(locale, "leads-new")}
            </LinkButton>
        }
    });
    view! {
        <p class="sheet-about" data-live="leads-summary">{say!(locale, "leads-count", count = count)}</p>
        <Segmented label=say!(locale, "leads-shown") tabs=tabs/>
        {export}
        {add}
    }
}

fn empty(looking: &Looking, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let is_narrowed = looking.words.is_some() || looking.filter != Filter::default();
    if is_narrowed {
        let all =
            view! { <LinkButton href=paths::leads() size=Size::Small>{say!(locale, "leads-show-all")}</LinkButton> };
        let (title, text) = (say!(locale, "leads-none-found"), say!(locale, "leads-none-found-text"));
        return view! { <Empty title=title text=text action=all.into_any() icon="search"/> }.into_any();
    }
    let first = match reader.may(Right::LeadsWork) {
        true => view! { <LinkButton href=paths::new_lead() size=Size::Small>{say!(locale, "leads-new")}</LinkButton> },
        false => {
            view! { <LinkButton href=paths::here("/inbox") size=Size::Small>{say!(locale, "leads-see-inbox")}</LinkButton> }
        }
    };
    view! { <Empty title=say!(locale, "leads-none") text=say!(locale, "leads-none-text") action=first.into_any() icon="target"/> }
        .into_any()
}
