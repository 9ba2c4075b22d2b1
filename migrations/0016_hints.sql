-- Hints and imports: what customers say of the assistant's answers; what was said elsewhere.

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
