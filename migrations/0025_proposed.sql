-- Files that are looked at before they replace a document: read as every other, and not searched until
-- somebody publishes what they say.

create table proposed_files (
    tenant_id uuid not null references tenants (id),
    original_id uuid not null,
    item_id uuid not null,
    state text not null default 'waiting'
        check (state in ('waiting', 'reading', 'ready', 'failed', 'published', 'withdrawn')),
    -- Why it could not be read.
    reason text,
    -- What it was found to be written in; none until it was read.
    language text,
    primary key (tenant_id, original_id),
    foreign key (tenant_id, original_id) references knowledge_originals (tenant_id, id),
    foreign key (tenant_id, item_id) references knowledge_items (tenant_id, id)
);
-- A document has one that is not decided on, at most.
create unique index proposed_files_undecided on proposed_files (tenant_id, item_id)
    where state not in ('published', 'withdrawn');
select protect('proposed_files', 'proposed file', grants => 'select, insert, update');

-- The files that a document is, or was: what is only proposed, or was withdrawn, is not among them.
create view document_files with (security_invoker = true) as
    select o.tenant_id, o.id, o.item_id, o.sha256, o.created_at
    from knowledge_originals o
    where not exists (select from proposed_files p
                       where p.tenant_id = o.tenant_id and p.original_id = o.id and p.state <> 'published');
grant select on document_files to switchboard_desk;
