//! Carrying a card.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, HtmlElement, HtmlFormElement, HtmlSelectElement, KeyboardEvent};

use super::CardsWords;
use crate::browser::{all, announce, document, focus, on};

/// The card that is carried, and the column that it is over.
struct Carried {
    card: Element,
    over: Element,
}

struct Board {
    words: CardsWords,
    carried: RefCell<Option<Carried>>,
}

/// Listens for as long as the page lives.
pub fn start(words: CardsWords) {
    let Some(page) = document() else { return };
    let board = Rc::new(Board { words, carried: RefCell::default() });
    let it = board.clone();
    // Before the page's own keys hear of it.
    on(&page, "keydown", move |event: KeyboardEvent| it.press(&event));
    let it = board.clone();
    on(&page, "dragstart", move |event: DragEvent| {
        if let Some(card) = near(&event, "[data-card]") {
            it.lift(card);
        }
    });
    let it = board.clone();
    on(&page, "dragover", move |event: DragEvent| {
        if let Some(column) = near(&event, "[data-column]").filter(|_| it.carries()) {
            event.prevent_default();
            it.hover(column);
        }
    });
    let it = board.clone();
    on(&page, "drop", move |event: DragEvent| {
        if it.carries() {
            event.prevent_default();
            it.put_down();
        }
    });
    on(&page, "dragend", move |_: DragEvent| board.put_back());
}

/// What an event happened in.
fn near(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The card that has the focus on its link.
fn focused() -> Option<Element> {
    let here = document()?.active_element().filter(|it| it.has_attribute("data-row"))?;
    here.closest("[data-card][draggable]").ok()?
}

impl Board {
    fn carries(&self) -> bool {
        self.carried.borrow().is_some()
    }

    fn press(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            " " => match focused() {
                Some(_) if self.carries() => {
                    event.prevent_default();
                    self.put_down();
                }
                Some(card) => {
                    event.prevent_default();
                    self.lift(card);
                }
                None => {}
            },
            "ArrowLeft" | "ArrowRight" => {
                let by = if event.key() == "ArrowRight" { 1 } else { -1 };
                if self.carries() {
                    event.prevent_default();
                    self.step(by);
                } else if focused().is_some() {
                    event.prevent_default();
                    walk(by);
                }
            }
            "Escape" if self.carries() => {
                event.prevent_default();
                self.put_back();
                announce(&self.words.dropped);
            }
            _ => {}
        }
    }

    fn lift(&self, card: Element) {
        let Ok(Some(over)) = card.closest("[data-column]") else { return };
        let _ = card.class_list().add_1("lifted");
        announce(&self.words.lifted.replacen("{}", &name(&card), 1));
        self.carried.replace(Some(Carried { card, over }));
    }

    fn hover(&self, column: Element) {
        let mut carried = self.carried.borrow_mut();
        let Some(it) = carried.as_mut().filter(|it| it.over != column) else { return };
        let _ = it.over.class_list().remove_1("over");
        let _ = column.class_list().add_1("over");
        announce(&self.words.over.replacen("{}", &column.get_attribute("data-title").unwrap_or_default(), 1));
        it.over = column;
    }

    /// To the column beside it.
    fn step(&self, by: isize) {
        let columns = document().map(|it| all(&it, "[data-column]")).unwrap_or_default();
        let here = self.carried.borrow().as_ref().and_then(|it| columns.iter().position(|column| *column == it.over));
        if let Some(column) = here.and_then(|it| columns.get(it.checked_add_signed(by)?)) {
            column.scroll_into_view_with_bool(false);
            self.hover(column.clone());
        }
    }

    fn put_back(&self) {
        if let Some(it) = self.carried.take() {
            let _ = it.card.class_list().remove_1("lifted");
            let _ = it.over.class_list().remove_1("over");
        }
    }

    /// Sends the card's form, or asks there for what it still needs.
    fn put_down(&self) {
        let carried = self.carried.borrow().as_ref().map(|it| (it.card.clone(), it.over.clone()));
        self.put_back();
        let Some((card, over)) = carried else { return };
        let to = over.get_attribute("data-column").unwrap_or_default();
        let form = card.query_selector("form").ok().flatten().and_then(|it| it.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|_| card.get_attribute("data-card").as_deref() != Some(&to)) else {
            return announce(&self.words.dropped);
        };
        let choice =
            form.query_selector("select").ok().flatten().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        if let Some(choice) = choice {
            choice.set_value(&to);
        }
        let reason = form.query_selector("input[name=because]").ok().flatten();
        // Only where it is lost does the form show it.
        let asks = reason.filter(|it| it.dyn_ref::<HtmlElement>().is_some_and(|it| it.offset_parent().is_some()));
        match asks {
            Some(field) => {
                announce(&self.words.because);
                focus(&field);
            }
            None => {
                let _ = form.request_submit();
            }
        }
    }
}

/// Moves the focus to the first card of the column beside it that has one.
fn walk(by: isize) {
    let columns = document().map(|it| all(&it, "[data-column]")).unwrap_or_default();
    let column = focused().and_then(|it| it.closest("[data-column]").ok()?);
    let Some(mut place) = columns.iter().position(|it| Some(it) == column.as_ref()) else { return };
    while let Some(next) = place.checked_add_signed(by).filter(|it| *it < columns.len()) {
        if let Ok(Some(link)) = columns[next].query_selector("[data-row]") {
            return focus(&link);
        }
        place = next;
    }
}

fn name(card: &Element) -> String {
    let link = card.query_selector("[data-row]").ok().flatten();
    link.and_then(|it| it.text_content()).unwrap_or_default().trim().to_owned()
}
