//! What the browser itself shows, where the person allowed it. What and when, the server says; nobody is asked for
//! leave but by their own click.

use js_sys::{JSON, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, MessageEvent, Notification, NotificationOptions, NotificationPermission, ServiceWorkerRegistration,
};

use crate::browser::{find, on, window};

/// Where the tabs of this browser keep which notices were shown.
const SHOWN: &str = "notices";
/// As much of that is kept: some twenty.
const KEPT: usize = 800;

/// Wakes the part of the page in which one tries notices, `data-notices`: its other attributes hold the sentences.
/// Who ticks a box of the browser's column is asked too.
pub fn start() {
    let Some(part) = find("[data-notices]") else { return };
    let _ = part.remove_attribute("hidden");
    if state() != "default" {
        say(&part);
    }
    for (asks, tries) in [("[data-notices] button", true), ("[data-notices-wish]", false)] {
        let Some(window) = window() else { return };
        let part = part.clone();
        on(&window, "click", move |event: Event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|it| matches!(it.closest(asks), Ok(Some(_)))) {
                spawn_local(ask(part.clone(), tries));
            }
        });
    }
}

async fn ask(part: Element, tries: bool) {
    if state() == "default"
        && let Ok(answer) = Notification::request_permission()
    {
        let _ = JsFuture::from(answer).await;
    }
    say(&part);
    if tries {
        let words = |name| part.get_attribute(name).unwrap_or_default();
        show(words("data-title"), words("data-words"), String::new(), None).await;
    }
}

/// What the browser's leave is.
fn state() -> &'static str {
    if !window().is_some_and(|it| Reflect::has(&it, &"Notification".into()).unwrap_or(false)) {
        return "missing";
    }
    match Notification::permission() {
        NotificationPermission::Granted => "granted",
        NotificationPermission::Denied => "denied",
        _ => "default",
    }
}

/// Says it in words.
fn say(part: &Element) {
    if let Ok(Some(place)) = part.query_selector("[role=status]") {
        place.set_text_content(part.get_attribute(&format!("data-{}", state())).as_deref());
    }
}

/// Shows what the server said, unless a tab of this browser has.
pub fn hear(event: &MessageEvent) {
    let Some(Ok(said)) = event.data().as_string().map(|it| JSON::parse(&it)) else { return };
    let field = |name: &str| Reflect::get(&said, &JsValue::from(name)).ok().and_then(|it| it.as_string());
    let (Some(tag), Some(title), Some(words)) = (field("tag"), field("title"), field("words")) else { return };
    if is_first(&tag) {
        spawn_local(show(title, words, tag, field("address")));
    }
}

fn is_first(tag: &str) -> bool {
    let Some(Ok(Some(kept))) = window().map(|it| it.local_storage()) else { return true };
    let shown = kept.get_item(SHOWN).ok().flatten().unwrap_or_default();
    if shown.contains(tag) {
        return false;
    }
    let shown: String = format!("{tag} {shown}").chars().take(KEPT).collect();
    let _ = kept.set_item(SHOWN, &shown);
    true
}

/// Shows a notice; pressed, it leads to its address. Two of one tag are one.
async fn show(title: String, words: String, tag: String, address: Option<String>) {
    if state() != "granted" {
        return;
    }
    let options = NotificationOptions::new();
    options.set_body(&words);
    options.set_tag(&tag);
    if let Some(worker) = worker().await {
        options.set_data(&address.as_deref().into());
        if let Ok(shown) = worker.show_notification_with_options(&title, &options)
            && JsFuture::from(shown).await.is_ok()
        {
            return;
        }
    }
    let Ok(notice) = Notification::new_with_options(&title, &options) else { return };
    on(&notice, "click", move |_: Event| {
        if let Some((window, address)) = window().zip(address.as_deref()) {
            let _ = window.focus();
            let _ = window.location().set_href(address);
        }
    });
}

/// The script that shows notices for us and outlives the page: Chrome on Android shows none otherwise. Browsers that
/// have no such thing, or not here, let the page itself show them.
async fn worker() -> Option<ServiceWorkerRegistration> {
    let navigator = window()?.navigator();
    if !Reflect::has(&navigator, &"serviceWorker".into()).ok()? {
        return None;
    }
    let workers = navigator.service_worker();
    JsFuture::from(workers.register("/notices.js")).await.ok()?;
    JsFuture::from(workers.ready().ok()?).await.ok()?.dyn_into().ok()
}
