//! From the tree of a page to its text.

use scraper::node::Element;
use scraper::{ElementRef, Node};

use super::furniture::{Furniture, is_furniture};
use super::table;
use crate::Limits;
use crate::blocks::{Blocks, heading, one_line};

type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

/// How deep elements are told apart; below, only their words are taken.
const DEEPEST: usize = 150;

/// The text of an element.
pub(super) fn text(element: ElementRef<'_>, furniture: Furniture) -> String {
    Walk { furniture, depth: 0, in_pre: false, blocks: Blocks::default(), line: String::new() }.whole(element)
}

/// All words of an element on one line.
pub(super) fn words(element: &ElementRef<'_>) -> Option<String> {
    let words = one_line(&element.text().collect::<String>());
    (!words.is_empty()).then_some(words)
}

pub(super) struct Walk {
    furniture: Furniture,
    depth: usize,
    in_pre: bool,
    blocks: Blocks,
    /// The paragraph that is being read.
    line: String,
}

impl Walk {
    /// The text of an element within this one, on its own: a list item, a cell.
    pub(super) fn inner(&self, element: ElementRef<'_>) -> String {
        let within = Self {
            furniture: self.furniture,
            depth: self.depth + 1,
            in_pre: false,
            blocks: Blocks::default(),
            line: String::new(),
        };
        within.whole(element)
    }

    fn whole(mut self, element: ElementRef<'_>) -> String {
        self.children(*element);
        self.flush();
        self.blocks.into_text()
    }

    fn children(&mut self, parent: NodeRef<'_>) {
        self.depth += 1;
        for node in parent.children() {
            if self.blocks.is_full() {
                break;
            }
            match node.value() {
                Node::Text(text) => self.words(text),
                Node::Element(element) => {
                    if let Some(reference) = ElementRef::wrap(node)
                        && !is_unseen(element)
                        && (self.furniture == Furniture::Kept || !is_furniture(&reference))
                    {
                        self.element(reference);
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn element(&mut self, element: ElementRef<'_>) {
        if self.depth > DEEPEST {
            for text in element.text() {
                self.words(text);
            }
            return;
        }
        match element.value().name() {
            "br" => self.line.push('\n'),
            "hr" => self.flush(),
            "img" => {
                if !is_captioned(&element) {
                    self.words(element.attr("alt").unwrap_or_default());
                }
            }
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                self.flush();
                let text = one_line(&self.inner(element));
                if !text.is_empty() {
                    self.blocks.push(&heading(usize::from(name.as_bytes()[1] - b'0'), &text));
                }
            }
            "ul" | "ol" | "menu" => self.list(element),
            "dt" => {
                self.flush();
                let text = one_line(&self.inner(element));
                self.blocks.push(&text);
            }
            "li" | "dd" => {
                self.flush();
                let text = self.inner(element);
                self.blocks.line(&item("-", &text));
            }
            "table" => {
                self.flush();
                match table::rows(self, element) {
                    Some(rows) => self.blocks.push(&rows),
                    None => self.children(*element),
                }
                self.flush();
            }
            "pre" => {
                self.flush();
                self.in_pre = true;
                self.children(*element);
                self.in_pre = false;
                let code = std::mem::take(&mut self.line);
                self.blocks.push(code.trim_matches('\n'));
            }
            name if is_inline(name) => self.children(*element),
            _ => {
                self.flush();
                self.children(*element);
                self.flush();
            }
        }
    }

    fn list(&mut self, list: ElementRef<'_>) {
        self.flush();
        let is_counted = list.value().name() == "ol";
        let mut count: i64 = list.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let mut items = Vec::new();
        let mut length = 0;
        for child in list.child_elements() {
            if is_unseen(child.value()) || self.furniture == Furniture::Removed && is_furniture(&child) {
                continue;
            }
            let text = self.inner(child);
            length += text.len();
            if text.is_empty() {
                continue;
            }
            if length > Limits::LONGEST_TEXT {
                break;
            }
            match child.value().name() {
                "li" if is_counted => {
                    items.push(item(&format!("{count}."), &text));
                    count = count.saturating_add(1);
                }
                "li" => items.push(item("-", &text)),
                // A list straight within a list belongs to the item before it.
                _ => items.push(text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")),
            }
        }
        self.blocks.push(&items.join("\n"));
    }

    fn words(&mut self, text: &str) {
        if self.in_pre {
            self.line.push_str(text);
            return;
        }
        for sign in text.chars() {
            match sign {
                // Hints where a word may be broken are not part of it.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                sign if sign.is_whitespace() => {
                    if !self.line.ends_with(char::is_whitespace) {
                        self.line.push(' ');
                    }
                }
                sign => self.line.push(sign),
            }
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let lines: Vec<&str> = line.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        self.blocks.push(&lines.join("\n"));
    }
}

fn item(mark: &str, text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = format!("{mark} {}", lines.next().unwrap_or_default());
    [first].into_iter().chain(lines.map(|line| format!("  {line}"))).collect::<Vec<_>>().join("\n")
}

/// What is not shown, or is no text.
pub(super) fn is_unseen(element: &Element) -> bool {
    let is_no_text = matches!(
        element.name(),
        "head"
            | "title"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "svg"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "datalist"
            | "textarea"
            | "map"
    );
    let is_hidden = || {
        let style = element.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    is_no_text || element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true") || is_hidden()
}

/// A picture whose figure says in words what it shows.
fn is_captioned(picture: &ElementRef<'_>) -> bool {
    let figure = picture.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "figure");
    figure.is_some_and(|figure| figure.child_elements().any(|child| child.value().name() == "figcaption"))
}

fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 44] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "nobr", "picture", "q",
        "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var",
    ];
    INLINE.contains(&name) || name == "tt" || name == "wbr"
}
