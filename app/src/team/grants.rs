//! What a member was given beside their role, on their page.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Powers, Right, Rights, givable, harmless};
use switchboard::ids::MemberId;
use switchboard::say;
use switchboard::team::{Grant, Member};
use switchboard::text::full;

use super::doors::{GrantRight, TakeRight};
use super::role_form::right_name;
use crate::ui::{Badge, Panel, Select, Size, SubmitButton, Time, Variant};
use crate::{Form, locale, visit};

/// The rights beside the role, and a form for one more.
#[component]
pub(super) fn Grants(
    /// Whose.
    member: Member,
    /// Newest first, also what has ended.
    grants: Vec<Grant>,
    /// What whoever looks may give.
    mine: Powers,
    /// They look at themselves: nobody gives themselves anything.
    is_me: bool,
) -> impl IntoView {
    let locale = locale();
    let rows = grants.into_iter().map(|it| view! { <Row member=member.id grant=it/> }).collect_view();
    let offered = offered(&member, mine);
    let give = (!is_me && !offered.is_empty()).then(|| view! { <Give member=member.id offered=offered/> });
    view! {
        <Panel title=say!(locale, "roles-grants")>
            <div class="stack">
                <p class="hint">{say!(locale, "roles-grants-about")}</p>
                <ul class="stack stack-sm">{rows}</ul>
                {give}
            </div>
        </Panel>
    }
}

/// What can be given to somebody who does not have it.
fn offered(member: &Member, mine: Powers) -> Vec<Right> {
    let position = &member.position;
    let fits = |it: &Right| !position.is_masked() || harmless().has(*it);
    let held = |it: &Right| mine.rights.cover(Rights::of(&[*it]).complete());
    givable().iter().filter(|it| !position.rights().has(*it) && fits(it) && held(it)).collect()
}

#[component]
fn Row(member: MemberId, grant: Grant) -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    let is_live = grant.is_live(visit.desk.now());
    let zone = visit.here.as_ref().map(|it| it.zone.clone());
    let until = match (grant.expires_at, zone) {
        (Some(at), Some(zone)) => {
            let shown = full(at, &zone, locale);
            let words = if is_live { say!(locale, "roles-until") } else { say!(locale, "roles-ended") };
            view! { <span class="hint">{words} " " <Time at=at shown=shown.clone() full=shown/></span> }.into_any()
        }
        _ => view! { <span class="hint">{say!(locale, "roles-for-good")}</span> }.into_any(),
    };
    let name = right_name(grant.right);
    let take = say!(locale, "roles-take", right = name.clone());
    let ended = (!is_live).then(|| view! { <Badge>{say!(locale, "roles-over")}</Badge> });
    view! {
        <li class="cluster">
            <span>{name}</span>
            {ended}
            {until}
            <span class="hint">{say!(locale, "roles-giver", name = grant.giver)}</span>
            <Form
                door=TakeRight::PATH
                hidden=vec![("member", member.to_string()), ("right", grant.right.name().to_owned())]
            >
                <SubmitButton size=Size::Small variant=Variant::Quiet>{take}</SubmitButton>
            </Form>
        </li>
    }
}

#[component]
fn Give(member: MemberId, offered: Vec<Right>) -> impl IntoView {
    let locale = locale();
    let rights: Vec<_> = offered.into_iter().map(|it| (it.name().to_owned(), right_name(it))).collect();
    let days = vec![
        ("1".to_owned(), say!(locale, "roles-days-1")),
        ("7".to_owned(), say!(locale, "roles-days-7")),
        ("30".to_owned(), say!(locale, "roles-days-30")),
        ("90".to_owned(), say!(locale, "roles-days-90")),
        ("never".to_owned(), say!(locale, "roles-for-good")),
    ];
    view! {
        <Form door=GrantRight::PATH hidden=vec![("member", member.to_string())] class="form">
            <Select name="right" label=say!(locale, "roles-right") options=rights/>
            <Select name="days" label=say!(locale, "roles-how-long") options=days value="7".to_owned()/>
            <div class="form-actions">
                <SubmitButton>{say!(locale, "roles-give")}</SubmitButton>
            </div>
        </Form>
    }
}
