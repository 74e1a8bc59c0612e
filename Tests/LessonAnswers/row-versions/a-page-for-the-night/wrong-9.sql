DROP TABLE nightly;
CREATE TABLE nightly (
    book_id integer PRIMARY KEY,
    views integer NOT NULL
) WITH (fillfactor = 50);
INSERT INTO nightly SELECT n, n * 7 % 50 FROM generate_series(1, 1000) AS n;
SELECT pg_stat_force_next_flush();
BEGIN;
UPDATE nightly SET views = views + 1;
SELECT n_tup_upd, n_tup_hot_upd
FROM pg_stat_xact_user_tables
WHERE relname = 'nightly';
COMMIT;
