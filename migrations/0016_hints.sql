-- Hints and imports: what customers say of the assistant's answers, what speaks for a label, what was said elsewhere.

-- Whether an answer helped the customer who asked; they may say otherwise later.
create table customer_feedback (
    tenant_id uuid not null references tenants (id),
    run_id uuid not null,
    helped boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, run_id),
    foreign key (tenant_id, run_id) references runs (tenant_id, id)
);
select protect('customer_feedback', 'customer feedback', 'the row itself says what the customer thinks, and since when');

-- Conversations that were imported, by what the system that they come from calls them.
create table imported_conversations (
    tenant_id uuid not null references tenants (id),
    given_id text not null check (length(given_id) between 1 and 200),
    conversation_id uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, given_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id)
);
select protect('imported_conversations', 'imported conversation', 'the conversation itself is audited');

-- The words of customers on whose conversations an agent put a label by hand: how often each was said under it. Only
-- the hash of a word's stem is kept.
create table label_terms (
    tenant_id uuid not null references tenants (id),
    term bigint not null,
    label_id uuid not null,
    times integer not null check (times >= 0),
    primary key (tenant_id, term, label_id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
create index label_terms_of_label on label_terms (tenant_id, label_id, term);
select protect('label_terms', 'label word', 'counted from labels, which are audited themselves');

-- A label that somebody does not want on a conversation: it is not proposed there any more.
create table unwanted_labels (
    tenant_id uuid not null references tenants (id),
    conversation_id uuid not null,
    label_id uuid not null,
    dismissed_at timestamptz not null,
    primary key (tenant_id, conversation_id, label_id),
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
select protect('unwanted_labels', 'unwanted label');
