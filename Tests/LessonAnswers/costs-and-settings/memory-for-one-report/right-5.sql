ALTER FUNCTION night_sort() SET work_mem TO '12MB';
INSERT INTO runs (place) SELECT place FROM nightly;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
