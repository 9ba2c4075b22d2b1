//! What happens, as it happens: one stream of server-sent events per browser.
//!
//! PostgreSQL announces each committed event; one listener per process reads it once and
//! passes it to every open stream of the tenant. A stream checks again who may see what: at
//! the start, whenever its person's place in the team changes, and every few seconds; and whoever
//! does not see a conversation is not told which one it was (`Z-4`). A browser that
//! comes back says the last event it saw and gets the rest first; one that comes for the first time
//! says when its page was made, and gets what has happened since.

mod notices;
mod since;

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::visits::{VIEWING, Visit};
use axum::extract::{Extension, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event as SseEvent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream::{self, Stream};
use sqlx::postgres::PgListener;
use switchboard::access::{InboxRead, Reach, Visibility, Work};
use switchboard::events::{self, Event, Happened};
use switchboard::fault::Fault;
use switchboard::ids::*;
use switchboard::inbox::{self, Whose};
use switchboard::team::sessions;
use switchboard::tenancy::{Actor, Desk, Principal, Tx};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

use self::since::Since;
use super::Web;
use crate::limits::Subject;
use crate::streams::{Place, Streams};

/// An event with whose it is.
#[derive(Debug, Clone)]
pub struct News {
    /// Whose.
    pub tenant: TenantId,
    /// What, and its place in the stream.
    pub happened: Happened,
    /// Whose the conversation is that it happened in: asked once, for every stream that has to know.
    pub whose: Whose,
}

/// Passes what happens to every open stream of this process.
#[derive(Debug, Clone)]
pub struct Hub {
    sender: broadcast::Sender<Arc<News>>,
    streams: Streams,
}

/// A stream that is so many events behind starts over with a catch-up.
const BACKLOG: usize = 4_096;
/// How many events a returning browser is told one by one; beyond that it reloads.
const CATCH_UP: i64 = 500;
/// How often a stream asks again whether its person may still listen.
const RECHECK: Duration = Duration::from_secs(4);
/// So many windows of one person listen; the others ask from time to time.
const OF_ONE_PERSON: usize = 20;

impl Default for Hub {
    fn default() -> Self {
        Self { sender: broadcast::channel(BACKLOG).0, streams: Streams::each(OF_ONE_PERSON) }
    }
}

impl Hub {
    /// Listens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<News>> {
        self.sender.subscribe()
    }

    /// Reads what PostgreSQL announces until `stopping`. A lost connection is made again;
    /// what was announced meanwhile, streams catch up with by themselves.
    pub async fn run(self, desk: Desk, stopping: CancellationToken) {
        while !stopping.is_cancelled() {
            let heard = tokio::select! {
                () = stopping.cancelled() => return,
                heard = self.hear(&desk) => heard,
            };
            if let Err(fault) = heard {
                tracing::warn!(%fault, "the live stream lost the database; trying again");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }

    async fn hear(&self, desk: &Desk) -> Result<(), Fault> {
        let mut listener = PgListener::connect_with(&desk.pools().work).await?;
        listener.listen("switchboard_events").await?;
        loop {
            let announced = listener.recv().await?;
            if let Some((tenant, seq)) = parse(announced.payload()) {
                self.pass_on(desk, tenant, seq).await?;
            }
        }
    }

    async fn pass_on(&self, desk: &Desk, tenant: TenantId, seq: i64) -> Result<(), Fault> {
        if self.sender.receiver_count() == 0 {
            return Ok(());
        }
        let mut tx: Tx<Work> = desk.begin(Principal::worker(tenant)).await.map_err(Fault::other)?;
        for happened in events::since(&mut tx, seq - 1, 1).await? {
            let whose = match happened.event.conversation() {
                Some(conversation) => inbox::whose(&mut tx, &[conversation]).await?.remove(&conversation),
                None => None,
            };
            let news = News { tenant, happened, whose: whose.unwrap_or_default() };
            // Nobody listens: nothing to do.
            let _ = self.sender.send(Arc::new(news));
        }
        Ok(())
    }
}

fn parse(payload: &str) -> Option<(TenantId, i64)> {
    let (tenant, seq) = payload.split_once(' ')?;
    Some((tenant.parse().ok()?, seq.parse().ok()?))
}

/// `GET /events`: the live stream of the workspace in the address. `since`, in milliseconds of Unix time, says when
/// the page that asks was made.
pub async fn stream(
    State(web): State<Web>,
    Extension(visit): Extension<Arc<Visit>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(who) = visit.principal() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let same_site = headers.get("sec-fetch-site").is_none_or(|it| it == "same-origin" || it == "none");
    if !same_site {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(place) = visit.account.as_ref().and_then(|it| web.hub.streams.enter(Subject::Person(it.user))) else {
        return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "30")]).into_response();
    };
    let from = Since::asked(&headers, query.as_deref());
    // Listen before catching up, so that nothing falls between.
    let news = web.hub.listen();
    let listener = match Listener::admit(web, visit, who, place, news, from).await {
        Ok(listener) => listener,
        Err(status) => return status.into_response(),
    };
    Sse::new(listener.into_stream()).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

/// One browser that listens.
struct Listener {
    web: Web,
    visit: Arc<Visit>,
    who: Principal,
    /// Held as long as the browser listens.
    _place: Place,
    news: broadcast::Receiver<Arc<News>>,
    /// Told first.
    waiting: VecDeque<SseEvent>,
    seen: i64,
    recheck: tokio::time::Interval,
}

impl Listener {
    async fn admit(
        web: Web,
        visit: Arc<Visit>,
        who: Principal,
        place: Place,
        news: broadcast::Receiver<Arc<News>>,
        from: Since,
    ) -> Result<Self, StatusCode> {
        let mut tx: Tx<InboxRead> = web.desk.begin(who.clone()).await.map_err(|_| StatusCode::FORBIDDEN)?;
        let (seen, waiting) =
            greeting(&mut tx, &visit, &who, from).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
        drop(tx);
        let recheck = tokio::time::interval_at(tokio::time::Instant::now() + RECHECK, RECHECK);
        Ok(Self { web, visit, who, _place: place, news, waiting, seen, recheck })
    }

    fn into_stream(self) -> impl Stream<Item = Result<SseEvent, Infallible>> {
        stream::unfold(self, |mut listener| async move {
            let event = listener.next().await?;
            Some((Ok(event), listener))
        })
    }

    /// The next event to tell; `None` ends the stream.
    async fn next(&mut self) -> Option<SseEvent> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            tokio::select! {
                () = self.web.stopping.cancelled() => return None,
                _ = self.recheck.tick() => {
                    if !Box::pin(self.may_stay()).await {
                        return None;
                    }
                }
                heard = self.news.recv() => match heard {
                    Ok(news) => self.hear(&news).await?,
                    // Too far behind: the browser comes back and catches up.
                    Err(_) => return None,
                },
            }
        }
    }

    /// Takes in one piece of news; `None` where the person may no longer listen.
    async fn hear(&mut self, news: &News) -> Option<()> {
        if news.tenant != self.who.tenant {
            return Some(());
        }
        let may_be_about_me = match news.happened.event {
            Event::TeamChanged { member } => member == self.me(),
            Event::DeskArranged => self.who.sight.visibility == Visibility::Team,
            _ => false,
        };
        if may_be_about_me && !Box::pin(self.may_stay()).await {
            return None;
        }
        self.seen = self.seen.max(news.happened.seq);
        if news.happened.event.changes_pages() {
            self.waiting.push_back(told(&news.happened, self.place(news)));
        } else {
            Box::pin(self.notice(news)).await;
        }
        Some(())
    }

    /// Tells what is for this person alone. What cannot be read now stands behind the bell all the same.
    async fn notice(&mut self, news: &News) {
        // Every stream of the workspace hears of it; only one person's ask.
        let Event::Notified { member, .. } = &news.happened.event else { return };
        if self.me() != Some(*member) {
            return;
        }
        let Ok(mut tx) = self.web.desk.begin(self.who.clone()).await else { return };
        let told = notices::told(&mut tx, &self.visit, std::slice::from_ref(&news.happened)).await;
        self.waiting.extend(told.unwrap_or_default());
    }

    fn me(&self) -> Option<MemberId> {
        self.visit.here.as_ref().map(|it| it.member)
    }

    /// Where it happened, as far as the person may know.
    fn place(&self, news: &News) -> Option<ConversationId> {
        let sees = self.who.reach.opens(news.whose.assignee, news.whose.team);
        news.happened.event.conversation().filter(|_| sees)
    }

    /// Whether the session still stands, and rights and reach are what they were: else the browser comes back and is
    /// let in anew. Boxed where it is asked: five hundred streams
    /// would each carry its state about.
    async fn may_stay(&self) -> bool {
        let Some(key) = self.visit.key else { return false };
        let kept = match sessions::load(&self.web.desk, key).await {
            Ok(Some(kept)) => kept,
            Ok(None) => return false,
            // The database is away: nothing new can be told either.
            Err(_) => return true,
        };
        let places = kept.visitor.map(|it| it.places).unwrap_or_default();
        let place = places.iter().find(|place| place.tenant == self.who.tenant);
        let Actor::Member { member, .. } = self.who.actor else { return false };
        let Some(it) = place.filter(|it| it.is_open()) else { return false };
        // Who begins to look as a role, or stops, comes back in every window.
        let looks = kept.body.contains_key(VIEWING);
        if looks != self.visit.viewing.is_some() {
            return false;
        }
        let (position, chosen) = match self.visit.viewing.as_ref().filter(|viewing| viewing.tenant == it.tenant) {
            Some(viewing) if !viewing.holds(&it.position, self.web.desk.now()) => return false,
            Some(viewing) => (&viewing.position, None),
            None => (&it.position, it.visibility),
        };
        let sight = position.sight(chosen);
        position.rights() == self.who.rights
            && sight == self.who.sight
            && Reach::of(sight.visibility, member, &it.teams) == self.who.reach
    }
}

