-- Service levels: when a workspace is open, what it promises its customers, and what became of it.

alter table tenants add column fallback_email text;
alter table conversations add column priority text not null default 'normal'
    check (priority in ('low', 'normal', 'high', 'urgent'));

-- When people are there. Never changed: a change is a new version, so that what was promised
-- under the old hours is still explained by them.
create table service_hours (
    tenant_id uuid not null references tenants (id),
    version integer not null,
    -- Seven days from Monday on, each a list of {from, to} in minutes of the day.
    week jsonb not null,
    -- Days on which nobody is there: {date, name}.
    holidays jsonb not null default '[]',
    created_at timestamptz not null,
    primary key (tenant_id, version)
);
select protect('service_hours', 'business hours', grants => 'select, insert');

-- What is promised to whom. One row for each version of a policy; the newest is not replaced.
create table service_policies (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    version integer not null,
    name text not null check (length(name) between 1 and 80),
    -- For conversations of this priority and by this channel; NULL is any.
    priority text check (priority in ('low', 'normal', 'high', 'urgent')),
    channel_id uuid,
    -- Minutes of open time; NULL promises nothing.
    first_response integer check (first_response between 1 and 525600),
    next_response integer check (next_response between 1 and 525600),
    resolution integer check (resolution between 1 and 525600),
    -- When its first version was written: nothing is promised before.
    since timestamptz not null,
    replaced_at timestamptz,
    created_at timestamptz not null,
    primary key (tenant_id, id, version),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id)
);
create unique index service_policies_newest on service_policies (tenant_id, id) where replaced_at is null;
select protect('service_policies', 'service policy', grants => 'select, insert, update');

-- One promise to one customer: by when, and when it was met. It keeps what it was promised
-- under; later versions do not touch it.
create table service_timers (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    conversation_id uuid not null,
    escalation_id uuid,
    target text not null check (target in ('first_response', 'next_response', 'resolution', 'acceptance')),
    policy_id uuid,
    policy_version integer,
    -- NULL is always open.
    hours_version integer,
    zone text not null,
    minutes integer not null,
    started_at timestamptz not null,
    -- NULL while nobody can say: the timer is paused.
    due_at timestamptz,
    paused_since timestamptz,
    pauses jsonb not null default '[]',
    ended_at timestamptz,
    -- How many steps of the ladder were climbed, and when the next one is.
    climbed integer not null default 0,
    climbs_at timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, escalation_id) references escalations (tenant_id, id),
    foreign key (tenant_id, policy_id, policy_version) references service_policies (tenant_id, id, version),
    foreign key (tenant_id, hours_version) references service_hours (tenant_id, version)
);
create unique index service_timers_one_running on service_timers (tenant_id, conversation_id, target) where ended_at is null;
create index service_timers_of_conversation on service_timers (tenant_id, conversation_id, target, started_at desc);
-- What is due is small however long the history is: listed and counted from the index alone.
create index service_timers_due on service_timers (tenant_id, due_at, conversation_id) where ended_at is null and due_at is not null;
create index service_timers_ended on service_timers (tenant_id, started_at);
select protect('service_timers', 'service timer', 'a timer is itself the record of a promise');

-- What analytics counts: by when things began and ended.
create index conversations_begun on conversations (tenant_id, created_at);
create index conversations_resolved on conversations (tenant_id, resolved_at) where resolved_at is not null;
create index escalations_by_time on escalations (tenant_id, created_at);

-- Since when an escalation waits counts from its own row; a rule may raise one too.
alter table escalations drop constraint escalations_raised_by_check;
alter table escalations add constraint escalations_raised_by_check check (raised_by in ('assistant', 'agent', 'contact', 'rule'));

-- What a member should know of, until they have read it.
create table notifications (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    member_id uuid not null,
    kind text not null check (kind in ('first_response', 'next_response', 'resolution', 'acceptance')),
    conversation_id uuid not null,
    created_at timestamptz not null,
    read_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id)
);
create index notifications_of_member on notifications (tenant_id, member_id, created_at desc);
create index notifications_unread on notifications (tenant_id, member_id) where read_at is null;
select protect('notifications', 'notification', 'follows from what is written in the thread');
