-- Inbox: channels, the contacts who write on them, their conversations and messages.

-- One connected inbox of a workspace: a website widget, or the API.
create table channels (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    kind text not null check (kind in ('widget', 'whatsapp', 'instagram', 'messenger', 'sms', 'email', 'crisp', 'tidio', 'api', 'legacy')),
    name text not null check (length(name) between 1 and 80),
    -- Names the channel in public addresses. It identifies, it does not authorise.
    public_key text not null,
    active boolean not null default true,
    assistant_mode text not null default 'send' check (assistant_mode in ('off', 'draft', 'send')),
    -- The look and words of a widget, the callback of an API channel: see `channels::Settings`.
    settings jsonb not null default '{}',
    -- Signs the callbacks of an API channel. Sealed, bound to tenant, table, column and row.
    sealed_secret bytea,
    last_received_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, public_key)
);
create index channels_by_key on channels (public_key);
select protect('channels', 'channel', ignored => '{last_received_at}', withheld => '{settings,sealed_secret}');
alter table service_keys add foreign key (tenant_id, channel_id) references channels (tenant_id, id);

-- One human customer.
create table contacts (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text,
    email text,
    phone text,
    company text,
    language text,
    blocked_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create index contacts_words on contacts using gin (tenant_id, name gin_trgm_ops, email gin_trgm_ops);
select protect('contacts', 'contact', withheld => '{name,email,phone,company}');

-- A contact as one channel knows it.
create table contact_identities (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    contact_id uuid not null,
    channel_id uuid not null,
    external_id text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, channel_id, external_id),
    foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id)
);
create index contact_identities_by_contact on contact_identities (tenant_id, contact_id);
select protect('contact_identities', 'contact identity', withheld => '{external_id}');

-- A visitor's session in the widget. Only the hash of its secret is kept. The visitor becomes
-- a contact, known by `external_id`, with the first message and not before.
create table visitor_sessions (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    channel_id uuid not null,
    external_id text not null,
    token_hash bytea not null,
    language text not null,
    page_url text,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, channel_id, token_hash),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id)
);
select protect('visitor_sessions', 'visitor session', 'a visit changes nothing that a person could dispute');

create table conversations (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    channel_id uuid not null,
    identity_id uuid not null,
    contact_id uuid not null,
    status text not null default 'open' check (status in ('open', 'waiting', 'snoozed', 'resolved')),
    handler text not null default 'ai' check (handler in ('ai', 'staff', 'nobody')),
    assignee_id uuid,
    subject text,
    language text,
    snoozed_until timestamptz,
    resolved_at timestamptz,
    -- The conversation that this one continues, when the reopen window had passed.
    previous_id uuid,
    -- Since when the contact waits for an answer; NULL when nobody waits.
    waiting_since timestamptz,
    last_seq bigint not null default 0,
    last_message_at timestamptz not null,
    preview text not null default '',
    preview_author text check (preview_author in ('contact', 'ai', 'staff', 'system')),
    -- Messages from the contact since the last answer of an agent.
    unanswered integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, identity_id) references contact_identities (tenant_id, id),
    foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
    foreign key (tenant_id, assignee_id) references members (tenant_id, id),
    foreign key (tenant_id, previous_id) references conversations (tenant_id, id)
);
create unique index conversations_one_open_per_identity on conversations (tenant_id, channel_id, identity_id) where status <> 'resolved';
create index conversations_by_time on conversations (tenant_id, last_message_at desc, id desc);
create index conversations_by_assignee on conversations (tenant_id, assignee_id, last_message_at desc, id desc);
-- What people work on is small however long the history is: listed and counted from the index alone.
create index conversations_unresolved on conversations (tenant_id, last_message_at desc, id desc)
    include (status, handler, assignee_id) where status <> 'resolved';
-- Every message that comes in looks for its customer's conversation.
create index conversations_by_identity on conversations (tenant_id, identity_id);
create index conversations_by_contact on conversations (tenant_id, contact_id);
create index conversations_snoozed on conversations (snoozed_until) where status = 'snoozed';
select protect('conversations', 'conversation', withheld => '{subject}',
    ignored => '{last_seq,last_message_at,preview,preview_author,unanswered,waiting_since,language}');

