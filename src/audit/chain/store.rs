//! The statements of the chain.

use sqlx::FromRow as _;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use super::encoding::Content;
use super::walk::{Break, Found, Hash, Head};
use crate::access::{AuditRead, Right, Role, Work};
use crate::prelude::*;
use crate::sealing::Seal;
use crate::team::Email;
use crate::text::{Locale, Zone};

/// For what the mark of a head is.
const PURPOSE: &str = "audit chain";

/// How far a chain goes, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    entries: i64,
    head: Vec<u8>,
    mark: Vec<u8>,
    /// The highest place in the log that is sealed.
    pub last_seq: i64,
}

impl Held {
    /// How far it goes now, with the mark that only the application can make.
    pub fn new(seal: &Seal, tenant: TenantId, head: Head, last_seq: i64) -> Self {
        let mut held = Self { entries: head.entries, head: head.hash.to_vec(), mark: Vec::new(), last_seq };
        held.mark = seal.mark(PURPOSE, &held.marked(tenant)).to_vec();
        held
    }

    /// Whether the application wrote it.
    pub fn is_proven(&self, seal: &Seal, tenant: TenantId) -> bool {
        seal.is_mark(PURPOSE, &self.marked(tenant), &self.mark)
    }

    fn marked(&self, tenant: TenantId) -> Vec<u8> {
        [tenant.0.as_bytes().as_slice(), &self.entries.to_be_bytes(), &self.head].concat()
    }

    /// Where the chain has come to.
    pub fn head(&self) -> Head {
        Head { entries: self.entries, hash: hash(&self.head) }
    }

    /// How many entries it has, whoever wrote that.
    pub const fn entries(&self) -> i64 {
        self.entries
    }
}

/// A seal with what is in the log for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its place.
    pub place: i64,
    /// Which entry it seals.
    pub entry_id: AuditId,
    /// The seal. One of another length follows from nothing.
    pub hash: Vec<u8>,
    /// The entry, if it is there.
    pub content: Option<Content>,
}

/// What is no seal by its length is no fault, which would keep the chain from being looked through: it follows from nothing.
fn hash(bytes: &[u8]) -> Hash {
    Hash::try_from(bytes).unwrap_or([0xff; 32])
}

/// How far the chain goes, held until the transaction ends. It begins where it never did.
pub async fn hold(tx: &mut Tx<Work>, seal: &Seal) -> Result<Held, Fault> {
    const BEGIN: &str = "
        insert into audit_chains (tenant_id, entries, head, mark, last_seq, sealed_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing";
    const HOLD: &str = "select entries, head, mark, last_seq from audit_chains where tenant_id = $1 for update";

    let (tenant, now) = (tx.tenant(), tx.now());
    let begins = Held::new(seal, tenant, Head::START, 0);
    let begin = sqlx::query(BEGIN).bind(tenant).bind(begins.entries).bind(begins.head).bind(begins.mark);
    begin.bind(begins.last_seq).bind(now).execute(tx.db()).await?;
    Ok(sqlx::query_as(HOLD).bind(tenant).fetch_one(tx.db()).await?)
}

/// Entries that are not sealed, oldest first: those after `last_seq`, and those among so many before it that were
/// committed late.
pub async fn unsealed(tx: &mut Tx<Work>, last_seq: i64, back: i64, limit: i64) -> Result<Vec<Content>, Fault> {
    const UNSEALED: &str = "
        select l.id, l.seq, l.at, l.actor_kind, l.actor_id, l.actor_name, l.action, l.object_kind, l.object_id,
               l.changes::text as changes, l.from_ip, l.request_id, l.reason, l.personal
        from audit_log l
        where l.tenant_id = $1
          and l.seq > coalesce((select o.seq from audit_log o where o.tenant_id = $1 and o.seq <= $2
                                order by o.seq desc offset $3 limit 1), 0)
          and not exists (select from audit_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id)
        order by l.seq
        limit $4";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(UNSEALED).bind(tenant).bind(last_seq).bind(back).bind(limit).fetch_all(tx.db()).await?)
}

/// Adds the seals of these entries, each with where the chain has come to by it.
pub async fn add(tx: &mut Tx<Work>, seals: &[(AuditId, Head)]) -> Result<(), Fault> {
    const ADD: &str = "
        insert into audit_seals (tenant_id, place, entry_id, hash)
        select $1, it.place, it.entry_id, it.hash
        from unnest($2::bigint[], $3::uuid[], $4::bytea[]) as it (place, entry_id, hash)";

    let tenant = tx.tenant();
    let places: Vec<i64> = seals.iter().map(|(_, head)| head.entries).collect();
    let entries: Vec<Uuid> = seals.iter().map(|(id, _)| id.0).collect();
    let hashes: Vec<Vec<u8>> = seals.iter().map(|(_, head)| head.hash.to_vec()).collect();
    sqlx::query(ADD).bind(tenant).bind(places).bind(entries).bind(hashes).execute(tx.db()).await?;
    Ok(())
}

/// Writes down how far the chain goes now.
pub async fn keep(tx: &mut Tx<Work>, held: &Held) -> Result<(), Fault> {
    const KEEP: &str = "
        update audit_chains set entries = $2, head = $3, mark = $4, last_seq = $5, sealed_at = $6 where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let keep = sqlx::query(KEEP).bind(tenant).bind(held.entries).bind(&held.head).bind(&held.mark);
    keep.bind(held.last_seq).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The links after a place, up to another.
pub async fn links(tx: &mut Tx<Work>, after: i64, to: i64, limit: i64) -> Result<Vec<Link>, Fault> {
    const LINKS: &str = "
        select s.place, s.entry_id, s.hash, l.id is not null as is_there,
               l.id, l.seq, l.at, l.actor_kind, l.actor_id, l.actor_name, l.action, l.object_kind, l.object_id,
               l.changes::text as changes, l.from_ip, l.request_id, l.reason, l.personal
        from audit_seals s
        left join audit_log l on l.tenant_id = s.tenant_id and l.id = s.entry_id
        where s.tenant_id = $1 and s.place > $2 and s.place <= $3
        order by s.place
        limit $4";

    let tenant = tx.tenant();
    let rows = sqlx::query(LINKS).bind(tenant).bind(after).bind(to).bind(limit).fetch_all(tx.db()).await?;
    Ok(rows.iter().map(link).collect::<Result<_, sqlx::Error>>()?)
}

fn link(row: &PgRow) -> Result<Link, sqlx::Error> {
    let is_there: bool = row.try_get("is_there")?;
    Ok(Link {
        place: row.try_get("place")?,
        entry_id: row.try_get("entry_id")?,
        hash: row.try_get("hash")?,
        content: is_there.then(|| Content::from_row(row)).transpose()?,
    })
}

/// Whether there are seals behind the end of the chain.
pub async fn is_overlong(tx: &mut Tx<Work>, entries: i64) -> Result<bool, Fault> {
    const OVERLONG: &str = "select exists (select from audit_seals where tenant_id = $1 and place > $2)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(OVERLONG).bind(tenant).bind(entries).fetch_one(tx.db()).await?)
}

/// How long the chain was at most, of the nights in which nothing was wrong, and its head then.
pub async fn longest(tx: &mut Tx<Work>) -> Result<Option<Head>, Fault> {
    const LONGEST: &str = "
        select entries, head from audit_checks where tenant_id = $1 and broken is null order by entries desc limit 1";

    let tenant = tx.tenant();
    let found: Option<(i64, Vec<u8>)> = sqlx::query_as(LONGEST).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(found.map(|(entries, head)| Head { entries, hash: hash(&head) }))
}

/// What was found when a chain was looked through.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Check {
    /// Which look.
    pub id: CheckId,
    /// When.
    pub at: OffsetDateTime,
    /// How many entries the chain had.
    pub entries: i64,
    /// Its last seal.
    pub head: Vec<u8>,
    /// What is wrong, if anything is.
    pub broken: Option<Break>,
    /// At which place of the chain.
    pub place: Option<i64>,
    /// When the entry was written that was sealed there, if it is still in the log.
    pub entry_at: Option<OffsetDateTime>,
}

/// What was found when the chain was looked through the last time. `None` where it never was.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn last_check(tx: &mut Tx<AuditRead>) -> Result<Option<Check>, Fault> {
    newest(tx).await
}

