//! Tells the frame what the form says, after a pause in the writing.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlFormElement, UrlSearchParams};

use crate::browser::{after, call_off, find, on};

/// The pause after which the frame is made again.
const PAUSE_MS: i32 = 400;

/// Follows the form for as long as the page lives.
pub fn start(frame: &str, language: &str, greeting: &str) {
    let Some(form) = find("form#look").and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else { return };
    let (frame, language, greeting) = (frame.to_owned(), language.to_owned(), greeting.to_owned());
    let timer = Rc::new(Cell::new(0));
    let written = form.clone();
    on(&form, "input", move |_: Event| {
        call_off(timer.get());
        let (form, frame, language, greeting) = (written.clone(), frame.clone(), language.clone(), greeting.clone());
        timer.set(after(PAUSE_MS, move || show(&form, &frame, &language, &greeting)));
    });
}

fn show(form: &HtmlFormElement, frame: &str, language: &str, greeting: &str) {
    let (Ok(data), Ok(fields), Some(shown)) = (FormData::new_with_form(form), UrlSearchParams::new(), find("#preview"))
    else {
        return;
    };
    let value = |name: &str| data.get(name).as_string().unwrap_or_default();
    fields.append("lang", language);
    fields.append("colour", &value("colour"));
    fields.append("greeting", &value(greeting));
    let _ = shown.set_attribute("src", &format!("{frame}?{}", String::from(fields.to_string())));
}
