INSERT INTO runs (place) SELECT place FROM nightly;
UPDATE runs SET place = 'Memory';
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
