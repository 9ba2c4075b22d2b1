-- Tenancy: who may see a row, who changed it, and what follows from the change.
--
-- Three roles. The *owner* runs migrations and owns every table. `switchboard_desk` is
-- the group that the application's login role belongs to: it may read and write rows and
-- nothing else. `switchboard_system` cannot log in; it owns the few functions that work
-- across tenants, and sees only the tables whose policies name it.

do $$
begin
    if not exists (select from pg_roles where rolname = 'switchboard_desk') then
        create role switchboard_desk nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'switchboard_system') then
        create role switchboard_system nologin;
    end if;
    -- The owner hands functions over to the system role, for which it must be a member.
    if not pg_has_role(current_user, 'switchboard_system', 'member') then
        execute format('grant switchboard_system to %I', current_user);
    end if;
end $$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

revoke create on schema public from public;
grant usage on schema public to switchboard_desk, switchboard_system;
grant create on schema public to switchboard_system;

-- The tenant of the running transaction. Never set, or set and committed, both mean "none":
-- an absent setting is NULL on a fresh connection and '' on a used one.
create function current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.tenant_id', true), '')::uuid;

-- The signed-in person of the running transaction, if a person acts.
create function current_person() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.user_id', true), '')::uuid;

-- Which tables are kept in the audit log, and why the others are not. The catalogue test
-- refuses a tenant table without a rule.
create table audit_rules (
    table_name text primary key,
    -- What one row is called in the log, e.g. `member`.
    object_kind text not null,
    -- NULL: every change is written. Otherwise the reason why changes are not.
    not_audited_because text,
    -- Columns whose content never enters the log; it says only that they changed.
    withheld text[] not null default '{}',
    -- Columns whose change alone is not worth a row (clocks, counters).
    ignored text[] not null default '{}'
);
grant select on audit_rules to switchboard_desk;

create table tenants (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 3 and 40),
    name text not null check (length(name) between 1 and 80),
    contact_email text,
    language text not null default 'en' check (language in ('en', 'fr')),
    time_zone text not null default 'Europe/Paris',
    -- Hours during which a new message reopens a resolved conversation instead of starting one.
    reopen_hours integer not null default 72 check (reopen_hours between 0 and 8760),
    checklist_hidden boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- What happened, in the order it was written. Feeds the live stream.
create table events (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    seq bigint generated always as identity,
    kind text not null,
    body jsonb not null,
    conversation_id uuid,
    at timestamptz not null,
    -- The transaction that wrote it, and the oldest one that had not ended then: what those that were
    -- under way have written since comes later, with a lower number.
    written_by xid8 not null default pg_current_xact_id(),
    under_way xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
    primary key (tenant_id, id)
);
create index events_by_seq on events (tenant_id, seq);

-- One row per change or refused access. The application may add rows, never alter them.
create table audit_log (
    tenant_id uuid not null references tenants (id),
    id uuid not null default gen_random_uuid(),
    at timestamptz not null,
    seq bigint generated always as identity,
    actor_kind text not null check (actor_kind in ('member', 'key', 'visitor', 'assistant', 'worker', 'system')),
    actor_id uuid,
    actor_name text not null,
    action text not null,
    object_kind text not null,
    object_id uuid,
    -- Column name -> [before, after]; withheld columns carry null.
    changes jsonb not null default '{}',
    from_ip text,
    request_id text,
    primary key (tenant_id, id)
);
create index audit_log_by_time on audit_log (tenant_id, seq desc);

-- Writes the audit row of one change, by the rule of its table.
create function audit_row() returns trigger
    language plpgsql as $$
declare
    rule audit_rules%rowtype;
    old_row jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
    new_row jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
    row_now jsonb := case when tg_op = 'DELETE' then old_row else new_row end;
    changes jsonb;
begin
    select * into strict rule from audit_rules where table_name = tg_table_name;
    if rule.not_audited_because is not null then
        return null;
    end if;
    select coalesce(jsonb_object_agg(key, case
               when key = any (rule.withheld) then 'null'::jsonb
               else jsonb_build_array(old_row -> key, new_row -> key) end), '{}')
      into changes
      from (select jsonb_object_keys(row_now) as key) as columns
     where key not in ('tenant_id', 'id', 'created_at', 'updated_at')
       and not key = any (rule.ignored)
       and (old_row -> key) is distinct from (new_row -> key);
    if tg_op = 'UPDATE' and changes = '{}' then
        return null;
    end if;
    insert into audit_log (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, changes, from_ip, request_id)
    values (
        coalesce((row_now ->> 'tenant_id')::uuid, (row_now ->> 'id')::uuid),
        coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()),
        coalesce(nullif(current_setting('app.actor_kind', true), ''), 'system'),
        nullif(current_setting('app.actor_id', true), '')::uuid,
        coalesce(nullif(current_setting('app.actor_name', true), ''), 'Switchboard'),
        lower(tg_op),
        rule.object_kind,
        nullif(row_now ->> 'id', '')::uuid,
        changes,
        nullif(current_setting('app.from_ip', true), ''),
        nullif(current_setting('app.request_id', true), '')
    );
    return null;
