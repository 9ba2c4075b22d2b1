//! Going on with a chain after the key was lost.

use super::chain::{looks, owner, sealed};
use super::{all, noted};
use crate::audit::Filter;
use crate::audit::chain::{Break, LookBack, Sealed, adopt, seal_all};
use crate::prelude::*;
use crate::sealing::Seal;
use crate::tenancy::{DeskParts, Pools};
use crate::world::*;

/// The same desk with another key.
async fn with_another_key(world: &World) -> Desk {
    Desk::new(DeskParts {
        pools: Pools::one(world.database().pool().await),
        clock: world.clock.clone(),
        follows: |_| Vec::new(),
        seal: Seal::new([8; 32]),
    })
}

#[tokio::test]
async fn p_3_a_chain_goes_on_with_another_key_when_somebody_says_so_and_that_is_in_it() {
    let world = sealed().await;
    let other = with_another_key(&world).await;
    noted(&world, amelie(), 1).await;
    assert_eq!(seal_all(&other, MA_BOUTIQUE, LookBack::Little).await.unwrap(), Sealed::Refused);

    assert_eq!(adopt(&other, MA_BOUTIQUE).await.unwrap(), None);
    assert_eq!(seal_all(&other, MA_BOUTIQUE, LookBack::Little).await.unwrap(), Sealed::All);
    let adopted = Filter { action: Some("adopted".to_owned()), ..Filter::default() };
    assert_eq!(all(&world, claire(), adopted).await.entries.len(), 1);
    assert_eq!(looks(&world).await.broken, Some(Break::Unproven), "by the old key it is not ours any more");
}

#[tokio::test]
async fn p_3_a_chain_in_which_something_was_altered_is_not_gone_on_with() {
    let world = sealed().await;
    owner(&world, &format!("delete from audit_seals where tenant_id = '{MA_BOUTIQUE}' and place = 3")).await;
    let other = with_another_key(&world).await;
    assert_eq!(adopt(&other, MA_BOUTIQUE).await.unwrap(), Some(Break::Gap));
    assert_eq!(seal_all(&other, MA_BOUTIQUE, LookBack::Little).await.unwrap(), Sealed::Refused);
}
