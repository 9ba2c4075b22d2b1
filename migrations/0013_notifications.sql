-- Notifications: of what and by which ways each member is told, and when they are not to be disturbed.

-- Whoever is given a conversation should know of it; whose customer writes again may want to.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check
    check (kind in ('first_response', 'next_response', 'resolution', 'acceptance', 'mention', 'given', 'assigned', 'reply'));

alter table notifications
    -- The ways by which its member wanted to know when it was made: a later choice changes nothing of it.
    add column in_product boolean not null default true,
    add column by_browser boolean not null default false,
    add column by_mail boolean not null default false,
    -- When the member's open pages were told, and when it was put into a letter.
    add column announced_at timestamptz,
    add column mailed_at timestamptz;

-- The bell counts and lists what is wanted in the product alone.
drop index notifications_of_member;
drop index notifications_unread;
create index notifications_of_member on notifications (tenant_id, member_id, created_at desc) where in_product;
create index notifications_unread on notifications (tenant_id, member_id) where in_product and read_at is null;
-- What waits is small however long the history is.
create index notifications_to_announce on notifications (tenant_id, member_id)
    where by_browser and announced_at is null and read_at is null;
create index notifications_to_mail on notifications (tenant_id, member_id, created_at)
    where by_mail and mailed_at is null and read_at is null;

-- By which ways a member is told of one kind of thing, where that is not the usual.
create table notification_choices (
    tenant_id uuid not null references tenants (id),
    member_id uuid not null,
    kind text not null check (kind in ('first_response', 'next_response', 'resolution', 'acceptance', 'mention', 'given', 'assigned', 'reply')),
    in_product boolean not null,
    by_browser boolean not null,
    by_mail boolean not null,
    primary key (tenant_id, member_id, kind),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('notification_choices', 'notification choice', 'how somebody likes to be told is their own matter');

-- When a member is written to, and when they are not to be disturbed; no row is never, and always.
create table notification_times (
    tenant_id uuid not null references tenants (id),
    member_id uuid not null,
    digest text not null check (digest in ('off', 'hourly', 'daily')),
    -- The hour of a daily digest.
    digest_hour smallint not null check (digest_hour between 0 and 23),
    -- Minutes of the day by the workspace's clock.
    quiet_from smallint check (quiet_from between 0 and 1439),
    quiet_to smallint check (quiet_to between 0 and 1439),
    quiet_nights text check (quiet_nights in ('every', 'working', 'and_weekends')),
    updated_at timestamptz not null,
    primary key (tenant_id, member_id),
    check (quiet_from <> quiet_to),
    check (num_nulls(quiet_from, quiet_to, quiet_nights) in (0, 3)),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
select protect('notification_times', 'notification time', 'when somebody likes to be told is their own matter');
