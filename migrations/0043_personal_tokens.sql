-- Personal tokens: with one, a member speaks to the API as themselves. Only the hash of the secret is kept.
create table personal_tokens (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    -- Whose it is, and as whom it acts.
    member_id uuid not null,
    name text not null check (length(name) between 1 and 80),
    -- First characters of the secret, so that people can tell tokens apart.
    prefix text not null,
    secret_hash bytea not null,
    -- A member never writes as a customer, so none of their tokens brings messages in.
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@
        '{conversations:read,contacts:read,contacts:write,knowledge:read,knowledge:write,leads:read,leads:write}'::text[]),
    -- Each ends.
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index personal_tokens_by_secret on personal_tokens (secret_hash);
create index personal_tokens_by_member on personal_tokens (tenant_id, member_id, created_at);
select protect('personal_tokens', 'personal token', withheld => '{secret_hash}', ignored => '{last_used_at}');
grant select on personal_tokens to switchboard_system;
create policy system_reads on personal_tokens for select to switchboard_system using (true);

-- The token behind a secret, with all that its member may and sees now: nothing of it is older than the request. Whoever
-- may not enter has none.
create function system_personal_token(hash bytea)
    returns table (tenant_id uuid, id uuid, scopes text[], expires_at timestamptz, revoked_at timestamptz,
                   last_used_at timestamptz, member_id uuid, user_id uuid, member_name text, role text, visibility text,
                   team_ids uuid[], needs_factor boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.tenant_id, k.id, k.scopes, k.expires_at, k.revoked_at, k.last_used_at, m.id, u.id, u.name, m.role, m.visibility,
           array(select j.team_id from team_members j
                   join teams g on g.tenant_id = j.tenant_id and g.id = j.team_id and g.removed_at is null
                  where j.tenant_id = m.tenant_id and j.member_id = m.id
                  order by j.team_id),
           coalesce(m.role = any (t.second_factor_roles), false)
               and not exists (select from second_factors f where f.user_id = u.id)
      from personal_tokens k
      join tenants t on t.id = k.tenant_id
      join members m on m.tenant_id = k.tenant_id and m.id = k.member_id and m.disabled_at is null
      join users u on u.id = m.user_id
     where k.secret_hash = hash
$$;
alter function system_personal_token(bytea) owner to switchboard_system;
revoke execute on function system_personal_token(bytea) from public;
grant execute on function system_personal_token(bytea) to switchboard_desk;
