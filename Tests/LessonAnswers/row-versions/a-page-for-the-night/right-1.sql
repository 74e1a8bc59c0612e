alter table nightly set (fillfactor = 30);
drop index nightly_views_idx;
vacuum full nightly;
BEGIN;
UPDATE nightly SET views = views + 1;
SELECT n_tup_upd, n_tup_hot_upd
FROM pg_stat_xact_user_tables
WHERE relname = 'nightly';
COMMIT;
