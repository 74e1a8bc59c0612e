BEGIN;
SET LOCAL work_mem = 20000;
INSERT INTO runs (place) SELECT place FROM nightly;
SET LOCAL work_mem TO DEFAULT;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
COMMIT;
