//! How the set was answered last, beside the time before.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::evaluation::{Answered, Changed, Run, RunState, Verdict, changed};
use switchboard::say;

use super::doors::RunSet;
use crate::knowledge::Updated;
use crate::ui::{Badge, BadgeTone, Column, DataTable, Panel, SubmitButton};
use crate::{Form, locale, paths};

/// What a verdict is called.
#[component]
pub(super) fn VerdictBadge(
    /// The verdict.
    verdict: Verdict,
) -> impl IntoView {
    let tone = match verdict {
        Verdict::Right | Verdict::RefusedRightly => BadgeTone::Ok,
        Verdict::Wrong => BadgeTone::Danger,
        Verdict::RefusedWrongly => BadgeTone::Lamp,
    };
    view! { <Badge tone=tone>{locale().say(&format!("workbench-{verdict}"), &[])}</Badge> }
}

/// The run that goes on, the last one beside the one before, and what has changed between them.
#[component]
pub(super) fn LastRun(
    /// A run that goes on.
    #[prop(optional_no_strip)]
    going: Option<Run>,
    /// The last run, and the one before it.
    ended: Vec<(Run, Vec<Answered>)>,
    /// Whether there is nothing to ask.
    is_empty: bool,
    /// Whether the reader may run it.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    let because = match (is_empty, going.is_some()) {
        (true, _) => Some(say!(locale, "workbench-nothing-to-run")),
        (_, true) => Some(say!(locale, "workbench-under-way")),
        (false, false) => None,
    };
    let act = may_write.then(|| {
        view! {
            <Form door=RunSet::PATH>
                <SubmitButton icon=Some("refresh-cw") disabled_because=because>{say!(locale, "workbench-run")}</SubmitButton>
            </Form>
        }
    });
    let never = (going.is_none() && ended.is_empty())
        .then(|| view! { <p class="hint">{say!(locale, "workbench-never-run")}</p> });
    let differ = match &ended[..] {
        [(_, after), (_, before)] => Some(changed(before, after)),
        _ => None,
    };
    let runs: Vec<Run> = ended.into_iter().map(|(run, _)| run).collect();
    view! {
        <Panel title=say!(locale, "workbench-last-run")>
            <div class="stack stack-sm">
                {going.map(progress)}
                {never}
                {(!runs.is_empty()).then(|| summary(&runs))}
                <p class="hint">{say!(locale, "workbench-free")}</p>
                {act}
            </div>
        </Panel>
        {differ.map(|it| view! { <Panel title=say!(locale, "workbench-changed")>{changes(it)}</Panel> })}
    }
}

/// How far a run is, in words and as a bar.
fn progress(run: Run) -> impl IntoView {
    let locale = locale();
    let words = match run.state {
        RunState::Waiting => say!(locale, "workbench-waits"),
        _ => say!(locale, "workbench-progress", done = run.done, total = run.total),
    };
    view! {
        <p role="status">{words}</p>
        <progress class="w-full" aria-label=say!(locale, "workbench-last-run") value=run.done max=run.total.max(1)></progress>
    }
}

/// The last run, and the one before it where there was one: how many answers got which verdict.
fn summary(runs: &[Run]) -> AnyView {
    let locale = locale();
    let mut columns = vec![Column::new(say!(locale, "workbench-verdict"))];
    columns.extend(runs.iter().enumerate().map(|(at, _)| {
        let name = if at == 0 { say!(locale, "workbench-this-run") } else { say!(locale, "workbench-run-before") };
        Column::new(name).number()
    }));
    let counts: [fn(&Run) -> i64; 4] = [|it| it.right, |it| it.wrong, |it| it.refused_rightly, |it| it.refused_wrongly];
    let row = |(verdict, count): (&Verdict, fn(&Run) -> i64)| {
        let cells = runs.iter().map(|run| view! { <td class="n">{count(run)}</td> }).collect_view();
        view! { <tr><th scope="row"><VerdictBadge verdict=*verdict/></th>{cells}</tr> }
    };
    let rows = Verdict::ALL.iter().zip(counts).map(row).collect_view();
    let of = |words: String, cell: fn(&Run) -> AnyView| {
        let cells = runs.iter().map(|run| view! { <td class="n">{cell(run)}</td> }).collect_view();
        view! { <tr><th scope="row">{words}</th>{cells}</tr> }
    };
    let asked = of(say!(locale, "workbench-asked-of"), |run| {
        say!(crate::locale(), "workbench-of", done = run.done, total = run.total).into_any()
    });
    let threshold =
        of(say!(locale, "workbench-threshold"), |run| crate::ui::decimal(run.threshold, crate::locale()).into_any());
    let when = of(say!(locale, "workbench-when"), |run| {
        let failed = (run.state == RunState::Failed)
            .then(|| view! { <Badge tone=BadgeTone::Danger>{say!(crate::locale(), "workbench-failed")}</Badge> });
        view! { <Updated at=run.ended_at.unwrap_or(run.created_at)/> {failed} }.into_any()
    });
    view! {
        <DataTable caption=say!(locale, "workbench-last-run") columns=columns>{rows}{asked}{threshold}{when}</DataTable>
    }
    .into_any()
}

/// The questions whose verdicts are not those of the run before.
fn changes(changed: Vec<Changed>) -> AnyView {
    let locale = locale();
    if changed.is_empty() {
        return view! { <p class="hint">{say!(locale, "workbench-none-changed")}</p> }.into_any();
    }
    let one = |it: Changed| {
        view! {
            <li class="cluster">
                <a class="link" href=format!("#question-{}", it.question_id)>{it.question}</a>
                <VerdictBadge verdict=it.before/>
                <span>{say!(locale, "workbench-then")}</span>
                <VerdictBadge verdict=it.after/>
            </li>
        }
    };
    view! { <ul class="stack stack-sm">{changed.into_iter().map(one).collect_view()}</ul> }.into_any()
}

/// Where a question is tried alone.
pub(super) fn tried_at(question: &str, language: Option<switchboard::knowledge::Language>) -> String {
    paths::knowledge_tried(question, language.map(|it| it.tag()))
}
