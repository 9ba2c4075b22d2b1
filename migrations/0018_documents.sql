-- Documents: the files that items of knowledge were read from.

-- What it is about, in the words of whoever keeps it.
alter table knowledge_items add column description text not null default '';
-- Home counts what could not be read.
create index knowledge_items_failed on knowledge_items (tenant_id) where state = 'failed';

-- A file as it was uploaded. The newest of an item is the one that it says now, or is about to; the
-- older ones stay, each with the version that was read from it. The bytes are elsewhere, under the
-- tenant's id and this one's; they are safe before the row is written.
create table knowledge_originals (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    item_id uuid not null,
    -- As its sender calls it: text to show, never a path.
    name text not null,
    -- By its content.
    media_type text not null,
    bytes bigint not null,
    -- The same bytes twice are the same document.
    sha256 bytea not null,
    -- The member who uploaded it; none where another system did.
    uploaded_by uuid,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, item_id) references knowledge_items (tenant_id, id),
    foreign key (tenant_id, uploaded_by) references members (tenant_id, id)
);
create index knowledge_originals_of_item on knowledge_originals (tenant_id, item_id, created_at desc, id desc);
create index knowledge_originals_by_bytes on knowledge_originals (tenant_id, sha256);
select protect('knowledge_originals', 'knowledge original', withheld => '{name,sha256}', grants => 'select, insert');

-- What a version was read from. Each original is read into one version at most.
alter table knowledge_versions add column original_id uuid;
alter table knowledge_versions add foreign key (tenant_id, original_id)
    references knowledge_originals (tenant_id, id);
create unique index knowledge_versions_of_original on knowledge_versions (tenant_id, original_id)
    where original_id is not null;

-- The page that a passage begins on, in what has pages; kept with what was cited, so that a citation opens there.
alter table version_passages add column page integer;
alter table run_passages add column page integer;
