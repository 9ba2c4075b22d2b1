-- Contacts: one address book of people and of the companies that they write for.

-- ---- Companies --------------------------------------------------------------------------

create table companies (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 120),
    -- What the workspace's own books call it.
    code text not null check (length(code) between 1 and 40),
    -- What else is known, by names of the workspace's own.
    attributes jsonb not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index companies_one_per_code on companies (tenant_id, lower(code));
create index companies_words on companies
    using gin (tenant_id, search_text(name) gin_trgm_ops, search_text(code) gin_trgm_ops, search_words(name));
select protect('companies', 'company', withheld => '{name,attributes}');
create trigger learn after insert or update of name on companies
    for each row execute function learn_from_contact();

-- ---- Contacts ---------------------------------------------------------------------------

-- A telephone number as far as it is the same however it is written: with the country or without.
create function phone_key(phone text) returns text
    language sql immutable parallel safe
    return case when length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 6
                then right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) end;

-- Nothing ever wrote a company's name into a contact.
alter table contacts drop column company;
alter table contacts
    add column company_id uuid,
    add column attributes jsonb not null default '{}',
    -- The contact that stands for this one since the two were merged.
    add column merged_into_id uuid,
    -- What is compared to find the same person twice: equality alone may use an index below row-level security.
    add column email_key text generated always as (lower(email)) stored,
    add column phone_key text generated always as (phone_key(phone)) stored,
    add column name_key text generated always as (search_text(name)) stored,
    add foreign key (tenant_id, company_id) references companies (tenant_id, id),
    add foreign key (tenant_id, merged_into_id) references contacts (tenant_id, id);
update audit_rules
   set withheld = array_remove(withheld, 'company') || '{attributes}', ignored = ignored || '{email_key,phone_key,name_key}'
 where table_name = 'contacts';

drop index contacts_words;
create index contacts_words on contacts
    using gin (tenant_id, search_text(name) gin_trgm_ops, search_text(email) gin_trgm_ops, search_words(name),
               phone_key gin_trgm_ops);
create index contacts_by_email on contacts (tenant_id, email_key) where email_key is not null;
create index contacts_by_phone on contacts (tenant_id, phone_key) where phone_key is not null;
create index contacts_by_company on contacts (tenant_id, company_id, id) where company_id is not null;
create index contacts_by_language on contacts (tenant_id, language, id) where language is not null;
create index contact_identities_by_channel on contact_identities (tenant_id, channel_id, contact_id);

-- Whether a contact opens to somebody: who has no conversation is everybody's, else one of theirs must open.
create function contact_opens(keys uuid[], tenant uuid, contact uuid) returns boolean
    language sql stable parallel safe
    return keys is null
        or exists (select from conversations c where c.tenant_id = tenant and c.contact_id = contact
                      and in_sight(keys, c.assignee_id, c.team_id))
        or not exists (select from conversations c where c.tenant_id = tenant and c.contact_id = contact);

-- ---- What hangs on them -----------------------------------------------------------------

