-- Gaps that show in what customers ask, whom an item is for and until when, and versions that wait for their time.

alter table knowledge_gaps
    -- What it is: a source that people call out of date, or questions that found no answer.
    add column kind text not null default 'out_of_date' check (kind in ('out_of_date', 'unanswered')),
    -- In which its questions are asked; of a source that is out of date, none.
    add column language text,
    -- When a question was last put to it.
    add column asked_at timestamptz,
    -- What was written to fill it.
    add column filled_by uuid,
    -- Since when its questions are being asked again; none where they are not.
    add column asking_since timestamptz,
    add column asked_again_at timestamptz,
    alter column opened_by drop not null,
    add foreign key (tenant_id, filled_by) references knowledge_items (tenant_id, id);
update audit_rules set ignored = ignored || '{asked_at,asking_since,asked_again_at}' where table_name = 'knowledge_gaps';
create index knowledge_gaps_unanswered on knowledge_gaps (tenant_id, language, asked_at desc)
    where state = 'open' and kind = 'unanswered';
create index knowledge_gaps_by_answer on knowledge_gaps (tenant_id, filled_by) where filled_by is not null;

-- What customers asked and the knowledge did not answer.
create table gap_questions (
    tenant_id uuid not null references tenants (id),
    gap_id uuid not null,
    message_id uuid not null,
    conversation_id uuid not null,
    -- The run that found no answer.
    run_id uuid not null,
    question text not null,
    -- What became of it when it was asked last, why, and what had become of it the time before.
    outcome text not null default 'hand_over' check (outcome in ('hand_over', 'clarify', 'answer')),
    reason text,
    outcome_before text check (outcome_before in ('hand_over', 'clarify', 'answer')),
    asked_at timestamptz not null,
    primary key (tenant_id, gap_id, message_id),
    constraint gap_questions_once unique (tenant_id, message_id),
    foreign key (tenant_id, gap_id) references knowledge_gaps (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, run_id) references runs (tenant_id, id)
);
select protect('gap_questions', 'question of a gap', 'put there by the machine; the gap is audited');

-- For whom an item is, and the moment from which it is not searched any more.
alter table knowledge_items
    add column audience text not null default 'everyone' check (audience in ('everyone', 'agents')),
    add column expires_at timestamptz,
    -- When it was written last, or a person said that it still holds; of a page, its site knows when it was read.
    add column fresh_at timestamptz;
update audit_rules set ignored = ignored || '{fresh_at}' where table_name = 'knowledge_items';
create index knowledge_items_by_end on knowledge_items (tenant_id, expires_at) where expires_at is not null;

-- Versions that are written and wait for the moment at which they become active.
create table version_plans (
    tenant_id uuid not null references tenants (id),
    item_id uuid not null,
    version integer not null,
    language text not null,
    publish_at timestamptz not null,
    planned_by uuid,
    created_at timestamptz not null,
    primary key (tenant_id, item_id, version),
    foreign key (tenant_id, item_id, version) references knowledge_versions (tenant_id, item_id, number),
    foreign key (tenant_id, planned_by) references members (tenant_id, id)
);
create index version_plans_by_time on version_plans (tenant_id, publish_at);
select protect('version_plans', 'planned version');

-- After how many days what a machine has read counts as out of date.
create table knowledge_settings (
    tenant_id uuid not null references tenants (id),
    stale_after_days integer not null default 365 check (stale_after_days between 7 and 3650),
    primary key (tenant_id)
);
select protect('knowledge_settings', 'knowledge settings');

-- A table of questions that somebody brought and has not decided on yet.
create table knowledge_imports (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null,
    body text not null,
    brought_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, brought_by) references members (tenant_id, id)
);
select protect('knowledge_imports', 'import of knowledge', 'waits for whoever brought it; what is written of it is audited');

-- The workspaces in which something is due: an end, a planned version, an age.
grant select on knowledge_items, knowledge_settings, site_pages, version_plans to switchboard_system;
create policy system_reads on knowledge_settings for select to switchboard_system using (true);
create policy system_reads on site_pages for select to switchboard_system using (true);
create policy system_reads on version_plans for select to switchboard_system using (true);
create function system_knowledge_due(moment timestamptz, how_many integer)
    returns table (tenant_id uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
    select i.tenant_id
      from knowledge_items i
      left join knowledge_settings s on s.tenant_id = i.tenant_id
      left join site_pages p on p.tenant_id = i.tenant_id and p.item_id = i.id
     where (i.expires_at <= moment and i.state <> 'disabled')
        or (i.kind in ('document', 'page') and i.state = 'ready'
            and greatest(coalesce(i.fresh_at, i.updated_at), p.read_at) < moment - coalesce(s.stale_after_days, 365) * interval '1 day')
     union
    select p.tenant_id from version_plans p where p.publish_at <= moment
     limit how_many
$$;
alter function system_knowledge_due(timestamptz, integer) owner to switchboard_system;
revoke execute on function system_knowledge_due(timestamptz, integer) from public;
grant execute on function system_knowledge_due(timestamptz, integer) to switchboard_desk;
