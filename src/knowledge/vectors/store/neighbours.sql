-- Run by `switchboard migrate` after the migrations, again and again: where PostgreSQL has the extension `vector`,
-- what passages mean is kept here too, and compared by the database. A copy of `passage_vectors`.
do $$
declare
    dimension integer;
begin
    if to_regclass('passage_neighbours') is not null
        or not exists (select from pg_available_extensions where name = 'vector') then
        return;
    end if;
    begin
        create extension if not exists vector;
    exception when insufficient_privilege then
        raise notice 'the extension "vector" is there, and may not be created by this role: vectors are compared in memory';
        return;
    end;
    create table passage_neighbours (
        tenant_id uuid not null references tenants (id),
        model text not null,
        passage_id uuid not null,
        -- Which part of the passage, from 0.
        part smallint not null,
        language text not null,
        dimension integer not null,
        vector vector not null,
        primary key (tenant_id, model, passage_id, part),
        foreign key (tenant_id, passage_id) references passages (tenant_id, id)
    );
    perform protect('passage_neighbours', 'passage neighbour', 'a copy of what a model made of a passage');
    -- An index is of one dimension: these are those of the models that are used.
    foreach dimension in array array[384, 512, 768, 1024, 1536] loop
        execute format(
            'create index on passage_neighbours using hnsw ((vector::vector(%1$s)) vector_ip_ops) where dimension = %1$s',
            dimension);
    end loop;
end $$;
