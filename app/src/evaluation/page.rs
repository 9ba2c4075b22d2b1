//! `/knowledge/evaluation`

use leptos::prelude::*;
use switchboard::access::{KnowledgeRead, Right};
use switchboard::evaluation::{self, Answered, Question, Run};
use switchboard::say;

use super::run::LastRun;
use super::set::Set;
use crate::ui::{LinkButton, Panel, Variant};
use crate::{Sheet, access, locale, page, paths};

/// The questions that the assistant should be able to answer, and whether it is.
pub fn evaluation_page() -> impl IntoView {
    page(async move {
        let mut tx = access::require(KnowledgeRead).await?;
        let may_write = tx.may(Right::KnowledgeWrite);
        let questions = evaluation::questions(&mut tx).await?;
        // One that goes on, the last one, and the one before that.
        let mut runs = evaluation::runs(&mut tx, 3).await?;
        let going = (runs.first().is_some_and(|it| it.state.is_under_way())).then(|| runs.remove(0));
        let mut ended = Vec::new();
        for run in runs.into_iter().take(2) {
            let answers = evaluation::answers(&mut tx, run.id).await?;
            ended.push((run, answers));
        }
        let locale = locale();
        let body = view! { <Evaluation questions=questions going=going ended=ended may_write=may_write/> };
        let sheet = Sheet::new(say!(locale, "workbench-evaluation"), body).about(say!(locale, "workbench-about"));
        Ok(sheet.actions(view! {
            <LinkButton href=paths::knowledge_test() icon=Some("plus") variant=Variant::Default>
                {say!(locale, "workbench-try")}
            </LinkButton>
        }))
    })
}

/// The whole page.
#[component]
fn Evaluation(
    /// The set.
    questions: Vec<Question>,
    /// A run that goes on.
    #[prop(optional_no_strip)]
    going: Option<Run>,
    /// The last run, and the one before it.
    ended: Vec<(Run, Vec<Answered>)>,
    /// Whether the reader may change the set and run it.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let last: Vec<Answered> = ended.first().map(|(_, answers)| answers.clone()).unwrap_or_default();
    let is_empty = questions.is_empty();
    view! {
        <div class="page page-wide stack">
            <div data-live="evaluation" class="stack">
                <LastRun going=going ended=ended is_empty=is_empty may_write=may_write/>
            </div>
            <div data-live="evaluation-set">
                <Panel title=say!(locale, "workbench-questions") flush=true>
                    <Set questions=questions answers=last may_write=may_write/>
                </Panel>
            </div>
            <p>
                <a class="link" href=paths::knowledge()>{say!(locale, "knowledge-back")}</a>
            </p>
        </div>
    }
}
