DROP INDEX nightly_views_idx;
ALTER TABLE nightly SET (fillfactor = 50);
CREATE TEMP TABLE kept AS SELECT * FROM nightly;
TRUNCATE nightly;
INSERT INTO nightly SELECT * FROM kept;
DROP TABLE kept;
SELECT pg_stat_force_next_flush();
BEGIN;
UPDATE nightly SET views = views + 1;
SELECT n_tup_upd, n_tup_hot_upd
FROM pg_stat_xact_user_tables
WHERE relname = 'nightly';
COMMIT;
