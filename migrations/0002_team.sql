-- Team: people, what they may do, how they prove who they are.

-- A person, once for the whole installation. The password is an argon2id hash in PHC format.
create table users (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null check (length(name) between 1 and 80),
    password_hash text not null,
    language text not null default 'en' check (language in ('en', 'fr')),
    theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
    -- Which keys are heard: some people's assistive tools type letters of their own.
    keyboard text not null default 'all' check (keyboard in ('all', 'ctrl', 'off')),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- A person's place in one workspace.
create table members (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    user_id uuid not null references users (id),
    role text not null check (role in ('owner', 'admin', 'manager', 'agent', 'viewer')),
    disabled_at timestamptz,
    -- Removed people keep their name in what they wrote, and come back by a new invitation.
    removed_at timestamptz check (removed_at is null or disabled_at is not null),
    presence text not null default 'available' check (presence in ('available', 'away')),
    last_seen_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, user_id)
);
create index members_by_user on members (user_id);
select protect('members', 'member', ignored => '{last_seen_at}');

-- Colleagues see each other's names; nobody sees anybody else.
alter table users enable row level security;
alter table users force row level security;
create policy colleagues on users
    using (id = current_person()
        or exists (select from members m where m.tenant_id = current_tenant() and m.user_id = users.id))
    with check (id = current_person());
grant select (id, email, name, language, theme, keyboard, created_at), update (name, language, theme, keyboard, updated_at) on users to switchboard_desk;

-- An invitation is bound to one address and one role, works once, and ends after 7 days.
create table invitations (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    email text not null check (email = lower(email)),
    role text not null check (role in ('admin', 'manager', 'agent', 'viewer', 'owner')),
    token_hash bytea not null,
    invited_by uuid not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, invited_by) references members (tenant_id, id)
);
create unique index invitations_one_open_per_address on invitations (tenant_id, email)
    where accepted_at is null and revoked_at is null;
create index invitations_by_token on invitations (token_hash);
select protect('invitations', 'invitation', withheld => '{token_hash}');

-- Keys with which other systems speak to the API. Only the hash of the secret is kept.
create table service_keys (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 80),
    -- First characters of the secret, so that people can tell keys apart.
    prefix text not null,
    secret_hash bytea not null,
    scopes text[] not null,
    channel_id uuid,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_by uuid not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, created_by) references members (tenant_id, id)
);
create index service_keys_by_secret on service_keys (secret_hash);
select protect('service_keys', 'service key', withheld => '{secret_hash}', ignored => '{last_used_at}');

-- ---- Global tables: they belong to no workspace -----------------------------------------

