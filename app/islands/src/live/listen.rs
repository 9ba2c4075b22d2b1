//! Listens to the stream, and looks by itself while there is none.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Event, EventSource, MessageEvent};

use super::exchange::{Held, leave, look_again};
use super::notices;
use crate::browser::{after, find, on, window};

/// Events that come together are shown together.
const GATHER_MS: i32 = 120;
/// After a look the next one waits so long: on a busy desk news comes faster than anybody reads, and each look
/// of each colleague is a page.
const REST_MS: i32 = 900;
/// How often the page is looked at while the stream is lost.
const POLL_MS: i32 = 20_000;
/// A stream that the browser gave up is opened again after this.
const REOPEN_MS: i32 = 3_000;

/// Listens for as long as the page lives.
pub fn start(stream: &str, new_rows: String, state: RwSignal<&'static str>) {
    let listener = Rc::new(Listener {
        stream: stream.to_owned(),
        new_rows,
        state,
        pending: Cell::new(false),
        resting: Cell::new(false),
        lost: Cell::new(false),
        source: RefCell::new(None),
    });
    if let Some(window) = window() {
        on(&window, "beforeunload", |_: Event| leave());
        let it = listener.clone();
        on(&window, "offline", move |_: Event| it.state.set("offline"));
        let it = listener.clone();
        on(&window, "online", move |_: Event| {
            // A stream that the browser kept half open has told nothing of its loss.
            it.lost.set(true);
            it.open();
        });
    }
    if let Some(button) = find("[data-live-new]") {
        let it = listener.clone();
        on(&button, "click", move |_: Event| it.look_now(Held::LetsIn));
    }
    listener.open();
    listener.poll();
}

/// Whether this page shows what a piece of news is about. A website that is being read and knowledge that a model looks
/// at have news every second for minutes, an evaluation several a second, and few look on. What takes the desk seconds
/// to work out (`data-still`) stays as it is until somebody asks for it again.
fn is_seen_here(news: &str) -> bool {
    let is_about = |what: &str, part: &str| !news.contains(what) || find(part).is_some();
    find("[data-still]").is_none()
        && is_about("\"crawl_moved\"", "[data-live^=\"site\"]")
        && is_about("\"meaning_moved\"", "[data-live=\"meaning\"]")
        && is_about("\"evaluation_moved\"", "[data-live=\"evaluation\"]")
}

struct Listener {
    stream: String,
    new_rows: String,
    state: RwSignal<&'static str>,
    pending: Cell<bool>,
    resting: Cell<bool>,
    lost: Cell<bool>,
    source: RefCell<Option<EventSource>>,
}

impl Listener {
    fn open(self: &Rc<Self>) {
        if let Some(old) = self.source.take() {
            old.close();
        }
        let Ok(source) = EventSource::new(&self.stream) else { return self.reopen() };
        let it = self.clone();
        on(&source, "hello", move |_: Event| {
            it.state.set("live");
            // What happened while nobody listened shows now.
            if it.lost.replace(false) {
                it.look();
            }
        });
        let it = self.clone();
        on(&source, "news", move |event: MessageEvent| {
            if is_seen_here(&event.data().as_string().unwrap_or_default()) {
                it.look();
            }
        });
        on(&source, "notice", |event: MessageEvent| notices::hear(&event));
        let it = self.clone();
        on(&source, "error", move |_: Event| it.lose());
        self.source.replace(Some(source));
    }

    fn lose(self: &Rc<Self>) {
        self.lost.set(true);
        if self.state.get_untracked() != "offline" {
            self.state.set("reconnecting");
        }
        let given_up = self.source.borrow().as_ref().is_none_or(|it| it.ready_state() == EventSource::CLOSED);
        if given_up {
            self.reopen();
        }
    }

    fn reopen(self: &Rc<Self>) {
        let it = self.clone();
        after(REOPEN_MS, move || it.open());
    }

    /// Looks at the page again, soon.
    fn look(self: &Rc<Self>) {
        if self.pending.replace(true) {
            return;
        }
        let it = self.clone();
        after(if self.resting.get() { REST_MS } else { GATHER_MS }, move || {
            it.pending.set(false);
            it.look_now(Held::Waits);
            it.resting.set(true);
            let rested = it.clone();
            after(REST_MS, move || rested.resting.set(false));
        });
    }

    fn look_now(&self, held: Held) {
        let new_rows = self.new_rows.clone();
        leptos::task::spawn_local(async move { look_again(&new_rows, held).await });
    }

    /// Looks every 20 seconds for as long as the stream is lost.
    fn poll(self: &Rc<Self>) {
        let it = self.clone();
        after(POLL_MS, move || {
            if it.lost.get() {
                it.look();
            }
            it.poll();
        });
    }
}
