//! For whom an item is, until when, and how old what machines read may grow.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::KnowledgeWrite;
use switchboard::knowledge::{self, AGES, Age, Audience, CannotChange, Listed, Reason, State, Terms};
use switchboard::say;
use switchboard::text::Zone;
use time::OffsetDateTime;

use super::problems;
use crate::ui::{Panel, Select, Size, SubmitButton, TextField, Variant};
use crate::{Form, Problem, access, locale, notice, visit};

/// The zone of the workspace.
pub(super) fn zone() -> Zone {
    visit().here.as_ref().map_or_else(|| Zone::named_or_utc("UTC"), |it| it.zone.clone())
}

/// Reads a last day; the whole of it counts.
///
/// # Errors
/// A [`Problem`] with the field for what is no date.
fn end(day: &str) -> Result<Option<OffsetDateTime>, Problem> {
    match day.trim() {
        "" => Ok(None),
        day => match zone().day(day) {
            Some(day) => Ok(Some(day.end)),
            None => Err(Problem::invalid("last_day", say!(locale(), "knowledge-no-day"))),
        },
    }
}

/// Reads for whom something new is, and until when: for everyone and without end unless it is said.
///
/// # Errors
/// A [`Problem`] with the field that cannot be read.
pub(super) fn read(audience: &str, last_day: &str) -> Result<Terms, Problem> {
    let audience = match audience {
        "" => Audience::Everyone,
        word => problems::word("audience", word)?,
    };
    let expires_at = end(last_day)?;
    if expires_at.is_some_and(|end| end <= visit().desk.now()) {
        return Err(problem(CannotChange::Past));
    }
    Ok(Terms { audience, expires_at })
}

/// The last day before an end, as a field for a date holds it.
fn last_day(end: OffsetDateTime) -> String {
    zone().local(end - time::Duration::seconds(1)).date().to_string()
}

/// Says for whom an item is, and until when.
#[server(endpoint = "knowledge/set-terms")]
pub async fn set_terms(item: String, audience: String, #[server(default)] last_day: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let terms = read(&audience, &last_day)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::set_terms(tx, item, terms).await.map_err(problem)?;
    notice(say!(locale(), "knowledge-terms-set"));
    Ok(())
}

/// Says that what is out of date by its age still holds.
#[server(endpoint = "knowledge/confirm")]
pub async fn confirm(item: String) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::confirm(tx, item).await.map_err(problem)?;
    notice(say!(locale(), "knowledge-confirmed"));
    Ok(())
}

/// Says how old what machines read may grow, in days.
#[server(endpoint = "knowledge/set-age")]
pub async fn set_age(days: String) -> Result<(), Problem> {
    let age = days.trim().parse().ok().and_then(Age::days).ok_or_else(|| {
        Problem::invalid("days", say!(locale(), "knowledge-age-range", first = AGES.start(), last = AGES.end()))
    })?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::set_age(tx, age).await?;
    notice(say!(locale(), "knowledge-age-set"));
    Ok(())
}

fn problem(cannot: CannotChange) -> Problem {
    match cannot {
        CannotChange::Gone => access::not_found(),
        CannotChange::Past => Problem::invalid("last_day", say!(locale(), "knowledge-day-past")),
        CannotChange::Fault(fault) => fault.into(),
    }
}

/// The fields for whom and until when.
#[component]
pub(super) fn TermsFields(
    /// What holds now.
    #[prop(optional)]
    terms: Terms,
) -> impl IntoView {
    let locale = locale();
    let options = vec![
        (Audience::Everyone.to_string(), say!(locale, "knowledge-for-everyone")),
        (Audience::Agents.to_string(), say!(locale, "knowledge-for-agents")),
    ];
    view! {
        <Select
            name="audience"
            label=say!(locale, "knowledge-audience")
            hint=say!(locale, "knowledge-audience-hint")
            options=options
            value=terms.audience.to_string()
        />
        <TextField
            name="last_day"
            label=say!(locale, "knowledge-last-day")
            hint=say!(locale, "knowledge-last-day-hint", zone = zone().name())
            kind="date"
            value=terms.expires_at.map(last_day)
            optional=true
        />
    }
}

/// For whom an item is and until when, to be changed.
#[component]
pub(super) fn TermsPanel(
    /// The item.
    item: Listed,
) -> impl IntoView {
    let locale = locale();
    let id = item.id;
    let hidden = move || vec![("item", id.to_string())];
    let is_old = item.state == State::Stale && item.reason == Some(Reason::TooOld);
    let confirm = is_old.then(|| {
        view! {
            <Form door=Confirm::PATH hidden=hidden()>
                <SubmitButton variant=Variant::Default>{say!(locale, "knowledge-confirm")}</SubmitButton>
            </Form>
        }
    });
    view! {
        <Panel title=say!(locale, "knowledge-terms")>
            <div class="stack">
                {confirm}
                <Form door=SetTerms::PATH hidden=hidden() class="form">
                    <TermsFields terms=item.terms/>
                    <div class="form-actions">
                        <SubmitButton variant=Variant::Default>{say!(locale, "knowledge-save-terms")}</SubmitButton>
                    </div>
                </Form>
            </div>
        </Panel>
    }
}

/// For whom an item is and until when, in a few words; nothing where it is for everyone without end.
#[component]
pub(super) fn TermsSaid(
    /// What holds.
    terms: Terms,
) -> impl IntoView {
    let locale = locale();
    let agents = (terms.audience == Audience::Agents).then(|| say!(locale, "knowledge-agents-only"));
    let until = terms.expires_at.map(|end| {
        let day = last_day(end);
        match terms.ends_soon(visit().desk.now()) {
            true => say!(locale, "knowledge-ends-soon", day = day),
            false => say!(locale, "knowledge-until", day = day),
        }
    });
    let said: Vec<String> = [agents, until].into_iter().flatten().collect();
    (!said.is_empty()).then(|| view! { <p class="hint">{said.join(" ")}</p> })
}

/// How old what machines read may grow.
#[component]
pub(super) fn AgePanel(
    /// In days.
    days: i32,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "knowledge-age")>
            <Form door=SetAge::PATH class="form">
                <TextField
                    name="days"
                    label=say!(locale, "knowledge-age-days")
                    hint=say!(locale, "knowledge-age-hint")
                    kind="number"
                    value=days.to_string()
                    min=AGES.start().to_string()
                    max=AGES.end().to_string()
                    required=true
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default size=Size::Small>{say!(locale, "knowledge-age-save")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
