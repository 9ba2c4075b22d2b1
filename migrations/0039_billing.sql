-- Billing: what there is to choose, what a workspace has chosen, and what it was asked to pay.

-- What there is to choose, for the whole installation. An operator edits it.
create table plans (
    id uuid primary key,
    slug text not null unique check (slug in ('free', 'basic', 'pro', 'enterprise')),
    -- In the smallest unit of the currency; NULL is that it has no price of its own and is not for choosing by the month, or
    -- by the year: people are asked to write.
    monthly_cents bigint check (monthly_cents >= 0),
    yearly_cents bigint check (yearly_cents >= 0),
    -- Of ISO 4217, in small letters.
    currency text not null check (currency ~ '^[a-z]{3}$'),
    -- How much of what may be used; NULL is no limit. Conversations count in a month.
    most_conversations bigint check (most_conversations >= 0),
    most_members bigint check (most_members >= 1),
    most_channels bigint check (most_channels >= 0),
    most_storage_bytes bigint check (most_storage_bytes >= 0),
    -- What it opens beyond what everybody has.
    entitlements text[] not null default '{}' check (entitlements <@ '{api,websites,leads_export}'::text[]),
    trial_days integer not null default 0 check (trial_days between 0 and 365),
    -- Whether it is shown to who chooses. Whoever has it keeps it.
    is_visible boolean not null default true,
    -- Whether it is that of a workspace which chose none. One is.
    is_default boolean not null default false,
    place smallint not null,
    -- What the provider of payments calls its prices; NULL where it is not told of them.
    provider_price_monthly text unique,
    provider_price_yearly text unique,
    updated_at timestamptz not null default now()
);
create unique index plans_default on plans (is_default) where is_default;
grant select, insert, update on plans to switchboard_desk;

insert into plans (id, slug, monthly_cents, yearly_cents, currency, most_conversations, most_members, most_channels,
                   most_storage_bytes, entitlements, trial_days, is_default, place)
values
    ('01930000-0000-7000-8000-000000000001', 'free', 0, 0, 'eur', 100, 5, 3, 1073741824, '{}', 0, true, 1),
    ('01930000-0000-7000-8000-000000000002', 'basic', 4900, 49000, 'eur', 500, 8, 5, 10737418240,
     '{leads_export}', 14, false, 2),
    ('01930000-0000-7000-8000-000000000003', 'pro', 14900, 149000, 'eur', 2500, 25, 15, 53687091200,
     '{api,websites,leads_export}', 14, false, 3),
    ('01930000-0000-7000-8000-000000000004', 'enterprise', null, null, 'eur', null, null, null, null,
     '{api,websites,leads_export}', 0, false, 4);

-- What a workspace has chosen; without a row it has the default plan. Its state is the provider's word for it and decides
-- nothing by itself: what people may do follows from it and from when it changed, in `billing::access`.
create table subscriptions (
    tenant_id uuid not null references tenants (id),
    plan_id uuid not null references plans (id),
    state text not null check (state in ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled',
                                         'unpaid', 'paused')),
    each text not null check (each in ('month', 'year')),
    period_start timestamptz,
    period_end timestamptz,
    trial_end timestamptz,
    cancel_at_period_end boolean not null default false,
    cancel_at timestamptz,
    -- NULL where an operator gave the plan and nobody pays through a provider.
    provider_customer_id text unique,
    provider_subscription_id text unique,
    -- When its state became what it is. Moves with the state only.
    changed_at timestamptz not null,
    -- Since when an operator has stopped the workspace, and what people read of it.
    frozen_at timestamptz,
    frozen_because text,
    updated_at timestamptz not null,
    primary key (tenant_id),
    check ((frozen_at is null) = (frozen_because is null))
);
select protect('subscriptions', 'subscription', ignored => '{updated_at}');

-- What it was asked to pay. Written after what the provider says, and never taken away.
create table invoices (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    provider_invoice_id text unique,
    -- A draft has none yet.
    number text,
    state text not null check (state in ('draft', 'open', 'paid', 'uncollectible', 'void')),
    amount_cents bigint not null,
    currency text not null check (currency ~ '^[a-z]{3}$'),
    hosted_url text,
    pdf_url text,
    issued_at timestamptz not null,
    due_at timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create index invoices_by_time on invoices (tenant_id, issued_at desc, id desc);
select protect('invoices', 'invoice', ignored => '{updated_at}', grants => 'select, insert, update');

-- ---- Work across tenants --------------------------------------------------------------------

-- Whose subscription, customer or invoice it is of which the provider speaks.
grant select on subscriptions, invoices to switchboard_system;
create policy system_reads on subscriptions for select to switchboard_system using (true);
create policy system_reads on invoices for select to switchboard_system using (true);
