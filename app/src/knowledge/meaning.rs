//! How knowledge is found: by its words, or by what it means too.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::KnowledgeWrite;
use switchboard::knowledge::meaning::{self, CannotWant, Coverage};
use switchboard::say;

use crate::ui::{Meter, Panel, Select, SubmitButton, Variant};
use crate::{Form, Problem, access, locale, notice, visit};

/// Takes another model; the present one serves until it is ready.
#[server(endpoint = "knowledge/want-model")]
pub async fn want_model(model: String) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    let visit = visit();
    meaning::want(tx, visit.house.shelves.models(), &model).await.map_err(|cannot| match cannot {
        CannotWant::NotOffered => Problem::invalid("model", say!(locale(), "knowledge-choose-one")),
        CannotWant::Fault(fault) => fault.into(),
    })?;
    notice(say!(locale(), "knowledge-model-wanted", model = model));
    Ok(())
}

/// Which model says what knowledge means, and how far it has looked.
#[component]
pub(super) fn HowFound(
    /// How far.
    coverage: Coverage,
    /// The models that are offered.
    offered: Vec<String>,
    /// Whether the reader may choose.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let Coverage { active, wanted, passages, looked_at } = coverage;
    let served = active.filter(|it| offered.contains(it));
    let sentence = match (&served, offered.is_empty()) {
        (_, true) => say!(locale, "knowledge-found-by-words-only"),
        (Some(model), _) => say!(locale, "knowledge-found-by-meaning", model = model),
        (None, _) => say!(locale, "knowledge-found-by-words-yet"),
    };
    let count = |number: i32| u64::try_from(number).unwrap_or(0);
    let progress = wanted.filter(|_| !offered.is_empty()).map(|model| {
        let label = match served.as_ref() == Some(&model) {
            true => say!(locale, "knowledge-looks-on"),
            false => say!(locale, "knowledge-looks", model = model),
        };
        let words = say!(locale, "knowledge-looked-at", done = looked_at, count = passages);
        view! { <Meter label=label used=count(looked_at) limit=count(passages) words=words/> }
    });
    let rest = (served.is_some() && progress.is_none() && looked_at < passages)
        .then(|| view! { <p class="hint">{say!(locale, "knowledge-not-looked-at", count = passages - looked_at)}</p> });
    let choice = (may_write && offered.len() > 1).then(|| {
        let options: Vec<(String, String)> = offered.into_iter().map(|it| (it.clone(), it)).collect();
        view! {
            <Form door=WantModel::PATH class="form">
                <Select
                    name="model"
                    id="meaning-model"
                    label=say!(locale, "knowledge-model")
                    options=options
                    value=served
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "knowledge-model-take")}</SubmitButton>
                </div>
            </Form>
        }
    });
    view! {
        <Panel title=say!(locale, "knowledge-how-found")>
            <div class="stack stack-sm">
                <p>{sentence}</p>
                {progress}
                {rest}
                {choice}
            </div>
        </Panel>
    }
}