/// What a browser is told first, and the place in the stream up to which it then knows: what it missed, or, where that
/// is much, that it was much.
async fn greeting(
    tx: &mut Tx<InboxRead>,
    visit: &Visit,
    who: &Principal,
    from: Since,
) -> Result<(i64, VecDeque<SseEvent>), Fault> {
    let newest = events::newest(tx).await?;
    let (from, missed) = match from {
        Since::Seq(seq) => (seq.min(newest), events::missed(tx, seq.min(newest), CATCH_UP + 1).await?),
        Since::Moment(moment) => (newest, events::after(tx, moment, CATCH_UP + 1).await?),
        Since::Now => (newest, Vec::new()),
    };
    let hello = |seq: i64| SseEvent::default().event("hello").id(seq.to_string()).data("{}");
    if missed.len() > CATCH_UP as usize {
        let much = SseEvent::default().event("news").id(newest.to_string()).data(r#"{"kind":"much"}"#);
        return Ok((newest, [hello(newest), much].into()));
    }
    let conversations: Vec<ConversationId> = missed.iter().filter_map(|it| it.event.conversation()).collect();
    let whose = inbox::whose(tx, &conversations).await?;
    let opens = |it: &ConversationId| whose.get(it).is_some_and(|it| who.reach.opens(it.assignee, it.team));
    let changes = missed.iter().filter(|it| it.event.changes_pages());
    let news = changes.map(|it| told(it, it.event.conversation().filter(opens)));
    let notices = notices::told(tx, visit, &missed).await?;
    let seen = missed.last().map_or(from, |it| it.seq.max(from));
    Ok((seen, std::iter::once(hello(from)).chain(news).chain(notices).collect()))
}

/// What a browser is told: that something happened, and where, if the person may know. What it
/// looks like now, the browser asks the page, which shows only what the person may see.
fn told(happened: &Happened, place: Option<ConversationId>) -> SseEvent {
    let body = serde_json::json!({ "kind": happened.event.name(), "conversation": place });
    SseEvent::default().event("news").id(happened.seq.to_string()).data(body.to_string())
}
