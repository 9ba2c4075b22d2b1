-- Hints: what customers say of the assistant's answers.

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
