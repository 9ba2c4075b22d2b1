-- Billing: what there is to choose, what a workspace has chosen, and what it was asked to pay.

-- What there is to choose, for the whole installation. An operator edits it.
create table plans (
    id uuid primary key,
    code text not null unique check (code in ('free', 'basic', 'pro', 'enterprise')),
    -- In the smallest unit of the currency; NULL is by agreement: nobody chooses it without the operator.
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
    entitlements text[] not null default '{}' check (entitlements <@ '{api,websites}'::text[]),
    trial_days integer not null default 0 check (trial_days between 0 and 365),
    -- Whether it is shown to who chooses. Whoever has it keeps it.
    is_visible boolean not null default true,
    -- Whether it is that of a workspace which chose none. One is.
    is_default boolean not null default false,
    place smallint not null,
    -- What Stripe calls its prices; NULL where nobody pays it there.
    stripe_price_month text unique,
    stripe_price_year text unique,
    updated_at timestamptz not null default now()
);
create unique index plans_default on plans (is_default) where is_default;
grant select, insert, update on plans to switchboard_desk;

insert into plans (id, code, monthly_cents, yearly_cents, currency, most_conversations, most_members, most_channels,
                   most_storage_bytes, entitlements, trial_days, is_default, place)
values
    ('01930000-0000-7000-8000-000000000001', 'free', 0, 0, 'eur', 100, 5, 3, 1073741824, '{}', 0, true, 1),
    ('01930000-0000-7000-8000-000000000002', 'basic', 4900, 49000, 'eur', 500, 8, 5, 10737418240,
     '{}', 14, false, 2),
    ('01930000-0000-7000-8000-000000000003', 'pro', 14900, 149000, 'eur', 2500, 25, 15, 53687091200,
     '{api,websites}', 14, false, 3),
    ('01930000-0000-7000-8000-000000000004', 'enterprise', null, null, 'eur', null, null, null, null,
     '{api,websites}', 0, false, 4);

-- What a workspace has chosen; without a row it has the default plan. Its status is the provider's word for it and decides
-- nothing by itself: what people may do follows from it and from when it changed (`src/billing/access.rs`).
create table subscriptions (
    tenant_id uuid not null references tenants (id),
    plan_id uuid not null references plans (id),
    every text not null check (every in ('month', 'year')),
    status text not null check (status in ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled',
                                           'unpaid', 'paused')),
    -- NULL where nobody pays for it through a provider: an operator gave it, or it costs nothing.
    stripe_id text,
    period_start timestamptz,
    period_end timestamptz,
    trial_end timestamptz,
    -- When it ends, where somebody wanted that; and when it did.
    ends_at timestamptz,
    ended_at timestamptz,
    -- When its status became what it is; moves with it, whoever writes it.
    changed_at timestamptz not null,
    -- Since when an operator has stopped the workspace, and what people read of it.
    frozen_at timestamptz,
    frozen_because text,
    updated_at timestamptz not null,
    primary key (tenant_id),
    check ((frozen_at is null) = (frozen_because is null))
);
create index subscriptions_by_plan on subscriptions (plan_id);
select protect('subscriptions', 'subscription', ignored => '{updated_at}');

create function date_status() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.changed_at := coalesce(new.changed_at, new.updated_at);
    elsif new.status <> old.status and new.changed_at = old.changed_at then
        new.changed_at := new.updated_at;
    end if;
    return new;
end $$;
create trigger date_status before insert or update of status on subscriptions
    for each row execute function date_status();

-- What it was asked to pay. Written after what the provider says, and never taken away. A draft is no bill yet.
create table invoices (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    stripe_id text,
    number text,
    status text not null check (status in ('paid', 'pending', 'failed', 'void')),
    -- Of ISO 4217, in small letters.
    currency text not null check (currency ~ '^[a-z]{3}$'),
    total bigint not null,
    amount_due bigint not null,
    amount_paid bigint not null,
    -- Where it is read and paid, and its file.
    hosted_url text,
    pdf_url text,
    issued_at timestamptz not null,
    due_at timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, stripe_id)
);
create index invoices_by_time on invoices (tenant_id, issued_at desc, id desc);
select protect('invoices', 'invoice', ignored => '{updated_at}', grants => 'select, insert, update');