pub(super) async fn newest(tx: &mut Tx<impl Permission>) -> Result<Option<Check>, Fault> {
    const NEWEST: &str = "
        select k.id, k.at, k.entries, k.head, k.broken, k.place, l.at as entry_at
        from audit_checks k
        left join audit_log l on l.tenant_id = k.tenant_id and l.id = k.entry_id
        where k.tenant_id = $1
        order by k.at desc, k.id desc
        limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(NEWEST).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Writes down what was found, and when to look again.
pub(super) async fn found(
    tx: &mut Tx<Work>,
    held: &Held,
    wrong: Option<Found>,
    again_at: OffsetDateTime,
) -> Result<(), Fault> {
    const FOUND: &str = "
        insert into audit_checks (tenant_id, id, at, entries, head, broken, place, entry_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    const AGAIN: &str = "update audit_chains set check_at = $2 where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let write = sqlx::query(FOUND).bind(tenant).bind(CheckId::new()).bind(now).bind(held.entries).bind(&held.head);
    let write = write.bind(wrong.map(|it| it.what)).bind(wrong.map(|it| it.place)).bind(wrong.and_then(|it| it.entry));
    write.execute(tx.db()).await?;
    sqlx::query(AGAIN).bind(tenant).bind(again_at).execute(tx.db()).await?;
    Ok(())
}

/// By whose clock a workspace lives.
pub async fn zone(tx: &mut Tx<Work>) -> Result<Zone, Fault> {
    const ZONE: &str = "select time_zone from tenants where id = $1";

    let tenant = tx.tenant();
    let name: String = sqlx::query_scalar(ZONE).bind(tenant).fetch_one(tx.db()).await?;
    Ok(Zone::named_or_utc(&name))
}

/// Somebody who is told that the log was altered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Keeper {
    /// Where letters reach them.
    pub email: Email,
    /// The language they read.
    pub language: Locale,
    /// The workspace's name in addresses.
    pub slug: String,
    /// The workspace's name.
    pub workspace: String,
}

/// Whoever may read the log, a hundred at most.
pub async fn keepers(tx: &mut Tx<Work>) -> Result<Vec<Keeper>, Fault> {
    const KEEPERS: &str = "
        select u.email, u.language, w.slug, w.name as workspace
        from members m
        join users u on u.id = m.user_id
        join tenants w on w.id = m.tenant_id
        where m.tenant_id = $1 and m.disabled_at is null and member_may(m.tenant_id, m.id, m.role, m.custom_role_id, $3, $2, $4)
        order by m.id
        limit 100";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (roles, right) = (Role::words_with(Right::AuditRead), Right::AuditRead.name());
    Ok(sqlx::query_as(KEEPERS).bind(tenant).bind(roles).bind(right).bind(now).fetch_all(tx.db()).await?)
}
