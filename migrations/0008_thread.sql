-- Thread: what is written more easily, whom a note calls, and the files that go along.

-- A text that agents send again and again, in each language of the desk.
create table saved_replies (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    title text not null check (length(title) between 1 and 80),
    -- What is typed after a slash to have it.
    shortcode text not null check (length(shortcode) between 1 and 80),
    body_en text not null default '',
    body_fr text not null default '',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, shortcode)
);
select protect('saved_replies', 'saved reply', withheld => '{body_en,body_fr}');

-- Whom of the team a note calls.
create table mentions (
    tenant_id uuid not null references tenants (id),
    message_id uuid not null,
    member_id uuid not null,
    conversation_id uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, message_id, member_id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id)
);
create index mentions_of_member on mentions (tenant_id, member_id, created_at desc, message_id desc) include (conversation_id);
select protect('mentions', 'mention', 'part of a note, which is audited');

-- What is sent along with words. The bytes are elsewhere, under the tenant's id and this one's; they are safe before the
-- row is written.
create table files (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    -- As its sender calls it: text to show, never a path.
    name text not null,
    -- By its content.
    media_type text not null,
    bytes bigint not null,
    width integer,
    height integer,
    -- Who brought it: an agent in a conversation, or a customer on a channel (any of them, for a service key).
    member_id uuid,
    channel_id uuid,
    external_id text,
    conversation_id uuid,
    -- The message that it went along with; none while it waits.
    message_id uuid,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
create index files_of_message on files (tenant_id, message_id) where message_id is not null;
create index files_waiting on files (tenant_id, conversation_id, member_id) where message_id is null;
select protect('files', 'file', withheld => '{name,external_id}');
