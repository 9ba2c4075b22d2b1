-- Assistant: the AI of a workspace, what it did, what it cost.

create table assistants (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 40),
    -- Confidence (0..1) from which an answer may be sent without a person.
    threshold real not null default 0.83 check (threshold between 0 and 1),
    provider text not null default 'offline' check (provider in ('offline', 'openai')),
    base_url text,
    model text,
    -- Sealed with the installation's key, bound to tenant, table, column and row.
    sealed_key bytea,
    -- Price in micro-dollars per million tokens, at the time of each run.
    price_in_micros bigint not null default 0,
    price_out_micros bigint not null default 0,
    -- Ceilings in micro-dollars per day; NULL is none.
    workspace_limit_micros bigint,
    conversation_limit_micros bigint,
    visitor_limit_micros bigint,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id)
);
select protect('assistants', 'assistant', withheld => '{sealed_key}');

-- One model call or pipeline step.
create table runs (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    kind text not null check (kind in ('classify', 'score', 'reply', 'order', 'summary', 'brief', 'embed', 'topic')),
    conversation_id uuid not null,
    -- The message that it answers.
    message_id uuid not null,
    state text not null check (state in ('queued', 'processing', 'completed', 'failed', 'skipped')),
    -- Why it was skipped or failed, as a stable word.
    reason text,
    outcome text check (outcome in ('answer', 'clarify', 'hand_over')),
    output text,
    confidence real,
    threshold real,
    provider text not null,
    model text not null,
    tokens_in integer not null default 0,
    tokens_out integer not null default 0,
    cost_micros bigint not null default 0,
    -- What is promised to the call while it runs; nought before and after.
    reserved_micros bigint not null default 0,
    latency_ms integer,
    instruction_ignored boolean not null default false,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
create index runs_of_conversation on runs (tenant_id, conversation_id, created_at);
create index runs_of_message on runs (tenant_id, message_id);
select protect('runs', 'run', 'a run is itself the record of what the assistant did');

-- The passages that a run looked at, best first, and which of them it cited.
create table run_passages (
    tenant_id uuid not null references tenants (id),
    run_id uuid not null,
    rank integer not null,
    passage_id uuid not null,
    -- As they were at the time of the run.
    title text not null,
    score real not null,
    cited boolean not null default false,
    quote text,
    primary key (tenant_id, run_id, rank),
    foreign key (tenant_id, run_id) references runs (tenant_id, id),
    foreign key (tenant_id, passage_id) references passages (tenant_id, id)
);
select protect('run_passages', 'run passage', 'part of the record of a run');
alter table messages add foreign key (tenant_id, run_id) references runs (tenant_id, id);

-- A reply that the assistant proposes and a person decides on.
create table drafts (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    conversation_id uuid not null,
    run_id uuid not null,
    body text not null,
    state text not null default 'proposed' check (state in ('proposed', 'approved', 'edited', 'sent', 'failed', 'discarded')),
    -- What was sent in its place, when a person changed it.
    message_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, run_id) references runs (tenant_id, id),
    foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
create index drafts_proposed on drafts (tenant_id, conversation_id) where state = 'proposed';
select protect('drafts', 'draft', withheld => '{body}');

-- Money promised to running calls and money spent, per day and scope. A call reserves before
-- it starts, so parallel calls cannot overspend together.
create table spending (
    tenant_id uuid not null references tenants (id),
    scope text not null check (scope in ('workspace', 'conversation', 'visitor')),
    ref_id uuid not null,
    day date not null,
    reserved_micros bigint not null default 0,
    spent_micros bigint not null default 0,
    primary key (tenant_id, scope, ref_id, day)
);
select protect('spending', 'spending', 'the sum of recorded runs');
