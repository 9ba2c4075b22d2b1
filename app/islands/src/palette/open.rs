//! Opening, finding, choosing.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::PaletteWords;
use crate::browser::{all, document, find, on, small, window};

/// Something one can do or go to.
struct Entry {
    words: String,
    folded: String,
    key: String,
    element: HtmlElement,
}

struct Palette {
    words: PaletteWords,
    search: String,
    dialog: HtmlDialogElement,
    input: HtmlInputElement,
    list: Element,
    entries: RefCell<Vec<Entry>>,
    shown: RefCell<Vec<usize>>,
    chosen: RefCell<usize>,
}

/// At most so many rows are shown.
const ROWS: usize = 12;

/// Waits for its button or Ctrl K.
pub fn start(words: PaletteWords, search: String) {
    let parts = (
        find("#palette").and_then(|it| it.dyn_into().ok()),
        find("#palette-input").and_then(|it| it.dyn_into().ok()),
        find("#palette-list"),
        find("[data-palette]"),
    );
    let (Some(dialog), Some(input), Some(list), Some(opener)) = parts else { return };
    let palette = Rc::new(Palette {
        words,
        search,
        dialog,
        input,
        list,
        entries: RefCell::default(),
        shown: RefCell::default(),
        chosen: RefCell::default(),
    });
    let it = palette.clone();
    on(&opener, "click", move |event: Event| {
        event.prevent_default();
        it.open();
    });
    let it = palette.clone();
    on(&palette.input, "input", move |_: Event| it.show());
    let it = palette.clone();
    on(&palette.input, "keydown", move |event: KeyboardEvent| it.press(&event));
    let it = palette.clone();
    on(&palette.list, "click", move |event: Event| it.click(&event));
}

impl Palette {
    fn open(&self) {
        self.entries.replace(gather());
        self.input.set_value("");
        self.show();
        if !self.dialog.open() {
            let _ = self.dialog.show_modal();
        }
        let _ = self.input.focus();
    }

    /// Shows what fits, best first.
    fn show(&self) {
        let typed = fold(&self.input.value());
        let entries = self.entries.borrow();
        let mut fitting: Vec<(u8, usize)> =
            entries.iter().enumerate().filter_map(|(i, entry)| Some((rank(&entry.folded, &typed)?, i))).collect();
        fitting.sort();
        let shown: Vec<usize> = fitting.into_iter().map(|(_, i)| i).take(ROWS).collect();
        self.list.set_inner_html("");
        for (row, &i) in shown.iter().enumerate() {
            self.row(row, &entries[i].words, &entries[i].key);
        }
        if !typed.is_empty() {
            self.row(shown.len(), &self.words.search.replace("{}", self.input.value().trim()), "");
        }
        self.shown.replace(shown);
        self.choose(0);
    }

    fn row(&self, number: usize, words: &str, key: &str) {
        let Some(page) = document() else { return };
        let (Ok(row), Ok(cap)) = (page.create_element("li"), page.create_element("kbd")) else { return };
        let _ = row.set_attribute("role", "option");
        let _ = row.set_attribute("class", "menu-item");
        row.set_id(&format!("palette-{number}"));
        row.set_text_content(Some(words));
        if !key.is_empty() {
            let _ = cap.set_attribute("class", "kbd");
            cap.set_text_content(Some(key));
            let _ = row.append_child(&cap);
        }
        let _ = self.list.append_child(&row);
    }

    fn choose(&self, number: usize) {
        let rows = self.list.children();
        self.chosen.replace(number);
        for i in 0..rows.length() {
            if let Some(row) = rows.item(i) {
                let _ = row.set_attribute("aria-selected", if i as usize == number { "true" } else { "false" });
            }
        }
        let _ = self.input.set_attribute("aria-activedescendant", &format!("palette-{number}"));
    }

    fn press(&self, event: &KeyboardEvent) {
        let count = self.list.children().length() as usize;
        let chosen = *self.chosen.borrow();
        match event.key().as_str() {
            "ArrowDown" => self.choose((chosen + 1).min(count.saturating_sub(1))),
            "ArrowUp" => self.choose(chosen.saturating_sub(1)),
            "Enter" => self.go(chosen),
            _ => return,
        }
        event.prevent_default();
    }

    fn click(&self, event: &Event) {
        let row = event.target().and_then(|it| it.dyn_into::<Element>().ok()).and_then(|it| it.closest("li").ok()?);
        let number = row.and_then(|it| it.id().strip_prefix("palette-")?.parse().ok());
        if let Some(number) = number {
            self.go(number);
        }
    }

    fn go(&self, number: usize) {
        self.dialog.close();
        let chosen = self.shown.borrow().get(number).copied();
        match chosen {
            Some(i) => {
                if let Some(entry) = self.entries.borrow().get(i) {
                    entry.element.click();
                }
            }
            None => {
                if let Some(window) = window() {
                    let words = js_sys::encode_uri_component(self.input.value().trim());
                    let _ = window.location().set_href(&format!("{}{words}", self.search));
                }
            }
        }
    }
}

/// Everything that the page offers: what has a key first, then places, then rows.
fn gather() -> Vec<Entry> {
    let Some(page) = document() else { return Vec::new() };
    let mut entries: Vec<Entry> = Vec::new();
    for element in
        all(&page, "button[aria-keyshortcuts], a[aria-keyshortcuts], nav a[href], a[data-row], .menu a[href]")
    {
        let Ok(element) = element.dyn_into::<HtmlElement>() else { continue };
        if element.has_attribute("data-palette") {
            continue;
        }
        let words = element.get_attribute("aria-label").unwrap_or_else(|| spoken(&element));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() || entries.iter().any(|it| it.words == words) {
            continue;
        }
        let key = element.get_attribute("aria-keyshortcuts").unwrap_or_default();
        entries.push(Entry { folded: fold(&words), words, key, element });
    }
    entries
}

/// What an element says, without its key cap.
fn spoken(element: &HtmlElement) -> String {
    let Ok(copy) = element.clone_node_with_deep(true) else { return String::new() };
    let Ok(copy) = copy.dyn_into::<Element>() else { return String::new() };
    if let Ok(caps) = copy.query_selector_all("kbd, .sr-only") {
        for i in 0..caps.length() {
            if let Some(cap) = caps.get(i).and_then(|it| it.dyn_into::<Element>().ok()) {
                cap.remove();
            }
        }
    }
    copy.text_content().unwrap_or_default()
}

/// Lower case, without accents.
fn fold(text: &str) -> String {
    let plain = String::from(js_sys::JsString::from(small(text)).normalize("NFD"));
    plain.chars().filter(|it| !('\u{300}'..='\u{36f}').contains(it)).collect()
}

/// 0 for the beginning, 1 for the beginning of a word, 2 for anywhere.
fn rank(words: &str, typed: &str) -> Option<u8> {
    if words.starts_with(typed) {
        Some(0)
    } else if words.split(' ').any(|word| word.starts_with(typed)) {
        Some(1)
    } else if words.contains(typed) {
        Some(2)
    } else {
        None
    }
}
