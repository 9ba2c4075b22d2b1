-- Desk: how a team arranges its conversations. Labels, teams, saved views, and acts on many at once.

-- The words and colours by which a workspace sorts its conversations.
create table labels (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 40),
    tone text not null check (tone in ('petrol', 'blue', 'heather', 'rose', 'brick', 'copper', 'olive', 'slate')),
    -- Removed labels keep their conversations, so that they can come back as they were.
    removed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index labels_one_per_name on labels (tenant_id, lower(name)) where removed_at is null;
select protect('labels', 'label');

create table conversation_labels (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    label_id uuid not null,
    put_at timestamptz not null,
    primary key (tenant_id, conversation_id, label_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
create index conversation_labels_by_label on conversation_labels (tenant_id, label_id, conversation_id);
select protect('conversation_labels', 'conversation label');

-- Groups of members who share conversations.
create table teams (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 40),
    -- Removed teams keep their members and conversations, so that they can come back as they were.
    removed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index teams_one_per_name on teams (tenant_id, lower(name)) where removed_at is null;
select protect('teams', 'team');

create table team_members (
    tenant_id uuid not null references tenants (id),
    team_id uuid not null,
    member_id uuid not null,
    joined_at timestamptz not null,
    primary key (tenant_id, team_id, member_id),
    foreign key (tenant_id, team_id) references teams (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index team_members_by_member on team_members (tenant_id, member_id, team_id);
select protect('team_members', 'team member');

alter table conversations add column team_id uuid,
    add foreign key (tenant_id, team_id) references teams (tenant_id, id);
create index conversations_by_team on conversations (tenant_id, team_id, last_message_at desc, id desc)
    where team_id is not null;
-- Two views that are small however much is unresolved: counted from the index alone.
create index conversations_of_nobody on conversations (tenant_id, last_message_at desc, id desc)
    include (assignee_id) where status <> 'resolved' and handler = 'nobody';
create index conversations_put_off on conversations (tenant_id, last_message_at desc, id desc)
    include (assignee_id) where status = 'snoozed';

-- Ways of looking at the inbox that somebody gave a name. The conditions stand in columns of their own, so that
-- nothing but a condition can be saved, and nothing of another tenant.
create table saved_views (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 40),
    owner_id uuid not null,
    audience text not null check (audience in ('me', 'team', 'everyone')),
    -- Who it is for, where it is for a team.
    for_team_id uuid,
    base text not null check (base in ('all', 'to_answer', 'mine', 'unassigned', 'waiting_for_us', 'snoozed', 'escalated', 'assistant', 'drafts', 'failed')),
    status text check (status in ('open', 'waiting', 'snoozed', 'resolved')),
    handler text check (handler in ('ai', 'staff', 'nobody')),
    channel_id uuid,
    assignee_id uuid,
    team_id uuid,
    label_id uuid,
    language text check (language in ('en', 'fr')),
    active_within text check (active_within in ('1d', '7d', '30d', '90d')),
    sla text check (sla in ('breaching', 'breached')),
    unread boolean not null default false,
    removed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    check (audience <> 'team' or for_team_id is not null),
    foreign key (tenant_id, owner_id) references members (tenant_id, id),
    foreign key (tenant_id, for_team_id) references teams (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, assignee_id) references members (tenant_id, id),
    foreign key (tenant_id, team_id) references teams (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
select protect('saved_views', 'saved view');

-- One act on many conversations, and what each of them was before it.
create table bulk_acts (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    member_id uuid not null,
    -- As the threads name them.
    member_name text not null,
    kind text not null check (kind in ('resolve', 'reopen', 'assign', 'team', 'label', 'unlabel', 'snooze')),
    label_id uuid,
    assignee_id uuid,
    team_id uuid,
    snoozed_until timestamptz,
    state text not null default 'doing' check (state in ('doing', 'done', 'undoing', 'undone')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    check (kind not in ('label', 'unlabel') or label_id is not null),
    check (kind <> 'snooze' or snoozed_until is not null),
    foreign key (tenant_id, member_id) references members (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id),
    foreign key (tenant_id, assignee_id) references members (tenant_id, id),
    foreign key (tenant_id, team_id) references teams (tenant_id, id)
);
select protect('bulk_acts', 'act on many conversations');

create table bulk_items (
    tenant_id uuid not null references tenants (id),
    act_id uuid not null,
    conversation_id uuid not null,
    -- `skipped` did not fit the act; `kept` was changed by somebody before it could be undone.
    state text not null default 'waiting' check (state in ('waiting', 'done', 'skipped', 'undone', 'kept')),
    was_status text,
    was_snoozed_until timestamptz,
    was_handler text,
    was_team_id uuid,
    was_assignee_id uuid,
    primary key (tenant_id, act_id, conversation_id),
    foreign key (tenant_id, act_id) references bulk_acts (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id)
);
create index bulk_items_by_state on bulk_items (tenant_id, act_id, state, conversation_id);
select protect('bulk_items', 'turn of a conversation', 'each conversation says itself what became of it');
