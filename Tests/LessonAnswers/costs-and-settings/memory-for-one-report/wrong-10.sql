SET work_mem = '16MB';
INSERT INTO runs (place) SELECT place FROM nightly;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
RESET work_mem;
