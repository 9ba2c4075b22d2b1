-- Topics: what customers write about, day after day, and what people decided about it.

create table topics (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    -- Made of its words when it was found; from then on people name it.
    label text not null check (length(label) between 1 and 80),
    -- The words of its newest day, without those that somebody hid.
    keywords text[] not null default '{}',
    hidden text[] not null default '{}',
    -- The topic that somebody merged it into; and when, so long as that can be undone.
    merged_to uuid,
    merged_at timestamptz,
    -- The topic that it counts as since then: that one, or what that one is part of itself.
    merged_into uuid,
    -- What undoing takes back from that one: words that are hidden there because of this, and gives back: its words.
    hidden_there text[] not null default '{}',
    keywords_there text[] not null default '{}',
    -- The topic that it may be the same as: somebody should look.
    like_id uuid,
    -- What the assistant may do with its questions, at most.
    policy text not null default 'send' check (policy in ('off', 'draft', 'send')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, merged_to) references topics (tenant_id, id),
    foreign key (tenant_id, merged_into) references topics (tenant_id, id),
    foreign key (tenant_id, like_id) references topics (tenant_id, id)
);
create index topics_with_policy on topics (tenant_id) where policy <> 'send' and merged_into is null;
create index topics_merged on topics (tenant_id, merged_into) where merged_into is not null;
select protect('topics', 'topic', grants => 'select, insert, update', ignored => '{keywords,keywords_there}');

-- Where the messages of a topic lay once a day was looked at: what tells tomorrow that a topic is the same.
create table topic_centres (
    tenant_id uuid not null references tenants (id),
    topic_id uuid not null,
    date date not null,
    place integer not null,
    -- The sentence model that `meaning` is of; none where words alone were looked at.
    model text,
    meaning bytea not null,
    words bytea not null,
    messages real not null,
    primary key (tenant_id, topic_id, date, place),
    foreign key (tenant_id, topic_id) references topics (tenant_id, id)
);
select protect('topic_centres', 'centre of a topic', 'made by the machine of messages');

-- A day of the workspace's own calendar that was looked at.
create table topic_days (
    tenant_id uuid not null references tenants (id),
    date date not null,
    -- Messages of customers, and those of no topic.
    messages integer not null,
    other integer not null,
    found_at timestamptz not null,
    primary key (tenant_id, date)
);
select protect('topic_days', 'day of topics', 'made by the machine of messages');

-- How much customers wrote about a topic on a day. A day that is looked at again is replaced.
create table topics_daily (
    tenant_id uuid not null references tenants (id),
    date date not null,
    topic_id uuid not null,
    keywords text[] not null,
    messages integer not null,
    -- Of the day's messages.
    share real not null,
    primary key (tenant_id, date, topic_id),
    foreign key (tenant_id, date) references topic_days (tenant_id, date),
    foreign key (tenant_id, topic_id) references topics (tenant_id, id)
);
create index topics_daily_of_topic on topics_daily (tenant_id, topic_id, date);
select protect('topics_daily', 'topic of a day', 'made by the machine of messages');

-- Which message is about which topic. Those of none are not here.
create table topic_messages (
    tenant_id uuid not null references tenants (id),
    message_id uuid not null,
    topic_id uuid not null,
    date date not null,
    -- From 1 on among those that say best what the topic is of that day.
    sample integer,
    primary key (tenant_id, message_id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id),
    foreign key (tenant_id, topic_id) references topics (tenant_id, id)
);
create index topic_messages_of_day on topic_messages (tenant_id, date, topic_id);
create index topic_messages_of_topic on topic_messages (tenant_id, topic_id, date);
select protect('topic_messages', 'message of a topic', 'made by the machine of messages');

-- What all messages of a workspace have in common, and when somebody looks again.
create table topic_spaces (
    tenant_id uuid not null references tenants (id),
    model text,
    mean bytea not null default '',
    mean_messages integer not null default 0,
    -- Counts up with whatever changes what is known: who began before begins again.
    edition bigint not null default 0,
    next_at timestamptz not null,
    primary key (tenant_id)
);
select protect('topic_spaces', 'space of topics', 'made by the machine of messages');

-- The messages of customers by the day on which they were sent, and those that came late.
create index messages_of_customers on messages (tenant_id, sent_at, created_at) where author = 'contact' and kind = 'message';

-- The workspaces in which a day may have ended.
grant select on topic_spaces to switchboard_system;
create policy system_reads on topic_spaces for select to switchboard_system using (true);
create function system_topics_due(moment timestamptz, how_many integer)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.id from tenants t
      left join topic_spaces s on s.tenant_id = t.id
     where coalesce(s.next_at, '-infinity') <= moment
     limit how_many
$$;
alter function system_topics_due(timestamptz, integer) owner to switchboard_system;
revoke execute on function system_topics_due(timestamptz, integer) from public;
grant execute on function system_topics_due(timestamptz, integer) to switchboard_desk;
