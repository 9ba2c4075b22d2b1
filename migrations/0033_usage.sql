-- Usage: what a workspace uses, what of it may be used in a month, and who was told.

-- What was used, written once and never changed. Its kind and what it counts are its idempotency key: however often a
-- thing is seen, it is counted once. A message needs no row here: its own is one, under its own id, and is counted by the
-- reports; so a message costs nothing more but a look whether its conversation is counted.
create table usage_events (
    tenant_id uuid not null references tenants (id),
    kind text not null check (kind in ('conversation', 'run', 'kept', 'gone')),
    -- The conversation, the run, the file. It may be gone, and was used all the same.
    ref_id uuid not null,
    at timestamptz not null,
    -- Of a run: what it read and wrote.
    tokens bigint not null default 0,
    -- Micro-dollars of a run; bytes of a file, below nought where it went.
    amount bigint not null default 0,
    primary key (tenant_id, kind, ref_id)
);
create index usage_events_by_time on usage_events (tenant_id, kind, at) include (tokens, amount);
select protect('usage_events', 'usage event', 'follows from what is written elsewhere', grants => 'select, insert');

-- The same added up. An hour begins with a month of the workspace, so that months are whole in every zone.
create table usage_hours (
    tenant_id uuid not null references tenants (id),
    kind text not null check (kind in ('conversation', 'run', 'kept', 'gone')),
    from_at timestamptz not null,
    events bigint not null,
    tokens bigint not null,
    amount bigint not null,
    primary key (tenant_id, kind, from_at)
);
select protect('usage_hours', 'hour of usage', 'added up from usage events');

-- How far the adding up has come. Its row is held by whoever adds.
create table usage_states (
    tenant_id uuid not null references tenants (id),
    -- By whose months; NULL is that nothing was added up yet.
    zone text,
    counted_at timestamptz not null,
    -- When the sums are compared with what they are made of.
    check_at timestamptz not null,
    primary key (tenant_id)
);
select protect('usage_states', 'state of the usage', 'moves with every count');

-- What each comparison found, and put right.
create table usage_checks (
    tenant_id uuid not null references tenants (id),
    at timestamptz not null,
    -- Things without their event.
    missing bigint not null,
    -- Hours whose sum was another.
    wrong bigint not null,
    primary key (tenant_id, at)
);
select protect('usage_checks', 'check of the usage', 'is itself the record of what was found', grants => 'select, insert');

-- How much of what may be used. A plan says `most` of conversations and storage; the owner says that of spending.
create table usage_limits (
    tenant_id uuid not null references tenants (id),
    meter text not null check (meter in ('conversations', 'storage', 'spending')),
    -- In a month: conversations, bytes, micro-dollars. NULL is no limit.
    most bigint check (most >= 0),
    -- What the assistant does at the limit. People always go on.
    at_limit text not null default 'pause' check (at_limit in ('pause', 'go_over')),
    -- Of a hundred: when the soft limit is reached, of which somebody is told.
    soft_percent smallint not null default 80 check (soft_percent between 1 and 99),
    updated_at timestamptz not null,
    primary key (tenant_id, meter)
);
select protect('usage_limits', 'usage limit', ignored => '{updated_at}');

-- What was told of a meter: once in a month for each step.
create table usage_notices (
    tenant_id uuid not null references tenants (id),
    meter text not null check (meter in ('conversations', 'storage', 'spending')),
    percent smallint not null,
    -- The first day of the month.
    month date not null,
    told_at timestamptz not null,
    primary key (tenant_id, meter, percent, month)
);
select protect('usage_notices', 'notice of usage', 'whoever is told has a notification');

-- ---- What is used ---------------------------------------------------------------------------

-- A conversation counts from the first customer's message in it.
create function use_conversation() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    insert into usage_events (tenant_id, kind, ref_id, at)
    values (new.tenant_id, 'conversation', new.conversation_id, new.created_at)
    on conflict do nothing;
    return null;
end $$;
create trigger use_conversation after insert on messages
    for each row when (new.kind = 'message' and new.direction = 'inbound') execute function use_conversation();
create trigger use_conversation_moved after update of conversation_id on messages
    for each row when (new.kind = 'message' and new.direction = 'inbound' and old.conversation_id <> new.conversation_id)
    execute function use_conversation();

-- A run counts when it has ended, if it did something or cost something.
create function use_run() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    insert into usage_events (tenant_id, kind, ref_id, at, tokens, amount)
    values (new.tenant_id, 'run', new.id, new.created_at, new.tokens_in::bigint + new.tokens_out, new.cost_micros)
    on conflict do nothing;
    return null;
end $$;
create trigger use_run after insert or update of state on runs
    for each row when (new.state in ('completed', 'failed') or (new.state = 'skipped' and new.cost_micros > 0))
    execute function use_run();

-- A file counts while it is kept.
create function use_file() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into usage_events (tenant_id, kind, ref_id, at, amount)
        values (new.tenant_id, 'kept', new.id, new.created_at, new.bytes)
        on conflict do nothing;
    else
        insert into usage_events (tenant_id, kind, ref_id, at, amount)
        values (old.tenant_id, 'gone', old.id,
                coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()), -old.bytes)
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger use_file after insert or delete on files for each row execute function use_file();
create trigger use_file after insert or delete on knowledge_originals for each row execute function use_file();

-- ---- What may be used -----------------------------------------------------------------------

-- The assistant's budget of a month stands beside those of a day: its row has the first day of the month.
alter table spending drop constraint spending_scope_check;
alter table spending add constraint spending_scope_check
    check (scope in ('workspace', 'conversation', 'visitor', 'month'));

-- A notification may be about a meter, and then is about no conversation.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check
    check (kind in ('first_response', 'next_response', 'resolution', 'acceptance', 'mention', 'given', 'assigned', 'reply',
                    'usage'));
alter table notification_choices drop constraint notification_choices_kind_check;
alter table notification_choices add constraint notification_choices_kind_check
    check (kind in ('first_response', 'next_response', 'resolution', 'acceptance', 'mention', 'given', 'assigned', 'reply',
                    'usage'));
alter table notifications
    alter column conversation_id drop not null,
    add column meter text check (meter in ('conversations', 'storage', 'spending')),
    -- Of a hundred: how much of it is used.
    add column percent smallint,
    add check (num_nulls(meter, percent) in (0, 2)),
    add check (num_nonnulls(conversation_id, meter) > 0);

-- ---- Work across tenants --------------------------------------------------------------------

grant select on usage_events, usage_states to switchboard_system;
create policy system_reads on usage_events for select to switchboard_system using (true);
create policy system_reads on usage_states for select to switchboard_system using (true);

-- Workspaces of which something is to be added up or compared: never counted, other months, a night has come, or
-- something was used since shortly before the last count, which is a while ago.
create function system_usage_due(moment timestamptz, how_many integer)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.id from tenants t
      left join usage_states s on s.tenant_id = t.id
     where s.tenant_id is null or s.zone is distinct from t.time_zone or s.check_at <= moment
        or (s.counted_at <= moment - interval '15 seconds'
            and exists (select from usage_events e
                         where e.tenant_id = t.id and e.kind in ('conversation', 'run', 'kept', 'gone')
                           and e.at >= s.counted_at - interval '2 hours'))
     limit how_many
$$;
alter function system_usage_due(timestamptz, integer) owner to switchboard_system;
revoke execute on function system_usage_due(timestamptz, integer) from public;
grant execute on function system_usage_due(timestamptz, integer) to switchboard_desk;
