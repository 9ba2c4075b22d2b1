//! `/escalations/:id`: one escalation, with its brief and every step of its way.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use switchboard::access::{InboxRead, Right};
use switchboard::escalations::{self, Escalation, Status, Taken, Written};
use switchboard::ids::EscalationId;
use switchboard::service_levels::{self, Target, Timer};
use switchboard::tenancy::Tx;
use switchboard::{say, team, teams, text};
use time::Duration;

use super::acts::Acts;
use super::briefing::BriefPanel;
use super::timeline::Timeline;
use crate::inbox::{Reader, contact_name, conversation_address};
use crate::ui::{Badge, BadgeTone, Fact, Facts, LinkButton, Panel, Time};
use crate::{Problem, Sheet, access, page, paths};

/// An escalation with everything that its page shows.
pub struct Opened {
    /// The escalation.
    pub it: Escalation,
    /// What whoever takes it should know.
    pub brief: Option<Written>,
    /// Every step so far.
    pub steps: Vec<Taken>,
    /// Until when it is to be accepted.
    pub acceptance: Option<Timer>,
    /// To whom it could be given; empty where the reader may not.
    pub agents: Vec<team::Holder>,
    /// And to which teams.
    pub teams: Vec<teams::Team>,
}

impl Opened {
    async fn load(tx: &mut Tx<InboxRead>, id: EscalationId) -> Result<Self, Problem> {
        let it = escalations::find(tx, id).await?.ok_or_else(access::not_found)?;
        let timers = service_levels::timers_of(tx, it.conversation_id).await?;
        let acceptance =
            timers.into_iter().find(|timer| timer.target == Target::Acceptance && timer.escalation == Some(id));
        let gives = tx.may(Right::InboxAssign) && it.status != Status::Resolved;
        Ok(Self {
            brief: escalations::brief(tx, id).await?,
            steps: escalations::timeline(tx, id).await?,
            acceptance,
            agents: if gives { team::holders(tx).await? } else { Vec::new() },
            teams: if gives { teams::list(tx).await? } else { Vec::new() },
            it,
        })
    }
}

/// `/escalations/:id`
pub fn escalation_page() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").and_then(|it| it.parse::<EscalationId>().ok());
    page(async move {
        let mut tx = access::require(InboxRead).await?;
        let id = id.ok_or_else(access::not_found)?;
        let opened = Opened::load(&mut tx, id).await?;
        access::hand_on(tx);
        let reader = Reader::here();
        let locale = reader.locale;
        let reason = opened.it.reason.called(opened.it.reason_name.as_deref(), locale);
        let name = contact_name(opened.it.contact_name.as_deref(), locale);
        let title = say!(locale, "escalation-title", reason = reason, name = name);
        let thread = view! {
            <LinkButton href=conversation_address(opened.it.conversation_id) icon=Some("message-square")>
                {say!(locale, "escalation-open-thread")}
            </LinkButton>
        };
        let Opened { it, brief, steps, acceptance, agents, teams } = opened;
        let facts = facts(&it, acceptance.as_ref(), &reader);
        let body = view! {
            <div class="page page-form stack">
                <p><a class="link" href=paths::here("/escalations")>{say!(locale, "escalation-all")}</a></p>
                <div data-live="escalation">{facts}</div>
                <BriefPanel it=it.clone() brief=brief reader=reader.clone()/>
                <Acts it=it agents=agents teams=teams reader=reader.clone()/>
                <div data-live="escalation-steps"><Timeline steps=steps reader=reader/></div>
            </div>
        };
        Ok(Sheet::new(title, body).actions(thread))
    })
}

fn facts(it: &Escalation, acceptance: Option<&Timer>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let tone = match it.status {
        Status::Pending => BadgeTone::Lamp,
        Status::InProgress => BadgeTone::Accent,
        Status::Resolved => BadgeTone::Line,
    };
    let status = locale.say(&format!("escalations-status-{}", it.status), &[]);
    let holder = it.assignee_name.clone().unwrap_or_else(|| say!(locale, "inbox-handler-nobody"));
    let raised_by = locale.say(&format!("escalations-by-{}", it.raised_by), &[]);
    let raised = reader.full(it.created_at);
    let due = acceptance.filter(|timer| timer.ended_at.is_none()).and_then(|timer| Some((timer.due_at?, timer)));
    let due = due.map(|(at, timer)| {
        let (words, late) = (reader.around(at), timer.is_late(reader.now));
        let late = late.then(|| view! { " " <Badge tone=BadgeTone::Danger>{say!(locale, "escalation-late")}</Badge> });
        view! { <Fact name=say!(locale, "escalation-due")>{words} {late}</Fact> }
    });
    let took =
        |minutes: i32| say!(locale, "escalation-took", span = text::span(Duration::minutes(minutes.into()), locale));
    let accepted = it.accepted_at.map(|at| {
        let took = it.minutes_to_accept.map(took);
        let when = reader.full(at);
        view! { <Fact name=say!(locale, "escalation-accepted")>{when} " " <span class="hint">{took}</span></Fact> }
    });
    let resolved = it.resolved_at.map(|at| {
        let took = it.minutes_to_resolve.map(took);
        let when = reader.full(at);
        view! { <Fact name=say!(locale, "escalation-resolved")>{when} " " <span class="hint">{took}</span></Fact> }
    });
    let outcome = it.outcome.map(|outcome| {
        let words = locale.say(&format!("escalations-outcome-{outcome}"), &[]);
        let note = it.outcome_note.clone().map(|note| format!(" — {note}"));
        view! { <Fact name=say!(locale, "escalation-outcome")>{words} {note}</Fact> }
    });
    let note = Some(it.note.clone()).filter(|it| !it.trim().is_empty());
    let note = note.map(|note| view! { <Fact name=say!(locale, "escalation-note")>{note}</Fact> });
    let (priority, gist) = (locale.say(&format!("priority-{}", it.priority), &[]), it.preview.clone());
    let since = it.created_at;
    let team = it.team_name.clone().map(|name| view! { <Fact name=say!(locale, "inbox-team")>{name}</Fact> });
    view! {
        <Panel>
            <Facts>
                <Fact name=say!(locale, "inbox-status")><Badge tone=tone>{status}</Badge></Fact>
                <Fact name=say!(locale, "service-priority")>{priority}</Fact>
                <Fact name=say!(locale, "inbox-assignee")>{holder}</Fact>
                {team}
                <Fact name=say!(locale, "escalation-raised")>
                    <Time at=since shown=raised.clone() full=raised/>
                    " "
                    <span class="hint">{raised_by}</span>
                </Fact>
                {note}
                {due}
                {accepted}
                {resolved}
                {outcome}
                <Fact name=say!(locale, "escalations-gist")>{gist}</Fact>
            </Facts>
        </Panel>
    }
}
