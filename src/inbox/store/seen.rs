//! Which conversations a reader sees.

use sqlx::{Postgres, QueryBuilder};
use time::Duration;
use uuid::Uuid;

use super::line::Filter;
use crate::inbox::View;
use crate::prelude::*;
use crate::service_levels::SlaState;

/// What is counted and what is listed is decided here and nowhere else: the conversations `c` of one way of
/// looking that the reader sees. A condition stands only where it is asked for, so that PostgreSQL can plan each
/// combination once, and well.
pub(super) fn seen(
    sql: &mut QueryBuilder<Postgres>,
    who: &Reader,
    filter: &Filter,
    view: View,
    found: Option<&[ConversationId]>,
) {
    among(sql, who, filter, found);
    if is_unresolved(view) {
        sql.push(" and ").push(UNRESOLVED);
    }
    sql.push(" and ");
    shown(sql, who, view);
}

/// Said in these words, the small index of conversations that are not resolved is found.
pub(super) const UNRESOLVED: &str = "c.status <> 'resolved'";

/// Reads groups of conversations that stand alike and that the same agent holds back into the columns that
/// [`shown`] asks about, and says how many each has; the groups stand behind it. What the numbers mean is said where
/// `standing` is made (`migrations/0037_standing.sql`).
pub(in crate::inbox) const GROUPS: &str = "
    case g.standing & 3 when 0 then 'open' when 1 then 'waiting' when 2 then 'snoozed' else 'resolved' end as status,
    case g.standing & 12 when 0 then 'nobody' when 4 then 'ai' else 'staff' end as handler,
    g.standing & 16 <> 0 as is_escalated, g.standing & 32 <> 0 as has_proposal, g.assignee_id, g.how_many
    from ";

/// Whether a way of looking asks only about what the conversations of a group have in common.
pub(super) const fn is_of_groups(view: View) -> bool {
    !matches!(view, View::Mentions | View::Failed | View::All)
}

/// Whether a way of looking shows nothing that is resolved.
pub(super) const fn is_unresolved(view: View) -> bool {
    !matches!(view, View::Drafts | View::Failed | View::All)
}

/// The conversations `c` that the reader sees, by every condition but the way of looking.
pub(super) fn among(sql: &mut QueryBuilder<Postgres>, who: &Reader, filter: &Filter, found: Option<&[ConversationId]>) {
    match found {
        None => sql.push("from conversations c where c.tenant_id = ").push_bind(who.tenant),
        Some(found) => sql
            .push("from unnest(")
            .push_bind(found.to_vec())
            .push(") found (id) join conversations c on c.id = found.id and c.tenant_id = ")
            .push_bind(who.tenant)
            .push(" where true"),
    };
    in_sight(sql, who);
    if let Some(status) = filter.status {
        sql.push(" and c.status = ").push_bind(status);
    }
    if let Some(handler) = filter.handler {
        sql.push(" and c.handler = ").push_bind(handler);
    }
    if let Some(channel) = filter.channel {
        sql.push(" and c.channel_id = ").push_bind(channel);
    }
    if let Some(assignee) = filter.assignee {
        sql.push(" and c.assignee_id = ").push_bind(assignee);
    }
    if let Some(team) = filter.team {
        sql.push(" and c.team_id = ").push_bind(team);
    }
    if let Some(language) = filter.language {
        sql.push(" and c.language = ").push_bind(language);
    }
    if let Some(intent) = filter.intent {
        sql.push(" and c.intent = ").push_bind(intent);
    }
    if let Some(within) = filter.within {
        sql.push(" and c.last_message_at >= ").push_bind(who.now - Duration::days(within.days()));
    }
    if let Some(label) = filter.label {
        sql.push(" and c.id in (select o.conversation_id from conversation_labels o where o.tenant_id = ")
            .push_bind(who.tenant)
            .push(" and o.label_id = ")
            .push_bind(label)
            .push(")");
    }
    if let Some(sla) = filter.sla {
        sql.push(
            " and c.id in (select k.conversation_id from service_timers k where k.ended_at is null and k.tenant_id = ",
        )
        .push_bind(who.tenant);
        match sla {
            SlaState::Breaching => sql
                .push(" and k.due_at > ")
                .push_bind(who.now)
                .push(" and k.due_at <= ")
                .push_bind(who.now + Duration::HOUR),
            SlaState::Breached => sql.push(" and k.due_at <= ").push_bind(who.now),
        };
        sql.push(")");
    }
    if filter.unread {
        sql.push(" and c.last_seq > coalesce((select r.seq from read_markers r where r.tenant_id = c.tenant_id")
            .push(" and r.conversation_id = c.id and r.member_id = ")
            .push_bind(who.member)
            .push("), 0)");
    }
}

/// The condition of a way of looking.
pub(super) fn shown(sql: &mut QueryBuilder<Postgres>, who: &Reader, view: View) {
    match view {
        View::ToAnswer => sql
            .push("c.status <> 'snoozed' and ((c.status = 'open' and (c.handler = 'nobody'")
            .push(" or c.assignee_id = ")
            .push_bind(who.member)
            .push(")) or c.has_proposal)"),
        View::Mine => sql.push("c.assignee_id = ").push_bind(who.member),
        View::Unassigned => sql.push("c.handler = 'nobody'"),
        View::WaitingForUs => sql.push("c.status = 'open'"),
        View::Snoozed => sql.push("c.status = 'snoozed'"),
        View::Escalated => sql.push("c.is_escalated"),
        View::Mentions => sql
            .push("c.id in (select m.conversation_id from mentions m where m.tenant_id = ")
            .push_bind(who.tenant)
            .push(" and m.member_id = ")
            .push_bind(who.member)
            .push(")"),
        View::Assistant => sql.push("c.handler = 'ai'"),
        View::Drafts => sql.push("c.has_proposal"),
        View::Failed => sql
            .push("c.id in (select m.conversation_id from messages m")
            .push(" where m.delivery in ('failed', 'unknown') and m.tenant_id = ")
            .push_bind(who.tenant)
            .push(")"),
        // What became part of another is resolved, so that no other way of looking shows it.
        View::All => sql.push("c.merged_into_id is null"),
    };
}

/// Leaves the conversations `c` that open to the reader. Whoever sees all is not asked about each.
pub(super) fn in_sight(sql: &mut QueryBuilder<Postgres>, who: &Reader) {
    if let Some(reach) = &who.reach {
        sql.push(" and in_sight(").push_bind(reach.clone()).push(", c.assignee_id, c.team_id)");
    }
}

/// Who looks.
pub(super) struct Reader {
    pub(super) tenant: TenantId,
    /// What opens conversations to them; `None` opens every one.
    reach: Option<Vec<Uuid>>,
    pub(super) member: Option<MemberId>,
    now: OffsetDateTime,
}

impl Reader {
    pub(super) fn of(tx: &Tx<impl Permission>) -> Self {
        Self { tenant: tx.tenant(), reach: tx.reach(), member: tx.member(), now: tx.now() }
    }
}
