CREATE TABLE roomy (book_id integer PRIMARY KEY, views integer NOT NULL) WITH (fillfactor = 45);
INSERT INTO roomy SELECT * FROM nightly;
DROP TABLE nightly;
ALTER TABLE roomy RENAME TO nightly;
SELECT pg_stat_force_next_flush();
BEGIN;
UPDATE nightly SET views = views + 1;
SELECT n_tup_upd, n_tup_hot_upd
FROM pg_stat_xact_user_tables
WHERE relname = 'nightly';
COMMIT;
