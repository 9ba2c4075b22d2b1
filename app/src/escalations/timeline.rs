//! Every step of an escalation, the first on top.

use leptos::prelude::*;
use switchboard::escalations::{RaisedBy, Step, Taken};
use switchboard::say;

use crate::inbox::Reader;
use crate::ui::{Column, DataTable, Panel, Time};

/// The steps, each with its time.
#[component]
pub fn Timeline(
    /// The steps, in order.
    steps: Vec<Taken>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let title = say!(locale, "escalation-steps");
    let columns =
        vec![Column::new(say!(locale, "escalation-step")), Column::new(say!(locale, "escalation-when")).number()];
    let rows = steps
        .into_iter()
        .map(|taken| {
            let (words, at) = (sentence(&taken, &reader), taken.at);
            view! {
                <tr>
                    <td>{words}</td>
                    <td class="n"><Time at=at shown=reader.around(at) full=reader.full(at)/></td>
                </tr>
            }
        })
        .collect_view();
    let caption = title.clone();
    view! { <Panel title=title flush=true><DataTable caption=caption columns=columns>{rows}</DataTable></Panel> }
}

fn sentence(taken: &Taken, reader: &Reader) -> String {
    let locale = reader.locale;
    let who = taken.by.clone().unwrap_or_else(|| say!(locale, "step-by-nobody"));
    match &taken.step {
        Step::Raised { reason, name, by } => {
            let reason = reason.called(name.as_deref(), locale);
            match by {
                RaisedBy::Assistant => say!(locale, "step-raised-assistant", reason = reason),
                RaisedBy::Agent => say!(locale, "step-raised-agent", who = who, reason = reason),
                RaisedBy::Contact => say!(locale, "step-raised-contact", reason = reason),
                RaisedBy::Rule => say!(locale, "step-raised-rule", reason = reason),
            }
        }
        Step::Accepted => say!(locale, "step-accepted", who = who),
        Step::Given { to } => say!(locale, "step-given", who = who, to = to.as_str()),
        Step::GivenToTeam { team } => say!(locale, "step-given-to-team", who = who, team = team.as_str()),
        Step::Released => say!(locale, "step-released"),
        Step::Prioritised { priority } => {
            say!(locale, "step-prioritised", who = who, priority = locale.say(&format!("priority-{priority}"), &[]))
        }
        Step::Briefed { by } => locale.say(&format!("step-briefed-{by}"), &[("who", who.into())]),
        Step::Told { rung } => say!(locale, "step-told", told = locale.say(&format!("told-{rung}"), &[])),
        Step::Resolved { outcome } => {
            let outcome = locale.say(&format!("escalations-outcome-{outcome}"), &[]);
            say!(locale, "step-resolved", who = who, outcome = outcome)
        }
        Step::Reopened => say!(locale, "step-reopened", who = who),
    }
}
