-- Search: who sees which conversations, and finding them by words in spite of endings, accents and slips.

-- ---- Who sees what ----------------------------------------------------------------------

-- What was chosen for a member to see; NULL is as their role says: see `access::Visibility`.
alter table members add column visibility text check (visibility in ('own', 'team', 'all'));

-- Whether a conversation opens to somebody: `access::Reach` in SQL, and the only place that says it. NULL opens every
-- one; else the id of whoever holds it must be among the keys, or nobody's, or its team's.
create function in_sight(keys uuid[], assignee uuid, team uuid) returns boolean
    language sql immutable parallel safe
    return keys is null or assignee = any (keys) or team = any (keys)
        or (assignee is null and uuid '00000000-0000-0000-0000-000000000000' = any (keys));

-- The same small indexes, which now answer for teams too without looking at the conversations themselves.
drop index conversations_unresolved, conversations_of_nobody, conversations_put_off;
create index conversations_unresolved on conversations (tenant_id, last_message_at desc, id desc)
    include (status, handler, assignee_id, team_id) where status <> 'resolved';
create index conversations_of_nobody on conversations (tenant_id, last_message_at desc, id desc)
    include (assignee_id, team_id) where status <> 'resolved' and handler = 'nobody';
create index conversations_put_off on conversations (tenant_id, last_message_at desc, id desc)
    include (assignee_id, team_id) where status = 'snoozed';

-- Who visits, with what was chosen for them to see and the teams that they are in.
grant select on teams, team_members to switchboard_system;
create policy system_reads on teams for select to switchboard_system using (true);
create policy system_reads on team_members for select to switchboard_system using (true);
drop function system_visit(uuid);
create function system_visit(person uuid)
    returns table (email text, name text, language text, theme text, keyboard text,
                   tenant_id uuid, slug text, workspace text, workspace_language text, time_zone text,
                   member_id uuid, role text, visibility text, team_ids uuid[], presence text, last_seen_at timestamptz)
    -- Asked with every request: planning it anew takes longer than running it.
    language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
    select u.email, u.name, u.language, u.theme, u.keyboard,
           t.id, t.slug, t.name, t.language, t.time_zone, m.id, m.role, m.visibility,
           array(select j.team_id from team_members j
                   join teams g on g.tenant_id = j.tenant_id and g.id = j.team_id and g.removed_at is null
                  where j.tenant_id = m.tenant_id and j.member_id = m.id
                  order by j.team_id),
           m.presence, m.last_seen_at
      from users u
      left join members m on m.user_id = u.id and m.disabled_at is null
      left join tenants t on t.id = m.tenant_id
     where u.id = person
     order by t.name, t.id
$$;

-- ---- The words of a workspace -----------------------------------------------------------

-- A text for looking into: small letters without accents.
create function search_text(content text) returns text
    language sql immutable parallel safe set search_path = public, pg_temp as $$
    select lower(unaccent('unaccent'::regdictionary, content))
$$;

-- What is left of a word without its ending, in French and in English.
create function stems_of(word text) returns text[]
    language sql immutable parallel safe set search_path = public, pg_temp as $$
    select ts_lexize('pg_catalog.french_stem'::regdictionary, word) || ts_lexize('pg_catalog.english_stem'::regdictionary, word)
$$;

-- Every word that anybody wrote in a workspace, once: a question is asked with the words that are like its own. The
-- index of messages knows no language and needs none.
--
-- No unique key: of two messages that bring the same new word, neither waits for the other. A word that stands here
-- twice does no harm.
create table known_words (
    tenant_id uuid not null references tenants (id),
    id uuid not null default gen_random_uuid(),
    word text not null,
    stems text[] not null,
    primary key (tenant_id, id)
);
create index known_words_by_word on known_words (tenant_id, word);
create index known_words_alike on known_words using gin (tenant_id, word gin_trgm_ops, stems);
select protect('known_words', 'known word', 'what is said is kept where it was said');

-- Adds the words of a text that are new. Numbers, addresses and what is very short or long are looked for as they are.
create function learn_words(tenant uuid, content text) returns void
    language sql set search_path = public, pg_temp as $$
    insert into known_words (tenant_id, word, stems)
    select tenant, said.word, stems_of(said.word)
      from unnest(tsvector_to_array(search_words(content))) said (word)
     where said.word ~ '^[a-z]{4,24}$'
       and not exists (select from known_words k where k.tenant_id = tenant and k.word = said.word)
$$;
create function learn_from_message() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    perform learn_words(new.tenant_id, new.body);
    return null;
end $$;
create trigger learn after insert on messages
    for each row when (new.kind = 'message') execute function learn_from_message();
create function learn_from_contact() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    perform learn_words(new.tenant_id, new.name);
    return null;
end $$;
create trigger learn after insert or update of name on contacts
    for each row when (new.name is not null) execute function learn_from_contact();
create function learn_from_subject() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    perform learn_words(new.tenant_id, new.subject);
    return null;
end $$;
create trigger learn after insert or update of subject on conversations
    for each row when (new.subject is not null) execute function learn_from_subject();

-- ---- Finding ------------------------------------------------------------------------------