create table messages (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    conversation_id uuid not null,
    channel_id uuid not null,
    -- Position in order of arrival, given under the conversation's lock. A conversation that
    -- continues an earlier one goes on counting where that one ended, so that one number says
    -- how far a contact has read.
    seq bigint not null,
    kind text not null default 'message' check (kind in ('message', 'note', 'event')),
    direction text not null check (direction in ('inbound', 'outbound', 'internal')),
    author text not null check (author in ('contact', 'ai', 'staff', 'system')),
    member_id uuid,
    -- The assistant's run that wrote it.
    run_id uuid,
    -- As received; cleaned when shown.
    body text not null,
    -- What happened, for kind `event`: see `inbox::Happening`.
    happening jsonb,
    delivery text check (delivery in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    delivery_error text,
    -- The sender's own id: deduplicates retries.
    client_id text,
    -- When it was sent, by the provider's clock; the thread is shown in this order.
    sent_at timestamptz not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, conversation_id, seq),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create unique index messages_one_per_client_id on messages (tenant_id, conversation_id, author, client_id) where client_id is not null;
create index messages_in_thread on messages (tenant_id, conversation_id, sent_at, seq);
create index messages_failed on messages (tenant_id, conversation_id) where delivery in ('failed', 'unknown');
select protect('messages', 'message', withheld => '{body,happening}', ignored => '{delivery,delivery_error}');

-- Text search without accents, in any language. `immutable` is honest as long as the
-- dictionary of `unaccent` is not edited.
create function search_words(content text) returns tsvector
    language sql immutable parallel safe set search_path = public, pg_temp as $$
    select to_tsvector('pg_catalog.simple'::regconfig, unaccent('unaccent'::regdictionary, content))
$$;
-- By workspace and week, so that what is everywhere can be looked for from the newest week backwards.
create function week_of(moment timestamptz) returns timestamptz
    language sql immutable parallel safe
    return date_bin(interval '7 days', moment, timestamptz '2001-01-01 00:00:00+00');
create index messages_words on messages using gin (tenant_id, week_of(created_at), search_words(body)) where kind = 'message';

-- What arrived from outside, before anything was made of it. The unique key belongs to the
-- channel: two tenants may receive the same provider id.
create table inbox_events (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    channel_id uuid not null,
    provider_event_id text not null,
    body jsonb not null,
    state text not null default 'new' check (state in ('new', 'done', 'ignored', 'parked')),
    reason text,
    message_id uuid,
    received_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, channel_id, provider_event_id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id)
);
create index inbox_events_parked on inbox_events (received_at) where state = 'parked';
select protect('inbox_events', 'inbox event', 'what customers send is kept as it is, and is its own record');

-- Each try to hand a message to its channel. `sending` is committed before the call, so a
-- crash in the middle is seen and becomes `unknown`, never a second send.
create table deliveries (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    message_id uuid not null,
    channel_id uuid not null,
    state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    attempt integer not null default 1,
    provider_message_id text,
    last_error text,
    -- Messages wait here while they can still be taken back.
    send_after timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, message_id, attempt),
    foreign key (tenant_id, message_id) references messages (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id)
);
create index deliveries_by_provider_id on deliveries (tenant_id, channel_id, provider_message_id);
select protect('deliveries', 'delivery', 'the message carries its state; each attempt is itself a record');

