//! Today: what waits for the person who just came in, and every open line at a glance.
//!
//! Each number is a link to exactly the rows that it counts. The line board shows one row
//! per channel and one lamp per open conversation, those that need a person first.
//!
//! Not here: answering (`inbox`), the numbers themselves (`switchboard::inbox::board`).

mod board;

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{InboxRead, Right};
use switchboard::analytics;
use switchboard::inbox::{self, Board, Line};
use switchboard::knowledge;
use switchboard::say;
use switchboard::sites;
use switchboard::text::{self, Locale, Zone};
use time::OffsetDateTime;

use crate::inbox::{Reader, TakeNext};
use crate::routes::{Entry, needs};
use crate::ui::*;
use crate::{Form, Problem, Sheet, access, locale, page, paths, visit};

/// Its pages.
pub const PAGES: &[Entry] = &[needs("/", Right::InboxRead)];

/// Days of the topics that are shown to those who run the desk.
const TOPICS_OF: u16 = 30;

/// `/`
pub fn today_page() -> impl IntoView {
    page(today())
}

async fn today() -> Result<Sheet, Problem> {
    let mut tx = access::require(InboxRead).await?;
    let board = inbox::board(&mut tx).await?;
    let backlog = analytics::backlog(&mut tx, None).await?;
    let sources = match tx.may(Right::KnowledgeWrite) {
        true => Some(Sources {
            unread: knowledge::documents::failed(&mut tx).await?,
            stale: knowledge::stale(&mut tx).await?,
            failing: sites::failing(&mut tx).await?,
        }),
        false => None,
    };
    let zone = visit().here.as_ref().map_or_else(|| Zone::named_or_utc("UTC"), |it| it.zone.clone());
    let topics = match tx.may(Right::DeskArrange) {
        true => Some(analytics::top_topics(&mut tx, TOPICS_OF, &zone).await?),
        false => None,
    };
    let first_steps = crate::team::first_steps(&mut tx).await?;
    let (now, name, may_reply) = (tx.now(), tx.actor().name().to_owned(), tx.may(Right::InboxReply));
    access::hand_on(tx);
    visit().has_to_answer(board.waiting_for_you);

    let locale = locale();
    let topics = topics.and_then(|it| crate::analytics::top_topics(&it, locale));
    let title = greeting(now, &zone, locale, &name);
    let about = text::day(now, &zone, locale);
    let alarm = crate::analytics::assistant_alarm(&backlog, &Reader::here());
    let tiles = tiles(&board, sources, locale).into_any();
    let lines = board::lines(&board, now, locale).into_any();
    let next = next(board.next, board.waiting_for_you, now, &zone, locale);
    let take_next = may_reply.then(|| {
        view! {
            <Form door=TakeNext::PATH>
                <SubmitButton icon=Some("hand") kbd="T">{say!(locale, "inbox-take-next")}</SubmitButton>
            </Form>
        }
    });
    let body = view! {
        <div class="page page-sunken min-h-full">
            <div class="page-wide stack">
                {first_steps}
                <div data-live="today" class="stack">
                    {alarm}
                    {tiles}
                    {lines}
                </div>
                <button type="button" class="row-news" data-live-new="true" hidden></button>
                <div data-live="today-next" data-live-list="true">{next}</div>
                <div data-live="today-topics">{topics}</div>
            </div>
        </div>
    };
    Ok(Sheet::new(title, body).about(about).actions(take_next))
}

/// "Good afternoon, Camille", by the workspace's clock.
fn greeting(now: OffsetDateTime, zone: &Zone, locale: Locale, name: &str) -> String {
    let name = name.to_owned();
    match zone.local(now).hour() {
        5..12 => say!(locale, "today-morning", name = name),
        12..18 => say!(locale, "today-afternoon", name = name),
        _ => say!(locale, "today-evening", name = name),
    }
}

/// What calls for somebody among the sources of the knowledge.
#[derive(Clone, Copy)]
struct Sources {
    /// Those that could not be read.
    unread: i64,
    /// Those that may be out of date.
    stale: i64,
    /// Websites that could not be read when that was tried last.
    failing: i64,
}