drop index contacts_words;
create index contacts_words on contacts
    using gin (tenant_id, search_text(name) gin_trgm_ops, search_text(email) gin_trgm_ops, search_words(name));
create index conversations_subjects on conversations using gin (tenant_id, search_words(subject)) where subject is not null;

-- The words of a question, each with the workspace's words like it: itself, those that differ by their ending, and
-- those that look like it, the most alike first.
grant select on known_words to switchboard_system;
create policy system_reads on known_words for select to switchboard_system using (true);
create function system_words_like(question text, how_many integer)
    returns table (asked text, word text, same_stem boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.word, near.word, near.same_stem
      from unnest(tsvector_to_array(search_words(question))) a (word)
     cross join lateral (
        select k.word, k.stems && stems_of(a.word) as same_stem
          from known_words k
         where k.tenant_id = current_tenant() and (k.word % a.word or k.stems && stems_of(a.word))
         group by k.word, k.stems
         order by k.word = a.word desc, k.stems && stems_of(a.word) desc, similarity(k.word, a.word) desc, k.word
         limit how_many) near
     where a.word ~ '^[a-z]{4,24}$'
$$;

-- Conversations with the words in a message, those with the newest such message first, and which message that is; or
-- (`in_messages` is false) with the words in their subject, or in the customer's name or address where `by_name` allows
-- it. Neither `@@` nor `like` can use an index below row-level security, so this one function states the tenant itself,
-- and what opens to the reader.
--
-- The caller asks for the last weeks first and for everything last: what a search costs follows from how much it
-- shows, not from how much was ever written. Each word of `asked` is looked for as what stands beside it in `widened`.
drop function system_search_conversations(text, boolean, integer);
create function system_search_conversations(
    words text, asked text[], widened text[], in_messages boolean, by_name boolean, weeks integer, keys uuid[],
    only_status text, only_handler text, only_channel uuid, only_assignee uuid, only_team uuid, only_label uuid,
    only_language text, not_before timestamptz, how_many integer)
    returns table (conversation_id uuid, seq bigint)
    language plpgsql stable security definer
    set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    tenant constant uuid := current_tenant();
    wanted tsquery := websearch_to_tsquery('pg_catalog.simple'::regconfig, unaccent('unaccent'::regdictionary, words));
    pattern constant text := '%' || replace(replace(replace(search_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
    newest constant timestamptz := (select week_of(max(c.last_message_at)) from conversations c where c.tenant_id = tenant);
    narrowed constant boolean := num_nonnulls(keys, only_status, only_handler, only_channel, only_assignee, only_team,
                                              only_label, only_language, not_before) > 0;
begin
    for place in 1 .. coalesce(cardinality(asked), 0) loop
        wanted := ts_rewrite(wanted, asked[place]::tsquery, widened[place]::tsquery);
    end loop;
    return query
        with hit as (
            select * from (
                select m.conversation_id, max(m.seq) as seq, max(m.created_at) as at
                  from messages m
                 where in_messages
                   and m.tenant_id = tenant
                   and m.kind = 'message'
                   and (weeks is null or week_of(m.created_at) > newest - weeks * interval '7 days')
                   and search_words(m.body) @@ wanted
                 group by m.conversation_id
                 order by at desc, m.conversation_id) written
            union all
            select * from (
                select s.id, null::bigint, s.last_message_at as at
                  from conversations s
                 where not in_messages
                   and s.tenant_id = tenant
                   and s.subject is not null
                   and search_words(s.subject) @@ wanted
                union all
                select k.id, null::bigint, k.last_message_at
                  from (select p.id from contacts p
                         where by_name and not in_messages
                           and p.tenant_id = tenant
                           and (search_text(p.name) like pattern or search_text(p.email) like pattern
                                or search_words(p.name) @@ wanted)
                         limit how_many) named
                  join conversations k on k.tenant_id = tenant and k.contact_id = named.id
                 order by at desc) beside
        )
        select hit.conversation_id, hit.seq
          from hit
         where not narrowed or exists (
                select from conversations c
                 where c.tenant_id = tenant and c.id = hit.conversation_id
                   and in_sight(keys, c.assignee_id, c.team_id)
                   and (only_status is null or c.status = only_status)
                   and (only_handler is null or c.handler = only_handler)
                   and (only_channel is null or c.channel_id = only_channel)
                   and (only_assignee is null or c.assignee_id = only_assignee)
                   and (only_team is null or c.team_id = only_team)
                   and (only_language is null or c.language = only_language)
                   and (not_before is null or c.last_message_at >= not_before)
                   and (only_label is null or exists (
                        select from conversation_labels o
                         where o.tenant_id = tenant and o.conversation_id = c.id and o.label_id = only_label)))
         limit how_many;
end
$$;

do $$
declare f regprocedure;
begin
    foreach f in array array['system_visit(uuid)', 'system_words_like(text, integer)',
        'system_search_conversations(text, text[], text[], boolean, boolean, integer, uuid[], text, text, uuid, uuid, uuid, uuid, text, timestamptz, integer)']::regprocedure[] loop
        execute format('alter function %s owner to switchboard_system', f);
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to switchboard_desk', f);
    end loop;
end $$;
grant select on conversation_labels to switchboard_system;
create policy system_reads on conversation_labels for select to switchboard_system using (true);
