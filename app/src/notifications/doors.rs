//! The doors of notifications.

use leptos::prelude::*;
use switchboard::access::{Belong, InboxRead};
use switchboard::ids::NotificationId;
use switchboard::notifications::{Digest, Minute, Nights, Place, Quiet, Times, Wish};
use switchboard::{notifications, say};

use super::{address, path};
use crate::inbox::conversation_address;
use crate::{Problem, access, go_on, locale, notice, paths, visit};

/// Opens what a notification is about; it is read then.
#[server(endpoint = "notifications/open")]
pub async fn open(notification: NotificationId) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    let place = notifications::open(tx, notification).await?;
    let place = place.ok_or_else(|| Problem::NotFound(say!(locale(), "notifications-gone")))?;
    go_on(&match place {
        Place::Conversation(conversation) => conversation_address(conversation),
        Place::Usage => paths::here(&path(place)),
    });
    Ok(())
}

/// Marks everything as read.
#[server(endpoint = "notifications/mark-all-read")]
pub async fn mark_all_read() -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    notifications::mark_all_read(tx).await?;
    notice(say!(locale(), "notifications-did-read"));
    Ok(())
}

/// Says of what one wants to be told: each tick is a kind and a way, `mention.mail`.
#[server(endpoint = "notifications/choose")]
pub async fn choose(#[server(default)] wanted: Vec<String>) -> Result<(), Problem> {
    let wishes: Result<Vec<Wish>, _> = wanted.iter().map(|it| it.parse()).collect();
    let wishes = wishes.map_err(|_| Problem::invalid("", say!(locale(), "notifications-bad-choice")))?;
    let tx = access::require(Belong).await?;
    notifications::choose(tx, &wishes.into_iter().collect()).await?;
    notice(say!(locale(), "notifications-saved"));
    Ok(())
}

/// Says when one wants to be told.
#[server(endpoint = "notifications/set-times")]
pub async fn set_times(
    digest: String,
    hour: String,
    quiet_from: String,
    quiet_to: String,
    quiet_nights: String,
) -> Result<(), Problem> {
    let times = Times {
        digest: word::<Digest>("digest", &digest)?,
        hour: hour
            .parse()
            .ok()
            .filter(|it| (0..24).contains(it))
            .ok_or_else(|| Problem::invalid("hour", say!(locale(), "notifications-bad-hour")))?,
        quiet: quiet(&quiet_from, &quiet_to, word("quiet_nights", &quiet_nights)?)?,
    };
    let tx = access::require(Belong).await?;
    notifications::set_times(tx, &times).await?;
    notice(say!(locale(), "notifications-times-saved"));
    Ok(())
}

/// Has what one has not read written now.
#[server(endpoint = "notifications/mail-now")]
pub async fn mail_now() -> Result<(), Problem> {
    let visit = visit();
    let link = |slug: &str, place: Place| format!("{}{}", visit.house.public_url, address(slug, place));
    let tx = access::require(Belong).await?;
    let told = notifications::mail_now(tx, link).await?;
    notice(say!(locale(), "notifications-mailed", count = told));
    Ok(())
}

/// Reads quiet hours; nothing in both fields is none.
fn quiet(from: &str, to: &str, nights: Nights) -> Result<Option<Quiet>, Problem> {
    if from.trim().is_empty() && to.trim().is_empty() {
        return Ok(None);
    }
    let bad = |field: &str| Problem::invalid(field, say!(locale(), "notifications-bad-time"));
    let from = Minute::parse(from).ok_or_else(|| bad("quiet_from"))?;
    let to = Minute::parse(to).ok_or_else(|| bad("quiet_to"))?;
    let quiet = Quiet::new(from, to, nights);
    quiet.map(Some).ok_or_else(|| Problem::invalid("quiet_to", say!(locale(), "notifications-bad-end")))
}

fn word<T: std::str::FromStr>(field: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::invalid(field, say!(locale(), "team-choose-one")))
}
