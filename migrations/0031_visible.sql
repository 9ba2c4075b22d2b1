-- The numbers beside the inbox's views are read from the index of what is not resolved, and from the table too where its
-- pages are not known to be visible to everybody. What is not resolved stands on the pages that change most: they are
-- looked after when a hundredth of the table has changed and not a fifth, and although they are few of its pages.
alter table conversations set (
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_insert_scale_factor = 0.01,
    vacuum_index_cleanup = on
);
