-- Roles that a workspace makes for itself, and what a member is given beside their role.

create table roles (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (char_length(name) between 1 and 80),
    -- Which conversations whoever has it sees, unless something else was chosen for them.
    visibility text not null check (visibility in ('own', 'team', 'all')),
    -- Whether personal data is hidden from whoever has it.
    is_masked boolean not null,
    -- What an admin has, and nothing that only owners may or that machines do.
    rights text[] not null check (rights <@ '{InboxRead,InboxReply,InboxAssign,ContactsRead,ContactsWrite,ContactsManage,DeskArrange,EscalationsWork,LeadsRead,LeadsWork,LeadsExport,KnowledgeRead,KnowledgeWrite,AssistantRead,AssistantTune,AssistantPublish,AssistantKeys,ChannelsRead,ChannelsLook,ChannelsConnect,KeysRead,KeysManage,TeamRead,TeamManage,AuditRead,WorkspaceManage,BillingRead}'::text[]),
    -- The least built-in role that has all of them: what is asked of that role, a second factor, is asked of this one.
    rank text not null check (rank in ('viewer', 'agent', 'manager', 'admin')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index roles_tenant_id_name_key on roles (tenant_id, lower(name));
select protect('roles', 'role', ignored => '{updated_at}');

-- Whoever has a role of the workspace's own has the least of the built-in ones, so that what asks for that one alone
-- refuses them.
alter table members
    add column custom_role_id uuid,
    add constraint members_custom_role_fkey foreign key (tenant_id, custom_role_id) references roles (tenant_id, id);
create index members_by_custom_role on members (tenant_id, custom_role_id) where custom_role_id is not null;

-- A right beside the role. Who gave it had it then; it stays when they lose it.
create table member_grants (
    tenant_id uuid not null references tenants (id),
    member_id uuid not null,
    allows text not null check (allows in ('InboxRead', 'InboxReply', 'InboxAssign', 'ContactsRead', 'ContactsWrite',
        'ContactsManage', 'DeskArrange', 'EscalationsWork', 'LeadsRead', 'LeadsWork', 'LeadsExport', 'KnowledgeRead',
        'KnowledgeWrite', 'AssistantRead', 'AssistantTune', 'AssistantPublish', 'AssistantKeys', 'ChannelsRead',
        'ChannelsLook', 'ChannelsConnect', 'KeysRead', 'KeysManage', 'TeamRead', 'TeamManage', 'AuditRead',
        'WorkspaceManage', 'BillingRead')),
    -- From when it no longer counts; NULL is never.
    expires_at timestamptz,
    given_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, member_id, allows),
    foreign key (tenant_id, member_id) references members (tenant_id, id),
    foreign key (tenant_id, given_by) references members (tenant_id, id)
);
select protect('member_grants', 'grant');

-- What a member was given beside their role and has at this moment.
create function granted_to(tenant uuid, member uuid, moment timestamptz) returns text[]
    language sql stable as $$
    select array(select g.allows from member_grants g
                  where g.tenant_id = tenant and g.member_id = member
                    and (g.expires_at is null or g.expires_at > moment)
                  order by g.allows)
$$;

-- Whether a member has a right: by a built-in role, of which `roles_with` are those that have it; by a role of the
-- workspace's own; or because it was given to them. The columns are those of the member.
create function member_may(tenant uuid, member uuid, built_in text, custom uuid,
                           wanted text, roles_with text[], moment timestamptz) returns boolean
    language sql stable as $$
    select case when custom is null then built_in = any (roles_with)
                else exists (select from roles r
                              where r.tenant_id = tenant and r.id = custom and wanted = any (r.rights)) end
        or exists (select from member_grants g
                    where g.tenant_id = tenant and g.member_id = member and g.allows = wanted
                      and (g.expires_at is null or g.expires_at > moment))
$$;

grant select on roles, member_grants to switchboard_system;
create policy system_reads on roles for select to switchboard_system using (true);
create policy system_reads on member_grants for select to switchboard_system using (true);

-- Who visits, and for each workspace what they are in it at this moment.
drop function system_visit(uuid);
create function system_visit(person uuid, moment timestamptz)
    returns table (email text, name text, language text, theme text, keyboard text,
                   tenant_id uuid, slug text, workspace text, workspace_language text, time_zone text,
                   member_id uuid, role text, visibility text,
                   custom_id uuid, custom_name text, custom_visibility text, custom_masked boolean,
                   custom_rights text[], granted text[],
                   team_ids uuid[], presence text, last_seen_at timestamptz, needs_factor boolean,
                   needs_provider boolean)
    -- Asked with every request: planning it anew takes longer than running it.
    language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
    select u.email, u.name, u.language, u.theme, u.keyboard,
           t.id, t.slug, t.name, t.language, t.time_zone, m.id, m.role, m.visibility,
           r.id, r.name, r.visibility, r.is_masked, coalesce(r.rights, '{}'),
           array(select g.allows from member_grants g
                  where g.tenant_id = m.tenant_id and g.member_id = m.id
                    and (g.expires_at is null or g.expires_at > moment)),
           array(select j.team_id from team_members j
                   join teams g on g.tenant_id = j.tenant_id and g.id = j.team_id and g.removed_at is null
                  where j.tenant_id = m.tenant_id and j.member_id = m.id
                  order by j.team_id),
           m.presence, m.last_seen_at,
           coalesce(coalesce(r.rank, m.role) = any (t.second_factor_roles), false)
               and not exists (select from second_factors f where f.user_id = u.id)
               and not exists (select from passkeys k where k.user_id = u.id),
           coalesce(m.role <> 'owner', false)
               and exists (select from identity_providers p
                            where p.tenant_id = m.tenant_id and p.enabled and p.required)
      from users u
      left join members m on m.user_id = u.id and m.disabled_at is null
      left join tenants t on t.id = m.tenant_id
      left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
     where u.id = person
     order by t.name, t.id
$$;
alter function system_visit(uuid, timestamptz) owner to switchboard_system;
revoke execute on function system_visit(uuid, timestamptz) from public;
grant execute on function system_visit(uuid, timestamptz) to switchboard_desk;

-- The key behind a secret, with what its maker is at this moment. By the secret of before it ends sooner.
drop function system_service_key(bytea);
create function system_service_key(hash bytea, moment timestamptz)
    returns table (tenant_id uuid, id uuid, name text, scopes text[], channel_id uuid,
                   role text, visibility text,
                   custom_id uuid, custom_name text, custom_visibility text, custom_masked boolean,
                   custom_rights text[], granted text[],
                   expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.tenant_id, k.id, k.name, k.scopes, k.channel_id,
           m.role, m.visibility, r.id, r.name, r.visibility, r.is_masked, coalesce(r.rights, '{}'),
           array(select g.allows from member_grants g
                  where g.tenant_id = m.tenant_id and g.member_id = m.id
                    and (g.expires_at is null or g.expires_at > moment)),
           case when k.secret_hash = hash then k.expires_at else least(k.expires_at, k.former_until) end,
           k.revoked_at, k.last_used_at
      from service_keys k
      join members m on m.tenant_id = k.tenant_id and m.id = k.created_by and m.disabled_at is null
      left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
     where k.secret_hash = hash or k.former_hash = hash
$$;
alter function system_service_key(bytea, timestamptz) owner to switchboard_system;
revoke execute on function system_service_key(bytea, timestamptz) from public;
grant execute on function system_service_key(bytea, timestamptz) to switchboard_desk;

-- The personal token behind a secret, with what its member is at this moment; whether they may enter, as of a visit.
drop function system_personal_token(bytea);
create function system_personal_token(hash bytea, moment timestamptz)
    returns table (tenant_id uuid, id uuid, scopes text[], expires_at timestamptz, revoked_at timestamptz,
                   last_used_at timestamptz, member_id uuid, user_id uuid, member_name text, role text, visibility text,
                   custom_id uuid, custom_name text, custom_visibility text, custom_masked boolean,
                   custom_rights text[], granted text[],
                   team_ids uuid[], needs_factor boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.tenant_id, k.id, k.scopes, k.expires_at, k.revoked_at, k.last_used_at, m.id, u.id, u.name,
           m.role, m.visibility, r.id, r.name, r.visibility, r.is_masked, coalesce(r.rights, '{}'),
           array(select g.allows from member_grants g
                  where g.tenant_id = m.tenant_id and g.member_id = m.id
                    and (g.expires_at is null or g.expires_at > moment)),
           array(select j.team_id from team_members j
                   join teams g on g.tenant_id = j.tenant_id and g.id = j.team_id and g.removed_at is null
                  where j.tenant_id = m.tenant_id and j.member_id = m.id
                  order by j.team_id),
           coalesce(coalesce(r.rank, m.role) = any (t.second_factor_roles), false)
               and not exists (select from second_factors f where f.user_id = u.id)
               and not exists (select from passkeys p where p.user_id = u.id)
      from personal_tokens k
      join tenants t on t.id = k.tenant_id
      join members m on m.tenant_id = k.tenant_id and m.id = k.member_id and m.disabled_at is null
      join users u on u.id = m.user_id
      left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
     where k.secret_hash = hash
$$;
alter function system_personal_token(bytea, timestamptz) owner to switchboard_system;
revoke execute on function system_personal_token(bytea, timestamptz) from public;
grant execute on function system_personal_token(bytea, timestamptz) to switchboard_desk;
