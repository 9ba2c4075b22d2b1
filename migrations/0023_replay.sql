-- Replay: the last questions, looked back at from another threshold.
create index runs_replied on runs (tenant_id, created_at desc, id desc) where kind = 'reply' and state = 'completed';