end $$;

-- Puts a table under the tenant's protection: forced row-level security, the grants of
-- the application, and its audit rule. Every tenant table passes through here.
create function protect(
    target regclass,
    object_kind text,
    not_audited_because text default null,
    withheld text[] default '{}',
    ignored text[] default '{}',
    grants text default 'select, insert, update, delete'
) returns void
    language plpgsql as $$
declare
    tenant_column text := case when target = 'tenants'::regclass then 'id' else 'tenant_id' end;
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy tenant on %s using (%I = current_tenant()) with check (%I = current_tenant())',
        target, tenant_column, tenant_column);
    execute format('grant %s on %s to switchboard_desk', grants, target);
    insert into audit_rules values (target::text, object_kind, not_audited_because, withheld, ignored);
    if not_audited_because is null then
        execute format('create trigger audit after insert or update or delete on %s
            for each row execute function audit_row()', target);
    end if;
end $$;

select protect('tenants', 'workspace', grants => 'select, insert, update', ignored => '{checklist_hidden}');
select protect('events', 'event', 'an event is itself the record of a change', grants => 'select, insert');
select protect('audit_log', 'audit entry', 'the log does not log itself', grants => 'select, insert');

-- Wakes the listeners of the live stream once the transaction commits.
create function announce_event() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('switchboard_events', new.tenant_id || ' ' || new.seq);
    return null;
end $$;
create trigger announce after insert on events for each row execute function announce_event();

-- Work to be done later. A job is claimed under a lease with a fencing token: whoever
-- finishes it must still hold the token.
create table jobs (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    kind text not null,
    payload jsonb not null,
    state text not null default 'ready' check (state in ('ready', 'running', 'done', 'dead')),
    attempts integer not null default 0,
    -- Attempts that failed because something was away for a while. They do not count.
    excused integer not null default 0,
    run_at timestamptz not null,
    leased_until timestamptz,
    token uuid,
    last_error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (tenant_id, id)
);
create index jobs_due on jobs (tenant_id, run_at, id) where state = 'ready';
create index jobs_dead on jobs (created_at) where state = 'dead';
create index jobs_leased on jobs (leased_until) where state = 'running';
create index jobs_by_state on jobs (tenant_id, state, created_at);
select protect('jobs', 'job', 'a job follows from an event that is audited itself', grants => 'select, insert, update, delete');

create function announce_job() returns trigger
    language plpgsql as $$
begin
    perform pg_notify('switchboard_jobs', '');
    return null;
end $$;
create trigger announce after insert on jobs for each statement execute function announce_job();

-- Mail to be sent. Kept so that nothing accepted is lost and so that a desk without a mail
-- server can show what it would have sent.
create table mails (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    to_address text not null,
    subject text not null,
    body text not null,
    state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'unknown')),
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    primary key (tenant_id, id)
);
create index mails_by_time on mails (tenant_id, created_at desc);
create index mails_readable on mails (created_at) where body <> '';
select protect('mails', 'mail', 'written only as the consequence of an audited change');

-- ---- Work across tenants: few, named, reviewed -----------------------------------------

grant select, update on jobs to switchboard_system;
create policy system_claims on jobs to switchboard_system using (true) with check (true);
grant select on tenants to switchboard_system;
create policy system_reads on tenants for select to switchboard_system using (true);

