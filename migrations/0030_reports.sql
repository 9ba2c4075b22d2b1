-- Reports: what happened in each hour of a workspace, counted, and what is to be counted again.

-- What every report reads. A row is an hour of UTC; an hour that a midnight of the workspace cuts is two, so that days
-- are whole in every zone. Of a conversation that changes hands, every hour changes hands.
create table report_hours (
    tenant_id uuid not null references tenants (id),
    id bigint generated always as identity,
    from_at timestamptz not null,
    channel_id uuid not null,
    -- Who holds the conversations now, and which team: also who may see the row (`in_sight`).
    assignee_id uuid,
    team_id uuid,
    -- Whether the assistant said something in the conversations.
    with_assistant boolean not null,
    -- For what the assistant ran, in a row of runs; NULL in a row of everything else.
    kind text,
    -- Everything is counted twice: in rows of all topics, and in rows of one topic each, which are many more and which
    -- only those read who ask for topics. NULL in these is what has no topic.
    by_topic boolean not null,
    topic_id uuid,
    conversations integer not null,
    resolved integer not null,
    -- Of these, those that the assistant resolved without a person, and whose customer did not return.
    resolved_alone integer not null,
    -- How long each took from its beginning to its end, and each first answer: medians cannot be added, lists can.
    resolve_seconds integer[] not null default '{}',
    response_seconds integer[] not null default '{}',
    messages integer not null,
    runs integer not null,
    tokens_in bigint not null,
    tokens_out bigint not null,
    cost_micros bigint not null,
    -- Runs that said how sure they were, and the sum of what they said.
    rated integer not null,
    confidence double precision not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, assignee_id) references members (tenant_id, id),
    foreign key (tenant_id, team_id) references teams (tenant_id, id),
    foreign key (tenant_id, topic_id) references topics (tenant_id, id)
);
create unique index report_hours_once on report_hours
    (tenant_id, by_topic, from_at, channel_id, assignee_id, team_id, with_assistant, kind, topic_id) nulls not distinct;
select protect('report_hours', 'hour of a report', 'counted from conversations, which are audited themselves');

-- Conversations of which something changed that is counted, until it is counted again. Nothing is unique here: of two
-- messages of the same hour, neither waits for the other.
create table report_marks (
    tenant_id uuid not null references tenants (id),
    id bigint generated always as identity,
    conversation_id uuid not null,
    -- When it happened, or had happened.
    at timestamptz not null,
    -- Whether it concerns every hour of the conversation.
    whole boolean not null,
    primary key (tenant_id, id)
);
select protect('report_marks', 'mark of a report', 'says only what is to be counted again');

-- How far the counting has come. Its row is held by whoever counts.
create table report_states (
    tenant_id uuid not null references tenants (id),
    -- By whose midnights the hours are cut.
    zone text not null,
    -- Everything since then is counted; NULL is nothing yet.
    counted_from timestamptz,
    -- Whether nothing happened before.
    is_whole boolean not null default false,
    counted_at timestamptz not null,
    primary key (tenant_id)
);
select protect('report_states', 'state of the reports', 'moves with every count');

-- ---- What changes a report ----------------------------------------------------------------

create function mark_conversation() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    insert into report_marks (tenant_id, conversation_id, at, whole)
    values (new.tenant_id, new.id,
            case when tg_op = 'UPDATE' then coalesce(old.resolved_at, new.created_at) else new.created_at end,
            tg_op = 'UPDATE' or new.resolved_at is not null);
    -- Whether somebody returned is seen in all that they wrote.
    if tg_op = 'UPDATE' and old.contact_id <> new.contact_id then
        insert into report_marks (tenant_id, conversation_id, at, whole)
        select c.tenant_id, c.id, coalesce(c.resolved_at, c.created_at), true
          from conversations c
         where c.tenant_id = new.tenant_id and c.contact_id in (old.contact_id, new.contact_id);
    end if;
    return null;
end $$;
create trigger mark_new after insert on conversations
    for each row execute function mark_conversation();
