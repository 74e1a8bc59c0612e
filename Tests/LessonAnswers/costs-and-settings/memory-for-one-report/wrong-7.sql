BEGIN;
SET LOCAL effective_cache_size = '16GB';
INSERT INTO runs (place) SELECT place FROM nightly;
COMMIT;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
