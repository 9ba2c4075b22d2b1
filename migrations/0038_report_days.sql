-- Reports: what happened on each day of a workspace, added up from its hours, so that a year is read as a few hundred rows.

-- A day of the workspace's calendar that is beyond doubt, for whoever sees everything: once in all, and once apart by each
-- dimension, in rows of that dimension. What is counted together has NULL in every other column. A day on which nothing
-- happened has no rows.
create table report_days (
    tenant_id uuid not null references tenants (id),
    id bigint generated always as identity,
    dimension text not null check (dimension in ('all', 'channel', 'agent', 'team', 'assistant', 'topic')),
    -- From its first moment to the first of the next.
    from_at timestamptz not null,
    to_at timestamptz not null,
    channel_id uuid,
    assignee_id uuid,
    team_id uuid,
    with_assistant boolean,
    -- As in an hour.
    kind text,
    topic_id uuid,
    conversations integer not null,
    resolved integer not null,
    resolved_alone integer not null,
    resolve_seconds integer[] not null default '{}',
    response_seconds integer[] not null default '{}',
    messages integer not null,
    runs integer not null,
    tokens_in bigint not null,
    tokens_out bigint not null,
    cost_micros bigint not null,
    rated integer not null,
    confidence double precision not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, assignee_id) references members (tenant_id, id),
    foreign key (tenant_id, team_id) references teams (tenant_id, id),
    foreign key (tenant_id, topic_id) references topics (tenant_id, id)
);
create unique index report_days_once on report_days
    (tenant_id, dimension, from_at, channel_id, assignee_id, team_id, with_assistant, kind, topic_id) nulls not distinct;
select protect('report_days', 'day of a report', 'added up from hours, which are counted from conversations');

-- The days that are added up, one after the other and without a gap; NULL is none. `has_days` says that no more was to be
-- added when somebody counted last.
alter table report_states
    add column days_from timestamptz,
    add column days_to timestamptz,
    add column has_days boolean not null default false;

-- Workspaces in which something is to be counted, now also those whose days were never added up.
drop function system_uncounted(integer);
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
     where s.tenant_id is null or not s.is_whole or not s.has_days or s.zone <> t.time_zone
     limit how_many
$$;
alter function system_uncounted(integer) owner to switchboard_system;
revoke execute on function system_uncounted(integer) from public;
grant execute on function system_uncounted(integer) to switchboard_desk;
