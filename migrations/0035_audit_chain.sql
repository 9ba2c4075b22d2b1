-- The log proves itself: what is written in it is sealed into a chain, so that nobody alters it unseen; and it tells who
-- read and who took out what is known of people.

alter table audit_log
    -- Why, where that is known: by which way somebody came to it, or what they said.
    add column reason text,
    -- Whether somebody read or took out what is known of people.
    add column personal boolean not null default false;

-- Nothing is done by nobody. What was written before stays as it is.
alter table audit_log add constraint audit_log_by_somebody
    check (actor_name ~ '\S' and (actor_id is not null or actor_kind not in ('member', 'key'))) not valid;

-- Only what was read or taken out stands in these: whatever else is written is written as quickly as before.
create index audit_log_personal on audit_log (tenant_id, seq desc) where personal;
create index audit_log_exports on audit_log (tenant_id, seq desc) where action = 'export';
create index audit_log_reads on audit_log (tenant_id, actor_id, at) where action = 'read';

-- The chain: a seal for each entry, which covers the entry and the seal before it. Made after the entry, by a worker:
-- nobody who writes waits for it. The application may add seals, never alter them.
create table audit_seals (
    tenant_id uuid not null references tenants (id),
    -- From 1, without gaps.
    place bigint not null,
    -- No key: an entry that is gone leaves its seal.
    entry_id uuid not null,
    -- SHA-256 of the seal before and of the entry (`src/audit/chain/encoding.rs`).
    hash bytea not null,
    primary key (tenant_id, place),
    unique (tenant_id, entry_id)
);
select protect('audit_seals', 'seal of an audit entry', 'made of the log itself', grants => 'select, insert');

-- How far the chain goes. Its row is held by whoever seals.
create table audit_chains (
    tenant_id uuid not null references tenants (id),
    -- How many entries are sealed, and the last seal: 32 zeros where there is none.
    entries bigint not null,
    head bytea not null,
    -- What only the application can write about these two, since it has the key and the database has not.
    mark bytea not null,
    -- The highest place in the log that is sealed.
    last_seq bigint not null,
    sealed_at timestamptz not null,
    -- When the chain is to be looked through again: the next night.
    check_at timestamptz not null default '-infinity',
    primary key (tenant_id)
);
select protect('audit_chains', 'state of the audit chain', 'moves with every sealing', grants => 'select, insert, update');

-- What was found when the chain was looked through. The application may add findings, never alter them.
create table audit_checks (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    at timestamptz not null,
    -- How long the chain was, and its head.
    entries bigint not null,
    head bytea not null,
    -- What is wrong; NULL is nothing.
    broken text check (broken in ('altered', 'missing', 'gap', 'short', 'unproven')),
    -- Where, and which entry was sealed there.
    place bigint,
    entry_id uuid,
    primary key (tenant_id, id)
);
create index audit_checks_by_time on audit_checks (tenant_id, at desc, id desc);
create index audit_checks_by_length on audit_checks (tenant_id, entries desc) where broken is null;
select protect('audit_checks', 'check of the audit log', 'says what was found in the log itself', grants => 'select, insert');

-- ---- Work across tenants ------------------------------------------------------------------

grant select (tenant_id, seq) on audit_log to switchboard_system;
grant select on audit_chains, audit_checks to switchboard_system;
create policy system_reads on audit_log for select to switchboard_system using (true);
create policy system_reads on audit_chains for select to switchboard_system using (true);
create policy system_reads on audit_checks for select to switchboard_system using (true);

-- Workspaces in whose log something is to be sealed, or whose chain is to be looked through.
create function system_audit_due(moment timestamptz, how_many integer)
    returns table (tenant_id uuid, is_to_be_checked boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.id, coalesce(c.check_at, '-infinity') <= moment
      from tenants t
      left join audit_chains c on c.tenant_id = t.id
     where coalesce(c.check_at, '-infinity') <= moment
        or coalesce((select l.seq from audit_log l where l.tenant_id = t.id order by l.seq desc limit 1), 0)
           > coalesce(c.last_seq, 0)
     order by c.sealed_at nulls first
     limit how_many
$$;

-- How the chains are, for an operator: how many entries are sealed, since when no workspace was looked through, and
-- whose chain is broken.
create function system_audit_state()
    returns table (entries bigint, oldest_check timestamptz, broken text[])
    language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(sum(c.entries), 0)::bigint, min(k.at), coalesce(array_agg(t.slug order by t.slug) filter (where k.broken is not null), '{}')
      from tenants t
      left join audit_chains c on c.tenant_id = t.id
      left join lateral (
            select x.at, x.broken from audit_checks x where x.tenant_id = t.id order by x.at desc, x.id desc limit 1
      ) k on true
$$;

alter function system_audit_due(timestamptz, integer) owner to switchboard_system;
alter function system_audit_state() owner to switchboard_system;
revoke execute on function system_audit_due(timestamptz, integer), system_audit_state() from public;
grant execute on function system_audit_due(timestamptz, integer), system_audit_state() to switchboard_desk;
