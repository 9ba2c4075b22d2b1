//! The questions of the set, each with the verdict of the last run.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::assistant::OutcomeKind;
use switchboard::evaluation::{Answered, Question};
use switchboard::ids::QuestionId;
use switchboard::say;

use super::doors::RetireQuestion;
use super::run::{VerdictBadge, tried_at};
use crate::knowledge::language_name;
use crate::ui::{Column, Confidence, DataTable, Empty, LinkButton, Size, SubmitButton, Variant};
use crate::{Form, locale, paths};

/// The questions, or what to do when there are none.
#[component]
pub(super) fn Set(
    /// The newest first.
    questions: Vec<Question>,
    /// What they were answered in the last run.
    answers: Vec<Answered>,
    /// Whether the reader may retire one.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    if questions.is_empty() {
        let first = view! { <LinkButton href=paths::knowledge_test()>{say!(locale, "workbench-try")}</LinkButton> };
        return view! {
            <Empty
                title=say!(locale, "workbench-empty")
                text=say!(locale, "workbench-empty-text")
                action=first.into_any()
                icon="clipboard-check"
            />
        }
        .into_any();
    }
    let mut columns = vec![
        Column::new(say!(locale, "knowledge-question")),
        Column::new(say!(locale, "workbench-expected")).wide_only(),
        Column::new(say!(locale, "workbench-verdict")),
    ];
    if may_write {
        columns.push(Column::new(say!(locale, "workbench-actions")).silent());
    }
    let mut answers: HashMap<QuestionId, Answered> = answers.into_iter().map(|it| (it.question_id, it)).collect();
    let rows = questions
        .into_iter()
        .map(|it| {
            let answered = answers.remove(&it.id);
            row(it, answered, may_write)
        })
        .collect_view();
    view! { <DataTable caption=say!(locale, "workbench-questions") columns=columns>{rows}</DataTable> }.into_any()
}

fn row(question: Question, answered: Option<Answered>, may_write: bool) -> impl IntoView {
    let locale = locale();
    let expected = match (question.expected_item_id, question.expected_title) {
        (Some(item), Some(title)) => view! { <a class="link" href=paths::knowledge_item(item)>{title}</a> }.into_any(),
        _ => say!(locale, "workbench-person").into_any(),
    };
    let language = question.language.map(|it| view! { <p class="hint">{language_name(it)}</p> });
    let verdict = match answered {
        Some(it) => answer(it),
        None => view! { <span class="hint">{say!(locale, "workbench-not-asked")}</span> }.into_any(),
    };
    let id = question.id;
    let retire = may_write.then(|| {
        let named = say!(locale, "workbench-retire-named", question = question.question.clone());
        view! {
            <td>
                <Form door=RetireQuestion::PATH hidden=vec![("question", id.to_string())] label=named>
                    <SubmitButton variant=Variant::Quiet size=Size::Small icon=Some("archive")>
                        {say!(locale, "workbench-retire")}
                    </SubmitButton>
                </Form>
            </td>
        }
    });
    view! {
        <tr id=format!("question-{id}")>
            <th scope="row">
                <a class="link" href=tried_at(&question.question, question.language) data-row="true">{question.question.clone()}</a>
                {language}
            </th>
            <td class="wide-only">{expected}</td>
            <td>{verdict}</td>
            {retire}
        </tr>
    }
}

/// The verdict, and what it rests on.
fn answer(it: Answered) -> AnyView {
    let locale = locale();
    let rank = it.expected_item_id.map(|_| match it.rank {
        Some(rank) => say!(locale, "workbench-rank", rank = rank),
        None => say!(locale, "workbench-no-rank"),
    });
    let said = match (it.outcome, it.cited_title, it.reason) {
        (OutcomeKind::Answer, Some(title), _) => Some(say!(locale, "workbench-cited", title = title)),
        (OutcomeKind::Clarify, ..) => Some(say!(locale, "workbench-asked-back")),
        (_, _, Some(reason)) => Some(locale.say(&format!("assistant-reason-{}", reason.word().replace('_', "-")), &[])),
        _ => None,
    };
    view! {
        <div class="stack stack-sm">
            <span class="cluster"><VerdictBadge verdict=it.verdict/> <Confidence value=it.confidence/></span>
            {said.map(|words| view! { <span class="hint">{words}</span> })}
            {rank.map(|words| view! { <span class="hint">{words}</span> })}
        </div>
    }
    .into_any()
}