-- What an agent is writing, kept on the server.
create table reply_drafts (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    member_id uuid not null,
    -- For whom it is meant: a note that came back as a reply would be sent to the customer.
    kind text not null check (kind in ('reply', 'note')),
    body text not null,
    version integer not null default 1,
    updated_at timestamptz not null,
    primary key (tenant_id, conversation_id, member_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('reply_drafts', 'reply draft', 'an unsent text is nobody else''s business');

-- How far each member has read.
create table read_markers (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    member_id uuid not null,
    seq bigint not null,
    primary key (tenant_id, conversation_id, member_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('read_markers', 'read marker', 'reading is not a change');

-- Who is looking at a conversation now, and who writes.
create table viewers (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    member_id uuid not null,
    seen_at timestamptz not null,
    typing_at timestamptz,
    primary key (tenant_id, conversation_id, member_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('viewers', 'viewer', 'presence passes in seconds');

-- A hand-over to people, with its own clock.
create table escalations (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    conversation_id uuid not null,
    reason text not null check (reason in ('complex_issue', 'refund_request', 'vip', 'complaint', 'no_evidence', 'customer_asked', 'sla_breach')),
    note text not null default '',
    status text not null default 'pending' check (status in ('pending', 'in_progress', 'resolved')),
    raised_by text not null check (raised_by in ('assistant', 'agent', 'contact')),
    assignee_id uuid,
    accepted_at timestamptz,
    resolved_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, assignee_id) references members (tenant_id, id)
);
create unique index escalations_one_open_per_conversation on escalations (tenant_id, conversation_id) where status <> 'resolved';
create index escalations_by_status on escalations (tenant_id, status, created_at);
select protect('escalations', 'escalation', withheld => '{note}');

-- ---- Work across tenants ----------------------------------------------------------------

grant select on channels to switchboard_system;
create policy system_reads on channels for select to switchboard_system using (true);

-- Which workspace a widget's public key belongs to.
create function system_channel_by_key(wanted text)
    returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
    select tenant_id, id from channels where public_key = wanted
$$;

-- Conversations with the words in a message, or in the customer's name or address, newest first. Neither `@@`
-- nor `ilike` can use an index below row-level security, so this one function states the tenant itself.
--
-- Words that are everywhere are looked for from today backwards, in ever longer times, until enough is found: what
-- a search costs follows from how much it shows, not from how much was ever written.
grant select on messages, contacts, conversations to switchboard_system;
create policy system_reads on messages for select to switchboard_system using (true);
create policy system_reads on contacts for select to switchboard_system using (true);
create policy system_reads on conversations for select to switchboard_system using (true);
create function system_search_conversations(words text, by_name boolean, how_many integer)
    returns table (conversation_id uuid)
    language plpgsql stable security definer
    set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    tenant constant uuid := current_tenant();
    wanted constant tsquery := websearch_to_tsquery('pg_catalog.simple'::regconfig, unaccent('unaccent'::regdictionary, words));
    pattern constant text := '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%';
    newest constant timestamptz := (select week_of(max(last_message_at)) from conversations where tenant_id = tenant);
    weeks integer;
    found uuid[];
begin
    foreach weeks in array array[1, 8] loop
        found := array(
            select m.conversation_id
              from messages m
             where m.tenant_id = tenant
               and m.kind = 'message'
               and week_of(m.created_at) > newest - weeks * interval '7 days'
               and search_words(m.body) @@ wanted
             group by m.conversation_id
             order by max(m.created_at) desc
             limit how_many);
        exit when cardinality(found) = how_many;
    end loop;
    if cardinality(found) < how_many then
        found := array(
            select m.conversation_id
              from messages m
             where m.tenant_id = tenant
               and m.kind = 'message'
               and search_words(m.body) @@ wanted
             group by m.conversation_id
             order by max(m.created_at) desc
             limit how_many);
    end if;
    if by_name then
        found := found || array(
            select c.id
              from (select p.id from contacts p
                     where p.tenant_id = tenant and (p.name ilike pattern or p.email ilike pattern)
                     limit how_many) named
              join conversations c on c.tenant_id = tenant and c.contact_id = named.id
             order by c.last_message_at desc
             limit how_many);
    end if;
    return query select distinct it from unnest(found) it;
end
$$;

-- What arrived and could not be understood, for an operator: no body.
grant select on inbox_events to switchboard_system;
create policy system_reads on inbox_events for select to switchboard_system using (true);
create function system_parked_events()
    returns table (tenant_id uuid, workspace text, id uuid, reason text, since timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select e.tenant_id, t.slug, e.id, e.reason, e.received_at
      from inbox_events e
      join tenants t on t.id = e.tenant_id
     where e.state = 'parked'
     order by e.received_at, e.id
$$;

do $$
declare f regprocedure;
begin
    foreach f in array array['system_channel_by_key(text)', 'system_parked_events()', 'system_search_conversations(text, boolean, integer)']::regprocedure[] loop
        execute format('alter function %s owner to switchboard_system', f);
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to switchboard_desk', f);
    end loop;
end $$;
