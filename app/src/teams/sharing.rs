//! How a team's conversations are given out, and how many each member is given.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::ids::MemberId;
use switchboard::say;
use switchboard::team::Member;
use switchboard::teams::{Assignment, MOST_IN_HAND, Team};

use super::doors::{SetAssignment, SetCapacity};
use crate::ui::{Choice, Panel, RadioGroup, Size, SubmitButton, TextField, Variant};
use crate::{Form, locale};

/// By hand, or by turns; and where it is by turns, how many conversations each member is given at most.
#[component]
pub(super) fn Sharing(
    /// The team.
    team: Team,
    /// Everybody of the workspace.
    members: Vec<Member>,
    /// How many conversations each member of the team is given at most.
    capacities: HashMap<MemberId, i32>,
) -> impl IntoView {
    let locale = locale();
    let choice = |it: Assignment| {
        let word = it.word().replace('_', "-");
        Choice::new(it.word(), locale.say(&format!("teams-assign-{word}"), &[]))
            .hint(locale.say(&format!("teams-assign-{word}-about"), &[]))
    };
    let choices: Vec<Choice> = Assignment::ALL.iter().copied().map(choice).collect();
    let (by_turns, now) = (team.assignment == Assignment::ByTurns, team.assignment.word());
    let inside = members.into_iter().filter(|it| team.member_ids.contains(&it.id));
    let rooms = inside.map(|it| {
        let most = capacities.get(&it.id).copied().unwrap_or_default();
        view! { <Room member=it.id name=it.name.to_string() most=most/> }
    });
    let rooms = by_turns.then(|| view! { <ul class="stack stack-sm">{rooms.collect_view()}</ul> });
    view! {
        <Panel title=say!(locale, "teams-sharing")>
            <div class="stack">
                <Form door=SetAssignment::PATH hidden=vec![("team", team.id.to_string())] class="form">
                    <RadioGroup name="assignment" legend=say!(locale, "teams-assign") choices=choices value=now.to_owned()/>
                    <div class="form-actions">
                        <SubmitButton variant=Variant::Default>{say!(locale, "teams-assign-save")}</SubmitButton>
                    </div>
                </Form>
                {rooms}
            </div>
        </Panel>
    }
}

/// How many conversations one member is given at most, in all their teams together.
#[component]
fn Room(member: MemberId, name: String, most: i32) -> impl IntoView {
    let locale = locale();
    let label = say!(locale, "teams-capacity", name = name.as_str());
    view! {
        <li>
            <Form door=SetCapacity::PATH hidden=vec![("member", member.to_string())] class="cluster items-end">
                <TextField
                    name="capacity"
                    id=format!("capacity-{member}")
                    label=label
                    kind="number"
                    value=most.to_string()
                    min="1"
                    max=MOST_IN_HAND.to_string()
                    required=true
                />
                <SubmitButton size=Size::Small variant=Variant::Quiet>
                    {say!(locale, "teams-capacity-save")}
                    <span class="sr-only">" " {name}</span>
                </SubmitButton>
            </Form>
        </li>
    }
}
