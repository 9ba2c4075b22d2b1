//! The list of conversations.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{InboxRead, Right};
use switchboard::ids::ConversationId;
use switchboard::inbox::{Counts, Excerpt, Found, Page, View};
use switchboard::tenancy::Tx;
use switchboard::text::Locale;
use switchboard::views::SavedView;
use switchboard::{channels, inbox, labels, say, team, teams, views};

use super::address::Looking;
use super::chosen::ChosenBar;
use super::doors::TakeNext;
use super::filters::Filters;
use super::first::new_conversation;
use super::reader::Reader;
use super::row::{Row, labels_of};
use super::saved::{Saving, SavingProps};
use super::views::Views;
use crate::ui::{Button, ButtonKind, Empty, LinkButton, Pager, Size, Variant};
use crate::{Form, Problem, access, paths, visit};

/// What the list shows.
pub struct Listed {
    /// A page of conversations.
    pub page: Page,
    /// How many each view holds.
    pub counts: Counts,
    /// How many the list itself holds; only counted where one chooses.
    pub count: i64,
    /// Whether there is no channel that anybody could write by; only looked at where the page is empty.
    pub no_channel: bool,
    /// What the search found, if somebody searches.
    pub found: Option<Found>,
    /// Where the words stand in the conversations of the page.
    pub excerpts: HashMap<ConversationId, Excerpt>,
    /// The labels, for the rows and the filter.
    pub labels: Vec<labels::Label>,
    /// What the filters and the bar offer; none where neither is open.
    pub offered: Option<Offered>,
    /// The saved views, each with how much it holds where that is counted.
    pub saved: Vec<(SavedView, Option<i64>)>,
}

/// What one chooses from in the filters, and in the bar above a list in which one chooses.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The channels.
    pub channels: Vec<channels::Channel>,
    /// The members.
    pub members: Vec<team::Member>,
    /// Those who can hold a conversation.
    pub agents: Vec<team::Holder>,
    /// The teams.
    pub teams: Vec<teams::Team>,
}

impl Offered {
    async fn load(tx: &mut Tx<InboxRead>) -> Result<Self, Problem> {
        Ok(Self {
            channels: channels::list(tx).await?,
            members: team::members(tx).await?,
            agents: team::holders(tx).await?,
            teams: teams::list(tx).await?,
        })
    }
}

/// What the words of the filter find; `None` when nobody searches.
pub async fn found(looking: &Looking) -> Result<Option<Found>, Problem> {
    if looking.filter.words.is_none() {
        return Ok(None);
    }
    Ok(inbox::search(&mut access::require_search(InboxRead).await?, &looking.filter).await?)
}

impl Listed {
    /// Asks the desk.
    pub async fn load(tx: &mut Tx<InboxRead>, looking: &Looking, found: Option<Found>) -> Result<Self, Problem> {
        let ids = found.as_ref().map(Found::ids);
        let (page, counts) = inbox::list_with_counts(tx, &looking.filter, looking.after, ids.as_deref()).await?;
        let excerpts = match &found {
            Some(found) => {
                let shown: Vec<_> = page.lines.iter().map(|it| it.id).collect();
                inbox::excerpts(tx, found, &shown).await?
            }
            None => HashMap::new(),
        };
        if !looking.is_narrowed() {
            visit().has_to_answer(counts.to_answer);
        }
        let saved = views::list(tx).await?;
        let saved = counted(tx, saved).await?;
        let count = match looking.choosing {
            true => inbox::counts_of(tx, std::slice::from_ref(&looking.filter), ids.as_deref()).await?,
            false => Vec::new(),
        };
        Ok(Self {
            count: count.into_iter().sum(),
            no_channel: page.lines.is_empty() && channels::list(tx).await?.is_empty(),
            page,
            counts,
            found,
            excerpts,
            labels: labels::list(tx).await?,
            offered: if looking.is_filtered() || looking.choosing { Some(Offered::load(tx).await?) } else { None },
            saved,
        })
    }
}

