-- The second factor: an authenticator app, recovery codes, and which roles of a workspace need them.

-- Whose app it is. One for each person, whatever their workspaces; it is there once a code of it was given.
create table second_factors (
    user_id uuid primary key references users (id),
    -- Sealed for this person.
    sealed_secret bytea not null,
    -- The step of the newest code that was used: a code works once, and so does none before it.
    last_step bigint not null,
    created_at timestamptz not null
);

-- Codes for who has lost the app. Each has 80 bits of chance, of which the SHA-256 is kept.
create table recovery_codes (
    user_id uuid not null references second_factors (user_id) on delete cascade,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (user_id, code_hash)
);
grant select, insert, update, delete on second_factors, recovery_codes to switchboard_desk;
grant select on second_factors to switchboard_system;

-- Whoever has one of these roles enters with a second factor, or sets one up first.
alter table tenants add column second_factor_roles text[] not null default '{}'
    check (second_factor_roles <@ array['owner', 'admin', 'manager', 'agent', 'viewer']);

-- Who visits, and for each workspace whether they must set a second factor up before they enter.
drop function system_visit(uuid);
create function system_visit(person uuid)
    returns table (email text, name text, language text, theme text, keyboard text,
                   tenant_id uuid, slug text, workspace text, workspace_language text, time_zone text,
                   member_id uuid, role text, visibility text, team_ids uuid[], presence text, last_seen_at timestamptz,
                   needs_factor boolean)
    -- Asked with every request: planning it anew takes longer than running it.
    language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
    select u.email, u.name, u.language, u.theme, u.keyboard,
           t.id, t.slug, t.name, t.language, t.time_zone, m.id, m.role, m.visibility,
           array(select j.team_id from team_members j
                   join teams g on g.tenant_id = j.tenant_id and g.id = j.team_id and g.removed_at is null
                  where j.tenant_id = m.tenant_id and j.member_id = m.id
                  order by j.team_id),
           m.presence, m.last_seen_at,
           coalesce(m.role = any (t.second_factor_roles), false)
               and not exists (select from second_factors f where f.user_id = u.id)
      from users u
      left join members m on m.user_id = u.id and m.disabled_at is null
      left join tenants t on t.id = m.tenant_id
     where u.id = person
     order by t.name, t.id
$$;
alter function system_visit(uuid) owner to switchboard_system;
revoke execute on function system_visit(uuid) from public;
grant execute on function system_visit(uuid) to switchboard_desk;
