//! What somebody said: a customer's words as they are, ours with the few marks that may stand in them.

use leptos::prelude::*;
use switchboard::inbox::Named;
use switchboard::say;
use switchboard::text::{Block, Locale, Span, is_marked_up, markup};

/// Paragraphs, as they were written: nothing in them means anything.
pub fn paragraphs(text: &str) -> impl IntoView + use<> {
    let paragraphs: Vec<String> =
        text.trim().split("\n\n").filter(|it| !it.trim().is_empty()).map(str::to_owned).collect();
    paragraphs.into_iter().map(|it| view! { <p dir="auto">{it}</p> }).collect_view()
}

/// Words with their marks, and the names that a note calls.
pub fn marked(text: &str, mentions: &[Named], locale: Locale) -> AnyView {
    markup(text).iter().map(|it| block(it, mentions, locale)).collect_view().into_any()
}

/// The same as it was typed, one press away; nothing where that is what is shown.
pub fn as_written(text: &str, id: String, locale: Locale) -> Option<AnyView> {
    is_marked_up(&markup(text)).then(|| {
        view! {
            <details class="as-written" id=id>
                <summary>{say!(locale, "inbox-as-written")}</summary>
                <p dir="auto">{text.trim().to_owned()}</p>
            </details>
        }
        .into_any()
    })
}

fn block(block: &Block, mentions: &[Named], locale: Locale) -> AnyView {
    let spans = |it: &[Span]| spans(it, mentions, locale);
    let items = |it: &[Vec<Span>]| it.iter().map(|it| view! { <li>{spans(it)}</li> }).collect_view();
    match block {
        Block::Paragraph(it) => view! { <p dir="auto">{spans(it)}</p> }.into_any(),
        Block::Points(it) => view! { <ul class="points" dir="auto">{items(it)}</ul> }.into_any(),
        Block::Numbered(first, it) => {
            view! { <ol class="numbered" dir="auto" start=*first>{items(it)}</ol> }.into_any()
        }
        Block::Code(it) => view! { <pre class="code"><code>{it.clone()}</code></pre> }.into_any(),
    }
}

fn spans(all: &[Span], mentions: &[Named], locale: Locale) -> Vec<AnyView> {
    let inner = |it: &[Span]| spans(it, mentions, locale);
    let one = |it: &Span| match it {
        Span::Text(it) => called(it, mentions).into_any(),
        Span::Bold(it) => view! { <strong>{inner(it)}</strong> }.into_any(),
        Span::Emphasis(it) => view! { <em>{inner(it)}</em> }.into_any(),
        Span::Code(it) => view! { <code>{it.clone()}</code> }.into_any(),
        Span::Link { words, address, host } => link(words.clone(), address.clone(), host.clone(), locale).into_any(),
    };
    all.iter().map(one).collect()
}

/// A link out of the desk. Its words are its writer's; the host that it really leads to stands beside them. Each is
/// isolated, so that no mark of writing direction in the words moves the host.
fn link(words: String, address: String, host: Option<String>, locale: Locale) -> impl IntoView {
    let host = host.map(|it| view! { " (" <bdi>{it}</bdi> ")" });
    view! {
        <a href=address target="_blank" rel="noopener noreferrer nofollow">
            <bdi>{words}</bdi>
            {host}
            <span class="sr-only">{say!(locale, "inbox-new-tab")}</span>
        </a>
    }
}

/// Text with the names that it calls.
fn called(text: &str, mentions: &[Named]) -> Vec<AnyView> {
    let mut shown = Vec::new();
    let mut rest = 0;
    for name in switchboard::inbox::called(text, mentions) {
        shown.push(text[rest..name.at.start].to_owned().into_any());
        let words = text[name.at.clone()].to_owned();
        shown.push(view! { <strong class="mention">{words}</strong> }.into_any());
        rest = name.at.end;
    }
    shown.push(text[rest..].to_owned().into_any());
    shown
}
