//! What messages do with files, inside their own transaction.

use std::collections::HashMap;

use super::model::File;
use super::store;
use crate::prelude::*;

/// The files of these messages, message by message.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_messages(
    tx: &mut Tx<impl Permission>,
    messages: &[MessageId],
) -> Result<HashMap<MessageId, Vec<File>>, Fault> {
    let mut by_message: HashMap<MessageId, Vec<File>> = HashMap::new();
    if messages.is_empty() {
        return Ok(by_message);
    }
    for file in store::of_messages(tx, messages).await? {
        if let Some(message) = file.message_id {
            by_message.entry(message).or_default().push(file);
        }
    }
    Ok(by_message)
}

/// Sends what waits of a member's in a conversation along with their message.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn go_along(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
    message: MessageId,
) -> Result<(), Fault> {
    store::go_along(tx, conversation, member, message).await
}

/// Lets the files of a message that is taken back wait again with its writer.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn stay(tx: &mut Tx<impl Permission>, message: MessageId) -> Result<(), Fault> {
    store::stay(tx, message).await
}

/// Whether a customer of a channel may send each of these files.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn are_brought(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
    files: &[FileId],
) -> Result<bool, Fault> {
    Ok(files.is_empty() || store::brought(tx, channel, external_id, files).await? == files.len() as i64)
}

/// Sends what a customer brought along with their message.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn arrive(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
    files: &[FileId],
    message: (ConversationId, MessageId),
) -> Result<(), Fault> {
    if files.is_empty() {
        return Ok(());
    }
    store::arrive(tx, channel, external_id, files, message).await
}
