//! Plans, prices and limits, as people read them.

use switchboard::billing::{Every, Limit, Plan, PlanCode};
use switchboard::say;
use switchboard::text::{Locale, money};

use crate::analytics::whole;

const MB: i64 = 1024 * 1024;
const GB: i64 = 1024 * MB;

/// "Pro"
pub(super) fn name(code: PlanCode, locale: Locale) -> String {
    locale.say(&format!("billing-plan-{code}"), &[])
}

/// "€149 a month", "Free of charge", "By agreement".
pub(super) fn price(plan: &Plan, every: Every, locale: Locale) -> String {
    match plan.cents(every) {
        None => say!(locale, "billing-by-agreement"),
        Some(0) => say!(locale, "billing-costs-nothing"),
        Some(cents) => {
            let price = money(cents, &plan.currency.to_uppercase(), locale);
            match every {
                Every::Month => say!(locale, "billing-price-month", price = price),
                Every::Year => say!(locale, "billing-price-year", price = price),
            }
        }
    }
}

/// "500 conversations a month", "Any number of channels".
pub(super) fn limit(plan: &Plan, limit: Limit, locale: Locale) -> String {
    let Some(most) = plan.most(limit) else {
        return locale.say(&format!("billing-any-{limit}"), &[]);
    };
    match limit {
        Limit::Conversations => say!(locale, "billing-most-conversations", count = whole(most, locale)),
        Limit::Members => say!(locale, "billing-most-members", count = most),
        Limit::Channels => say!(locale, "billing-most-channels", count = most),
        Limit::Storage if most < GB => say!(locale, "billing-most-storage-mb", number = whole(most / MB, locale)),
        Limit::Storage => say!(locale, "billing-most-storage-gb", number = whole(most / GB, locale)),
    }
}
