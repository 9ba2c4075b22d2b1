//! The statements of the budget: money promised to running calls, and money spent.

use time::{Date, UtcOffset};
use uuid::Uuid;

use crate::assistant::model::Limits;
use crate::prelude::*;
use crate::usage::{Month, steps as usage};

/// For whom money is counted: always in this order, so that two runs never wait for each other.
#[derive(Debug, Clone, Copy)]
pub(in crate::assistant) struct Scope {
    pub workspace: TenantId,
    pub conversation: ConversationId,
    /// The contact as the channel knows it.
    pub visitor: IdentityId,
}

/// A row of the budget: whose, of which day, and up to what.
type Row = (&'static str, Uuid, Date, Option<i64>);

impl Scope {
    /// Three rows of the day of a moment (UTC), and that of its month by the workspace's clock, which has the month's
    /// first day.
    fn rows(self, moment: OffsetDateTime, month: &Month, limits: Limits, most: Option<i64>) -> [Row; 4] {
        let day = moment.to_offset(UtcOffset::UTC).date();
        [
            ("workspace", self.workspace.0, day, limits.workspace_limit_micros),
            ("conversation", self.conversation.0, day, limits.conversation_limit_micros),
            ("visitor", self.visitor.0, day, limits.visitor_limit_micros),
            ("month", self.workspace.0, month.first, most),
        ]
    }
}

/// Promises `amount` to a call, in every scope or in none. False where a limit would be passed.
///
/// Each row is locked by the statement that also compares it with the limit, so no number of
/// parallel calls can promise more than there is.
pub(in crate::assistant) async fn reserve(
    tx: &mut Tx<access::Work>,
    scope: Scope,
    limits: Limits,
    amount: i64,
) -> Result<bool, Fault> {
    const OPEN: &str = "
        insert into spending (tenant_id, scope, ref_id, day) values ($1, $2, $3, $4) on conflict do nothing";
    const RESERVE: &str = "
        update spending set reserved_micros = reserved_micros + $5
        where tenant_id = $1 and scope = $2 and ref_id = $3 and day = $4
          and ($6::bigint is null or spent_micros + reserved_micros + $5 <= $6)";
    const RELEASE: &str = "
        update spending set reserved_micros = reserved_micros - $5
        where tenant_id = $1 and scope = $2 and ref_id = $3 and day = $4";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (month, most) = (usage::month_of(tx, now).await?, usage::most_spending(tx).await?);
    let mut reserved = Vec::new();
    for (name, id, day, limit) in scope.rows(now, &month, limits, most) {
        sqlx::query(OPEN).bind(tenant).bind(name).bind(id).bind(day).execute(tx.db()).await?;
        let done = sqlx::query(RESERVE)
            .bind(tenant)
            .bind(name)
            .bind(id)
            .bind(day)
            .bind(amount)
            .bind(limit)
            .execute(tx.db())
            .await?;
        if done.rows_affected() == 0 {
            for (name, id, day) in reserved {
                sqlx::query(RELEASE).bind(tenant).bind(name).bind(id).bind(day).bind(amount).execute(tx.db()).await?;
            }
            return Ok(false);
        }
        reserved.push((name, id, day));
    }
    Ok(true)
}

/// Turns what was promised on the day of `begun`, and in its month, into what was spent.
pub(in crate::assistant) async fn settle(
    tx: &mut Tx<access::Work>,
    scope: Scope,
    begun: OffsetDateTime,
    reserved: i64,
    spent: i64,
) -> Result<(), Fault> {
    const SETTLE: &str = "
        update spending set reserved_micros = reserved_micros - $5, spent_micros = spent_micros + $6
        where tenant_id = $1 and scope = $2 and ref_id = $3 and day = $4";

    let tenant = tx.tenant();
    let month = usage::month_of(tx, begun).await?;
    for (name, id, day, _) in scope.rows(begun, &month, Limits::default(), None) {
        sqlx::query(SETTLE)
            .bind(tenant)
            .bind(name)
            .bind(id)
            .bind(day)
            .bind(reserved)
            .bind(spent)
            .execute(tx.db())
            .await?;
    }
    Ok(())
}
