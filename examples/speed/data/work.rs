//! What a team does with its conversations: labels, escalations, and what was promised; and what they are about.

use sqlx::PgConnection;
use switchboard::ids::TenantId;

use crate::Result;

/// Eight labels, and two of them on every third conversation.
const LABELS: &str = "
    insert into labels (tenant_id, id, name, tone, created_at, updated_at)
    select $1, gen_random_uuid(), 'Label ' || it, 'petrol', now(), now() from generate_series(1, 8) it";
const LABELLED: &str = "
    insert into conversation_labels (tenant_id, conversation_id, label_id, put_at)
    select c.tenant_id, c.id, l.id, c.created_at
    from (select *, row_number() over (order by id) as place from conversations where tenant_id = $1) c
    join (select *, row_number() over (order by id) as place from labels where tenant_id = $1) l
      on l.place in (1 + c.place % 8, 1 + (c.place + 3) % 8)
    where c.place % 3 = 0";
/// Every tenth conversation had an escalation; of the open ones it waits.
const ESCALATIONS: &str = "
    insert into escalations (tenant_id, id, conversation_id, reason, status, raised_by, resolved_at, created_at, updated_at)
    select tenant_id, gen_random_uuid(), id, 'complaint', case when status = 'resolved' then 'resolved' else 'pending' end,
           'assistant', resolved_at, created_at, updated_at
    from (select *, row_number() over (order by id) as place from conversations where tenant_id = $1) c
    where place % 10 = 0";
/// A first answer was promised to everybody; to the open ones the next is.
const TIMERS: &str = "
    insert into service_timers (tenant_id, id, conversation_id, target, zone, minutes, started_at, due_at, ended_at, updated_at)
    select tenant_id, gen_random_uuid(), id, case when status = 'resolved' then 'first_response' else 'next_response' end,
           'Europe/Paris', 60, created_at, last_message_at + interval '1 hour', resolved_at, updated_at
    from conversations where tenant_id = $1";

/// Forty topics, and four of five conversations about one of them.
const TOPICS: &str = "
    insert into topics (tenant_id, id, label, created_at, updated_at)
    select $1, gen_random_uuid(), 'Topic ' || it, now(), now() from generate_series(1, 40) it";
const ABOUT: &str = "
    insert into topic_messages (tenant_id, message_id, topic_id, date)
    select m.tenant_id, m.id, t.id, m.created_at::date
    from messages m
    join (select *, row_number() over (order by id) as place from topics where tenant_id = $1) t
      on t.place = 1 + (hashtext(m.conversation_id::text) & 1023) % 50
    where m.tenant_id = $1 and m.author = 'contact' and m.kind = 'message'";

/// Does it for the workspace's whole history.
pub async fn load(db: &mut PgConnection, tenant: TenantId) -> Result<()> {
    for statement in [LABELS, LABELLED, ESCALATIONS, TIMERS, TOPICS, ABOUT] {
        sqlx::query(statement).bind(tenant).execute(&mut *db).await?;
    }
    Ok(())
}