/// The saved views with how much each holds. How many there ever were helps nobody, and costs more with every
/// day of history: a view of everything is not counted.
async fn counted(tx: &mut Tx<InboxRead>, saved: Vec<SavedView>) -> Result<Vec<(SavedView, Option<i64>)>, Problem> {
    let is_counted = |it: &SavedView| it.base != View::All;
    let filters: Vec<_> = saved.iter().filter(|it| is_counted(it)).map(SavedView::filter).collect();
    let counts = if filters.is_empty() { Vec::new() } else { inbox::counts_of(tx, &filters, None).await? };
    let mut counts = counts.into_iter();
    let with_count = |it: SavedView| {
        let count = if is_counted(&it) { counts.next() } else { None };
        (it, count)
    };
    Ok(saved.into_iter().map(with_count).collect())
}

/// The list with its views, its filters and its pages.
#[component]
pub fn ConversationList(
    /// What it shows.
    listed: Listed,
    /// What one is looking at.
    looking: Looking,
    /// Who reads.
    reader: Reader,
    /// The conversation that is open.
    current: Option<ConversationId>,
) -> impl IntoView {
    let locale = reader.locale;
    let Listed { page, counts, count, found, mut excerpts, no_channel, labels, offered, saved } = listed;
    let heading = say!(locale, "inbox-title");
    // The conversation's own name is the page's heading when one is open.
    let heading = match current {
        None => view! { <h1 class="pane-title">{heading}</h1> }.into_any(),
        Some(_) => view! { <h2 class="pane-title">{heading}</h2> }.into_any(),
    };
    let views = view! { <Views looking=looking.clone() counts=counts saved=saved.clone() locale=locale/> };
    let take_next = reader.may(Right::InboxReply).then(|| {
        view! {
            <Form door=TakeNext::PATH>
                <Button
                    kind=ButtonKind::Submit
                    icon=Some("hand")
                    label=say!(locale, "inbox-take-next")
                    variant=Variant::Quiet
                    size=Size::Small
                    kbd="T"
                />
            </Form>
        }
    });
    let begin = reader.may(Right::InboxReply).then(|| {
        let label = say!(locale, "first-title");
        view! { <LinkButton href=new_conversation() icon=Some("plus") label=label variant=Variant::Quiet size=Size::Small kbd="C"/> }
    });
    let older = page.next.map(|next| looking.list_after(next));
    let newer = looking.after.map(|_| looking.with_view(looking.view()));
    let is_empty = page.lines.is_empty();
    let choosing = looking.choosing && reader.may(Right::InboxAssign) && !is_empty;
    // What is ticked stays ticked: the list stands still while one chooses.
    let live = (!choosing).then_some("inbox-rows");
    let bar = offered.clone().filter(|_| choosing).map(|Offered { agents, teams, .. }| {
        view! {
            <ChosenBar
                looking=looking.clone()
                count=count
                labels=labels.clone()
                agents=agents
                teams=teams
                reader=reader.clone()
            />
        }
    });
    let choose = (reader.may(Right::InboxAssign) && !choosing && !is_empty).then(|| {
        let (href, label) = (looking.choose(), say!(locale, "inbox-choose-many"));
        view! { <LinkButton href=href icon=Some("clipboard-check") label=label variant=Variant::Quiet size=Size::Small kbd="X"/> }
    });
    let empty = is_empty.then(|| empty(&looking, &reader, counts, no_channel));
    let open = looking.opener();
    let rows = page
        .lines
        .into_iter()
        .map(|line| {
            let is_current = current == Some(line.id);
            let labels = labels_of(&line, &labels);
            let excerpt = excerpts.remove(&line.id);
            view! { <Row href=open(line.id) line=line excerpt=excerpt labels=labels reader=reader.clone() is_current=is_current choosing=choosing/> }
        })
        .collect_view();
    let filtering = looking.is_filtered();
    let (address, label) = (looking.filters(!filtering), say!(locale, "inbox-filter"));
    // Once the filters are open, their key goes to the field for words.
    let toggle = if filtering {
        view! { <LinkButton href=address icon=Some("list-filter") label=label variant=Variant::Quiet size=Size::Small/> }
            .into_any()
    } else {
        view! { <LinkButton href=address icon=Some("list-filter") label=label variant=Variant::Quiet size=Size::Small kbd="/"/> }
            .into_any()
    };
    let filters = offered.filter(|_| filtering).map(|Offered { channels, members, teams, .. }| {
        let saving = Saving(SavingProps {
            looking: looking.clone(),
            saved: saved.into_iter().map(|(view, _)| view).collect(),
            teams: teams.clone(),
            reader: reader.clone(),
        });
        view! {
            <Filters looking=looking channels=channels members=members labels=labels teams=teams reader=reader/>
            {saving}
        }
    });
    view! {
        <header class="pane-header">
            {heading}
            <div class="pane-tools">
                {take_next}
                {choose}
                {toggle}
                {begin}
            </div>
        </header>
        <div class="pane-views" data-live="inbox-views" data-say=say!(locale, "inbox-waiting-now", count = counts.to_answer)>
            {views}
        </div>
        {filters}
        {bar}
        <button type="button" class="row-news" data-live-new="true" hidden></button>
        <div class="pane-scroll">
            <ul class="rows" data-live=live data-live-list="true">{rows}</ul>
            {empty}
            {found.and_then(|it| limits(&it, locale))}
            <Pager newer=newer older=older/>
        </div>
    }
}

