-- Meaning: what passages mean, as a model of sentences sees it.

-- What is searched: the passages of active versions, of items that are not disabled. The stamp is of all that
-- a model is shown of a passage: while it is the same, nothing has to be looked at again.
create view searched_passages with (security_invoker = true) as
    select i.tenant_id, p.id, i.id as item_id, l.ordinal, i.kind, i.language, v.title, v.variants, p.heading, p.body,
           sha256(convert_to(jsonb_build_array(v.title, v.variants, p.heading, p.body)::text, 'UTF8')) as stamp
    from knowledge_items i
    join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
    join version_passages l on l.tenant_id = i.tenant_id and l.item_id = i.id and l.version = i.active_version
    join passages p on p.tenant_id = l.tenant_id and p.id = l.passage_id
    where i.state <> 'disabled';
grant select on searched_passages to switchboard_desk;

-- What a model made of a passage: the vectors of its parts one after the other (the whole, then the question
-- of an FAQ and each variant), numbers of four bytes, little end first.
create table passage_vectors (
    tenant_id uuid not null references tenants (id),
    model text not null,
    passage_id uuid not null,
    stamp bytea not null,
    dimension integer not null check (dimension > 0),
    vectors bytea not null check (octet_length(vectors) > 0 and octet_length(vectors) % (4 * dimension) = 0),
    created_at timestamptz not null,
    primary key (tenant_id, model, passage_id),
    foreign key (tenant_id, passage_id) references passages (tenant_id, id)
);
select protect('passage_vectors', 'passage vector', 'made from a passage by the machine; the version is audited');

-- Which model's vectors are searched, and which are being made to take over. One job looks at a time; another
-- one that comes while it does has nothing to do.
create table knowledge_models (
    tenant_id uuid primary key references tenants (id),
    active text,
    wanted text,
    looking uuid,
    looking_until timestamptz,
    -- Passages that are searched, and those of them that the model which is made, or else the active one, has
    -- looked at: as counted when a look began, and added up since. Pages show it.
    passages integer not null default 0,
    looked_at integer not null default 0,
    updated_at timestamptz not null,
    check ((looking is null) = (looking_until is null))
);
select protect('knowledge_models', 'knowledge model', ignored => '{looking,looking_until,passages,looked_at}');

grant select on knowledge_models to switchboard_system;
create policy system_reads on knowledge_models for select to switchboard_system using (true);
grant select on knowledge_items to switchboard_system;
create policy system_reads on knowledge_items for select to switchboard_system using (true);

-- Workspaces whose knowledge no model has looked at, or not all of it, and where no job is about to. The usual
-- model may be new since the last start.
create function system_unlooked()
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.id from tenants t
    left join knowledge_models m on m.tenant_id = t.id
    where (m.active is null or m.wanted is not null)
      and exists (select from knowledge_items i where i.tenant_id = t.id and i.active_version is not null)
      and not exists (select from jobs j
          where j.tenant_id = t.id and j.kind = 'look_at_meaning' and j.state in ('ready', 'running'))
$$;
alter function system_unlooked() owner to switchboard_system;
revoke execute on function system_unlooked() from public;
grant execute on function system_unlooked() to switchboard_desk;
