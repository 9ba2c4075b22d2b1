-- Whether somebody is asked to take a conversation over, and whether a draft waits in it to be approved: flagged on the
-- conversation itself, so that the inbox lists and counts both from one index.
alter table conversations
    add column is_escalated boolean not null default false,
    add column has_proposal boolean not null default false;
update audit_rules set ignored = ignored || '{is_escalated,has_proposal}' where table_name = 'conversations';

-- Keeps both flags of the conversations whose escalation or draft changed.
create function flag_conversations() returns trigger
    language plpgsql as $$
begin
    -- Whoever changes another draft of the same conversation waits here, and looks when this one is known.
    perform from conversations
    where tenant_id = new.tenant_id and id in (old.conversation_id, new.conversation_id)
    order by id for no key update;

    update conversations c set is_escalated = now.is_escalated, has_proposal = now.has_proposal
    from (select o.id,
                 exists (select from escalations e where e.tenant_id = o.tenant_id and e.conversation_id = o.id
                         and e.status <> 'resolved') as is_escalated,
                 exists (select from drafts d where d.tenant_id = o.tenant_id and d.conversation_id = o.id
                         and d.state = 'proposed') as has_proposal
          from conversations o
          where o.tenant_id = new.tenant_id and o.id in (old.conversation_id, new.conversation_id)) now
    where c.tenant_id = new.tenant_id and c.id = now.id
      and (c.is_escalated, c.has_proposal) is distinct from (now.is_escalated, now.has_proposal);
    return null;
end $$;
create trigger flag after insert or update of status, conversation_id on escalations
    for each row execute function flag_conversations();
create trigger flag after insert or update of state, conversation_id on drafts
    for each row execute function flag_conversations();

update conversations c set is_escalated = true
where exists (select from escalations e where e.tenant_id = c.tenant_id and e.conversation_id = c.id and e.status <> 'resolved');
update conversations c set has_proposal = true
where exists (select from drafts d where d.tenant_id = c.tenant_id and d.conversation_id = c.id and d.state = 'proposed');

drop index conversations_unresolved;
create index conversations_unresolved on conversations (tenant_id, last_message_at desc, id desc)
    include (status, handler, assignee_id, team_id, is_escalated, has_proposal) where status <> 'resolved';
create index conversations_escalated on conversations (tenant_id, last_message_at desc, id desc)
    include (assignee_id, team_id) where status <> 'resolved' and is_escalated;
create index conversations_proposed on conversations (tenant_id, last_message_at desc, id desc)
    include (assignee_id, team_id) where has_proposal;