/// That there may be more than a search shows, and what to do about it.
fn limits(found: &Found, locale: Locale) -> Option<AnyView> {
    let words = match () {
        () if found.ran_out => say!(locale, "inbox-search-best", most = inbox::BEST),
        () if found.is_full() => say!(locale, "inbox-search-newest", most = inbox::FOUND),
        () => return None,
    };
    Some(view! { <p class="hint row-note" role="status">{words}</p> }.into_any())
}

/// What a view without conversations says.
fn empty(looking: &Looking, reader: &Reader, counts: Counts, no_channel: bool) -> AnyView {
    let locale = reader.locale;
    let link = |href: String, words: String| view! { <LinkButton href=href>{words}</LinkButton> }.into_any();
    if no_channel && reader.may(Right::ChannelsConnect) {
        let connect = link(paths::here("/channels"), say!(locale, "inbox-empty-connect"));
        return view! {
            <Empty title=say!(locale, "inbox-empty-channel") text=say!(locale, "inbox-empty-channel-text") action=connect icon="radio-tower"/>
        }
        .into_any();
    }
    if looking.is_narrowed() {
        let clear = link(looking.without_conditions(), say!(locale, "inbox-filter-clear"));
        return view! {
            <Empty title=say!(locale, "inbox-empty-filtered") text=say!(locale, "inbox-empty-filtered-text") action=clear icon="search"/>
        }
        .into_any();
    }
    let (title, text, action) = match looking.view() {
        View::ToAnswer => (
            say!(locale, "inbox-empty-to_answer"),
            say!(locale, "inbox-empty-to_answer-text", count = counts.assistant),
            link(looking.with_view(View::Assistant), say!(locale, "inbox-empty-see-them")),
        ),
        View::Mine => (say!(locale, "inbox-empty-mine"), say!(locale, "inbox-empty-mine-text"), ().into_any()),
        View::Assistant => {
            (say!(locale, "inbox-empty-assistant"), say!(locale, "inbox-empty-assistant-text"), ().into_any())
        }
        View::Mentions => {
            (say!(locale, "inbox-empty-mentions"), say!(locale, "inbox-empty-mentions-text"), ().into_any())
        }
        _ => (say!(locale, "inbox-empty-all"), say!(locale, "inbox-empty-all-text"), ().into_any()),
    };
    view! { <Empty title=title text=text action=action/> }.into_any()
}
