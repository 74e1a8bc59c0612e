DROP INDEX nightly_views_idx;
ALTER TABLE nightly SET (fillfactor = 40);
UPDATE nightly SET views = views;
VACUUM nightly;
SELECT pg_stat_force_next_flush();
BEGIN;
UPDATE nightly SET views = views + 1;
SELECT n_tup_upd, n_tup_hot_upd
FROM pg_stat_xact_user_tables
WHERE relname = 'nightly';
COMMIT;
