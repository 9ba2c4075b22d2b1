-- Vectors elsewhere: which store says that it holds what a model made of a passage, and of which state of it.
alter table passage_vectors
    add column kept_in text,
    add column kept_stamp bytea,
    add check ((kept_in is null) = (kept_stamp is null));
create index passage_vectors_kept on passage_vectors (tenant_id, model, kept_in, passage_id) where kept_in is not null;

-- Workspaces of which a store of vectors does not hold everything, as when an operator has just named it.
create function system_unkept(store text)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.tenant_id from knowledge_models m
    where m.active is not null
      and exists (select from passage_vectors x
          where x.tenant_id = m.tenant_id and x.model = m.active and x.kept_in is distinct from store)
$$;
alter function system_unkept(text) owner to switchboard_system;
revoke execute on function system_unkept(text) from public;
grant execute on function system_unkept(text) to switchboard_desk;
grant select on passage_vectors to switchboard_system;
create policy system_reads on passage_vectors for select to switchboard_system using (true);
