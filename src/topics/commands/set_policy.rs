//! What the assistant may do with the questions of a topic.

use super::CannotChangeTopic;
use crate::channels::AssistantMode;
use crate::prelude::*;
use crate::topics::store;

/// Says what the assistant may do with the questions of a topic, at most. It holds from the next question on.
///
/// # Errors
/// [`CannotChangeTopic`]; then nothing changed.
pub async fn set_policy(
    mut tx: Tx<access::AssistantPublish>,
    topic: TopicId,
    policy: AssistantMode,
) -> Result<(), CannotChangeTopic> {
    store::hold(&mut tx, topic).await?.ok_or(CannotChangeTopic::Gone)?;
    store::set_policy(&mut tx, topic, policy).await?;
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}
