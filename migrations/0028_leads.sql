-- Leads: customers who may buy, what was captured of them and from which words, and where each stands.

create table leads (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    contact_id uuid not null,
    status text not null default 'new' check (status in ('new', 'contacted', 'qualified', 'converted', 'lost')),
    -- Why it was lost, in somebody's words.
    lost_because text,
    intent text check (intent in ('demo', 'quote', 'purchase', 'support', 'other')),
    name text,
    email text,
    -- As the world dials it: +33612345678.
    phone text,
    company text,
    owner_id uuid,
    -- What it may be worth, in hundredths of the workspace's currency.
    value_minor bigint check (value_minor between 0 and 100000000000000),
    -- The newest of its scores.
    score integer not null default 0 check (score between 0 and 100),
    level text not null default 'cold' check (level in ('cold', 'warm', 'hot')),
    -- Who captured it, with the name they had, and where.
    captured_by text not null check (captured_by in ('assistant', 'agent', 'api')),
    captured_name text,
    channel_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- What it is looked for by, small and without accents.
    searched text not null generated always as (
        search_text(coalesce(name, '') || ' ' || coalesce(company, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) stored,
    primary key (tenant_id, id),
    check (status <> 'lost' or lost_because is not null),
    foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
    foreign key (tenant_id, owner_id) references members (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id)
);
-- A customer is one open lead, however many conversations feed it.
create unique index leads_one_open_per_contact on leads (tenant_id, contact_id) where status not in ('converted', 'lost');
create index leads_by_contact on leads (tenant_id, contact_id, created_at desc);
-- Every order in which leads are listed, and every condition that the page offers, each with the newest first.
create index leads_by_time on leads (tenant_id, updated_at desc, id desc);
create index leads_by_score on leads (tenant_id, score desc, id desc);
create index leads_by_value on leads (tenant_id, (coalesce(value_minor, -1)) desc, id desc);
create index leads_by_status on leads (tenant_id, status, updated_at desc, id desc) include (value_minor, owner_id);
create index leads_by_level on leads (tenant_id, level, updated_at desc, id desc);
create index leads_by_owner on leads (tenant_id, owner_id, updated_at desc, id desc);
create index leads_by_channel on leads (tenant_id, channel_id, updated_at desc, id desc);
create index leads_by_intent on leads (tenant_id, intent, updated_at desc, id desc);
create index leads_by_email on leads (tenant_id, email) where email is not null;
create index leads_by_phone on leads (tenant_id, phone) where phone is not null;
create index leads_words on leads using gin (tenant_id, search_words(searched), searched gin_trgm_ops);
select protect('leads', 'lead', withheld => '{name,email,phone,company,lost_because,searched}',
    ignored => '{score,level,searched}');

-- What is said of a lead is among the words that questions are asked with.
create function learn_from_lead() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    perform learn_words(new.tenant_id, new.searched);
    return null;
end $$;
create trigger learn after insert or update of name, company, email on leads
    for each row execute function learn_from_lead();

-- Which conversations feed a lead. One that was erased leaves its place.
create table lead_conversations (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    lead_id uuid not null,
    conversation_id uuid,
    attached_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, lead_id, conversation_id),
    foreign key (tenant_id, lead_id) references leads (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete set null (conversation_id)
);
create index lead_conversations_by_conversation on lead_conversations (tenant_id, conversation_id);
select protect('lead_conversations', 'conversation of a lead');

-- A customer who was proposed as a lead and is none, as somebody said: up to which place of the thread. What is said
-- after it may propose them again.
create table lead_dismissals (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    seen bigint not null,
    dismissed_at timestamptz not null,
    primary key (tenant_id, conversation_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
select protect('lead_dismissals', 'dismissed lead');

-- What was captured, each with the message and the words that it came from. A field that every lead has stands in
-- `leads` as well; any other is an attribute of this one's own.
create table lead_fields (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    lead_id uuid not null,
    field text not null check (length(field) between 1 and 40),
    value text not null,
    words text,
    message_id uuid,
    -- Who wrote it down, with the name they had; NULL is the machine.
    member_name text,
    captured_at timestamptz not null,
    primary key (tenant_id, id),
    constraint lead_fields_once unique (tenant_id, lead_id, field),
    foreign key (tenant_id, lead_id) references leads (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete set null (message_id)
);
create index lead_fields_by_message on lead_fields (tenant_id, message_id);
select protect('lead_fields', 'field of a lead', withheld => '{value,words}');

create table lead_notes (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    lead_id uuid not null,
    body text not null check (length(body) between 1 and 4000),
    member_id uuid,
    -- With the name they had.
    member_name text,
    written_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, lead_id) references leads (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index lead_notes_in_order on lead_notes (tenant_id, lead_id, written_at desc);
select protect('lead_notes', 'note of a lead', withheld => '{body}');

-- Every step of a lead, in order.
create table lead_steps (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    lead_id uuid not null,
    seq bigint generated always as identity,
    body jsonb not null,
    -- Who took it, with the name they had; NULL is the machine.
    member_id uuid,
    member_name text,
    -- Leads that were moved together are put back together: by which act, and why each was lost before it.
    act_id uuid,
    was_lost_because text,
    at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, lead_id) references leads (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index lead_steps_in_order on lead_steps (tenant_id, lead_id, seq);
create index lead_steps_by_act on lead_steps (tenant_id, act_id) where act_id is not null;
select protect('lead_steps', 'step of a lead', 'a step is itself the record of what was done', grants => 'select, insert');

-- Every score that a lead ever had: the history is the truth, the lead shows the newest.
create table lead_scores (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    lead_id uuid not null,
    seq bigint generated always as identity,
    score integer not null check (score between 0 and 100),
    level text not null check (level in ('cold', 'warm', 'hot')),
    signals text[] not null,
    -- Why somebody set another one; NULL where the rules gave it.
    because text,
    member_id uuid,
    member_name text,
    scored_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, lead_id) references leads (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index lead_scores_in_order on lead_scores (tenant_id, lead_id, seq desc);
select protect('lead_scores', 'score of a lead', withheld => '{because}', grants => 'select, insert');

create table lead_labels (
    tenant_id uuid not null references tenants (id),
    lead_id uuid not null,
    label_id uuid not null,
    put_at timestamptz not null,
    primary key (tenant_id, lead_id, label_id),
    foreign key (tenant_id, lead_id) references leads (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
create index lead_labels_by_label on lead_labels (tenant_id, label_id, lead_id);
select protect('lead_labels', 'label of a lead');

-- From which score a lead is warm, and hot; in which currency its worth is said.
create table lead_settings (
    tenant_id uuid not null references tenants (id),
    hot_from integer not null default 70 check (hot_from between 2 and 100),
    warm_from integer not null default 40 check (warm_from between 1 and 99),
    currency text not null default 'EUR' check (currency in ('EUR', 'USD', 'GBP', 'CHF', 'CAD', 'SEK')),
    primary key (tenant_id),
    check (warm_from < hot_from)
);
select protect('lead_settings', 'lead settings');

-- Conditions that somebody gave a name: of columns of their own, so that nothing else can be saved.
create table lead_views (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 40),
    owner_id uuid not null,
    for_everyone boolean not null,
    status text check (status in ('new', 'contacted', 'qualified', 'converted', 'lost')),
    level text check (level in ('cold', 'warm', 'hot')),
    intent text check (intent in ('demo', 'quote', 'purchase', 'support', 'other')),
    lead_owner_id uuid,
    channel_id uuid,
    label_id uuid,
    sort text not null check (sort in ('newest', 'score', 'value')),
    removed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, owner_id) references members (tenant_id, id),
    foreign key (tenant_id, lead_owner_id) references members (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
create index lead_views_by_name on lead_views (tenant_id, name) where removed_at is null;
select protect('lead_views', 'saved view of leads');

-- Customers who look like another: by the same address or number.
create index contacts_same_email on contacts (tenant_id, email) where email is not null;
create index contacts_same_phone on contacts (tenant_id, phone) where phone is not null;

-- ---- Finding ------------------------------------------------------------------------------

-- Leads with these words in their name, company, address or number. As
-- for conversations, neither `@@` nor `like` can use an index below row-level security, so this one function states
-- the tenant itself, and what opens to the reader. Each word of `asked` is looked for as what stands beside it in
-- `widened`.
grant select on leads, lead_labels to switchboard_system;
create policy system_reads on leads for select to switchboard_system using (true);
create policy system_reads on lead_labels for select to switchboard_system using (true);
create function system_search_leads(
    words text, asked text[], widened text[], keys uuid[], only_status text, only_level text, only_intent text,
    only_owner uuid, only_channel uuid, only_label uuid, how_many integer)
    returns table (lead_id uuid)
    language plpgsql stable security definer
    set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    tenant constant uuid := current_tenant();
    wanted tsquery := websearch_to_tsquery('pg_catalog.simple'::regconfig, unaccent('unaccent'::regdictionary, words));
    pattern constant text := '%' || replace(replace(replace(search_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
    for place in 1 .. coalesce(cardinality(asked), 0) loop
        wanted := ts_rewrite(wanted, asked[place]::tsquery, widened[place]::tsquery);
    end loop;
    return query
        select l.id
          from leads l
         where l.tenant_id = tenant
           and (search_words(l.searched) @@ wanted or length(pattern) > 4 and l.searched like pattern)
           and in_sight(keys, l.owner_id, null)
           and (only_status is null or l.status = only_status)
           and (only_level is null or l.level = only_level)
           and (only_intent is null or l.intent = only_intent)
           and (only_owner is null or l.owner_id = only_owner)
           and (only_channel is null or l.channel_id = only_channel)
           and (only_label is null or exists (
                select from lead_labels o
                 where o.tenant_id = tenant and o.lead_id = l.id and o.label_id = only_label))
         limit how_many;
end
$$;
alter function system_search_leads(text, text[], text[], uuid[], text, text, text, uuid, uuid, uuid, integer) owner to switchboard_system;
revoke execute on function system_search_leads(text, text[], text[], uuid[], text, text, text, uuid, uuid, uuid, integer) from public;
grant execute on function system_search_leads(text, text[], text[], uuid[], text, text, text, uuid, uuid, uuid, integer) to switchboard_desk;
