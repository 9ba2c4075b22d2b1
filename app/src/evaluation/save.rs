//! Saving a question that was tried, with what it should find.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::ids::ItemId;
use switchboard::knowledge::Language;
use switchboard::say;

use super::doors::AddQuestion;
use super::problems::PERSON;
use crate::ui::{Choice, RadioGroup, SubmitButton, Variant};
use crate::{Form, locale};

/// The form that puts a question into the set.
#[component]
pub(crate) fn SaveForm(
    /// What was asked.
    question: String,
    /// In which language; `None` is the question's own.
    #[prop(optional_no_strip)]
    language: Option<Language>,
    /// What was found, each item once, best first, with its title.
    sources: Vec<(ItemId, String)>,
    /// What the answer cites.
    #[prop(optional_no_strip)]
    cited: Option<ItemId>,
) -> impl IntoView {
    let locale = locale();
    let hidden = vec![("question", question), ("language", language.map(|it| it.tag().to_owned()).unwrap_or_default())];
    let mut choices: Vec<Choice> =
        sources.into_iter().map(|(item, title)| Choice::new(item.to_string(), title)).collect();
    choices.push(Choice::new(PERSON, say!(locale, "workbench-expect-person")));
    let chosen = cited.map_or_else(|| PERSON.to_owned(), |it| it.to_string());
    view! {
        <Form door=AddQuestion::PATH hidden=hidden class="form">
            <RadioGroup name="expected" legend=say!(locale, "workbench-should-cite") choices=choices value=Some(chosen)/>
            <div class="form-actions">
                <SubmitButton variant=Variant::Default>{say!(locale, "workbench-save")}</SubmitButton>
            </div>
        </Form>
    }
}
