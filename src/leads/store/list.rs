//! The list of leads, and the board.

use sqlx::{Postgres, QueryBuilder};

use super::{Lead, hide};
use crate::leads::{Intent, Level, Sort, Status};
use crate::prelude::*;

/// Leads on one page.
const PAGE: i64 = 50;
/// Leads that a search finds at most.
pub const FOUND: i32 = 200;
/// Cards of one column of the board; the list has the others.
pub const MOST_CARDS: i64 = 30;

/// Which leads. The default is every one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Which stand here.
    pub status: Option<Status>,
    /// Of this score in words.
    pub level: Option<Level>,
    /// Who want this.
    pub intent: Option<Intent>,
    /// On which this member works.
    pub owner: Option<MemberId>,
    /// That came by this channel.
    pub channel: Option<ChannelId>,
    /// That have this label.
    pub label: Option<LabelId>,
    /// That were found by their words; see [`search`](super::search::search).
    pub among: Option<Vec<LeadId>>,
}

/// Where a page ends: the next begins behind this lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// What it is ordered by: microseconds, points, or hundredths.
    pub key: i64,
    /// Which lead.
    pub id: LeadId,
}

impl Cursor {
    fn behind(it: &Lead, sort: Sort) -> Self {
        let key = match sort {
            Sort::Newest => i64::try_from(it.updated_at.unix_timestamp_nanos() / 1_000).unwrap_or_default(),
            Sort::Score => it.score.into(),
            Sort::Value => it.value_minor.unwrap_or(-1),
        };
        Self { key, id: it.id }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.key, self.id)
    }
}

impl std::str::FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (key, id) = text.split_once('.').ok_or(())?;
        let key = key.parse().map_err(|_| ())?;
        // A moment beyond the calendar is none that a list has.
        let fits = |it: i64| (-1..=100_000_000_000_000_000).contains(&it);
        Ok(Self { key: Some(key).filter(|it| fits(*it)).ok_or(())?, id: id.parse().map_err(|_| ())? })
    }
}

/// A page of leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The leads.
    pub rows: Vec<Lead>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// The conditions, each only where it is asked for, so that the index of it is used.
fn narrow(sql: &mut QueryBuilder<Postgres>, tenant: TenantId, reach: Option<Vec<uuid::Uuid>>, filter: &Filter) {
    sql.push("where l.tenant_id = ").push_bind(tenant);
    if let Some(reach) = reach {
        sql.push(" and in_sight(").push_bind(reach).push(", l.owner_id, null)");
    }
    if let Some(status) = filter.status {
        sql.push(" and l.status = ").push_bind(status);
    }
    if let Some(level) = filter.level {
        sql.push(" and l.level = ").push_bind(level);
    }
    if let Some(intent) = filter.intent {
        sql.push(" and l.intent = ").push_bind(intent);
    }
    if let Some(owner) = filter.owner {
        sql.push(" and l.owner_id = ").push_bind(owner);
    }
    if let Some(channel) = filter.channel {
        sql.push(" and l.channel_id = ").push_bind(channel);
    }
    if let Some(label) = filter.label {
        sql.push(" and l.id in (select o.lead_id from lead_labels o where o.tenant_id = ").push_bind(tenant);
        sql.push(" and o.label_id = ").push_bind(label).push(")");
    }
    if let Some(among) = &filter.among {
        sql.push(" and l.id = any (").push_bind(among.clone()).push(")");
    }
}

/// The statement of a page.
pub(in crate::leads) fn statement(
    tenant: TenantId,
    reach: Option<Vec<uuid::Uuid>>,
    filter: &Filter,
    sort: Sort,
    after: Option<Cursor>,
    most: i64,
) -> QueryBuilder<Postgres> {
    let mut sql = QueryBuilder::new(columns!());
    sql.push("from (select * from leads l ");
    narrow(&mut sql, tenant, reach, filter);
    let key = match sort {
        Sort::Newest => "l.updated_at",
        Sort::Score => "l.score",
        Sort::Value => "coalesce(l.value_minor, -1)",
    };
    if let Some(Cursor { key: at, id }) = after {
        sql.push(" and (").push(key).push(", l.id) < (");
        match sort {
            Sort::Newest => sql.push("timestamptz 'epoch' + ").push_bind(at).push(" * interval '1 microsecond'"),
            Sort::Score => sql.push_bind(i32::try_from(at).unwrap_or(-1)),
            Sort::Value => sql.push_bind(at),
        };
        sql.push(", ").push_bind(id).push(")");
    }
    sql.push(" order by ").push(key).push(" desc, l.id desc limit ").push_bind(most).push(") l");
    sql.push(sources!()).push(" order by ").push(key).push(" desc, l.id desc");
    sql
}

/// A page of the leads that the reader sees.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(
    tx: &mut Tx<impl Permission>,
    filter: &Filter,
    sort: Sort,
    after: Option<Cursor>,
) -> Result<Page, Fault> {
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let mut sql = statement(tenant, reach, filter, sort, after, PAGE + 1);
    let mut rows: Vec<Lead> = sql.build_query_as().fetch_all(tx.db()).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|it| Cursor::behind(it, sort));
    Ok(Page { rows: rows.into_iter().map(|it| hide(it, tx)).collect(), next })
}

/// Leads in a file, at most.
pub const MOST_IN_FILE: i64 = 20_000;

/// Every lead that the reader sees, in its order; [`MOST_IN_FILE`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn every(tx: &mut Tx<impl Permission>, filter: &Filter, sort: Sort) -> Result<Vec<Lead>, Fault> {
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let mut sql = statement(tenant, reach, filter, sort, None, MOST_IN_FILE);
    let rows: Vec<Lead> = sql.build_query_as().fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(|it| hide(it, tx)).collect())
}

/// How many leads stand somewhere, and what they are worth together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// Where.
    pub status: Status,
    /// How many.
    pub leads: i64,
    /// In hundredths of the workspace's currency.
    pub worth: i64,
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// How many there are, and what they are worth.
    pub counts: Counts,
    /// The first of them, [`MOST_CARDS`] at most.
    pub cards: Vec<Lead>,
}

/// Every column of the board, each with what changed last first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn board(tx: &mut Tx<impl Permission>, filter: &Filter) -> Result<Vec<Column>, Fault> {
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let mut sql = QueryBuilder::new(
        "select l.status, count(*) as leads, coalesce(sum(l.value_minor), 0)::bigint as worth from leads l ",
    );
    narrow(&mut sql, tenant, reach.clone(), &Filter { status: None, ..filter.clone() });
    sql.push(" group by l.status limit 5");
    let counted: Vec<Counts> = sql.build_query_as().fetch_all(tx.db()).await?;
    let mut columns = Vec::new();
    for status in Status::ALL.iter().copied() {
        let counts = counted.iter().find(|it| it.status == status).copied();
        let of_column = Filter { status: Some(status), ..filter.clone() };
        let mut sql = statement(tenant, reach.clone(), &of_column, Sort::Newest, None, MOST_CARDS);
        let cards: Vec<Lead> =
            if counts.is_some() { sql.build_query_as().fetch_all(tx.db()).await? } else { Vec::new() };
        columns.push(Column {
            counts: counts.unwrap_or(Counts { status, leads: 0, worth: 0 }),
            cards: cards.into_iter().map(|it| hide(it, tx)).collect(),
        });
    }
    Ok(columns)
}
