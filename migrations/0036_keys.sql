-- Every workspace, page by page, for an operator's command that looks at each.
create function system_workspaces(after uuid, how_many integer)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select id from tenants where id > after order by id limit how_many
$$;
alter function system_workspaces(uuid, integer) owner to switchboard_system;
revoke execute on function system_workspaces(uuid, integer) from public;
grant execute on function system_workspaces(uuid, integer) to switchboard_desk;

-- What a key may be used for. A key that was made before could be used for all of it, and still can.
alter table service_keys no force row level security;
alter table service_keys disable trigger audit;
update service_keys set scopes = '{conversations:read,conversations:write,contacts:read,contacts:write,knowledge:read,knowledge:write,leads:read,leads:write}';
alter table service_keys enable trigger audit;
alter table service_keys force row level security;
alter table service_keys add check (cardinality(scopes) > 0 and scopes <@
    '{conversations:read,conversations:write,contacts:read,contacts:write,knowledge:read,knowledge:write,leads:read,leads:write}'::text[]);

-- A key that gets a new secret: the one before still works until a moment, and both are shown by their beginnings.
alter table service_keys
    add column former_hash bytea,
    add column former_prefix text,
    add column former_until timestamptz,
    add check ((former_hash is null) = (former_until is null));
create index service_keys_by_former_secret on service_keys (former_hash) where former_hash is not null;
update audit_rules set withheld = withheld || '{former_hash}' where table_name = 'service_keys';

-- The key behind a secret, with the role that its maker has now. By the secret of before it ends sooner.
drop function system_service_key(bytea);
create function system_service_key(hash bytea)
    returns table (tenant_id uuid, id uuid, name text, scopes text[], channel_id uuid, maker_role text,
                   expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.tenant_id, k.id, k.name, k.scopes, k.channel_id, m.role,
           case when k.secret_hash = hash then k.expires_at else least(k.expires_at, k.former_until) end,
           k.revoked_at, k.last_used_at
      from service_keys k
      join members m on m.tenant_id = k.tenant_id and m.id = k.created_by and m.disabled_at is null
     where k.secret_hash = hash or k.former_hash = hash
$$;
alter function system_service_key(bytea) owner to switchboard_system;
revoke execute on function system_service_key(bytea) from public;
grant execute on function system_service_key(bytea) to switchboard_desk;
