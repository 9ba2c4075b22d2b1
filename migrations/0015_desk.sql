-- Desk: what customers want, notes as a way of looking, and promises by label.

-- What the customer wants: read from their words by rules, until a person says it. Both stay, so that one can tell how
-- often the rules are wrong.
alter table conversations
    add column intent_read text check (intent_read in ('question', 'order', 'return', 'complaint')),
    add column intent_said text check (intent_said in ('question', 'order', 'return', 'complaint', 'other')),
    add column intent text generated always as (coalesce(intent_said, intent_read)) stored;
create index conversations_by_intent on conversations (tenant_id, intent, last_message_at desc, id desc)
    where intent is not null;
-- What a person says is audited; what the rules read follows from the messages.
update audit_rules set ignored = ignored || '{intent_read,intent}' where table_name = 'conversations';

alter table saved_views
    add column intent text check (intent in ('question', 'order', 'return', 'complaint', 'other')),
    drop constraint saved_views_base_check,
    add constraint saved_views_base_check check (base in ('all', 'to_answer', 'mine', 'unassigned', 'waiting_for_us',
        'snoozed', 'escalated', 'mentions', 'assistant', 'drafts', 'failed'));

-- For conversations with this label; NULL is any.
alter table service_policies
    add column label_id uuid,
    add foreign key (tenant_id, label_id) references labels (tenant_id, id);
