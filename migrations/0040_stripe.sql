-- Stripe: whose customer is whose, what Stripe told us, and how far we have caught up with it.

-- Who a workspace is at Stripe.
create table stripe_customers (
    tenant_id uuid not null references tenants (id),
    customer_id text not null,
    -- Readings of Stripe are numbered when they begin: one that began before another that was kept comes too late.
    begun bigint not null default 0,
    kept bigint not null default 0,
    read_at timestamptz,
    created_at timestamptz not null,
    primary key (tenant_id)
);
select protect('stripe_customers', 'stripe customer', ignored => '{begun,kept,read_at}');

-- The same the other way round. A customer of Stripe's belongs to one workspace and never to another; only the functions
-- below reach it.
create table stripe_tenants (
    customer_id text primary key,
    workspace_id uuid not null unique
);

-- What Stripe told us, once each. Which it was and whom it was about: what it said is asked again.
create table stripe_events (
    id text primary key,
    kind text not null,
    customer_id text,
    created_at timestamptz not null,
    received_at timestamptz not null
);
create index stripe_events_by_arrival on stripe_events (received_at);
grant select, insert, delete on stripe_events to switchboard_desk;

-- How far we have asked what happened. There is one row.
create table stripe_catch_ups (
    one boolean primary key default true check (one),
    -- Everything before was seen; NULL is that nothing was asked yet.
    seen_until timestamptz,
    -- When somebody asks next.
    next_at timestamptz not null
);
insert into stripe_catch_ups (next_at) values ('-infinity');
grant select, update on stripe_catch_ups to switchboard_desk;

-- ---- Work across tenants --------------------------------------------------------------------

grant select, insert on stripe_tenants to switchboard_system;

-- Makes a customer that of the workspace in which it is asked. False where it is another's, or the workspace has another.
create function system_claim_stripe_customer(customer text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into stripe_tenants (customer_id, workspace_id) values (customer, current_tenant()) on conflict do nothing;
    return exists (select from stripe_tenants t where t.customer_id = customer and t.workspace_id = current_tenant());
end $$;
alter function system_claim_stripe_customer(text) owner to switchboard_system;
revoke execute on function system_claim_stripe_customer(text) from public;
grant execute on function system_claim_stripe_customer(text) to switchboard_desk;

-- The workspace that a customer of Stripe's is.
create function system_stripe_tenant(customer text) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select workspace_id from stripe_tenants where customer_id = customer
$$;
alter function system_stripe_tenant(text) owner to switchboard_system;
revoke execute on function system_stripe_tenant(text) from public;
grant execute on function system_stripe_tenant(text) to switchboard_desk;

-- Every workspace that is a customer, page by page.
create function system_stripe_tenants(after uuid, how_many integer)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select workspace_id from stripe_tenants where workspace_id > after order by workspace_id limit how_many
$$;
alter function system_stripe_tenants(uuid, integer) owner to switchboard_system;
revoke execute on function system_stripe_tenants(uuid, integer) from public;
grant execute on function system_stripe_tenants(uuid, integer) to switchboard_desk;
