//! Versions that wait for their time.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::ItemId;
use switchboard::knowledge::{self, CannotPlan, Plan, Revision};
use switchboard::say;
use switchboard::text::full;

use super::problems;
use super::terms::zone;
use crate::ui::{Fold, Panel, Size, SubmitButton, TextField, Variant};
use crate::{Form, Problem, access, locale, notice};

/// Calls a planned version off.
#[server(endpoint = "knowledge/call-off")]
pub async fn call_off(item: String, version: i32) -> Result<(), Problem> {
    let item = problems::id(&item)?;
    let tx = access::require(KnowledgeWrite).await?;
    knowledge::call_off(tx, item, version).await.map_err(problem)?;
    notice(say!(locale(), "knowledge-called-off", version = version));
    Ok(())
}

/// Plans a version for the moment that the wall clock of the workspace shows as `at`.
pub(super) async fn plan(item: ItemId, revision: Revision, at: &str) -> Result<(), Problem> {
    let locale = locale();
    let zone = zone();
    let no_moment = || Problem::invalid("publish_at", say!(locale, "knowledge-no-moment"));
    let at = zone.read(at.trim()).ok_or_else(no_moment)?;
    let tx = access::require(KnowledgeWrite).await?;
    let version = knowledge::plan(tx, item, revision, at).await.map_err(problem)?;
    notice(say!(locale, "knowledge-planned", version = version, when = full(at, &zone, locale)));
    Ok(())
}

fn problem(cannot: CannotPlan) -> Problem {
    let locale = locale();
    match cannot {
        CannotPlan::Gone | CannotPlan::OtherKind => access::not_found(),
        CannotPlan::Overtaken => Problem::invalid("", say!(locale, "knowledge-overtaken")),
        CannotPlan::Past => Problem::invalid("publish_at", say!(locale, "knowledge-moment-past")),
        CannotPlan::NoSuchPlan => Problem::Conflict(say!(locale, "knowledge-no-such-plan")),
        CannotPlan::Fault(fault) => fault.into(),
    }
}

/// The field for the moment at which what is written becomes active, where that is not now.
#[component]
pub(super) fn PlanField() -> impl IntoView {
    let locale = locale();
    view! {
        <Fold title=say!(locale, "knowledge-publish-later")>
            <TextField
                name="publish_at"
                label=say!(locale, "knowledge-publish-at")
                hint=say!(locale, "knowledge-publish-at-hint", zone = zone().name())
                kind="datetime-local"
                optional=true
            />
        </Fold>
    }
}

/// What is planned for an item; nothing where nothing is.
#[component]
pub(super) fn Plans(
    /// The item.
    item: ItemId,
    /// What is planned, the next first.
    plans: Vec<Plan>,
    /// Whether the reader may call it off.
    may_write: bool,
) -> impl IntoView {
    let locale = locale();
    (!plans.is_empty()).then(|| {
        let row = move |it: Plan| {
            let when = full(it.publish_at, &zone(), locale);
            let by = it.planned_by.map(|name| say!(locale, "knowledge-written-by", name = name));
            let hidden = vec![("item", item.to_string()), ("version", it.version.to_string())];
            let off = may_write.then(|| {
                view! {
                    <Form door=CallOff::PATH hidden=hidden>
                        <SubmitButton variant=Variant::Quiet size=Size::Small>
                            {say!(locale, "knowledge-call-off", version = it.version)}
                        </SubmitButton>
                    </Form>
                }
            });
            view! {
                <li class="cluster">
                    <span>{say!(locale, "knowledge-becomes-active", version = it.version, when = when)}</span>
                    <span class="hint">{by}</span>
                    {off}
                </li>
            }
        };
        let rows = plans.into_iter().map(row).collect_view();
        view! {
            <Panel title=say!(locale, "knowledge-plans")>
                <ul class="stack stack-sm">{rows}</ul>
            </Panel>
        }
    })
}
