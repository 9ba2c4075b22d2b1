//! Tells the desk, every few seconds, that somebody is here.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, Request, RequestInit, UrlSearchParams, VisibilityState};

use crate::browser::{after, document, find, on, window};

/// How often the desk is told. It forgets a reader after 30 seconds.
const EVERY_MS: i32 = 10_000;
/// Whoever has not typed for so long has stopped writing.
const WRITES_MS: i32 = 6_000;

/// Tells the desk for as long as the page lives and can be seen.
pub fn start(conversation: &str, look: &str, leave: &str) {
    let presence = Rc::new(Presence {
        conversation: conversation.to_owned(),
        look: look.to_owned(),
        writes: Cell::new(false),
        typed: Cell::new(0),
    });
    if let Some(form) = find("form[data-keep]") {
        let it = presence.clone();
        on(&form, "input", move |_: Event| it.type_now());
    }
    if let Some(page) = document() {
        let it = presence.clone();
        on(&page, "visibilitychange", move |_: Event| it.tell());
    }
    if let Some(window) = window() {
        let (conversation, leave) = (conversation.to_owned(), leave.to_owned());
        on(&window, "pagehide", move |_: Event| go(&conversation, &leave));
    }
    presence.stay();
}

struct Presence {
    conversation: String,
    look: String,
    writes: Cell<bool>,
    /// Counts the key strokes, so that only the last one ends the writing.
    typed: Cell<u32>,
}

impl Presence {
    fn stay(self: &Rc<Self>) {
        self.tell();
        let it = self.clone();
        after(EVERY_MS, move || it.stay());
    }

    fn type_now(self: &Rc<Self>) {
        let stroke = self.typed.get().wrapping_add(1);
        self.typed.set(stroke);
        if !self.writes.replace(true) {
            self.tell();
        }
        let it = self.clone();
        after(WRITES_MS, move || {
            if it.typed.get() == stroke && it.writes.replace(false) {
                it.tell();
            }
        });
    }

    /// Tells the desk, if the page can be seen. A call that is lost is made up for by the next.
    fn tell(&self) {
        if document().is_none_or(|it| it.visibility_state() != VisibilityState::Visible) {
            return;
        }
        let seen = find("[data-seen]").and_then(|it| it.get_attribute("data-seen")).unwrap_or_else(|| "0".to_owned());
        let Ok(fields) = UrlSearchParams::new() else { return };
        fields.append("conversation", &self.conversation);
        fields.append("seen", &seen);
        fields.append("writes", if self.writes.get() { "true" } else { "false" });
        let options = RequestInit::new();
        options.set_method("POST");
        options.set_body(&fields);
        let Ok(request) = Request::new_with_str_and_init(&self.look, &options) else { return };
        if request.headers().set("Accept", "application/json").is_ok()
            && let Some(window) = window()
        {
            let _ = window.fetch_with_request(&request);
        }
    }
}

/// Says goodbye, in the one way that outlives the page.
fn go(conversation: &str, leave: &str) {
    if let (Some(window), Ok(fields)) = (window(), UrlSearchParams::new()) {
        fields.append("conversation", conversation);
        let _ = window.navigator().send_beacon_with_opt_url_search_params(leave, Some(&fields));
    }
}
