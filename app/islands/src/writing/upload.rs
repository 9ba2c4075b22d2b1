//! Files on their way to the desk, each with how far it is and a way to stop it.
//!
//! They go ahead of the words, one call each, to the door that keeps the draft; the desk lets them wait there. Documents go
//! to their own. What is refused says why beside its name. A form that is sent meanwhile waits for them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{RwSignal, Set as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, File, FormData, HtmlElement, HtmlFormElement, HtmlTemplateElement, ProgressEvent, SubmitEvent,
    XmlHttpRequest,
};

use crate::browser::{announce, on};
use crate::live::renew;

/// Where files go.
pub struct Way {
    /// The door.
    pub door: String,
    /// The field of the form that tells it where they belong.
    pub tells: &'static str,
    /// The part of the page that shows them when they are there.
    pub renews: String,
}

/// The files of one form.
pub struct Uploads {
    form: HtmlFormElement,
    way: Way,
    waits: String,
    said: RwSignal<String>,
    /// How many have neither arrived nor ended otherwise.
    running: Cell<u32>,
    /// By which button the form was sent meanwhile.
    held: RefCell<Option<Option<HtmlElement>>>,
}

impl Uploads {
    /// None yet. Holds the form back while some run.
    pub fn of(form: &HtmlFormElement, way: Way, waits: String, said: RwSignal<String>) -> Rc<Self> {
        let (running, held) = (Cell::new(0), RefCell::new(None));
        let uploads = Rc::new(Self { form: form.clone(), way, waits, said, running, held });
        let it = uploads.clone();
        on(form, "submit", move |event: SubmitEvent| {
            if it.running.get() > 0 {
                event.prevent_default();
                it.held.replace(Some(event.submitter()));
                it.said.set(it.waits.clone());
                announce(&it.waits);
            }
        });
        uploads
    }

    /// Sends a file up and shows how far it is.
    pub fn send(self: &Rc<Self>, file: &File) -> Option<()> {
        let shown = Shown::of(&self.form, &file.name())?;
        let largest = shown.template.get_attribute("data-largest")?;
        let call = XmlHttpRequest::new().ok()?;
        let (stop, stopped, row) = (shown.part("button")?, call.clone(), shown.row.clone());
        on(&stop, "click", move |_: Event| {
            row.remove();
            let _ = stopped.abort();
        });
        if file.size() as usize > largest.parse().ok()? {
            shown.refuse(&shown.say("data-too-large"));
            return Some(());
        }
        call.open("POST", &self.way.door).ok()?;
        call.set_request_header("Accept", "application/json").ok()?;
        let bar = shown.part("progress")?;
        let upload = call.upload().ok()?;
        on(&upload, "progress", move |it: ProgressEvent| {
            // In whole hundredths: to write a fraction takes code that every first visit would pay for.
            let _ = bar.set_attribute("value", &((it.loaded() * 100.0 / it.total()) as usize).to_string());
        });
        let (it, ended) = (self.clone(), call.clone());
        on(&call, "loadend", move |_: Event| it.end(&shown, &ended));
        // Only what tells the desk where the file belongs: what is written goes its own way.
        let fields = FormData::new().ok()?;
        if let Some(place) = FormData::new_with_form(&self.form).ok()?.get(self.way.tells).as_string() {
            fields.append_with_str(self.way.tells, &place).ok()?;
        }
        fields.append_with_blob_and_filename("files", file, &file.name()).ok()?;
        call.send_with_opt_form_data(Some(&fields)).ok()?;
        self.running.set(self.running.get() + 1);
        Some(())
    }

    /// One has arrived, was refused, was lost, or was stopped.
    fn end(&self, shown: &Shown, call: &XmlHttpRequest) {
        self.running.set(self.running.get() - 1);
        if call.status() == Ok(200) {
            shown.row.remove();
            announce(&shown.say("data-arrived"));
            let part = self.way.renews.clone();
            leptos::task::spawn_local(async move { renew(&part).await });
        } else if shown.row.is_connected() {
            let why = call.response_text().ok().flatten().and_then(|it| sentence(&it));
            shown.refuse(&why.unwrap_or_else(|| shown.say("data-lost")));
            // What was to go along does not: whoever sent the words decides again.
            self.held.take();
            self.said.set(String::new());
        }
        if self.running.get() == 0
            && let Some(by) = self.held.take()
        {
            let _ = match by {
                Some(button) => self.form.request_submit_with_submitter(Some(&button)),
                None => self.form.request_submit(),
            };
        }
    }
}

/// A file as the form shows it.
struct Shown {
    template: HtmlTemplateElement,
    row: Element,
    name: String,
}

impl Shown {
    /// Shows a file at the end of the form's list.
    fn of(form: &HtmlFormElement, name: &str) -> Option<Self> {
        let template: HtmlTemplateElement = form.query_selector("template").ok()??.dyn_into().ok()?;
        let row: Element =
            template.content().first_element_child()?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        template.parent_element()?.append_child(&row).ok()?;
        let shown = Self { template, row, name: name.to_owned() };
        shown.part("span")?.set_text_content(Some(name));
        shown.part("progress")?.set_attribute("aria-label", &shown.say("data-on-its-way")).ok()?;
        shown.part("button")?.set_attribute("aria-label", &shown.say("data-stop")).ok()?;
        Some(shown)
    }

    fn part(&self, selector: &str) -> Option<Element> {
        self.row.query_selector(selector).ok()?
    }

    /// A sentence of the template about this file.
    fn say(&self, which: &str) -> String {
        self.template.get_attribute(which).unwrap_or_default().replace("{}", &self.name)
    }

    /// Says beside its name why it does not go along. It stays until it is taken away.
    fn refuse(&self, why: &str) {
        if let (Some(bar), Some(place)) = (self.part("progress"), self.part("p")) {
            bar.remove();
            place.set_text_content(Some(why));
        }
        if let Some(button) = self.part("button") {
            let _ = button.set_attribute("aria-label", &self.say("data-take-away"));
        }
        announce(why);
    }
}

/// The sentence of a refusal: a problem names itself, and carries its sentence or is it.
fn sentence(problem: &str) -> Option<String> {
    let problem = js_sys::JSON::parse(problem).ok()?;
    let carried = js_sys::Object::values(problem.dyn_ref()?).get(0);
    let sentence = js_sys::Reflect::get(&carried, &JsValue::from_str("sentence")).ok();
    sentence.and_then(|it| it.as_string()).or_else(|| carried.as_string())
}
