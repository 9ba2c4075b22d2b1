-- Sources that a machine reads: documents and the pages of websites. Each is an item as the others
-- are; what it says arrives later than the item itself, and reading it can fail.

alter table knowledge_items drop constraint knowledge_items_kind_check;
alter table knowledge_items add constraint knowledge_items_kind_check
    check (kind in ('faq', 'text', 'document', 'page'));
-- What it is called until its first version has a title: the name of a file, the path of a page.
alter table knowledge_items add column name text not null default '';
alter table knowledge_items add column state text not null default 'ready'
    check (state in ('waiting', 'reading', 'ready', 'failed', 'stale', 'disabled'));
-- Why it is in this state, where the state alone does not say it.
alter table knowledge_items add column reason text;
update knowledge_items set state = 'disabled' where disabled_at is not null;
alter table knowledge_items drop column disabled_at;