-- A label, and what it says of this one: "Route", "7".
create table contact_labels (
    tenant_id uuid not null references tenants (id),
    contact_id uuid not null,
    label_id uuid not null,
    value text check (length(value) between 1 and 60),
    put_at timestamptz not null,
    primary key (tenant_id, contact_id, label_id),
    foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
create index contact_labels_by_label on contact_labels (tenant_id, label_id, value, contact_id);
select protect('contact_labels', 'contact label', withheld => '{value}');

create table company_labels (
    tenant_id uuid not null references tenants (id),
    company_id uuid not null,
    label_id uuid not null,
    value text check (length(value) between 1 and 60),
    put_at timestamptz not null,
    primary key (tenant_id, company_id, label_id),
    foreign key (tenant_id, company_id) references companies (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id)
);
create index company_labels_by_label on company_labels (tenant_id, label_id, value, company_id);
select protect('company_labels', 'company label', withheld => '{value}');

-- What agents write down about somebody, beside all conversations.
create table contact_notes (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    contact_id uuid not null,
    member_id uuid not null,
    body text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references contacts (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index contact_notes_by_contact on contact_notes (tenant_id, contact_id, id desc);
select protect('contact_notes', 'contact note', withheld => '{body}');

create table company_notes (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    company_id uuid not null,
    member_id uuid not null,
    body text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, company_id) references companies (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index company_notes_by_company on company_notes (tenant_id, company_id, id desc);
select protect('company_notes', 'company note', withheld => '{body}');

-- ---- The same person twice --------------------------------------------------------------

-- Two contacts that became one. It is gone once that was undone; the log keeps both.
create table contact_merges (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    survivor_id uuid not null,
    merged_id uuid not null,
    member_id uuid,
    -- What the survivor's own fields said before and after.
    was jsonb not null,
    became jsonb not null,
    made_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, merged_id),
    foreign key (tenant_id, survivor_id) references contacts (tenant_id, id),
    foreign key (tenant_id, merged_id) references contacts (tenant_id, id),
    foreign key (tenant_id, member_id) references members (tenant_id, id)
);
create index contact_merges_by_survivor on contact_merges (tenant_id, survivor_id, made_at desc);
select protect('contact_merges', 'merge of contacts', withheld => '{was,became}');

-- What went along, so that it finds its way back.
create table contact_merge_moves (
    tenant_id uuid not null references tenants (id),
    merge_id uuid not null,
    what text not null check (what in ('identity', 'label', 'note', 'lead')),
    thing_id uuid not null,
    primary key (tenant_id, merge_id, what, thing_id),
    foreign key (tenant_id, merge_id) references contact_merges (tenant_id, id)
);
select protect('contact_merge_moves', 'move of a merge', 'the merge is audited, and each thing that moved');

-- Two who look like one and are not.
create table contacts_apart (
    tenant_id uuid not null references tenants (id),
    one_id uuid not null,
    other_id uuid not null,
    said_at timestamptz not null,
    primary key (tenant_id, one_id, other_id),
    foreign key (tenant_id, one_id) references contacts (tenant_id, id),
    foreign key (tenant_id, other_id) references contacts (tenant_id, id)
);
select protect('contacts_apart', 'pair of contacts', 'says only that nobody needs to ask again', grants => 'select, insert');

-- ---- Segments and imports ---------------------------------------------------------------

-- A filter over contacts or companies that somebody gave a name.
create table segments (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 40),
    owner_id uuid not null,
    audience text not null check (audience in ('me', 'everyone')),
    of text not null check (of in ('contacts', 'companies')),
    label_id uuid,
    label_value text,
    language text,
    channel_id uuid,
    company_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, owner_id) references members (tenant_id, id),
    foreign key (tenant_id, label_id) references labels (tenant_id, id),
    foreign key (tenant_id, channel_id) references channels (tenant_id, id),
    foreign key (tenant_id, company_id) references companies (tenant_id, id)
);
select protect('segments', 'segment', withheld => '{label_value}');

-- A table of people or companies that somebody brought and has not decided on yet.
create table contact_imports (
    tenant_id uuid not null references tenants (id),
    id uuid not null,
    of text not null check (of in ('contacts', 'companies')),
    name text not null,
    body text not null,
    brought_by uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, brought_by) references members (tenant_id, id)
);
select protect('contact_imports', 'import of contacts', 'waits for whoever brought it; what is written of it is audited');

-- ---- Finding ----------------------------------------------------------------------------

-- Contacts with the words in their name, their mail address, their telephone number or what their company is called,
-- those who came last first. Each word of `asked` is looked for as what stands beside it in `widened`. Neither `@@` nor
-- `like` can use an index below row-level security, so this one function states the tenant itself.
grant select on companies to switchboard_system;
create policy system_reads on companies for select to switchboard_system using (true);
create function system_search_contacts(words text, asked text[], widened text[], how_many integer)
    returns table (contact_id uuid)
    language plpgsql stable security definer
    set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    tenant constant uuid := current_tenant();
    wanted tsquery := websearch_to_tsquery('pg_catalog.simple'::regconfig, unaccent('unaccent'::regdictionary, words));
    pattern constant text := '%' || replace(replace(replace(search_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
    digits constant text := right(regexp_replace(words, '[^0-9]', '', 'g'), 9);
begin
    for place in 1 .. coalesce(cardinality(asked), 0) loop
        wanted := ts_rewrite(wanted, asked[place]::tsquery, widened[place]::tsquery);
    end loop;
    return query
        select p.id from contacts p
         where p.tenant_id = tenant
           and p.merged_into_id is null
           and (search_text(p.name) like pattern or search_text(p.email) like pattern or search_words(p.name) @@ wanted
                or (length(digits) >= 4 and p.phone_key like '%' || digits || '%'))
         union
        select p.id
          from (select k.id from companies k
                 where k.tenant_id = tenant
                   and (search_text(k.name) like pattern or search_text(k.code) like pattern
                        or search_words(k.name) @@ wanted)
                 limit how_many) named
          join contacts p on p.tenant_id = tenant and p.company_id = named.id and p.merged_into_id is null
         order by 1 desc
         limit how_many;
end
$$;

-- The same for companies: by name and code.
create function system_search_companies(words text, asked text[], widened text[], how_many integer)
    returns table (company_id uuid)
    language plpgsql stable security definer
    set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    tenant constant uuid := current_tenant();
    wanted tsquery := websearch_to_tsquery('pg_catalog.simple'::regconfig, unaccent('unaccent'::regdictionary, words));
    pattern constant text := '%' || replace(replace(replace(search_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
    for place in 1 .. coalesce(cardinality(asked), 0) loop
        wanted := ts_rewrite(wanted, asked[place]::tsquery, widened[place]::tsquery);
    end loop;
    return query
        select k.id from companies k
         where k.tenant_id = tenant
           and (search_text(k.name) like pattern or search_text(k.code) like pattern or search_words(k.name) @@ wanted)
         order by 1 desc
         limit how_many;
end
$$;

do $$
declare f regprocedure;
begin
    foreach f in array array['system_search_contacts(text, text[], text[], integer)',
        'system_search_companies(text, text[], text[], integer)']::regprocedure[] loop
        execute format('alter function %s owner to switchboard_system', f);
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to switchboard_desk', f);
    end loop;
end $$;