create trigger mark after update on conversations
    for each row when (
        (old.resolved_at, old.assignee_id, old.team_id, old.channel_id, old.contact_id, old.merged_into_id)
        is distinct from
        (new.resolved_at, new.assignee_id, new.team_id, new.channel_id, new.contact_id, new.merged_into_id))
    execute function mark_conversation();

create function mark_message() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        insert into report_marks (tenant_id, conversation_id, at, whole)
        values (old.tenant_id, old.conversation_id, old.created_at, true);
    end if;
    if tg_op <> 'DELETE' then
        insert into report_marks (tenant_id, conversation_id, at, whole)
        values (new.tenant_id, new.conversation_id, new.created_at, tg_op = 'UPDATE');
    end if;
    return null;
end $$;
create trigger mark_new after insert on messages
    for each row when (new.kind = 'message') execute function mark_message();
create trigger mark_gone after delete on messages
    for each row when (old.kind = 'message') execute function mark_message();
create trigger mark_moved after update of conversation_id on messages
    for each row when (new.kind = 'message' and old.conversation_id <> new.conversation_id)
    execute function mark_message();

create function mark_other() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    insert into report_marks (tenant_id, conversation_id, at, whole)
    values (new.tenant_id, new.conversation_id, new.created_at, tg_table_name = 'escalations');
    return null;
end $$;
create trigger mark_new after insert on runs for each row execute function mark_other();
create trigger mark after update on runs
    for each row when (
        (old.state, old.kind, old.tokens_in, old.tokens_out, old.cost_micros, old.confidence, old.conversation_id)
        is distinct from
        (new.state, new.kind, new.tokens_in, new.tokens_out, new.cost_micros, new.confidence, new.conversation_id))
    execute function mark_other();
create trigger mark_new after insert on escalations for each row execute function mark_other();

-- What the messages of a day are about is written at once.
create function mark_topics() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    insert into report_marks (tenant_id, conversation_id, at, whole)
    select distinct c.tenant_id, c.id, c.created_at, true
      from changed x
      join messages m on m.tenant_id = x.tenant_id and m.id = x.message_id
      join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id;
    return null;
end $$;
create trigger mark_new after insert on topic_messages
    referencing new table as changed for each statement execute function mark_topics();
create trigger mark_gone after delete on topic_messages
    referencing old table as changed for each statement execute function mark_topics();
create trigger mark_moved after update on topic_messages
    referencing new table as changed for each statement execute function mark_topics();

-- The topic of a conversation, and the only place that says it: that of its first message which has one. It may be
-- merged into another since.
create function topic_of(tenant uuid, conversation uuid) returns uuid
    language sql stable parallel safe set search_path = public, pg_temp as $$
    select x.topic_id
      from messages m
      join topic_messages x on x.tenant_id = m.tenant_id and x.message_id = m.id
     where m.tenant_id = tenant and m.conversation_id = conversation
     order by m.created_at, m.id
     limit 1
$$;

-- By when messages were written and runs began.
create index if not exists messages_by_time on messages (tenant_id, created_at);
create index runs_by_time on runs (tenant_id, created_at);

-- ---- Work across tenants ------------------------------------------------------------------

grant select on report_marks, report_states to switchboard_system;
create policy system_reads on report_marks for select to switchboard_system using (true);
create policy system_reads on report_states for select to switchboard_system using (true);

-- Workspaces in which something is to be counted: what changed, a history that was never counted, other midnights.
create function system_uncounted(how_many integer)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    with recursive marked (tenant_id) as (
        (select m.tenant_id from report_marks m order by m.tenant_id limit 1)
        union all
        select (select m.tenant_id from report_marks m where m.tenant_id > marked.tenant_id order by m.tenant_id limit 1)
          from marked
         where marked.tenant_id is not null
    )
    select tenant_id from marked where tenant_id is not null
     union
    select t.id from tenants t
      left join report_states s on s.tenant_id = t.id
     where s.tenant_id is null or not s.is_whole or s.zone <> t.time_zone
     limit how_many
$$;
alter function system_uncounted(integer) owner to switchboard_system;
revoke execute on function system_uncounted(integer) from public;
grant execute on function system_uncounted(integer) to switchboard_desk;
