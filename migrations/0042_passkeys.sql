-- Passkeys: a second factor, and a way in without a password.

-- Whose they are. A person belongs to no workspace, so neither do these.
create table passkeys (
    id uuid primary key,
    user_id uuid not null references users (id),
    -- How the authenticator calls it. One credential is one person's.
    credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    -- The public key, as the authenticator wrote it (COSE). It opens nothing.
    public_key bytea not null check (octet_length(public_key) <= 2048),
    -- What the authenticator counted last. One that does not count stays at 0.
    sign_count bigint not null check (sign_count between 0 and 4294967295),
    name text not null check (length(name) between 1 and 80),
    transports text[] not null,
    -- Whether it is kept elsewhere too, as by a password manager.
    backed_up boolean not null,
    created_at timestamptz not null,
    last_used_at timestamptz
);
create index passkeys_of_a_person on passkeys (user_id, created_at);

-- What an authenticator is asked to sign: once, for one purpose, within minutes. The SHA-256 is kept.
create table passkey_challenges (
    hash bytea primary key,
    purpose text not null check (purpose in ('add', 'sign_in', 'second_factor', 'proof')),
    -- Nobody's where somebody signs in without having said who they are.
    user_id uuid references users (id),
    expires_at timestamptz not null
);
create index passkey_challenges_by_end on passkey_challenges (expires_at);
grant select, insert, update, delete on passkeys, passkey_challenges to switchboard_desk;
grant select on passkeys to switchboard_system;

-- Recovery codes stand in for whatever second factor somebody has, no longer for an app alone.
alter table recovery_codes drop constraint recovery_codes_user_id_fkey;
alter table recovery_codes add constraint recovery_codes_user_id_fkey foreign key (user_id) references users (id);

-- As before; a passkey is a second factor too.
drop function system_visit(uuid);
create function system_visit(person uuid)
    returns table (email text, name text, language text, theme text, keyboard text,
                   tenant_id uuid, slug text, workspace text, workspace_language text, time_zone text,
                   member_id uuid, role text, visibility text, team_ids uuid[], presence text, last_seen_at timestamptz,
                   needs_factor boolean, needs_provider boolean)
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
               and not exists (select from passkeys k where k.user_id = u.id),
           coalesce(m.role <> 'owner', false)
               and exists (select from identity_providers p
                            where p.tenant_id = m.tenant_id and p.enabled and p.required)
      from users u
      left join members m on m.user_id = u.id and m.disabled_at is null
      left join tenants t on t.id = m.tenant_id
     where u.id = person
     order by t.name, t.id
$$;
alter function system_visit(uuid) owner to switchboard_system;
revoke execute on function system_visit(uuid) from public;
grant execute on function system_visit(uuid) to switchboard_desk;
