-- Where a conversation stands, in one small number: its status (0 open, 1 waiting, 2 snoozed, 3 resolved), its handler
-- (0 nobody, 4 ai, 8 staff), whether people were called (16) and whether a draft waits (32). It follows whatever changes
-- these, and is read back into them in one place (`GROUPS` in `src/inbox/store/seen.rs`): conversations are counted in
-- groups of those that stand alike, and no condition is said twice.
alter table conversations add column standing smallint not null generated always as (
    (case status when 'open' then 0 when 'waiting' then 1 when 'snoozed' then 2 else 3 end
     + case handler when 'nobody' then 0 when 'ai' then 4 else 8 end
     + case when is_escalated then 16 else 0 end
     + case when has_proposal then 32 else 0 end)::smallint) stored;
update audit_rules set ignored = ignored || '{standing}' where table_name = 'conversations';

-- The groups, one after the other: they are counted as they are read.
create index conversations_standing on conversations (tenant_id, standing, assignee_id, team_id) where status <> 'resolved';
