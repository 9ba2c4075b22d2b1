//! Another name.

use super::CannotChangeTopic;
use crate::prelude::*;
use crate::topics::{Label, store};

/// Names a topic. It keeps the name, whatever words its messages bring.
///
/// # Errors
/// [`CannotChangeTopic`]; then nothing changed.
pub async fn rename(mut tx: Tx<access::DeskArrange>, topic: TopicId, label: &Label) -> Result<(), CannotChangeTopic> {
    store::hold(&mut tx, topic).await?.ok_or(CannotChangeTopic::Gone)?;
    store::rename(&mut tx, topic, label).await?;
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}
