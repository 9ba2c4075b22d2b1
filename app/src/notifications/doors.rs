//! The doors of notifications.

use leptos::prelude::*;
use switchboard::access::InboxRead;
use switchboard::ids::NotificationId;
use switchboard::{notifications, say};

use crate::inbox::conversation_address;
use crate::{Problem, access, go_on, locale, notice};

/// Opens what a notification is about; it is read then.
#[server(endpoint = "notifications/open")]
pub async fn open(notification: NotificationId) -> Result<(), Problem> {
    let tx = access::require(InboxRead).await?;
    let conversation = notifications::open(tx, notification).await?;
    let conversation = conversation.ok_or_else(|| Problem::NotFound(say!(locale(), "notifications-gone")))?;
    go_on(&conversation_address(conversation));
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
