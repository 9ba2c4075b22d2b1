//! The statements of the budget: money promised to running calls, and money spent.

use uuid::Uuid;

use crate::assistant::model::Limits;
use crate::prelude::*;

/// For whom money is counted: always in this order, so that two runs never wait for each other.
#[derive(Debug, Clone, Copy)]
pub(in crate::assistant) struct Scope {
    pub workspace: TenantId,
    pub conversation: ConversationId,
    /// The contact as the channel knows it.
    pub visitor: IdentityId,
}

impl Scope {
    fn rows(self, limits: Limits) -> [(&'static str, Uuid, Option<i64>); 3] {
        [
            ("workspace", self.workspace.0, limits.workspace_limit_micros),
            ("conversation", self.conversation.0, limits.conversation_limit_micros),
            ("visitor", self.visitor.0, limits.visitor_limit_micros),
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
        insert into spending (tenant_id, scope, ref_id, day) values ($1, $2, $3, ($4 at time zone 'UTC')::date)
        on conflict do nothing";
    const RESERVE: &str = "
        update spending set reserved_micros = reserved_micros + $5
        where tenant_id = $1 and scope = $2 and ref_id = $3 and day = ($4 at time zone 'UTC')::date
          and ($6::bigint is null or spent_micros + reserved_micros + $5 <= $6)";
    const RELEASE: &str = "
        update spending set reserved_micros = reserved_micros - $5
        where tenant_id = $1 and scope = $2 and ref_id = $3 and day = ($4 at time zone 'UTC')::date";

    let (tenant, now) = (tx.tenant(), tx.now());
    let mut reserved = Vec::new();
    for (name, id, limit) in scope.rows(limits) {
        sqlx::query(OPEN).bind(tenant).bind(name).bind(id).bind(now).execute(tx.db()).await?;
        let done = sqlx::query(RESERVE)
            .bind(tenant)
            .bind(name)
            .bind(id)
            .bind(now)
            .bind(amount)
            .bind(limit)
            .execute(tx.db())
            .await?;
        if done.rows_affected() == 0 {
            for (name, id) in reserved {
                sqlx::query(RELEASE).bind(tenant).bind(name).bind(id).bind(now).bind(amount).execute(tx.db()).await?;
            }
            return Ok(false);
        }
        reserved.push((name, id));
    }
    Ok(true)
}

/// Turns what was promised on the day of `begun` into what was spent.
pub(in crate::assistant) async fn settle(
    tx: &mut Tx<access::Work>,
    scope: Scope,
    begun: OffsetDateTime,
    reserved: i64,
    spent: i64,
) -> Result<(), Fault> {
    const SETTLE: &str = "
        update spending set reserved_micros = reserved_micros - $5, spent_micros = spent_micros + $6
        where tenant_id = $1 and scope = $2 and ref_id = $3 and day = ($4 at time zone 'UTC')::date";

    let tenant = tx.tenant();
    for (name, id, _) in scope.rows(Limits::default()) {
        sqlx::query(SETTLE)
            .bind(tenant)
            .bind(name)
            .bind(id)
            .bind(begun)
            .bind(reserved)
            .bind(spent)
            .execute(tx.db())
            .await?;
    }
    Ok(())
}
