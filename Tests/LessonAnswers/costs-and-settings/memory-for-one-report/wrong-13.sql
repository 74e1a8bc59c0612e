CREATE OR REPLACE VIEW nightly AS SELECT 'Memory'::text AS place;
INSERT INTO runs (place) SELECT place FROM nightly;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
