//! Customers to whom one can write first.

use crate::channels;
use crate::inbox::Obstacle;
use crate::prelude::*;

/// A customer as one channel knows them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Addressee {
    /// What the channel knows them by.
    pub id: IdentityId,
    /// The customer.
    pub contact_id: ContactId,
    /// What the channel calls them.
    pub external_id: String,
    /// Their name.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// The channel.
    pub channel_id: ChannelId,
    /// Its name.
    pub channel_name: String,
    /// Its kind.
    pub channel_kind: channels::Kind,
    is_blocked: bool,
    channel_active: bool,
    is_reached: bool,
    goes_on: bool,
    open_id: Option<ConversationId>,
}

impl Addressee {
    /// Why one does not write first to them, if so.
    pub fn obstacle(&self) -> Option<Obstacle> {
        match () {
            () if self.goes_on => Some(Obstacle::GoesOn(self.open_id)),
            () if self.is_blocked => Some(Obstacle::Blocked),
            () if !self.channel_active => Some(Obstacle::Paused),
            () if !self.is_reached => Some(Obstacle::NotReached),
            () => None,
        }
    }
}

/// What channels know the customers of these conversations by, 50 at most.
pub async fn of_conversations(
    tx: &mut Tx<impl Permission>,
    conversations: &[ConversationId],
) -> Result<Vec<IdentityId>, Fault> {
    const OF_CONVERSATIONS: &str = "
        select distinct identity_id from conversations where tenant_id = $1 and id = any ($2) limit 50";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(OF_CONVERSATIONS).bind(tenant).bind(conversations).fetch_all(tx.db()).await?)
}

/// The customers of whom the actor sees a conversation, among these.
pub async fn addressees(tx: &mut Tx<impl Permission>, among: &[IdentityId]) -> Result<Vec<Addressee>, Fault> {
    // A widget shows what was written when its visitor comes back; another system learns of it by being called.
    const ADDRESSEES: &str = "
        select i.id, i.contact_id, i.external_id, p.name, p.email, p.language, p.blocked_at is not null as is_blocked,
               h.id as channel_id, h.name as channel_name, h.kind as channel_kind, h.active as channel_active,
               h.kind = 'widget' or h.settings ->> 'callback_url' is not null as is_reached,
               o.id is not null as goes_on,
               case when in_sight($2, o.assignee_id, o.team_id) then o.id end as open_id
        from contact_identities i
        join contacts p on p.tenant_id = i.tenant_id and p.id = i.contact_id
        join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
        left join conversations o
            on o.tenant_id = i.tenant_id and o.channel_id = i.channel_id and o.identity_id = i.id and o.status <> 'resolved'
        where i.tenant_id = $1 and i.id = any ($3)
          and exists (select from conversations c
                      where c.tenant_id = i.tenant_id and c.identity_id = i.id and in_sight($2, c.assignee_id, c.team_id))
        order by lower(p.name), i.external_id, i.id
        limit 50";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(ADDRESSEES).bind(tenant).bind(&reach).bind(among).fetch_all(tx.db()).await?)
}

/// One of them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn addressee(tx: &mut Tx<impl Permission>, id: IdentityId) -> Result<Option<Addressee>, Fault> {
    Ok(addressees(tx, &[id]).await?.pop())
}