-- Sessions of tower-sessions. The key is the SHA-256 of the cookie's value.
create table sessions (
    id_hash bytea primary key,
    user_id uuid references users (id),
    body jsonb not null,
    from_ip text,
    user_agent text,
    -- The rights of its person changed: the next request gives it a new id.
    renew boolean not null default false,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

-- Wrong tries, counted per account and per address over a sliding window.
create table attempts (
    id bigint generated always as identity primary key,
    -- SHA-256 of what is counted: addresses of people who have no account are not kept.
    subject bytea not null,
    at timestamptz not null
);
create index attempts_by_subject on attempts (subject, at);

-- Links to choose a new password: 30 minutes, one use.
create table password_resets (
    token_hash bytea primary key,
    user_id uuid not null references users (id),
    expires_at timestamptz not null,
    used_at timestamptz
);
grant select, insert, update, delete on sessions, attempts to switchboard_desk;

-- ---- Work across tenants ----------------------------------------------------------------

grant select, insert, update on users to switchboard_system;
grant select on members, invitations, service_keys to switchboard_system;
grant select, insert, update on password_resets to switchboard_system;
grant select, update, delete on sessions to switchboard_system;
create policy system_reads on users to switchboard_system using (true) with check (true);
create policy system_reads on members for select to switchboard_system using (true);
create policy system_reads on invitations for select to switchboard_system using (true);
create policy system_reads on service_keys for select to switchboard_system using (true);
grant insert on audit_log to switchboard_system;
create policy system_notes on audit_log for insert to switchboard_system with check (true);

-- Writes what happened to a person's account into the log of every workspace they may enter.
-- `proven` says that the person did it themselves; otherwise nobody knows who did.
create function system_note(person uuid, what text, proven boolean, ip text, request text, moment timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    insert into audit_log (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, from_ip, request_id)
    select m.tenant_id, moment,
           case when proven then 'member' else 'system' end,
           case when proven then m.id end,
           case when proven then u.name else 'Switchboard' end,
           what, 'account', m.id,
           coalesce(ip, nullif(current_setting('app.from_ip', true), '')),
           coalesce(nullif(request, ''), nullif(current_setting('app.request_id', true), ''))
      from members m join users u on u.id = m.user_id
     where m.user_id = person and m.disabled_at is null
$$;

-- Sign-in: the account behind an address.
create function system_account(address text)
    returns table (id uuid, password_hash text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select id, password_hash from users where email = lower(address)
$$;

-- Sign-up and invitations: adds an account, or nothing where the address is taken.
create function system_add_account(person uuid, address text, person_name text, hash text, lang text, moment timestamptz) returns boolean
    language sql security definer set search_path = public, pg_temp as $$
    with added as (
        insert into users (id, email, name, password_hash, language, created_at, updated_at)
        values (person, lower(address), person_name, hash, lang, moment, moment)
        on conflict (email) do nothing returning id)
    select exists (select from added)
$$;

-- Sets a new password, and ends every session of the person but the one named, and every link
-- to choose another.
create function system_set_password(person uuid, hash text, moment timestamptz, spare bytea default null) returns void
    language sql security definer set search_path = public, pg_temp as $$
    update users set password_hash = hash, updated_at = moment where id = person;
    delete from sessions where user_id = person and id_hash is distinct from spare;
    update password_resets set used_at = moment where user_id = person and used_at is null;
$$;

-- Who visits, and every workspace that they may enter, in one question. One row without a
-- workspace for somebody who belongs to none.
create function system_visit(person uuid)
    returns table (email text, name text, language text, theme text, keyboard text,
                   tenant_id uuid, slug text, workspace text, workspace_language text, time_zone text,
                   member_id uuid, role text, presence text, last_seen_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select u.email, u.name, u.language, u.theme, u.keyboard,
           t.id, t.slug, t.name, t.language, t.time_zone, m.id, m.role, m.presence, m.last_seen_at
      from users u
      left join members m on m.user_id = u.id and m.disabled_at is null
      left join tenants t on t.id = m.tenant_id
     where u.id = person
     order by t.name, t.id
$$;

-- The invitation behind a link.
create function system_invitation(hash bytea)
    returns table (tenant_id uuid, id uuid, email text, role text, workspace text, slug text, inviter text,
                   expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select i.tenant_id, i.id, i.email, i.role, t.name, t.slug, u.name, i.expires_at, i.accepted_at, i.revoked_at
      from invitations i
      join tenants t on t.id = i.tenant_id
      join members m on m.tenant_id = i.tenant_id and m.id = i.invited_by
      join users u on u.id = m.user_id
     where i.token_hash = hash
$$;

-- The key behind a secret, with the rights its maker has now: a key never exceeds its maker.
create function system_service_key(hash bytea)
    returns table (tenant_id uuid, id uuid, name text, channel_id uuid, maker_role text,
                   expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.tenant_id, k.id, k.name, k.channel_id, m.role, k.expires_at, k.revoked_at, k.last_used_at
      from service_keys k
      join members m on m.tenant_id = k.tenant_id and m.id = k.created_by and m.disabled_at is null
     where k.secret_hash = hash
$$;

create function system_add_reset(hash bytea, person uuid, until timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    insert into password_resets (token_hash, user_id, expires_at) values (hash, person, until)
$$;

-- Uses a reset link up, once and before its end: sets the new password and ends every
-- session of the person that the link belongs to. NULL where the link is not good.
create function system_reset_password(link bytea, hash text, moment timestamptz, ip text, request text) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    person uuid;
begin
    update password_resets set used_at = moment
     where token_hash = link and used_at is null and expires_at > moment
    returning user_id into person;
    if person is not null then
        perform system_set_password(person, hash, moment);
        perform system_note(person, 'password_reset', true, ip, request, moment);
    end if;
    return person;
end $$;

-- The address of the account that a reset link is for, while the link is good.
create function system_reset_address(link bytea, moment timestamptz) returns text
    language sql stable security definer set search_path = public, pg_temp as $$
    select u.email from password_resets r join users u on u.id = r.user_id
     where r.token_hash = link and r.used_at is null and r.expires_at > moment
$$;

do $$
declare f regprocedure;
begin
    for f in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname like 'system\_%' loop
        execute format('alter function %s owner to switchboard_system', f);
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to switchboard_desk', f);
    end loop;
end $$;
