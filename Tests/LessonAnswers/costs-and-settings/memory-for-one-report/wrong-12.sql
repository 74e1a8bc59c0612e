INSERT INTO runs (place) VALUES ('Memory');
SELECT place, current_setting('work_mem') AS memory
FROM runs
ORDER BY id DESC
LIMIT 1;
