//! Who a conversation is with.

use crate::channels;
use crate::inbox::{Handler, Lamp, Status};
use crate::prelude::*;

/// What is known of a contact. Personal data is hidden from viewers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactCard {
    /// Which contact.
    pub id: ContactId,
    /// Their name.
    pub name: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The company they write for.
    pub company: Option<String>,
    /// Their language.
    pub language: Option<String>,
    /// Since when they are blocked.
    pub blocked_at: Option<OffsetDateTime>,
    /// Since when they are known.
    pub created_at: OffsetDateTime,
    /// How channels know them.
    pub known_as: Vec<KnownAs>,
    /// Their other conversations that the reader sees, newest first, 10 at most.
    pub others: Vec<OtherConversation>,
}

/// A contact as a channel knows them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownAs {
    /// The channel.
    pub channel_name: String,
    /// Its kind.
    pub channel_kind: channels::Kind,
    /// What it calls them.
    pub external_id: String,
    /// Since when it knows them.
    pub since: OffsetDateTime,
}

/// A conversation of a contact.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OtherConversation {
    /// Which one.
    pub id: ConversationId,
    /// Where it stands.
    pub status: Status,
    /// Who answers.
    pub handler: Handler,
    /// Its channel.
    pub channel_name: String,
    /// Its newest words.
    pub preview: String,
    /// When they were said.
    pub last_message_at: OffsetDateTime,
}

impl OtherConversation {
    /// Its lamp.
    pub const fn lamp(&self) -> Lamp {
        Lamp::of(self.status, self.handler)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ContactId,
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    company: Option<String>,
    language: Option<String>,
    blocked_at: Option<OffsetDateTime>,
    created_at: OffsetDateTime,
}

/// The contact of a conversation that the reader sees.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn contact(tx: &mut Tx<impl Permission>, of: ConversationId) -> Result<Option<ContactCard>, Fault> {
    const CONTACT: &str = "
        select p.id, p.name, p.email, p.phone, k.name as company, p.language, p.blocked_at, p.created_at
        from conversations c
        join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        left join companies k on k.tenant_id = p.tenant_id and k.id = p.company_id
        where c.tenant_id = $1 and c.id = $2 and in_sight($3, c.assignee_id, c.team_id)";

    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let row: Option<Row> = sqlx::query_as(CONTACT).bind(tenant).bind(of).bind(&reach).fetch_optional(tx.db()).await?;
    let Some(row) = row else { return Ok(None) };
    let known_as = known_as(tx, row.id).await?;
    let others = conversations_of(tx, row.id, Some(of), 10).await?;
    Ok(Some(ContactCard {
        id: row.id,
        name: row.name.map(|it| sight.name(it)),
        email: row.email.map(|it| sight.email(it)),
        phone: row.phone.map(|it| sight.number(it)),
        company: row.company.map(|it| sight.name(it)),
        language: row.language,
        blocked_at: row.blocked_at,
        created_at: row.created_at,
        known_as,
        others,
    }))
}

/// What channels call a contact, 20 at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn known_as(tx: &mut Tx<impl Permission>, contact: ContactId) -> Result<Vec<KnownAs>, Fault> {
    const KNOWN_AS: &str = "
        select h.name as channel_name, h.kind as channel_kind, i.external_id, i.created_at as since
        from contact_identities i
        join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
        where i.tenant_id = $1 and i.contact_id = $2
        order by i.created_at, i.id limit 20";

    let (tenant, sight) = (tx.tenant(), tx.sight());
    let mut known_as: Vec<KnownAs> = sqlx::query_as(KNOWN_AS).bind(tenant).bind(contact).fetch_all(tx.db()).await?;
    for it in &mut known_as {
        it.external_id = sight.number(std::mem::take(&mut it.external_id));
    }
    Ok(known_as)
}

/// The conversations of a contact that the reader sees but one, newest first, so many at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn conversations_of(
    tx: &mut Tx<impl Permission>,
    contact: ContactId,
    but: Option<ConversationId>,
    how_many: i64,
) -> Result<Vec<OtherConversation>, Fault> {
    const CONVERSATIONS_OF: &str = "
        select c.id, c.status, c.handler, h.name as channel_name, c.preview, c.last_message_at
        from conversations c
        join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where c.tenant_id = $1 and c.contact_id = $2 and c.id is distinct from $3 and c.merged_into_id is null
          and in_sight($4, c.assignee_id, c.team_id)
        order by c.last_message_at desc, c.id desc limit $5";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let found = sqlx::query_as(CONVERSATIONS_OF).bind(tenant).bind(contact).bind(but).bind(&reach).bind(how_many);
    Ok(found.fetch_all(tx.db()).await?)
}
