INSERT INTO runs (place) SELECT place FROM nightly;
SET work_mem = '16MB';
RESET work_mem;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
