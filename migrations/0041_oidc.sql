-- Sign-in by a workspace's own identity provider (OpenID Connect).

-- One for each workspace. Whoever may name it may name any: what it says of people counts in this workspace alone.
create table identity_providers (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 80),
    issuer text not null check (length(issuer) between 1 and 300),
    client_id text not null check (length(client_id) between 1 and 200),
    -- Sealed for this row. Without one, the client is public: PKCE alone protects the code.
    sealed_secret bytea,
    enabled boolean not null default false,
    -- Members enter by the provider and not by password; owners always may.
    required boolean not null default false,
    -- Whoever has a verified address of one of these domains and no account yet becomes a member with this role.
    join_domains text[] not null default '{}',
    join_role text not null default 'agent' check (join_role in ('admin', 'manager', 'agent', 'viewer')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index identity_providers_one_per_workspace on identity_providers (tenant_id);
select protect('identity_providers', 'identity provider', withheld => '{sealed_secret}');

-- Who somebody is at the provider, and which account that is.
create table identities (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    provider_id uuid not null,
    user_id uuid not null references users (id),
    subject text not null check (length(subject) between 1 and 255),
    -- The address that the provider gave when the two were joined, for people to read.
    email text,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, provider_id) references identity_providers (tenant_id, id) on delete cascade
);
create unique index identities_by_subject on identities (tenant_id, provider_id, subject);
create unique index identities_by_person on identities (tenant_id, provider_id, user_id);
select protect('identities', 'identity', withheld => '{subject,email}');

-- Sign-ins that are under way: ten minutes each, once. Of what the browser brings back only hashes are kept.
create table provider_sign_ins (
    tenant_id uuid not null references tenants (id),
    state_hash bytea not null,
    browser_hash bytea not null,
    provider_id uuid not null,
    next text,
    expires_at timestamptz not null,
    primary key (tenant_id, state_hash),
    foreign key (tenant_id, provider_id) references identity_providers (tenant_id, id) on delete cascade
);
create index provider_sign_ins_by_state on provider_sign_ins (state_hash);
create index provider_sign_ins_by_end on provider_sign_ins (expires_at);
select protect('provider_sign_ins', 'sign-in', 'it lasts ten minutes, and its end is on record');

-- ---- Before anybody is signed in --------------------------------------------------------

grant select on identity_providers, identities to switchboard_system;
grant select, insert, delete on provider_sign_ins to switchboard_system;
create policy system_reads on identity_providers for select to switchboard_system using (true);
create policy system_reads on identities for select to switchboard_system using (true);
create policy system_keeps on provider_sign_ins to switchboard_system using (true) with check (true);

-- The provider of the workspace of that address, while it is enabled.
create function system_identity_provider(address text)
    returns table (tenant_id uuid, id uuid, slug text, workspace text, name text, issuer text, client_id text,
                   sealed_secret bytea, join_domains text[], join_role text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.tenant_id, p.id, t.slug, t.name, p.name, p.issuer, p.client_id, p.sealed_secret, p.join_domains, p.join_role
      from identity_providers p join tenants t on t.id = p.tenant_id
     where t.slug = address and p.enabled
$$;

-- Writes down that somebody was sent to a provider.
create function system_begin_sign_in(tenant uuid, provider uuid, state bytea, browser bytea, wanted text, until timestamptz)
    returns void
    language sql security definer set search_path = public, pg_temp as $$
    insert into provider_sign_ins (tenant_id, provider_id, state_hash, browser_hash, next, expires_at)
    values (tenant, provider, state, browser, wanted, until)
$$;

-- Ends a sign-in, once, for the browser in which it began: the address of its workspace, and where it wanted to go.
create function system_end_sign_in(state bytea, browser bytea, moment timestamptz)
    returns table (provider_id uuid, slug text, next text)
    language sql security definer set search_path = public, pg_temp as $$
    with ended as (
        delete from provider_sign_ins s
         where s.state_hash = state and s.browser_hash = browser and s.expires_at > moment
        returning s.tenant_id, s.provider_id, s.next)
    select e.provider_id, t.slug, e.next from ended e join tenants t on t.id = e.tenant_id
$$;

-- Forgets sign-ins that nobody came back from; says how many.
create function system_forget_sign_ins(moment timestamptz) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with gone as (delete from provider_sign_ins where expires_at <= moment returning 1)
    select count(*) from gone
$$;

-- Whose account a subject of a provider is.
create function system_identity(tenant uuid, provider uuid, called text) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select user_id from identities where tenant_id = tenant and provider_id = provider and subject = called
$$;

-- Who visits, and for each workspace what they must do before they enter.
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
               and not exists (select from second_factors f where f.user_id = u.id),
           coalesce(m.role <> 'owner', false)
               and exists (select from identity_providers p
                            where p.tenant_id = m.tenant_id and p.enabled and p.required)
      from users u
      left join members m on m.user_id = u.id and m.disabled_at is null
      left join tenants t on t.id = m.tenant_id
     where u.id = person
     order by t.name, t.id
$$;

do $$
declare f regprocedure;
begin
    for f in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in
        ('system_identity_provider', 'system_begin_sign_in', 'system_end_sign_in', 'system_forget_sign_ins',
         'system_identity', 'system_visit') loop
        execute format('alter function %s owner to switchboard_system', f);
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to switchboard_desk', f);
    end loop;
end $$;
