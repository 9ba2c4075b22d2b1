//! A picture of the widget: its own markup and sheet, drawn by the server.
//!
//! The frame of the widget is `widget/frame.html`, which its scripts fill with words. Here
//! the server fills it and leaves the scripts out, so that the picture needs none, begins no
//! session, and is right for readers without scripts too. The launcher, which on a website
//! is drawn by `widget/loader.js`, stands beside it in the same look.

use leptos::prelude::*;
use switchboard::channels::{Launcher, Look};
use switchboard::say;
use switchboard::text::Locale;

use crate::locale;

/// The frame of the widget, as it is served to visitors.
const FRAME: &str = include_str!("../../../widget/frame.html");
/// How a website with the widget on it looks, in the preview only.
const SHEET: &str = include_str!("preview.css");
const TALK: &str = r#"<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H10l-4 4v-4H4z"/></svg>"#;

/// The preview, in a frame that may do nothing.
#[component]
pub(super) fn Preview(
    /// The address of the picture.
    address: String,
) -> impl IntoView {
    let locale = locale();
    view! {
        <section class="stack stack-sm min-w-0" aria-label=say!(locale, "channels-preview")>
            <div data-tried="preview">
                <iframe class="widget-preview" sandbox="" tabindex="-1" src=address title=say!(locale, "channels-preview-frame")></iframe>
            </div>
        </section>
    }
}

/// The whole document of the picture. `style_nonce` is the one that its policy allows.
///
/// `name` is what the chat is called: the name of the workspace.
pub fn document(look: &Look, name: &str, locale: Locale, style_nonce: &str) -> String {
    let greeting = match locale {
        Locale::En => &look.greeting.en,
        Locale::Fr => &look.greeting.fr,
    };
    let (colour, ink) = (look.colour, look.colour.ink());
    let style =
        format!("<style nonce=\"{style_nonce}\">{SHEET}:root {{ --accent: {colour}; --on-accent: {ink}; }}</style>");
    let page = without_scripts(FRAME)
        .replace("<html lang=\"{{lang}}\">", &format!("<html lang=\"{locale}\" class=\"at-{}\">", look.position))
        .replace("{{title}}", &escape(&say!(locale, "channels-preview-frame")))
        .replace("</head>", &format!("{style}</head>"))
        .replace("<h1 id=\"name\">", &format!("<h1 id=\"name\">{}", escape(name)))
        .replace("class=\"lamp\"", "class=\"lamp ai\"")
        .replace("<p id=\"who\">", &format!("<p id=\"who\">{}", escape(&say!(locale, "widget-with-assistant"))))
        .replace("<ol id=\"messages\"></ol>", &format!("<ol>{}</ol>", messages(locale)))
        .replace("</body>", &format!("{}</body>", launcher(look, locale)));
    let page = match greeting.trim() {
        "" => page,
        words => page.replace(
            "<p class=\"greeting\" id=\"greeting\" dir=\"auto\" hidden></p>",
            &format!("<p class=\"greeting\" dir=\"auto\">{}</p>", escape(words)),
        ),
    };
    spoken(&page, locale)
}

/// The frame without what it would load and run.
fn without_scripts(frame: &str) -> String {
    let runs = |line: &&str| !line.contains("<script") && !line.contains("modulepreload");
    frame.lines().filter(runs).collect::<Vec<_>>().join("\n")
}

/// One question and its answer, in the widget's own markup (`widget/message.js`).
fn messages(locale: Locale) -> String {
    let (asks, answers) = (say!(locale, "channels-preview-asks"), say!(locale, "channels-preview-answers"));
    let (assistant, ai) = (say!(locale, "widget-assistant"), say!(locale, "widget-ai"));
    let initial = assistant.chars().next().unwrap_or_default();
    format!(
        "<li class=\"message by-contact\"><div class=\"text\"><p>{}</p></div></li>\
         <li class=\"message by-ai\"><p class=\"byline\"><span class=\"mark\" aria-hidden=\"true\">{initial}</span>\
         <span class=\"name\">{}</span><span class=\"badge\">{}</span></p><div class=\"text\"><p>{}</p></div></li>",
        escape(&asks),
        escape(&assistant),
        escape(&ai),
        escape(&answers),
    )
}

fn launcher(look: &Look, locale: Locale) -> String {
    let words = escape(&say!(locale, "widget-launcher-open"));
    match look.launcher {
        Launcher::Icon => format!("<button type=\"button\" class=\"launcher\" aria-label=\"{words}\">{TALK}</button>"),
        Launcher::IconAndText => format!("<button type=\"button\" class=\"launcher\">{TALK}{words}</button>"),
    }
}

/// Writes the words that the frame names with `data-text`, `data-label` and
/// `data-placeholder`, as `fillWords` does in the browser.
fn spoken(page: &str, locale: Locale) -> String {
    let word = |key: &str| escape(&locale.say(&format!("widget-{key}"), &[]));
    let page = replace_keys(page, "data-label=\"", |key| format!("aria-label=\"{}\"", word(key)));
    let page = replace_keys(&page, "data-placeholder=\"", |key| format!("placeholder=\"{}\"", word(key)));
    let mut pieces = page.split("data-text=\"");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (key, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let (attributes, content) = rest.split_once('>').unwrap_or((rest, ""));
        filled.push_str(&format!("{attributes}>{}{content}", word(key)));
    }
    filled
}

/// Replaces every attribute that begins so, by what `with` makes of its value.
fn replace_keys(page: &str, opening: &str, with: impl Fn(&str) -> String) -> String {
    let mut pieces = page.split(opening);
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (key, rest) = piece.split_once('"').unwrap_or((piece, ""));
        filled.push_str(&with(key));
        filled.push_str(rest);
    }
    filled
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeted(words: &str) -> Look {
        let mut look = Look::default();
        look.greeting.fr = words.to_owned();
        look
    }

    #[test]
    fn the_picture_runs_nothing_and_leaves_no_word_unsaid() {
        let page = document(&greeted("Bonjour"), "Ma Boutique", Locale::Fr, "n0nce");

        for left in ["<script", "modulepreload", "{{", "data-text", "data-label", "data-placeholder"] {
            assert!(!page.contains(left), "{left} in {page}");
        }
        assert!(page.contains("<html lang=\"fr\" class=\"at-right\">"));
        assert!(page.contains("<h1 id=\"name\">Ma Boutique</h1>"));
        assert!(page.contains(">Bonjour</p>"));
        assert!(page.contains(&say!(Locale::Fr, "widget-talk-to-person")));
        assert!(page.contains("--accent: #065c66; --on-accent: #ffffff;"));
    }

    #[test]
    fn c_1_words_never_become_markup() {
        let hostile = "</p><img src=x onerror=alert(1)>\"";
        let page = document(&greeted(hostile), hostile, Locale::Fr, "n0nce");

        assert!(!page.contains("<img"), "{page}");
    }
}
