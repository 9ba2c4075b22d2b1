//! What of the knowledge is said to customers.

use crate::access::Permission;
use crate::ids::*;
use crate::knowledge::{self, Hit};
use crate::tenancy::{CannotBegin, Desk, Principal};

/// The hits that may be quoted to customers, in their order: those of items that are not for agents alone.
pub(super) async fn for_customers<P: Permission>(
    desk: &Desk,
    who: &Principal,
    hits: &[Hit],
) -> Result<Vec<Hit>, CannotBegin> {
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    let items: Vec<ItemId> = hits.iter().map(|it| it.passage.source).collect();
    let mut tx = desk.begin::<P>(who.clone()).await?;
    let hidden = knowledge::of_agents(&mut tx, &items).await?;
    Ok(hits.iter().filter(|it| !hidden.contains(&it.passage.source)).cloned().collect())
}