-- Claims up to `how_many` due jobs of the given kinds, fairly: the tenants take turns, each
-- with its oldest job first. A job whose lease ran out is claimed again with a new token.
--
-- A few look-ups in `jobs_due` for each tenant that has something to do, however much that is: to
-- rank all that waits costs tens of milliseconds a claim behind a burst of ten thousand (`R-18`).
-- A few more are found than claimed, since another worker may hold some. Statistics know nothing
-- of a queue that was empty a minute ago, so the plans that read all of it are ruled out.
create function system_claim_jobs(kinds text[], how_many integer, moment timestamptz, lease_seconds integer)
    returns table (tenant_id uuid, id uuid, kind text, payload jsonb, attempts integer, excused integer, token uuid)
    language sql security definer set search_path = public, pg_temp
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
    with recursive waiting (tenant_id) as (
        (select j.tenant_id from jobs j where j.state = 'ready' order by j.tenant_id limit 1)
        union all
        select (select j.tenant_id from jobs j
                 where j.state = 'ready' and j.tenant_id > waiting.tenant_id
                 order by j.tenant_id limit 1)
          from waiting
         where waiting.tenant_id is not null
    ), due as (
        select waiting.tenant_id, oldest.id, oldest.run_at, oldest.turn
          from waiting
         cross join lateral (
            select first.id, first.run_at, row_number() over (order by first.run_at, first.id) as turn
              from (select j.id, j.run_at from jobs j
                     where j.tenant_id = waiting.tenant_id and j.state = 'ready' and j.run_at <= moment
                       and j.kind = any (kinds)
                     order by j.run_at, j.id
                     limit how_many * 4) first
         ) oldest
        union all
        select j.tenant_id, j.id, j.run_at, row_number() over (partition by j.tenant_id order by j.run_at, j.id)
          from jobs j
         where j.state = 'running' and j.leased_until < moment and j.kind = any (kinds)
    ), fair as (
        select j.tenant_id, j.id
          from due
          join jobs j on j.tenant_id = due.tenant_id and j.id = due.id
         where (j.state = 'ready' and j.run_at <= moment) or (j.state = 'running' and j.leased_until < moment)
         order by due.turn, due.run_at
         limit how_many
           for update of j skip locked
    )
    update jobs
       set state = 'running', attempts = jobs.attempts + 1, token = gen_random_uuid(),
           leased_until = moment + make_interval(secs => lease_seconds)
      from fair
     where jobs.tenant_id = fair.tenant_id and jobs.id = fair.id
    returning jobs.tenant_id, jobs.id, jobs.kind, jobs.payload, jobs.attempts, jobs.excused, jobs.token
$$;

-- What the queue looks like to an operator: how many jobs are dead, and since when the oldest
-- one that is due has been waiting.
create function system_queue(moment timestamptz) returns table (dead bigint, oldest_due timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) filter (where state = 'dead'), min(run_at) filter (where state = 'ready' and run_at <= moment)
      from jobs
     where state in ('dead', 'ready')
$$;

-- The dead jobs, for an operator: no payload, which may carry what people wrote.
create function system_dead_jobs()
    returns table (tenant_id uuid, workspace text, id uuid, kind text, reason text, since timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select j.tenant_id, t.slug, j.id, j.kind, j.last_error, coalesce(j.finished_at, j.created_at)
      from jobs j
      join tenants t on t.id = j.tenant_id
     where j.state = 'dead'
     order by 6, j.id
$$;

-- Empties letters that nobody sent in time: the links in them have ended.
grant select, update on mails to switchboard_system;
create policy system_empties on mails to switchboard_system using (true) with check (true);
create function system_empty_letters(posted_before timestamptz) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with emptied as (
        update mails
           set body = '',
               last_error = case state when 'queued' then 'not sent in time' else last_error end,
               state = case state when 'queued' then 'failed' else state end
         where created_at <= posted_before and body <> ''
        returning 1)
    select count(*) from emptied
$$;

-- The tenant that a workspace address names. Says nothing about who may enter it.
create function system_tenant_by_slug(wanted text) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select id from tenants where slug = wanted
$$;

alter function system_claim_jobs(text[], integer, timestamptz, integer) owner to switchboard_system;
alter function system_queue(timestamptz) owner to switchboard_system;
alter function system_dead_jobs() owner to switchboard_system;
alter function system_empty_letters(timestamptz) owner to switchboard_system;
alter function system_tenant_by_slug(text) owner to switchboard_system;
revoke execute on function system_queue(timestamptz), system_dead_jobs() from public;
grant execute on function system_queue(timestamptz), system_dead_jobs() to switchboard_desk;
revoke execute on function system_claim_jobs(text[], integer, timestamptz, integer), system_empty_letters(timestamptz), system_tenant_by_slug(text) from public;
grant execute on function system_claim_jobs(text[], integer, timestamptz, integer), system_empty_letters(timestamptz), system_tenant_by_slug(text) to switchboard_desk;
