//! Asks the door after a pause in the writing.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement, Request, RequestInit, Response, UrlSearchParams};

use crate::browser::{after, call_off, find, on, window};

/// The pause after which the door is asked.
const PAUSE_MS: i32 = 400;

/// Asks for as long as the page lives.
pub fn start(door: String, said: RwSignal<String>) {
    let (Some(name), Some(slug)) = (input("workspace"), input("slug")) else { return };
    let timer = Rc::new(Cell::new(0));
    for written in [name.clone(), slug.clone()] {
        let (door, timer, name, slug) = (door.clone(), timer.clone(), name.clone(), slug.clone());
        on(&written, "input", move |_: Event| {
            call_off(timer.get());
            let (door, name, slug) = (door.clone(), name.clone(), slug.clone());
            timer.set(after(PAUSE_MS, move || {
                leptos::task::spawn_local(async move {
                    said.set(ask(&door, &name.value(), &slug.value()).await.unwrap_or_default());
                });
            }));
        });
    }
}

fn input(name: &str) -> Option<HtmlInputElement> {
    find(&format!("input[name={name}]"))?.dyn_into().ok()
}

/// Sends these two fields and no other: the form also holds a password.
async fn ask(door: &str, name: &str, slug: &str) -> Option<String> {
    let fields = UrlSearchParams::new().ok()?;
    fields.append("workspace", name);
    fields.append("slug", slug);
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&fields);
    let request = Request::new_with_str_and_init(door, &options).ok()?;
    request.headers().set("Accept", "application/json").ok()?;
    let response: Response = JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.json().ok()?).await.ok()?.as_string()
}
