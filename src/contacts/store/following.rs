//! What follows a contact into another one, and finds its way back.
//!
//! This is the whole list. Something new that belongs to a contact joins it here: two statements, one that carries it
//! to the survivor and names it in `contact_merge_moves`, one that brings back what is named there. Both are given the
//! tenant, the merge, the merged contact and the survivor, in this order. Afterwards every row is as it was before.

use crate::prelude::*;

/// Something that belongs to contacts.
struct Following {
    carry: &'static str,
    bring_back: &'static str,
}

/// Everything, in the order in which it goes along; it comes back in the other one.
const FOLLOWING: [Following; 5] = [
    // How channels know them.
    Following { carry: CARRY_IDENTITIES, bring_back: BRING_BACK_IDENTITIES },
    // A conversation is with whoever its identity is, also one that began after the merge.
    Following { carry: CARRY_CONVERSATIONS, bring_back: BRING_BACK_CONVERSATIONS },
    // The merged contact keeps its labels; the survivor gets those that it has not.
    Following { carry: CARRY_LABELS, bring_back: BRING_BACK_LABELS },
    Following { carry: CARRY_NOTES, bring_back: BRING_BACK_NOTES },
    // A customer is one open lead: where both are one, the merged contact keeps its own.
    Following { carry: CARRY_LEADS, bring_back: BRING_BACK_LEADS },
];

const CARRY_IDENTITIES: &str = "
    with moved as (
        update contact_identities set contact_id = $4 where tenant_id = $1 and contact_id = $3 returning id)
    insert into contact_merge_moves (tenant_id, merge_id, what, thing_id)
    select $1, $2, 'identity', id from moved";
const BRING_BACK_IDENTITIES: &str = "
    update contact_identities set contact_id = $3
    where tenant_id = $1 and contact_id = $4
      and id in (select thing_id from contact_merge_moves where tenant_id = $1 and merge_id = $2 and what = 'identity')";

const CARRY_CONVERSATIONS: &str = "
    update conversations set contact_id = $4 where tenant_id = $1 and contact_id = $3 and $2::uuid is not null";
const BRING_BACK_CONVERSATIONS: &str = "
    update conversations set contact_id = $3
    where tenant_id = $1 and contact_id = $4
      and identity_id in (select thing_id from contact_merge_moves
                           where tenant_id = $1 and merge_id = $2 and what = 'identity')";

const CARRY_LABELS: &str = "
    with copied as (
        insert into contact_labels (tenant_id, contact_id, label_id, value, put_at)
        select tenant_id, $4, label_id, value, put_at from contact_labels where tenant_id = $1 and contact_id = $3
        on conflict do nothing returning label_id)
    insert into contact_merge_moves (tenant_id, merge_id, what, thing_id)
    select $1, $2, 'label', label_id from copied";
const BRING_BACK_LABELS: &str = "
    delete from contact_labels o using contact_labels before
    where o.tenant_id = $1 and o.contact_id = $4
      and before.tenant_id = $1 and before.contact_id = $3 and before.label_id = o.label_id
      and o.value is not distinct from before.value
      and o.label_id in (select thing_id from contact_merge_moves
                          where tenant_id = $1 and merge_id = $2 and what = 'label')";

const CARRY_NOTES: &str = "
    with moved as (
        update contact_notes set contact_id = $4 where tenant_id = $1 and contact_id = $3 returning id)
    insert into contact_merge_moves (tenant_id, merge_id, what, thing_id)
    select $1, $2, 'note', id from moved";
const BRING_BACK_NOTES: &str = "
    update contact_notes set contact_id = $3
    where tenant_id = $1 and contact_id = $4
      and id in (select thing_id from contact_merge_moves where tenant_id = $1 and merge_id = $2 and what = 'note')";

const CARRY_LEADS: &str = "
    with moved as (
        update leads set contact_id = $4
        where tenant_id = $1 and contact_id = $3
          and (status in ('converted', 'lost')
               or not exists (select from leads o where o.tenant_id = $1 and o.contact_id = $4
                                and o.status not in ('converted', 'lost')))
        returning id)
    insert into contact_merge_moves (tenant_id, merge_id, what, thing_id)
    select $1, $2, 'lead', id from moved";
const BRING_BACK_LEADS: &str = "
    update leads set contact_id = $3
    where tenant_id = $1 and contact_id = $4
      and id in (select thing_id from contact_merge_moves where tenant_id = $1 and merge_id = $2 and what = 'lead')";

/// Carries everything of the merged contact to the survivor.
pub async fn carry(
    tx: &mut Tx<impl Permission>,
    merge: ContactMergeId,
    merged: ContactId,
    survivor: ContactId,
) -> Result<(), Fault> {
    for it in &FOLLOWING {
        run(tx, it.carry, merge, merged, survivor).await?;
    }
    Ok(())
}

/// Brings everything back that the merge carried and that is still where it was carried to.
pub async fn bring_back(
    tx: &mut Tx<impl Permission>,
    merge: ContactMergeId,
    merged: ContactId,
    survivor: ContactId,
) -> Result<(), Fault> {
    for it in FOLLOWING.iter().rev() {
        run(tx, it.bring_back, merge, merged, survivor).await?;
    }
    Ok(())
}

async fn run(
    tx: &mut Tx<impl Permission>,
    statement: &'static str,
    merge: ContactMergeId,
    merged: ContactId,
    survivor: ContactId,
) -> Result<(), Fault> {
    let tenant = tx.tenant();
    sqlx::query(statement).bind(tenant).bind(merge).bind(merged).bind(survivor).execute(tx.db()).await?;
    Ok(())
}
