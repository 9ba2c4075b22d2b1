//! Putting what a customer asked into the set, with what should answer it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::KnowledgeRead;
use switchboard::assistant::WholeTrace;
use switchboard::evaluation::{self, LONGEST_QUESTION, Question};
use switchboard::ids::ItemId;
use switchboard::knowledge::{self, Filter, searchable};
use switchboard::say;

use super::doors::AddQuestion;
use super::problems::PERSON;
use crate::ui::{Choice, RadioGroup, Size, SubmitButton, TextArea, TextField, Variant};
use crate::{Form, Problem, access, locale, paths};

/// Items that a search among the titles offers.
const OFFERED: i64 = 10;

/// A customer's question, and what may be said about it.
#[derive(Debug, Clone)]
pub(crate) struct Teaching {
    question: String,
    /// A tag; empty is the question's own.
    language: String,
    /// What may be expected, each item once: what was looked at, and what was looked for by title.
    sources: Vec<(ItemId, String)>,
    /// What the answer rests on, where nobody called it wrong.
    cited: Option<ItemId>,
    /// The same question, where the set has it.
    known: Option<Question>,
    /// What was looked for.
    find: String,
}

impl Teaching {
    /// What the trace of an answer offers, with the items whose titles have the words of `find`.
    pub async fn of(trace: &WholeTrace, find: &str) -> Result<Self, Problem> {
        let mut tx = access::require(KnowledgeRead).await?;
        let known = evaluation::known(&mut tx, &trace.searched).await?;
        let find: String = find.trim().chars().take(200).collect();
        let named = match find.is_empty() {
            true => Vec::new(),
            false => {
                let named = Filter { words: Some(find.clone()), ..Filter::default() };
                knowledge::list(&mut tx, &named, OFFERED).await?
            }
        };
        access::hand_on(tx);
        let mut sources: Vec<(ItemId, String)> = Vec::new();
        let looked_at = trace.run.passages.iter().map(|it| (it.item_id, it.title.clone()));
        for (item, title) in looked_at.chain(named.into_iter().map(|it| (it.id, it.title))) {
            if !sources.iter().any(|(known, _)| *known == item) {
                sources.push((item, title));
            }
        }
        let tag = trace.language.map(|it| it.tag()).filter(|it| searchable(it).is_ok());
        Ok(Self {
            question: trace.searched.clone(),
            language: tag.unwrap_or_default().to_owned(),
            sources,
            cited: trace.stands_on(),
            known,
            find,
        })
    }
}

/// The form that puts what a customer asked into the set. It stands at `address`.
#[component]
pub(crate) fn AskedForm(
    /// The question.
    teaching: Teaching,
    /// Where the form stands.
    address: String,
) -> impl IntoView {
    let locale = locale();
    let Teaching { question, language, sources, cited, known, find } = teaching;
    let stands = known.map(|it| {
        let expects = it.expected_title.unwrap_or_else(|| say!(locale, "workbench-person"));
        view! {
            <p role="note">
                {say!(locale, "trace-known", expected = expects)} " "
                <a class="link" href=paths::evaluation_question(it.id)>{say!(locale, "trace-known-open")}</a>
            </p>
        }
    });
    let choose = cited.is_none().then(|| view! { <p class="hint">{say!(locale, "trace-choose")}</p> });
    let mut choices: Vec<Choice> =
        sources.into_iter().map(|(item, title)| Choice::new(item.to_string(), title)).collect();
    choices.push(Choice::new(PERSON, say!(locale, "workbench-expect-person")));
    view! {
        <div class="stack">
            {stands}
            <form method="get" action=address class="form" role="search">
                <TextField
                    name="find"
                    label=say!(locale, "trace-find")
                    hint=say!(locale, "trace-find-hint")
                    kind="search"
                    value=find
                    optional=true
                    maxlength=200_u32
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Quiet size=Size::Small>{say!(locale, "trace-find-do")}</SubmitButton>
                </div>
            </form>
            <Form door=AddQuestion::PATH hidden=vec![("language", language)] class="form">
                <TextArea
                    name="question"
                    label=say!(locale, "knowledge-question")
                    hint=say!(locale, "trace-question-hint")
                    value=question
                    required=true
                    maxlength=u32::try_from(LONGEST_QUESTION).unwrap_or(u32::MAX)
                    rows=2
                />
                {choose}
                <RadioGroup
                    name="expected"
                    legend=say!(locale, "workbench-should-cite")
                    choices=choices
                    value=cited.map(|it| it.to_string())
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "workbench-save")}</SubmitButton>
                </div>
            </Form>
        </div>
    }
}
