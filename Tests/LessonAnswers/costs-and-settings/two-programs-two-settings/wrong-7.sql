BEGIN;
SET LOCAL work_mem = '16MB';
SET LOCAL random_page_cost = 1.1;
SELECT * FROM today;
COMMIT;
