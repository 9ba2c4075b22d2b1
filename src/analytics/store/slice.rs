//! Which conversations a slice leaves.

/// The conversations `c` of the tenant `$1` that open to the reader (`$4`) and are of the slice: its channel `$5`, agent
/// `$6`, team `$7`, whether the assistant wrote in them `$8`, and its topic by the parameter that is named. What is NULL
/// leaves in all; the nil id means whatever has none.
///
/// A conversation's topic is that of its first message that has one, as `topic_of` says: asked here in place, because that
/// function, called for each of 25 000 conversations, took five times as long.
macro_rules! in_slice {
    ($topic:literal) => {
        concat!(
            "in_sight($4, c.assignee_id, c.team_id)
             and ($5::uuid is null or c.channel_id = $5)
             and ($6::uuid is null or coalesce(c.assignee_id, '00000000-0000-0000-0000-000000000000') = $6)
             and ($7::uuid is null or coalesce(c.team_id, '00000000-0000-0000-0000-000000000000') = $7)
             and ($8::boolean is null or $8 = exists (
                   select from messages m where m.tenant_id = $1 and m.conversation_id = c.id
                     and m.kind = 'message' and m.author = 'ai'))
             and (",
            $topic,
            "::uuid is null or (
                   (",
            $topic,
            " = '00000000-0000-0000-0000-000000000000' or c.id in (
                       select m.conversation_id from topic_messages x
                       join messages m on m.tenant_id = x.tenant_id and m.id = x.message_id
                       where x.tenant_id = $1 and x.topic_id in (
                           select id from topics where tenant_id = $1 and (id = ",
            $topic,
            " or merged_into = ",
            $topic,
            "))))
                   and coalesce((
                       select x.topic_id from messages m
                       join topic_messages x on x.tenant_id = m.tenant_id and x.message_id = m.id
                       where m.tenant_id = $1 and m.conversation_id = c.id
                       order by m.created_at, m.id limit 1), '00000000-0000-0000-0000-000000000000') in (
                       select ",
            $topic,
            " union all select id from topics where tenant_id = $1 and merged_into = ",
            $topic,
            ")))"
        )
    };
}
pub(super) use in_slice;
