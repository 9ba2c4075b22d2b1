//! The first words of a widget, in each language.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::channels::Look;
use switchboard::ids::ChannelId;
use switchboard::say;
use switchboard::text::Locale;

use super::channel::May;
use super::doors::ChangeWords;
use super::look::Try;
use super::preview::Preview;
use super::tried::{Tried, query};
use crate::ui::{Fact, Facts, Panel, Segmented, SubmitButton, Tab, TextArea};
use crate::{Form, encode, locale, paths};

/// The section "Words".
#[component]
pub(super) fn Words(
    /// The widget.
    id: ChannelId,
    /// What is being tried, over what is kept.
    look: Look,
    /// What the address asked for.
    tried: Tried,
    /// What the reader may do.
    may: May,
) -> impl IntoView {
    let locale = locale();
    let language = tried.language(locale);
    let tabs = Locale::ALL
        .iter()
        .map(|it| {
            let (en, fr) = (encode(&look.greeting.en), encode(&look.greeting.fr));
            let page = paths::channel(id, "words");
            let address = format!("{page}&language={it}&greeting_en={en}&greeting_fr={fr}");
            Tab::new(address, say!(*it, "channels-language"), *it == language)
        })
        .collect();
    let settings = match may.look {
        true => view! { <WordsForm id=id look=look.clone() language=language/> }.into_any(),
        false => view! { <WordsFacts look=look.clone()/> }.into_any(),
    };
    view! {
        <div class="widget-sections">
            <Panel title=say!(locale, "channels-tab-words")>{settings}</Panel>
            <div class="stack stack-sm">
                <Segmented label=say!(locale, "channels-preview-language") tabs=tabs/>
                <Preview address=paths::widget_preview(id, &query(&look, language))/>
            </div>
        </div>
    }
}

#[component]
fn WordsForm(id: ChannelId, look: Look, language: Locale) -> impl IntoView {
    let locale = locale();
    let hint = say!(locale, "channels-greeting-hint");
    // The section and the language travel along when the form only asks for a preview.
    let hidden = vec![("channel", id.to_string()), ("tab", "words".to_owned()), ("language", language.to_string())];
    view! {
        <Form door=ChangeWords::PATH hidden=hidden class="form">
            <TextArea
                name="greeting_en"
                label=say!(locale, "channels-greeting-en")
                hint=hint.clone()
                value=look.greeting.en
                maxlength=200
                rows=3
            />
            <TextArea
                name="greeting_fr"
                label=say!(locale, "channels-greeting-fr")
                hint=hint
                value=look.greeting.fr
                maxlength=200
                rows=3
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "channels-save")}</SubmitButton>
                <Try address=paths::channel(id, "")/>
            </div>
        </Form>
    }
}

/// The words, for whoever may not change them.
#[component]
fn WordsFacts(look: Look) -> impl IntoView {
    let locale = locale();
    let shown = move |words: String| if words.is_empty() { say!(locale, "channels-no-greeting") } else { words };
    view! {
        <Facts>
            <Fact name=say!(locale, "channels-greeting-en")>{shown(look.greeting.en)}</Fact>
            <Fact name=say!(locale, "channels-greeting-fr")>{shown(look.greeting.fr)}</Fact>
        </Facts>
    }
}
