begin;
set local work_mem to '64MB';
INSERT INTO runs (place) SELECT place FROM nightly;
commit;
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