/// `sources` are for those who can do something about them.
fn tiles(board: &Board, sources: Option<Sources>, locale: Locale) -> impl IntoView + use<> {
    let waiting = tile(say!(locale, "today-waiting"), board.waiting_for_you, "/inbox?view=to_answer", "inbox", true);
    let drafts = tile(say!(locale, "today-drafts"), board.drafts_to_approve, "/inbox?view=drafts", "sparkle", false);
    let escalations =
        tile(say!(locale, "today-escalations"), board.escalations_pending, "/escalations", "bell-ring", true);
    let failed = tile(say!(locale, "today-failed"), board.failed_sends, "/inbox?view=failed", "circle-alert", true);
    let breaching =
        tile(say!(locale, "today-breaching"), board.breaching, "/inbox?view=all&sla=breaching", "timer", true);
    let unread =
        sources.map(|it| tile(say!(locale, "today-unread"), it.unread, paths::KNOWLEDGE_FAILED, "book-open", true));
    // Where there is nothing to do, there is no room to spare.
    let stale = sources
        .filter(|it| it.stale > 0)
        .map(|it| tile(say!(locale, "today-stale"), it.stale, paths::KNOWLEDGE_STALE, "timer", false));
    let failing = sources
        .filter(|it| it.failing > 0)
        .map(|it| tile(say!(locale, "today-failing-sites"), it.failing, "/knowledge/sites", "globe", true));
    view! {
        <Tiles label=say!(locale, "today-for-you")>
            {waiting}
            {drafts}
            {breaching}
            {escalations}
            {failed}
            {unread}
            {failing}
            {stale}
        </Tiles>
    }
}

/// A number that leads to what it counts; amber while it calls for somebody.
fn tile(label: String, count: i64, href: &str, icon: &'static str, calls: bool) -> impl IntoView + use<> {
    let hot = calls && count > 0;
    view! { <Tile label=label figure=counted(count) href=paths::here(href) icon=Some(icon) hot=hot/> }
}

/// What to answer next, the longest waiting first.
fn next(lines: Vec<Line>, waiting: i64, now: OffsetDateTime, zone: &Zone, locale: Locale) -> AnyView {
    let is_empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| next_row(line, now, zone, locale)).collect_view();
    let nobody = is_empty.then(|| {
        let see_all =
            view! { <LinkButton href=paths::here("/inbox?view=all")>{say!(locale, "today-see-all")}</LinkButton> };
        view! {
            <Empty
                icon="coffee"
                title=say!(locale, "today-nobody")
                text=say!(locale, "today-nobody-text")
                action=see_all.into_any()
            />
        }
    });
    let all = (waiting > 0).then(|| {
        view! { <a class="link" href=paths::here("/inbox?view=to_answer")>{say!(locale, "today-all", count = waiting)}</a> }
    });
    view! {
        <Panel title=say!(locale, "today-next") more=all.into_any() flush=true>
            {nobody}
            {(!is_empty).then(|| view! { <ul class="rows">{rows}</ul> })}
        </Panel>
    }
    .into_any()
}

fn next_row(line: Line, now: OffsetDateTime, zone: &Zone, locale: Locale) -> AnyView {
    let name = line.contact_name.clone().unwrap_or_else(|| say!(locale, "today-visitor"));
    let since = line.waiting_since.unwrap_or(line.last_message_at);
    let waits = say!(locale, "today-waits", span = text::span(now - since, locale));
    view! {
        <li id=format!("next-{}", line.id) data-live-row="true">
            <a class="row" data-row="true" id=format!("row-{}", line.id) href=paths::here(&format!("/inbox/{}", line.id))>
                <span class="row-lamp"><Lamp state=board::state(line.lamp())/></span>
                <span class="row-body">
                    <span class="row-head">
                        <span class="row-name">{name}</span>
                        <time class="row-time" datetime=stamp(since) title=text::full(since, zone, locale)>{waits}</time>
                    </span>
                    <span class="row-preview">{line.preview}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}

/// A moment for machines.
fn stamp(moment: OffsetDateTime) -> String {
    moment.format(&time::format_description::well_known::Rfc3339).unwrap_or_default()
}
