//! What stands above every page of a workspace that is not active.

use leptos::prelude::*;
use switchboard::access::Right;
use switchboard::billing::{Access, Standing, Why};
use switchboard::say;

use crate::inbox::Reader;
use crate::ui::Icon;
use crate::{paths, visit};

/// What is not possible, why, and what to do about it; nothing where everything is paid.
pub fn banner() -> Option<impl IntoView> {
    let reader = Reader::here();
    let standing = visit().standing()?;
    let sentence = sentence(standing, &reader)?;
    let is_active = standing.access == Access::Active;
    let (tone, icon) = if is_active { ("ok", "info") } else { ("danger", "circle-alert") };
    // Here is where one does something about it.
    let leads = reader.may(Right::BillingRead).then(|| {
        view! { <a href=paths::here(paths::BILLING)>{say!(reader.locale, "billing-see")}</a> }
    });
    let ask = (!is_active && !reader.may(Right::BillingManage)).then(|| say!(reader.locale, "billing-ask-owner"));
    Some(view! {
        <div class="flash" data-tone=tone data-access=standing.access.word()>
            <Icon name=icon/>
            <p>{sentence} {ask.map(|it| format!(" {it}"))}</p>
            {leads}
        </div>
    })
}

/// Why, until when, and what still works.
fn sentence(standing: Standing, reader: &Reader) -> Option<String> {
    let locale = reader.locale;
    Some(match (standing.access, standing.why) {
        (Access::Active, _) => {
            // A trial is told of to who decides about it.
            let end = standing.trial_end.filter(|_| reader.may(Right::BillingRead))?;
            say!(locale, "billing-trial-until", day = reader.full(end))
        }
        (Access::Grace(until), _) => say!(locale, "billing-grace", day = reader.full(until)),
        (Access::ReadOnly(Some(until)), _) => say!(locale, "billing-ended-until", day = reader.full(until)),
        (Access::ReadOnly(None), Some(Why::Frozen)) => say!(locale, "billing-frozen"),
        (Access::ReadOnly(None), Some(Why::Paused)) => say!(locale, "billing-trial-over"),
        (Access::ReadOnly(None), _) => say!(locale, "billing-unpaid"),
        (Access::Closed, _) => say!(locale, "billing-closed"),
    })
}
