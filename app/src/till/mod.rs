//! The till: choosing a plan, seeing what a change costs before it is made, ending it, and the ways to Stripe's pages.
//!
//! Its parts stand on the page of bills, for whoever may pay. A change has a page of its own, which shows the next bill as
//! Stripe computes it, and one button; what is shown there is what is paid. Whoever comes back from Stripe before Stripe
//! has told of it is told to wait, and can look again.
//!
//! Start reading at [`buttons`]. Not here: the page of bills itself (`billing`), the ways to Stripe (`server/src/http/till.rs`).

mod change;
mod doors;
mod problems;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::Right;
use switchboard::say;

use crate::routes::{Entry, Guard::Needs, door, needs};
use crate::ui::{LinkButton, SubmitButton, Variant};
use crate::{Form, encode, locale, paths};

pub use change::change_page;
pub use problems::word;

/// The pages of this feature.
pub const PAGES: &[Entry] = &[needs(paths::CHANGE_PLAN, Right::BillingManage)];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::ChangePlan>(Needs(Right::BillingManage)),
    door::<doors::EndPlan>(Needs(Right::BillingManage)),
    door::<doors::KeepPlan>(Needs(Right::BillingManage)),
];

/// What became of the way to Stripe that the address tells of: `stripe` a word, `waiting` a session.
pub fn news(stripe: Option<String>, waiting: Option<String>) -> impl IntoView + use<> {
    let locale = locale();
    let waits = waiting.map(|session| {
        let again = paths::here(&format!("/billing/returned?session={}", encode(&session)));
        view! {
            <p>{say!(locale, "till-waiting")}</p>
            <p><a href=again>{say!(locale, "till-look-again")}</a></p>
        }
    });
    let told = stripe.and_then(|word| problems::sentence(&word)).map(|it| view! { <p>{it}</p> });
    let is_there = waits.is_some() || told.is_some();
    is_there.then(|| view! { <div class="stack" role="status">{waits}{told}</div> })
}

/// Whether somebody takes money here.
pub fn is_open() -> bool {
    problems::till().is_ok()
}

/// The link by which a plan is bought, or the change to it looked at.
pub fn choose(plan: &str, every: &str, has_one: bool) -> impl IntoView + use<> {
    let locale = locale();
    let path = if has_one { paths::CHANGE_PLAN } else { "/billing/pay" };
    let href = paths::here(&format!("{path}?plan={}&every={}", encode(plan), encode(every)));
    let words = if has_one { say!(locale, "till-see-change") } else { say!(locale, "till-choose") };
    view! { <LinkButton href=href>{words}</LinkButton> }
}

/// What can be done about a subscription that is there: end it or let it go on, and Stripe's page.
pub fn buttons(ends: bool) -> impl IntoView + use<> {
    let locale = locale();
    let end = match ends {
        true => view! {
            <Form door=doors::KeepPlan::PATH>
                <SubmitButton>{say!(locale, "till-keep")}</SubmitButton>
            </Form>
        }
        .into_any(),
        false => view! {
            <Form door=doors::EndPlan::PATH>
                <SubmitButton variant=Variant::Default>{say!(locale, "till-end")}</SubmitButton>
            </Form>
        }
        .into_any(),
    };
    view! {
        <div class="form-actions">
            <LinkButton href=paths::here("/billing/portal")>{say!(locale, "till-portal")}</LinkButton>
            {end}
        </div>
    }
}
