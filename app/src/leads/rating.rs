//! The score of a lead: why it is what it is, what it was before, and a person's own.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::leads::{Given, Lead, reason};
use switchboard::say;

use super::doors::{LeaveToRules, Rate};
use super::words::score_badge;
use crate::inbox::Reader;
use crate::ui::{Column, DataTable, Fold, Panel, Size, SubmitButton, TextField, Time, Variant};
use crate::{Form, filled};

/// The newest score with its reason, those before it, and the means to set another.
#[component]
pub fn Rating(
    /// The lead.
    it: Lead,
    /// Its scores, the newest first.
    scores: Vec<Given>,
    /// Who reads.
    reader: Reader,
) -> impl IntoView {
    let locale = reader.locale;
    let newest = scores.first().map(|it| why(it, &reader));
    let by_hand = scores.first().is_some_and(|it| it.because.is_some());
    let count = scores.len();
    let columns = vec![
        Column::new(say!(locale, "leads-score")),
        Column::new(say!(locale, "leads-why")),
        Column::new(say!(locale, "leads-when")).number(),
    ];
    let rows = scores
        .iter()
        .map(|it| {
            let at = it.at;
            view! {
                <tr>
                    <th scope="row">{score_badge(it.level, it.value, locale)}</th>
                    <td>{why(it, &reader)}</td>
                    <td class="n"><Time at=at shown=reader.around(at) full=reader.full(at)/></td>
                </tr>
            }
        })
        .collect_view();
    let history = view! {
        <Fold title=say!(locale, "leads-score-history") count=count id="score-history">
            <DataTable caption=say!(locale, "leads-score-history") columns=columns>{rows}</DataTable>
        </Fold>
    };
    let forms = reader.may(Right::LeadsWork).then(|| {
        let hidden = vec![("lead", it.id.to_string())];
        // What was refused is seen.
        let refused = filled(Rate::PATH, &hidden).was_refused();
        let back = by_hand.then(|| {
            view! {
                <Form door=LeaveToRules::PATH hidden=hidden.clone()>
                    <SubmitButton size=Size::Small variant=Variant::Default>{say!(locale, "leads-leave-to-rules")}</SubmitButton>
                </Form>
            }
        });
        view! {
            {back}
            <Fold title=say!(locale, "leads-rate") id="rate" open=refused>
                <Form door=Rate::PATH hidden=hidden class="form">
                    <TextField name="score" kind="number" label=say!(locale, "leads-score-points") value=it.score.to_string() min="0" max="100" inputmode="numeric" required=true/>
                    <TextField name="because" id="rate-because" label=say!(locale, "leads-score-because") maxlength=300 required=true/>
                    <div class="form-actions"><SubmitButton size=Size::Small>{say!(locale, "leads-set-score")}</SubmitButton></div>
                </Form>
            </Fold>
        }
    });
    view! {
        <Panel title=say!(locale, "leads-score")>
            <div class="stack stack-sm">
                <div data-live="lead-score" class="stack stack-sm">
                    <p>{score_badge(it.level, it.score, locale)} " " {newest}</p>
                    {history}
                </div>
                {forms}
            </div>
        </Panel>
    }
}

/// Why a score is what it is: in a sentence of the rules, or in a person's words.
fn why(it: &Given, reader: &Reader) -> String {
    let locale = reader.locale;
    match (&it.because, &it.by) {
        (Some(because), by) => {
            let who = by.clone().unwrap_or_default();
            say!(locale, "leads-set-by", who = who, because = because.as_str())
        }
        (None, _) => reason(it.level, &it.signals, locale),
    }
}
