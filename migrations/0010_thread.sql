-- Thread: which message a reply quotes, entries that went from one conversation to another, and what was said so far.

alter table messages add column quoted_id uuid,
    add foreign key (tenant_id, quoted_id) references messages (tenant_id, id);
-- Before a message is taken back, PostgreSQL looks whether another quotes it.
create index messages_quoting on messages (tenant_id, quoted_id) where quoted_id is not null;

-- What was said here stands in another conversation now; nothing is listed or said here any more.
alter table conversations add column merged_into_id uuid,
    add foreign key (tenant_id, merged_into_id) references conversations (tenant_id, id);
-- All conversations are still listed and counted from the index alone.
drop index conversations_by_time;
create index conversations_by_time on conversations (tenant_id, last_message_at desc, id desc) include (merged_into_id);

-- Entries that an agent took from one conversation to another, and which: so that they find their way back.
create table transfers (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    kind text not null check (kind in ('merge', 'split')),
    from_id uuid not null,
    into_id uuid not null,
    member_id uuid not null,
    made_at timestamptz not null,
    undone_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, from_id) references conversations (tenant_id, id),
    foreign key (tenant_id, into_id) references conversations (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('transfers', 'transfer between conversations');

create table transferred_messages (
    tenant_id uuid not null references tenants (id),
    transfer_id uuid not null,
    message_id uuid not null,
    primary key (tenant_id, transfer_id, message_id),
    foreign key (tenant_id, transfer_id) references transfers (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
-- Before a message is taken back, PostgreSQL looks whether it was ever transferred.
create index transferred_messages_by_message on transferred_messages (tenant_id, message_id);
select protect('transferred_messages', 'transferred message', 'each message says itself where it stands');

-- What a conversation is about so far, up to one of its messages; the newest one alone.
create table summaries (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    state text not null check (state in ('asked', 'made', 'failed')),
    -- Why the newest try made none, as a stable word; what was made before stays.
    reason text,
    body text not null default '',
    -- The newest message that it knows.
    upto_id uuid,
    upto_seq bigint,
    upto_at timestamptz,
    -- Who wrote it.
    model text,
    updated_at timestamptz not null,
    primary key (tenant_id, conversation_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, upto_id) references messages (tenant_id, id)
);
create index summaries_by_message on summaries (tenant_id, upto_id);
select protect('summaries', 'summary', 'made of messages, which are audited themselves');
