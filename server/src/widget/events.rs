//! A visitor's live stream.
//!
//! News of the tenant only wake it; what it tells, it reads through the desk as the visitor,
//! so it cannot tell what is not theirs (`A-9`). Lost news are no loss: the next reading
//! begins where the last one ended.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{Event as SseEvent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::stream::{self, Stream};
use serde_json::json;
use switchboard::ids::*;
use switchboard::inbox::{CustomerThread, Handler, Status};
use switchboard::tenancy::Actor;
use tokio::sync::broadcast;
use tokio::time::{Instant, sleep_until};

use super::Widgets;
use super::messages::{after, note_delivery, read_thread};
use super::refusal::{Refusal, Refused};
use super::thread::{Line, Message, line, typing};
use super::visitors::{Caller, Visitor};
use crate::http::live::News;
use crate::streams::Place;

/// A comment at least so often: proxies and browsers end what is silent.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// After this the browser comes back, and proves again who it is.
const LIFE: Duration = Duration::from_secs(60 * 60);
/// While somebody writes, or the assistant may begin to, no event says so: the stream looks.
const LOOK_AGAIN: Duration = Duration::from_millis(1_500);
/// So many times after the last news.
const LOOKS: u32 = 20;
/// A visitor without a conversation looks so long after news of others: the next one may be
/// theirs, begun in another window or through another server. Once, however many the news are,
/// so that a busy shop does not make thousands of quiet pages read (`R-10`).
const QUIET: Duration = Duration::from_secs(4);

/// `GET /widget/KEY/events?after=CURSOR`
pub async fn stream(State(it): State<Widgets>, Path(key): Path<String>, request: Request) -> Result<Response, Refused> {
    let caller = Caller::of(&request);
    let opened =
        open(&it, &caller, &key, after(request.uri())).await.map_err(|refusal| Refused(refusal, caller.locale))?;
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    let mut response = Sse::new(opened.into_stream()).keep_alive(keep_alive).into_response();
    response.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

async fn open(it: &Widgets, caller: &Caller, key: &str, cursor: Result<i64, Refusal>) -> Result<Listener, Refusal> {
    it.admit(caller)?;
    let cursor = cursor?;
    let visitor = it.visitor(caller, key).await?;
    let place = it.streams.enter(caller.subject).ok_or(Refusal::TooOften(Duration::from_secs(30)))?;
    // Listen before the first reading, so that nothing falls between.
    let news = it.web.hub.listen();
    let wrote = it.wrote.subscribe();
    Ok(Listener {
        widgets: it.clone(),
        visitor,
        news,
        wrote,
        cursor,
        told: Vec::new(),
        line: None,
        conversation: None,
        is_done: true,
        expects: false,
        typing: None,
        waiting: [SseEvent::default().comment("here")].into(),
        look_at: Some(Instant::now()),
        looks_left: LOOKS,
        ends_at: Instant::now() + LIFE,
        _place: place,
    })
}

/// One visitor's browser that listens.
struct Listener {
    widgets: Widgets,
    visitor: Visitor,
    news: broadcast::Receiver<Arc<News>>,
    /// Who wrote, on this server.
    wrote: broadcast::Receiver<VisitorSessionId>,
    /// Nothing up to this number is missing.
    cursor: i64,
    /// What was told beyond it, while an earlier answer is held back.
    told: Vec<i64>,
    line: Option<Line>,
    conversation: Option<ConversationId>,
    /// The visitor has no conversation that goes on, so the next may have any id.
    is_done: bool,
    /// They wrote, and their conversation is about to begin.
    expects: bool,
    typing: Option<&'static str>,
    waiting: VecDeque<SseEvent>,
    look_at: Option<Instant>,
    looks_left: u32,
    ends_at: Instant,
    _place: Place,
}

impl Listener {
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
            let stopping = self.widgets.web.stopping.clone();
            let look_at = self.look_at;
            tokio::select! {
                // What they wrote is known before what came of it.
                biased;
                () = stopping.cancelled() => return None,
                wrote = self.wrote.recv() => self.expects |= wrote.is_ok_and(|session| self.is_mine(session)),
                () = sleep_until(self.ends_at) => return None,
                () = sleep_until(look_at.unwrap_or(self.ends_at)), if look_at.is_some() => self.look().await?,
                heard = self.news.recv() => match heard.as_deref() {
                    Ok(news) if !self.may_concern(news) => {}
                    Ok(_) if self.is_done && !self.expects => {
                        self.look_at.get_or_insert(Instant::now() + QUIET);
                    }
                    // So far behind that news were dropped: any of them may have been ours.
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {
                        self.looks_left = LOOKS;
                        self.look().await?;
                    }
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
            }
        }
    }

    /// Whether news may be of this visitor: of their conversation, or, while they have none
    /// that goes on, of one that may be their next.
    fn may_concern(&self, news: &News) -> bool {
        let conversation = news.happened.event.conversation();
        news.tenant == self.visitor.widget.tenant
            && conversation.is_some()
            && (self.is_done || conversation == self.conversation)
    }

    fn is_mine(&self, session: VisitorSessionId) -> bool {
        matches!(self.visitor.principal.actor, Actor::Visitor { session: Some(mine), .. } if mine == session)
    }

    /// Reads what is new and queues it; `None` where the session is over or the desk is away.
    async fn look(&mut self) -> Option<()> {
        let thread = read_thread(&self.widgets, &self.visitor, self.cursor).await.ok()?;
        note_delivery(&self.widgets, &self.visitor, &thread).await.ok()?;
        self.tell(thread);
        let may_change = self.typing.is_some() || self.assistant_may_write();
        self.look_at = (may_change && self.looks_left > 0).then(|| Instant::now() + LOOK_AGAIN);
        self.looks_left = self.looks_left.saturating_sub(1);
        Some(())
    }

    fn assistant_may_write(&self) -> bool {
        self.line.as_ref().is_some_and(|it| it.status == Status::Open.word() && it.handler == Handler::Ai.word())
    }

    fn tell(&mut self, thread: CustomerThread) {
        let (line, typing, cursor) = (line(&thread), typing(&thread), thread.cursor);
        self.conversation = thread.line.map(|(id, ..)| id);
        self.is_done = thread.line.is_none_or(|(_, status, _)| status == Status::Resolved);
        self.expects &= self.is_done;
        let links = self.visitor.links(&self.widgets);
        let messages: Vec<Message> = thread.messages.into_iter().map(|it| Message::of(it, &links)).collect();
        for message in messages {
            if !self.told.contains(&message.seq) {
                self.told.push(message.seq);
                let upto = message.seq.min(cursor);
                self.say("message", Some(upto), json!(message));
            }
        }
        self.cursor = cursor;
        self.told.retain(|seq| *seq > cursor);
        if line.is_some() && line != self.line {
            self.say("conversation", None, json!(line));
            self.line = line;
        }
        if typing != self.typing {
            self.say("typing", None, json!({ "who": typing }));
            self.typing = typing;
        }
    }

    fn say(&mut self, name: &str, upto: Option<i64>, data: serde_json::Value) {
        let event = SseEvent::default().event(name).data(data.to_string());
        self.waiting.push_back(match upto {
            Some(cursor) => event.id(cursor.to_string()),
            None => event,
        });
    }
}
