-- Drafts: what became of what the assistant wrote, what people think of it, and whose turn it is to answer.

-- What an agent changed in a draft before it was sent, piece by piece: see `inbox::Piece`.
alter table drafts add column edits jsonb;
create index drafts_of_run on drafts (tenant_id, run_id);
create index drafts_sent on drafts (tenant_id, message_id) where message_id is not null;
update audit_rules set withheld = withheld || '{edits}' where table_name = 'drafts';

-- The version of the item that was searched when the run looked at its passage.
alter table run_passages add column version integer;

-- What somebody thinks of what the assistant wrote, as a draft or as a message: one opinion a person.
create table feedback (
    tenant_id uuid not null references tenants (id),
    run_id uuid not null,
    member_id uuid not null,
    -- Good, or what is bad about it.
    opinion text not null check (opinion in ('good', 'wrong', 'out_of_date', 'incomplete', 'tone', 'other')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, run_id, member_id),
    foreign key (tenant_id, run_id) references runs (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('feedback', 'feedback', 'the row itself says who thinks what, and since when');

-- What customers ask and the knowledge does not say, or says no more as it is.
create table knowledge_gaps (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    -- In the customer's words.
    question text not null,
    -- The source that is to be mended, in the version that was cited; none where nothing was.
    item_id uuid,
    version integer,
    -- The answer that showed the gap.
    run_id uuid not null,
    state text not null default 'open' check (state in ('open', 'resolved', 'dismissed')),
    opened_by uuid not null,
    settled_by uuid,
    settled_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, item_id, version) references knowledge_versions (tenant_id, item_id, number),
    foreign key (tenant_id, run_id) references runs (tenant_id, id),
    foreign key (tenant_id, opened_by) references members (tenant_id, id),
    foreign key (tenant_id, settled_by) references members (tenant_id, id)
);
-- However many people say so: a source is out of date once.
create unique index knowledge_gaps_one_open on knowledge_gaps (tenant_id, coalesce(item_id, run_id), coalesce(version, 0))
    where state = 'open';
create index knowledge_gaps_by_state on knowledge_gaps (tenant_id, state, created_at desc, id desc);
select protect('knowledge_gaps', 'knowledge gap', withheld => '{question}');

-- How a team's conversations find the member who answers, and how many one member is given.
alter table teams add column assignment text not null default 'by_hand' check (assignment in ('by_hand', 'by_turns'));
alter table members add column capacity integer not null default 10 check (capacity between 1 and 200);

-- Who was given the last conversation of a team.
create table team_turns (
    tenant_id uuid not null references tenants (id),
    team_id uuid not null,
    member_id uuid not null,
    given_at timestamptz not null,
    primary key (tenant_id, team_id),
    foreign key (tenant_id, team_id) references teams (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('team_turns', 'team turn', 'each thread says itself to whom it was given');

-- What a team waits with, and what a member has in hand, are small however long the history is.
create index conversations_waiting_in_team on conversations (tenant_id, team_id, id)
    where team_id is not null and status = 'open' and handler = 'nobody';
create index conversations_in_hand on conversations (tenant_id, assignee_id)
    where assignee_id is not null and status in ('open', 'waiting');
