SET work_mem = '8MB';
INSERT INTO runs (place) SELECT place FROM nightly;
SET work_mem TO DEFAULT;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
