//! Posts the draft after a pause in the writing.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, FormData, HtmlFormElement, Request, RequestInit, Response, UrlSearchParams};

use super::KeeperWords;
use crate::browser::{after, call_off, find, on, window};

/// The pause after which a draft is kept.
const PAUSE_MS: i32 = 700;

/// Keeps the draft of the page's form for as long as the page lives.
pub fn start(words: KeeperWords, said: RwSignal<String>) {
    let Some(form) = find("form[data-keep]").and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else { return };
    let words = Rc::new(words);
    super::bring::start(&form, &words, said);
    let timer = Rc::new(Cell::new(0));
    let writing = form.clone();
    let pause = timer.clone();
    // What is sent is no draft any more; kept now, it would come back as one.
    on(&form, "submit", move |_: Event| call_off(pause.get()));
    on(&form, "input", move |_: Event| {
        call_off(timer.get());
        let (form, words) = (writing.clone(), words.clone());
        timer.set(after(PAUSE_MS, move || {
            leptos::task::spawn_local(async move {
                let kept = keep(&form).await.unwrap_or(false);
                said.set(if kept { words.kept.clone() } else { words.not_kept.clone() });
            });
        }));
    });
}

async fn keep(form: &HtmlFormElement) -> Option<bool> {
    let door = form.get_attribute("data-keep")?;
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&fields);
    let request = Request::new_with_str_and_init(&door, &options).ok()?;
    request.headers().set("Accept", "application/json").ok()?;
    let response: Response = JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
    Some(response.ok())
}
