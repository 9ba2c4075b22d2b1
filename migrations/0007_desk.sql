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
