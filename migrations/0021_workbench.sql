-- The workbench: questions that the knowledge should answer, how it answered them each time it was
-- tried, and what somebody has written and not published.

create table evaluation_questions (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    question text not null check (length(question) between 1 and 1000),
    -- Asked in this language; none is the question's own.
    language text,
    -- What should be cited; none where a person should take it.
    expected_item_id uuid,
    -- None where another system added it.
    added_by uuid,
    created_at timestamptz not null,
    -- It is not asked any more; what it was answered stays.
    retired_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, expected_item_id) references knowledge_items (tenant_id, id),
    foreign key (tenant_id, added_by) references members (tenant_id, id)
);
-- The same words are one question, as long as it is asked.
create unique index evaluation_questions_once on evaluation_questions (tenant_id, md5(lower(question)))
    where retired_at is null;
select protect('evaluation_questions', 'evaluation question', withheld => '{question}');

-- One time that the whole set was asked.
create table evaluation_runs (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    -- The confidence from which an answer counted as sent.
    threshold real not null,
    started_by uuid,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, started_by) references members (tenant_id, id)
);
create unique index evaluation_runs_one_at_a_time on evaluation_runs (tenant_id)
    where state in ('waiting', 'running');
create index evaluation_runs_by_time on evaluation_runs (tenant_id, created_at desc, id desc);
select protect('evaluation_runs', 'evaluation run');

-- What a run asks: its questions while it goes on, its answers afterwards.
create table evaluation_answers (
    tenant_id uuid not null references tenants (id),
    run_id uuid not null,
    question_id uuid not null,
    -- As it was when the run began.
    expected_item_id uuid,
    -- None until it was asked.
    verdict text check (verdict in ('right', 'wrong', 'refused-rightly', 'refused-wrongly')),
    outcome text check (outcome in ('answer', 'clarify', 'hand_over')),
    -- Why there was no answer, as a stable word.
    reason text,
    -- The place of what was expected among what was found, from 1; none where it was not found.
    rank integer,
    confidence real,
    answer text,
    cited_item_id uuid,
    latency_ms integer,
    primary key (tenant_id, run_id, question_id),
    foreign key (tenant_id, run_id) references evaluation_runs (tenant_id, id),
    foreign key (tenant_id, question_id) references evaluation_questions (tenant_id, id),
    foreign key (tenant_id, expected_item_id) references knowledge_items (tenant_id, id),
    foreign key (tenant_id, cited_item_id) references knowledge_items (tenant_id, id)
);
create index evaluation_answers_of_question on evaluation_answers (tenant_id, question_id);
select protect('evaluation_answers', 'evaluation answer', 'asked and answered by the machine; the run is audited');

-- What somebody has written and not published, so that looking at what it would change loses nothing.
create table knowledge_drafts (
    tenant_id uuid not null references tenants (id),
    item_id uuid not null,
    member_id uuid not null,
    -- The version that they had before them.
    based_on integer not null,
    language text not null,
    title text not null,
    variants text[] not null default '{}',
    body text not null,
    updated_at timestamptz not null,
    primary key (tenant_id, item_id, member_id),
    foreign key (tenant_id, item_id) references knowledge_items (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('knowledge_drafts', 'knowledge draft', 'an unpublished text is nobody else''s business');

-- What customers asked lately, newest first.
create index runs_recent on runs (tenant_id, created_at desc) where kind = 'reply';
