-- Escalations as cases: a workspace's own reasons, how each ended, its brief, and every step of its way.

-- The reasons for which a person is called. Those that every workspace has stand here once they were renamed or
-- switched off; a workspace's own are known by their id. None is ever removed: escalations name it.
create table escalation_reasons (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    word text not null,
    -- NULL is what it is called in the reader's language.
    name text check (length(name) between 1 and 40),
    switched_off_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, word),
    check (word = id::text or word in ('complex_issue', 'refund_request', 'vip', 'complaint', 'no_evidence', 'customer_asked', 'sla_breach')),
    check (word <> id::text or name is not null),
    -- What the machine calls people for when another reason is switched off.
    check (word <> 'complex_issue' or switched_off_at is null)
);
create unique index escalation_reasons_one_per_name on escalation_reasons (tenant_id, lower(name)) where name is not null;
select protect('escalation_reasons', 'escalation reason', grants => 'select, insert, update');

alter table escalations drop constraint escalations_reason_check,
    add column own_reason text generated always as (case when length(reason) = 36 then reason end) stored,
    add check (length(reason) = 36 or reason in ('complex_issue', 'refund_request', 'vip', 'complaint', 'no_evidence', 'customer_asked', 'sla_breach')),
    add foreign key (tenant_id, own_reason) references escalation_reasons (tenant_id, word),
    -- Open minutes of the hours that were in force, counted once: a change of hours does not rewrite them.
    add column minutes_to_accept integer,
    add column minutes_to_resolve integer,
    add column outcome text check (outcome in ('solved', 'refunded', 'declined', 'no_answer', 'duplicate', 'closed', 'returned', 'handed_on')),
    add column outcome_note text;
update audit_rules
set withheld = '{note,outcome_note}', ignored = '{own_reason,minutes_to_accept,minutes_to_resolve}'
where table_name = 'escalations';
drop index escalations_by_status;
create index escalations_by_status on escalations (tenant_id, status, created_at, id);
create index escalations_of_conversation on escalations (tenant_id, conversation_id, created_at);

-- Whoever was called by a note, or was given an escalation, should know of it too.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check
    check (kind in ('first_response', 'next_response', 'resolution', 'acceptance', 'mention', 'given'));

-- What whoever takes it should know, in five lines.
create table escalation_briefs (
    tenant_id uuid not null references tenants (id),
    escalation_id uuid not null,
    who text not null,
    what text not null,
    tried text not null,
    promised text not null,
    next text not null,
    writer text not null check (writer in ('rules', 'model', 'person')),
    -- Who edited it last, with the name they had.
    editor_id uuid,
    editor_name text,
    written_at timestamptz not null,
    primary key (tenant_id, escalation_id),
    foreign key (tenant_id, escalation_id) references escalations (tenant_id, id),
    foreign key (tenant_id, editor_id) references members (tenant_id, id)
);
select protect('escalation_briefs', 'escalation brief', withheld => '{who,what,tried,promised,next}', grants => 'select, insert, update');

-- Every step of an escalation, in order.
create table escalation_steps (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    escalation_id uuid not null,
    seq bigint generated always as identity,
    body jsonb not null,
    -- Who took it, with the name they had; NULL is the machine or the customer.
    member_id uuid,
    member_name text,
    at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, escalation_id) references escalations (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index escalation_steps_in_order on escalation_steps (tenant_id, escalation_id, seq);
select protect('escalation_steps', 'step of an escalation', 'a step is itself the record of what was done', grants => 'select, insert');
