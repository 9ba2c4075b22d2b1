-- Knowledge: what the assistant may answer from.

-- One question with its answer, or one text. What it says is in its versions.
create table knowledge_items (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    kind text not null check (kind in ('faq', 'text')),
    language text not null,
    -- The version that is searched. An item without one is not searched.
    active_version integer,
    disabled_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create index knowledge_items_by_time on knowledge_items (tenant_id, updated_at desc, id desc);
select protect('knowledge_items', 'knowledge item');

-- What an item says, said once and never edited.
create table knowledge_versions (
    tenant_id uuid not null references tenants (id),
    item_id uuid not null,
    number integer not null,
    id uuid not null,
    -- The question of an FAQ entry, the title of a text.
    title text not null,
    variants text[] not null default '{}',
    body text not null,
    written_by uuid,
    created_at timestamptz not null,
    primary key (tenant_id, item_id, number),
    foreign key (tenant_id, item_id) references knowledge_items (tenant_id, id),
    foreign key (tenant_id, written_by) references members (tenant_id, id)
);
select protect('knowledge_versions', 'knowledge version', withheld => '{variants,body}', grants => 'select, insert');
alter table knowledge_items add foreign key (tenant_id, id, active_version)
    references knowledge_versions (tenant_id, item_id, number) deferrable initially deferred;

-- A piece of an item, small enough to be quoted. Named by its words, so that what a new
-- version leaves as it was stays the same passage. The truth from which every index is built.
create table passages (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    item_id uuid not null,
    heading text not null default '',
    body text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, item_id) references knowledge_items (tenant_id, id)
);
select protect('passages', 'passage', 'cut from a version by the machine; the version is audited', grants => 'select, insert');

-- The passages of a version, in their order.
create table version_passages (
    tenant_id uuid not null references tenants (id),
    item_id uuid not null,
    version integer not null,
    ordinal integer not null,
    passage_id uuid not null,
    primary key (tenant_id, item_id, version, ordinal),
    foreign key (tenant_id, item_id, version) references knowledge_versions (tenant_id, item_id, number),
    foreign key (tenant_id, passage_id) references passages (tenant_id, id)
);
select protect('version_passages', 'version passage', 'part of a version; the version is audited', grants => 'select, insert');

-- Counts the changes of a workspace's knowledge, so that an index knows when it is old.
create table knowledge_editions (
    tenant_id uuid not null references tenants (id),
    edition bigint not null default 1,
    primary key (tenant_id)
);
select protect('knowledge_editions', 'knowledge edition', 'a counter of changes that are audited themselves');
